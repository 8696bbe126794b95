"""The very words that a sentence denies: what stands next to the negation, and not all that hangs on it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.reconcile.claims import Claim, Term, light_acts, word_of
from dragoman.vocabulary.disagreeing import disagreeing_words

NONE = re.compile(
    r"\b(?:no|not an?|not one|not a single|without(?: an?| any)?|none of (?:the|its)|nothing(?: at all)?|neither)\s",
    re.IGNORECASE,
)
NOT = re.compile(r"\b(?:not|never|nobody|no one)\b|n['’]t\b", re.IGNORECASE)
OBJECT = re.compile(
    r"\s(?:to |on |about |for )?(?:nothing|none|nobody|no one)\b(?! (?:was|were|had|has|is))", re.IGNORECASE
)
"""Where the verb stands before what is denied: "they signed nothing"."""

REACH = 45
"""Characters behind a negation in which the word stands that it denies."""

TWO = 2


def denied_core(made: Claim) -> frozenset[str]:
    """Keys and stems of the words next to a negation; what somebody does not know or recall is not denied."""
    return frozenset(key for term in _terms(made) for key in (term.key, term.stem))


def denied_words(made: Claim) -> list[str]:
    """The same words as they are written."""
    return [word_of(made, term) for term in _terms(made)]


def _terms(made: Claim) -> Iterator[Term]:
    for found in NONE.finditer(made.text):
        yield from _behind(made, found.end(), TWO)
    for found in OBJECT.finditer(made.text):
        yield from [t for t in made.terms if t.end <= found.start() + 1 and t.kind == "word"][-1:]
    for found in NOT.finditer(made.text):
        if not disagreeing_words().unknowing.match(made.text, found.end()):
            yield from _behind(made, found.end(), 1)


def _behind(made: Claim, at: int, number: int) -> Iterator[Term]:
    """The first words of some weight behind a place."""
    near = [t for t in made.terms if at <= t.start < at + REACH and t.kind == "word"]
    weighty = [t for t in near if t.key not in light_acts()]
    yield from weighty[:number]
