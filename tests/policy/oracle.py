"""Section 6 of the design page word for word, by brute force: every reading is written out and judged on its own.

Nothing here is shared with the code under test but the nouns of an instance.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, permutations, product

from dragoman.policy.instances import Instance
from dragoman.policy.monitors import (
    Counted,
    Existence,
    NotCoexistence,
    NotSuccession,
    Precedence,
    Response,
    Unblemished,
)

Mark = tuple[int, int]
"""Day and slots of a happening; a reading is a list of them, one after the other."""


def readings(instance: Instance):
    """Each reading as ((day, position of the item), …) in the order of happening."""
    names = sorted(instance.bases)
    for values in product(*(range(a, b + 1) for a, b in (instance.bases[n] for n in names))):
        given = dict(zip(names, values, strict=True))
        choices = []
        for item in instance.items:
            off = given[item.base] if item.base else 0
            days = [day + off for first, last in item.days for day in range(first, last + 1)]
            choices.append([None, *days] if item.optional else days)
        for days in product(*choices):
            there = [n for n, day in enumerate(days) if day is not None]
            by_day = defaultdict(list)
            for n in there:
                by_day[days[n]].append(n)
            for orders in product(*(permutations(by_day[day]) for day in sorted(by_day))):
                line = [(days[n], n) for day in orders for n in day]
                place = {n: at for at, (_, n) in enumerate(line)}
                if all(place[a] < place[b] for a, b in instance.orders if a in place and b in place):
                    yield tuple(line)


def outcome(line: list[Mark], monitor, as_of: int) -> str:
    """What a template says of one sequence of marks, read off the definitions."""
    marks = []
    for at, (day, slots) in enumerate(line):
        for n, window in enumerate(monitor.windows):
            if slots >> n & 1 and window.holds(day):
                marks.append((at, day, n))
    last = monitor.windows[0].last
    return JUDGES[type(monitor)](marks, monitor, as_of, last is not None and as_of > last)


def existence(marks, monitor, as_of, closed):
    if {n for _, _, n in marks} == set(range(len(monitor.windows))):
        return "kept"
    return "broken" if closed else "awaited"


def counted(marks, monitor, as_of, closed):
    times = len(marks)
    if times > monitor.times:
        return "broken"
    if times < monitor.times:
        return "broken" if closed else "awaited"
    return "kept" if closed else "kept_so_far"


def precedence(marks, monitor, as_of, closed):
    first_event = min((at for at, _, n in marks if n == 0), default=None)
    firsts = [min((at for at, _, m in marks if m == n), default=None) for n in range(1, len(monitor.windows))]
    if all(f is not None and (first_event is None or f < first_event) for f in firsts):
        return "kept"
    return "kept_so_far" if first_event is None else "broken"


def response(marks, monitor, as_of, closed):
    events = [(at, day) for at, day, n in marks if n == 0]
    if not events:
        return "not_triggered"
    if monitor.ordered and any(n > 0 and at <= events[0][0] for at, _, n in marks):
        return "broken"
    waiting = False
    for at, day in events:
        ends = [w.last for w in monitor.windows[1:] if w.last is not None]
        if monitor.within is not None:
            ends.append(day + monitor.within)
        due = min(ends, default=None)
        for n in range(1, len(monitor.windows)):
            if not any(m == n and a > at and (due is None or d <= due) for a, d, m in marks):
                if due is not None and as_of > due:
                    return "broken"
                waiting = True
    return "awaited" if waiting else "kept" if closed else "kept_so_far"


def not_succession(marks, monitor, as_of, closed):
    events = [at for at, _, n in marks if n == 0]
    if not events:
        return "not_triggered"
    if any(n == 1 and at > events[0] for at, _, n in marks):
        return "broken"
    last = monitor.windows[-1].last
    return "kept" if last is not None and as_of > last else "kept_so_far"


def not_coexistence(marks, monitor, as_of, closed):
    if {n for _, _, n in marks} == set(range(len(monitor.windows))):
        return "broken"
    return "kept" if closed else "kept_so_far"


def unblemished(marks, monitor, as_of, closed):
    kinds = {n for _, _, n in marks}
    if not kinds:
        return "not_triggered"
    return "broken" if 1 in kinds else "kept" if closed else "kept_so_far"


JUDGES = {
    Existence: existence, Counted: counted, Precedence: precedence, Response: response,
    NotSuccession: not_succession, NotCoexistence: not_coexistence, Unblemished: unblemished,
}  # fmt: skip


def outcomes(instance: Instance, monitor) -> frozenset[str]:
    """The set over all readings, with whatever may have happened unreported put in."""
    lines = {tuple((day, instance.items[n].slots) for day, n in line) for line in readings(instance)}
    wholes = {whole for line in lines for whole in _filled(list(line), instance, monitor)}
    return frozenset(outcome(whole, monitor, instance.as_of) for whole in wholes)


def _filled(line: list[Mark], instance: Instance, monitor):
    """The line with unreported happenings put in: for each kind none or one; of answers also as many as fit from some
    place on, up to some place, or from the first event up to some place; of the events of a succession two; of what is
    counted two and three. More could do nothing that these cannot."""
    gaps = _gaps(line, instance)
    ways = []
    for kind in instance.unreported:
        places = [gap for gap in gaps if any((a is None or a <= gap[1]) and gap[1] <= b for a, b in kind.days)]
        some = [(), *((p,) for p in places)]
        if isinstance(monitor, Response) and kind.slots != 1:
            some += [tuple(places[:n]) for n in range(2, len(places) + 1)]
            some += [tuple(places[n:]) for n in range(1, len(places) - 1)]
            begun = [p for p in places if any(slots & 1 for _, slots in line[: p[0]])]
            some += [tuple(begun[:n]) for n in range(2, len(begun) + 1)]
        if isinstance(monitor, Response) and monitor.ordered and kind.slots == 1:
            some += list(combinations(places, 2))
        if isinstance(monitor, Counted):
            some += [(p, p) for p in places] + [(p, p, p) for p in places] + list(combinations(places, 2))
        ways.append([(kind.slots, chosen) for chosen in dict.fromkeys(some)])
    for choice in product(*ways):
        extra = [(gap, order, slots) for order, (slots, chosen) in enumerate(choice) for gap in chosen]
        yield from _merged(line, extra)


def _gaps(line: list[Mark], instance: Instance):
    """(place in the line, day): where something may be put in."""
    days = [day for day, _ in line]
    spans = [item.days for item in instance.items] + [u.days for u in instance.unreported]
    lowest = min((a for s in spans for a, _ in s if a is not None), default=instance.as_of)
    found = []
    for place in range(len(line) + 1):
        first = days[place - 1] if place else lowest - 1
        last = days[place] if place < len(line) else instance.as_of
        found += [(place, day) for day in range(first, last + 1)]
    return found


def _merged(line: list[Mark], extra):
    """The line with the extra marks; those in one gap and of one day in both orders."""
    if not extra:
        yield tuple(line)
        return
    meeting = len({gap for gap, _, _ in extra}) < len(extra)
    for turned in (1, -1) if meeting else (1,):
        merged = [((place, day, turned * order), (day, slots)) for (place, day), order, slots in extra]
        merged += [((at, day, 99), (day, slots)) for at, (day, slots) in enumerate(line)]
        yield tuple(mark for _, mark in sorted(merged, key=lambda pair: pair[0]))


def decides(instance: Instance, monitor, chosen: frozenset[int]) -> bool:
    """Whether readings that agree on the chosen items always agree on the outcome."""
    seen = defaultdict(set)
    for line in readings(instance):
        settled = tuple((day, n) for day, n in line if n in chosen)
        marks = [(day, instance.items[n].slots) for day, n in line]
        seen[settled].add(outcome(marks, monitor, instance.as_of))
    return all(len(found) == 1 for found in seen.values())


def smallest_deciding(instance: Instance, monitor, largest: int) -> set[frozenset[int]]:
    """All deciding sets of the least size, up to the largest; none where nothing is open."""
    for size in range(largest + 1):
        found = {frozenset(c) for c in combinations(range(len(instance.items)), size)
                 if decides(instance, monitor, frozenset(c))}  # fmt: skip
        if found:
            return set() if size == 0 else found
    return set()
