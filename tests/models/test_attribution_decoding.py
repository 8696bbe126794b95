"""From scores to spans, with scores written down by hand."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from dragoman.models.attribution.courses import Links, Tuning, cues_in, likeliest, tagged_course
from dragoman.models.attribution.decoding import Tagged, Words, decode
from dragoman.models.attribution.pieces import read, word_starts
from dragoman.models.attribution.tagger import HERE

TEXT = "Kim said talks failed, Lee denied it."
WORDS = ["Kim", "said", "talks", "failed", ",", "Lee", "denied", "it", "."]
ROLES = {"s": 1, "c": 3}
FREE = np.zeros((6, 5), dtype=np.float32)
USUAL = Tuning()


@pytest.fixture(scope="module")
def words() -> Words:
    pieces = read(Tokenizer.from_file(str(HERE / "tokenizer.json")), TEXT, [(0, len(TEXT))])
    return Words(TEXT, pieces, word_starts(pieces, (0, len(pieces))))


def tags(**words: tuple[int, float]) -> np.ndarray:
    out = np.zeros((len(WORDS), 7), dtype=np.float32)
    for word, (tag, chance) in words.items():
        out[WORDS.index(word), tag] = chance
    out[:, 0] = 1 - out.sum(axis=1)
    return out


def links(*cues: dict[str, tuple[str, float]]) -> Links:
    """For each cue, words with their role and how much it is liked; a word that follows one of its role goes on."""
    scores = np.zeros((len(cues), len(WORDS), 5), dtype=np.float32)
    for row, words in enumerate(cues):
        for word, (role, liked) in words.items():
            at = WORDS.index(word)
            goes_on = at > 0 and words.get(WORDS[at - 1], (None,))[0] == role
            scores[row, at, ROLES[role] + goes_on] = liked
    return Links(scores, FREE)


def cues(**words: tuple[int, float]) -> list[tuple[int, int]]:
    return cues_in(tagged_course(tags(**words), USUAL))


def test_a_cue_begins_and_goes_on():
    assert cues(said=(3, 0.9), talks=(4, 0.8), denied=(3, 0.2)) == [(1, 3)]


def test_what_goes_on_without_beginning_is_no_cue():
    assert cues(said=(4, 0.6), talks=(4, 0.3)) == []


def test_two_cues_side_by_side():
    assert cues(said=(3, 0.99), talks=(3, 0.99)) == [(1, 2), (2, 3)]


CUES = {"said": (3, 0.99), "denied": (3, 0.99)}


@pytest.fixture
def lines(words):
    def decoded(tagged, *linked, tuning=USUAL) -> list[tuple[str | None, str | None, list[str]]]:
        def link(found):
            return links(*linked[: len(found)]) if found else Links(np.zeros((0, len(WORDS), 5), np.float32), FREE)

        return [_words(a) for a in decode(words, tags(**tagged), link, tuning)]

    return decoded


def _words(a: Tagged) -> tuple[str | None, str | None, list[str]]:
    cut = [TEXT[slice(*e)] if e else None for e in (a.source, a.cue)]
    return cut[0], cut[1], [TEXT[slice(*c)] for c in a.content]


SAID = {"said": (3, 0.99)}


def test_source_and_content_of_a_cue(lines):
    found = lines(SAID, {"Kim": ("s", 5), "talks": ("c", 5), "failed": ("c", 5)})
    assert found == [("Kim", "said", ["talks failed"])]


def test_content_may_be_interrupted(lines):
    assert lines(SAID, {"Kim": ("c", 5), "talks": ("c", 5)}) == [(None, "said", ["Kim", "talks"])]


def test_a_word_goes_to_the_cue_that_is_surest_of_it(lines):
    first = {"talks": ("c", 5), "failed": ("c", 5)}
    second = {"failed": ("c", 2), "it": ("c", 5)}
    assert lines(CUES, first, second) == [(None, "said", ["talks failed"]), (None, "denied", ["it"])]


def test_a_nested_attribution_shares_the_words(lines):
    outer = dict.fromkeys(WORDS[2:8], ("c", 5))
    inner = {"Lee": ("s", 5), "it": ("c", 3)}
    assert lines(CUES, outer, inner) == [
        (None, "said", ["talks failed, Lee denied it"]),
        ("Lee", "denied", ["it"]),
    ]


def test_the_nearest_source_is_taken(lines):
    found = lines({"denied": (3, 0.99)}, {"Kim": ("s", 9), "Lee": ("s", 5), "it": ("c", 5)})
    assert found == [("Lee", "denied", ["it"])]


def test_commas_at_the_edge_are_left_out(lines):
    assert lines(SAID, {"failed": ("c", 5), ",": ("c", 5)}) == [(None, "said", ["failed"])]


@pytest.mark.parametrize("roles", [{}, {"Kim": ("s", 5)}, {",": ("c", 5)}])
def test_no_words_no_attribution(lines, roles):
    assert lines(SAID, roles) == []


def test_content_without_a_cue_asks_for_a_weaker_one(lines):
    tagged = {"denied": (3, 0.3), "talks": (5, 0.9), "failed": (6, 0.9)}
    assert lines(tagged, {"talks": ("c", 5), "failed": ("c", 5)}) == [(None, "denied", ["talks failed"])]


def test_content_without_any_cue_stands_alone_with_the_source_beside_it(lines):
    tagged = {"Kim": (1, 0.9), "talks": (5, 0.9), "failed": (6, 0.9)}
    assert lines(tagged, tuning=Tuning(alone=2)) == [("Kim", None, ["talks failed"])]
    assert lines(tagged, tuning=Tuning(alone=3)) == []


def test_quoted_content_stands_alone_sooner(words):
    quoted = replace(words, pieces=replace(words.pieces, quote=np.ones_like(words.pieces.quote)))
    nothing = Links(np.zeros((0, len(WORDS), 5), np.float32), FREE)
    tagged = tags(talks=(5, 0.9), failed=(6, 0.9))
    for here, found in ((words, []), (quoted, [(None, None, ["talks failed"])])):
        assert [_words(a) for a in decode(here, tagged, lambda _: nothing, Tuning(alone=9, quoted=2))] == found


def test_a_mark_without_width_is_no_cue():
    text = "No,” Lee said."
    pieces = read(Tokenizer.from_file(str(HERE / "tokenizer.json")), text, [(0, len(text))])
    starts = word_starts(pieces, (0, len(pieces)))
    chances = np.zeros((len(starts), 7), dtype=np.float32)
    chances[:, 0], chances[0] = 1, np.eye(7)[3]
    scores = np.zeros((1, len(starts), 5), dtype=np.float32)
    scores[0, 1, 3] = 5
    assert decode(Words(text, pieces, starts), chances, lambda found: Links(scores[: len(found)], FREE), USUAL) == []


@given(st.integers(0, 10_000))
def test_the_likeliest_course_is_that_of_trying_all(seed):
    chance = np.random.default_rng(seed)
    scores = chance.normal(size=(1, 4, 5)).astype(np.float32)
    steps = chance.normal(size=(6, 5)).astype(np.float32)

    def worth(course: tuple[int, ...]) -> float:
        moves = steps[-1, course[0]] + sum(steps[a, b] for a, b in pairwise(course))
        return float(moves + sum(scores[0, n, role] for n, role in enumerate(course)))

    assert tuple(likeliest(scores, steps)[0]) == max(product(range(5), repeat=4), key=worth)
