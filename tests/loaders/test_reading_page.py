import doctest
from pathlib import Path

import pytest
from reportlab.pdfgen import canvas

PAGE = Path(__file__).parents[2] / "docs" / "reading.md"


@pytest.fixture
def paper(tmp_path, monkeypatch):
    """The paper that the page speaks of, in the current folder."""
    monkeypatch.chdir(tmp_path)
    sheet = canvas.Canvas("paper.pdf")
    for title, *lines in (
        ("A quiet border", "Both captains agreed that no patrol would cross the ford"),
        ("", "before the commission had met.", "", "The commission met in June."),
    ):
        sheet.setFont("Helvetica", 8)
        sheet.drawString(60, 810, "Lake Institute Papers")
        sheet.setFont("Helvetica-Bold", 18)
        sheet.drawString(60, 740, title)
        sheet.setFont("Helvetica", 10)
        for number, line in enumerate(lines):
            sheet.drawString(60, 700 - 14 * number, line)
        sheet.showPage()
    sheet.save()


@pytest.mark.usefixtures("paper")
def test_the_examples_of_the_page_run():
    result = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert result.attempted > 20
    assert result.failed == 0
