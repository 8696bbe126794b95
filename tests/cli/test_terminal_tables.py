"""Listings on a terminal: a table where there is room, else row by row."""

from __future__ import annotations

import pytest

from dragoman.cli.terminal import Listing, rendered
from dragoman.outputs.tables import Table

TABLE = Table(
    ("when", "from", "to", "words", "id"),
    (
        ("5 May 2021", "Norway", "", "Norway wrote to [bold]Iceland[/bold] and is waiting for a reply", "c2"),
        ("6 May 2021", "Iceland", "", "Iceland has the letter", "c3"),
    ),
    frozenset({"words"}),
)


def shown(table: Table, width: int, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("NO_COLOR", "1")
    plain = rendered(Listing(table), terminal=True)
    return "".join(part.partition("m")[2] if at else part for at, part in enumerate(plain.split("\x1b["))).splitlines()


def test_a_column_without_a_value_is_left_out_and_running_text_has_the_room(monkeypatch: pytest.MonkeyPatch) -> None:
    head, first, second = shown(TABLE, 110, monkeypatch)
    assert head.split() == ["when", "from", "words", "id"]
    assert "Norway wrote to [bold]Iceland[/bold] and is waiting for a reply" in first
    assert second.endswith("c3")


def test_where_a_table_would_be_too_narrow_rows_are_told_one_below_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = shown(TABLE, 50, monkeypatch)
    assert lines[0] == "when 5 May 2021  from Norway  id c2"
    assert lines[1].startswith("    words Norway wrote to")
    assert lines[-1] == "    words Iceland has the letter"


def test_a_listing_of_short_cells_stays_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = Table(("outlet", "reports"), (("Fjord Agency", "2"),))
    assert [line.split() for line in shown(plain, 40, monkeypatch)] == [["outlet", "reports"], ["Fjord", "Agency", "2"]]
