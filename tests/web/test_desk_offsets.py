"""The browser counts UTF-16 units, the record code points."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import BadRequest
from dragoman.outputs.marking import shown, to_units
from dragoman.web.offsets import to_code_points


def test_an_emoji_takes_two_units() -> None:
    text = "by \U0001f6a2 sea"
    assert to_units(text, text.index("sea")) == 6
    assert to_code_points(text, 6) == text.index("sea")


def test_a_place_inside_a_pair_counts_from_its_beginning() -> None:
    assert to_code_points("\U0001f6a2.", 1) == 0


def test_there_is_nothing_behind_the_end() -> None:
    assert to_code_points("sea", 3) == 3
    with pytest.raises(BadRequest):
        to_code_points("sea", 4)


@given(st.text(), st.data())
def test_units_lead_back_and_agree_with_utf_16(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    units = to_units(text, offset)
    assert units == len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2
    assert to_code_points(text, units) == offset


@given(st.text())
def test_what_is_shown_keeps_every_place(text: str) -> None:
    assert to_units(shown(text), len(text)) == to_units(text, len(text))
    assert "\u202e" not in shown(text)
    assert "\r" not in shown(text)
