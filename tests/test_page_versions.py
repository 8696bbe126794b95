"""An outlet changes a page after it was read: the docket keeps both texts, tells the edit, and marks what is gone."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman import Docket, Query
from dragoman.cli.main import commands
from dragoman.errors import NotFound
from dragoman.record.codec import to_json

HEAD = '<meta property="og:site_name" content="Fjord Agency"><link rel="canonical" href="https://fjord.example/talks">'
RESUME = "The canal talks will resume in Oslo next week, Ruritania's foreign minister, Jane Roe, said on Thursday."
MAPS = '"We have nothing to hide," Roe told reporters in the capital. "We will put every map on the table."'
SILENT = "Freedonia has not answered, according to a diplomat familiar with the exchange."


def page(day: str, *paragraphs: str) -> str:
    told = "".join(f"<p>{words}</p>" for words in paragraphs)
    dated = f'<meta property="article:published_time" content="{day}">'
    body = f"<article><h1>Canal talks to resume</h1>{told}</article>"
    return f"<html><head><title>Canal talks to resume</title>{HEAD}{dated}</head><body>{body}</body></html>"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A docket that read the page twice, the second time without its last paragraph."""
    folder = tmp_path_factory.mktemp("case")
    story = folder / "story.html"
    with Docket.open(folder / "case.db", create=True) as docket:
        for day, told in (
            ("2031-05-06", (RESUME, MAPS, SILENT)),
            ("2031-05-07", (RESUME.replace("Oslo", "Bergen"), MAPS)),
        ):
            story.write_text(page(day, *told), encoding="utf-8")
            docket.read([story])
    return folder / "case.db"


@pytest.fixture
def docket(case: Path):
    with Docket.open(case) as opened:
        yield opened


def run(case: Path, *args: str) -> Result:
    return CliRunner().invoke(commands, [*args, "--docket", str(case)])


def gone(record: object) -> bool:
    return getattr(record, "vanished_in", None) is not None


def test_the_edit_and_the_records_it_took_away(docket: Docket) -> None:
    [history] = docket.versions()
    first, second = history.versions
    assert second.document.version_of == first.document.id
    assert [(e.before is None, e.after is None) for e in second.edits] == [(False, False), (False, True)]
    assert {r.document for r in history.lost} == {first.document.id}  # type: ignore[union-attr]
    assert docket.versions(first.document.id[:8]) == docket.versions(history.lost[0].id) == (history,)


def test_lost_words_are_marked_and_kept_ones_are_not(docket: Docket) -> None:
    marked = {line.record.content[0].text: gone(line.record) for line in docket.statements()}
    assert marked["Freedonia has not answered"]
    assert marked["The canal talks will resume in Oslo next week"]
    assert not marked["The canal talks will resume in Bergen next week"]
    assert not any(lost for words, lost in marked.items() if words.startswith('"We have'))


def test_as_of_a_day_before_the_edit_nothing_is_gone(docket: Docket) -> None:
    lines = docket.statements(Query(as_of=date(2031, 5, 6)))
    assert len(lines) == 3
    assert not any(gone(line.record) for line in lines)


def test_the_mark_is_in_export_show_and_brief(docket: Docket) -> None:
    lost = [s for s in docket.export().statements if gone(s)]
    newest = docket.versions()[0].newest.document.id
    assert [to_json(s)["vanished_in"] for s in lost] == [newest] * 2
    assert all("vanished_in" not in to_json(s) for s in docket.export().statements if not gone(s))
    assert gone(docket.show(lost[0].id).record)
    section = next(s for s in docket.brief().sections if s.heading == "Words since removed")
    told = [sentence.text for sentence in section.sentences]
    assert any("Fjord Agency, changed on 7 May 2031, no longer has “Freedonia has not answered” [" in t for t in told)


def test_another_version_is_no_copy(docket: Docket) -> None:
    assert "Copies" not in " ".join(s.text for s in docket.brief().sections[0].sentences)


def test_the_command_lists_pages_and_shows_what_was_changed(case: Path) -> None:
    day, outlet, title, versions, edits, lost, ids = run(case, "versions").stdout.rstrip().split("\t")
    assert (day, outlet, title, versions, edits) == ("7 May 2031", "Fjord Agency", "Canal talks to resume", "2", "2")
    assert int(lost) >= 2
    shown = run(case, "versions", ids.split()[0]).stdout
    assert "resume in [-Oslo-] {+Bergen+} next week" in shown
    assert f"[-{SILENT}-]" in shown
    assert "lost: s" in shown
    [history] = json.loads(run(case, "versions", ids.split()[1], "--json").stdout)
    assert [len(version["edits"]) for version in history] == [0, 2]


def test_listings_and_show_say_so(case: Path) -> None:
    rows = [row.split("\t") for row in run(case, "statements").stdout.splitlines()]
    row = next(row for row in rows if row[3] == "Freedonia has not answered")
    assert row[4] == "Fjord Agency (words since removed)"
    assert "vanished: its words no longer stand in the newest version" in run(case, "show", row[5]).stdout


@pytest.mark.parametrize(
    ("args", "cause"), [(("3e", "--csv"), "an edit is no table"), (("zzzz",), "nothing has that id")]
)
def test_what_cannot_be_shown_is_said(case: Path, args: tuple[str, ...], cause: str) -> None:
    document = run(case, "versions").stdout.split("\t")[-1].split()[0]
    result = run(case, "versions", *(document if arg == "3e" else arg for arg in args))
    assert cause in result.stderr
    assert result.exit_code == 1


def test_a_page_of_one_version(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page("2031-05-06", RESUME, MAPS), encoding="utf-8")
    with Docket.open(tmp_path / "case.db", create=True) as docket:
        docket.read([tmp_path / "a.html"])
        [document] = docket.documents()
        assert docket.versions() == docket.versions(document.id) == ()
        with pytest.raises(NotFound):
            docket.versions("zzzz")
    assert "one version of this page only" in run(tmp_path / "case.db", "versions", document.id).stderr
