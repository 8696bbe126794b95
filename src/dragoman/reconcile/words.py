"""Texts as sets of stems, so that reports that word one thing differently can be compared."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from dragoman.vocabulary.comparing import comparing_words
from dragoman.vocabulary.countries import countries

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
SUFFIXES = (
    "izations",
    "ization",
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ies",
    "ied",
    "ers",
    "er",
    "ed",
    "es",
    "s",
)
WORDED = frozenset({"opening", "closing", "concluding"})
"""What counts off and is a word of its own too."""

SHORTEST = 3
"""Letters that a stem keeps."""

REACH = 3
"""Words after a verb among which its particle stands."""

HUNDRED, GREAT, EARLY, LATE = 100, 1000, 1900, 2100
"""Numbers that multiply those before them; that tell by themselves; and those between which a year lies."""

FEW = 3
"""Hours, days and weeks up to which a length of time says nothing."""

COMMON = 0.25
"""Weight of a word that every such report has, against 1 for others."""


def words(text: str) -> list[str]:
    """The words and numbers of a text in order, small letters, without possessives."""
    return [re.sub(r"['’]s?$", "", word) for word in WORD.findall(text.lower())]


@cache
def stem(word: str) -> str:
    """The word without its ending; numbers lose their commas, number words become figures."""
    if word[0].isdigit():
        return word.replace(",", "")
    number = comparing_words().numbers.get(word)
    return str(number) if number is not None else _bare(word)


def _bare(word: str) -> str:
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= SHORTEST and not word.endswith("ss"):
            word = word[: -len(suffix)] + ("y" if suffix in ("ies", "ied") else "")
            break
    if len(word) > SHORTEST and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word[:-1] if len(word) > SHORTEST and word.endswith("e") else word


@cache
def concept(word: str) -> str:
    """The stem, or that of the word which stands for all that name the same thing."""
    return _concepts().get(word) or _concepts().get(stem(word)) or stem(word)


@cache
def _concepts() -> dict[str, str]:
    found: dict[str, str] = {}
    for group in comparing_words().concepts:
        first = stem(group[0])
        for word in group:
            found.setdefault(word, first)
            found.setdefault(stem(word), first)
    return found


@cache
def _silent() -> frozenset[str]:
    """What is not compared as words; ordinals are compared as what they count off."""
    return comparing_words().function_words | frozenset(comparing_words().ordinals) - WORDED


@cache
def _common() -> frozenset[str]:
    small = frozenset(str(number) for number in range(13))
    return frozenset(concept(word) for word in comparing_words().common_words) | _names_of_states() | small


@cache
def _names_of_states() -> frozenset[str]:
    """States are compared as actors; their names among the words would count twice."""
    forms = (form for c in countries().values() for form in (*c.names, *c.demonyms, c.capital or ""))
    return frozenset(concept(word) for form in forms for word in words(form))


@cache
def concepts_in(text: str) -> frozenset[str]:
    """What a text speaks of: its words by stem and concept, without those that tell nothing, and its amounts."""
    run = words(text)
    return frozenset((*_concepts_of(run), *amounts([part for word in run for part in word.split("-")])))


def _concepts_of(run: Sequence[str]) -> Iterator[str]:
    for at, word in enumerate(run):
        if phrase := _phrase(run, at):
            yield phrase
        elif len(word) > 1 and word not in _silent():
            yield from _parts(word)


def _parts(word: str) -> Iterator[str]:
    """The concept of a word; those of its parts where it is put together of others ("four-page")."""
    parts = [part for part in word.split("-") if len(part) > 1 and part not in _silent()]
    known = _concepts().get(word) or _concepts().get(stem(word))
    yield from ((known,) if known else (concept(part) for part in parts) if len(parts) > 1 else (concept(word),))


def _phrase(run: Sequence[str], at: int) -> str | None:
    """What a verb and its particle, up to three words on, name together ("held the money back")."""
    known = _phrases().get(stem(run[at]))
    return next((known[word] for word in run[at + 1 : at + 1 + REACH] if word in known), None) if known else None


@cache
def _phrases() -> dict[str, dict[str, str]]:
    """By the stem of a verb what it names along with a particle."""
    found: dict[str, dict[str, str]] = {}
    for group in comparing_words().concepts:
        for verb, _, particle in (phrase.partition(" ") for phrase in group if " " in phrase):
            found.setdefault(stem(verb), {}).setdefault(particle, stem(group[0]))
    return found


def amounts(run: Sequence[str]) -> Iterator[str]:
    """What is counted, with its number, as one term ("page:4"); great numbers by themselves too."""
    at = 0
    while at < len(run):
        number, end = _number(run, at)
        if number is not None and not (at and run[at - 1] in _months()):
            yield from _amount(number, run[end] if end < len(run) else "")
        at = max(end, at + 1)


def _amount(number: float, noun: str) -> Iterator[str]:
    if number >= GREAT and not EARLY <= number <= LATE:
        yield f"{number:.0f}"
    least = FEW if noun.removesuffix("s") in comparing_words().of_time else 1
    if number > least and noun.isalpha() and noun not in _silent() | _months():
        yield f"{concept(noun)}:{number:g}"


def _number(run: Sequence[str], at: int) -> tuple[float | None, int]:
    """The number told by the words from a place on, and where they end: "a hundred and thirty million"."""
    value: float | None = None
    while at < len(run):
        known = figure_of(run[at])
        joined = known is None and value is not None and value >= HUNDRED and run[at] == "and"
        if joined and at + 1 < len(run) and (figure_of(run[at + 1]) or HUNDRED) < HUNDRED:
            at += 1
            continue
        if known is None or (value is not None and run[at][0].isdigit()):
            break
        value = known if value is None else value * known if known >= HUNDRED else value + known
        at += 1
    return value, at


def figure_of(word: str) -> float | None:
    """The number that a word is."""
    if word[:1].isdigit():
        plain = word.replace(",", "")
        return float(plain) if re.fullmatch(r"\d+(?:\.\d+)?", plain) else None
    return comparing_words().numbers.get(word)


@cache
def _months() -> frozenset[str]:
    full = frozenset(word.lower() for word in calendar.month_name if word)
    return full | {word[:3] for word in full} | {"sept"}


@cache
def stems_in(text: str) -> frozenset[str]:
    """The words of a name by stem: other words for the same thing make another name."""
    return frozenset(stem(word) for word in words(text) if len(word) > 1 and word not in _silent())


def weight(term: str) -> float:
    """What it says that two texts share the term."""
    return COMMON if term in _common() else 1.0


@lru_cache(maxsize=1 << 17)
def telling(terms: frozenset[str]) -> frozenset[str]:
    """Those terms that not every report has."""
    return frozenset(term for term in terms if term not in _common())


@lru_cache(maxsize=1 << 17)
def total(terms: frozenset[str]) -> float:
    """Summed weights."""
    return sum(weight(term) for term in terms)


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How much two sets of terms share, from 0 to 1: by weight, half against the smaller set, half against both."""
    if not one or not other:
        return 0.0
    shared = total(one & other)
    return shared / (2 * min(total(one), total(other))) + shared / (2 * total(one | other))
