"""Words by which records of different reports are compared, read once from comparing.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.vocabulary.reading import read_vocabulary

PATTERNS = ("absence", "presence", "flat_denial", "instead", "correction", "failure", "success", "aim",
            "intended", "negating", "affirming", "repudiating", "breaching", "ending")  # fmt: skip


@dataclass(frozen=True)
class ComparingWords:
    """Words in lower case, and patterns; see comparing.yaml. `concepts` are groups of words that name one thing."""

    function_words: frozenset[str]
    common_words: frozenset[str]
    concepts: tuple[tuple[str, ...], ...]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    counted_off: frozenset[str]
    anew: tuple[str, ...]
    absence: str
    presence: str
    claim_nouns: frozenset[str]
    flat_denial: str
    instead: str
    correction: str
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


@cache
def comparing_words() -> ComparingWords:
    """The vocabulary of comparing.yaml."""
    content = read_vocabulary("comparing")
    return ComparingWords(
        function_words=frozenset(content["function_words"].split()),
        common_words=frozenset(content["common_words"].split()),
        concepts=tuple(tuple(str(word) for word in group) for group in content["concepts"]),
        numbers=dict(content["numbers"]),
        ordinals=dict(content["ordinals"]),
        counted_off=frozenset(content["counted_off"]),
        anew=tuple(content["anew"]),
        **{name: _pattern(content[name]) for name in PATTERNS},
        **{name: frozenset(content[name]) for name in ("claim_nouns", "units", "of_time", "joining", "demanding")},
        **{name: tuple(content[name]) for name in ("around", "at_least", "at_most")},
    )


def _pattern(text: str) -> str:
    """A regular expression that was folded over lines."""
    return text.replace(" |", "|").replace("| ", "|").strip()
