"""The chronology as it is handed on: what happened, in order of days, each entry with the sentences it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from dragoman.outputs.chronology import DatedLine, chronology
from dragoman.outputs.display import cut, line
from dragoman.outputs.occurrences import Occurrence, occurrences, sentence_of
from dragoman.outputs.page import Limits
from dragoman.outputs.quotation import balanced, closed, opened
from dragoman.outputs.references import called
from dragoman.outputs.sentences import behind_dateline, sentence_around
from dragoman.outputs.tables import Table
from dragoman.record.dates import DateRange
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document
from dragoman.record.evidence import Span

ALL = 10**6
LONGEST = 320
"""Characters of what an entry says."""

SHORTEST = 8
"""Characters of an id where nobody says which prefix is unique."""

STATUS = {"actual": "", "negated": "denied or called off"}


@dataclass(frozen=True)
class CitedSentence:
    """A sentence of a report that an entry rests on, and the id that opens it."""

    document: Document
    sentence: Span
    short: str


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A line of the chronology. `status` is empty for what is reported to have happened."""

    id: str
    when: DateRange
    text: str
    headline: str
    status: str = ""
    group: str = ""
    independent: int = 1
    sources: tuple[CitedSentence, ...]


def entries(docket: DocketExport, cite: Mapping[str, str]) -> tuple[Entry, ...]:
    """Happenings by day, undated ones last, each sentence once a day; where there are none, the dated sentences."""
    found = occurrences(docket)
    if found:
        return once_told(entry_of(o, cite) for o in sorted(found, key=_order))
    limits = Limits(chronology=ALL, lines_per_day=ALL)
    return tuple(_of_sentence(dated, cite) for dated in chronology(docket, limits))


def once_told(listed: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries in their order, those in one sentence of one day as one; an undated one stands with the first of its
    sentence, whatever the day. What happened goes before what is only planned or denied in the same words."""
    found: dict[tuple[str, DateRange], Entry] = {}
    places: dict[str, tuple[str, DateRange]] = {}
    for entry in listed:
        key = (entry.text, entry.when)
        if not entry.when.known:
            key = places.get(entry.text, key)
        places.setdefault(entry.text, key)
        found[key] = _together(found[key], entry) if key in found else entry
    return tuple(found.values())


def _together(one: Entry, other: Entry) -> Entry:
    happened = not (one.status and other.status)
    groups = dict.fromkeys(part for entry in (one, other) for part in entry.group.split(", ") if part)
    return replace(
        one,
        status="" if happened else one.status,
        group=", ".join(sorted(groups)),
        independent=max(one.independent, other.independent),
        sources=tuple({(s.sentence, s.short): s for s in (*one.sources, *other.sources)}.values()),
    )


def cited_sentence(span: Span, document: Document, record: str, cite: Mapping[str, str]) -> CitedSentence:
    """A sentence under the id of a record that stands in it, else under its document's."""
    return CitedSentence(document, span, _short(record if record in cite else document.id, cite))


def entries_table(listed: Iterable[Entry]) -> Table:
    """One row an entry: days as ISO 8601, what, status, independent sources, who reports it, ids."""
    columns = ("from", "until", "edtf", "what", "status", "about", "sources", "outlets", "sentence", "ids")
    return Table(columns, tuple(map(_row, listed)), frozenset({"what", "sentence"}))


def _row(entry: Entry) -> tuple[str, ...]:
    first, last = entry.when.earliest, entry.when.latest
    outlets = dict.fromkeys(called(s.document) for s in entry.sources)
    return (
        first.isoformat() if first else "",
        last.isoformat() if last else "",
        entry.when.edtf or "",
        entry.text,
        entry.status,
        entry.group,
        str(entry.independent),
        "; ".join(outlets),
        line(entry.sources[0].sentence.text),
        " ".join(source.short for source in entry.sources),
    )


def entry_of(found: Occurrence, cite: Mapping[str, str]) -> Entry:
    """A happening as a line of the chronology."""
    sources = (
        CitedSentence(document, sentence_of(document, report), _short(report.id, cite))
        for report, document in zip(found.reports, found.documents, strict=True)
    )
    return Entry(
        id=found.record.id,
        when=found.when,
        text=_told(found),
        headline=found.label,
        status=STATUS.get(found.factuality, found.factuality),
        group=", ".join(line(issue) for issue in found.issues),
        independent=found.sources,
        sources=tuple(_once(sources)),
    )


def _told(found: Occurrence) -> str:
    """The sentences that tell of it, that of a headline where there is no other; of a very long one the clause alone,
    where that reads as a sentence."""
    document = found.document
    running = [span for span in found.record.evidence if document.part_at(span.start) != "headline"]
    around = (sentence_around(document, span.start, span.end) for span in running or found.record.evidence)
    whole = " … ".join(dict.fromkeys(line(behind_dateline(document, sentence).text) for sentence in around))
    if len(whole) > LONGEST and found.words == opened(found.words):
        whole = balanced(found.words)
    return closed(opened(cut(whole, LONGEST)))


def _of_sentence(dated: DatedLine, cite: Mapping[str, str]) -> Entry:
    words = line(dated.sentence.text)
    return Entry(
        id=dated.time.id,
        when=dated.when,
        text=words,
        headline=words,
        independent=len({x.document.copy_of or x.document.id for x in (dated, *dated.likes)}),
        sources=tuple(
            _once(CitedSentence(x.document, x.sentence, _short(x.time.id, cite)) for x in (dated, *dated.likes))
        ),
    )


def _once(sources: Iterable[CitedSentence]) -> list[CitedSentence]:
    """Each sentence once."""
    found: dict[Span, CitedSentence] = {}
    for source in sources:
        found.setdefault(source.sentence, source)
    return list(found.values())


def _order(found: Occurrence) -> tuple[object, ...]:
    first = found.when.earliest or found.when.latest
    return (first is None, first, found.when.latest, *found.place[2:])


def _short(record: str, cite: Mapping[str, str]) -> str:
    return cite.get(record, record[:SHORTEST])
