"""Things with states over time, read once from processes.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.vocabulary.reading import read_vocabulary

TABLES = ("verbs", "adjectives", "predicates", "aspect", "turning", "undergone", "sitting")
CLASSES = (
    *(
        "nouns",
        "works",
        "no_work",
        "done_to",
        "recurring",
        "due",
        "no_process",
        "after",
        "before",
        "talks",
        "turns",
        "parts",
        "rounds",
        "doing",
        "meeting",
    ),
    *("apart", "declaring", "stopping", "stages", "ordinals", "bounded", "bounding", "nearly", "lasting", "talking"),
    *("titles", "negotiators", "examined", "barely", "renewing", "granting", "added"),
)

Phrase = tuple[str, ...]
States = dict[str, str]
"""From lemma to state."""


@dataclass(frozen=True)
class ProcessWords:
    """Lemmas in lower case; see processes.yaml. `only` and `never` are pairs of state and noun."""

    nouns: frozenset[str]
    verbs: States
    adjectives: States
    predicates: States
    aspect: States
    no_work: frozenset[str]
    done_to: frozenset[str]
    recurring: frozenset[str]
    due: frozenset[str]
    no_process: frozenset[str]
    only: dict[str, frozenset[str]]
    never: frozenset[tuple[str, str]]
    after: frozenset[str]
    before: frozenset[str]
    talks: frozenset[str]
    turns: frozenset[str]
    parts: frozenset[str]
    rounds: frozenset[str]
    doing: frozenset[str]
    meeting: frozenset[str]
    works: frozenset[str]
    apart: frozenset[str]
    declaring: frozenset[str]
    stopping: frozenset[str]
    stages: frozenset[str]
    ordinals: frozenset[str]
    bounded: frozenset[str]
    bounding: frozenset[str]
    nearly: frozenset[str]
    lasting: frozenset[str]
    talking: frozenset[str]
    titles: frozenset[str]
    examined: frozenset[str]
    barely: frozenset[str]
    renewing: frozenset[str]
    granting: frozenset[str]
    added: frozenset[str]
    undergone: States
    sitting: States
    pursuing: dict[str, tuple[Phrase, ...]]
    negotiators: frozenset[str]
    turning: States
    idioms: dict[str, tuple[Phrase, ...]]
    returning: tuple[Phrase, ...]
    parting: tuple[Phrase, ...]
    open_ended: tuple[str, ...]
    unended: States

    def fits(self, noun: str, state: str) -> bool:
        """Whether a noun may be in a state: a treaty expires, a review does not."""
        return noun in self.only.get(state, (noun,)) and (state, noun) not in self.never


@cache
def process_words() -> ProcessWords:
    """The vocabulary of processes.yaml."""
    content = read_vocabulary("processes")
    tables: dict[str, Any] = {name: _by_lemma(content[name]) for name in TABLES}
    tables |= {name: frozenset(content[name]) for name in CLASSES}
    return ProcessWords(
        only={state: frozenset(nouns) for state, nouns in content["only"].items()},
        never=frozenset((state, noun) for state, nouns in content["never"].items() for noun in nouns),
        open_ended=tuple(content["open_ended"]),
        unended=dict(content["unended"]),
        idioms={state: _phrases(phrases) for state, phrases in content["idioms"].items()},
        pursuing={state: _phrases(phrases) for state, phrases in content["pursuing"].items()},
        returning=_phrases(content["returning"]),
        parting=_phrases(content["parting"]),
        **tables,
    )


def _phrases(words: list[str]) -> tuple[Phrase, ...]:
    return tuple(tuple(phrase.split()) for phrase in words)


def _by_lemma(table: dict[str, list[str]]) -> States:
    found: States = {}
    for state, lemmas in table.items():
        for lemma in lemmas:
            found.setdefault(lemma, state)
    return found
