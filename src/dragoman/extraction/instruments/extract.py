"""The step that finds instruments: agreements, statements, resolutions and laws, one record for all names of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dragoman.extraction.clauses.parties import Parties, with_actors
from dragoman.extraction.instruments.existence import OTHERS
from dragoman.extraction.instruments.namings import Naming, Namings
from dragoman.language.analysis import Analysis
from dragoman.record.dates import UNKNOWN_DATE, Answer, DateRange
from dragoman.record.docket import Extraction
from dragoman.record.evidence import Span
from dragoman.record.obligations import Instrument
from dragoman.vocabulary.instruments import instrument_words

VERSION = "1"
MANY = frozenset({"NNS", "NNPS"})
MOST_WORDS = 9
"""Words of all mentions that a record rests on, besides those of the one that tells most."""


def extract_instruments(found: Extraction, analysis: Analysis) -> Extraction:
    """The extraction with its instruments, and with the actors that only they name."""
    parties = Parties(found, analysis)
    instruments = tuple({i.id: i for i in _Instruments(found, analysis, parties).all()}.values())
    return replace(with_actors(found, parties), instruments=instruments) if instruments else found


@dataclass
class Known:
    """An instrument while its names gather: their words, and where it was made."""

    namings: list[Naming] = field(default_factory=list)

    @property
    def names(self) -> frozenset[str]:
        """Words that tell which one it is."""
        return frozenset().union(*(n.names for n in self.namings))

    @property
    def places(self) -> frozenset[str]:
        """Where it was made."""
        return frozenset().union(*(n.places for n in self.namings))


class _Instruments:
    def __init__(self, found: Extraction, analysis: Analysis, parties: Parties) -> None:
        self._document, self._analysis = found.document, analysis
        self._namings = Namings(found, analysis, parties)
        self._words = instrument_words()

    def all(self) -> Iterator[Instrument]:
        """Every instrument, by its first naming."""
        known: list[Known] = []
        for token in self._analysis.tokens:
            for naming in self._namings.of(token):
                if naming.settled or not self._another(naming):
                    self._gather(naming, known)
        yield from (self._record(one) for one in known)

    def _gather(self, naming: Naming, known: list[Known]) -> None:
        """To the one it names, the last told first; a new one where it says that there is one."""
        for one in reversed(known):
            if self._same(naming, one):
                one.namings.append(naming)
                return
        if naming.settled:
            known.append(Known([naming]))

    def _another(self, naming: Naming) -> bool:
        """As in "other accords", "a new one": none that is known."""
        kids = self._analysis.children(naming.head.index)
        return any(k.lemma in OTHERS | {"new", "draft"} for k in kids)

    def _same(self, naming: Naming, one: Known) -> bool:
        numbers = {n.number for n in one.namings if n.number}
        if naming.number or (numbers and naming.kind == "resolution" and naming.names):
            return naming.number in numbers
        if naming.head.text.isupper() or any(n.head.text.isupper() for n in one.namings):
            return False  # the heading of a text is no name of another one
        many = naming.head.tag in ("NNS", "NNPS")
        alike = self._kindred(naming, one) and not self._of_another_make(naming, one)
        if not alike or not self._days_agree(naming, one):
            return False
        if many and all(n.head.tag not in ("NNS", "NNPS") for n in one.namings):
            return False
        if naming.names and (one.names | one.places):
            return bool(naming.names & (one.names | one.places))
        told = naming.when.known or len(naming.parties) > 1
        dated = any(n.when.known for n in one.namings)
        other = told and not dated and all(n.head.lemma != naming.head.lemma for n in one.namings)
        return (naming.definite or bool(naming.names)) and not other

    def _of_another_make(self, naming: Naming, one: Known) -> bool:
        """As a memorandum is no protocol, though each may be called an accord."""
        makes = {n.head.lemma.lower() for n in one.namings} & self._words.makes
        return bool(makes) and naming.head.lemma.lower() in self._words.makes - makes

    def _kindred(self, naming: Naming, one: Known) -> bool:
        kinds = {n.kind for n in one.namings}
        loose = {"agreement", "statement", "ceasefire"}
        return (
            naming.kind in kinds
            or naming.head.lemma in self._words.general
            or (
                naming.kind in loose and bool(kinds & loose) and naming.kind != "ceasefire" and "ceasefire" not in kinds
            )
        )

    def _days_agree(self, naming: Naming, one: Known) -> bool:
        return all(naming.when.overlaps(n.when) is not Answer.NO for n in one.namings)

    def _record(self, one: Known) -> Instrument:
        """Rests on the mention that tells most, and on others as long as they are few words."""
        fullest = max(one.namings, key=lambda n: (n.number is not None, len(n.names), n.last - n.first <= 8, -n.first))
        name = self._name(fullest)
        names = dict.fromkeys(self._name(n) for n in one.namings)
        days = [n.when for n in one.namings if n.when.known]
        return Instrument(
            evidence=self._evidence(one),
            name=name,
            kind=fullest.kind,
            aliases=tuple(n for n in names if n != name),
            parties=tuple(dict.fromkeys(p for n in one.namings for p in n.parties)),
            when=min(days, key=_width) if days else UNKNOWN_DATE,
        )

    def _evidence(self, one: Known) -> tuple[Span, ...]:
        telling = max(one.namings, key=self._tells)
        chosen, words = [telling], telling.last - telling.first
        for naming in one.namings:
            words += naming.last - naming.first
            if naming is not telling and words <= MOST_WORDS:
                chosen.append(naming)
        spans = dict.fromkeys(self._span(n.first, n.last) for n in chosen)
        return tuple(sorted(spans))

    def _tells(self, naming: Naming) -> tuple[bool, bool, bool, int, int, int]:
        """How much a mention says: a number, a day, the parties, its words."""
        told = naming.number is not None, naming.when.exact, len(naming.parties) > 1
        words = 0 if naming.number else naming.last - naming.first
        return (*told, len(naming.names), words, -naming.first)

    def _name(self, naming: Naming) -> str:
        """The words that name it, without what is told behind the noun."""
        last = naming.last if naming.number else naming.titled or naming.head.index + 1
        if not naming.number and not naming.names:
            last = naming.last
        return " ".join(self._span(naming.first, last).text.split())

    def _span(self, first: int, last: int) -> Span:
        tokens = self._analysis.tokens
        return self._document.span(tokens[first].start, tokens[last - 1].end)


def _width(when: DateRange) -> int:
    """How many days a range has; open ones are the widest."""
    return (when.latest - when.earliest).days if when.earliest and when.latest else 1 << 30
