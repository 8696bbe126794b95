"""What a sentence claims, as far as words tell: its terms in order, which of them it denies, and its amounts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property

from dragoman.reconcile.words import concept, stem
from dragoman.vocabulary.comparing import comparing_words
from dragoman.vocabulary.countries import Country, countries
from dragoman.vocabulary.times import lexicon
from dragoman.vocabulary.tracing import tracing_words

TOKEN = re.compile(r"(?:[A-Z]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]+(?:-[^\W\d_]+)*")
CLAUSE_END = re.compile(r"[.;:!?]|,? (?:but|and|while|although|which|who|whom|if|unless) ")
DATED = ("MONTH", "WEEKDAY")
AUXILIARIES = frozenset({"is", "are", "was", "were", "has", "have"})
DETERMINERS = frozenset({"the", "a", "an", "of", "its", "their", "all", "some", "on", "by", "for", "in", "to"})
OPENING = "opening"
"""Counts as a first one only with care: it is an ordinary word as well."""

SMALL_WORDS = frozenset({"a", "an"})
NONE_OF = re.compile(r"(?<![\w-])(?:none|nothing|nobody|no one|neither)(?![\w-])")
UNREAL = re.compile(
    r"(?<![\w-])(?:(?i:will|would|could|might|should|must|shall|hopes?|wants?|plans?|planned|if)|may)(?![\w-])"
)
WISHED = re.compile(r"(?<![\w-])(?:(?i:should|must|ought|could|might|hopes?|wishes|if)|may)(?![\w-])")
"""Small "may" only: the month is not wished for."""

PLACED = re.compile(r"\b(?:in|at|to|from)\s+(?:the\s+)?(?:[\w-]+\s+(?:capital|city|town)\s+(?:of\s+)?)?$")
PART_END = re.compile(r"[.;:!?]|, (?:but|and|while|although) ")
REACH, BACK = 60, 110
"""Characters over which a denial reaches, to the words behind it and, over relative clauses, to those before it."""

SHORT_REACH = 14
"""Characters before "none of" in which the verb stands that it denies."""

LONGEST_NAME = 5
"""Words of the longest name of a state or phrase."""

SHORT_FORM = 3
"""Letters up to which a state's form counts only with its own capitals: "US" is no pronoun."""

MOST_BETWEEN = 2
"""Words between a number and what it counts."""


@dataclass(frozen=True)
class Term:
    """A word as it is compared. `key` is its concept; a state's code for its names, capital and people. `stem` is the
    word's own, so that "agreed" and "agreement" meet though they name two things."""

    key: str
    stem: str
    start: int
    end: int
    kind: str = "word"


@dataclass(frozen=True)
class Amount:
    """How many of what: `by a month` is 1 month. `word` is the unit as written."""

    value: float
    unit: str
    word: str = field(default="", compare=False)


@dataclass(frozen=True)
class Claim:
    """A sentence: its terms in order, the keys it denies, only plans or supposes, or wishes and advises, its amounts by
    unit, and which one of a row is meant (`third round`)."""

    text: str
    terms: tuple[Term, ...]
    denied: frozenset[str]
    unreal: frozenset[str]
    wished: frozenset[str]
    amounts: tuple[Amount, ...]
    ordinals: tuple[Amount, ...]

    @cached_property
    def keys(self) -> frozenset[str]:
        """What it speaks of, by concept and by stem."""
        return frozenset(key for term in self.terms for key in (term.key, term.stem))

    @cached_property
    def act(self) -> Term | None:
        """The verb of a line in the present ("hands", "is prolonged"), as far as its form and place tell."""
        return _predicate(self)


def claim(text: str) -> Claim:
    """The claim that a text makes."""
    tokens = [(found[0], found.start(), found.end()) for found in TOKEN.finditer(text)]
    terms = tuple(_terms(tokens))
    return Claim(
        text=text,
        terms=terms,
        denied=frozenset(_denied(text, terms)),
        unreal=frozenset(_behind(UNREAL, text, terms)),
        wished=frozenset(_behind(WISHED, text, terms)),
        amounts=tuple(_amounts(tokens)),
        ordinals=tuple(_ordinals(tokens)),
    )


