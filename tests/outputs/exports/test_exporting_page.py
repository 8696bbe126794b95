import doctest
from pathlib import Path

import pytest
from export_samples import write_docket
from fishery_samples import fishery

PAGE = Path(__file__).parents[3] / "docs" / "exporting.md"


@pytest.fixture
def case(tmp_path, monkeypatch):
    """The docket that the page speaks of, in the current folder."""
    for package in ("openpyxl", "pyarrow", "xlsxwriter"):
        pytest.importorskip(package, reason=f"{package} is not installed: the page cannot run")
    monkeypatch.chdir(tmp_path)
    write_docket(tmp_path / "case.db", fishery())


@pytest.mark.usefixtures("case")
def test_the_examples_of_the_page_run():
    result = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert result.attempted > 20
    assert result.failed == 0
