"""The examples in docs/searching.md do what the page says."""

import doctest
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "searching.md"


def test_the_examples_run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert result.attempted > 12
    assert result.failed == 0
