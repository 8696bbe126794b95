"""Search by words: whatever is typed is words, and every hit stands in the text at its offsets."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_samples import LEARNED, RUN, TEXT, arrive, make_document, write_full

from dragoman.errors import BadRequest
from dragoman.ledger import Ledger, ParagraphHit, Search
from dragoman.ledger.fulltext import paragraphs
from dragoman.ledger.lexemes import located
from dragoman.record.docket import Extraction
from dragoman.record.document import Document, Part


def put(ledger: Ledger, text: str, **about: object) -> Document:
    document = make_document(text, **about)
    ledger.write(arrive(document, f"/{document.id}"), Extraction(document=document), RUN, LEARNED)
    return document


def words_of(document: Document, hit: ParagraphHit) -> list[str]:
    return [document.text[start:end] for start, end in hit.words]


def test_any_inflection_and_its_places(ledger: Ledger) -> None:
    document = put(
        ledger, "Nothing here.\n\nThe talks 🙂 failed. Talking to Norland's envoys fails.\n\nNo envoy failed."
    )
    (hit,) = ledger.search(Search(words="talk FAILING"))
    assert document.text[hit.start : hit.end].startswith("The talks")
    assert words_of(document, hit) == ["talks", "failed", "Talking", "fails"]


def test_all_words_must_be_there(ledger: Ledger) -> None:
    write_full(ledger)
    assert len(ledger.search(Search(words="envoys"))) == 2
    assert len(ledger.search(Search(words="envoys Courier"))) == 0
    assert len(ledger.search(Search(words="port elbe met"))) == 1


def test_joined_words_are_one_phrase(ledger: Ledger) -> None:
    document = put(ledger, "A so-called deal.\n\nHe so rarely called.")
    (hit,) = ledger.search(Search(words="so-called"))
    assert words_of(document, hit) == ["so-called"]


def test_accents_and_case_do_not_matter(ledger: Ledger) -> None:
    document = put(ledger, "Le délégué à GENÈVE.")
    (hit,) = ledger.search(Search(words="delegue genève"))
    assert words_of(document, hit) == ["délégué", "GENÈVE"]


@pytest.mark.parametrize(
    "typed",
    ['letters"', '"letters', "letters*", "lett* OR", "NEAR(letters, 2)", "words:letters", "-letters", "^letters",
     "letters AND", "NOT letters", "(letters", "letters)", "let\x00ters", "{letters} : x", "letters + Norland",
     "';DROP TABLE", "\ud83dletters", "letters " * 3000, "a" * 100_000],
)  # fmt: skip
def test_nothing_typed_is_syntax(ledger: Ledger, typed: str) -> None:
    write_full(ledger)
    for hit in ledger.search(Search(words=typed)):
        assert "letters" in TEXT[hit.start : hit.end]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(typed=st.text(max_size=20).filter(lambda typed: any(map(str.isalnum, typed))))
def test_anything_may_be_typed(ledger: Ledger, typed: str) -> None:
    assert ledger.search(Search(words=typed)) == ()


@pytest.mark.parametrize("typed", ["", "   ", "*** -- !", "\x00", '"', '""', "\\"])
def test_no_word_is_no_search(ledger: Ledger, typed: str) -> None:
    with pytest.raises(BadRequest, match="no word"):
        ledger.search(Search(words=typed))


def test_limits(ledger: Ledger) -> None:
    put(ledger, "\n\n".join(f"Talks, day {n}." for n in range(30)))
    assert len(ledger.search(Search(words="talks", limit=7))) == 7
    assert len(ledger.search(Search(words="talks", limit=7))) == 7
    with pytest.raises(BadRequest):
        ledger.search(Search(words="talks", limit=0))
    with pytest.raises(BadRequest, match="too many"):
        ledger.search(Search(words=" ".join(f"w{n}" for n in range(65))))


def test_texts_that_hold_marks_and_nul_keep_their_offsets(file: Ledger) -> None:
    document = put(file, "\ue000\ue001 letters \x00 and \ue000letters\ue001 and letters\x00letters.")
    (hit,) = file.search(Search(words="letters"))
    assert words_of(document, hit) == ["letters", "letters", "letters"]
    every_mark = "".join(map(chr, range(0xE000, 0xF900)))
    assert located([f"letters {every_mark}"], '"letters"') == [[]]


@given(
    st.lists(
        st.sampled_from(["talk", "envoy", "zebra", "é", "🙂", ".", "\n", "\ue000", "\ue002", "\x00", "'"]), max_size=30
    )
)
def test_located_words_are_the_words(pieces: list[str]) -> None:
    text = " ".join(pieces)
    (found,) = located([text], '"talk"')
    assert [text[a:b] for a, b in found] == ["talk"] * pieces.count("talk")


def test_paragraphs_are_the_parts_of_the_page_without_boilerplate(ledger: Ledger) -> None:
    text = "Talks resume\nThe talks go on.\nSubscribe to talks!"
    parts = (Part(0, 12, "headline"), Part(13, 29, "body"), Part(30, 49, "boilerplate"))
    document = put(ledger, text, parts=parts)
    assert sorted((h.start, h.end) for h in ledger.search(Search(words="talks"))) == [(0, 12), (13, 29)]
    assert ledger.paragraph_at(document.id, 14) == (13, 29)
    assert ledger.paragraph_at(document.id, 12) is None
    assert ledger.paragraph_at("unknown", 0) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("one\ntwo\n\nthree\n", ["one\ntwo", "three"]),
        ("one\r\ntwo\r\n\r\nthree", ["one\r\ntwo", "three"]),
        ("one\n \t \ntwo", ["one", "two"]),
        ("one\ntwo\nthree", ["one", "two", "three"]),
        ("\n\n  one\n\n", ["  one"]),
        ("one\r\rtwo\rthree", ["one", "two\rthree"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_without_parts_blank_lines_part_paragraphs(text: str, meant: list[str]) -> None:
    document = make_document(text)
    assert [text[a:b] for a, b in paragraphs(document)] == meant


def test_a_text_read_under_two_runs_is_found_once(ledger: Ledger) -> None:
    write_full(ledger)
    write_full(ledger)
    assert len(ledger.search(Search(words="letters"))) == 1
