"""Statements by the trained tagger."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.extraction.attribution.trained import extract_trained
from dragoman.record.docket import Extraction
from dragoman.record.statements import Statement


@pytest.fixture(scope="module")
def statements(document, english):
    def read(text: str) -> tuple[Statement, ...]:
        made = document(text)
        return extract_trained(Extraction(document=made), english.analyse(made)).statements

    return read


def content(statement: Statement) -> str:
    return " ".join(c.text for c in statement.content)


def test_who_said_what(statements):
    (found,) = statements("The envoy, Ana Lund, said the talks would resume in May.")
    assert "Lund" in found.source.text
    assert found.cue.text == "said"
    assert content(found) == "the talks would resume in May"
    assert (found.mode, found.force) == ("indirect", "assert")


def test_force_and_mode_are_read_from_the_words(statements):
    (found,) = statements("“We never agreed to that,” the minister insisted on Friday.")
    assert found.mode == "direct"
    (found,) = statements("The ministry denied that an offer had been made.")
    assert found.force == "deny"


def test_what_is_nested_has_its_parent(statements):
    outer, inner = statements("Ms. Lund said that the ministry had promised that it would open the border.")
    assert inner.parent == outer.id
    assert outer.parent is None
    assert inner.source.text == "the ministry"


def test_a_note_is_noted(document, english):
    made = document("Lund said the talks would resume.", kind="note")
    found = extract_trained(Extraction(document=made), english.analyse(made)).statements
    assert [s.origin for s in found] == ["noted"]


def test_paragraphs_keep_apart(statements):
    found = statements("Ms. Lund said the talks would resume.\n\nMr. Oduya said no date had been set.")
    assert [s.source.text for s in found] == ["Ms. Lund", "Mr. Oduya"]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet=' abSAID.\n"“”’🕊,', max_size=200), st.sampled_from(["", "He said ", "“No,” SHE SAID. "]))
def test_any_text_gives_spans_of_its_own(statements, text, begin):
    whole = begin + text
    if not whole.strip():
        return
    first, second = statements(whole), statements(whole)
    assert first == second
    for span in (s for statement in first for s in statement.spans):
        assert whole[span.start : span.end] == span.text
