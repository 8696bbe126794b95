"""Words that tell whether something happened, read once from factuality.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.vocabulary.reading import read_vocabulary

Labels = dict[str, str]
"""From lemma to label."""


@dataclass(frozen=True)
class FactualityWords:
    """Lemmas in lower case; see factuality.yaml."""

    verbs: Labels
    nouns: Labels
    adjectives: Labels
    adverbs: Labels
    modals: Labels
    clause_only: frozenset[str]
    own_wish: frozenset[str]
    singular_only: frozenset[str]
    conditions: frozenset[str]
    motion: frozenset[str]
    mandative: frozenset[str]
    conditional_prepositions: frozenset[str]
    conditional_nouns: frozenset[str]
    negating_prepositions: frozenset[str]
    orders: frozenset[str]
    nobody: frozenset[str]
    undone: frozenset[str]
    fruitless: frozenset[str]
    behest: frozenset[str]
    presupposing: frozenset[str]

    def of_noun(self, lemma: str, *, plural: bool) -> str | None:
        """What a noun says of what it governs; "powers" are states, and "talks" talks."""
        return None if plural and lemma in self.singular_only else self.nouns.get(lemma)


LABELLED = ("verbs", "nouns", "adjectives", "adverbs", "modals")


@cache
def factuality_words() -> FactualityWords:
    """The vocabulary of factuality.yaml."""
    content: dict[str, Any] = dict(read_vocabulary("factuality"))
    for name, words in content.items():
        content[name] = _by_lemma(words) if name in LABELLED else frozenset(words)
    return FactualityWords(**content)


def _by_lemma(table: dict[str, list[str]]) -> Labels:
    """Lemma to label; a lemma told under two labels keeps the first."""
    found: Labels = {}
    for label, lemmas in table.items():
        for lemma in lemmas:
            found.setdefault(lemma, label)
    return found
