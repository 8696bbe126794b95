import random
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.outputs.plots.layout import GLYPH, LEFT, MOST_ROWS, RIGHT, ROW, WIDTH, Axis, layout, ticks
from dragoman.outputs.plots.picture import Mark, Picture, lanes_of

SHAPES = ("actual", "planned", "negated", "state", "demanded")


def measure(text: str) -> float:
    return 5.8 * len(text)


def picture(count: int, seed: int = 1) -> Picture:
    chance = random.Random(seed)  # noqa: S311 - dice for a picture
    named = []
    for number in range(count):
        first = date(2021, 1, 4) + timedelta(days=chance.randrange(240))
        last = first + timedelta(days=chance.choice([0, 0, 0, 4, 30]))
        mark = Mark(
            first=first, last=last, shape=chance.choice(SHAPES), label=f"happening number {number}",
            stack=chance.choice([1, 1, 3]), weight=chance.random(), open_before=chance.random() < 0.05,
        )  # fmt: skip
        named.append((chance.choice(["cod", "herring", "crab"]), mark))
    return Picture(title="Fish", lanes=lanes_of(named))


def boxes(placed):
    for lane in placed.lanes:
        for at in lane.marks:
            yield lane, at.y, at.x0, at.x1
            if at.text_x is not None and not at.label_on_line:
                yield lane, at.y, at.text_x, at.text_x + measure(at.label)


@pytest.mark.parametrize("count", [1, 5, 60, 500])
def test_nothing_touches_anything_else(count):
    placed = layout(picture(count), measure)
    rows: dict[float, list[tuple[float, float]]] = {}
    for _, y, start, end in boxes(placed):
        rows.setdefault(y, []).append((start, end))
    for taken in rows.values():
        taken.sort()
        assert all(first[1] <= second[0] + 0.01 for first, second in pairwise(taken))


@pytest.mark.parametrize("count", [1, 5, 60, 500])
def test_everything_lies_inside(count):
    placed = layout(picture(count), measure)
    for lane, y, start, end in boxes(placed):
        assert LEFT - GLYPH <= start <= end <= WIDTH - RIGHT + GLYPH
        assert lane.top < y < lane.bottom
    assert placed.bottom < placed.height


def test_few_marks_all_bear_their_labels_and_of_many_the_weightiest():
    assert layout(picture(60), measure).unlabelled == 0
    placed = layout(picture(500), measure)
    shown = [p.mark.weight for lane in placed.lanes for p in lane.marks if p.label]
    hidden = [p.mark.weight for lane in placed.lanes for p in lane.marks if not p.label]
    assert shown
    assert min(shown) >= max(hidden)
    assert placed.height < ROW * MOST_ROWS * 5


def test_a_label_without_room_beside_its_line_stands_on_it():
    whole = Mark(first=date(2021, 1, 1), last=date(2021, 12, 31), shape="actual", label="all through the year")
    placed = layout(Picture(title="x", lanes=lanes_of([("a", whole)])), measure)
    assert placed.lanes[0].marks[0].label_on_line


def test_a_long_name_of_a_lane_is_broken_and_cut():
    name = "The Permanent Committee for the Division of the Cod and the Herring of the North"
    mark = Mark(first=date(2021, 1, 1), last=date(2021, 1, 1), shape="actual")
    names = layout(Picture(title="x", lanes=lanes_of([(name, mark)])), measure).lanes[0].names
    assert len(names) == 2
    assert all(measure(part) < LEFT for part in names)
    assert names[1].endswith("…")


@given(st.dates(date(1950, 1, 1), date(2040, 1, 1)), st.integers(0, 20000))
def test_ticks_are_few_in_order_and_on_the_axis(first, days):
    axis = Axis(first, first + timedelta(days=days))
    placed = list(ticks(axis))
    assert len(placed) <= 16
    assert all(LEFT <= tick.x <= WIDTH for tick in placed)
    assert [t.x for t in placed] == sorted({t.x for t in placed})


def test_ticks_name_the_year_when_it_changes():
    labels = [tick.label for tick in ticks(Axis(date(2020, 9, 1), date(2021, 5, 1)))]
    assert labels[0].endswith("2020")
    assert "Jan 2021" in labels
    assert "Feb" in labels
