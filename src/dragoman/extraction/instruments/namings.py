"""Noun phrases that name an instrument: their extent, the words that tell which one, parties, day and place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dragoman.extraction.anchoring.timeline import Timeline
from dragoman.extraction.clauses.parties import Parties
from dragoman.extraction.instruments.existence import Existence, describes, making_verb, tabling_verb
from dragoman.language.analysis import Analysis, Token
from dragoman.record.dates import UNKNOWN_DATE, DateRange
from dragoman.record.docket import Extraction
from dragoman.vocabulary.instruments import instrument_words

TITLE = frozenset({"of", "on", "for", "against", "concerning"})
LINKS = frozenset({"between", "on", "of", "for", "with", "in", "by", "from"})


@dataclass(frozen=True)
class Naming:
    """A noun phrase that names an instrument: half-open token indexes, the words that tell which one, its number, the
    parties and the day told with it, and whether it says that there is one (`settled`) or takes up one known; `titled`
    is where a title ends, as in "Declaration of Principles"."""

    head: Token
    first: int
    last: int
    kind: str
    names: frozenset[str] = frozenset()
    number: str | None = None
    parties: tuple[str, ...] = ()
    when: DateRange = UNKNOWN_DATE
    places: frozenset[str] = frozenset()
    settled: bool = False
    definite: bool = False
    titled: int | None = None


class Namings:
    """Reads the noun phrases of one document."""

    def __init__(self, found: Extraction, analysis: Analysis, parties: Parties) -> None:
        self._analysis, self._parties, self._clauses = analysis, parties, parties.clauses
        self._timeline = Timeline(found, analysis)
        self._words = instrument_words()
        self._dated = {t.index: time for time in found.times for t in analysis.tokens_between(time.start, time.end)}
        self._existence = Existence(found.document, analysis, parties, frozenset(self._dated))

    def of(self, token: Token) -> Iterator[Naming]:
        """What the noun phrase of a word names; several where it has several numbers."""
        kind = self._kind(token)
        if kind is None or token.pos not in ("NOUN", "PROPN") or token.dep in ("compound", "amod", "npadvmod"):
            return
        if self._in_title(token):
            return
        numbers = self._numbers(token) if kind == "resolution" else []
        if numbers:
            yield from (self._naming(token, kind, number) for number in numbers)
        else:
            yield self._naming(token, kind, None)

    def _kind(self, token: Token) -> str | None:
        low, kinds = token.text.lower(), self._words.kinds
        before = self._analysis.tokens[token.index - 1].lemma.lower()
        behind = [t.lemma.lower() for t in self._analysis.tokens[token.index + 1 : token.index + 3]]
        if token.lemma == "exchange" and behind[:1] == ["of"] and behind[-1] in self._words.exchanged:
            return "agreement"  # "the exchange of letters of 12 May"
        return (
            kinds.get(f"{before} {token.lemma.lower()}")
            or kinds.get(token.lemma)
            or kinds.get(low)
            or (kinds.get(low[:-1]) if token.tag == "NNPS" else None)
        )

    def _in_title(self, token: Token) -> bool:
        """Whether it is but a word of a title: the "Understanding" of "Memorandum of Understanding"."""
        link = self._analysis.tokens[token.head]
        above = self._analysis.tokens[link.head]
        if self._kind(above) is None:
            return False
        return token in self._inner(above) or token.index < (self._title(above) or 0)

    def _inner(self, token: Token) -> list[Token]:
        """The bare noun behind one that makes up its name: "memorandum of understanding"."""
        links = [k for k in self._analysis.children(token.index) if k.dep == "prep" and k.lemma == "of"]
        behind = [p for k in links for p in self._analysis.children(k.index) if self._kind(p) is not None]
        return [p for p in behind if self._analysis.tokens[p.index - 1].lemma == "of"]

    def _title(self, token: Token) -> int | None:
        """Where a title ends that goes on behind the noun in capitals: "Code of Conduct", "Declaration on Cod"."""
        behind = [t for t in self._analysis.tokens[token.index + 1 : token.index + 4] if t.lemma != "the"]
        capital = token.text[0].isupper() and not token.text.isupper()
        if not capital or len(behind) < 2 or behind[0].lemma not in TITLE or not behind[1].text[0].isupper():
            return None
        if self._parties.country(behind[1]) is not None or behind[1].index in self._dated:
            return None  # "the Government of Norway"
        end = behind[1].index
        while end < len(self._analysis.tokens) and self._analysis.tokens[end].text[0].isupper():
            end += 1
        return end

    def _numbers(self, token: Token) -> list[str]:
        """As in "Resolutions 2254 and 2118"."""
        behind = self._analysis.tokens[token.index + 1 : token.index + 6]
        found: list[str] = []
        for t in behind:
            if t.text[:1].isdigit() and not (t.index in self._dated and len(found) == 0 and not t.text.isdigit()):
                found.append(t.text.rstrip("."))
            elif t.text.lower() not in ("and", ",", "no", "no.", "number"):
                break
        return found

    def _naming(self, token: Token, kind: str, number: str | None) -> Naming:
        first, last = self._extent(token, number)
        kids = self._analysis.children(token.index)
        titled = self._title(token)
        names = frozenset((*self._telling(token, first), *self._title_words(token, titled)))
        definite = any(k.dep == "poss" or (k.dep == "det" and k.lemma in ("the", "this", "that", "both")) for k in kids)
        naming = Naming(
            token,
            first,
            last,
            kind,
            names,
            number,
            self._parties_of(token),
            self._when(token, first, last),
            self._places(token),
            definite=definite,
            titled=titled,
        )
        return replace(naming, settled=self._existence.of(naming))

    def _title_words(self, token: Token, end: int | None) -> Iterator[str]:
        behind = self._analysis.tokens[token.index + 2 : end] if end is not None else ()
        yield from (t.text.lower() for t in behind)

    def _extent(self, token: Token, number: str | None) -> tuple[int, int]:
        """The noun with what qualifies it, and behind it the parties, the day and the subject."""
        first, last = token.index, token.index + 1
        for kid in self._analysis.children(token.index):
            if kid.index < token.index and kid.dep in ("amod", "compound", "nmod", "poss", "nummod", "det"):
                first = min(first, self._analysis.subtree(kid.index)[0].index)
        articles = [k.index for k in self._analysis.children(token.index) if k.tag in ("DT", "PRP$")]
        first = max([first, *(a + 1 for a in articles if a < token.index)])  # "carry out in full | the accord"
        if number is not None:
            at = next(t.index for t in self._analysis.tokens[token.index + 1 :] if t.text.startswith(number))
            return first, self._dated_behind(at + 1)
        for kid in self._analysis.children(token.index):
            told = kid.dep == "prep" and kid.lemma in LINKS
            if kid.index > token.index and (told or (kid.dep == "acl" and kid.tag == "VBN")):
                inside = self._analysis.subtree(kid.index)
                if inside[0].index <= last + 1:
                    last = inside[-1].index + 1
        return first, self._trimmed(token.index, last)

    def _dated_behind(self, last: int) -> int:
        """Where a name ends with the day behind it: "Resolution 2216 of 14 April 2015"."""
        end = last + 1
        while end < len(self._analysis.tokens) and end in self._dated:
            end += 1
        of = self._analysis.tokens[last].lemma == "of" if last < len(self._analysis.tokens) else False
        return end if of and end > last + 1 else last

    def _trimmed(self, head: int, last: int) -> int:
        while last > head + 1 and self._analysis.tokens[last - 1].pos in ("PUNCT", "SPACE", "ADP", "CCONJ"):
            last -= 1
        return last

    def _telling(self, token: Token, first: int) -> Iterator[str]:
        """Words of a name before the noun, in lower case: "Minsk", "nuclear", "monitoring"."""
        for t in self._analysis.tokens[first : token.index]:
            low = t.text.lower()
            plain = low in self._words.unsettled | self._words.joint or t.tag in (
                "DT",
                "PRP$",
                "POS",
                "CD",
                "JJR",
                "JJS",
            )
            told = t.pos in ("NOUN", "PROPN") or t.text[0].isupper() or low in self._words.topics
            if t.text[:1].isalpha() and told and not plain and t.index not in self._dated:
                yield low

    def _parties_of(self, token: Token) -> tuple[str, ...]:
        """Whose it is: "between A and B", "with B", "the A-B accord", and who signs or announces it."""
        frame = self._clauses.frame(token.index)
        heads = [*frame.by("between", "with", "by", "among"), *frame.agents]
        kids = self._analysis.children(token.index)
        heads += [k for k in kids if k.dep in ("poss", "compound", "nmod", "amod") and self._states_party(k)]
        heads += [t for inner in self._inner(token) for t in self._clauses.frame(inner.index).by("between", "with")]
        for clause in (k for k in kids if describes(k)):
            heads += self._signers(clause)
        verb = self._analysis.tokens[token.head]
        if token.dep in ("dobj", "nsubjpass") and verb.lemma in self._words.signing:
            heads += self._signers(verb)
        tabled = tabling_verb(self._analysis, token)
        heads += [t for t in self._clauses.frame(tabled.index).agents if t is not token] if tabled else []
        found = [i for t in heads if self._may_sign(t) for i in self._parties.each(t)]
        return tuple(i for i in dict.fromkeys(found) if self._parties.actor(i).kind != "document")

    def _states_party(self, token: Token) -> bool:
        """Whether a word before the noun tells a party and not where it was made: "Iran's accord", "the Swiss pact"."""
        if token.dep == "poss":
            return True
        named = self._parties.named(token)
        return named.way == "demonym" if named else self._parties.is_known(token)

    def _signers(self, verb: Token) -> Iterable[Token]:
        frame = self._clauses.frame(verb.index)
        return (*frame.agents, *frame.by("with", "by", "between")) if verb.lemma in self._words.signing else ()

    def _may_sign(self, token: Token) -> bool:
        return self._parties.is_party(token) or self._parties.country(token) is not None

    def _places(self, token: Token) -> frozenset[str]:
        """Where it was made, in lower case: "signed in Oslo"."""
        verb = making_verb(self._analysis, token)
        inside = self._analysis.subtree(verb.index) if verb is not None else []
        behind = (t for t in inside if t.pos == "PROPN" and t.dep == "pobj" and t.index not in self._dated)
        return frozenset(t.text.lower() for t in behind if self._analysis.tokens[t.head].lemma in ("in", "at"))

    def _when(self, token: Token, first: int, last: int) -> DateRange:
        """The day in its name, else of its making."""
        inside = [self._dated[i] for i in range(first, last) if i in self._dated]
        day = next((t.when for t in inside if t.type in ("DATE", "TIME") and t.when.known), None)
        if day is not None:
            return day
        verb = making_verb(self._analysis, token)
        if verb is None and self._kind(token) in ("text", "initiative", "agreement"):
            verb = tabling_verb(self._analysis, token)
        made = verb is not None and verb.lemma not in self._words.later
        return self._timeline.when(verb.start, verb.end) if verb is not None and made else UNKNOWN_DATE
