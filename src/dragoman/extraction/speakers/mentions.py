"""Where a text names somebody: persons, states and their seats, bodies and organisations, each as a run of tokens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from dragoman.actors.gazetteer import Named, named_at
from dragoman.actors.people import begins_name
from dragoman.actors.peoples import People, people_at
from dragoman.language.analysis import Analysis, Sentence, Token
from dragoman.vocabulary.offices import offices
from dragoman.vocabulary.peoples import people_words

NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "WORK_OF_ART", "PRODUCT"})
NUMBERS = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL", "EVENT", "LAW", "LANGUAGE"})
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
LONGEST_TAIL = 4
NAME_AND_SURNAME = 2
JOINING = frozenset({"and", "of", "the", "for", "on", "in"})
BRACKETS = frozenset({")", "]"})
OPENING, CLOSING = frozenset({"(", "["}), BRACKETS | {",", ".", ";", ":"}
WHOLE = frozenset({"PERSON", "ORG", "WORK_OF_ART"})
SHARED = frozenset(
    {"minister", "president", "premier", "ambassador", "envoy", "secretary", "representative", "negotiator", "senator"}
    | {"general", "commander", "commissioner", "delegate", "mediator", "chancellor"}
)
"""Titles that several may share before their names: "Ministers Miller and Hall"."""

PLACES = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "to", "from", "into"})


@dataclass(frozen=True)
class Mention:
    """Half-open token indexes of a name, without article and title; `label` is the parser's guess, `named` the
    gazetteer's answer, `people` that of a party without a state, `tail` the lower-case noun that makes it a body
    ("Japanese [foreign ministry]")."""

    first: int
    last: int
    head: int
    label: str
    words: tuple[str, ...]
    named: Named | None = None
    tail: str | None = None
    people: People | None = None

    @property
    def adjective(self) -> bool:
        """Whether it only qualifies something else: "Japanese officials"."""
        return self.named is not None and self.named.way == "demonym" and self.tail is None


def find_mentions(analysis: Analysis) -> list[Mention]:
    """Every name of a text but those of credits ("Jane Miller/AP"), in text order, none inside another."""
    return list(_Finder(analysis).mentions())


def with_families(analysis: Analysis, found: list[Mention]) -> list[Mention]:
    """Further mentions where a family name reads as a common noun to the parser ("Price dismissed concerns")."""
    families = {m.words[-1] for m in found if m.label == "PERSON" and len(m.words) > 1 and m.words[-1][0].isupper()}
    covered = {i for m in found for i in range(m.first, m.last)}
    more = [
        Mention(t.index, t.index + 1, t.index, "", (t.text,))
        for t in analysis.tokens
        if t.text in families and t.index not in covered and t.pos in NOMINAL
    ]
    return sorted([*found, *more], key=lambda m: m.first)


def with_short_names(analysis: Analysis, found: list[Mention]) -> list[Mention]:
    """Further mentions where the last word of an organisation's name stands for it and the parser takes it for another
    word: "Front commander Miller"."""
    ends = {m.words[-1] for m in found if m.label == "ORG" and len(m.words) > 1 and m.words[-1][0].isupper()}
    ends = {word for word in ends if word.lower() in offices().organisations | offices().movements}
    covered = {i for m in found for i in range(m.first, m.last)}
    more = [
        Mention(t.index, t.index + 1, t.index, "", (t.text,))
        for t in analysis.tokens
        if t.text in ends and t.index not in covered and _qualifies_office(analysis, t)
    ]
    return sorted([*found, *more], key=lambda m: m.first)


def _qualifies_office(analysis: Analysis, token: Token) -> bool:
    behind = analysis.tokens[token.index + 1 : token.index + 2]
    return any(t.lemma in offices().offices and t.text[0].islower() for t in behind)


def head_of(analysis: Analysis, first: int, last: int) -> int:
    """The token that the others of a run depend on."""
    return next((i for i in range(first, last) if not first <= analysis.tokens[i].head < last), last - 1)


def title_of_several(token: Token) -> str | None:
    """The title of each, where a capitalised one stands before several names: the "Minister" of "Ministers Miller and
    Hall"."""
    if token.tag not in ("NNPS", "NNP") or not token.text.endswith("s"):
        return None
    one = token.text.removesuffix("s")
    one = one.removesuffix("ie") + "y" if one.endswith("ie") else one
    return one if one.lower() in SHARED else None


