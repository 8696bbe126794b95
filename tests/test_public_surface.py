"""What others may build on. A change here is a change of the interface."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import dragoman
from dragoman.cli.main import commands


def test_names_of_the_package():
    assert dragoman.__all__ == ["Docket", "Query", "Settings", "__version__", "extract"]
    assert all(hasattr(dragoman, name) for name in dragoman.__all__)
    assert set(dragoman.__all__) <= set(dir(dragoman))


def test_the_stub_offers_the_same_names():
    stub = Path(dragoman.__file__).with_suffix(".pyi").read_text(encoding="utf-8")
    (offered,) = (n.value for n in ast.parse(stub).body if isinstance(n, ast.Assign))
    assert ast.literal_eval(offered) == dragoman.__all__


def test_other_names_are_missing():
    with pytest.raises(AttributeError, match="has no attribute 'Dockets'"):
        dragoman.Dockets  # noqa: B018 - asking is the test


def test_commands():
    assert list(commands.commands) == [
        "read", "log", "documents", "versions", "brief", "statements", "timeline", "events", "processes", "contacts",
        "turn", "instruments", "commitments", "positions", "disagreements", "sources", "search", "show", "plot",
        "review", "desk", "annotations", "check", "plan", "policy", "trace", "export", "open-bundle", "extract",
        "schema", "completion",
    ]  # fmt: skip


def test_importing_the_package_is_cheap():
    asked = "import sys, dragoman; print('dragoman.docket' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout == "False\n"
