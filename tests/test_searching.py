"""A search as users make it: words, narrowed by what the whole docket knows."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman import Docket, Query
from dragoman.cli.main import commands
from dragoman.record.query import Sought

FIRST = """Ferry talks to resume

Fjord Agency
May 6, 2031

Ruritania's foreign minister, Jane Roe, said on Tuesday that the ferry talks would resume in Oslo.

"The ferry is a matter of security guarantees," Roe told reporters.

Freedonia has not answered, according to a diplomat familiar with the exchange.
"""
SECOND = """Ferry closed by storm

Harbour Wire
May 9, 2031

The ferry was closed on Friday by a storm. Nobody was hurt. Guarantees for the security of ships were asked for.
"""


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("case")
    (folder / "a.txt").write_text(FIRST, encoding="utf-8")
    (folder / "b.txt").write_text(SECOND, encoding="utf-8")
    with Docket.open(folder / "case.db", create=True) as docket:
        docket.read([folder / "a.txt", folder / "b.txt"])
    return folder / "case.db"


@pytest.fixture
def docket(case: Path):
    with Docket.open(case) as opened:
        yield opened


def run(case: Path, *args: str) -> Result:
    return CliRunner().invoke(commands, ["search", *args, "--docket", str(case)])


def outlets(found) -> list[str | None]:
    return sorted({item.document.outlet for item in found})


def test_an_actor_is_found_by_what_is_said_of_it(docket: Docket) -> None:
    found = docket.search("ferry", Query(actor="Jane Roe"))
    assert outlets(found) == ["Fjord Agency"]
    assert any("security guarantees" in item.paragraph.text for item in found)  # there she is only "Roe"
    assert docket.search("ferry", Query(actor="Nobody Else")) == ()


def test_days_are_those_of_publication(docket: Docket) -> None:
    assert outlets(docket.search("ferry", Query(since=date(2031, 5, 7)))) == ["Harbour Wire"]
    assert outlets(docket.search("ferry", Query(until=date(2031, 5, 7)))) == ["Fjord Agency"]
    assert outlets(docket.search("ferry", Query(as_of=date(2031, 5, 7)))) == ["Fjord Agency"]


def test_kind_and_state_are_those_of_records_on_the_paragraph(docket: Docket) -> None:
    [item] = docket.search("answered", sought=Sought(layer="statements"))
    record = item.records[0]
    assert docket.show(record).layer == "statements"
    docket.decide(record, "accept", author="A. Desk")
    [again] = docket.search("answered", sought=Sought(review="accepted"))
    assert again.records == (record,)
    assert docket.search("storm", sought=Sought(review="accepted")) == ()


def test_an_issue_is_found_by_its_name_too(docket: Docket) -> None:
    assert len(docket.search("guarantees", Query(issue="security"))) == 2
    assert docket.search("guarantees", Query(issue="whaling")) == ()


def test_few_of_many_are_found_behind_what_does_not_fit(tmp_path: Path) -> None:
    for number in range(30):
        who = "Jane Roe" if number == 29 else f"Ann Bo{'b' * number}"
        (tmp_path / f"{number}.txt").write_text(f"{who} said on Monday that the ferry was late.\n", encoding="utf-8")
    with Docket.open(tmp_path / "case.db", create=True) as docket:
        docket.read([tmp_path])
        assert len(docket.search("ferry", Query(actor="Jane Roe"), limit=2)) == 1


def test_the_command_narrows_and_shows_the_words_found(case: Path) -> None:
    rows = [
        row.split("\t") for row in run(case, "ferry", "--outlet", "fjord", "--kind", "statements").stdout.splitlines()
    ]
    assert {row[1] for row in rows} == {"Fjord Agency"}
    assert any("ferry talks would resume" in row[2] for row in rows)
    assert run(case, '"security guarantees"').stdout.count("\n") == 1
    [item] = json.loads(run(case, "hurt", "--json").stdout)
    assert item["snippet"].startswith("The ferry was closed on Friday by a storm.")
    assert len(run(case, "ferry", "--limit", "1").stdout.splitlines()) == 1


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (('"',), "there is no word"),
        (("zebra",), "try fewer or other words"),
        (("ferry", "--review", "rejected"), "try fewer filters"),
        (("ferry", "--kind", "rumours"), "is not one of"),
        (("ferry", "--limit", "0"), "is not in the range"),
        ((" ".join(f"w{n}" for n in range(70)),), "too many words"),
    ],
)
def test_what_finds_nothing_says_so_in_a_line(case: Path, args: tuple[str, ...], said: str) -> None:
    result = run(case, *args)
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