@cache
def key_of(word: str) -> str:
    """The concept of a word, groups of both vocabularies taken together."""
    found = concept(word.lower())
    return _merged().get(found, found)


@cache
def root(word: str) -> str:
    """The stem without a last e, so that "agreed" and "agreement" have one."""
    return stem(word.lower()).rstrip("e") or word.lower()


def _predicate(made: Claim) -> Term | None:
    tokens = [(found[0], found.start()) for found in TOKEN.finditer(made.text)]
    by_start = {term.start: term for term in made.terms}
    for (before, _), (word, start), (behind, after) in zip(tokens, tokens[1:], [*tokens[2:], ("", -1)], strict=False):
        if before.lower() in AUXILIARIES and start in by_start:
            return by_start[start]
        verbal = word.islower() and word.endswith("s") and not word.endswith("ss")
        noun = word[:-1] in comparing_words().common_words and behind.islower() and after in by_start
        if verbal and start in by_start and before.lower() not in DETERMINERS and not noun:
            return by_start[start]
    return None


@cache
def light_acts() -> frozenset[str]:
    """Verbs that a sentence may do without and still tell of the same."""
    return frozenset(key_of(word) for word in tracing_words().light)


def placed(made: Claim) -> Iterator[Term]:
    """Names behind "in", "at", "to" or "from"."""
    for term in made.terms:
        if term.kind in {"name", "state"} and PLACED.search(made.text[: term.start]):
            yield term


def has(keys: frozenset[str], term: Term) -> bool:
    """Whether a term is among keys, by concept or by stem."""
    return term.key in keys or term.stem in keys


def word_of(made: Claim, term: Term) -> str:
    """A term as the text writes it."""
    return made.text[term.start : term.end]


def acronym_of(words: Iterable[str]) -> str:
    """The capitals of a name: `International Atomic Energy Agency` → `iaea`."""
    return "".join(word[0] for word in words if word[:1].isupper()).lower()


def _terms(tokens: list[tuple[str, int, int]]) -> Iterator[Term]:
    silent = comparing_words().function_words
    at = 0
    while at < len(tokens):
        word, start, end = tokens[at]
        length, term = _longest(tokens, at)
        if term is not None:
            yield term
        elif word.lower() not in silent and not _dates(tokens, at) and _number(word) is None and len(word) > 1:
            kind = "name" if word[0].isupper() and at > 0 else "word"
            yield Term(key_of(word), root(word), start, end, kind)
        at += length


def _longest(tokens: list[tuple[str, int, int]], at: int) -> tuple[int, Term | None]:
    """The phrase or name of a state that begins at a token, and its length in tokens; 1 and nothing without one."""
    longest = min(LONGEST_NAME, len(tokens) - at) if tokens[at][0].replace(".", "").casefold() in _first_words() else 0
    for length in range(longest, 0, -1):
        run = [token[0] for token in tokens[at : at + length]]
        start, end = tokens[at][1], tokens[at + length - 1][2]
        name = _form(" ".join(run))
        if code := _states().get(name):
            return length, Term(code, code, start, end, "people" if name in _peoples() else "state")
        if length > 1 and (word := tracing_words().phrases.get(tuple(w.lower() for w in run))):
            return length, Term(key_of(word), root(word), start, end)
    if tokens[at][0].lower() in ("turned", "turn", "turns") and _apart(tokens, at, "down"):
        return 1, Term(key_of("reject"), "reject", tokens[at][1], tokens[at][2])
    return 1, None


def _apart(tokens: list[tuple[str, int, int]], at: int, particle: str) -> bool:
    """Whether the verb's particle follows within a few words ("turned the invitation down")."""
    return any(token[0].lower() == particle for token in tokens[at + 1 : at + 6])


def _form(name: str) -> str:
    plain = name.replace(".", "")
    return plain if len(plain) <= SHORT_FORM else plain.casefold()


@cache
def _first_words() -> frozenset[str]:
    """Words with which a name of a state or a phrase begins."""
    return frozenset(name.split()[0].casefold() for name in _states()) | {words[0] for words in tracing_words().phrases}


