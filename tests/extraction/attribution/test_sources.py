"""Who stands behind the words, read by the real analyser."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.extraction.attribution.sources import source_of
from dragoman.language.twin import HandParsed
from dragoman.record.document import Document

Lines = Callable[[str], list[tuple[str | None, ...]]]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Minister Ada Ruel said that Norland would wait.", "Minister Ada Ruel"),
        ("“We will wait,” said Ada Ruel, the foreign minister.", "Ada Ruel, the foreign minister"),
        ("Norland would wait, said the minister.", "the minister"),
        ("The envoy was told by the minister that the fees would stay.", "the minister"),
        ("Ruel came to Port Elbe and said that the fees would fall.", "Ruel"),
        ("Ruel left for Port Elbe, saying the fees would fall.", "Ruel"),
        ("The ministry released a statement saying the fees would rise.", "The ministry"),
        ("The agency quoted Orr as saying that the bridge was closed.", "Orr"),
        ("Orr was quoted as saying that the bridge was closed.", "Orr"),
        ("People familiar with the talks say that they have failed.", "People familiar with the talks"),
        ("Officials of Norland and Sudland agreed to meet again.", "Officials of Norland and Sudland"),
        ("When asked whether talks would resume, the spokesman shrugged.", None),
    ],
)
def test_the_source_is(lines: Lines, text: str, source: str | None) -> None:
    ((found, *_),) = lines(text)
    assert found == source


def test_a_participle_speaks_for_the_noun_it_hangs_on(document: Callable[..., Document]) -> None:
    text = "A senator calling it theft left."
    rows = (
        "A/DET/DT/det/2 senator/NOUN/NN/nsubj/6 calling=call/VERB/VBG/acl/2 it/PRON/PRP/dobj/3 theft/NOUN/NN/oprd/3 "
        "left=leave/VERB/VBD/ROOT/0 ./PUNCT/./punct/6"
    )
    analysis = HandParsed((rows,)).analyse(document(text))
    assert [t.text for t in source_of(analysis, analysis.tokens[2])] == ["A", "senator"]


@pytest.mark.parametrize(
    "text",
    [
        "A photograph showed that the bridge had fallen.",
        "A video showed soldiers leaving the camp.",
        "The so-called “grand fleet” sailed on Monday.",
        "The fleet sailed on Monday.",
    ],
)
def test_nobody_speaks(lines: Lines, text: str) -> None:
    assert lines(text) == []
