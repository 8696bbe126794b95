"""Words by which records of different reports are compared, read once from comparing.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.vocabulary.reading import read_vocabulary

PATTERNS = ("pointing_back", "flat_denial", "instead", "correction", "not_that", "failure", "success", "aim",
            "intended", "negating", "affirming", "repudiating", "breaching", "ending")  # fmt: skip
FOLDED = ("function_words", "common_words")
CLASSES = (
    "counted_off",
    "claim_nouns",
    "units",
    "of_time",
    "joining",
    "demanding",
    "asking",
    "taken_up",
    "conveyed",
    "rounds",
)
PHRASES = ("anew", "around", "at_least", "at_most")


@dataclass(frozen=True)
class ComparingWords:
    """Words in lower case, and patterns; see comparing.yaml. `concepts` are groups of words that name one thing."""

    function_words: frozenset[str]
    common_words: frozenset[str]
    concepts: tuple[tuple[str, ...], ...]
    akin_acts: tuple[tuple[str, ...], ...]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    counted_off: frozenset[str]
    anew: tuple[str, ...]
    pointing_back: str
    claim_nouns: frozenset[str]
    flat_denial: str
    instead: str
    correction: str
    not_that: str
    failure: str
    success: str
    aim: str
    intended: str
    negating: str
    affirming: str
    repudiating: str
    breaching: str
    ending: str
    units: frozenset[str]
    around: tuple[str, ...]
    at_least: tuple[str, ...]
    at_most: tuple[str, ...]
    of_time: frozenset[str]
    joining: frozenset[str]
    demanding: frozenset[str]
    asking: frozenset[str]
    taken_up: frozenset[str]
    conveyed: frozenset[str]
    rounds: frozenset[str]


@cache
def comparing_words() -> ComparingWords:
    """The vocabulary of comparing.yaml."""
    content = read_vocabulary("comparing")
    words: dict[str, Any] = {
        **{name: _pattern(content[name]) for name in PATTERNS},
        **{name: frozenset(content[name].split()) for name in FOLDED},
        **{name: frozenset(content[name]) for name in CLASSES},
        **{name: tuple(content[name]) for name in PHRASES},
        **{name: dict(content[name]) for name in ("numbers", "ordinals")},
    }
    groups: dict[str, Any] = {
        name: tuple(tuple(map(str, group)) for group in content[name]) for name in ("concepts", "akin_acts")
    }
    return ComparingWords(**groups, **words)


def _pattern(text: str) -> str:
    """A regular expression that was folded over lines."""
    return text.replace(" |", "|").replace("| ", "|").strip()