class _Finder:
    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.words = [t.text for t in analysis.tokens]

    @cached_property
    def _entities(self) -> dict[int, tuple[int, str]]:
        """First token to last (exclusive) and label."""
        starts = {t.start: t.index for t in self.tokens}
        ends = {t.end: t.index + 1 for t in self.tokens}
        return {
            starts[n.start]: (ends[n.end], n.label) for n in self.analysis.names if n.start in starts and n.end in ends
        }

    def mentions(self) -> Iterator[Mention]:
        for sentence in self.analysis.sentences:
            at = sentence.first
            while at < sentence.last:
                found = self._at(at, sentence)
                if found and not self._credit(found):
                    yield found
                at = found.last if found else self._next(at)

    def _credit(self, mention: Mention) -> bool:
        """Whether it is written with a stroke, as photographers are, at the end of a paragraph or before a bracket."""
        first, last, tokens = mention.first, mention.last, self.tokens
        while last < len(tokens) and last - mention.last < LONGEST_TAIL and self._glued(last, CLOSING):
            last += 1
        while first and mention.first - first < LONGEST_TAIL and self._glued(first, OPENING):
            first -= 1
        if not any("/" in t.text for t in tokens[first:last]):
            return False
        return last == len(tokens) or tokens[last].text in BRACKETS or tokens[last - 1].end in self._paragraph_ends

    def _glued(self, at: int, apart: frozenset[str]) -> bool:
        """Whether no blank stands before a token, and none of the marks that part words."""
        before, token = self.tokens[at - 1], self.tokens[at]
        return before.end == token.start and not {before.text, token.text} & apart

    @cached_property
    def _paragraph_ends(self) -> frozenset[int]:
        return frozenset(p.end for p in self.analysis.paragraphs)

    def _next(self, at: int) -> int:
        """Numbers and dates are stepped over whole."""
        last, label = self._entities.get(at, (at + 1, ""))
        return last if label in NUMBERS and named_at(self.words, at) is None else at + 1

    def _at(self, at: int, sentence: Sentence) -> Mention | None:
        first, last, label = self._run(at, sentence)
        named = named_at(self.words, first)
        if named and (first + named.length > sentence.last or (last > first + named.length and label in WHOLE)):
            named = None
        if named:
            last = first + named.length
        elif (people := self._people(first, last, label)) is not None:
            return self._side(first, people, sentence)
        if last <= first or self._only_title(first, last, label) or self._within_title(first, last):
            return None
        return self._grown(first, last, label, named, sentence)

    def _people(self, first: int, last: int, label: str) -> People | None:
        """The party without a state that is named here, where no longer name begins ("Tigray People's Front"); a land
        or town behind "in" or "to" is a place."""
        people = people_at(self.words, first)
        if people is None or (last > first + people.length and label in WHOLE and people.way != "community"):
            return None
        placed = people.way in ("land", "seat") and first > 0 and self.words[first - 1].lower() in PLACES
        return None if placed else people

    def _side(self, first: int, people: People, sentence: Sentence) -> Mention:
        """A people with the noun behind it that means it too ("the Bosnian Serb side"), or tells a body it has."""
        last = first + people.length
        grown = self._grown(first, last, "NORP", None, sentence)
        follows = self.tokens[last] if last < sentence.last else None
        if follows is not None and follows.text.lower() in people_words().sides and not self._goes_on(last, sentence):
            last += 1
        elif grown.tail is not None:
            return replace(grown, people=people)
        return Mention(
            first, last, head_of(self.analysis, first, last), "NORP", tuple(self.words[first:last]), people=people
        )

    def _run(self, at: int, sentence: Sentence) -> tuple[int, int, str]:
        """The entity or the run of proper nouns that begins here, stripped of article, titles and "'s"."""
        last, label = self._entities.get(at, (at, ""))
        if label not in NAMES or (
            any(c.isdigit() for t in self.tokens[at:last] for c in t.text) and label == "PRODUCT"
        ):
            last, label = self._proper(at, sentence), ""
        first, last = at, self._before_comma(at, last)
        while first < last - 1 and self._prefix(self.tokens[first], label):
            first += 1
        while last > first and self.tokens[last - 1].text in ("'s", "'", ",", ".", ":", '"', "-", "of"):
            last -= 1
        last = self._with_place(first, last)
        if last <= first:
            return at, at, ""
        first = self._behind_title(first, last, label)
        return first, self._nickname(first, self._hyphenated(first, last, sentence), sentence), label

    def _with_place(self, first: int, last: int) -> int:
        """Where a name ends that a parser cuts at its "in": "the United Nations Mission in Chad", "the Movement for
        Unity in Tibesti"."""
        fought_for = self.words[first].lower() in offices().movements and "for" in self.words[first:last]
        if fought_for and self.words[last : last + 1] == ["in"] and last + 1 < len(self.tokens):
            return last + 2 if self.tokens[last + 1].pos == "PROPN" else last
        hyphened = self.words[last - 2 : last - 1] == ["-"]  # "Jae-in"
        if last - first < NAME_AND_SURNAME or hyphened or self.words[last - 1] not in ("in", "for"):
            return last
        place = named_at(self.words, last)
        return last + place.length if place else last - 1

    def _before_comma(self, first: int, last: int) -> int:
        """Where a name ends that runs on over a comma into other words: "by Lantern, party insiders ..."."""
        comma = next((at for at in range(first + 1, last) if self.words[at] == ","), None)
        if comma is None:
            return last
        runs_on = any(w.isalpha() and w.islower() and w not in JOINING for w in self.words[comma + 1 : last])
        return comma if runs_on else last

    def _proper(self, at: int, sentence: Sentence) -> int:
        last = at
        while last < sentence.last and self._is_proper(last):
            last += 1
        if at < last < sentence.last - 1 and self.words[last] == "-" and self._is_proper(last + 1):
            return self._proper(last + 1, sentence)
        return last

    def _is_proper(self, at: int) -> bool:
        token = self.tokens[at]
        stops = (
            token.text in ("'s", "'")
            or not token.text[0].isupper()
            or (at in self._entities and self._entities[at][1] in NUMBERS)
        )
        return token.tag in ("NNP", "NNPS") and not stops

    def _prefix(self, token: Token, label: str) -> bool:
        if token.text.lower() in ("the", "a", "an", '"'):
            return True
        begins = begins_name(self.words[token.index + 1])
        return self._is_title(token) and (
            label in ("PERSON", "") or begins or self._is_title(self.tokens[token.index + 1])
        )

    def _behind_title(self, first: int, last: int, label: str) -> int:
        """Where the name begins in "Prime Minister Jane Miller", and in "Staff Jane Miller" behind "chief of"."""
        words = offices()
        if self.words[last - 1].lower() in words.institutions:
            return first
        for at in range(first + 1, last):
            if self._is_title(self.tokens[at - 1]) and begins_name(self.words[at]):
                return at
        behind = first > 1 and self.words[first - 1] in ("of", "for") and self._is_title(self.tokens[first - 2])
        for at in range(last - 1, first, -1):
            begins = begins_name(self.words[at])
            told = self._is_title(self.tokens[at - 1]) and (last - at > 1 or label in ("PERSON", ""))
            if self._is_proper(at) and (told or (behind and begins and last - at > 1)):
                return at
        return first

    def _only_title(self, first: int, last: int, label: str) -> bool:
        """As in "Prime Minister" without a name is a noun, however it is written."""
        if all(self._is_title(t) for t in self.tokens[first:last]):
            return True
        named = label == "PERSON" or begins_name(self.words[first])
        return self.tokens[last - 1].text.lower() in offices().offices and not named

    def _within_title(self, first: int, last: int) -> bool:
        """The "State" of "secretary of State", the "Press" of "Press secretary"."""
        portfolio = last - first == 1 and self.words[first].lower() in offices().portfolios
        if portfolio and last < len(self.tokens) and self._is_title(self.tokens[last]):
            return True
        of = (
            first > 1 and last - first == 1 and self.words[first - 1] == "of" and self._is_title(self.tokens[first - 2])
        )
        return of and named_at(self.words, first) is None

    def _hyphenated(self, first: int, last: int, sentence: Sentence) -> int:
        """The second half of "Jong-un", which parsers cut off."""
        if (
            last + 1 >= sentence.last
            or self.words[first].lower() not in offices().family_first
            or last - first < NAME_AND_SURNAME
        ):
            return last
        mark, rest = self.tokens[last], self.tokens[last + 1]
        glued = mark.text == "-" and mark.start == self.tokens[last - 1].end and rest.start == mark.end
        return last + 2 if glued and rest.text.isalpha() and rest.text.islower() else last

    def _is_title(self, token: Token) -> bool:
        low = token.text.lower()
        return low in offices().honorifics or low in offices().offices or title_of_several(token) is not None

    def _nickname(self, first: int, last: int, sentence: Sentence) -> int:
        """Robert "Bob" Miller is one name."""
        after = self.words[last : last + 4]
        quoted = last + 4 <= sentence.last and after[:1] == after[2:3] == ['"']
        if quoted and last > first and self._is_proper(last + 1) and self._is_proper(last + 3):
            return self._proper(last + 3, sentence)
        return last

    def _grown(self, first: int, last: int, label: str, named: Named | None, sentence: Sentence) -> Mention:
        """With the noun behind it that makes it a government, a body or an organisation."""
        tail, stem = None, last
        end = min(last + LONGEST_TAIL, sentence.last)
        for at in range(last, end):
            token = self.tokens[at]
            if token.pos not in NOMINAL or (at > last and named_at(self.words, at)):
                break
            if token.text.lower() in offices().institutions and not self._goes_on(at, sentence):
                tail, last = " ".join(t.text for t in self.tokens[stem : at + 1]), at + 1
                break
            if token.lemma in offices().offices:
                break
        words = tuple(self.words[first:last])
        return Mention(first, last, head_of(self.analysis, first, last), label, words, named, tail)

    def _goes_on(self, at: int, sentence: Sentence) -> bool:
        """As in "the Miller campaign manager": the noun qualifies another one."""
        follows = at + 1 < sentence.last and self.tokens[at + 1].pos in ("NOUN", "PROPN")
        return follows and self.tokens[at].head == at + 1
