"""Words of commitments, conditions and what becomes of them, read once from commitments.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.vocabulary.reading import read_vocabulary

Phrase = tuple[str, ...]
"""Lemmas in a row; `*` stands for a few words between."""


@dataclass(frozen=True)
class CommitmentWords:
    """Lemmas in lower case; see commitments.yaml."""

    verbs: dict[str, str]
    nouns: dict[str, str]
    adjectives: dict[str, str]
    binding: frozenset[str]
    hearing: frozenset[str]
    giving: frozenset[str]
    towards: frozenset[str]
    debts: frozenset[str]
    days: frozenset[str]
    limits: frozenset[str]
    timely: tuple[Phrase, ...]
    breaches: frozenset[str]
    limited: frozenset[str]
    dating: frozenset[str]
    passing: frozenset[str]
    several: frozenset[str]
    kept: frozenset[str]
    unkept: tuple[Phrase, ...]
    required: frozenset[str]
    opinions: frozenset[str]
    means: frozenset[str]
    support: frozenset[str]
    handling: frozenset[str]
    held_out: frozenset[str]
    holding_to: frozenset[str]
    holding_by: frozenset[str]
    ready: frozenset[str]
    standing: tuple[Phrase, ...]
    accusing: frozenset[str]
    acting: frozenset[str]
    gatherings: frozenset[str]
    not_owed: frozenset[str]
    answering: frozenset[str]
    offering: frozenset[str]
    signing_up: tuple[Phrase, ...]
    repeating: frozenset[str]
    keeping: frozenset[str]
    paying: frozenset[str]
    yielding: frozenset[str]
    portions: frozenset[str]
    sums: frozenset[str]
    flowing: frozenset[str]
    arriving: frozenset[str]
    promised: frozenset[str]
    holding_out: tuple[Phrase, ...]
    in_line: tuple[Phrase, ...]
    states_of_mind: frozenset[str]
    announcing: frozenset[str]
    proclaiming: frozenset[str]
    letting: frozenset[str]
    deciding: frozenset[str]
    beyond_will: frozenset[str]
    scheduled: frozenset[str]
    going_on: frozenset[str]
    ceasing: frozenset[str]
    doubt: frozenset[str]
    demanded: frozenset[str]
    denied: frozenset[str]
    drafts: frozenset[str]
    unbound: frozenset[str]
    ending: frozenset[str]
    conditions: tuple[tuple[Phrase, str], ...]
    concessive: frozenset[str]
    trailing_exceptions: frozenset[str]
    requesting: frozenset[str]
    with_clause: frozenset[str]
    bounds: tuple[Phrase, ...]
    status: dict[str, tuple[Phrase, ...]]


@cache
def commitment_words() -> CommitmentWords:
    """The vocabulary of commitments.yaml."""
    content = dict(read_vocabulary("commitments"))
    strengths: dict[str, Any] = {name: _strengths(content.pop(name)) for name in ("verbs", "nouns", "adjectives")}
    tables = {
        name: content.pop(name)
        for name in (
            "conditions",
            "bounds",
            "holding_out",
            "signing_up",
            "in_line",
            "unkept",
            "standing",
            "timely",
            "status",
        )
    }
    names: dict[str, Any] = {name: frozenset(words) for name, words in content.items()}
    return CommitmentWords(
        **strengths,
        conditions=_conditions(tables["conditions"]),
        bounds=_phrases(tables["bounds"]),
        signing_up=_phrases(tables["signing_up"]),
        holding_out=_phrases(tables["holding_out"]),
        in_line=_phrases(tables["in_line"]),
        standing=_phrases(tables["standing"]),
        timely=_phrases(tables["timely"]),
        unkept=_phrases(tables["unkept"]),
        status={status: _phrases(words) for status, words in tables["status"].items()},
        **names,
    )


def _strengths(table: dict[str, list[str]]) -> dict[str, str]:
    return {word: strength for strength, words in table.items() for word in words}


def _conditions(table: dict[str, list[str]]) -> tuple[tuple[Phrase, str], ...]:
    """Longest phrases first, so that "only if" goes before "if"."""
    found = [(tuple(p.split()), kind) for kind, phrases in table.items() for p in phrases]
    return tuple(sorted(found, key=lambda item: (-len(item[0]), item)))


def _phrases(words: list[str]) -> tuple[Phrase, ...]:
    return tuple(tuple(phrase.split()) for phrase in words)
