"""Contacts, turns, instruments and commitments of a docket, as a user lists them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli.main import commands
from dragoman.docket import Docket, Query, Settings

FIRST = """[Constructed sample]
Norway writes to Canada
Fjord Agency
May 12, 2031

Norway's government wrote to Canada on May 5 to ask for two icebreakers, officials said. Ottawa has yet to respond.

Under the Bergen accord of 2029 Canada is obliged to share its ice charts if Norway asks for them.
"""
SECOND = """[Constructed sample]
Ottawa answers
Fjord Agency
June 2, 2031

Canada telephoned Oslo on May 30 and offered one icebreaker. Oslo has not answered.
"""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dealings")
    (folder / "first.txt").write_text(FIRST, encoding="utf-8")
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    with Docket.open(folder / "case.db", create=True) as docket:
        docket.read([folder / "first.txt", folder / "second.txt"])
    return folder / "case.db"


@pytest.fixture
def docket(path: Path) -> Iterator[Docket]:
    with Docket.open(path) as opened:
        yield opened


def run(path: Path, *arguments: str) -> str:
    result = CliRunner().invoke(commands, [*arguments, "--docket", str(path)])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_contacts_by_day(docket: Docket) -> None:
    found = [(x.initiator.country, x.target.country, x.record.reply, x.record.channel) for x in docket.contacts()]
    assert found == [("NOR", "CAN", "none", "letter"), ("CAN", "NOR", "none", "phone")]


@pytest.mark.parametrize(("day", "waiting"), [(date(2031, 5, 13), "CAN"), (date(2031, 6, 3), "NOR")])
def test_whose_turn_as_of_a_day(docket: Docket, day: date, waiting: str) -> None:
    lines = [x for x in docket.turns(Query(as_of=day)) if x.record.issue is None]
    assert [x.waiting_on and x.waiting_on.country for x in lines] == [waiting]


def test_whose_turn_it_was_on_an_earlier_day(docket: Docket, path: Path) -> None:
    lines = [x for x in docket.turns(on=date(2031, 5, 13)) if x.record.issue is None]
    assert [x.waiting_on and x.waiting_on.country for x in lines] == ["CAN"]
    (row,) = [x for x in run(path, "turn", "--on", "2031-05-13").splitlines() if "\tall\t" in x]
    assert row.split("\t")[3:6] == ["Canada", "5 May 2031", "none"]


def test_what_is_owed_on_which_condition_under_which_accord(docket: Docket) -> None:
    (line,) = [x for x in docket.commitments() if x.obligor.country == "CAN"]
    assert (line.record.action, line.record.condition) == ("share its ice charts", "if Norway asks for them")
    (accord,) = docket.instruments()
    assert (line.record.instrument, accord.record.name) == (accord.record.id, "Bergen accord")


def test_filters(docket: Docket) -> None:
    assert len(docket.contacts(Query(since=date(2031, 5, 20)))) == 1
    assert len(docket.contacts(Query(actor="Norway"))) == 2
    assert docket.contacts(Query(actor="Iceland")) == ()


def test_the_brief_and_the_export_hold_the_turns(docket: Docket) -> None:
    assert docket.export().turns
    assert docket.export(Query(as_of=date(2031, 5, 13))).turns[0].as_of == date(2031, 5, 13)


@pytest.mark.parametrize("command", ["contacts", "turn", "instruments", "commitments"])
def test_listings_in_every_form(path: Path, command: str) -> None:
    tabbed = run(path, command).splitlines()
    assert tabbed
    listed = json.loads(run(path, command, "--json"))
    assert len(listed) == len(tabbed)
    assert all(record["short"] for record in listed)
    assert len(list(csv.reader(io.StringIO(run(path, command, "--csv"))))) == len(tabbed) + 1


def test_a_users_issues_are_assigned(tmp_path: Path, path: Path) -> None:
    listed = tmp_path / "issues.yaml"
    listed.write_text("icebreakers: [icebreaker]\n", encoding="utf-8")
    settings = Settings(issues=str(listed))
    with Docket.open(tmp_path / "own.db", create=True, settings=settings) as docket:
        docket.read([path.parent / "first.txt"])
        assert "icebreakers" in docket.contacts()[0].record.issues
