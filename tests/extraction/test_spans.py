from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.extraction.spans import extent, runs, trim
from dragoman.language.analysis import Analysis
from dragoman.language.twin import HandParsed
from dragoman.record.document import Document

TEXT = ", The talks, (he said), stalled."
ROWS = (
    ",/PUNCT/,/punct/9 The/DET/DT/det/3 talks=talk/NOUN/NNS/nsubj/10 ,/PUNCT/,/punct/10 (/PUNCT/-LRB-/punct/7 "
    "he/PRON/PRP/nsubj/7 said=say/VERB/VBD/parataxis/10 )/PUNCT/-RRB-/punct/7 ,/PUNCT/,/punct/10 "
    "stalled=stall/VERB/VBD/ROOT/0 ./PUNCT/./punct/10"
)


@pytest.fixture
def analysis(document: Callable[..., Document]) -> Analysis:
    return HandParsed((ROWS,)).analyse(document(TEXT))


def test_an_extent_runs_from_the_first_token_to_the_last(analysis: Analysis) -> None:
    assert extent(list(analysis.tokens[3:1:-1])) == (6, 12)
    assert extent([]) is None


def test_punctuation_is_trimmed_from_the_edges_but_not_brackets(analysis: Analysis) -> None:
    tokens = list(analysis.tokens)
    assert [t.text for t in trim(tokens[:4])] == ["The", "talks"]
    assert [t.text for t in trim(tokens[3:9])] == ["(", "he", "said", ")"]
    assert trim(tokens[:1]) == []


def test_runs_are_cut_where_something_else_stands_between(analysis: Analysis) -> None:
    tokens = list(analysis.tokens)
    clause, aside = [*tokens[1:4], *tokens[8:]], tokens[4:8]
    assert [[t.text for t in run] for run in runs(analysis, clause, aside)] == [
        ["The", "talks", ","],
        [",", "stalled", "."],
    ]
    assert [[t.text for t in run][-1] for run in runs(analysis, clause, [])] == ["."]
    assert runs(analysis, [], tokens) == []
