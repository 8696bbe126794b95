"""Statements as they are stored, read by the real analyser from sentences made up for it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_parses import RandomParses

from dragoman.extraction.attribution.attributions import extract_attributions
from dragoman.language.english import EnglishAnalyser
from dragoman.record.docket import Extraction
from dragoman.record.document import Document, Part
from dragoman.record.statements import Statement

Lines = Callable[[str], list[tuple[str | None, ...]]]
Reader = Callable[[str], tuple[Statement, ...]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ruel said that Norland would wait.", ("Ruel", "said", "that Norland would wait")),
        ("But Ruel said fees would rise.", ("Ruel", "said", "fees would rise")),
        ("The talks, he said, had stalled.", ("he", "said", "The talks", "had stalled")),
        ("The fees are illegal, as Orr has argued.", ("Orr", "has argued", "The fees are illegal")),
        ("According to two diplomats, the envoys met.", ("two diplomats", "According to", "the envoys met")),
        ("The envoys met, according to two diplomats.", ("two diplomats", "according to", "The envoys met")),
        (
            "The envoys, according to a diplomat, met in Port Elbe.",
            ("a diplomat", "according to", "The envoys", "met in Port Elbe"),
        ),
        (
            "The minister criticised Sudland, saying it had broken the accord.",
            ("The minister", "criticised", "it had broken the accord"),
        ),
        (
            "Norland repeated its commitment to lift the fees.",
            ("Norland", "repeated its commitment", "to lift the fees"),
        ),
        ("The premier's refusal to sign surprised the envoys.", ("The premier", "refusal", "to sign")),
        ("When asked whether talks would resume, he left.", (None, "When asked", "whether talks would resume")),
        ("Norland urged Sudland to return to the talks.", ("Norland", "urged", "Sudland to return to the talks")),
        ("Ruel called for a ceasefire.", ("Ruel", "called for", "a ceasefire")),
        ("She called the accord a gift to all.", ("She", "called", "the accord a gift to all")),
        ("Ruel regards him as a friend.", ("Ruel", "regards", "him as a friend")),
        ("He described the accord as a mistake.", ("He", "described", "the accord as a mistake")),
        ("The ministry made clear that no ships sailed.", ("The ministry", "made clear", "that no ships sailed")),
        (
            "The accord was praised by both sides as a step forward.",
            ("both sides", "was praised", "The accord", "as a step forward"),
        ),
        ("Ruel did not say whether talks would resume.", ("Ruel", "did not say", "whether talks would resume")),
    ],
)
def test_constructions(lines: Lines, text: str, expected: tuple[str | None, ...]) -> None:
    assert lines(text) == [expected]


@pytest.mark.parametrize(
    "text", ["The council should affirm that the fees are illegal.", "Ruel could agree to a visit."]
)
def test_what_should_or_could_be_said_is_not_said(lines: Lines, text: str) -> None:
    assert lines(text) == []


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("“We will wait,” Ruel said.", "direct"),
        ("Ruel said Norland would “wait for a signal” from Sudland.", "mixed"),
        ("Ruel said that Norland would wait.", "indirect"),
    ],
)
def test_modes(statements: Reader, text: str, mode: str) -> None:
    (found,) = statements(text)
    assert found.mode == mode


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("Ruel said that Norland would wait.", "assert"),
        ("Ruel denied that Norland had sent ships.", "deny"),
        ("Ruel promised to publish the accord.", "promise"),
        ("Norland urged Sudland to return to the talks.", "urge"),
        ("Norland called for a ceasefire.", "urge"),
        ("Norland called the accord a gift to the north.", "assert"),
        ("Ruel warned against a hasty deal.", "advise"),
        ("Norland accused Sudland of breaking the accord.", "criticise"),
        ("She asked whether the talks would resume.", "ask"),
    ],
)
def test_forces(statements: Reader, text: str, force: str) -> None:
    (found,) = statements(text)
    assert (found.force, found.hedged, found.negated) == (force, False, False)


def test_hedged_and_negated(statements: Reader) -> None:
    assert [s.hedged for s in statements("Diplomats believe that the accord will hold.")] == [True]
    assert [s.negated for s in statements("Norland has not said that fees would rise.")] == [True]


def test_a_statement_inside_another_points_to_it(statements: Reader) -> None:
    outer, middle, inner = statements("Orr said Ruel had told him that Sudland denied that the fees had risen.")
    assert outer.parent is None
    assert middle.parent == outer.id
    assert inner.parent == middle.id
    assert [s.text for s in inner.content] == ["that the fees had risen"]


def test_marks_around_a_report_do_not_make_it_direct(statements: Reader) -> None:
    outer, inner = statements("“Norland,” Orr said, “told us that it ‘never agreed’ to fees.”")
    assert (outer.mode, inner.mode) == ("direct", "indirect")
    assert inner.parent == outer.id


def test_what_one_thinks_inside_one_s_own_words_is_no_statement(lines: Lines) -> None:
    assert lines("“I think we can agree,” Ruel said.") == [("Ruel", "said", "“I think we can agree,”")]


def test_a_note_is_noted_not_reported(english: EnglishAnalyser, document: Callable[..., Document]) -> None:
    page = document("Orr told us that the talks had stalled.", kind="note")
    (found,) = extract_attributions(Extraction(document=page), english.analyse(page)).statements
    assert found.origin == "noted"


def test_boilerplate_says_nothing(english: EnglishAnalyser, document: Callable[..., Document]) -> None:
    page = document("Orr said that fees rose.", parts=(Part(0, 24, "boilerplate"),))
    assert extract_attributions(Extraction(document=page), english.analyse(page)).statements == ()


def test_spans_are_exact_through_what_a_reader_does_not_see(statements: Reader) -> None:
    text = "\ufeff🕊 Min\u00adister\u00a0Ruel\u200b said\r\nthat Nor\u00adland didn’t wait."
    (found,) = statements(text)
    assert found.content[0].text == "that Nor\u00adland didn’t wait"
    assert all(text[s.start : s.end] == s.text for s in found.spans)


WORDS = st.sampled_from(
    [
        *(
            "He",
            "said",
            "that",
            "asked",
            "according",
            "to",
            "denied",
            "call",
            "for",
            "as",
            "not",
            "should",
            "talks",
            "claim",
        ),
        *("repeat", "promise", "make", "clear", "know", "accuse", "of"),
        *("“", "”", "„", "«", "»", '"', "'", "`", "``", "''", ",", ".", ":", "\n\n"),
    ]
)


@given(words=st.lists(WORDS, max_size=30), seed=st.integers(0, 10_000))
@settings(max_examples=200, deadline=None)
def test_any_parse_of_any_text_gives_exact_spans(words: list[str], seed: int) -> None:
    page = Document(id="d", text=" ".join(words))
    found = extract_attributions(Extraction(document=page), RandomParses(seed).analyse(page))
    ids = {s.id for s in found.statements}
    for statement in found.statements:
        assert all(page.text[s.start : s.end] == s.text for s in statement.spans)
        assert all(one.end <= other.start for one, other in pairwise(statement.content))
        assert statement.parent is None or statement.parent in ids - {statement.id}
    assert list(found.statements) == sorted(found.statements, key=lambda s: s.spans[0])


@given(text=st.text(alphabet=st.sampled_from("Ruel said. \n“”„«»\"'`’"), max_size=80))
@settings(max_examples=30, deadline=None)
def test_stray_marks_break_nothing(english: EnglishAnalyser, text: str) -> None:
    page = Document(id="d", text=text)
    analysis = english.analyse(page)
    once = extract_attributions(Extraction(document=page), analysis)
    assert once == extract_attributions(Extraction(document=page), analysis)
