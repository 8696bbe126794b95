"""What came of an approach, as the words around it tell: silence, a refusal, consent, another answer, or nothing."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.extraction.clauses.phrases import phrases_in
from dragoman.language.analysis import Token
from dragoman.record.happenings import Reply
from dragoman.vocabulary.contacts import ReplyWords, contact_words

BEFORE = 7
"""Words in front of another one in which a negation belongs to it."""

OWING = frozenset({"ought", "have", "need", "urge", "expect", "owe", "be", "free", "call", "press", "want", "hope"})
AWAITED = frozenset({"expect", "await"})
MUST = frozenset({"must", "should", "shall", "may", "might"})
"""Words before an answer that is due or possible, and has not come."""

ORDER: tuple[Reply, ...] = ("none", "refused", "accepted", "replied")


def reply_in(clauses: Sequence[Sequence[Token]]) -> tuple[Reply, tuple[int, int] | None]:
    """The reply that stretches of text tell, those nearest to the approach first, and its half-open offsets."""
    for clause in clauses:
        shown = {kind: at for kind in ORDER if (at := _shown(clause, contact_words().replies[kind])) is not None}
        for kind, at in shown.items():
            if not any(_inside(at, other) for other in shown.values()):
                return kind, (clause[at[0]].start, clause[at[1] - 1].end)
    return "unknown", None


def _inside(at: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether words are but a part of a longer phrase: the "not hear" of "would not hear of"."""
    return other[0] <= at[0] and at[1] <= other[1] and other != at


def _shown(clause: Sequence[Token], words: ReplyWords) -> tuple[int, int] | None:
    for at in phrases_in(clause, words.phrases):
        unsaid = at[1] - at[0] > 1 and _holds_no_negation(clause, at) and _denied(clause, at[0])
        left_open = _open(clause, at[0]) or _owed(clause, at[0])
        if not unsaid and not _negated(clause, at[0], words) and not left_open:
            return at
    for number, token in enumerate(clause):
        if token.lemma in words.negated and negated(clause, number) and not _withheld(clause, number):
            return number, number + 1
    return None


def _holds_no_negation(clause: Sequence[Token], at: tuple[int, int]) -> bool:
    """Whether a phrase tells of silence or refusal without a "no" of its own: "fall on deaf ears"."""
    words = {w for t in clause[at[0] : at[1]] for w in (t.lemma, t.text.lower())}
    return not words & contact_words().negations


def _denied(clause: Sequence[Token], at: int) -> bool:
    """Whether a phrase stands right behind a "not" or "never"."""
    return any(t.lemma in ("not", "n't", "never") for t in clause[max(0, at - 2) : at])


def _withheld(clause: Sequence[Token], at: int) -> bool:
    """Whether somebody will but not tell more: "would not comment", "neither would say"."""
    return any(t.lemma in contact_words().telling_more for t in clause[at + 1 : at + 1 + BEFORE // 2])


def _open(clause: Sequence[Token], at: int) -> bool:
    """Whether it is only asked whether there will be a reply, or a condition: "provided that"."""
    if [t.text.lower() for t in clause[at : at + 2]] in (["provided", "that"], ["granted", "that"], ["given", "that"]):
        return True
    return any(t.lemma in ("whether", "if") for t in clause[max(0, at - 2 * BEFORE) : at])


def _owed(clause: Sequence[Token], at: int) -> bool:
    """Whether it is only said that there should be a reply: "ought to answer", "is for Oslo to answer"."""
    if clause[at].pos == "NOUN" and any(t.index == clause[at].head and t.lemma in AWAITED for t in clause):
        return True  # "the answer is expected by Sunday"
    before = [t for t in clause[max(0, at - 3) : at] if t.dep not in ("neg", "advmod")]
    to = before[-1:] and before[-1].tag == "TO" and before[-2:-1] and before[-2].lemma in OWING
    marks = [t for t in clause[max(0, at - 2 * BEFORE) : at] if t.lemma == "for" and t.dep == "mark"]
    lies_with = before[-1:] and before[-1].tag == "TO" and bool(marks)
    return clause[at].tag == "VB" and bool(to or lies_with or (before and before[-1].lemma in MUST))


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
