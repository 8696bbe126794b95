"""Attempts at an approach ("tried to reach Oslo", "efforts to open talks with Oslo") and whether they succeeded."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.extraction.clauses.durations import lasting
from dragoman.extraction.clauses.phrases import find_phrase
from dragoman.language.analysis import Analysis, Token
from dragoman.record.happenings import Reply
from dragoman.vocabulary.contacts import contact_words

PAST = frozenset({"VBD", "VBN", "VBG"})
"""Tags of an attempt that was made or is under way; "seeks to reach Oslo" is but a wish."""


def attempt_at(analysis: Analysis, verb: Token) -> Token | None:
    """The verb or noun above an infinitive or gerund that says that it was attempted: "tried" of "tried to reach",
    "efforts" of "efforts to reach"; None where none does."""
    words = contact_words()
    above = analysis.tokens[verb.head]
    if verb.dep == "pcomp" and above.lemma in ("in", "at"):
        above = analysis.tokens[above.head]
        return above if above.lemma in words.attempts and _made(above) else None
    above = lasting(analysis, above)
    infinitive = any(k.tag == "TO" for k in analysis.children(verb.index))
    if (
        not infinitive
        or verb.dep not in ("xcomp", "acl", "advcl", "ccomp", "relcl")
        or above.lemma not in words.attempts
    ):
        return None
    missed = above.lemma == "fail" and verb.lemma not in words.verbs["opening"] | {"reach"}
    return above if _made(above) and not missed else None


def _made(attempt: Token) -> bool:
    return attempt.pos == "NOUN" or attempt.tag in PAST


def came_of(attempt: Token, told: Sequence[Token], behind: Sequence[Token]) -> Reply:
    """What the words of an attempt (`told`), and of a noun what its verb says of it (`behind`), tell of its success."""
    words = contact_words()
    tokens = [*told, *(behind if attempt.dep in ("nsubj", "nsubjpass") else ())]
    if find_phrase(tokens, words.failed) is not None:
        return "none"
    return "replied" if find_phrase(tokens, words.succeeded) is not None else "unknown"
