"""Acts that happen once to a thing, read once from turning_points.yaml."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from dragoman.vocabulary.reading import read_vocabulary


@dataclass(frozen=True)
class TurningPoints:
    """Acts by the lemma of their verb: the noun asked for beside it (empty for none) and the name of the act. `rounds`
    are counted off and take days; `round_stages` are patterns of how far one has come."""

    acts: dict[str, tuple[tuple[str, str], ...]]
    governments: frozenset[str]
    empty: frozenset[str]
    rounds: frozenset[str]
    round_stages: dict[str, re.Pattern[str]]

    def act(self, verb: str, nouns: Collection[str]) -> str | None:
        """The act of a verb with the nouns that hang on it; None for a verb that names no turning point."""
        fitting = [act for noun, act in self.acts.get(verb, ()) if not noun or noun in nouns]
        return fitting[0] if fitting else None


@cache
def turning_points() -> TurningPoints:
    """The vocabulary of turning_points.yaml."""
    content = read_vocabulary("turning_points")
    acts: dict[str, list[tuple[str, str]]] = {}
    for act, verbs in content["acts"].items():
        for written in verbs:
            verb, _, noun = written.partition(" +")
            acts.setdefault(verb, []).append((noun, act))
    ordered = {verb: tuple(sorted(found, key=lambda pair: not pair[0])) for verb, found in acts.items()}
    stages = {name: _pattern(text) for name, text in content["round_stages"].items()}
    governments, empty, rounds = (frozenset(content[name]) for name in ("governments", "empty", "rounds"))
    return TurningPoints(ordered, governments, empty, rounds, stages)


def _pattern(text: str) -> re.Pattern[str]:
    """A regular expression that runs over several lines, at the bounds of words."""
    return re.compile(rf"\b(?:{''.join(line.strip() for line in text.splitlines())})\b", re.IGNORECASE)
