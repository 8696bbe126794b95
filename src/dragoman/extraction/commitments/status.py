"""What has become of a commitment, as the words around it tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from dragoman.extraction.clauses.phrases import find_phrase
from dragoman.extraction.contacts.replies import negated
from dragoman.language.analysis import Token
from dragoman.record.obligations import CommitmentStatus
from dragoman.vocabulary.commitments import commitment_words

OPPOSITE: dict[CommitmentStatus, CommitmentStatus] = {"performed": "breached"}
"""What a denied status means: "did not keep its word"."""

OPEN = frozenset({"must", "should", "could", "can", "may", "might", "ought"})


def status_in(stretches: Sequence[Sequence[Token]]) -> tuple[CommitmentStatus, tuple[int, int] | None]:
    """The status that stretches of text tell, the first that fits, and its half-open offsets. Said again is only
    what its own sentence says again."""
    for name, phrases in commitment_words().status.items():
        status = cast(CommitmentStatus, name)
        for tokens in stretches[:1] if status == "affirmed" else stretches:
            at = find_phrase(tokens, phrases)
            if at is None:
                continue
            if status == "performed" and _to_be_done(tokens, at[0]):
                continue
            denied = negated(tokens, at[0])
            if denied and status == "repudiated" and _names_it(tokens[at[0] : at[1]]):
                return "affirmed", (tokens[at[0]].start, tokens[at[1] - 1].end)
            if denied and status not in OPPOSITE:
                continue
            place = tokens[at[0]].start, tokens[at[1] - 1].end
            return OPPOSITE.get(status, status) if denied else status, place
    return "standing", None


def _to_be_done(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is only asked for or awaited: "is expected to keep its promise", "must carry it out"."""
    before = tokens[at - 1] if at else None
    return before is not None and (before.tag == "TO" or before.lemma in OPEN)


def _names_it(tokens: Sequence[Token]) -> bool:
    """Whether what is not taken back is a promise by its name: "has not withdrawn its pledge"."""
    return any(t.lemma in commitment_words().nouns for t in tokens[1:])
