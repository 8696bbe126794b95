"""Two names that a person has said to be one actor's are one in all that is made of the docket."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman import Docket

HEAD = "Harbour Wire\nOslo, 3 May 2021\n\n"
LEAGUE = f'{HEAD}The Harbour League wrote to Norway on 2 May 2021. It wants "a fair share of cod."\n'
UNION = 'Tidings\nOslo, 9 May 2021\n\nThe Fjord Union wrote to Norway on 8 May 2021. It wants "a fixed share of cod."\n'
POLICY = """
policy: letters
scope: {from: 2021-01-01}
parties: {league: The Harbour League, nor: NOR}
rules:
  - id: twice
    stated: the League writes twice before the tenth of May
    exactly: {event: {contact: {from: league, to: nor}}, times: 2}
"""


@pytest.fixture
def merged(tmp_path: Path):
    for name, text in (("league", LEAGUE), ("union", UNION)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    with Docket.open(tmp_path / "letters.db", create=True) as docket:
        docket.read([tmp_path / "league.txt", tmp_path / "union.txt"])
        actors = {a.name: a.id for a in docket.export().actors}
        docket.review.merge((actors["Harbour League"], actors["Fjord Union"]), author="A. Reader")
        yield docket


def test_the_export_joins_them(merged):
    export = merged.export()
    names = {a.id: a.name for a in export.actors}
    joined = [{names[m] for m in j.members} for j in export.joins if j.layer == "actors"]
    assert {"Harbour League", "Fjord Union"} in joined


def test_the_brief_speaks_of_one(merged):
    page = [run.text for section in merged.brief().sections for line in section.sentences for run in line.runs]
    called = {
        text for text in page if text in ("Harbour League", "Fjord Union", "The Harbour League", "The Fjord Union")
    }
    assert len({text.removeprefix("The ") for text in called}) == 1


def test_it_is_one_and_the_same_turn(merged):
    assert len({turn.record.pair for turn in merged.turns()}) == 1


def test_a_policy_counts_both_letters_as_the_party_s(merged, tmp_path):
    path = tmp_path / "policy.yaml"
    path.write_text(POLICY, encoding="utf-8")
    (judgement,) = merged.check(path).report.judgements
    assert judgement.verdict.outcomes_reported == ("kept_so_far",)


def test_what_is_read_afterwards_leaves_them_one(merged, tmp_path):
    (tmp_path / "more.txt").write_text(UNION.replace("9 May", "19 May").replace("8 May", "18 May"), encoding="utf-8")
    merged.read([tmp_path / "more.txt"])
    assert len({turn.record.pair for turn in merged.turns()}) == 1
