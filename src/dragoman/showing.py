"""One record inside its paragraph, or one report with its records: what is looked at without the rest of the docket."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from dragoman.comparing import dated_documents, marked_record
from dragoman.editions import Editions
from dragoman.elsewhere import days_of, settled, together_with
from dragoman.extraction.dating.dating import needs_dating
from dragoman.ledger import Ledger
from dragoman.outputs.details import Around, described
from dragoman.outputs.queries import parties_to
from dragoman.reconcile.dating import opponents
from dragoman.reconcile.versions import mark_vanished
from dragoman.record.actors import Actor
from dragoman.record.arrival import Run
from dragoman.record.decisions import Decision
from dragoman.record.docket import LAYERS, DocketExport, Record
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.happenings import Reported
from dragoman.record.obligations import Commitment, Instrument
from dragoman.record.statements import Statement
from dragoman.record.times import TimeExpression


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What `dragoman show` prints: a record (or a whole document) inside its paragraph, the run that made it, and what
    stands around it in other records and reports."""

    short: str
    layer: str
    record: Record | Document
    document: Document
    paragraph: Span | None
    marks: tuple[Span, ...] = ()
    decisions: tuple[Decision, ...] = ()
    speaker: Actor | None = None
    run: Run | None = None
    around: Around = field(default_factory=Around)


def show(ledger: Ledger, editions: Editions, prefix: str) -> Shown:
    """A record or document by the beginning of its id. Raises NotFound, AmbiguousId."""
    layer, found = ledger.lookup(prefix)
    short = ledger.short_ids({found.id})[found.id]
    record, document = _as_dated(ledger, editions, layer, found)
    if isinstance(record, Document):
        around = Around(against={clue: opponents(clue, record.published) for clue in record.published.at_odds})
        return Shown(short=short, layer=layer, record=record, document=record, paragraph=None, around=around)
    if isinstance(record, Commitment):
        record = settled(ledger, editions, record)
    marks = marks_of(record)
    return Shown(
        short=short,
        layer=layer,
        record=record,
        document=document,
        paragraph=_paragraphs(ledger, document, marks),
        marks=marks,
        decisions=ledger.decisions(record.id),
        speaker=_speaker(ledger, record),
        run=ledger.record_of_run(record.id),
        around=_around(ledger, editions, layer, record),
    )


def _around(ledger: Ledger, editions: Editions, layer: str, record: Record) -> Around:
    turns = record.history if isinstance(record, Commitment) else ()
    told = {span.document for turn in turns for span in turn.evidence}
    return Around(
        names=_names(ledger, record),
        together=together_with(ledger, editions, layer, record),
        documents=days_of(ledger, editions, told) if told else {},
    )


def _names(ledger: Ledger, record: Record) -> Mapping[str, str]:
    """What the records that one names by their ids are called: actors, instruments, and the statements it rests on."""
    fields = ("speaker", "parent", "answers", "according_to", "instrument")
    ids = {getattr(record, name, None) for name in fields} | {*getattr(record, "addressees", ())}
    ids |= set(parties_to(record)) if isinstance(record, Reported) else set()
    found = ledger.records({ident for ident in ids if ident})
    short = ledger.short_ids({ident for ident, (_, one) in found.items() if isinstance(one, Statement)})
    return {ident: _called(one, short.get(ident, "")) for ident, (_, one) in found.items()}


def _called(record: Record, short: str) -> str:
    if isinstance(record, Statement):
        source = record.source.text if record.source else "somebody"
        return f"{source} ({short})"
    return described(record) if isinstance(record, Actor) else record.name if isinstance(record, Instrument) else ""


def report(ledger: Ledger, editions: Editions, document_id: str) -> DocketExport:
    """One report, by its whole id, with its records as they stand, not compared with others. Raises NotFound."""
    document = ledger.document(document_id)
    layers = ledger.layers([document_id])
    content = {name: getattr(layers, name) for name in LAYERS}
    others = ledger.documents(ledger.republished(document_id))
    marked = mark_vanished(DocketExport(documents=others, **content)) if len(others) > 1 else DocketExport(**content)
    if needs_dating(document) and editions.fresh():
        _, document = editions.dated(document, document)
    return replace(marked, documents=(document,))


def gathered(ledger: Ledger, ids: Collection[str]) -> DocketExport:
    """Some records, by id, with their documents and the actors that they name; what is not there is passed over."""
    found = ledger.records(ids)
    parties = {actor for _, record in found.values() for actor in _parties(record)}
    found |= ledger.records(parties - found.keys())
    layers: dict[str, Any] = {name: tuple(r for layer, r in found.values() if layer == name) for name in LAYERS}
    return DocketExport(documents=ledger.documents({home(record) for _, record in found.values()}), **layers)


def _parties(record: Record) -> Iterable[str]:
    if isinstance(record, Statement):
        return (record.speaker,) if record.speaker else ()
    return parties_to(record) if isinstance(record, Reported) else ()


def home(found: Record | Document) -> str:
    """Id of the document that a record stands in, or of the document itself."""
    return found.id if isinstance(found, Document) else marks_of(found)[0].document


def marks_of(record: Record) -> tuple[Span, ...]:
    """The spans a record rests on."""
    if isinstance(record, Statement):
        return record.spans
    if isinstance(record, TimeExpression):
        return (record,)
    return record.mentions if isinstance(record, Actor) else record.evidence


def _as_dated(
    ledger: Ledger, editions: Editions, layer: str, found: Record | Document
) -> tuple[Record | Document, Document]:
    """A record and its document by the day that is known of it now."""
    document = ledger.document(home(found))
    found = found if isinstance(found, Document) else marked_record(ledger, layer, found, document.id)
    if not needs_dating(document):
        return found, document
    if editions.fresh():
        return editions.dated(found, document)
    dated = dated_documents(ledger)
    document = next(d for d in dated.documents if d.id == document.id)
    if isinstance(found, Document):
        return document, document
    return next((r for r in getattr(dated, layer) if r.id == found.id), found), document


def _paragraphs(ledger: Ledger, document: Document, marks: tuple[Span, ...]) -> Span:
    """The paragraph that holds the marks, or all of them where they run over several."""
    places = [ledger.paragraph_at(document.id, mark.start) or (mark.start, mark.end) for mark in marks]
    start = min(start for start, _ in places)
    return document.span(start, max(*(end for _, end in places), *(mark.end for mark in marks)))


def _speaker(ledger: Ledger, record: Record) -> Actor | None:
    if not isinstance(record, Statement) or record.speaker is None:
        return None
    actors = (a for a in ledger.layer("actors", documents=[record.document]) if isinstance(a, Actor))
    return next((a for a in actors if a.id == record.speaker), None)
