"""What leaves the real analyser: sentences that hold together, offsets that are exact."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import LanguageModelMissing
from dragoman.language.analysis import Analysis
from dragoman.language.english import MODELS, EnglishAnalyser, best_installed, installed
from dragoman.record.document import Document, Part
from dragoman.settings import Settings


@pytest.fixture
def sentences(english: EnglishAnalyser, document: Callable[..., Document]) -> Callable[[str], list[str]]:
    def split(text: str) -> list[str]:
        return [text[s.start : s.end] for s in english.analyse(document(text)).sentences]

    return split


def check_offsets(text: str, analysis: Analysis) -> None:
    """Tokens, sentences and paragraphs lie in the text, in order, one inside the other."""
    for found in (analysis.tokens, analysis.sentences, analysis.paragraphs, analysis.names):
        assert all(0 <= x.start < x.end <= len(text) for x in found)
        assert all(one.start <= other.start for one, other in pairwise(found))
    for n, token in enumerate(analysis.tokens):
        assert token.index == n
        assert 0 <= token.head < len(analysis.tokens)
    for sentence in analysis.sentences:
        tokens = analysis.tokens_of(sentence)
        assert (tokens[0].start, tokens[-1].end) == (sentence.start, sentence.end)
        assert all(sentence.first <= t.head < sentence.last for t in tokens)
    assert [n for p in analysis.paragraphs for n in range(p.first, p.last)] == list(range(len(analysis.sentences)))


@pytest.mark.parametrize(
    "parts",
    [
        ["Ms. Orr met the U.S. Envoy in St. Elbe.", "He left at 5 p.m. on Monday."],
        ["The talks moved to the U.S.", "They stalled."],
        ['"We are done," she said.', '"There is no more."', "The envoy left."],
        ["“Stop! Go home!” the minister told the U.S. delegation.", "No one moved."],
        ["“Is it over?” she asked.", "“It is.”"],
        ["Gen. A. B. Orr of the U.S. said “no.”", "He left."],
        ["The fees (which rose in 2030.) were lifted.", "They fell 3.5 percent."],
    ],
)
def test_sentences_survive_abbreviations_and_quotes(sentences: Callable[[str], list[str]], parts: list[str]) -> None:
    text = " ".join(parts)
    found = sentences(text)
    assert " ".join(found) == text
    assert found[-1] == parts[-1]
    # a quotation of two sentences may be cut inside, never between its end and who said it
    assert not any(s[0].islower() for s in found)


def test_sentences_are_these(sentences: Callable[[str], list[str]]) -> None:
    parts = ["Ms. Orr met the U.S. Envoy in St. Elbe.", "He left at 5 p.m. on Monday.", "“It is late,” she said."]
    assert sentences(" ".join(parts)) == parts


def test_words_keep_what_a_reader_does_not_see(english: EnglishAnalyser, document: Callable[..., Document]) -> None:
    text = "\ufeffThe en\u00advoy\u00a0left Port\u200b Elbe 🕊.\r\nShe didn’t “answer”."
    analysis = english.analyse(document(text))
    words = [text[t.start : t.end] for t in analysis.tokens]
    assert words == [
        "The", "en\u00advoy", "left", "Port", "Elbe", "🕊", ".", "She", "did", "n’t", "“", "answer", "”", ".",
    ]  # fmt: skip
    assert [t.text for t in analysis.tokens if t.text != text[t.start : t.end]] == ["envoy", "n't", '"', '"']
    check_offsets(text, analysis)


@given(text=st.text(alphabet=st.sampled_from("aA bB.!?,\n\r\u00a0\u00ad\u200b\ufeff“”\"'’🕊é-—"), max_size=60))
@settings(max_examples=40, deadline=None)
def test_offsets_are_exact_in_any_text(english: EnglishAnalyser, text: str) -> None:
    check_offsets(text, english.analyse(Document(id="d", text=text)))


@pytest.mark.parametrize("text", ["", "\n\n", "\u200b\u00ad", "\ufeff", " \u200b\n\n\u00ad "])
def test_an_empty_document_has_an_empty_analysis(
    english: EnglishAnalyser, document: Callable[..., Document], text: str
) -> None:
    assert english.analyse(document(text)) == Analysis()


def test_boilerplate_is_left_out(english: EnglishAnalyser, document: Callable[..., Document]) -> None:
    text = "Talks open\n\nRead more here\n\nThe envoys met."
    parts = (Part(0, 10, "headline"), Part(12, 26, "boilerplate"), Part(28, 43, "body"))
    analysis = english.analyse(document(text, parts=parts))
    assert [text[p.start : p.end] for p in analysis.paragraphs] == ["Talks open", "The envoys met."]
    assert not list(analysis.tokens_between(12, 26))


def test_a_paragraph_too_long_for_the_analyser(english: EnglishAnalyser, document: Callable[..., Document]) -> None:
    text = "The envoys met in Port Elbe. " * 500
    analysis = english.analyse(document(text))
    assert len(analysis.sentences) == 500
    check_offsets(text, analysis)


def test_the_same_text_gives_the_same_analysis(english: EnglishAnalyser, document: Callable[..., Document]) -> None:
    text = "The envoy of Norland said the talks in Port Elbe had stalled.\n\nNobody answered."
    alone = english.analyse(document(text))
    english.analyse(document("Something else was read between.\n\n" + text))
    assert english.analyse(document(text)) == alone


def test_hoping_is_no_hopping(english: EnglishAnalyser, document: Callable[..., Document]) -> None:
    analysis = english.analyse(document("She hopes, he hoped and they are hoping."))
    assert [t.lemma for t in analysis.tokens if t.pos == "VERB"] == ["hope", "hope", "hope"]


def test_the_best_model_there_is() -> None:
    assert best_installed(lambda name: name in MODELS[2:]) == MODELS[2]
    assert EnglishAnalyser(Settings()).name.startswith(best_installed() + " ")


def test_no_model_at_all() -> None:
    with pytest.raises(LanguageModelMissing, match="no English language model") as caught:
        best_installed(lambda name: None)
    assert "pip install" in caught.value.remedy


@pytest.mark.parametrize("model", ["en_core_web_none", "json", "os.path", "", "../en_core_web_sm"])
def test_a_model_that_is_none(model: str) -> None:
    with pytest.raises(LanguageModelMissing):
        installed(model)
    if model:
        with pytest.raises(LanguageModelMissing, match="no installed English model"):
            EnglishAnalyser(Settings(language_model=model))


def test_a_model_asked_for_by_name() -> None:
    assert EnglishAnalyser(Settings(language_model=best_installed())).name.startswith(best_installed())
