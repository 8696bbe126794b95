"""Whose turn it is between two parties as of a day: who was approached last, and whether an answer is on record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from dragoman.reconcile.moves import Known, Move, moves
from dragoman.reconcile.standing import party_keys, standing_names
from dragoman.record.docket import DocketExport
from dragoman.record.document import newest_day
from dragoman.record.findings import Turn
from dragoman.record.happenings import Contact, Event, Reply

SETTLED: frozenset[Reply] = frozenset({"accepted", "refused"})
"""Replies after which nobody owes an answer."""


def turns(docket: DocketExport, as_of: date, on: date | None = None) -> tuple[Turn, ...]:
    """For every two parties between whom an approach, an offer or a demand is on record by that day, who owes the next
    answer: over all, and on each issue. Of reports published later, and of later days, nothing counts. With `on`, the
    state of that day by all that those reports tell of it, however much later they came."""
    keys, day = party_keys(docket), on or as_of
    names = standing_names(docket, keys)
    found: list[Turn] = []
    pairs: dict[tuple[str, str], list[Move]] = defaultdict(list)
    state = Known(docket, keys, as_of, day)
    for move in moves(state):
        pairs[move.pair].append(move)
    for _, between in sorted(pairs.items()):
        found.append(_turn(between, names, state, None))
        issues = sorted({issue for m in between for issue in m.issues})
        found += [_turn([m for m in between if issue in m.issues], names, state, issue) for issue in issues]
    return tuple(found)


def turns_as_of(docket: DocketExport, as_of: date | None, on: date | None = None) -> tuple[Turn, ...]:
    """The turns as of a day, or as of that of the newest report whose day is known closely; `on` as in `turns`. None
    where no report has a day."""
    day = as_of or newest_day(docket.documents)
    return turns(docket, day, on) if day else ()


def _turn(moves: list[Move], names: Mapping[str, str], known: Known, issue: str | None) -> Turn:
    """The state after the last of the moves between two parties."""
    last = _dated(_in_turn(moves))
    waiting: str | None = last.other
    since = last.when
    early = last.reply_when.earliest  # what is told has happened by then; with hindsight it may have come later
    later = early is not None and early > known.on and known.on < known.as_of
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
        as_of=known.on,
        record=last.record.id,
        reply=reply,
    )


def _in_turn(moves: list[Move]) -> list[Move]:
    """The moves without those at the end that tell no day where the same report has an approach still unanswered."""
    last = moves[-1]
    waiting = any(m.reply == "none" and m.record.document == last.record.document for m in moves[:-1])
    undated = isinstance(last.record, Event) and not last.when.known
    return _in_turn(moves[:-1]) if undated and waiting else moves


def _dated(moves: list[Move]) -> Move:
    """The last move; for one without a day that of the same party before it with the same outcome, which it may be."""
    last = moves[-1]
    for move in reversed(moves):
        if (move.mover, move.reply) != (last.mover, last.reply) or not isinstance(move.record, Contact):
            return last
        if move.when.known:
            return move
    return last
