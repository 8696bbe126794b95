"""Records go out to another tool, are marked there, and come back as decisions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli.main import commands
from dragoman.docket import Docket
from dragoman.outputs.exports import EXPORTS
from dragoman.outputs.exports.writing import write_export
from dragoman.outputs.json import json_bytes
from dragoman.settings import Settings

REPORT = "Ferry talks\n\nPORT ELBE (Lake Wire) - 4 May 2021\n\nAna Lind said on Monday that both ports would reopen.\n"


@pytest.fixture
def docket(tmp_path):
    (tmp_path / "elbe.txt").write_text(REPORT)
    with Docket.open(tmp_path / "case.db", create=True, settings=Settings(attribution="rules")) as docket:
        docket.read([tmp_path / "elbe.txt"])
        yield docket


@pytest.fixture(params=["webannotation", "brat"])
def handed_on(docket, tmp_path, request) -> Path:
    target = tmp_path / "out"
    write_export(EXPORTS[request.param], docket.material(), target)
    return target


def rewritten(target: Path, old: str, new: str) -> None:
    """Change what stands in the file, or in the annotations of the folder."""
    for path in target.glob("*.ann") if target.is_dir() else [target]:
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new))


def test_what_nobody_changed_changes_nothing(docket, handed_on):
    before = json_bytes(docket.export())
    taken = docket.take_back(handed_on, author="A. Desk")
    assert taken.same == sum(1 for _ in docket.export().records())
    assert (taken.edited, taken.refused) == ((), ())
    assert json_bytes(docket.export()) == before
    assert docket.review.history() == ()


def test_a_changed_choice_is_an_edit_once(docket, handed_on):
    said = docket.export().statements[0]
    if handed_on.is_dir():
        rewritten(handed_on, "Statement_force E1 assert", "Statement_force E1 promise")
    else:
        rewritten(handed_on, '\\"force\\": \\"assert\\"', '\\"force\\": \\"promise\\"')
    assert docket.take_back(handed_on, author="A. Desk").edited == (said.id,)
    edited = docket.export().statements[0]
    assert (edited.id, edited.force, edited.origin) == (said.id, "promise", "reviewed")
    (decision,) = docket.review.history()
    assert (decision.author, decision.verb, decision.reason) == ("A. Desk", "edit", "annotated in another tool")
    assert docket.take_back(handed_on, author="A. Desk").edited == ()
    docket.review.undo("A. Desk")
    assert docket.export().statements[0] == said


def test_an_edit_made_meanwhile_is_not_lost(docket, handed_on):
    said = docket.export().statements[0]
    docket.review.edit(said.id, {"force": "deny"}, author="B. Desk")
    taken = docket.take_back(handed_on, author="A. Desk")
    assert taken.edited == ()
    assert "somebody else decided on this record meanwhile" in taken.refused[0]
    assert docket.export().statements[0].force == "deny"


def test_a_comment_rules(docket, tmp_path):
    write_export(EXPORTS["webannotation"], docket.material(), tmp_path / "marks.json")
    said = docket.export().statements[0]
    comment = {
        "type": "Annotation", "id": "urn:x:1", "creator": {"name": "C. Desk"}, "target": f"urn:dragoman:{said.id}",
        "body": {"type": "TextualBody", "value": "reject: she said nothing"},
    }  # fmt: skip
    whole = json.loads((tmp_path / "marks.json").read_text())
    whole["first"]["items"].append(comment)
    (tmp_path / "marks.json").write_text(json.dumps(whole))
    assert docket.take_back(tmp_path / "marks.json", author="A. Desk").rejected == (said.id,)
    assert docket.take_back(tmp_path / "marks.json", author="A. Desk").rejected == ()
    (decision,) = docket.review.history()
    assert (decision.author, decision.reason) == ("C. Desk", "she said nothing")
    assert said.id not in {s.id for s in docket.export().statements}


def run(*arguments: str):
    return CliRunner(env={"DRAGOMAN_DEBUG": ""}).invoke(commands, list(arguments))


def test_from_the_command_line(docket, handed_on, tmp_path):
    case = str(tmp_path / "case.db")
    count = sum(1 for _ in docket.export().records())
    result = run("annotations", str(handed_on), "--docket", case, "--author", "A. Desk")
    assert (result.exit_code, result.stdout) == (0, f"{count} as in the docket\n")
    result = run("annotations", str(tmp_path / "elbe.txt"), "--docket", case, "--author", "A. Desk")
    assert result.exit_code == 1
    assert "these are no Web Annotations" in result.stderr
    assert run("export", "bundle", str(tmp_path / "case.zip"), "--docket", case).exit_code == 0
    result = run("open-bundle", str(tmp_path / "case.zip"), "--docket", str(tmp_path / "new.db"))
    assert (result.exit_code, result.stdout) == (0, f"1 documents are in {tmp_path / 'new.db'}\n")
    result = run("open-bundle", str(tmp_path / "elbe.txt"), "--docket", str(tmp_path / "other.db"))
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert not (tmp_path / "other.db").exists()
