"""What the shell completes."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli.completing import SHELLS, VARIABLE
from dragoman.cli.main import commands
from dragoman.docket import Docket
from dragoman.settings import Settings

REPORT = "Ferry talks\n\nPORT ELBE (Lake Wire) - 4 May 2021\n\nAna Lind said on Monday that both ports would reopen.\n"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("completing")
    (folder / "elbe.txt").write_text(REPORT)
    with Docket.open(folder / "case.db", create=True, settings=Settings(attribution="rules")) as docket:
        docket.read([folder / "elbe.txt"])
    return folder / "case.db"


def completed(line: str, docket: Path | None = None) -> list[str]:
    """What bash puts on the line in place of its last word; a blank inside a word stands behind a backslash."""
    words = re.split(r"(?<!\\) ", f"dragoman {line}")
    asked = {VARIABLE: "bash_complete", "COMP_WORDS": "\n".join(words), "COMP_CWORD": str(len(words) - 1)}
    if docket:
        asked["DRAGOMAN_DOCKET"] = str(docket)
    found = CliRunner(env=asked).invoke(commands, [], prog_name="dragoman")
    return [
        item.partition(",")[2].replace("\\\\", "\\") if item.startswith("plain") else item
        for item in found.stdout.splitlines()
        if item
    ]


def test_commands_options_and_forms():
    assert completed("bri") == ["brief"]
    assert completed("export b") == ["brat", "bundle"]
    assert "--as-of" in completed("brief --a")


def test_files_are_left_to_the_shell():
    assert completed("read rep") == ["file,rep"]
    assert completed("brief --docket ca") == ["file,ca"]


def test_ids_and_actors_of_the_docket(case):
    with Docket.open(case) as docket:
        statement = docket.export().statements[0].id
    assert completed(f"show {statement[:3]}", case) == [statement]
    assert completed(f"show --docket {case} {statement[:3]}") == [statement]
    assert "Ana\\ Lind" in completed("statements --actor an", case)
    assert "Ana\\ Lind" in completed("statements --actor Ana\\ L", case)
    assert completed("statements --issue san", case) == ["sanctions"]


def test_without_a_docket_nothing_is_completed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert completed("show s4") == []
    (tmp_path / "docket.db").write_text("no docket")
    assert completed("statements --actor an") == []


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_takes_its_script(dragoman, shell):
    script = dragoman("completion", shell).stdout
    assert VARIABLE in script
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=script, text=True, check=True)


def test_another_shell_is_refused(dragoman):
    assert dragoman("completion", "tcsh").exit_code == 2
