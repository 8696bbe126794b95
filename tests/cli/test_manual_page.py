"""The manual page, as roff and as a reader of manual pages shows it."""

import shutil
import subprocess

import pytest

from dragoman.cli.main import commands
from dragoman.cli.manual import manual
from dragoman.outputs.exports import EXPORTS


def test_every_command_and_every_form_is_told():
    page = manual()
    for name in commands.commands:
        assert f'.SS "dragoman {name}'.replace("-", "\\-") in page
    for name in EXPORTS:
        assert f"\\fB{name}\\fR" in page


def test_no_line_is_taken_for_a_request():
    known = {".TH", ".SH", ".SS", ".PP", ".TP", ".B", ".nf", ".fi"}
    assert {line.split()[0] for line in manual().splitlines() if line.startswith((".", "'"))} <= known


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed")
def test_groff_shows_it_without_a_warning():
    shown = subprocess.run(
        ["groff", "-man", "-Tutf8", "-P-cbou", "-k", "-ww"], input=manual(), capture_output=True, text=True, check=True
    )
    assert shown.stderr == ""
    assert "--docket FILE" in shown.stdout
    assert 'dragoman annotations marked.json --author "A. Desk"' in shown.stdout
