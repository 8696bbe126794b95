"""Policies that no record could satisfy: windows that end before they begin, rules that must each come first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dragoman.policy.nodes import Place
from dragoman.policy.rules import Pattern, Policy, Rule, Who

CALLS_FOR = {
    "precedence": "before", "response": "then", "succession": "then", "existence": "event", "reciprocity": "answer",
}  # fmt: skip
"""By template the role that each member of a group may be called for in."""


def check_window(first: date | None, last: date | None, place: Place, what: str) -> None:
    """Raises BadPolicy where a window ends before it begins."""
    if first and last and last < first:
        raise place.wrong(f"{what} ends ({last}) before it begins ({first})", "put the days the other way round")


def check_sound(policy: Policy) -> None:
    """Raises BadPolicy for ids used twice, windows that hold no day, misplaced `each`, and precedence in a circle."""
    seen: dict[str, Rule] = {}
    for rule in policy.rules:
        if rule.id in seen:
            raise rule.place.wrong(f"a rule is called {rule.id!r} already", f"see line {seen[rule.id].place.line}")
        seen[rule.id] = rule
        _check_days(rule, policy)
        _check_each(rule)
        if rule.sources < 1:
            raise rule.place.wrong("sources: 0 asks for nothing", "write 1 or more, or leave it out")
    _check_circles(policy)


def _check_days(rule: Rule, policy: Policy) -> None:
    what = f"the window of rule {rule.id!r}"
    check_window(rule.first, rule.last, rule.place, what)
    check_window(rule.not_before, rule.until, rule.place, f"{what} (not-before, until)")
    check_window(rule.first or policy.first, rule.until, rule.place, f"{what} (until)")
    check_window(rule.not_before, rule.last or policy.last, rule.place, f"{what} (not-before)")
    check_window(rule.first or policy.first, rule.last or policy.last, rule.place, f"{what} within the scope")
    check_window(policy.first, rule.last, rule.place, f"{what} within the scope")
    check_window(rule.first, policy.last, rule.place, f"{what} within the scope")
    check_window(rule.first or policy.first, rule.by, rule.place, f"{what} (by)")


def _check_each(rule: Rule) -> None:
    """`each` is for what a rule calls for; elsewhere any member will do already."""
    for role, pattern in rule.patterns.items():
        grouped = [who for who in pattern.parties() if who.each]
        if grouped and role != CALLS_FOR.get(rule.template):
            raise rule.place.wrong(
                f"`each` cannot stand in {role} of {rule.template}", f"write {{any: {grouped[0].name}}}"
            )
        if len(grouped) > 1:
            raise rule.place.wrong("`each` stands twice in one pattern", "make two rules of it")


def _check_circles(policy: Policy) -> None:
    """What must come before what, over all rules, may not lead back to itself."""
    later: dict[Pattern, list[tuple[Pattern, Rule]]] = {}
    for rule in policy.rules:
        pair = _ordered(rule)
        if pair:
            later.setdefault(pair[0], []).append((pair[1], rule))
    for start in later:
        _walk(start, start, later, [])


def _ordered(rule: Rule) -> tuple[Pattern, Pattern] | None:
    """What a rule wants first, and what must not come before it."""
    roles = {"precedence": ("before", "event"), "succession": ("event", "then")}.get(rule.template)
    return (_plain(rule.patterns[roles[0]]), _plain(rule.patterns[roles[1]])) if roles else None


def _plain(pattern: Pattern) -> Pattern:
    """The pattern without how its parties were written, so that equal ones are equal."""

    def bare(who: Who | None) -> Who | None:
        return Who("", tuple(sorted(who.members))) if who else None

    between = sorted((bare(w) or w for w in pattern.between), key=lambda w: w.members)
    return replace(
        pattern,
        by=bare(pattern.by),
        to=bare(pattern.to),
        target=bare(pattern.target),
        through=bare(pattern.through),
        about_party=bare(pattern.about_party),
        between=tuple(between),
    )


def _walk(start: Pattern, here: Pattern, later: dict[Pattern, list[tuple[Pattern, Rule]]], path: list[Rule]) -> None:
    for after, rule in later.get(here, ()):
        if rule in path:
            continue
        if after == start:
            names = ", ".join(repr(r.id) for r in [*path, rule])
            raise rule.place.wrong(
                f"precedence in a circle: {names}", "what must come first here must come later there; drop one rule"
            )
        _walk(start, after, later, [*path, rule])
