"""Why a verdict is as it is, in sentences: what the record has, what may be unreported, what it hangs on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dragoman.policy.describing import pattern_words
from dragoman.policy.found import Found
from dragoman.policy.instances import Days
from dragoman.policy.monitors import Response
from dragoman.policy.phrases import holds
from dragoman.policy.trace import Happening, Trace
from dragoman.record.evidence import Span

NAMES = {
    "kept": "kept", "kept_so_far": "kept so far", "awaited": "awaited", "broken": "broken",
    "not_triggered": "not triggered",
}  # fmt: skip
SAID = 90
"""Characters of a report's words in a reason."""

MOST = 3


def reasons(found: Found, trace: Trace) -> Iterator[str]:
    """One sentence after the other."""
    teller = {
        "precedence": _precedence,
        "response": _response,
        "reciprocity": _response,
        "succession": _response,
        "not-succession": _not_succession,
        "not-coexistence": _not_coexistence,
        "independence": _unblemished,
        "linkage": _unblemished,
        "wording": _unblemished,
        "deadline": _deadline,
    }.get(found.bound.rule.template, _counted)
    yield from teller(found, trace)
    yield from _world(found)
    yield from _hanging(found)
    yield from _doubts(found)


def when_words(days: Days) -> str:
    """Days as ISO writes them: a day, a range, or the day by which it happened."""
    if not days:
        return "no day"
    first, last = days[0][0], date.fromordinal(days[-1][1])
    if first is None:
        return f"by {last}"
    return str(last) if first == days[-1][1] else f"{date.fromordinal(first)} to {last}"


def told(happening: Happening, phrases: tuple[str, ...] = ()) -> str:
    """A happening by its words, those that hold one of the phrases if any do, and its day: `“…” (2021-04-08)`."""
    spans = telling_first(happening, phrases)
    words = " ".join(spans[0].text.split()) if spans else happening.text
    cut = words if len(words) <= SAID else f"{words[: SAID - 1].rsplit(' ', 1)[0]} …"
    undated = ", by an undated page" if happening.base else ""
    return f"“{cut}” ({when_words(happening.days)}{undated})"


def telling_first(happening: Happening, phrases: tuple[str, ...]) -> tuple[Span, ...]:
    """The spans of a happening, those that hold one of the phrases first."""
    return tuple(sorted(happening.spans, key=lambda span: not holds(span.text, phrases)))


def _in_slot(found: Found, slot: int) -> list[Happening]:
    window = found.bound.monitor.windows[slot]
    counted = []
    for n, happening in enumerate(found.filled.happenings):
        if not found.filled.slots[n] >> slot & 1 or n in found.filled.doubtful or not happening.days:
            continue
        first, last = happening.days[0][0], happening.days[-1][1]
        late = window.last is not None and first is not None and first > window.last
        early = window.first is not None and last < window.first
        if not (late or early):
            counted.append(happening)
    return sorted(counted, key=lambda h: (h.days[-1][1], h.id))


def _list(happenings: list[Happening], phrases: tuple[str, ...] = ()) -> str:
    shown = ", ".join(told(h, phrases) for h in happenings[:MOST])
    return f"{shown} and {len(happenings) - MOST} more" if len(happenings) > MOST else shown


def _words(found: Found, slot: int) -> str:
    return pattern_words(found.bound.patterns[slot])


def _bare(found: Found, slot: int) -> str:
    """The pattern without its article, to stand behind "no" or "the"."""
    return re.sub(r"^an? ", "", _words(found, slot))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _precedence(found: Found, trace: Trace) -> Iterator[str]:  # noqa: ARG001 - all tellers are called alike
    events = _in_slot(found, 0)
    slots = range(1, len(found.bound.patterns))
    if not events:
        missing = [_words(found, n) for n in slots if not _in_slot(found, n)]
        done = [h for n in slots for h in _in_slot(found, n)]
        yield f"No {_bare(found, 0)} is reported."
        if missing:
            yield f"Nor is {_or(missing)}."
        elif done:
            yield f"What must come before has happened: {_list(_unique(done))}."
        return
    first = events[0]
    yield f"The first {_bare(found, 0)} that is sure to have happened by its day: {told(first)}."
    if len(events) > 1 and "kept" in found.reported.values and found.reported.values != {"kept"}:
        yield f"Others: {_list(events[1:])}."
    for n in slots:
        yield f"{_capital(_words(found, n))}: {_ahead(found, n, first)}."


