"""The records of a docket as tables, one for each kind: what the workbook, Parquet and CSV exports share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.outputs.display import SURROGATE
from dragoman.outputs.exports.citing import Citing, offsets
from dragoman.outputs.exports.columns import Column, RecordTable, day, days, flag, number, text, texts
from dragoman.outputs.exports.export import Material
from dragoman.record.actors import Actor
from dragoman.record.docket import DocketExport
from dragoman.record.evidence import Span
from dragoman.record.findings import Claim, Disagreement

Columns = tuple[Column, ...]

VERSION = "1"
"""Of the columns below; another number where one is renamed or dropped."""


@dataclass(frozen=True)
class ClaimRow:
    """One side of a disagreement, as one document has it."""

    found: Disagreement
    claim: Claim
    spans: tuple[Span, ...]


def record_tables(material: Material) -> tuple[RecordTable, ...]:
    """Every table, empty ones too. The rows of statements, events and so on cite the words they rest on."""
    docket, citing = material.docket, Citing(material)
    return (
        RecordTable("statements", "Who said what, once a report.", _statements(citing), docket.statements),
        RecordTable("events", "Acts between actors, once a report.", _events(citing), docket.events),
        RecordTable("contacts", "Approaches and what came of them.", _contacts(citing), docket.contacts),
        RecordTable("instruments", "Agreements, statements and laws.", _instruments(citing), docket.instruments),
        RecordTable("commitments", "Who owes what to whom.", _commitments(citing), docket.commitments),
        RecordTable("processes", "What goes on, in which state.", _processes(citing), docket.processes),
        RecordTable("actors", "Who speaks and acts, once a report.", _actors(citing), docket.actors),
        RecordTable("documents", "The reports.", _documents(), docket.documents),
        RecordTable("positions", "How actors name their stands.", _positions(citing), docket.positions),
        RecordTable(
            "disagreements",
            "Where sources differ: a row for each claim in each report.",
            _claims(citing),
            tuple(_claim_rows(docket, citing)),
        ),
        RecordTable("turns", "Who owes the next answer.", _turns(citing), docket.turns),
    )


def _standing(citing: Citing) -> Columns:
    """How a record stands: its id, what people decided on it, where it comes from, what tells of the same."""
    return (
        text("id", lambda r: r.id),
        text("review", lambda r: citing.review_state(r.id)),
        text("origin", lambda r: r.origin),
        text("join", lambda r: citing.join(r.id)),
    )


def _cited(citing: Citing, spans: Callable[[Any], Sequence[Span]]) -> Columns:
    """The words a record rests on, in their sentence, and the report they stand in."""

    def home(record: Any) -> Any:
        return citing.home(spans(record))

    return (
        texts("words", lambda r: [span.text for span in spans(r)], wide=True),
        texts("sentences", lambda r: citing.sentences(spans(r)), wide=True),
        text("outlet", lambda r: home(r).outlet),
        *days("published", lambda r: home(r).published),
        text("title", lambda r: home(r).title, wide=True),
        text("url", lambda r: home(r).url),
        text("page", lambda r: citing.page(spans(r))),
        text("document", lambda r: home(r).id),
        texts("offsets", lambda r: offsets(spans(r))),
    )


def _reported(citing: Citing) -> Columns:
    """What every report has besides its own fields."""
    return (
        text("factuality", lambda r: r.factuality),
        text("certainty", lambda r: r.certainty),
        texts("issues", lambda r: r.issues),
        text("according_to", lambda r: r.according_to),
        text("vanished_in", lambda r: r.vanished_in),
        *_cited(citing, lambda r: r.evidence),
    )


def _party(citing: Citing, name: str, get: Callable[[Any], str | None]) -> Columns:
    """An actor by name, state and id."""
    return (
        text(name, lambda r: citing.name(get(r))),
        text(f"{name}_state", lambda r: citing.country(get(r))),
        text(f"{name}_id", get),
    )


def _parties(citing: Citing, name: str, get: Callable[[Any], Sequence[str]]) -> Columns:
    """Several actors by name, state and id."""
    return (
        texts(name, lambda r: citing.names(get(r))),
        texts(f"{name}_states", lambda r: dict.fromkeys(citing.country(actor) for actor in get(r))),
        texts(f"{name}_ids", get),
    )


def _statements(citing: Citing) -> Columns:
    return (
        *_standing(citing),
        *days("said", lambda s: s.said),
        text("speaker", citing.speaker),
        text("speaker_state", lambda s: citing.country(s.speaker)),
        text("speaker_id", lambda s: s.speaker),
        text("anonymity", lambda s: s.anonymity),
        text("affiliation", lambda s: s.affiliation),
        text("source", lambda s: s.source and s.source.text),
        text("cue", lambda s: s.cue and s.cue.text),
        text("mode", lambda s: s.mode),
        text("force", lambda s: s.force),
        flag("hedged", lambda s: s.hedged),
        flag("negated", lambda s: s.negated),
        *_parties(citing, "addressees", lambda s: s.addressees),
        text("occasion", lambda s: s.occasion),
        texts("issues", lambda s: s.issues),
        text("inside", lambda s: s.parent),
        text("answers", lambda s: s.answers),
        text("vanished_in", lambda s: s.vanished_in),
        *_cited(citing, lambda s: s.content),
    )


def _events(citing: Citing) -> Columns:
    return (
        *_standing(citing),
        *days("when", lambda e: e.when),
        text("type", lambda e: e.type),
        text("act", lambda e: e.act),
        text("mode", lambda e: e.mode),
        text("level", lambda e: e.level),
        *_parties(citing, "who", lambda e: [p.actor for p in e.participants if p.role != "recipient"]),
        *_parties(citing, "to", lambda e: [p.actor for p in e.participants if p.role == "recipient"]),
        text("place", lambda e: e.place),
        number("times", lambda e: e.count),
        text("outcome", lambda e: e.outcome),
        *_reported(citing),
    )


def _contacts(citing: Citing) -> Columns:
    return (
        *_standing(citing),
        *days("when", lambda c: c.when),
        *_party(citing, "from", lambda c: c.initiator),
        *_party(citing, "to", lambda c: c.target),
        *_parties(citing, "via", lambda c: c.via),
        text("channel", lambda c: c.channel),
        text("purpose", lambda c: c.purpose),
        text("reply", lambda c: c.reply),
        *days("replied", lambda c: c.reply_when),
        *_reported(citing),
    )


def _instruments(citing: Citing) -> Columns:
    return (
        *_standing(citing),
        text("name", lambda i: i.name),
        text("kind", lambda i: i.kind),
        texts("also_called", lambda i: i.aliases),
        *_parties(citing, "parties", lambda i: i.parties),
        *days("when", lambda i: i.when),
        text("place", lambda i: i.place),
        *_reported(citing),
    )


def _commitments(citing: Citing) -> Columns:
    return (
        *_standing(citing),
        *_party(citing, "obligor", lambda c: c.obligor),
        *_party(citing, "beneficiary", lambda c: c.beneficiary),
        text("action", lambda c: c.action, wide=True),
        text("condition", lambda c: c.condition, wide=True),
        text("condition_kind", lambda c: c.condition_kind),
        *days("deadline", lambda c: c.deadline),
        *days("made", lambda c: c.made),
        text("strength", lambda c: c.strength),
        text("status", lambda c: c.status),
        text("instrument", lambda c: c.instrument),
        *_reported(citing),
    )


def _processes(citing: Citing) -> Columns:
    return (
        *_standing(citing),
        text("name", lambda p: p.name),
        *_party(citing, "actor", lambda p: p.actor),
        text("state", lambda p: p.state),
        *days("when", lambda p: p.when),
        *_reported(citing),
    )


def _actors(citing: Citing) -> Columns:
    def acts_for(actor: Actor) -> list[str]:
        return [" ".join(filter(None, (link.role, "of", citing.name(link.actor)))) for link in actor.acts_for]

    return (
        text("id", lambda a: a.id),
        text("review", lambda a: citing.review_state(a.id)),
        text("join", lambda a: citing.join(a.id)),
        text("name", lambda a: a.name),
        text("fullest_name", lambda a: citing.name(a.id)),
        text("kind", lambda a: a.kind),
        text("state", lambda a: citing.country(a.id)),
        text("role", lambda a: a.role),
        texts("aliases", lambda a: a.aliases),
        texts("members", lambda a: citing.names(a.members)),
        texts("acts_for", acts_for),
        number("mentions", lambda a: len(a.mentions)),
        *_cited(citing, lambda a: a.mentions[:1]),
    )


def _documents() -> Columns:
    return (
        text("id", lambda d: d.id),
        text("source_id", lambda d: d.source_id),
        text("title", lambda d: d.title, wide=True),
        text("outlet", lambda d: d.outlet),
        *days("published", lambda d: d.published),
        text("published_by", lambda d: d.published.basis),
        text("kind", lambda d: d.kind),
        text("language", lambda d: d.language),
        text("url", lambda d: d.url),
        text("copy_of", lambda d: d.copy_of),
        text("version_of", lambda d: d.version_of),
        number("characters", lambda d: len(d.text)),
        Column("text", "text", lambda d: SURROGATE.sub("\ufffd", d.text) or None, whole=True),
    )


def _positions(citing: Citing) -> Columns:
    return (
        text("id", lambda p: p.id),
        *_party(citing, "actor", lambda p: p.actor),
        text("issue", lambda p: p.issue),
        text("wording", lambda p: p.wording, wide=True),
        *days("when", lambda p: p.when),
        *_cited(citing, lambda p: p.evidence),
    )


def _claims(citing: Citing) -> Columns:
    return (
        text("id", lambda row: row.found.id),
        text("topic", lambda row: row.found.topic, wide=True),
        text("kind", lambda row: row.found.kind),
        text("claim", lambda row: row.claim.value),
        text("corrected_by", lambda row: row.found.corrected_by),
        *_cited(citing, lambda row: row.spans),
    )


def _claim_rows(docket: DocketExport, citing: Citing) -> Iterator[ClaimRow]:
    for found in docket.disagreements:
        for claim in found.claims:
            yield from (ClaimRow(found, claim, spans) for spans in citing.by_document(claim.evidence))


def _turns(citing: Citing) -> Columns:
    return (
        *_party(citing, "between", lambda t: t.pair[0]),
        *_party(citing, "and", lambda t: t.pair[1]),
        text("issue", lambda t: t.issue),
        text("waiting_on", lambda t: citing.name(t.waiting_on)),
        *days("since", lambda t: t.since),
        day("as_of", lambda t: t.as_of),
        text("reply", lambda t: t.reply),
        text("record", lambda t: t.record),
    )
