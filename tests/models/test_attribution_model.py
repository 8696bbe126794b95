"""The trained attribution tagger on texts of our own."""

import random
import shutil
import time

import pytest

from dragoman.errors import TrainedModelMissing
from dragoman.models.attribution.decoding import Tagged
from dragoman.models.attribution.tagger import FILES, HERE, AttributionTagger

TALKS = "Minister Ana Lund said on Monday that the talks would resume in May."


@pytest.fixture(scope="module")
def tagger() -> AttributionTagger:
    return AttributionTagger()


def tag(tagger: AttributionTagger, text: str) -> list[Tagged]:
    return tagger.tag(text, [(0, len(text))])


def words(text: str, found: Tagged) -> tuple[str | None, str | None, list[str]]:
    source, cue = (text[slice(*e)] if e else None for e in (found.source, found.cue))
    return source, cue, [text[slice(*c)] for c in found.content]


def test_indirect_speech(tagger):
    (found,) = tag(tagger, TALKS)
    source, cue, content = words(TALKS, found)
    assert (source, cue) == ("Minister Ana Lund", "said")
    assert content[-1].endswith("the talks would resume in May")


def test_two_speakers_keep_their_own_words(tagger):
    text = "Ms. Lund said the talks would resume. Mr. Oduya denied that a date had been set."
    first, second = (words(text, f) for f in tag(tagger, text))
    assert first[0] == "Ms. Lund"
    assert second[0] == "Mr. Oduya"
    assert "talks" in first[2][0]
    assert "date" in second[2][0]


def test_a_quotation_takes_its_marks_in(tagger):
    text = "“We will not go back to the table,” said Ana Lund, the minister."
    (found,) = tag(tagger, text)
    assert words(text, found)[2] == ["“We will not go back to the table,”"]


def test_nothing_said_nothing_found(tagger):
    assert tag(tagger, "The river runs north for forty miles.") == []
    assert tagger.tag("", []) == []


HOSTILE = [
    "🕊️ “Peace”, said 🇦🇶 envoy 👩🏽‍⚖️ Lund 🕊️.",
    '"Unbalanced, she said. "And "again" he said "',
    "THE ENVOY SAID THE TALKS HAVE FAILED. “NO,” SHE SAID.",
    "said " * 400,
    '"' * 500,
    "\x00\ufeff\u202e said \ud800 that",
    "a" * 5000,
    "\r\n\r\nHe said so.\r\n\r\nShe denied it.\r\n",
    "ﷺ said ﬁve ½ İstanbul ẞ claims",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_spans_stand_in_any_text(tagger, text):
    for found in tag(tagger, text):
        extents = [e for e in (found.source, found.cue, *found.content) if e]
        assert all(0 <= a < b <= len(text) for a, b in extents)
        assert list(found.content) == sorted(found.content)


def test_random_characters(tagger):
    chance = random.Random(3)  # noqa: S311 - a fixed sample
    for _ in range(10):
        text = "".join(chance.choice('said Lund," ”“.\n🕊é\u200b') for _ in range(500))
        for found in tag(tagger, text):
            assert all(a < b <= len(text) for a, b in found.content)


def test_the_same_twice(tagger):
    text = " ".join([TALKS] * 20)
    assert tag(tagger, text) == tag(tagger, text) == tag(AttributionTagger(), text)


def test_a_long_line_takes_bounded_time(tagger):
    text = TALKS * 1500
    begun = time.monotonic()
    assert len(tag(tagger, text)) > 1000
    assert time.monotonic() - begun < 60


@pytest.fixture
def copy(tmp_path):
    for name in ("SHA256SUMS", *FILES):
        shutil.copy(HERE / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_refused(copy, name):
    (copy / name).write_bytes((copy / name).read_bytes()[:-1] + b"?")
    with pytest.raises(TrainedModelMissing, match="damaged"):
        tag(AttributionTagger(copy), TALKS)


@pytest.mark.parametrize("name", ["SHA256SUMS", *FILES])
def test_a_missing_file_is_named(copy, name):
    (copy / name).unlink()
    with pytest.raises(TrainedModelMissing) as raised:
        tag(AttributionTagger(copy), TALKS)
    assert raised.value.remedy


def test_damaged_checksums_are_refused(copy):
    (copy / "SHA256SUMS").write_text("nonsense\n")
    with pytest.raises(TrainedModelMissing, match="not complete"):
        tag(AttributionTagger(copy), TALKS)
