"""What is known of one record, as labelled lines for people."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.outputs.days import label, told_day
from dragoman.outputs.display import line
from dragoman.record.actors import Actor
from dragoman.record.codec import to_json
from dragoman.record.docket import Record
from dragoman.record.document import Document, Published
from dragoman.record.evidence import Span
from dragoman.record.statements import Statement
from dragoman.record.times import TimeExpression

ORIGINS = {
    "reported": "read from the report by the program",
    "inferred": "inferred by the program from what is reported",
    "reviewed": "reviewed by a person",
    "noted": "noted by the user",
}
Detail = tuple[str, str]
SHOWN = 8
"""Characters of another document's id."""


def details(record: Record | Document, speaker: Actor | None = None) -> list[Detail]:
    """Labels and values of a record, without what it does not say."""
    found: Iterator[Detail]
    if isinstance(record, Document):
        found = iter(())
    elif isinstance(record, Statement):
        found = _statement(record, speaker)
    elif isinstance(record, TimeExpression):
        found = iter((("type", record.type), ("value", record.value), ("when", label(record.when))))
    else:
        found = _plain_fields(record)
    lines = [(name, line(value)) for name, value in found if value]
    if newest := getattr(record, "vanished_in", None):
        lines.append(("vanished", f"its words no longer stand in the newest version of the page, {newest[:SHOWN]}"))
    return lines


def document_details(document: Document) -> list[Detail]:
    """Where a document comes from."""
    published = told_day(document.published)
    basis = "" if document.published.basis == "unknown" else f" ({document.published.basis})"
    found = (
        ("document", document.title or ""),
        ("outlet", document.outlet or ""),
        ("published", published + basis),
        *_clues(document.published),
        ("kind", document.kind),
        ("url", document.url or ""),
        ("replaces", f"{document.version_of[:SHOWN]}, an earlier version" if document.version_of else ""),
        ("document id", document.id),
    )
    return [(name, line(value)) for name, value in found if value]


def _clues(published: Published) -> Iterator[Detail]:
    """What an inferred day rests on, and what contradicts it."""
    for clue in published.clues:
        words = "; ".join(f"“{line(span.text)}”" for span in clue.evidence)
        says = f"as a rule, {clue.says}" if clue.habit else clue.says
        yield "dated by" if clue.used else "set aside", f"{says} ({words})" if words else says


def offsets(spans: tuple[Span, ...]) -> str:
    """Where the spans stand: `120-134, 140-188`."""
    return ", ".join(f"{span.start}-{span.end}" for span in spans)


def origin_of(record: Record | Document) -> str:
    """How a record came to be, in a phrase; empty for what has no origin of its own."""
    return ORIGINS.get(getattr(record, "origin", ""), "")


def _statement(record: Statement, speaker: Actor | None) -> Iterator[Detail]:
    for name, spans in (("source", (record.source,)), ("cue", (record.cue,)), ("content", record.content)):
        yield from ((name, span.text) for span in spans if span)
    yield "speaker", _described(speaker) if speaker else ""
    yield "anonymity", "" if record.anonymity == "named" else record.anonymity.replace("_", " ")
    yield "affiliation", record.affiliation or ""
    yield "said", label(record.said) if record.said.known else ""
    yield "occasion", record.occasion or ""
    qualities = ("hedged" if record.hedged else "", "negated" if record.negated else "")
    yield "manner", ", ".join(part for part in (record.mode, record.force, *qualities) if part)
    yield "inside", record.parent or ""
    yield "issues", ", ".join(record.issues)


def _described(actor: Actor) -> str:
    return ", ".join(part for part in (actor.name, actor.role, actor.country) if part)


def _plain_fields(record: Record) -> Iterator[Detail]:
    for name, value in to_json(record).items():
        if name not in ("id", "vanished_in") and isinstance(value, str | int) and not isinstance(value, bool):
            yield name.replace("_", " "), str(value)
        elif isinstance(value, dict) and value.get("edtf"):
            yield name.replace("_", " "), str(value["edtf"])
