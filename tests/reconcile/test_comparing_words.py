from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reconcile.words import concept, concepts_in, likeness, stem, stems_in, telling, words


@pytest.mark.parametrize(
    ("one", "other"),
    [("meetings", "met"), ("prolonged", "extension"), ("enrichment", "enriching"), ("sixty", "60"), ("1,500", "1500")],
)
def test_words_for_one_thing_are_one_concept(one: str, other: str) -> None:
    assert concept(one) == concept(other)


def test_names_are_compared_by_stem_alone() -> None:
    assert concept("accord") == concept("understanding")
    assert not stems_in("the accord") & stems_in("the understanding")


def test_possessives_and_case_make_no_difference() -> None:
    assert words("Norland's GRAIN") == ["norland", "grain"]


def test_what_every_report_has_tells_little() -> None:
    shared = concepts_in("the ministers met in Vienna on Monday")
    assert telling(shared) <= {"meet"} | frozenset()
    assert likeness(concepts_in("talks on Monday"), concepts_in("talks on grain on Monday")) > 0.5


@given(st.text(), st.text())
def test_likeness_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    ours, theirs = concepts_in(one), concepts_in(other)
    assert 0.0 <= likeness(ours, theirs) <= 1.0
    assert likeness(ours, theirs) == likeness(theirs, ours)


@given(st.text(alphabet=st.characters(categories=("Ll",)), min_size=1))
def test_every_word_keeps_a_stem(word: str) -> None:
    assert all(stem(w) for w in words(word))