def _ahead(found: Found, slot: int, event: Happening) -> str:
    """What stands ahead of an event, and how surely."""
    own = _in_slot(found, slot)
    if not own:
        return "not reported"
    before = [h for h in own if h.days[0][0] is None or h.days[0][0] <= event.days[-1][1]]
    if not before:
        return f"reported only afterwards, {_list(own)}"
    sure = [h for h in before if event.days[0][0] is not None and h.days[-1][1] < event.days[0][0] and not h.disputed]
    return f"ahead of it, {_list(sure)}" if sure else f"perhaps ahead of it, {_list(before)}"


def _response(found: Found, trace: Trace) -> Iterator[str]:
    events = _in_slot(found, 0)
    rule, monitor = found.bound.rule, found.bound.monitor
    if not events:
        yield f"No {_bare(found, 0)} is reported."
        return
    term = f" within {rule.within} days" if rule.within is not None else ""
    called = _or([_words(found, n) for n in range(1, len(found.bound.patterns))], "and")
    open_events = [(e, n) for e in events for n in unanswered(found, e)]
    for event, slot in open_events[:MOST]:
        due = monitor.due(event.days[-1][1]) if isinstance(monitor, Response) else None
        late = due is not None and due < trace.as_of
        state = "was not followed" if late else "is not followed yet"
        by = f" by {date.fromordinal(due)}" if due is not None else ""
        yield f"{told(event)} {state} by {_words(found, slot)}{by}."
    answered = [e for e in events if all(e is not o for o, _ in open_events)]
    if answered:
        given = [a for e in answered for n in range(1, len(found.bound.patterns)) for a in _answers(found, e, n)]
        yield f"Followed, or perhaps followed, by {called}{term}: {_list(answered)}; by {_list(_unique(given))}."


def unanswered(found: Found, event: Happening) -> list[int]:
    """The slots of answers of which none can have come in time after an event."""
    return [n for n in range(1, len(found.bound.patterns)) if not _answers(found, event, n)]


def _answers(found: Found, event: Happening, slot: int) -> list[Happening]:
    """What may have answered an event in time."""
    monitor = found.bound.monitor
    due = monitor.due(event.days[-1][1]) if isinstance(monitor, Response) else None
    return [
        h
        for h in _in_slot(found, slot)
        if (event.days[0][0] is None or h.days[-1][1] >= event.days[0][0])
        and (due is None or h.days[0][0] is None or h.days[0][0] <= due)
        and h.id != event.id
    ]


def _counted(found: Found, trace: Trace) -> Iterator[str]:
    for slot in range(len(found.bound.patterns)):
        events, last = _in_slot(found, slot), found.bound.monitor.windows[slot].last
        end = f"the window {'closed' if last < trace.as_of else 'runs to'} {date.fromordinal(last)}" if last else ""
        if events:
            yield f"{_capital(_words(found, slot))} is reported: {_list(events)}{f'; {end}' if end else ''}."
        else:
            yield f"No {_bare(found, slot)} is reported{f'; {end}' if end else ''}."


def _not_succession(found: Found, trace: Trace) -> Iterator[str]:  # noqa: ARG001
    events, then = _in_slot(found, 0), _in_slot(found, 1)
    if not events:
        yield f"No {_bare(found, 0)} is reported."
        return
    yield f"{_capital(_words(found, 0))}: {_list(events)}."
    after = [h for h in then if events[0].days[0][0] is None or h.days[-1][1] >= events[0].days[0][0]]
    yield f"{_capital(_words(found, 1))} afterwards: {_list(after) if after else 'not reported'}."


