"""Sections of a brief that compare the reports: whose turn, open commitments, positions, disagreements."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from dragoman.outputs.brief_context import BriefContext, Cited, heading, sentence
from dragoman.outputs.days import day, label, phrase
from dragoman.outputs.display import cut, line
from dragoman.outputs.page import Run, Section, Sentence
from dragoman.outputs.quotation import balanced, opened, quoted
from dragoman.outputs.sentences import sentence_around
from dragoman.record.dates import Answer
from dragoman.record.docket import Record
from dragoman.record.evidence import Span
from dragoman.record.findings import Claim, Disagreement, Position, Turn
from dragoman.record.happenings import Contact
from dragoman.record.obligations import Commitment, Strength
from dragoman.record.statements import Statement

OPEN = ("breached", "standing", "affirmed", "unknown")
"""States of a commitment that still binds or was broken, the gravest first."""

VERBS: dict[Strength, str] = {
    "committed": "bound",
    "agreed": "agreed",
    "pledged": "pledged",
    "intends": "intends",
}
TOWARDS: dict[Strength, str] = {
    "committed": " towards",
    "agreed": " with",
    "pledged": " to",
    "intends": ", towards",
}
OFFICIAL = frozenset({"state", "government", "body", "organisation"})
SUBORDINATING = re.compile(r"(?:Once|If|When|After|Before|Unless|Provided|As|In|On|Until|While)\b")
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
FEWEST_WORDS = 6
"""Words of an approach below which the whole sentence is shown."""

MOST_WORDINGS = 3
LONGEST_WORDING, LONGEST_VALUE, LONGEST_ACTION, LONGEST_TOPIC = 110, 90, 130, 90


def turns(context: BriefContext) -> Section:
    """Whose the next step is: approaches before public appeals, states and bodies before people, the newest first;
    pairs with nothing open are left out, and of one approach several issues are one line."""
    spans = _spans(context)
    waiting: dict[tuple[str | None, str | None], Turn] = {}
    for turn in _latest_turns(context):
        if turn.waiting_on and turn.record in spans:
            waiting.setdefault((turn.waiting_on, turn.record), turn)
    ordered = sorted(waiting.values(), key=lambda t: _turn_order(context, t))
    told = tuple(_turn(context, turn, spans) for turn in ordered[: context.limits.turns])
    return Section(heading=heading("Whose turn", len(told), len(ordered)), sentences=told)


def commitments(context: BriefContext) -> Section:
    """What still binds, and what was broken; one line for each commitment over all its reports."""
    groups = _groups(context, "commitments", context.docket.commitments)
    current = [sorted(group, key=lambda c: _told_on(context, c)) for group in groups]
    open_ones = [group for group in current if _status(group) in OPEN]
    open_ones.sort(key=lambda g: (OPEN.index(_status(g)), -_independent(context, g), _until(g), g[0].id))
    told = tuple(_commitment(context, group) for group in open_ones[: context.limits.commitments])
    return Section(heading=heading("Open commitments", len(told), len(open_ones)), sentences=told)


def positions(context: BriefContext) -> Section:
    """How each actor names its stand on an issue now, and what it said before; changes first."""
    held: dict[tuple[str, str], list[Position]] = {}
    for position in context.docket.positions:
        speaker = context.speakers.named(position.actor)
        if speaker:
            held.setdefault((speaker.key, position.issue.casefold()), []).append(position)
    lines = [sorted(found, key=_position_order) for found in held.values()]
    lines.sort(key=lambda found: (-len(_wordings(found)), -_last_day(found).toordinal(), found[0].id))
    told = tuple(_position(context, found) for found in lines[: context.limits.positions])
    return Section(heading=heading("Positions", len(told), len(lines)), sentences=told)


def disagreements(context: BriefContext) -> Section:
    """Where sources speak of one thing and differ, each claim with who makes it; the most reported first."""
    found = [d for d in context.docket.disagreements if all(c.evidence for c in d.claims)]
    found.sort(key=lambda d: (-sum(len(c.evidence) for c in d.claims), d.id))
    told = tuple(_disagreement(context, d) for d in found[: context.limits.disagreements])
    return Section(heading=heading("Where sources differ", len(told), len(found)), sentences=told)


def _latest_turns(context: BriefContext) -> Iterable[Turn]:
    latest: dict[tuple[tuple[str, ...], str | None], Turn] = {}
    for turn in sorted(context.docket.turns, key=lambda t: (t.as_of, t.pair)):
        latest[(tuple(sorted(context.name(actor) for actor in turn.pair)), turn.issue)] = turn
    return latest.values()


def _turn(context: BriefContext, turn: Turn, spans: dict[str, Span]) -> Sentence:
    span = spans[turn.record or ""]
    told = span
    if len(span.text.split()) < FEWEST_WORDS:
        told = sentence_around(context.by_id[span.document], span.start, span.end)
    words = cut(line(told.text), context.limits.longest_line)
    cited = context.cited([(turn.record or "", span)])
    return sentence(
        *_told_turn(context, turn), ": ", Run("words", quoted(words, context.limits.longest_line)), " ", cited
    )


def _told_turn(context: BriefContext, turn: Turn) -> tuple[Run | str, ...]:
    """Of an approach who owes the answer, or who replied and whose step is next; of an appeal or offer made in public
    only that no answer to it is on record."""
    owing = line(context.name(turn.waiting_on))
    named = (line(context.name(actor)) for actor in turn.pair)
    asking = next((name for name in named if name != owing), "the other side")
    about = f" on {line(turn.issue)}" if turn.issue else ""
    approach = _approach(context, turn)
    if approach is None:
        offers = any(event.id == turn.record and event.factuality == "offered" for event in context.docket.events)
        said = "offer" if offers else "public appeal"
        return (f"No answer is on record to {_possessive(asking)} {said} to ", Run("name", owing), about)
    if turn.reply == "replied":
        replied = f" replied{_replied(context, approach)}{about}; the next step is "
        return Run("name", opened(asking)), replied, Run("name", _possessive(owing))
    owes = f" {_owes(context, turn)} {asking} an answer{about}{_waiting(turn)}"
    return Run("name", opened(owing)), owes


def _approach(context: BriefContext, turn: Turn) -> Contact | None:
    return next((contact for contact in context.docket.contacts if contact.id == turn.record), None)


def _possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _replied(context: BriefContext, approach: Contact) -> str:
    """When the reply came: as told, or in the time of an approach that had not passed when it was reported."""
    published = next((d.published.latest for d in context.docket.documents if d.id == approach.document), None)
    asked = approach.when
    if approach.reply_when.known:
        return f" {phrase(approach.reply_when)}"
    inside = published is not None and asked.latest is not None and published <= asked.latest
    return f" {phrase(asked)}" if inside else f" to the approach of {label(asked)}" if asked.known else ""


def _owes(context: BriefContext, turn: Turn) -> str:
    """The verb that fits: several are described by a plural ("the governors")."""
    speaker = context.speakers.named(turn.waiting_on)
    several = speaker is not None and speaker.kind in {"unnamed", "group"} and speaker.name.endswith("s")
    return "owe" if several else "owes"


def _waiting(turn: Turn) -> str:
    if not turn.since.known:
        return ""
    days = _days(turn)
    counted = f", {days} {'day' if days == 1 else 'days'}" if turn.since.exact else ""
    return f", open since {label(turn.since)}{counted}"


def _turn_order(context: BriefContext, turn: Turn) -> tuple[object, ...]:
    """Approaches whose silence is told come first, appeals last; two states or bodies before people; dated ones before
    others; the newest first."""
    approach = _approach(context, turn)
    told = 2 if approach is None else int(approach.reply != "none")
    parties = (context.speakers.named(actor) for actor in turn.pair)
    official = sum(party is not None and party.kind in OFFICIAL for party in parties)
    return (told, -official, not turn.since.known, _days(turn), turn.pair, turn.issue or "")


def _days(turn: Turn) -> int:
    first = turn.since.earliest or turn.since.latest
    return max((turn.as_of - first).days, 0) if first else -1


def _commitment(context: BriefContext, group: list[Commitment]) -> Sentence:
    newest = group[-1]
    fullest = max(group, key=lambda c: (c.condition is not None, c.deadline.known, c.beneficiary is not None))
    towards = f"{TOWARDS[fullest.strength]} {line(context.name(fullest.beneficiary))}" if fullest.beneficiary else ""
    until = f", by {label(fullest.deadline)}" if fullest.deadline.known else ""
    told_in_act = line(fullest.condition or "") in line(fullest.action)
    on = f", {cut(_condition(fullest.condition), LONGEST_ACTION)}" if fullest.condition and not told_in_act else ""
    cited: list[Cited] = [(c.id, c.evidence[0]) for c in group]
    return sentence(
        Run("name", opened(line(context.name(newest.obligor)))), f" ({VERBS[fullest.strength]}{towards}): ",
        Run("words", balanced(cut(line(fullest.action), LONGEST_ACTION))), f"{on}{until} — {_standing(group)}. ",
        context.cited(cited),
    )  # fmt: skip


def _condition(words: str) -> str:
    """A condition inside a sentence."""
    plain = line(words)
    return plain[:1].lower() + plain[1:] if SUBORDINATING.match(plain) else plain


def _standing(group: list[Commitment]) -> str:
    """`affirmed, 21 June 2021`: the status and since when."""
    status = _status(group)
    if status == "unknown":
        made = next((c.made for c in group if c.made.known), None)
        return f"made {phrase(made)}, nothing told of it since" if made else "nothing told of what became of it"
    days = [change.when for c in group for change in c.history if change.status == status and change.when.known]
    return f"{status}, {label(days[-1])}" if days else status


def _status(group: list[Commitment]) -> str:
    """That of the newest report that tells any."""
    return next((c.status for c in reversed(group) if c.status != "unknown"), "unknown")


def _until(group: list[Commitment]) -> date:
    return min((c.deadline.latest for c in group if c.deadline.latest), default=date.max)


def _told_on(context: BriefContext, record: Commitment) -> tuple[object, ...]:
    document = context.by_id[record.document]
    return (*document.published.sort_key(), document.id, record.evidence[0])


def _independent(context: BriefContext, group: list[Commitment]) -> int:
    documents = (context.by_id[c.document] for c in group)
    return len({document.copy_of or document.id for document in documents})


def _position(context: BriefContext, found: list[Position]) -> Sentence:
    """The wording now, and the ones before it, latest first."""
    shown = _wordings(found)[: -MOST_WORDINGS - 1 : -1]
    last = shown[0]
    runs: list[Run | str] = [Run("name", opened(line(context.name(last.actor)))), f" on {line(last.issue)}: "]
    for after, position in zip((None, *shown), shown, strict=False):
        if after:
            runs.append("; before, " if position.when.before(after.when) is Answer.YES else "; also ")
        runs += [Run("words", quoted(line(position.wording), LONGEST_WORDING)), f" ({label(position.when)})"]
    return sentence(*runs, ". ", context.cited((p.id, p.evidence[0]) for p in shown))


def _wordings(found: list[Position]) -> list[Position]:
    """The first use of each wording, a wording that comes back after another one again."""
    kept: list[Position] = []
    for position in found:
        if not kept or line(kept[-1].wording).casefold() != line(position.wording).casefold():
            kept.append(position)
    return kept


def _position_order(position: Position) -> tuple[object, ...]:
    return (*position.when.sort_key(), position.id)


def _last_day(found: list[Position]) -> date:
    return max((p.when.latest or p.when.earliest or date.min for p in found), default=date.min)


def _disagreement(context: BriefContext, found: Disagreement) -> Sentence:
    runs: list[Run | str] = [Run("name", opened(_topic(found))), f" ({found.kind}): "]
    for number, claim in enumerate(found.claims):
        runs += [Run("text", "; ")] if number else []
        runs += [Run("words", cut(_value(claim), LONGEST_VALUE)), f" ({context.outlets(claim.evidence)}) "]
        runs.append(context.cited((found.id, span) for span in claim.evidence))
    corrected = context.by_id.get(found.corrected_by or "")
    if corrected:
        runs.append(f" — corrected by {line(corrected.outlet or 'a later report')}, {label(corrected.published)}")
    return sentence(*runs)


def _topic(found: Disagreement) -> str:
    """What is in dispute; where it is cut, a quotation in it is closed."""
    words = cut(line(found.topic), LONGEST_TOPIC)
    return f"{words}”" if words.count("“") > words.count("”") else words


def _value(claim: Claim) -> str:
    value = claim.value
    if not isinstance(value, str):
        return f"{value:g}"
    try:
        return day(date.fromisoformat(value)) if ISO_DAY.fullmatch(value) else line(value)
    except ValueError:
        return line(value)


def _groups(context: BriefContext, layer: str, records: Iterable[Commitment]) -> list[list[Commitment]]:
    """Records by the join that holds them; those of replaced versions are left out."""
    shown = {document.id for document in context.documents}
    joined = {member: join.id for join in context.docket.joins if join.layer == layer for member in join.members}
    groups: dict[str, list[Commitment]] = {}
    for record in records:
        if record.document in shown:
            groups.setdefault(joined.get(record.id, record.id), []).append(record)
    return list(groups.values())


def _spans(context: BriefContext) -> dict[str, Span]:
    """Record id to the words that show it."""
    layers: tuple[tuple[Record, ...], ...] = (
        context.docket.contacts, context.docket.events, context.docket.statements, context.docket.processes,
        context.docket.commitments,
    )  # fmt: skip
    return {r.id: _first(r) for layer in layers for r in layer}


def _first(record: Record) -> Span:
    if isinstance(record, Statement):
        return record.content[0]
    evidence: tuple[Span, ...] = getattr(record, "evidence", ())
    return evidence[0]
