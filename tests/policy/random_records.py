"""Random small records with a template to hold against them, from a seed."""

from __future__ import annotations

from random import Random

from dragoman.policy.instances import Instance, Item, Unreported, Window
from dragoman.policy.monitors import (
    Counted,
    Existence,
    NotCoexistence,
    NotSuccession,
    Precedence,
    Response,
    Unblemished,
)

HORIZON = 7
MOST_READINGS = 500


def random_case(seed: int):
    """An instance with up to seven happenings, and a monitor."""
    dice = Random(seed)  # noqa: S311 - made-up records, no secrets
    monitor = _monitor(dice)
    slots = len(monitor.windows)
    while True:
        instance = _instance(dice, slots)
        if _readings(instance) <= MOST_READINGS:
            return instance, monitor


def _monitor(dice: Random):  # noqa: PLR0911 - one for each template
    def window():
        first = dice.choice([None, None, 1, 2, 3])
        last = dice.choice([None, None, 4, 5, 6, 9])
        return Window(first, last)

    kind = dice.randrange(8)
    within = dice.choice([None, 0, 1, 2, 3])
    one, members = window(), dice.choice([1, 1, 2])
    if kind == 0:
        return Existence((one,) * members)
    if kind == 1:
        return Counted((one,), times=dice.choice([0, 0, 1, 2]))
    if kind == 2:
        return Precedence((one, *[Window(dice.choice([None, one.first]), one.last)] * members))
    if kind in (3, 4):
        return Response((one, *[Window(dice.choice([None, 1]), dice.choice([None, None, 7]))] * members),
                        within=within, ordered=kind == 4)  # fmt: skip
    if kind == 5:
        return NotSuccession((one, dice.choice([one, window()])))
    if kind == 6:
        return NotCoexistence((one, one))
    return Unblemished((one, one))


def _instance(dice: Random, slots: int) -> Instance:
    count = dice.choice([0, 1, 2, 3, 3, 4, 4, 5, 6, 7])
    bases = {"page": (0, dice.choice([1, 2, 3]))} if dice.random() < 0.2 else {}
    items = tuple(_item(dice, n, slots, bases, count) for n in range(count))
    orders = []
    if count > 1 and dice.random() < 0.5:
        for _ in range(dice.choice([1, 1, 2])):
            a, b = sorted(dice.sample(range(count), 2))
            orders.append((a, b))
    unreported = tuple(
        Unreported(1 << n, days) for n in range(slots) if dice.random() < 0.5 and (days := _closed_days(dice))
    )
    as_of = HORIZON + dice.choice([0, 0, 1, 2])
    return Instance(items, as_of, tuple(dict.fromkeys(orders)), unreported if dice.random() < 0.6 else (), bases)


def _item(dice: Random, n: int, slots: int, bases: dict, count: int) -> Item:
    width = dice.choice([0, 0, 0, 1, 2, 4] if count < 5 else [0, 0, 0, 0, 1, 2])
    first = dice.randint(0, HORIZON - width)
    mask = 1 << dice.randrange(slots)
    if dice.random() < 0.1:
        mask |= 1 << dice.randrange(slots)
    if bases and dice.random() < 0.6:
        low = dice.randint(0, 3)
        return Item(f"h{n}", mask, ((low, low + dice.choice([0, 0, 1])),), optional=dice.random() < 0.15, base="page")
    days = ((first, first + width),)
    if dice.random() < 0.05 and first + width + 2 <= HORIZON:
        days = (*days, (first + width + 2, first + width + 2))
    return Item(f"h{n}", mask, days, optional=dice.random() < 0.2)


def _closed_days(dice: Random):
    """Days left open by coverage."""
    low, high = sorted((dice.randint(0, HORIZON), dice.randint(0, HORIZON)))
    return dice.choice([((0, HORIZON),), ((low, high),), ((0, low),), ()])


def _readings(instance: Instance) -> int:
    total = 1
    for item in instance.items:
        total *= sum(last - first + 1 for first, last in item.days) + item.optional
    for low, high in instance.bases.values():
        total *= high - low + 1
    return total


def random_crowd(seed: int):
    """More happenings than brute force could walk through, each alone, with wide ranges: for one way of working out the
    outcomes against another."""
    dice = Random(seed)  # noqa: S311 - as above
    monitor = _monitor(dice)
    slots = len(monitor.windows)
    items = []
    for n in range(dice.randint(5, 11)):
        first = dice.randint(0, 20)
        days = ((first, first + dice.choice([0, 0, 1, 3, 8])),)
        items.append(Item(f"h{n}", 1 << dice.randrange(slots), days, optional=dice.random() < 0.15))
    unreported = tuple(
        Unreported(1 << n, days) for n in range(slots) if dice.random() < 0.4 and (days := _closed_days(dice))
    )
    return Instance(tuple(items), 30, (), unreported), monitor
