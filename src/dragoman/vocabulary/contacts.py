"""Words of approaches between parties and of what comes back, read once from contacts.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Literal, get_args

from dragoman.vocabulary.reading import read_vocabulary

PartyClass = Literal["parties", "fellows", "bodies"]
PHRASES = ("phrases", "private", "public", "failed", "succeeded")
Phrase = tuple[str, ...]
"""Lemmas in a row; `*` stands for a few words between."""


@dataclass(frozen=True)
class ReplyWords:
    """What shows one kind of reply: phrases, and words that show it where they are denied."""

    phrases: tuple[Phrase, ...]
    negated: frozenset[str]


@dataclass(frozen=True)
class ContactWords:
    """Lemmas in lower case; see contacts.yaml."""

    verbs: dict[str, frozenset[str]]
    by_telephone: frozenset[str]
    phrases: tuple[Phrase, ...]
    nouns: dict[str, str]
    telling: frozenset[str]
    repeated: frozenset[str]
    vague: frozenset[str]
    papers: frozenset[str]
    containers: frozenset[str]
    leave: frozenset[str]
    channels: dict[str, tuple[Phrase, ...]]
    bearing: frozenset[str]
    bearers: frozenset[str]
    roads: frozenset[str]
    resting: frozenset[str]
    emissaries: frozenset[str]
    private: tuple[Phrase, ...]
    public: tuple[Phrase, ...]
    proclaiming: frozenset[str]
    unmade: frozenset[str]
    no_parties: frozenset[str]
    trying: frozenset[str]
    attempts: frozenset[str]
    exchanges: frozenset[str]
    another: frozenset[str]
    lines: frozenset[str]
    construing: frozenset[str]
    failed: tuple[Phrase, ...]
    succeeded: tuple[Phrase, ...]
    not_yet: frozenset[str]
    denied: frozenset[str]
    claims: frozenset[str]
    occasions: frozenset[str]
    replies: dict[str, ReplyWords]
    answering: frozenset[str]
    granting: frozenset[str]
    told: frozenset[str]
    telling_more: frozenset[str]
    admitting: frozenset[str]
    beside: frozenset[str]
    doors: frozenset[str]
    hearings: frozenset[str]
    answer_nouns: frozenset[str]
    owed: frozenset[str]
    moves: frozenset[str]
    taking: frozenset[str]
    pages: frozenset[str]
    written: frozenset[str]
    matters: frozenset[str]
    heading: frozenset[str]
    gathered: frozenset[str]
    everybody: frozenset[str]
    negations: frozenset[str]

    @cached_property
    def answers(self) -> frozenset[str]:
        """Single words of which each tells of some reply."""
        single = {p[0] for words in self.replies.values() for p in words.phrases if len(p) == 1}
        return frozenset(single | self.replies["none"].negated)


@cache
def contact_words() -> ContactWords:
    """The vocabulary of contacts.yaml."""
    content = dict(read_vocabulary("contacts"))
    tables = {name: content.pop(name) for name in ("verbs", "nouns", "channels", "replies")}
    phrases: dict[str, Any] = {name: _phrases(content.pop(name)) for name in PHRASES}
    names: dict[str, Any] = {
        name: frozenset(words) for name, words in content.items() if name not in get_args(PartyClass)
    }
    return ContactWords(
        verbs={name: frozenset(words) for name, words in tables["verbs"].items()},
        nouns=dict(tables["nouns"]),
        channels={channel: _phrases(words) for channel, words in tables["channels"].items()},
        replies={name: _reply(words) for name, words in tables["replies"].items()},
        **phrases,
        **names,
    )


@cache
def party_nouns(which: PartyClass = "parties") -> frozenset[str]:
    """Nouns of parties without a name."""
    return frozenset(read_vocabulary("contacts")[which])


def _phrases(words: list[str]) -> tuple[Phrase, ...]:
    return tuple(tuple(phrase.split()) for phrase in words)


def _reply(words: dict[str, Any]) -> ReplyWords:
    return ReplyWords(_phrases(words["phrases"]), frozenset(words["negated"]))