@cache
def _states() -> dict[str, str]:
    found: dict[str, str] = {}
    for state in countries().values():
        for form in (*state.names, state.capital or "", *state.seats, *_people_of(state)):
            if form:
                found.setdefault(_form(form), state.code)
    return found


@cache
def _peoples() -> frozenset[str]:
    """Forms that name the people of a state, or what is theirs, and no place."""
    return frozenset(_form(form) for state in countries().values() for form in _people_of(state))


def _people_of(state: Country) -> tuple[str, ...]:
    return (*state.demonyms, *(f"{demonym}s" for demonym in state.demonyms))


@cache
def _merged() -> dict[str, str]:
    """Concept to the one it counts as: groups that share a word are one."""
    home: dict[str, str] = {}

    def root(key: str) -> str:
        while home.get(key, key) != key:
            key = home[key]
        return key

    for group in tracing_words().alike:
        first = root(concept(group[0]))
        for word in group:
            home[root(concept(word))] = first
    return {key: root(key) for key in home}


def _dates(tokens: list[tuple[str, int, int]], at: int) -> bool:
    """Whether a word belongs to a date, which is compared by its days."""
    found = lexicon().words.get(tokens[at][0].lower())
    return found is not None and found.kind.startswith(DATED) and tokens[at][0][0].isupper()


def _denied(text: str, terms: tuple[Term, ...]) -> Iterator[str]:
    low = text.lower()
    before, behind = _denials()
    yield from _behind(before, low, terms)
    for found in NONE_OF.finditer(low):
        yield from (k for t in terms if found.start() - SHORT_REACH <= t.start < found.start() for k in (t.key, t.stem))
    for found in behind.finditer(low):
        begin = max(0, found.start() - BACK)
        first = max((end.end() for end in PART_END.finditer(low, begin, found.start())), default=begin)
        yield from (k for t in terms if first <= t.start < found.start() for k in (t.key, t.stem))


def _behind(marks: re.Pattern[str], text: str, terms: tuple[Term, ...]) -> Iterator[str]:
    """Keys that stand behind a mark, in its clause."""
    for found in marks.finditer(text):
        end = CLAUSE_END.search(text, found.end(), found.end() + REACH)
        last = end.start() if end else found.end() + REACH
        yield from (k for t in terms if found.end() <= t.start < last for k in (t.key, t.stem))


@cache
def _denials() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = tracing_words()
    before = "|".join(sorted({*words.negators, *words.undone_before}, key=len, reverse=True))
    behind = "|".join(sorted(words.undone_behind, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{before})(?![\w-])|n['’]t\b"), re.compile(rf"(?<![\w-])(?:{behind})(?![\w-])")


def _amounts(tokens: list[tuple[str, int, int]]) -> Iterator[Amount]:
    for at, (word, _, _) in enumerate(tokens):
        value = _number(word)
        if value is None:
            continue
        for token in tokens[at + 1 : at + 2 + (MOST_BETWEEN if value != 1 else 0)]:
            if (unit := key_of(token[0])) in _units():
                yield Amount(value, unit, token[0])
                break


def _ordinals(tokens: list[tuple[str, int, int]]) -> Iterator[Amount]:
    silent = comparing_words().function_words
    for at, (word, _, _) in enumerate(tokens[:-1]):
        place = comparing_words().ordinals.get(word.lower())
        if not place or word.lower() == OPENING:
            continue
        counted = [n for n in range(at + 1, min(at + 3, len(tokens))) if tokens[n][0].lower() not in silent]
        yield from (Amount(place, stem(tokens[n][0].lower()), tokens[n][0]) for n in counted if not _dates(tokens, n))


@cache
def _number(word: str) -> float | None:
    if word[0].isdigit():
        try:
            return float(word.replace(",", ""))
        except ValueError:
            return None
    if word.lower() in SMALL_WORDS:
        return 1.0
    found = comparing_words().numbers.get(word.lower())
    return float(found) if found is not None else None


@cache
def _units() -> frozenset[str]:
    return frozenset(key_of(unit) for unit in tracing_words().units)
