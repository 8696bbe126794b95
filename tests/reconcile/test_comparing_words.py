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


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("a six-page draft", "their six pages", "pag:6"),
        ("forty days' notice", "a 40-day wait", "day:40"),
        ("two hundred and fifty million kroner", "250 million kroner", "250000000"),
        ("they turned the offer down", "it was spurned", "reject"),
        ("Oslo is holding the money back", "Oslo withheld it", "halt"),
        ("the session was called off", "a cancelled session", "cancel"),
        ("the hearing broke off", "an adjournment", "suspend"),
    ],
)
def test_amounts_and_verbs_with_particles_are_told_in_several_ways(one: str, other: str, shared: str) -> None:
    assert shared in concepts_in(one) & concepts_in(other)


@pytest.mark.parametrize("text", ["on 14 July 2031", "July 14, 2031", "in 2031 they met", "two days later"])
def test_dates_and_short_times_are_no_amounts(text: str) -> None:
    assert not any(":" in term for term in concepts_in(text))


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
