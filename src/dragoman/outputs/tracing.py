"""A traced chronology for people: each line with the sentences for and against it, and what it lacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.outputs.chronology_entries import CitedSentence, Entry, cited_sentence, entry_of, once_told
from dragoman.outputs.days import label
from dragoman.outputs.display import cut, line
from dragoman.outputs.occurrences import Occurrence, occurrences
from dragoman.outputs.references import called
from dragoman.outputs.tables import Table
from dragoman.record.chronology import Trace, TracedLine
from dragoman.record.docket import DocketExport
from dragoman.record.evidence import Span
from dragoman.record.happenings import Process

LONGEST_SENTENCE = 160
MISSING = "not in the chronology"
TOLD = frozenset({"actual", "negated"})


@dataclass(frozen=True, kw_only=True)
class TraceRow:
    """A line of the chronology with the sentences that bear on it."""

    traced: TracedLine
    sentences: tuple[CitedSentence, ...]


@dataclass(frozen=True, kw_only=True)
class TraceReport:
    """What `dragoman trace` shows: the lines, and happenings of the docket that no line speaks of."""

    trace: Trace
    rows: tuple[TraceRow, ...]
    missing: tuple[Entry, ...]


def trace_report(traced: Iterable[TracedLine], docket: DocketExport, cite: Mapping[str, str]) -> TraceReport:
    """The traced lines with their documents, and what the docket has beyond them, by day."""
    lines = tuple(traced)
    lacking = _lacking(docket, lines)
    return TraceReport(
        trace=Trace(lines=lines, missing=tuple(o.record.id for o in lacking)),
        rows=tuple(TraceRow(traced=t, sentences=tuple(_sentences(t, docket, cite))) for t in lines),
        missing=once_told(entry_of(o, cite) for o in lacking),
    )


def trace_table(report: TraceReport) -> Table:
    """One row a line (number, day, text, what the reports say, why, the first sentence, its outlet, ids), then one for
    each happening that the chronology lacks."""
    columns = ("line", "when", "text", "reports", "because", "sentence", "outlet", "ids")
    rows = (*map(_row, report.rows), *map(_missing_row, report.missing))
    return Table(columns, rows, frozenset({"text", "because", "sentence"}))


def _missing_row(entry: Entry) -> tuple[str, ...]:
    text = f"{cut(line(entry.text), LONGEST_SENTENCE)}{f' ({entry.status})' if entry.status else ''}"
    source = entry.sources[0]
    return "", label(entry.when), text, MISSING, "", "", called(source.document), source.short


def _row(row: TraceRow) -> tuple[str, ...]:
    traced, first = row.traced, row.sentences[0] if row.sentences else None
    return (
        str(traced.line.number),
        label(traced.line.when),
        line(traced.line.text),
        traced.bearing,
        line(traced.because),
        cut(line(first.sentence.text), LONGEST_SENTENCE) if first else "",
        called(first.document) if first else "",
        " ".join(dict.fromkeys(sentence.short for sentence in row.sentences)),
    )


def _sentences(traced: TracedLine, docket: DocketExport, cite: Mapping[str, str]) -> Iterable[CitedSentence]:
    """Sentences against the line before those for it, each with the id of a record in it."""
    documents = {document.id: document for document in docket.documents}
    spans = dict.fromkeys((*traced.opposing, *traced.supporting))
    layers = (docket.events, docket.contacts, docket.processes, docket.commitments)
    named = set(traced.records)
    places = [(record.id, record.evidence) for layer in layers for record in layer if record.id in named]
    places += [(s.id, s.content) for s in docket.statements if s.id in named]
    for span in spans:
        record = next((name for name, own in places if any(span.touches(words) for words in own)), "")
        yield cited_sentence(span, documents[span.document], record, cite)


def _lacking(docket: DocketExport, lines: Iterable[TracedLine]) -> list[Occurrence]:
    """Dated happenings with a party, none of whose sentences any line rests on."""
    spoken: dict[str, list[Span]] = {}
    for traced in lines:
        for span in (*traced.supporting, *traced.opposing):
            spoken.setdefault(span.document, []).append(span)
    found = (o for o in occurrences(docket) if o.when.known and o.factuality in TOLD and (o.who or o.to))
    return [o for o in found if not isinstance(o.record, Process) and not _is_spoken_of(o, spoken)]


def _is_spoken_of(found: Occurrence, spoken: Mapping[str, list[Span]]) -> bool:
    return any(span.touches(own) for r in found.reports for own in r.evidence for span in spoken.get(own.document, []))
