"""Policies: verdicts of a whole case against its gold, readings against brute force, and speed at 100,000 happenings.

python benchmarks/policy.py                    # the case and the speed
python benchmarks/policy.py --extract          # the cases end to end as well, from the texts of their reports
python benchmarks/policy.py --readings 20000   # random small records against the brute-force enumerator
python benchmarks/policy.py --plot FILE.svg    # growth of the time with the number of happenings
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from case import as_read
from case_records import read_case
from dragoman.outputs.queries import select
from dragoman.policy import answering
from dragoman.policy.checking import Checker, check
from dragoman.policy.deciding import LARGEST, deciding_sets
from dragoman.policy.evaluating import evaluate
from dragoman.policy.gathering import gather
from dragoman.policy.matching import known_acts
from dragoman.policy.monitors import Response
from dragoman.policy.reading import parse_policy, read_policy
from dragoman.policy.rules import Policy
from dragoman.policy.standing import Standing
from dragoman.policy.sweep import sweep
from dragoman.policy.trace import Happening, Trace
from dragoman.reconcile.comparison import compare_reports
from dragoman.record.query import Query
from policy_case import GoldDocket
from policy_growth import growth_svg
from reference import SHARED, arguments, keep, shared_or_leave, show

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "policy"))
import oracle
from random_records import random_case

CASE = SHARED / "cases" / "vienna"
OWN = Path(__file__).with_name("own") / "isfara"
"""A case of our own, labelled before it was read, to see that nothing is fitted to the other."""

ACTORS = (
    "USA", "PRK", "KOR", "JPN", "CHN", "RUS", "IRN", "DEU", "FRA", "GBR", "TUR", "EGY", "SAU", "ISR", "IND",
    "PAK", "UKR", "POL", "BRA", "MEX", "NGA", "ETH", "SDN", "SYR", "IRQ", "YEM", "QAT", "OMN", "CHE", "NOR",
)  # fmt: skip
ACTS = ("meet", "call", "brief", "visit", "test", "deploy", "accuse", "threaten", "sign", "give")
TYPES = ("CONSULT", "AGREE", "MOBILIZE", "ACCUSE", "THREATEN", "AID", "SANCTION", "REQUEST")
FIRST_DAY = date(2015, 1, 1).toordinal()
YEARS = 7
EVERY = 1_000
"""Random records after which the count so far is printed."""


def main() -> None:
    """Print the tables."""
    parser = arguments(__doc__)
    parser.add_argument("--extract", action="store_true", help="read the case's reports as well")
    parser.add_argument("--readings", type=int, default=300, help="random small records held against brute force")
    parser.add_argument("--happenings", type=int, default=100_000)
    parser.add_argument("--plot", metavar="FILE", help="write the growth of the time as a picture")
    options = parser.parse_args()
    shared_or_leave()
    figures = {case.name: case_figures(case, extract=options.extract) for case in (CASE, OWN)}
    figures["readings"] = reading_figures(options.readings)
    figures["speed"] = speed_figures(options.happenings)
    if options.plot:
        sizes = [1_000, 3_000, 10_000, 30_000, 100_000]
        points = [(n, _timed_check(n)[1]) for n in sizes]
        Path(options.plot).write_text(growth_svg(points), encoding="utf-8")
        show("Growth", ("happenings", "seconds for 50 rules"), points)
    keep(options.json, figures)


def case_figures(case: Path = CASE, *, extract: bool) -> dict[str, float]:
    """Verdicts of a case equal to its gold: with the gold's records, end to end, and for a checker that takes
    every range by its middle and knows no world beside the record."""
    gold = GoldDocket(case)
    policy, docket = read_policy(str(case / "policy.yaml")), gold.export()
    rows, right = [], Counter[str]()
    read = as_read(read_case(case)) if extract else None
    for wanted in gold.gold["verdicts"]:
        day = date.fromisoformat(wanted["as_of"])
        want = (tuple(wanted["outcomes_reported"]), tuple(wanted["outcomes_possible"]))
        ours = _sets(policy, gather(select(docket, Query(as_of=day)), day), wanted["rule"])
        middle = _sets(policy, _by_middles(gather(select(docket, Query(as_of=day)), day)), wanted["rule"])[0]
        found = {"ours": ours, "middles": (middle, middle)}
        if read:
            then = compare_reports(select(read, Query(as_of=day)))
            found["end to end"] = _sets(policy, gather(then, day), wanted["rule"])
        right.update(name for name, sets in found.items() if sets == want)
        rows.append((wanted["rule"], str(day), *map(_told, want), *(_mark(sets, want) for sets in found.values())))
    total = len(rows)
    title = f"Verdicts of {case.name} (gold: on the record; in the world)"
    show(title, ("rule", "as of", "record", "world", *found), rows)
    show("Equal to the gold", ("system", "verdicts"), [(name, f"{right[name]} of {total}") for name in found])
    return {name: right[name] / total for name in found}


def _sets(policy: Policy, trace: Trace, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    rule = next(rule for rule in policy.rules if rule.id == name)
    verdict = check(policy, trace, [rule]).judgements[0].verdict
    return verdict.outcomes_reported, verdict.outcomes_possible


def _by_middles(trace: Trace) -> Trace:
    """The trace as one would keep it without ranges: each happening on the middle of its days, nothing disputed."""
    found = []
    for happening in trace.happenings:
        first, last = happening.days[0][0], happening.days[-1][1]
        middle = last if first is None else (first + last) // 2
        found.append(_changed(happening, days=((middle, middle),), disputed=False))
    return Trace(as_of=trace.as_of, happenings=found, names=trace.names)


def _changed(happening: Happening, **given: Any) -> Happening:
    values = {name: getattr(happening, name) for name in Happening.__slots__}
    return Happening(**{**values, **given})


def _told(outcomes: tuple[str, ...]) -> str:
    return "/".join(outcomes)


def _mark(found: tuple[tuple[str, ...], ...], want: tuple[tuple[str, ...], ...]) -> str:
    return "=" if found == want else "; ".join(map(_told, found))


def reading_figures(count: int) -> dict[str, float]:
    """Random small records whose outcome sets equal brute force, on the record and in the world, by each way of working
    them out; and of those with more than one outcome, deciding sets that are the smallest."""
    checks, failed = Counter[str](), Counter[str]()
    for seed in range(count):
        for what, same in held_to_brute_force(seed):
            checks[what] += 1
            failed[what] += not same
            if not same:
                print(f"seed {seed}: {what} differs", flush=True)
        if (seed + 1) % EVERY == 0:
            print(f"{seed + 1} records, {failed.total()} differences", flush=True)
    rows = [(name, checks[name], failed[name]) for name in checks]
    show(f"{count} random small records against brute force", ("what", "checked", "differ"), rows)
    return {f"{name}_{what}": value for name in checks for what, value in (("n", checks[name]), ("bad", failed[name]))}


def held_to_brute_force(seed: int) -> Iterator[tuple[str, bool]]:
    """For one random record what was worked out, and whether brute force gives the same."""
    instance, monitor = random_case(seed)
    alone = replace(instance, unreported=())
    for name, one in (("record", alone), ("world", instance)):
        want = oracle.outcomes(one, monitor)
        yield name, sweep(one, monitor).outcomes == want and (not want or evaluate(one, monitor).values == want)
        if isinstance(monitor, Response) and answering.applies(one, monitor):
            yield "greedy", answering.answered_outcomes(one, monitor) == want
    if len(instance.items) <= 5 and len(sweep(alone, monitor).outcomes) > 1:
        smallest = oracle.smallest_deciding(alone, monitor, LARGEST)
        yield "deciding sets", set(deciding_sets(alone, monitor)) == smallest


def speed_figures(happenings: int) -> dict[str, float]:
    """Seconds for 50 rules over many happenings, and for one more record."""
    built, spent, standing = _timed_check(happenings)
    dice, added, longest = Random(1), 0.0, 0.0  # noqa: S311 - as below
    times = 40
    for n in range(times):
        begin = time.perf_counter()
        standing.add(_happening(dice, happenings + n))
        took = time.perf_counter() - begin
        added, longest = added + took, max(longest, took)
    rows = [
        ("index the trace", built, ""),
        ("check 50 rules, on the record and in the world", spent, "under 2"),
        ("one more record, mean", added / times, "under 0.05"),
        ("one more record, longest", longest, "under 0.05"),
    ]
    show(f"{happenings} happenings, one core, seconds", ("what", "seconds", "asked"), rows)
    return {"index": built, "check": spent, "added_mean": added / times, "added_longest": longest}


def _timed_check(count: int) -> tuple[float, float, Standing]:
    dice = Random(0)  # noqa: S311 - made-up records, no secrets
    made = [_happening(dice, n) for n in range(count)]
    policy = _policy(dice)
    known_acts()  # the vocabulary is read once a program
    begin = time.perf_counter()
    trace = Trace(as_of=FIRST_DAY + 365 * YEARS, happenings=made)
    indexed = time.perf_counter()
    checker = Checker(policy, trace)
    for rule in policy.rules:
        checker.outcomes(rule)
    spent = time.perf_counter() - indexed
    return indexed - begin, spent, Standing(policy, trace)


def _happening(dice: Random, number: int) -> Happening:
    """An event, contact or reply between two states: six in ten on a known day, some within a week or a month, some
    only known to have happened by a day; a few disputed."""
    one, other = dice.sample(ACTORS, 2)
    kind = dice.choice(["event", "event", "event", "contact", "reply"])
    first = FIRST_DAY + dice.randrange(365 * YEARS)
    width = dice.choices([0, 6, 29, None], [60, 25, 12, 3])[0]
    last = first if width is None else min(first + width, FIRST_DAY + 365 * YEARS)
    return Happening(
        id=f"h{number:06}",
        records=(f"h{number:06}",),
        kind=kind,  # type: ignore[arg-type]
        days=((None if width is None else first, last),),
        disputed=dice.random() < 0.03,
        type=dice.choice(TYPES) if kind == "event" else None,
        act=dice.choice(ACTS) if kind == "event" else None,
        by=frozenset((one,)),
        to=frozenset((other,)),
        present=frozenset((one, other)),
        sources=dice.choice([1, 1, 2, 3]),
    )


def _policy(dice: Random) -> Policy:
    """Fifty rules over all templates that speak of happenings; every fifth one speaks of a group of ten states."""
    groups = [dice.sample(ACTORS, 10) for _ in range(5)]
    lines = ["policy: fifty rules", "parties:"]
    lines += [f"  {code.lower()}: {code}" for code in ACTORS]
    lines += [f"  group{n}: [{', '.join(group)}]" for n, group in enumerate(groups)]
    lines.append("rules:")
    for n in range(50):
        one, other = (code.lower() for code in dice.sample(ACTORS, 2))
        one = f"group{n % 5}" if n % 5 == 0 else one
        lines.append(f"  - {{id: r{n}, stated: x, from: 2016-01-01, {_template(dice, n, one, other)}}}")
    return parse_policy("\n".join(lines).encode())


def _template(dice: Random, n: int, one: str, other: str) -> str:
    event = f"{{type: {dice.choice(TYPES)}, by: {one}}}"
    then = f"{{act: {dice.choice(ACTS)}, between: [{one}, {other}]}}"
    contact = f"{{contact: {{from: {one}, to: {other}}}}}"
    reply = f"{{reply: {{from: {other}, to: {one}}}}}"
    return [
        f"precedence: {{before: {then}, event: {event}}}",
        f"response: {{event: {contact}, then: {reply}, within: 14 days}}",
        f"response: {{event: {event}, then: {then}, within: 7 days}}",
        f"succession: {{event: {contact}, then: {reply}}}",
        f"absence: {{event: {then}}}",
        f"existence: {{event: {then}}}",
        f"exactly: {{event: {then}, times: 3}}",
        f"not-coexistence: [{event}, {then}]",
        f"not-succession: {{event: {event}, then: {then}}}",
        f"reciprocity: {{step: {event}, answer: {reply}, within: 30 days}}",
    ][n % 10]


if __name__ == "__main__":
    main()