def _not_coexistence(found: Found, trace: Trace) -> Iterator[str]:  # noqa: ARG001
    for slot in (0, 1):
        own = _in_slot(found, slot)
        yield f"{_capital(_words(found, slot))}: {_list(own) if own else 'not reported'}."


def _unblemished(found: Found, trace: Trace) -> Iterator[str]:  # noqa: ARG001
    good, bad = _in_slot(found, 0), _in_slot(found, 1)
    if not good and not bad:
        yield f"No {_bare(found, 0)} is reported in the rule's window."
    if bad:
        yield f"{_capital(_words(found, 1))}: {_list(bad, found.bound.rule.avoid)}."
    if good:
        yield f"{_capital(_words(found, 0))}: {_list(good, found.bound.rule.use)}."


def _deadline(found: Found, trace: Trace) -> Iterator[str]:
    owed = [h for h in found.filled.happenings if h.due]
    if not owed:
        yield f"No {_bare(found, 0)} with a term is reported."
    for happening in owed[:MOST]:
        due = date.fromordinal(happening.due[-1][1])
        done = f"performed {when_words(happening.done)}" if happening.done else "no performance reported"
        passed = "was" if due.toordinal() < trace.as_of else "is"
        yield f"{told(happening)} {passed} due by {due}: {done}."


def _world(found: Found) -> Iterator[str]:
    further = sorted(found.possible.values - found.reported.values)
    if further:
        unreported = [s.what for r in found.readings if r.world for s in r.steps if s.record is None]
        what = _or(unreported) if unreported else "something"
        names = _or([NAMES[outcome] for outcome in further])
        yield f"In the world it may also be {names}: {what} may have happened unreported."
        return
    open_slots = 0
    for kind in found.filled.world.unreported:
        open_slots |= kind.slots
    closed = [_words(found, n) for n in range(len(found.bound.patterns)) if not open_slots >> n & 1]
    if closed and found.bound.rule.template != "deadline":
        yield f"Coverage leaves no room for {_or(list(dict.fromkeys(closed)))} without a report."


def _hanging(found: Found) -> Iterator[str]:
    if len(found.reported.values) < 2:
        return
    happenings, items = found.filled.happenings, found.filled.record.items
    if found.hanging:
        sure = not any(items[n].optional for n in found.hanging if n < len(items))
        what = "the date" if sure else "the date or existence"
        yield f"It hangs on {what} of {_list([happenings[n] for n in found.hanging])}."
    decided = [sorted(chosen) for chosen in found.decided_by]
    if decided and not all(len(chosen) == 1 for chosen in decided):
        yield f"Settling these would decide it: {_list([happenings[n] for n in decided[0]])}."
    elif not found.hanging and not decided:
        yield from _open_dates(found)


def _open_dates(found: Found) -> Iterator[str]:
    """Where no few facts decide: what is open, first that which bears on most of the rule."""
    slots = found.filled.slots
    undecided = [n for n, item in enumerate(found.filled.record.items) if slots[n] and not item.exact]
    ranked = sorted(undecided, key=lambda n: (-slots[n].bit_count(), -slots[n], n))
    if ranked:
        yield f"It hangs on open dates, most of all on {_list([found.filled.happenings[n] for n in ranked])}."


def _doubts(found: Found) -> Iterator[str]:
    rule, doubtful = found.bound.rule, found.filled.doubtful
    if doubtful:
        asked = f"{rule.sources} independent sources" if rule.sources > 1 else "a reviewed record"
        own = [found.filled.happenings[n] for n in sorted(doubtful)]
        yield f"Not counted on the record for want of {asked}: {_list(own)}."
    if not (found.reported.exact and found.possible.exact):
        yield "Too many dates are open to walk through every reading: the sets may hold more than they should."


def _unique(happenings: list[Happening]) -> list[Happening]:
    return list({h.id: h for h in happenings}.values())


def _or(words: list[str], joint: str = "or") -> str:
    unique = list(dict.fromkeys(words))
    return unique[0] if len(unique) == 1 else f"{', '.join(unique[:-1])} {joint} {unique[-1]}"
