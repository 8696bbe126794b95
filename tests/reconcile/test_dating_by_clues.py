"""The solver: which days clues leave, held to plain enumeration."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.loaders import parse_edtf
from dragoman.reconcile.dating import contradictions, opponents, solve
from dragoman.record.dates import DateRange
from dragoman.record.document import UNDATED, Clue

BEGIN = date(2021, 4, 1)
WINDOW = [BEGIN + timedelta(n) for n in range(60)]


def clue(*days: tuple[int, int], weekdays: Sequence[int] = (), habit: bool = False) -> Clue:
    ranges = tuple(DateRange(BEGIN + timedelta(a), BEGIN + timedelta(b)) for a, b in days)
    return Clue(kind="day", says="x", evidence=(), days=ranges, weekdays=tuple(weekdays), habit=habit)


@st.composite
def clues(draw: st.DrawFn) -> Clue:
    first = draw(st.integers(0, 59))
    days = [(first, draw(st.integers(first, 59)))] if draw(st.booleans()) else []
    weekdays = draw(st.sets(st.integers(1, 7), min_size=1 - len(days)))
    return clue(*days, weekdays=sorted(weekdays), habit=draw(st.booleans()))


def test_without_clues_nothing_is_known():
    assert solve([]) == UNDATED


def test_ranges_and_weekdays_are_cut_to_what_all_allow():
    found = solve([clue((0, 30)), clue((10, 50)), clue(weekdays=[4, 5])])
    assert (found.earliest, found.latest) == (date(2021, 4, 15), date(2021, 4, 30))
    assert found.edtf == "[2021-04-15..2021-04-16,2021-04-22..2021-04-23,2021-04-29..2021-04-30]"
    assert len(found.candidates()) == 6


def test_a_contradiction_is_reported_and_neither_side_is_followed():
    found = solve([clue((0, 5)), clue((20, 25)), clue((0, 40))])
    assert (found.earliest, found.latest) == (BEGIN, BEGIN + timedelta(40))
    one, other = contradictions(found)
    assert [c.days[0].latest for c in (one, other)] == [BEGIN + timedelta(5), BEGIN + timedelta(25)]
    assert (opponents(one, found), opponents(other, found)) == ((other,), (one,))
    assert found.at_odds == (one, other)


def test_a_habit_gives_way():
    found = solve([clue((0, 5), habit=True), clue((20, 25))])
    assert (found.earliest, found.latest) == (BEGIN + timedelta(20), BEGIN + timedelta(25))
    (habit,) = contradictions(found)
    assert habit.habit
    assert [c.habit for c in opponents(habit, found)] == [False]
    assert found.at_odds == ()


def test_an_open_side_stays_open():
    since = Clue(kind="day", says="x", evidence=(), days=(DateRange(BEGIN, None),), weekdays=(2,))
    assert (solve([since]).earliest, solve([since]).latest) == (date(2021, 4, 6), None)


@given(st.lists(clues(), max_size=5))
def test_only_days_that_every_used_clue_allows_are_left(given_clues):
    found = solve(given_clues)
    if found.earliest is None or found.latest is None:
        return
    allowed = [day for day in WINDOW if all(c.allows(day) for c in found.clues if c.used)]
    inside = [day for day in WINDOW if found.earliest <= day <= found.latest]
    assert allowed
    assert (found.earliest, found.latest) == (allowed[0], allowed[-1])
    assert [day for day in inside if day in found.candidates()] == allowed


@given(st.lists(clues(), max_size=5), st.randoms())
def test_the_order_of_clues_does_not_matter(given_clues, random):
    shuffled = list(given_clues)
    random.shuffle(shuffled)
    assert solve(shuffled) == solve(given_clues)


@settings(deadline=None)  # the first text may load the grammar
@given(st.lists(clues(), max_size=5))
def test_what_is_written_reads_back_as_the_same_range(given_clues):
    found = solve(given_clues)
    if found.known:
        read = parse_edtf(found.edtf or "")
        assert (read.earliest, read.latest) == (found.earliest, found.latest)
