import csv
import io
import json
from datetime import date

import pytest

from dragoman.cli import listing

LISTINGS = [("statements",), ("timeline",), ("documents",), ("search", "Geneva")]


def test_statements_in_a_pipe_are_lines_parted_by_tabs(docket, dragoman):
    words = "the second round would open in Geneva on 3 May 2021"
    assert dragoman("statements").stdout == f"reported 4 May 2021\tAna Lind\tsaid\t{words}\tFjord Agency\ts4k2\n"


def test_a_timeline_line_begins_with_its_day(docket, dragoman):
    assert dragoman("timeline").stdout.startswith("3 May 2021\tAna Lind said the second round")


@pytest.mark.parametrize("command", LISTINGS)
def test_every_listing_has_json_csv_and_plain_lines(docket, dragoman, command):
    records = json.loads(dragoman(*command, "--json").stdout)
    assert len(records) == 1
    (header, row) = csv.reader(io.StringIO(dragoman(*command, "--csv").stdout))
    assert len(header) == len(row) == dragoman(*command).stdout.count("\t") + 1


@pytest.mark.parametrize("command", LISTINGS)
def test_nothing_that_steers_a_terminal_is_printed(docket, dragoman, command, monkeypatch):
    plain = dragoman(*command).stdout
    monkeypatch.setattr(listing, "on_terminal", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    table = dragoman(*command).stdout
    assert "\x1b[31m" not in plain + table
    assert command[0] in {"statements", "documents", "search"} or "[bold]" in table


def test_json_holds_the_full_record_with_its_short_id(docket, dragoman):
    (record,) = json.loads(dragoman("statements", "--json").stdout)
    assert record["short"] == "s4k2"
    assert record["content"][0]["text"].startswith("the second round")
    assert record["id"] == docket.statement.id


def test_csv_cells_are_no_formulas(docket, dragoman):
    assert ",'=Oslo," in dragoman("documents", "--csv").stdout


def test_filters_reach_the_docket(docket, dragoman):
    dragoman(
        "statements",
        "--actor",
        "Lind",
        "--issue",
        "talks",
        "--since",
        "2021-02",
        "--until",
        "2021-02",
        "--as-of",
        "2021",
    )
    assert (docket.asked.actor, docket.asked.issue) == ("Lind", "talks")
    assert (docket.asked.since, docket.asked.until) == (date(2021, 2, 1), date(2021, 2, 28))
    assert docket.asked.as_of == date(2021, 12, 31)


def test_an_empty_listing_says_what_to_try(docket, dragoman):
    docket.empty = True
    bare, filtered = dragoman("statements"), dragoman("statements", "--actor", "Nobody")
    assert (bare.exit_code, bare.stdout) == (0, "")
    assert bare.stderr == "no statements; try dragoman read PATH… to add reports\n"
    assert "fewer filters" in filtered.stderr
    assert dragoman("statements", "--json").stdout == "[]\n"


def test_json_and_csv_exclude_each_other(docket, dragoman):
    result = dragoman("statements", "--json", "--csv")
    assert (result.exit_code, json.loads(result.stderr)["error"]["code"]) == (1, "bad_request")


def test_a_day_that_is_none_is_wrong_use(docket, dragoman):
    result = dragoman("statements", "--since", "yesterday")
    assert result.exit_code == 2
    assert result.stderr.startswith("dragoman: statements: Invalid value for '--since'")
    assert result.stderr.count("\n") == 1
    assert dragoman("statements", "--since", "2021-13").exit_code == 2
