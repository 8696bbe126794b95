"""From the records of a docket to the trace: records joined as one thing become one happening."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any, TypeVar

from dragoman.policy.instances import Days, Interval, Window, clipped
from dragoman.policy.parties import Keys, actor_keys
from dragoman.policy.surroundings import pointed_at, sentence_bounds, sentence_text
from dragoman.policy.trace import NOBODY, Happening, Silence, Trace
from dragoman.record.dates import Anchor, Answer, DateRange
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.findings import Disagreement, Join
from dragoman.record.happenings import Contact, Event, Factuality, Process, Reported
from dragoman.record.obligations import Commitment
from dragoman.record.statements import Statement

Told = TypeVar("Told", bound=Reported)
PERFORMED = "performed"
FAILED = frozenset({"breached", "repudiated"})
OWN_WORDS = frozenset({"transcript", "communique", "resolution", "note"})
"""Kinds of document that were said on the day they bear."""

CLOSE = timedelta(days=31)
"""Days within which a report must be dated to tell the day of the docket."""

REPLIED = frozenset({"replied", "accepted", "refused"})


@dataclass
class _Records:
    """The records of a docket as they are looked up while the trace is built."""

    docket: DocketExport
    as_of: int
    reviewed: frozenset[str]
    documents: dict[str, Document] = field(init=False)
    names: dict[str, str] = field(init=False)
    keys: dict[str, Keys] = field(init=False)

    def __post_init__(self) -> None:
        replaced = {d.version_of for d in self.docket.documents}
        self.documents = {d.id: d for d in self.docket.documents if d.id not in replaced}
        self.names = {actor.id: actor.name for actor in self.docket.actors}
        transcripts = {d.id for d in self.docket.documents if d.kind == "transcript"}
        voices = {s.speaker for s in self.docket.statements if s.speaker and s.parent is None and s.mode == "direct"}
        self.keys = actor_keys(self.docket.actors, self.docket.joins, transcripts, voices)

    def known(self, document: str) -> bool:
        """Whether the document is there and no later version has taken its place."""
        return document in self.documents

    def latest(self, documents: Iterable[str]) -> int:
        """The day by which whatever these documents tell of has happened."""
        days = [d.published.latest for name in documents if (d := self.documents[name]).published.latest]
        return min([self.as_of, *(day.toordinal() for day in days)])

    @cached_property
    def _mentions(self) -> Mapping[str, list[tuple[int, str]]]:
        """Where each document names an actor."""
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for actor in self.docket.actors:
            for mention in actor.mentions:
                found[mention.document].append((mention.start, actor.id))
        return found

    def mentioned(self, span: Span) -> Keys:
        """What those answer to whom the sentence of a piece of evidence names."""
        first, last = sentence_bounds(self.documents[span.document], span)
        return self.of(*(id_ for start, id_ in self._mentions[span.document] if first <= start < last))

    def named(self, actors: Iterable[str | None]) -> str:
        """Actors by name, each once."""
        return ", ".join(dict.fromkeys(self.names[a] for a in actors if a in self.names))

    def of(self, *actors: str | None) -> Keys:
        """What actors answer to, taken together."""
        return NOBODY.union(*(self.keys.get(actor or "", NOBODY) for actor in actors))


def gather(docket: DocketExport, as_of: date | None = None, reviewed: frozenset[str] = frozenset()) -> Trace:
    """The trace of a docket that holds what was published by a day; by default that of the newest report.

    `reviewed` are ids of records that somebody has accepted.
    """
    day = (as_of or last_published(docket.documents)).toordinal()
    records = _Records(docket, day, reviewed)
    happenings = [
        *_gathered(docket.events, "events", records, _event),
        *_gathered(docket.contacts, "contacts", records, _contact),
        *_gathered(_approaches(docket.contacts), "contacts", records, _reply),
        *(h for group in _groups_of(docket.processes, "processes", records) for h in _states(group, records)),
        *_gathered(docket.commitments, "commitments", records, _commitment),
        *(_statement(s, records) for s in docket.statements if records.known(s.document)),
    ]
    found = [h for h in happenings if h.days and (h.base or _begins(h.days) <= day)]
    chosen = {record: h.id for h in found if h.kind != "reply" for record in h.records}
    return Trace(
        as_of=day,
        happenings=sorted(found, key=lambda h: (h.kind, h.spans[0].document if h.spans else "", h.id)),
        orders=_orders(docket, chosen),
        bases=_bases(found, records),
        silences=tuple(s for c in docket.contacts if records.known(c.document) for s in _silence(c, records)),
        names=NOBODY.union(*records.keys.values()) if records.keys else NOBODY,
    )


def last_published(documents: Iterable[Document]) -> date:
    """The day of the newest report; of one that is dated to more than a month, the first day on which it may have been
    published. Of a docket without any dated report a day before all others."""
    days = (d.published for d in documents)
    known = (p.latest if p.earliest and p.latest - p.earliest <= CLOSE else p.earliest for p in days if p.latest)
    return max((day for day in known if day), default=date.min)


def _begins(days: Days) -> int:
    return min(0 if first is None else first for first, _ in days)


def _approaches(contacts: Iterable[Contact]) -> list[Contact]:
    return [contact for contact in contacts if contact.reply in REPLIED or contact.reply == "none"]


def _gathered(
    layer: Sequence[Told], name: str, records: _Records, make: Callable[[list[Told], _Records], Happening | None]
) -> Iterable[Happening]:
    """One happening for each group of joined records, and for each record that is in none."""
    for members in _groups_of(layer, name, records):
        made = make(members, records)
        if made is not None:
            yield made


def _groups_of(layer: Sequence[Told], name: str, records: _Records) -> Iterable[list[Told]]:
    """Joined records together, each other one alone, in the order of publication."""
    known = {record.id: record for record in layer if records.known(record.document)}
    group_of = _groups(records.docket.joins, name, known)
    groups: dict[str, list[Told]] = {}
    for id_, record in known.items():
        groups.setdefault(group_of.get(id_, id_), []).append(record)
    for members in groups.values():
        members.sort(key=lambda r: (records.documents[r.document].published.sort_key(), r.document, r.id))
        yield members


def _groups(joins: Iterable[Join], layer: str, known: Mapping[str, Told]) -> dict[str, str]:
    """By record the first member of the join it is in."""
    return {m: j.members[0] for j in joins if j.layer == layer for m in j.members if m in known}


def _event(group: list[Event], records: _Records) -> Happening:
    first = next((e for e in group if e.factuality == "actual"), group[0])
    people = [p for event in group for p in event.participants]
    agents = [p.actor for p in people if p.role == "agent"]
    others = [p.actor for p in people if p.role == "recipient"]
    # "Oslo was briefed": by somebody whom the sentence names
    unsaid = others and not agents and len(others) == len(people) and first.type == "CONSULT"
    return _made(
        group,
        records,
        kind="event",
        **_dated([e.when for e in group if e.factuality == first.factuality], group, records),
        type=first.type,
        act=next((e.act for e in group if e.act), None),
        mode=next((e.mode for e in group if e.mode), None),
        level=next((e.level for e in group if e.level), None),
        place=" ".join(dict.fromkeys(e.place for e in group if e.place)) or None,
        by=records.of(*(agents or [p.actor for p in people if p.role == "participant"])),
        to=records.of(*others),
        present=records.of(*(p.actor for p in people)),
        beside=records.mentioned(first.evidence[0]) if unsaid else NOBODY,
        who=records.named(p.actor for p in people),
    )


def _contact(group: list[Contact], records: _Records) -> Happening:
    by, to = (records.of(*(getattr(c, side) for c in group)) for side in ("initiator", "target"))
    replies = [c.reply for c in group if c.reply != "unknown"]
    return _made(
        group,
        records,
        kind="contact",
        **_dated([c.when for c in group], group, records),
        by=by,
        to=to,
        present=by | to,
        via=records.of(*(v for c in group for v in c.via)),
        channel=next((c.channel for c in group if c.channel), None),
        reply=replies[-1] if replies else "unknown",
        who=records.named(a for c in group for a in (c.initiator, c.target)),
    )


def _reply(group: list[Contact], records: _Records) -> Happening | None:
    """The reply to a contact, as a happening of its own; disputed where one report has it and a later one denies it."""
    replied = [c for c in group if c.reply in REPLIED]
    if not replied:
        return None
    by, to = (records.of(*(getattr(c, side) for c in replied)) for side in ("target", "initiator"))
    last = records.documents[replied[-1].document].published
    denied = any(
        c.reply == "none" and records.documents[c.document].published.before(last).value != "yes" for c in group
    )
    spots = _dated([c.reply_when for c in replied], replied, records)
    made = _made(
        replied, records, kind="reply", **spots, by=by, to=to, present=by | to, reply=replied[-1].reply,
        who=records.named(a for c in replied for a in (c.target, c.initiator)),
    )  # fmt: skip
    return replace(made, id=f"{made.id}:reply", disputed=made.disputed or denied)


def _states(group: Sequence[Process], records: _Records) -> Iterable[Happening]:
    """The turns of one process: reports of one state belong together while some day fits them all."""
    turns: list[list[Process]] = []
    for process in sorted(group, key=lambda p: (p.state, p.factuality, not p.when.known)):
        same = (t for t in turns if (t[0].state, t[0].factuality) == (process.state, process.factuality))
        home = next((t for t in same if all(p.when.overlaps(process.when) is not Answer.NO for p in t)), None)
        if home is None:
            turns.append([process])
        else:
            home.append(process)
    return (_process(turn, records) for turn in turns)


def _process(group: list[Process], records: _Records) -> Happening:
    by = records.of(*(p.actor for p in group))
    first = group[0]
    return _made(
        group,
        records,
        kind="process",
        **_dated([p.when for p in group], group, records),
        by=by,
        present=by,
        who=records.named(p.actor for p in group),
        process=first.name,
        state=first.state,
    )


def _commitment(group: list[Commitment], records: _Records) -> Happening:
    by, to = (records.of(*(getattr(c, side) for c in group)) for side in ("obligor", "beneficiary"))
    last = group[-1]
    turns = [turn for c in group for turn in c.history]
    done = [turn.when for turn in turns if turn.status == PERFORMED]
    bound = next((c for c in group if c.condition), last)
    made = _made(
        group,
        records,
        kind="commitment",
        **_dated([_standing(c, records) for c in group], group, records),
        by=by,
        to=to,
        present=by | to,
        tied_to=frozenset(issue for c in group for issue in c.condition_issues),
        condition=bound.condition or "",
        due=_due(next((c.deadline for c in reversed(group) if c.deadline.known), None)),
        done=_alternatives(done, records.latest(c.document for c in group)) if done else (),
        failed=last.status in FAILED,
        state=last.status,
        who=records.named(c.obligor for c in group),
    )
    if last.status == PERFORMED and not done:
        made = replace(made, done=((None, records.latest([last.document])),))
    return made


def _standing(commitment: Commitment, records: _Records) -> DateRange:
    """When it was made; where nobody says, the day of the report by which it stands."""
    return commitment.made if commitment.made.known else records.documents[commitment.document].published


def _due(when: DateRange | None) -> Days:
    if when is None or when.latest is None:
        return ()
    return ((when.earliest.toordinal() if when.earliest else when.latest.toordinal(), when.latest.toordinal()),)


def _statement(statement: Statement, records: _Records) -> Happening:
    document = records.documents[statement.document]
    own_day = document.published if document.kind in OWN_WORDS else DateRange(None, document.published.latest)
    when = statement.said if statement.said.known else own_day
    days = _alternatives([when], records.latest([statement.document]))
    by = records.of(statement.speaker) | ({statement.affiliation} if statement.affiliation else set())
    return Happening(
        id=statement.id,
        records=(statement.id,),
        kind="statement",
        days=days,
        by=by,
        to=records.of(*statement.addressees),
        present=by,
        issues=frozenset(statement.issues),
        who=records.named([statement.speaker]) or (statement.source.text if statement.source else ""),
        text=" ".join(span.text for span in statement.content),
        reviewed=statement.origin == "reviewed" or statement.id in records.reviewed,
        spans=statement.content,
    )


def _made(group: Sequence[Reported], records: _Records, **given: Any) -> Happening:
    """What all kinds of happening have in common."""
    told = list(dict.fromkeys(r.document for r in group))
    originals = {d for d in told if records.documents[d].copy_of is None} or set(told[:1])
    facts = [record.factuality for record in group]
    factuality = _factuality(facts)
    telling = sorted(group, key=lambda record: record.factuality != factuality)
    spans = tuple(span for record in telling for span in record.evidence)
    text = " ".join(span.text for span in spans)
    documents = records.documents
    if not given["days"] and factuality != "actual":  # what is to come is known of on the day of the report
        known = records.latest(told)
        given |= {"days": ((known, known),), "base": None}
    return Happening(
        id=group[0].id,
        records=tuple(record.id for record in group),
        factuality=factuality,
        disputed=_disputed(group, facts, records.docket.disagreements),
        issues=frozenset(issue for record in group for issue in record.issues),
        text=text,
        context=" ".join(pointed_at(documents[s.document], s) for s in spans),
        mentioned=NOBODY.union(*(records.mentioned(span) for span in spans)),
        sentence=" ".join(sentence_text(documents[s.document], s) for s in spans),
        sources=len(originals),
        reviewed=any(r.origin == "reviewed" or r.id in records.reviewed for r in group),
        spans=spans,
        **given,
    )


def _factuality(facts: list[Factuality]) -> Factuality:
    """What became of it: actual where any report has it so, else what the last report says."""
    return "actual" if "actual" in facts else facts[-1]


def _disputed(group: Sequence[Reported], facts: list[Factuality], disagreements: Iterable[Disagreement]) -> bool:
    """Whether a report says that it happened and another that it did not, or all only that it may have."""
    if {"actual", "negated"} <= set(facts) or all(record.certainty == "possible" for record in group):
        return True
    told = [span for record in group for span in record.evidence]
    return any(
        span.touches(other)
        for found in disagreements
        if found.kind == "existence"
        for claim in found.claims
        for span in claim.evidence
        for other in told
    )


def _dated(ranges: Sequence[DateRange], group: Sequence[Reported], records: _Records) -> dict[str, Any]:
    """Days, or days counted from the shared day of a page where all the dates hang on it and tell more that way than by
    themselves ("March 16" is of that year whenever in it the page was out)."""
    anchors = [when.anchor for when in ranges if when.anchor and _hangs(when, when.anchor)]
    if anchors and len(anchors) == len(ranges) and len({a.document for a in anchors}) == 1:
        page = records.documents.get(anchors[0].document)
        if page and page.published.earliest and page.published.latest and not page.published.exact:
            return {"days": _agreed(anchors), "base": page.id}
    return {"days": _alternatives(ranges, records.latest(r.document for r in group))}


def _hangs(when: DateRange, anchor: Anchor) -> bool:
    """Whether a day is known better from that of its page than by itself."""
    if when.earliest is None or when.latest is None:
        return True
    return (when.latest - when.earliest).days >= anchor.most - anchor.least


def _agreed(anchors: Sequence[Anchor]) -> Days:
    """Days from that of the page on which all agree; what a page tells of has happened by then."""
    first, last = max(a.least for a in anchors), min(0, *(a.most for a in anchors))
    return ((first, last),) if first <= last else ()


def _alternatives(ranges: Sequence[DateRange], latest: int) -> Days:
    """The days on which all ranges agree; where they do not, the days of any of them. Nothing lies behind `latest`."""
    intervals = [_interval(when, latest) for when in ranges] or [(None, latest)]
    known = [i for i, when in zip(intervals, ranges, strict=False) if when.known] or intervals
    first = max((a for a, _ in known if a is not None), default=None)
    last = min(b for _, b in known)
    if first is None or first <= last:
        return clipped(((first, last),), Window(last=latest))
    return clipped(_united(known), Window(last=latest))


def _interval(when: DateRange, latest: int) -> Interval:
    first = when.earliest.toordinal() if when.earliest else None
    last = when.latest.toordinal() if when.latest else max(latest, first or latest)
    return (first, last)


def _united(intervals: Sequence[Interval]) -> Days:
    """Intervals in order, those that meet made one."""
    found: list[Interval] = []
    for first, last in sorted(intervals, key=lambda i: (0 if i[0] is None else i[0], i[1])):
        if found and (first is None or first <= found[-1][1] + 1):
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return tuple(found)


def _silence(contact: Contact, records: _Records) -> Iterable[Silence]:
    """That no reply had come by the day before a report said so; on the day of the report itself it may still come."""
    told = records.documents[contact.document].published
    if contact.reply != "none" or told.earliest is None:
        return
    days = _alternatives([contact.when], records.latest([contact.document]))
    last = told.earliest.toordinal() - 1
    if days and (days[0][0] is None or days[0][0] <= last):
        yield Silence(
            by=records.of(contact.target),
            to=records.of(contact.initiator),
            days=((days[0][0], last),),
            spans=contact.evidence,
        )


def _orders(docket: DocketExport, chosen: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Orders between happenings, without those that contradict an earlier one."""
    found: dict[tuple[str, str], None] = {}
    later: dict[str, set[str]] = {}
    for order in sorted(docket.orders, key=lambda o: o.id):
        before, after = chosen.get(order.before), chosen.get(order.after)
        if before is None or after is None or before == after or before in _reach(after, later):
            continue
        found[(before, after)] = None
        later.setdefault(before, set()).add(after)
    return tuple(found)


def _reach(start: str, later: Mapping[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        for name in later.get(waiting.pop(), ()):
            if name not in seen:
                seen.add(name)
                waiting.append(name)
    return seen


def _bases(happenings: Iterable[Happening], records: _Records) -> dict[str, tuple[int, int]]:
    found = {}
    for name in sorted({h.base for h in happenings if h.base}):
        published = records.documents[name].published
        if published.earliest and published.latest:
            found[name] = (published.earliest.toordinal(), min(published.latest.toordinal(), records.as_of))
    return found
