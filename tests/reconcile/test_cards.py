"""Cards: what is looked at first never keeps apart two records that a full comparison would let meet."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dragoman.reconcile.cards import Card, card_of, from_value, may_meet, to_value
from dragoman.reconcile.pairs import set_apart
from dragoman.reconcile.parties import party
from dragoman.reconcile.traits import Trait
from dragoman.reconcile.words import concept
from dragoman.record.actors import Actor
from dragoman.record.dates import UNKNOWN_DATE, DateRange
from dragoman.record.document import Document, content_id

TEXT = "Norway, the Norwegian government, Ada Ruel, Ruel, the council, Chad, a source, both"
DOCUMENT = Document(id=content_id(TEXT.encode()), text=TEXT)
ALL = DOCUMENT.span(0, len(TEXT))
STATE = Actor(name="Norway", kind="state", country="NOR", mentions=(ALL,))
ACTORS = (
    STATE,
    Actor(name="Norwegian government", kind="government", country="NOR", mentions=(ALL,)),
    Actor(name="Ada Ruel", kind="person", country="NOR", mentions=(ALL,)),
    Actor(name="Ruel", kind="person", mentions=(ALL,)),
    Actor(name="Harbour Council", kind="body", aliases=("HC",), mentions=(ALL,)),
    Actor(name="HC", kind="organisation", mentions=(ALL,)),
    Actor(name="Chad", kind="state", country="TCD", mentions=(ALL,)),
    Actor(name="a diplomat", kind="unnamed", country="TCD", mentions=(ALL,)),
    Actor(name="both", kind="group", members=(STATE.id,), mentions=(ALL,)),
)
PARTIES = tuple(party(actor, {a.id: a for a in ACTORS}) for actor in ACTORS)
DAYS = st.integers(0, 12).map(lambda n: date(2031, 5, 1) + timedelta(n))
RANGES = st.one_of(
    st.just(UNKNOWN_DATE),
    DAYS.map(DateRange.day),
    st.tuples(DAYS, DAYS).map(lambda days: DateRange(min(days), max(days))),
    DAYS.map(lambda day: DateRange(None, day)),
)
SIDES = st.lists(st.sampled_from(PARTIES), max_size=2).map(tuple)
TRAITS = st.builds(
    Trait,
    record=st.sampled_from(("e1", "e2")),
    layer=st.sampled_from(("events", "contacts", "commitments", "processes")),
    document=st.sampled_from(("one", "other")),
    start=st.just(0),
    sentence=st.integers(0, 1),
    kind=st.sampled_from(("CONSULT", "SANCTION", "")),
    act=st.sampled_from(("meet", "visit", "")),
    when=RANGES,
    factuality=st.sampled_from(("actual", "planned", "offered")),
    published=RANGES,
    agents=SIDES,
    others=SIDES,
    counted=st.sampled_from((frozenset(), frozenset({("round", 2)}))),
    terms=st.sampled_from(
        (frozenset({"ferry"}), frozenset({"ferry", concept("opened")}), frozenset({concept("closed")}))
    ),
    context=st.just(frozenset({"ferry"})),
)


@given(TRAITS, TRAITS)
def test_only_what_is_set_apart_does_not_meet(one: Trait, other: Trait) -> None:
    if one.layer == other.layer and not may_meet(card_of(one), card_of(other)):
        assert set_apart(one, other)


@given(TRAITS, TRAITS)
def test_it_does_not_matter_which_comes_first(one: Trait, other: Trait) -> None:
    assert may_meet(card_of(one), card_of(other)) == may_meet(card_of(other), card_of(one))


@given(TRAITS)
def test_cards_are_kept_whole(trait: Trait) -> None:
    assert from_value(to_value(card_of(trait))) == card_of(trait)


def test_days_far_from_each_other_do_not_meet() -> None:
    early, late = (Card(n, n, together=False, agents=frozenset(), others=frozenset()) for n in (1, 9))
    assert not may_meet(early, late)
