"""What came of an approach, as the words around it tell: silence, a refusal, consent, another answer, or nothing."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.extraction.clauses.phrases import find_phrase
from dragoman.language.analysis import Token
from dragoman.record.happenings import Reply
from dragoman.vocabulary.contacts import ReplyWords, contact_words

BEFORE = 5
"""Words in front of another one in which a negation belongs to it."""

ORDER: tuple[Reply, ...] = ("none", "refused", "accepted", "replied")


def reply_in(clauses: Sequence[Sequence[Token]]) -> tuple[Reply, tuple[int, int] | None]:
    """The reply that stretches of text tell, those nearest to the approach first, and its half-open offsets."""
    for clause in clauses:
        for kind in ORDER:
            if (at := _shown(clause, contact_words().replies[kind])) is not None:
                return kind, (clause[at[0]].start, clause[at[1] - 1].end)
    return "unknown", None


def _shown(clause: Sequence[Token], words: ReplyWords) -> tuple[int, int] | None:
    if (at := find_phrase(clause, words.phrases)) is not None and not _negated(clause, at[0], words):
        return at if not _open(clause, at[0]) else None
    for number, token in enumerate(clause):
        if token.lemma in words.negated and negated(clause, number):
            return number, number + 1
    return None


def _open(clause: Sequence[Token], at: int) -> bool:
    """Whether it is only asked whether there will be a reply."""
    return any(t.lemma in ("whether", "if") for t in clause[max(0, at - 2 * BEFORE) : at])


def _negated(clause: Sequence[Token], at: int, words: ReplyWords) -> bool:
    """A phrase of answering does not count behind a "not"; one of silence holds its own."""
    return not words.negated and negated(clause, at)


def negated(clause: Sequence[Token], at: int) -> bool:
    """Whether a negation stands close in front of a word, with no comma between."""
    for token in reversed(clause[max(0, at - BEFORE) : at]):
        if token.text in (",", ";", ":"):
            return False
        if token.lemma in contact_words().negations or token.text.lower() in contact_words().negations:
            return True
    return False
