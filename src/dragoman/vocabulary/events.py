"""Words that tell of events, read once from events.yaml."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.vocabulary.reading import read_vocabulary

SOMEBODY = "somebody"
"""The class of objects that are not listed: whoever may act."""

AUTHORITY = "authority"
"""The class of states, governments and bodies, by what they are rather than by a list."""

SEVERAL = "several"
"""The class of subjects of whom several are told, who may speak with each other."""


@dataclass(frozen=True)
class Pattern:
    """A verb or noun with what must stand with it, and the event it tells of; see events.yaml. Empty is anything."""

    type: str
    act: str
    lemma: str
    particle: str = ""
    preposition: str = ""
    behind: str = ""
    behind_class: str = ""
    object: str = ""
    object_class: str = ""
    subject_class: str = ""
    clause: str = ""

    @property
    def weight(self) -> int:
        """How much it asks for; the heaviest that holds is meant. A word tells more than a class of words."""
        told = {
            self.object: 3, self.particle: 3, self.subject_class: 2, self.object_class: 2, self.preposition: 2,
            self.behind: 1, self.behind_class: 1, self.clause: 3,
        }  # fmt: skip
        return sum(weight for part, weight in told.items() if part)


Patterns = dict[str, tuple[Pattern, ...]]
"""By lemma, heaviest first."""


@dataclass(frozen=True)
class EventWords:
    """Verbs and nouns of events by lemma, classes of nouns, and what tells level and outcome."""

    verbs: Patterns
    nouns: Patterns
    classes: dict[str, frozenset[str]]
    things: frozenset[str]
    joint: frozenset[str]
    meeting_objects: frozenset[str]
    recipients: dict[str, tuple[str, ...]]
    acting_of: frozenset[str]
    adjectives: Patterns
    not_events: frozenset[str]
    without_object: frozenset[str]
    further: frozenset[str]
    measures: frozenset[str]
    hedges: frozenset[str]
    views: frozenset[str]
    keeping: frozenset[str]
    staged: frozenset[str]
    attending: frozenset[str]
    closing: frozenset[str]
    last: frozenset[str]
    dated_papers: frozenset[str]
    papers: frozenset[str]
    owned: frozenset[str]
    answering: frozenset[str]
    receiving: frozenset[str]
    never_reporting: frozenset[str]
    insights: frozenset[str]
    shared: tuple[str, ...]
    of_states: tuple[str, ...]
    levels: dict[str, tuple[str, ...]]
    outcomes: dict[str, tuple[str, ...]]

    def fixing(self, verb: str) -> bool:
        """Whether a verb tells that the day of something is agreed on."""
        return any(p.object_class == "dates" for p in self.verbs.get(verb, ()))


@cache
def event_words() -> EventWords:
    """The vocabulary of events.yaml."""
    content = read_vocabulary("events")
    return EventWords(
        verbs=_by_lemma(_patterns(content["verbs"], _verb)),
        nouns=_by_lemma(_patterns(content["nouns"], _noun)),
        classes={name: frozenset(words) for name, words in content["classes"].items()},
        things=frozenset(content["things"]),
        joint=frozenset(content["joint"]),
        meeting_objects=frozenset(content["meeting_objects"]),
        recipients={root: tuple(words) for root, words in content["recipients"].items()},
        acting_of=frozenset(content["acting_of"]),
        not_events=frozenset(content["not_events"]),
        without_object=frozenset(content["without_object"]),
        further=frozenset(content["further"]),
        measures=frozenset(content["measures"]),
        hedges=frozenset(content["hedges"]),
        views=frozenset(content["views"]),
        keeping=frozenset(content["keeping"]),
        staged=frozenset(content["staged"]),
        attending=frozenset(content["attending"]),
        closing=frozenset(content["closing"]),
        last=frozenset(content["last"]),
        dated_papers=frozenset(content["dated_papers"]),
        papers=frozenset(content["papers"]),
        owned=frozenset(content["owned"]),
        answering=frozenset(content["answering"]),
        receiving=frozenset(content["receiving"]),
        never_reporting=frozenset(content["never_reporting"]),
        insights=frozenset(content["insights"]),
        shared=tuple(content["shared"]),
        of_states=tuple(content["of_states"]),
        adjectives=_by_lemma(_patterns(content["adjectives"], _noun)),
        levels={name: tuple(words) for name, words in content["levels"].items()},
        outcomes={name: tuple(words) for name, words in content["outcomes"].items()},
    )


def _patterns(table: dict[str, dict[str, list[str]]], read: Callable[[list[str]], dict[str, str]]) -> Iterator[Pattern]:
    for root, acts in table.items():
        for act, entries in acts.items():
            for entry in entries:
                yield Pattern(type=root, act=act, **read(entry.split()))


def _by_lemma(patterns: Iterator[Pattern]) -> Patterns:
    found: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        found.setdefault(pattern.lemma, []).append(pattern)
    return {lemma: tuple(sorted(listed, key=lambda p: -p.weight)) for lemma, listed in found.items()}


def _verb(words: list[str]) -> dict[str, str]:
    """The parts of "pull out +of [talks]"; a bare word behind a preposition is what it governs."""
    told: dict[str, str] = {}
    for word in words:
        if word.startswith("("):
            told["subject_class"] = word.strip("()")
        elif word.startswith("["):
            told["object_class"] = word.strip("[]")
        elif word.startswith("="):
            told["object"] = word[1:]
        elif word.startswith("&"):
            told["clause"] = word[1:]
        elif word.startswith("+"):
            told["preposition"], _, held = word[1:].partition("[")
            told["behind_class"] = held.strip("]")
        elif "lemma" not in told:
            told["lemma"] = word
        else:
            told["behind" if "preposition" in told else "particle"] = word
    return told


def _noun(words: list[str]) -> dict[str, str]:
    """The parts of "peace process", "delivery [goods]", "call +for": the last bare word is the noun."""
    bare = [w for w in words if w[0] not in "[+"]
    held = next((w.strip("[]") for w in words if w.startswith("[")), "")
    link = next((w[1:] for w in words if w.startswith("+")), "")
    return {"lemma": bare[-1], "particle": " ".join(bare[:-1]), "object_class": held, "preposition": link}
