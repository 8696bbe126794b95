"""Patterns and happenings in words, for reasons and plans."""

from __future__ import annotations

from dragoman.policy.rules import Pattern, Who
from dragoman.vocabulary.countries import countries


def pattern_words(pattern: Pattern) -> str:
    """A pattern as a noun phrase: `a contact from us to north about sanctions`."""
    said = {
        "contact": _contact,
        "reply": _reply,
        "process": _process,
        "commitment": _commitment,
        "statement": _statement,
        "event": _event,
    }[pattern.kind]
    return f"{said(pattern)}{_particulars(pattern)}"


def actor_name(member: str) -> str:
    """A member of a party by its name."""
    return countries()[member].name if member in countries() else member


def party_words(who: Who) -> str:
    """A party as the policy names it; single members by their own names."""
    if len(who.members) == 1:
        return actor_name(who.members[0])
    return f"{'each' if who.each else 'any'} of {who.name}"


def _contact(pattern: Pattern) -> str:
    through = f" through {party_words(pattern.through)}" if pattern.through else ""
    return f"a contact{_sides(pattern, 'from', 'to')}{through}{_about(pattern)}"


def _reply(pattern: Pattern) -> str:
    return f"a reply{_sides(pattern, 'from', 'to')}{_about(pattern)}"


def _process(pattern: Pattern) -> str:
    whose = f" of {party_words(pattern.by)}" if pattern.by else ""
    return f"{pattern.process}{whose}{f' {pattern.state}' if pattern.state else ''}"


def _commitment(pattern: Pattern) -> str:
    tied = f" conditional on {pattern.tied_to}" if pattern.tied_to else ""
    free = f" not conditional on {pattern.free_of}" if pattern.free_of else ""
    return f"a commitment{_sides(pattern, 'by', 'to')}{_about(pattern)}{tied}{free}"


def _statement(pattern: Pattern) -> str:
    return f"a statement{_sides(pattern, 'by', 'to')}{_about(pattern)}"


def _event(pattern: Pattern) -> str:
    kind = pattern.act or pattern.type or "an event"
    between = f" between {' and '.join(party_words(who) for who in pattern.between)}" if pattern.between else ""
    target = f" against {party_words(pattern.target)}" if pattern.target else ""
    return f"{kind}{_sides(pattern, 'by', 'to')}{target}{between}{_about(pattern)}"


def _sides(pattern: Pattern, by: str, to: str) -> str:
    first = f" {by} {party_words(pattern.by)}" if pattern.by else ""
    second = f" {to} {party_words(pattern.to)}" if pattern.to else ""
    return first + second


def _about(pattern: Pattern) -> str:
    if pattern.about_party:
        return f" about {party_words(pattern.about_party)}"
    return f" about {pattern.about}" if pattern.about else ""


def _particulars(pattern: Pattern) -> str:
    said = [
        f"at {pattern.level} level" if pattern.level else "",
        f"in {pattern.place}" if pattern.place else "",
        f"worded “{pattern.words[0]}”" if pattern.words else "",
        f"saying “{pattern.uses[0]}”" if pattern.uses else "",
        f"without “{pattern.lacks[0]}”" if pattern.lacks else "",
        f"({pattern.factuality})" if pattern.factuality != "actual" else "",
    ]
    return "".join(f" {part}" for part in said if part)
