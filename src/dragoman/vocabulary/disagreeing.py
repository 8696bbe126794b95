"""Words in which reports and their sources contradict each other, read once from disagreeing.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dragoman.vocabulary.reading import read_vocabulary

PATTERNS = (
    "contradicting", "wholesale", "unspoken", "flat", "claiming", "claimed", "denying", "taken_up", "reading",
    "saying", "absent", "without", "sent", "present", "lasting", "for_now", "scotching", "announced", "to_come",
    "about_outcome", "about_text", "about_number", "about_day", "about_people", "came_to_something",
    "came_to_nothing", "unknowing",
    "happened", "stands", "put_to", "sole", "giving", "paying", "promising",
    "renders", "reads_as", "maintains", "pending", "aim_asked",
)  # fmt: skip
CLASSES = ("agreeing", "texts", "fixed", "stages", "apart", "media", "plurals", "languages", "roles", "money")


@dataclass(frozen=True)
class DisagreeingWords:
    """Patterns, matched at the bounds of words in any letters, and classes of words; see disagreeing.yaml."""

    contradicting: re.Pattern[str]
    wholesale: re.Pattern[str]
    unspoken: re.Pattern[str]
    flat: re.Pattern[str]
    claiming: re.Pattern[str]
    claimed: re.Pattern[str]
    denying: re.Pattern[str]
    taken_up: re.Pattern[str]
    reading: re.Pattern[str]
    saying: re.Pattern[str]
    absent: re.Pattern[str]
    without: re.Pattern[str]
    sent: re.Pattern[str]
    present: re.Pattern[str]
    lasting: re.Pattern[str]
    for_now: re.Pattern[str]
    scotching: re.Pattern[str]
    announced: re.Pattern[str]
    to_come: re.Pattern[str]
    about_outcome: re.Pattern[str]
    about_text: re.Pattern[str]
    about_number: re.Pattern[str]
    about_day: re.Pattern[str]
    about_people: re.Pattern[str]
    came_to_something: re.Pattern[str]
    came_to_nothing: re.Pattern[str]
    unknowing: re.Pattern[str]
    happened: re.Pattern[str]
    stands: re.Pattern[str]
    put_to: re.Pattern[str]
    sole: re.Pattern[str]
    giving: re.Pattern[str]
    paying: re.Pattern[str]
    promising: re.Pattern[str]
    renders: re.Pattern[str]
    reads_as: re.Pattern[str]
    maintains: re.Pattern[str]
    pending: re.Pattern[str]
    aim_asked: re.Pattern[str]
    agreeing: frozenset[str]
    texts: frozenset[str]
    fixed: frozenset[str]
    stages: frozenset[str]
    apart: frozenset[str]
    media: frozenset[str]
    plurals: frozenset[str]
    languages: frozenset[str]
    roles: frozenset[str]
    money: frozenset[str]
    text_kinds: tuple[frozenset[str], ...]
    counted_alike: dict[str, str]
    deeds: tuple[tuple[str, ...], ...]
    opposites: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]


@cache
def disagreeing_words() -> DisagreeingWords:
    """The vocabulary of disagreeing.yaml."""
    content = read_vocabulary("disagreeing")
    patterns = {name: _pattern(content[name]) for name in PATTERNS}
    classes = {name: frozenset(content[name]) for name in CLASSES}
    kinds = tuple(frozenset(group) for group in content["text_kinds"])
    alike = {word: group[0] for group in content["counted_alike"] for word in group}
    deeds = tuple(map(tuple, content["deeds"]))
    opposites = tuple((tuple(one), tuple(other)) for one, other in content["opposites"])
    told = {"text_kinds": kinds, "counted_alike": alike, "deeds": deeds, "opposites": opposites}
    return DisagreeingWords(**patterns, **classes, **told)  # type: ignore[arg-type]


def _pattern(text: str) -> re.Pattern[str]:
    """A regular expression that runs over several lines."""
    folded = "".join(line.strip() for line in text.splitlines())
    return re.compile(rf"(?<![\w-])(?:{folded})(?!\w)", re.IGNORECASE)
