"""From outcomes to a verdict: what speaks for and against, what it hangs on, who must act next, and why in a sentence
or two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from dragoman.policy.describing import actor_name, pattern_words
from dragoman.policy.found import Found
from dragoman.policy.instances import clipped
from dragoman.policy.matching import Matcher
from dragoman.policy.monitors import Response
from dragoman.policy.reasons import reasons, telling_first, unanswered
from dragoman.policy.rules import Pattern, Policy, Rule
from dragoman.policy.trace import Happening, Trace
from dragoman.record.dates import DateRange
from dragoman.record.evidence import Span
from dragoman.record.findings import NextAct, Outcome, Verdict
from dragoman.record.happenings import Factuality
from dragoman.record.judgements import Fact, Judgement

MOST = 12
"""Happenings shown on one side."""

MOST_BESIDE = 5
EITHER, PRO, CONTRA = "either", "pro", "contra"
SIDES = {
    "precedence": (EITHER, PRO), "response": (EITHER, PRO), "reciprocity": (EITHER, PRO), "succession": (EITHER, PRO),
    "existence": (PRO, PRO), "absence": (CONTRA, CONTRA), "exactly": (EITHER, EITHER),
    "not-succession": (EITHER, CONTRA), "not-coexistence": (EITHER, EITHER), "independence": (PRO, CONTRA),
    "linkage": (PRO, CONTRA), "wording": (PRO, CONTRA), "deadline": (PRO, CONTRA),
}  # fmt: skip
"""By template what the first slot and the others speak for; `either` is against it where the rule may be unkept."""

NOT_ACTUAL: tuple[Factuality, ...] = ("negated", "planned", "offered", "demanded", "conditional", "hypothetical")


def explain(found: Found, policy: Policy, trace: Trace) -> Judgement:
    """The verdict on a rule with its reasons. Every verdict cites, if only what comes nearest to the rule."""
    rule = found.bound.rule
    pro, contra = _sides(found)
    beside = tuple(_beside(found, policy, trace, cited=bool(pro or contra)))
    happenings = found.filled.happenings
    verdict = Verdict(
        policy=policy.name,
        rule=rule.id,
        as_of=date.fromordinal(trace.as_of),
        outcomes_reported=_ordered(found.reported.values),
        outcomes_possible=_ordered(found.possible.values),
        supporting=_spans(pro or (() if contra else beside)),
        opposing=_spans(contra),
        decided_by=tuple(sorted(tuple(sorted(happenings[n].records[0] for n in one)) for one in found.decided_by)),
        next_act=_next_act(found, trace),
        because=" ".join(reasons(found, trace)),
    )
    return Judgement(
        rule=rule.id,
        stated=rule.stated,
        template=rule.template,
        verdict=verdict,
        pro=tuple(_fact(h, rule) for h in pro),
        contra=tuple(_fact(h, rule) for h in contra),
        beside=tuple(_fact(h, rule) for h in beside),
        readings=found.readings,
        exact=found.reported.exact and found.possible.exact,
    )


def _fact(happening: Happening, rule: Rule) -> Fact:
    """A happening as it is shown."""
    first, last = (happening.days[0][0], happening.days[-1][1]) if happening.days else (None, None)
    return Fact(
        records=happening.records,
        who=happening.who,
        when=DateRange(
            None if first is None else date.fromordinal(first),
            None if last is None else date.fromordinal(last),
        ),
        spans=telling_first(happening, (*rule.avoid, *rule.use)),
        undated=happening.base is not None,
        disputed=happening.disputed,
        status=happening.factuality,
    )


def _ordered(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    return tuple(sorted(outcomes))


def _spans(happenings: Iterable[Happening]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(span for happening in happenings for span in happening.spans))


def _sides(found: Found) -> tuple[tuple[Happening, ...], tuple[Happening, ...]]:
    """What speaks for and against the rule, by day; only what may count in its window and is attested well enough."""
    first, other = SIDES[found.bound.rule.template]
    unkept = {"broken", "awaited"} & found.reported.values
    sides: dict[str, list[Happening]] = {PRO: [], CONTRA: []}
    for n, happening in enumerate(found.filled.happenings):
        slots = found.filled.slots[n]
        if n in found.filled.doubtful or not slots or not _counts(found, n):
            continue
        side = first if slots & 1 else other
        if side == EITHER:
            answered = isinstance(found.bound.monitor, Response) and not unanswered(found, happening)
            side = CONTRA if unkept and not answered else PRO
        sides[side].append(happening)
    return tuple(sorted(sides[PRO], key=by_day)[:MOST]), tuple(sorted(sides[CONTRA], key=by_day)[:MOST])


def _counts(found: Found, n: int) -> bool:
    """Whether a happening may lie in the window of a slot it fills."""
    happening, monitor = found.filled.happenings[n], found.bound.monitor
    slots = found.filled.slots[n]
    return any(bool(clipped(happening.days, w)) for slot, w in enumerate(monitor.windows) if slots >> slot & 1)


def by_day(happening: Happening) -> tuple[int, int, str]:
    """The order in which happenings are shown."""
    first, last = (happening.days[0][0], happening.days[-1][1]) if happening.days else (None, 0)
    return (last if first is None else first, last, happening.id)


def _beside(found: Found, policy: Policy, trace: Trace, *, cited: bool) -> Iterator[Happening]:
    """What comes near the rule: out of its window, denied or planned; of another kind where there is nothing else."""
    near = [h for n, h in enumerate(found.filled.happenings) if found.filled.slots[n] and not _counts(found, n)]
    taken = {h.id for h in found.filled.happenings}
    for tier in _near(found, cited=cited):
        if near:
            break
        for pattern in tier:
            near += [h for h in Matcher(pattern, policy.issues).matching(trace) if h.id not in taken]
    unique = {h.id: h for h in near}
    yield from sorted(unique.values(), key=by_day)[:MOST_BESIDE]


def _near(found: Found, *, cited: bool) -> Iterator[list[Pattern]]:
    """Patterns ever farther from those of the rule, those equally far together."""
    patterns = dict.fromkeys(replace(p, tied_to=None, free_of=None, uses=(), lacks=()) for p in found.bound.patterns)
    yield [replace(p, factuality=f) for p in patterns for f in NOT_ACTUAL]
    if cited:
        return
    yield [Pattern(kind="statement", by=p.by, about=p.about) for p in patterns if p.kind == "commitment"]
    yield [Pattern(between=p.between, factuality="negated") for p in patterns if p.between]
    yield [Pattern(between=p.between) for p in patterns if p.between]
    sided = [p for p in patterns if p.by or p.to]
    yield [Pattern(kind=p.kind, by=p.by, to=p.to) for p in sided]
    yield [Pattern(kind="contact", by=p.by, to=p.to) for p in sided]
    yield [Pattern(by=p.by, to=p.to) for p in sided]
    yield [Pattern(kind="statement", by=p.by) for p in sided if p.by]


def _next_act(found: Found, trace: Trace) -> NextAct | None:
    """Who must act, how, and by when; None where nothing is awaited on the record."""
    if "awaited" not in found.reported.values:
        return None
    if found.bound.rule.template == "deadline":
        return _performance(found, trace)
    reading = next((r for r in found.readings if r.outcome == "awaited"), None)
    pattern = found.bound.patterns[-1]
    actors = pattern.by or (pattern.between[0] if pattern.between else None) or pattern.to
    actor = " or ".join(actor_name(m) for m in actors.members) if actors else "somebody"
    return NextAct(actor=actor, act=pattern_words(pattern), by=reading.due if reading else None)


def _performance(found: Found, trace: Trace) -> NextAct | None:
    due = [h for h in found.filled.happenings if h.due and not h.done and h.due[-1][1] >= trace.as_of]
    if not due:
        return None
    first = min(due, key=lambda h: (h.due[-1][1], h.id))
    pattern = found.bound.patterns[0]
    actor = " or ".join(actor_name(m) for m in pattern.by.members) if pattern.by else "the obligor"
    return NextAct(actor=actor, act=first.text[:200], by=date.fromordinal(first.due[-1][1]))
