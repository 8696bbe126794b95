"""How a text is read for the attribution model: pieces, features, windows."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from dragoman.models.attribution.pieces import plain, quote_states, read, relations, shape, windows, word_starts
from dragoman.models.attribution.tagger import HERE


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(HERE / "tokenizer.json"))


def test_marks_become_plain_and_keep_their_places():
    assert plain("“Yes,” ``no'' it’s--so") == '"Yes," " no"  it\'s— so'


@given(st.text())
def test_plain_text_is_as_long_as_before(text):
    assert len(plain(text)) == len(text) == len(quote_states(text))


def test_inside_and_outside_of_quotation_marks():
    assert quote_states('a "b" c') == [0, 0, 2, 1, 3, 0, 0]


def test_what_was_never_opened_begins_with_the_paragraph():
    assert quote_states("a” b") == quote_states("a'' b")[:4] == [1, 3, 0, 0]


def readings(text: str) -> str:
    """The marks of a text as they are read."""
    return "".join({2: "<", 3: ">"}.get(state, "") for state in quote_states(text))


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("“Yes,” she said. “No.”", "<><>"),
        ('"Yes , " she said . " No . "', "<><>"),
        ("'' Yes , '' she said . '' No . ''", "<><>"),
        ("`` Yes , '' she said . `` No . ''", "<><>"),
        ("Yes , '' she said . '' No . ''", "><>"),
        ("Yes, she said. “No.", "<"),
        ("”Yes,” she said.", "<>"),
        ('She calls it "a start".', "<>"),
        ('We had no idea what the port would cost us. "', ">"),
    ],
)
def test_marks_of_every_style(text, read_as):
    assert readings(text) == read_as


def test_a_last_mark_behind_a_long_account_is_the_next_paragraph_s():
    account = "The council met for two days on the harbour works and heard both of its engineers and the two owners "
    assert (
        readings(account + 'of the quay, who had come from the coast, and it closed without a vote or a date. "') == "<"
    )
    assert readings("I told them that " + account + 'of the quay and it closed without a vote. "') == ">"


@given(st.text(alphabet="ab ,\n\"'`“”", max_size=80))
def test_inside_is_what_lies_between_marks(text):
    states = quote_states(text)
    for before, here in pairwise(states):
        assert here != 1 or before in (1, 2)
        assert here != 0 or before in (0, 3)


def test_many_marks_are_read_in_bounded_time():
    begun = time.monotonic()
    quote_states('" ' * 100_000)
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize(
    ("word", "number"), [("talks", 0), ("2021", 0), ("Envoy", 1), ("A", 1), ("UN", 2), ("McCoy", 3)]
)
def test_shapes_of_words(word, number):
    assert shape(word) == number


def test_offsets_are_those_of_the_text(tokenizer):
    text = "Envoys 🕊 said “no”.\n\nThe ministry was unavailable."
    second = text.index("The")
    pieces = read(tokenizer, text, [(0, second - 2), (second, len(text))])
    parts = [text[a:b] for a, b in zip(pieces.start, pieces.end, strict=True)]
    assert "".join(parts) == "".join(text.split())
    assert "🕊" in parts
    assert pieces.paragraph.tolist()[-1] == 1
    assert pieces.place.sum() == 2


def test_a_mark_that_is_missing_is_put_before_the_paragraph(tokenizer):
    text = "We agreed,” he said."
    pieces = read(tokenizer, text, [(0, len(text))])
    assert (pieces.start[0], pieces.end[0], pieces.quote[0]) == (0, 0, 2)
    assert pieces.place.tolist() == [1] + [0] * (len(pieces) - 1)


def test_windows_hold_whole_paragraphs(tokenizer):
    text = "\n\n".join(["He said it would rain."] * 30)
    spans = [(n * 24, n * 24 + 22) for n in range(30)]
    pieces = read(tokenizer, text, spans)
    found = windows(pieces, 50)
    assert found[0][0] == 0
    assert found[-1][1] == len(pieces)
    assert all(pieces.place[a] == 1 and b - a <= 50 for a, b in found)


@settings(max_examples=50)
@given(st.text(alphabet="ab. \n\"'’“🕊", max_size=600), st.integers(4, 40))
def test_windows_cover_every_piece_once(tokenizer, text, size):
    pieces = read(tokenizer, text, [(0, len(text))])
    covered = [n for a, b in windows(pieces, size) for n in range(a, b)]
    assert covered == list(range(len(pieces)))
    assert all(b - a <= size for a, b in windows(pieces, size))


def test_relations_to_a_cue(tokenizer):
    text = 'He said "yes". It ended.'
    pieces = read(tokenizer, text, [(0, len(text))])
    starts = word_starts(pieces, (0, len(pieces)))
    distance, sentence, paragraph, mark = relations(pieces, starts, [(1, 2)])[:, 0]
    assert distance[:4].tolist() == [19, 20, 21, 22]
    assert sentence.tolist() == [3, 3, 3, 3, 3, 3, 4, 4, 4]
    assert set(paragraph.tolist()) == {2}
    assert mark.tolist() == [2, 2, 2, 3, 3, 4, 4, 4, 4]
