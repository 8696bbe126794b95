"""The program as a shell sees it: exit codes, pipes, full disks, what it imports."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman import __version__
from dragoman.cli.failures import guarded
from dragoman.cli.main import commands
from dragoman.errors import NotFound

PROGRAM = [sys.executable, "-c", "from dragoman.cli.main import main; main()"]


def run(*arguments, **options):
    return subprocess.run([*PROGRAM, *arguments], capture_output=True, text=True, check=False, **options)


def test_version_and_help():
    assert run("--version").stdout == f"dragoman {__version__}\n"
    assert "dragoman read reports/ --docket case.db" in run("--help").stdout


def test_help_sorts_the_commands_by_what_one_wants(dragoman):
    shown = dragoman("--help").stdout
    headings = [shown.index(f"\n{heading}:\n") for heading in ("Read", "Look", "Review", "Check", "Hand on")]
    assert headings == sorted(headings)
    listed = [line.split()[0] for line in shown[headings[0] :].splitlines() if re.match(r"  \w", line)]
    assert listed == list(commands.commands)
    assert "..." not in shown[headings[0] :]


@pytest.mark.parametrize("name", commands.commands)
def test_every_command_explains_itself_with_an_example(dragoman, name):
    result = dragoman(name, "--help")
    assert result.exit_code == 0
    assert f"Example:\n    dragoman {name}" in result.stdout


def test_no_docket_says_how_to_make_one(tmp_path):
    result = run("statements", cwd=tmp_path)
    assert result.returncode == 1
    assert result.stderr == (
        "dragoman: docket.db: there is no docket here (make one: dragoman read PATH… --docket docket.db)\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_wrong_use_is_one_line():
    result = run("speeches")
    assert result.returncode == 2
    assert result.stderr.startswith("dragoman: No such command 'speeches'")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", [["schema"], ["--help"]])
def test_a_full_disk_is_one_line(arguments):
    with Path("/dev/full").open("w") as full:
        result = subprocess.run([*PROGRAM, *arguments], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert result.returncode == 1
    assert result.stderr.startswith("dragoman: standard output: No space left on device")
    assert len(result.stderr.splitlines()) == 1


def test_a_closed_pipe_is_silent():
    command = subprocess.Popen([*PROGRAM, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    command.stdout.close()
    assert command.stderr.read() == b""
    assert command.wait() == 141
    command.stderr.close()


@pytest.mark.parametrize("heavy", ["spacy", "trafilatura", "sqlalchemy", "rich", "dragoman.docket"])
def test_help_imports_nothing_heavy(heavy):
    asked = f"import sys, dragoman.cli.main, dragoman; print({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout == "False\n"


def test_a_traceback_only_when_asked_for(monkeypatch, capsys):
    def failing():
        raise NotFound("nothing", where="here")

    monkeypatch.delenv("DRAGOMAN_DEBUG", raising=False)
    assert guarded(failing, as_json=False) == 1
    assert capsys.readouterr().err == "dragoman: here: nothing\n"
    monkeypatch.setenv("DRAGOMAN_DEBUG", "1")
    with pytest.raises(NotFound):
        guarded(failing, as_json=False)
