"""Words by which a chronology is traced in the reports, read once from tracing.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.vocabulary.reading import read_vocabulary


@dataclass(frozen=True)
class TracingWords:
    """Words in lower case; see tracing.yaml. Phrases are tuples of their words."""

    phrases: dict[tuple[str, ...], str]
    alike: tuple[tuple[str, ...], ...]
    opposites: tuple[tuple[str, str], ...]
    negators: frozenset[str]
    undone_before: tuple[str, ...]
    undone_behind: tuple[str, ...]
    units: tuple[str, ...]
    light: tuple[str, ...]
    directed: tuple[str, ...]


@cache
def tracing_words() -> TracingWords:
    """The vocabulary of tracing.yaml."""
    content = read_vocabulary("tracing")
    return TracingWords(
        phrases={tuple(phrase.split()): str(word) for phrase, word in content["phrases"].items()},
        alike=tuple(tuple(group) for group in content["alike"]),
        opposites=tuple((one, other) for one, other in content["opposites"]),
        negators=frozenset(content["negators"]),
        undone_before=tuple(content["undone_before"]),
        undone_behind=tuple(content["undone_behind"]),
        units=tuple(content["units"]),
        light=tuple(content["light"]),
        directed=tuple(content["directed"]),
    )
