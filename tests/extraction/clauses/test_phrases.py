"""Phrases with gaps in a run of tokens."""

from __future__ import annotations

import pytest
from hand_parses import parsed

from dragoman.extraction.clauses.phrases import GAP, find_phrase

TEXT = "They turned the offer down ."
ROW = (
    "They/PRON/PRP/nsubj/2 turned=turn/VERB/VBD/ROOT/0 the/DET/DT/det/4 offer/NOUN/NN/dobj/2 "
    "down/ADP/RP/prt/2 ./PUNCT/./punct/2"
)


@pytest.mark.parametrize(
    ("phrase", "at"),
    [
        ("turn", (1, 2)),
        ("turned", (1, 2)),
        ("turn * down", (1, 5)),
        ("turn down", None),
        ("turn the offer", (1, 4)),
        ("down * .", (4, 6)),
        ("up", None),
    ],
)
def test_by_lemma_or_as_written(phrase: str, at: tuple[int, int] | None) -> None:
    _, analysis = parsed(TEXT, ROW)
    assert find_phrase(analysis.tokens, [tuple(phrase.split())]) == at


def test_a_gap_is_not_without_end() -> None:
    words = ["turn", *["a"] * (GAP + 1), "down"]
    row = " ".join(f"{w}/NOUN/NN/dep/0" if n == 0 else f"{w}/NOUN/NN/dep/1" for n, w in enumerate(words))
    _, analysis = parsed(" ".join(words), row)
    assert find_phrase(analysis.tokens, [("turn", "*", "down")]) is None


def test_the_first_phrase_that_stands_there() -> None:
    _, analysis = parsed(TEXT, ROW)
    assert find_phrase(analysis.tokens, [("up",), ("offer",), ("they",)]) == (3, 4)
