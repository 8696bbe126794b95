"""Whose turn it is between two parties as of a day: who was approached last, and whether an answer is on record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dragoman.record.actors import Actor
from dragoman.record.dates import UNKNOWN_DATE, DateRange
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document, newest_day
from dragoman.record.findings import Turn
from dragoman.record.happenings import Contact, Event, Reply
from dragoman.vocabulary.comparing import comparing_words

SETTLED: frozenset[Reply] = frozenset({"accepted", "refused"})
"""Replies after which nobody owes an answer."""

TALKS = frozenset({"phone", "hotline", "video", "in-person"})
"""Channels on which both sides speak: of a call nobody owes an answer, unless one is told to be owed."""

NAMELESS = frozenset({"unnamed", "group", "document"})
ASKING = frozenset({"REQUEST"})


@dataclass(frozen=True)
class Move:
    """Somebody turned to somebody: the keys of both parties, when, and what came of it."""

    record: Contact | Event
    mover: str
    other: str
    when: DateRange
    reply: Reply
    reply_when: DateRange
    issues: frozenset[str]
    told: date

    @property
    def pair(self) -> tuple[str, str]:
        """The keys of both, in order."""
        first, second = sorted((self.mover, self.other))
        return first, second

    def rank(self) -> tuple[date, bool, date, str]:
        """Order in time: by the last day it may have been, or where none is told the first on which its report may
        have been out; an approach in private after a public one of that day."""
        return (self.when.latest or self.told, isinstance(self.record, Contact), self.told, self.record.id)


def turns(docket: DocketExport, as_of: date, on: date | None = None) -> tuple[Turn, ...]:
    """For every two parties between whom an approach, an offer or a demand is on record by that day, who owes the next
    answer: over all, and on each issue. Of reports published later, and of later days, nothing counts. With `on`, the
    state of that day by all that those reports tell of it, however much later they came."""
    keys, day = party_keys(docket), on or as_of
    moves = sorted(_moves(docket, keys, as_of, day), key=Move.rank)
    names = _names(docket, keys)
    found: list[Turn] = []
    pairs: dict[tuple[str, str], list[Move]] = defaultdict(list)
    for move in moves:
        pairs[move.pair].append(move)
    for _, between in sorted(pairs.items()):
        found.append(_turn(between, names, day, None))
        issues = sorted({issue for m in between for issue in m.issues})
        found += [_turn([m for m in between if issue in m.issues], names, day, issue) for issue in issues]
    return tuple(found)


def turns_as_of(docket: DocketExport, as_of: date | None, on: date | None = None) -> tuple[Turn, ...]:
    """The turns as of a day, or as of that of the newest report whose day is known closely; `on` as in `turns`. None
    where no report has a day."""
    day = as_of or newest_day(docket.documents)
    return turns(docket, day, on) if day else ()


def party_keys(docket: DocketExport) -> dict[str, str]:
    """For whom each actor acts, as a key that is the same in all documents: a state's code, else the smallest id of the
    actors joined to it or to the body that it speaks for."""
    actors = {actor.id: actor for actor in docket.actors}
    keys = {ident: _state(actor, actors) or ident for ident, actor in actors.items()}
    joined = [[m for m in join.members if m in keys] for join in docket.joins if join.layer == "actors"]
    for members in joined:
        codes = sorted({keys[m] for m in members}, key=lambda k: (k in actors, k))
        keys |= dict.fromkeys(members, codes[0])
    bodies = _bodies(actors)
    keys |= {person: keys[body] for person, body in bodies.items() if keys[person] in actors}
    for members in joined:  # whoever speaks for a body in one report does so in all
        spoken = sorted({keys[bodies[m]] for m in members if m in bodies and keys[bodies[m]] != m})
        if spoken and all(keys[m] in actors for m in members):
            keys |= dict.fromkeys(members, spoken[0])
    return keys


def _bodies(actors: Mapping[str, Actor]) -> dict[str, str]:
    """By person the body without a state that the person acts for."""
    found: dict[str, str] = {}
    for ident, actor in actors.items():
        principals = [deed.actor for deed in actor.acts_for if deed.actor in actors]
        if actor.kind == "person" and not _state(actor, actors) and principals:
            found[ident] = principals[0]
    return found


def _state(actor: Actor, actors: Mapping[str, Actor]) -> str | None:
    if actor.country or actor.kind == "group":
        return actor.country
    principals = (actors.get(deed.actor) for deed in actor.acts_for)
    return next((p.country for p in principals if p and p.country), None)


def _moves(docket: DocketExport, keys: Mapping[str, str], as_of: date, on: date) -> Iterator[Move]:
    documents = {d.id: d for d in docket.documents}
    actors = {a.id: a for a in docket.actors}
    records: list[Contact | Event] = [*docket.contacts, *docket.events]
    for record in records:
        document = documents.get(record.document)
        if document is None or not _published_by(document, as_of) or record.factuality in ("negated", "hypothetical"):
            continue
        original = documents.get(document.copy_of or "")
        if original is not None and _published_by(original, as_of):
            continue
        if not _begun(record.when, document, on):
            continue
        yield from _moves_of(record, document, actors, keys)


def _published_by(document: Document, as_of: date) -> bool:
    """Whether a report may have been out by a day."""
    first = document.published.earliest or document.published.latest
    return first is None or first <= as_of


def _begun(when: DateRange, document: Document, on: date) -> bool:
    """Whether it may have happened by a day; what is told without a day only where its report was out by then."""
    return when.earliest <= on if when.earliest else when.known or _published_by(document, on)


def _moves_of(
    record: Contact | Event, document: Document, actors: Mapping[str, Actor], keys: Mapping[str, str]
) -> Iterator[Move]:
    told = document.published.earliest or document.published.latest or date.min
    if isinstance(record, Contact):
        if record.channel in TALKS and record.reply == "unknown":
            return
        sides: Iterable[tuple[str, str]] = ((record.initiator, record.target),)
        reply, reply_when = record.reply, record.reply_when
    else:
        sides, reply, reply_when = _asked(record), "unknown", UNKNOWN_DATE
    for one, other in sides:
        for mover in _parties(actors, one):
            for target in _parties(actors, other):
                pair = keys.get(mover, mover), keys.get(target, target)
                if pair[0] != pair[1]:
                    yield Move(record, *pair, record.when, reply, reply_when, frozenset(record.issues), told)


def _parties(actors: Mapping[str, Actor], ident: str) -> tuple[str, ...]:
    """The members of a group, else the actor; nobody where it is one whom no name and no state tells."""
    actor = actors.get(ident)
    if actor is None or actor.members:
        return actor.members if actor else ()
    first = actor.name.partition(" ")[0].casefold()  # "neither side", "his government"
    told = actor.country is not None or (actor.kind not in NAMELESS and first not in comparing_words().taken_up)
    return (ident,) if told else ()


def _asked(event: Event) -> Iterator[tuple[str, str]]:
    """Who asks or offers what of whom."""
    open_ended = event.factuality == "offered" or (event.type in ASKING and event.factuality == "actual")
    if open_ended:
        agents = [p.actor for p in event.participants if p.role == "agent"]
        recipients = [p.actor for p in event.participants if p.role == "recipient"]
        yield from ((a, r) for a in agents for r in recipients)


def _turn(moves: list[Move], names: Mapping[str, str], on: date, issue: str | None) -> Turn:
    """The state after the last of the moves between two parties."""
    last = _dated(moves)
    waiting: str | None = last.other
    since = last.when
    later = last.reply_when.earliest is not None and last.reply_when.earliest > on
    reply: Reply = "unknown" if later else last.reply
    if reply in SETTLED:
        waiting = None
    elif reply == "replied":
        waiting = last.mover
    if waiting != last.other and last.reply_when.known:
        since = last.reply_when
    first, second = (names[key] for key in last.pair)
    return Turn(
        pair=(first, second),
        issue=issue,
        waiting_on=names[waiting] if waiting else None,
        since=since,
        as_of=on,
        record=last.record.id,
        reply=reply,
    )


def _dated(moves: list[Move]) -> Move:
    """The last move; for one without a day that of the same party before it with the same outcome, which it may be."""
    last = moves[-1]
    for move in reversed(moves):
        if (move.mover, move.reply) != (last.mover, last.reply) or not isinstance(move.record, Contact):
            return last
        if move.when.known:
            return move
    return last


def _names(docket: DocketExport, keys: Mapping[str, str]) -> dict[str, str]:
    """The actor that stands for each party: the state itself where it is named, else whoever is named first."""
    found: dict[str, str] = {}
    for actor in sorted(docket.actors, key=lambda a: (a.kind != "state", a.kind != "government", a.mentions[0], a.id)):
        found.setdefault(keys[actor.id], actor.id)
    return found
