"""The twin, and with it the questions one may ask of an analysis."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.errors import SpanMismatch
from dragoman.language.analysis import Analyser, Analysis
from dragoman.language.twin import HandParsed
from dragoman.record.document import Document, Part

TEXT = "Envoys said/hinted talks resumed.\n\nNobody = nobody."
ENVOYS = (
    "Envoys=envoy/NOUN/NNS/nsubj/2 said/hinted=say/VERB/VBD/ROOT/0 talks=talk/NOUN/NNS/nsubj/4 "
    "resumed=resume/VERB/VBD/ccomp/2 ./PUNCT/./punct/2"
)
NOBODY = "Nobody/PRON/NN/ROOT/0 =/SYM/SYM/punct/1 nobody/PRON/NN/appos/1 ./PUNCT/./punct/1"


@pytest.fixture
def analysis(document: Callable[..., Document]) -> Analysis:
    twin: Analyser = HandParsed((ENVOYS, NOBODY), names=(("Envoys", "PERSON"), ("nobody", "PERSON")))
    assert twin.name == "by hand 1"
    return twin.analyse(document(TEXT))


def test_words_are_located(analysis: Analysis) -> None:
    assert [TEXT[t.start : t.end] for t in analysis.tokens] == [t.text for t in analysis.tokens]
    assert [t.lemma for t in analysis.tokens[:3]] == ["envoy", "say", "talk"]
    assert [(t.text, t.lemma) for t in analysis.tokens[5:7]] == [("Nobody", "nobody"), ("=", "=")]
    assert [TEXT[s.start : s.end] for s in analysis.sentences] == [
        "Envoys said/hinted talks resumed.",
        "Nobody = nobody.",
    ]
    assert [(p.first, p.last) for p in analysis.paragraphs] == [(0, 1), (1, 2)]
    assert [TEXT[n.start : n.end] for n in analysis.names] == ["Envoys", "nobody"]


def test_heads_count_from_one(analysis: Analysis) -> None:
    assert [t.head for t in analysis.tokens] == [1, 1, 3, 1, 1, 5, 5, 5, 5]


def test_children_and_subtrees(analysis: Analysis) -> None:
    assert [t.text for t in analysis.children(1)] == ["Envoys", "resumed", "."]
    assert [t.text for t in analysis.subtree(3)] == ["talks", "resumed"]
    assert analysis.children(0) == []


def test_what_stands_at_an_offset(analysis: Analysis) -> None:
    first, second = analysis.sentences
    assert [analysis.sentence_at(n) for n in (0, 32, 33, 34, 35, 50, 51)] == [
        first,
        first,
        None,
        None,
        second,
        second,
        None,
    ]
    assert Analysis().sentence_at(0) is None
    assert [t.text for t in analysis.tokens_between(3, 20)] == ["Envoys", "said/hinted", "talks"]
    assert [t.text for t in analysis.tokens_between(6, 7)] == []
    assert analysis.sentences_between(32, 34) == (first,)
    assert analysis.sentences_between(33, 35) == ()
    assert analysis.sentences_between(0, 99) == (first, second)
    assert analysis.tokens_of(second)[0].text == "Nobody"


def test_words_that_are_not_there_are_refused(document: Callable[..., Document]) -> None:
    with pytest.raises(SpanMismatch, match="does not read 'Nobody' from 0 on"):
        HandParsed((NOBODY,)).analyse(document("Somebody."))


def test_sentences_outside_running_text_belong_to_no_paragraph(document: Callable[..., Document]) -> None:
    analysis = HandParsed(("Read/VERB/VB/ROOT/0",)).analyse(document("Read", parts=(Part(0, 4, "boilerplate"),)))
    assert analysis.paragraphs == ()
