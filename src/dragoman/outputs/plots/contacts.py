"""Contacts: a lane for each pair, a line from every approach to its answer or to the day until which none came."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from dragoman.outputs.display import line
from dragoman.outputs.occurrences import short_name
from dragoman.outputs.plots.picture import Lane, Mark, Picture, Shape, bounds, lanes_of, without_far_past
from dragoman.outputs.principals import Principals
from dragoman.outputs.speakers import Speakers
from dragoman.record.docket import DocketExport
from dragoman.record.document import newest_day
from dragoman.record.happenings import Contact, Reply

ENDS: dict[Reply, Shape] = {"replied": "answered", "accepted": "answered", "refused": "refused", "none": "unanswered"}


def contacts(docket: DocketExport, as_of: date | None = None) -> Picture:
    """The picture. `as_of` is the day up to which silence is drawn; the newest report's without it."""
    speakers = Speakers(docket)
    groups = _groups(docket)
    today = as_of or newest_day(docket.documents)
    principals = Principals(docket, speakers)
    named = [(_pair(group, principals), mark) for group in groups if (mark := _mark(group, speakers, today))]
    undated = len(groups) - len(named)
    notes = (f"{undated} undated left out",) if undated else ()
    lanes = tuple(_with_turn(lane, docket, principals) for lane in lanes_of(named))
    return without_far_past(Picture(title="Contacts and what came of them", lanes=lanes, notes=notes))


def _groups(docket: DocketExport) -> list[list[Contact]]:
    joined = {member: join.id for join in docket.joins if join.layer == "contacts" for member in join.members}
    groups: dict[str, list[Contact]] = {}
    for contact in docket.contacts:
        groups.setdefault(joined.get(contact.id, contact.id), []).append(contact)
    return list(groups.values())


def _mark(group: list[Contact], speakers: Speakers, today: date | None) -> Mark | None:
    when = next((c.when for c in sorted(group, key=_exactness) if c.when.known), None)
    days = bounds(when) if when else None
    if days is None:
        return None
    first, last, before, after = days
    reply = next((c.reply for c in group if c.reply not in ("unknown", "none")), group[0].reply)
    answered = next((c.reply_when.latest for c in group if c.reply_when.latest), None)
    until = answered or (today if reply == "none" else None)
    return Mark(
        first=first,
        last=last,
        shape="approach" if group[0].factuality == "actual" else group[0].factuality,
        label=_label(group[0], speakers),
        stack=len({c.document for c in group}),
        weight=float(len(group)),
        until=until if until and until >= last else last if reply in ENDS else None,
        end=ENDS.get(reply),
        open_before=before,
        open_after=after,
    )


def _exactness(contact: Contact) -> tuple[bool, str]:
    return not contact.when.exact, contact.id


def _label(contact: Contact, speakers: Speakers) -> str:
    names = f"{_name(contact.initiator, speakers)} → {_name(contact.target, speakers)}"
    via = ", ".join(_name(actor, speakers) for actor in contact.via)
    how = ", ".join(part for part in (line(contact.channel or ""), f"via {via}" if via else "") if part)
    return f"{names}: {how}" if how else names


def _pair(group: Iterable[Contact], principals: Principals) -> str:
    first = next(iter(group))
    return " – ".join(sorted({principals.name(first.initiator), principals.name(first.target)}))


def _name(actor: str, speakers: Speakers) -> str:
    speaker = speakers.named(actor)
    return line(short_name(speaker)) if speaker else "somebody"


def _with_turn(lane: Lane, docket: DocketExport, principals: Principals) -> Lane:
    """Whose turn it is between the two, as of the last day for which it is known."""
    turns = [t for t in docket.turns if " – ".join(sorted({principals.name(a) for a in t.pair})) == lane.name]
    if not turns:
        return lane
    last = max(turns, key=lambda t: (t.as_of, t.since.sort_key(), t.issue or ""))
    return replace(lane, below=f"turn: {principals.name(last.waiting_on)}" if last.waiting_on else "nothing open")
