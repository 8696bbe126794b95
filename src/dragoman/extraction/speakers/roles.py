"""What stands beside a person's name: title before it, apposition behind it or before it, and whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.actors.gazetteer import named_at
from dragoman.actors.people import begins_name
from dragoman.actors.peoples import people_at
from dragoman.extraction.speakers.index import Index
from dragoman.extraction.speakers.mentions import Mention, title_of_several
from dragoman.language.analysis import Token
from dragoman.vocabulary.offices import Gender, offices

FARTHEST = 8
"""Tokens that a title or an apposition may be long."""

ENDS = frozenset({",", ".", ";", ":", "-", "--", "—", "–", ")", "?", "!", '"'})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
NEAR = 4
"""Tokens between a comma and the noun behind it."""

CHAIR = "chair"
OWN: dict[str, Gender] = {"his": "male", "her": "female"}

RELATIVE = frozenset({"counterpart", "number", "predecessor", "successor"})
"""Nouns that tell a relation to somebody else, not a role."""

LINKS = frozenset({"of", "for", "in", "at", "to", "from", "on"})
"""What joins a title to what tells it nearer: "ambassador in Oslo", "spokesman for the ministry"."""

ELSEWHERE = frozenset({"in", "on", "with", "near", "against"})
"""Behind a title they tell whom it has to do with, not whose it is: "ambassador in Oslo"."""

SENT_OUT = frozenset({"ambassador", "envoy", "representative", "delegate", "observer", "emissary", "counsellor"})
"""Offices of those who are sent "to" others and do not act for these."""

LONGEST_COMPLEMENT = 10
"""Words that may stand between a title and the comma before the name."""


@dataclass(frozen=True)
class Description:
    """`role` as written, without article and state; `noun` is the token of its head, `owner` the last token of whoever
    it is told of ("Miller's lawyer"), `people` the party without a state it is told of ("the Bosnian Serb leader"). An
    honorific alone has no role."""

    gender: Gender | None = None
    role: str | None = None
    noun: int | None = None
    country: str | None = None
    owner: int | None = None
    people: str | None = None


def descriptions(index: Index, mention: Mention) -> list[Description]:
    """Everything said of the bearer right beside the name."""
    return list(_Beside(index, mention).all())


def is_office(token: Token) -> bool:
    """Whether the word names an office, a trade or a kinship."""
    words = offices().offices
    return token.text.lower() in words or token.lemma in words or title_of_several(token) is not None


class _Beside:
    def __init__(self, index: Index, mention: Mention) -> None:
        self.tokens = index.analysis.tokens
        self.words = index.words
        self.dated = index.dated
        self.mention = mention
        sentence = index.sentence(mention.first)
        self.begin, self.end = sentence.first, sentence.last

    def all(self) -> Iterator[Description]:
        yield from self._before()
        yield from self._shared()
        yield from self._apposed_before()
        yield from self._apposed_behind()
        yield from self._presiding()
        yield from self._for_his_part()

    def _presiding(self) -> Iterator[Description]:
        """As in "with Jane Miller in the chair", "chaired by Jane Miller", "Jane Miller, who chairs the talks"."""
        at, behind = self.mention.first, self.words[self.mention.last : min(self.mention.last + 3, self.end)]
        place = None
        if at - 2 >= self.begin and self.words[at - 1] == "by" and self.tokens[at - 2].lemma == CHAIR:
            place = at - 2
        elif behind == ["in", "the", CHAIR] or behind in ([",", "who", "chairs"], [",", "who", "chaired"]):
            place = self.mention.last + 2
        if place is not None:
            yield Description(role=CHAIR, noun=place)

    def _for_his_part(self) -> Iterator[Description]:
        """As in "Miller, for her part, ..."."""
        behind = self.words[self.mention.last : min(self.mention.last + 4, self.end)]
        if len(behind) == 4 and behind[:2] == [",", "for"] and behind[3] == "part" and behind[2] in OWN:
            yield Description(gender=OWN[behind[2]])

    def _before(self) -> Iterator[Description]:
        """As in "Mr. Miller", "Foreign Minister Miller", "Secretary of State Miller"."""
        at = self.mention.first - 1
        if at < self.begin:
            return
        low = self.words[at].lower()
        if low in offices().honorifics:
            yield Description(gender=offices().gender.get(low))
            at -= low not in offices().offices  # "Judge" is both a form of address and an office
        noun = self._title_noun(at)
        if noun is not None:
            yield self._description(noun, at + 1)

    def _shared(self) -> Iterator[Description]:
        """The title that several share, told before the first: "Ministers Jane Miller of Chad and Paul Hall"."""
        if self.mention.first - 1 < self.begin or self.words[self.mention.first - 1] != "and":
            return
        for at in range(self.mention.first - 2, max(self.begin, self.mention.first - LONGEST_COMPLEMENT) - 1, -1):
            if title_of_several(self.tokens[at]) is not None and self.words[at + 1][0].isupper():
                left = self._left(at)
                yield Description(role=self._text(self._behind_state(left, at), at + 1), noun=at)
                return
            if not self.words[at][0].isupper() and self.words[at] not in ("of", "the", ","):
                return

    def _office(self, at: int) -> bool:
        """Whether an office, a trade or a kinship ends here: "envoy", "go-between", "opposite number"."""
        hyphened = at - 2 >= self.begin and self.words[at - 1] == "-"
        whole = hyphened and f"{self.words[at - 2]}-{self.words[at]}".lower() in offices().offices
        opposite = self.words[at] == "number" and self.words[at - 1] == "opposite"
        return is_office(self.tokens[at]) or whole or opposite

    def _title_noun(self, at: int) -> int | None:
        """The head of the title that ends at a token: itself, or the noun before "of State"."""
        if at < self.begin:
            return None
        if self._office(at) and (self.tokens[at].pos in ("NOUN", "PROPN", "ADJ") or self.words[at - 1] == "-"):
            return at
        for link in range(at, max(self.begin, at - 5), -1):
            if self.tokens[link].lemma in ("of", "for"):
                return (
                    link - 1
                    if link < at and self.words[link + 1][0].isupper() and is_office(self.tokens[link - 1])
                    else None
                )
            joins = self.words[link] in ("and", "the") and link < at
            if begins_name(self.words[link]) or not (self.words[link][0].isupper() or joins):
                return None
        return None

    def _apposed_before(self) -> Iterator[Description]:
        """As in "her press secretary, Jane Miller,", "his host, Foreign Minister Paul Durand,". A name with an open end
        is the subject of what follows: "According to a diplomat, Miller left"."""
        first = self.mention.first
        first -= first > self.begin and self.words[first - 1].lower() in offices().honorifics - offices().offices
        title = self._title_noun(first - 1)
        comma = (first if title is None else self._left(title)) - 1
        closed = self.mention.last >= self.end or self.words[self.mention.last] in ENDS
        if comma - 1 < self.begin or self.words[comma] != "," or not closed:
            return
        noun = self._title_noun(comma - 1)
        noun = self._complemented(comma - 1) if noun is None else noun
        if noun is None or self.tokens[noun].tag not in ("NN", "NNP") or not self._determined(noun):
            return
        unread = self.tokens[noun].dep == "dep"  # what the parser could not tie to anything
        if self._subject(noun) or unread or not self._subject(self.mention.head):
            yield self._description(noun, comma)

    def _complemented(self, last: int) -> int | None:
        """The office of "Norway's ambassador in Oslo", "a spokesman for the Foreign Ministry", by the word it ends in:
        the one that the name is told beside, else the outermost."""
        found: list[int] = []
        for at in range(last, max(self.begin, last - LONGEST_COMPLEMENT) - 1, -1):
            token = self.tokens[at]
            if token.text in LINKS and at > self.begin and self._office(at - 1):
                found.append(at - 1)
            joins = token.text in LINKS or token.tag in ("DT", "POS", "CC", "PRP$")
            if not joins and token.pos not in ("NOUN", "PROPN", "ADJ", "NUM"):
                break
        governor = self.tokens[self.mention.head].head
        return governor if governor in found else found[-1] if found else None

    def _subject(self, at: int) -> bool:
        return self.tokens[at].dep in SUBJECTS

    def _determined(self, noun: int) -> bool:
        """Whether article or possessive makes it a phrase of its own, not one of a list."""
        first = self._left(noun)
        before = self.tokens[first - 1] if first > self.begin else None
        return before is None or before.tag in ("DT", "PRP$", "POS") or before.text in ENDS

    def _apposed_behind(self) -> Iterator[Description]:
        """As in "Jane Miller, the White House press secretary,"."""
        comma = self.mention.last
        if comma + 1 >= self.end or self.words[comma] not in (",", "("):
            return
        if self.tokens[comma + 1].pos == "ADP":
            return  # "Miller, through an aide,"
        noun, stop = None, None
        behind = self._behind_copula(comma)
        for at in range(behind + 1, min(self.end, behind + 2 + 2 * FARTHEST)):
            token = self.tokens[at]
            if token.text in ENDS and token.text != "-":
                stop = at
                break
            if noun is None and (token.pos in ("VERB", "AUX") or token.tag in ("WP", "WDT", "PRP", "CC")):
                return
            if noun is None and self._office(at) and token.tag in ("NN", "NNP") and not self._compounds(at):
                noun = at
            elif token.tag in ("WP", "WDT", "VBD", "VBZ") and noun is not None:
                stop = at
                break
        if noun is None or (stop is None and noun + 1 < self.end) or self._left(noun) - behind > NEAR:
            return
        if not self._another(noun):
            yield self._description(noun, stop if stop is not None and stop - noun <= FARTHEST else noun + 1)

    def _behind_copula(self, comma: int) -> int:
        """The last word before the role: the comma, or the verb of "Jane Miller, who is Norway's envoy"."""
        who = self.words[comma + 1 : comma + 3] in (["who", "is"], ["who", "was"])
        return comma + 2 if who else comma

    def _another(self, noun: int) -> bool:
        """Whether it is told of another: "Hall, an official said, left", "and Hall, press secretary Jane Miller"."""
        governors = self.tokens[noun].head, self.tokens[self.mention.head].head
        speaks = self._subject(noun) and (not self._subject(self.mention.head) or governors[0] != governors[1])
        follows = noun + 1 < self.end and self.tokens[noun + 1].tag == "NNP" and self.words[noun + 1][0].isupper()
        return speaks or follows

    def _compounds(self, at: int) -> bool:
        """Whether a further office follows: "campaign manager"."""
        return at + 1 < self.end and self.tokens[at].head == at + 1 and is_office(self.tokens[at + 1])

    def _left(self, noun: int) -> int:
        """Where the words that qualify a noun begin."""
        at = noun
        while at - 1 >= self.begin and noun - at < FARTHEST and self._qualifies(at - 1):
            at -= 1
        return at

    def _qualifies(self, at: int) -> bool:
        token = self.tokens[at]
        if token.text == "-":
            return True
        if at in self.dated:
            return False
        return (token.pos in ("NOUN", "PROPN", "ADJ") and token.tag not in ("PRP$", "NNS")) or token.tag == "JJ"

    def _description(self, noun: int, stop: int) -> Description:
        first, owner = self._left(noun), None
        start = self._behind_state(first, noun)
        country = self._state_among(range(first, noun + 1))
        if first - 1 > self.begin and self.tokens[first - 1].tag == "POS":
            owner = first - 2
            country = country or self._state_ending(owner)
        country = country or self._state_among(self._owning(noun, stop))
        role = self._text(start, stop)
        return Description(
            gender=offices().gender.get(self.tokens[noun].text.lower()),
            role=None if self.tokens[noun].lemma in RELATIVE else role,
            noun=noun,
            country=country or national(role),
            owner=owner,
            people=next((p.name for at in range(first, noun) if (p := people_at(self.words, at))), None),
        )

    def _state_among(self, words: range) -> str | None:
        """The first state that words name, capitals aside."""
        told = (named_at(self.words, at) for at in words)
        return next((named.country for named in told if named and named.way != "capital"), None)

    def _owning(self, noun: int, stop: int) -> range:
        """The words behind a title that may tell whose it is: not those of "ambassador to Norway", nor of "envoy for
        Norway", who is sent there by others."""
        lemma = self.tokens[noun].lemma
        away = ELSEWHERE | {w for w, held in (("for", offices().mediating), ("to", SENT_OUT)) if lemma in held}
        end = next((at for at in range(noun + 1, stop) if self.words[at] in away), stop)
        return range(noun + 1, end)

    def _behind_state(self, first: int, noun: int) -> int:
        """Without the name or adjective of the state or the people in front."""
        people = people_at(self.words, first)
        if people is not None and first + people.length <= noun:
            return first + people.length
        named = named_at(self.words, first)
        whole = named is not None and named.way in ("name", "demonym") and first + named.length <= noun
        return first + named.length if named and whole else first

    def _state_ending(self, at: int) -> str | None:
        for first in range(at, max(self.begin, at - 5) - 1, -1):
            named = named_at(self.words, first)
            if named and first + named.length == at + 1:
                return named.country
        return None

    def _text(self, first: int, stop: int) -> str:
        words: list[str] = []
        for token in self.tokens[first:stop]:
            glued = words and (token.text in ("'s", "-", "'") or words[-1].endswith("-"))
            text = title_of_several(token) or token.text
            words[-1:] = [words[-1] + text] if glued else [*words[-1:], text]
        return " ".join(words)


def national(role: str | None) -> str | None:
    """The state whose office a role is, where only one has it."""
    low = (role or "").lower()
    return next((country for title, country in offices().national.items() if low.endswith(title)), None)
