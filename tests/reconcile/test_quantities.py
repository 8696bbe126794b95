"""Amounts read from text."""

from __future__ import annotations

import pytest

from dragoman.reconcile.quantities import contrasted_amounts, corrected_amounts, quantities
from dragoman.record.document import Document, Published, content_id


def page(text: str) -> Document:
    return Document(id=content_id(text.encode()), text=text, published=Published(None, None, basis="unknown"))


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("ninety-five buses crossed", (95, 95, "bus")),
        ("a hundred and thirty million dollars", (130e6, 130e6, "dollar")),
        ("$130 million for the pier", (130e6, 130e6, "dollar")),
        ("€4m for the pier", (4e6, 4e6, "euro")),
        ("between 80 and 100 million litres", (80e6, 100e6, "litr")),
        ("two dozen fishermen", (24, 24, "fisherman")),
        ("half a dozen lorries", (6, 6, "truck")),
        ("six trucks", (6, 6, "truck")),
        ("on 3 May nine men came", (9, 9, "men")),
        ("a four-page letter", (4, 4, "pag")),
    ],
)
def test_numbers_in_figures_and_words(text: str, amount: tuple[float, float, str]) -> None:
    (found,) = quantities(page(text), lengths=True)
    assert (found.low, found.high, found.unit) == amount


@pytest.mark.parametrize(
    "text",
    ["11 balloons, not 14, were seen", "not 14 but 11 balloons were seen", "11 balloons rather than the 14 were seen"],
)
def test_a_number_set_against_another(text: str) -> None:
    ((denied, put),) = contrasted_amounts(page(text))
    assert (denied.low, put.low) == (14, 11)


@pytest.mark.parametrize(
    "text",
    [
        "Correction: The lake holds 25 tonnes of herring, and did not hold 40 tonnes.",
        "Correction: An earlier report gave the number of lorries as 40. There were 25.",
        "Erratum: The Wire wrote of 40 lorries. It was 25, the port says.",
    ],
)
def test_what_a_correction_puts_right(text: str) -> None:
    ((old, new),) = corrected_amounts(page(text))
    assert {old.low, new.low} == {40, 25}
