"""The outcome sets and deciding sets of random small records, held to brute force. `benchmarks/policy.py --readings
20000` does the same at length."""

from dataclasses import replace

import oracle
import pytest
from random_records import random_case, random_crowd

from dragoman.policy import answering
from dragoman.policy.deciding import LARGEST, deciding_sets
from dragoman.policy.evaluating import evaluate
from dragoman.policy.instances import Instance, Item, TooOpen, Unreported, Window
from dragoman.policy.monitors import Precedence, Response
from dragoman.policy.reduction import reduced
from dragoman.policy.sweep import sweep

SEEDS = range(0, 120, 12)


@pytest.mark.parametrize("first", SEEDS)
def test_outcomes_are_those_of_all_readings_on_the_record_and_in_the_world(first):
    for seed in range(first, first + 12):
        instance, monitor = random_case(seed)
        for one in (replace(instance, unreported=()), instance):
            assert sweep(one, monitor).outcomes == oracle.outcomes(one, monitor), seed


@pytest.mark.parametrize("first", range(0, 40, 10))
def test_deciding_sets_are_the_smallest_that_decide(first):
    for seed in range(first, first + 10):
        instance, monitor = random_case(seed)
        alone = replace(instance, items=instance.items[:4], orders=(), unreported=())
        if len(sweep(alone, monitor).outcomes) > 1:
            assert set(deciding_sets(alone, monitor)) == oracle.smallest_deciding(alone, monitor, LARGEST), seed


@pytest.mark.parametrize("first", range(0, 400, 50))
def test_quick_ways_give_what_the_long_walk_gives(first):
    for seed in range(first, first + 50):
        instance, monitor = random_crowd(seed)
        try:
            want = sweep(instance, monitor).outcomes
        except TooOpen:
            continue
        assert evaluate(instance, monitor).values == want, seed
        assert sweep(reduced(instance, monitor), monitor).outcomes == want, seed
        if isinstance(monitor, Response) and answering.applies(instance, monitor):
            assert answering.answered_outcomes(instance, monitor) == want, seed


def test_the_order_of_two_happenings_of_one_day_is_open_unless_an_order_says_otherwise():
    items = (Item("event", 1, ((5, 5),)), Item("before", 2, ((5, 5),)))
    monitor = Precedence((Window(), Window()))
    assert sweep(Instance(items, 9), monitor).outcomes == {"kept", "broken"}
    assert sweep(Instance(items, 9, orders=((1, 0),)), monitor).outcomes == {"kept"}


def test_dates_of_one_undated_page_move_together():
    items = (Item("before", 2, ((0, 0),), base="page"), Item("event", 1, ((3, 3),), base="page"))
    alone = tuple(replace(item, base=None, days=((d, d + 6),)) for item, d in zip(items, (0, 3), strict=True))
    monitor = Precedence((Window(), Window()))
    assert sweep(Instance(items, 20, bases={"page": (0, 6)}), monitor).outcomes == {"kept"}
    assert sweep(Instance(alone, 20), monitor).outcomes == {"kept", "broken"}


def test_the_last_day_of_a_term_counts():
    monitor = Response((Window(), Window()), within=7)
    event = Item("event", 1, ((10, 10),))
    assert sweep(Instance((event,), 17), monitor).outcomes == {"awaited"}
    assert sweep(Instance((event,), 18), monitor).outcomes == {"broken"}
    assert sweep(Instance((event, Item("then", 2, ((17, 17),))), 18), monitor).outcomes == {"kept_so_far"}


def test_a_long_stretch_of_open_days_is_walked_at_its_ends_only():
    monitor = Response((Window(), Window()), within=3, ordered=True)
    items = (Item("event", 1, ((0, 4000),)), Item("then", 2, ((0, 4000),)))
    swept = sweep(Instance(items, 5000, unreported=(Unreported(2, ((0, 5000),)),)), monitor)
    assert swept.outcomes == {"kept_so_far", "broken"}
    assert swept.states < 2000


def test_a_record_with_too_much_open_is_said_to_be_so():
    items = tuple(Item(f"h{n}", 1 << n % 3, ((0, n + 20), (n + 22, n + 30))) for n in range(24))
    monitor = Response((Window(), Window(), Window()), within=3)
    with pytest.raises(TooOpen):
        sweep(Instance(items, 90), monitor, limit=500)
