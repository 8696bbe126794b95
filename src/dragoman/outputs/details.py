"""What is known of one record, as labelled lines for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dragoman.outputs.days import label, told_day
from dragoman.outputs.display import line
from dragoman.outputs.together import Together, named, together_details
from dragoman.record.actors import Actor
from dragoman.record.codec import to_json
from dragoman.record.dates import DateRange
from dragoman.record.docket import Record
from dragoman.record.document import Clue, Document, Published
from dragoman.record.evidence import Span
from dragoman.record.happenings import Event
from dragoman.record.obligations import Commitment
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

WHEN = ("when", "made", "deadline", "reply_when", "said")
ROLES = {"agent": "by", "recipient": "to", "participant": "between"}


@dataclass(frozen=True, kw_only=True)
class Around:
    """What stands around a record elsewhere: `names` has what the records are called that it names by their ids,
    `documents` those that tell what became of it; `against` has, of clues to a day, those that contradict each."""

    names: Mapping[str, str] = field(default_factory=dict)
    together: Together | None = None
    documents: Mapping[str, Document] = field(default_factory=dict)
    against: Mapping[Clue, tuple[Clue, ...]] = field(default_factory=dict)


NOTHING = Around()


def details(record: Record | Document, speaker: Actor | None = None, around: Around = NOTHING) -> list[Detail]:
    """Labels and values of a record, without what it does not say, and what others have of it."""
    found: Iterable[Detail]
    if isinstance(record, Document):
        found = ()
    elif isinstance(record, Statement):
        found = _statement(record, speaker, around.names)
    elif isinstance(record, TimeExpression):
        found = (("type", record.type), ("value", record.value), ("when", label(record.when)))
    else:
        found = (*_plain_fields(record, around.names), *_parties(record, around.names), *_history(record, around))
    lines = [(name, line(value)) for name, value in found if value]
    lines += [(name, line(value)) for name, value in together_details(around.together)] if around.together else []
    if newest := getattr(record, "vanished_in", None):
        lines.append(("vanished", f"its words no longer stand in the newest version of the page, {newest[:SHOWN]}"))
    return lines


def document_details(document: Document, around: Around = NOTHING) -> list[Detail]:
    """Where a document comes from."""
    published = told_day(document.published)
    basis = "" if document.published.basis == "unknown" else f" ({document.published.basis})"
    found = (
        ("document", document.title or ""),
        ("outlet", document.outlet or ""),
        ("published", published + basis),
        *_clues(document.published, around.against),
        ("kind", document.kind),
        ("url", document.url or ""),
        ("replaces", f"{document.version_of[:SHOWN]}, an earlier version" if document.version_of else ""),
        ("document id", document.id),
    )
    return [(name, line(value)) for name, value in found if value]


def _clues(published: Published, against: Mapping[Clue, tuple[Clue, ...]]) -> Iterator[Detail]:
    """What an inferred day rests on, and what was set aside because it contradicts another clue, with that one."""
    for clue in published.clues:
        words = "; ".join(f"“{line(span.text)}”" for span in clue.evidence)
        says = f"as a rule, {clue.says}" if clue.habit else clue.says
        contradicted = "; ".join(other.says for other in against.get(clue, ()))
        told = f"{says} ({words})" if words else says
        yield "dated by" if clue.used else "set aside", f"{told}, against: {contradicted}" if contradicted else told


def offsets(spans: tuple[Span, ...]) -> str:
    """Where the spans stand: `120-134, 140-188`."""
    return ", ".join(f"{span.start}-{span.end}" for span in spans)


def origin_of(record: Record | Document) -> str:
    """How a record came to be, in a phrase; empty for what has no origin of its own."""
    return ORIGINS.get(getattr(record, "origin", ""), "")


def _statement(record: Statement, speaker: Actor | None, names: Mapping[str, str]) -> Iterator[Detail]:
    for name, spans in (("source", (record.source,)), ("cue", (record.cue,)), ("content", record.content)):
        yield from ((name, span.text) for span in spans if span)
    yield "speaker", described(speaker) if speaker else ""
    yield "anonymity", "" if record.anonymity == "named" else record.anonymity.replace("_", " ")
    yield "affiliation", record.affiliation or ""
    yield "said", label(record.said) if record.said.known else ""
    yield "occasion", record.occasion or ""
    qualities = ("hedged" if record.hedged else "", "negated" if record.negated else "")
    yield "manner", ", ".join(part for part in (record.mode, record.force, *qualities) if part)
    yield "to", ", ".join(names[actor] for actor in record.addressees if actor in names)
    yield "as told by", names.get(record.parent or "", record.parent or "")
    yield "answers", names.get(record.answers or "", "")
    yield "issues", ", ".join(record.issues)


def described(actor: Actor) -> str:
    """Who somebody is: name, role, country."""
    return ", ".join(part for part in (actor.name, actor.role, actor.country) if part)


def _plain_fields(record: Record, names: Mapping[str, str]) -> Iterator[Detail]:
    """Fields of one value; an actor or a statement is called by its name where that is known."""
    for name, value in to_json(record).items():
        if name not in ("id", "vanished_in", "origin") and isinstance(value, str | int) and not isinstance(value, bool):
            yield name.replace("_", " "), names.get(str(value), str(value))
    for name in WHEN:
        days = getattr(record, name, None)
        if isinstance(days, DateRange) and days.known:
            yield name.replace("_", " "), label(days)
    yield "issues", ", ".join(getattr(record, "issues", ()))


def _parties(record: Record, names: Mapping[str, str]) -> Iterator[Detail]:
    """Who takes part, by what they do, or is a party."""
    if isinstance(record, Event):
        for role, name in ROLES.items():
            of_role = (names.get(p.actor, "") for p in record.participants if p.role == role)
            yield name, "; ".join(dict.fromkeys(part for part in of_role if part))
    for name in ("parties", "via", "aliases"):
        values = getattr(record, name, ()) if not isinstance(record, Actor) else ()
        yield name, "; ".join(names.get(value, value) for value in values)


def _history(record: Record, around: Around) -> Iterator[Detail]:
    """The turns in the life of a commitment, each with the reports that tell of it."""
    for turn in record.history if isinstance(record, Commitment) else ():
        reports = dict.fromkeys(span.document for span in turn.evidence if span.document in around.documents)
        said = "; ".join(named(around.documents[report]) for report in reports)
        words = "; ".join(dict.fromkeys(f"“{line(span.text)}”" for span in turn.evidence))
        yield "history", f"{turn.status}, {label(turn.when)}: {said}{' — ' if said else ''}{words}"
