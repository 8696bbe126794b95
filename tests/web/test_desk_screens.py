"""A picture of each page on the samples, and the tour of the README walked in a browser.

`make screens` writes the pictures to docs/screens/; any other run leaves them in a folder of its own.
"""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest
from desk_browser import read, select, served, watched
from docx import Document as WordDocument

from dragoman.docket import Docket
from dragoman.record.pages import Selection
from dragoman.web.case import Case
from dragoman.web.pages.rendering import PAGES

SAMPLES = Path(__file__).parents[2] / "samples" / "us-north-korea-2021"
FOUR = ("01-harbour-allies-first.txt", "03-lantern-asia-trip.txt", "06-white-house-briefing.txt", "wire.jsonl")
COLOURS = 64
MINUTES = 15


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    found = Path(os.environ.get("DRAGOMAN_SCREENS") or tmp_path_factory.mktemp("screens")).absolute()
    found.mkdir(parents=True, exist_ok=True)
    return found


@pytest.fixture(scope="module")
def samples(tmp_path_factory) -> Path:
    found = tmp_path_factory.mktemp("samples")
    with Docket.open(found / "case.db", create=True) as docket:
        docket.read([SAMPLES / "reports"])
    shutil.copy(SAMPLES / "policy.yaml", found)
    return found


@pytest.fixture
def tab(browser, samples: Path, monkeypatch: pytest.MonkeyPatch):
    """A tab at the samples, small enough for a page of documentation, in a folder whose name no picture shows."""
    monkeypatch.chdir(samples)
    with (
        Docket.open("case.db") as docket,
        served(Case(docket, "A. Verrall", ("policy.yaml",), name="case.db")) as address,
        watched(browser, address) as context,
    ):
        page = context.new_page()
        page.set_viewport_size({"width": 1100, "height": 720})
        page.set_default_timeout(120_000)
        yield page, docket


def picture(page, folder: Path, name: str) -> Path:
    """What the tab shows, in few colours so that it stays small."""
    from PIL import Image  # noqa: PLC0415 - comes with matplotlib

    path = folder / f"{name}.png"
    page.wait_for_load_state("networkidle", timeout=120_000)
    page.screenshot(path=path)
    with Image.open(path) as shot:
        shot.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    return path


def test_a_picture_of_each_page(tab, folder: Path) -> None:
    pytest.importorskip("PIL", reason="pictures are made small with Pillow")
    page, docket = tab
    statement, event = docket.statements()[30].record, docket.events()[20].record
    (most,) = docket.editions.rows(Selection(view="actors"), 0, 1)
    for one in docket.statements()[:6]:
        docket.review.decide(one.record.id, "accept", author="A. Verrall")
    docket.review.decide(docket.events()[3].record.id, "reject", author="A. Verrall", reason="a comment, not a deed")
    addresses = {path.strip("/") or "brief": path for path, _ in PAGES} | {
        "timeline": "/timeline?since=2021-01&until=2021-06&lanes=issue",
        "policy": "/policy?plan=yes&what_if=2021-06-01+PRK+tests+a+missile",
        "report": f"/documents/{statement.document}#r-{docket.short_ids([statement.id])[statement.id]}",
        "record": f"/records/{event.id}",
        "actor": f"/actors/{most.key}",
        "search": "/search?words=briefed",
        "bulk": "/queue/preview?layer=contacts",
        "missed": f"/records/new?document={statement.document}&layer=events",
    }
    for name, address in addresses.items():
        assert page.goto(address).status == 200, address
        assert page.locator("h1").count() == 1, address
        assert picture(page, folder, name).stat().st_size > 2000, address
    page.goto(f"/documents/{statement.document}")
    select(page, ".reading", statement.content[0].text.split()[0])
    picture(page, folder, "selecting")


def test_the_tour_takes_minutes(browser, tmp_path: Path, folder: Path, expect) -> None:
    """Four reports read, twenty records reviewed, two put right, one actor merged, the chronology in Word."""
    started, actions = time.monotonic(), 0
    with (
        Docket.open(tmp_path / "tour.db", create=True) as docket,
        served(Case(docket, "A. Verrall", name="tour.db")) as address,
        watched(browser, address) as context,
    ):
        page = context.new_page()
        page.set_viewport_size({"width": 1100, "height": 720})
        page.set_default_timeout(60_000)
        page.goto("/import")
        page.set_input_files("[name=files]", [SAMPLES / "reports" / name for name in FOUR])
        read(page)
        expect(page.locator("main")).to_contain_text("Review what was found")
        actions += picture_of_step(page, folder, 1)
        page.get_by_role("link", name="Review what was found").click()
        for number in range(20):
            expect(page.locator("main")).to_contain_text("waiting", timeout=60_000)
            left = page.locator("h1 .count").inner_text()
            page.wait_for_load_state()
            page.keyboard.press("r" if number % 7 == 6 else "a")
            expect(page.locator("h1 .count")).not_to_have_text(left, timeout=60_000)
        actions += 20 + picture_of_step(page, folder, 2)
        for field, value in (("factuality", "planned"), ("certainty", "possible")):
            page.goto("/queue?layer=events")
            page.keyboard.press("e")
            page.locator(f".edit [name={field}]").select_option(value)
            page.get_by_role("button", name="Save the changes").click()
            expect(page.locator(".card .status")).to_have_text("edited", timeout=60_000)
            actions += 4
        picture_of_step(page, folder, 3)
        page.goto("/actors")
        for name in namesakes(page):
            page.get_by_label(name, exact=True).check()
        page.get_by_role("button", name="Merge those ticked").click()
        page.wait_for_url("**/actors/*")
        actions += 4 + picture_of_step(page, folder, 4)
        page.goto("/export")
        with page.expect_download() as download:
            page.get_by_role("link", name="word").click()
        actions += 2
        path = tmp_path / download.value.suggested_filename
        download.value.save_as(path)
        assert len(docket.review.history()) == 23
    assert len(WordDocument(str(path)).paragraphs) > 10
    took = time.monotonic() - started
    told = f"{actions} keys and clicks, of which the machine took {took:.0f} s"
    (folder / "tour.txt").write_text(f"{told}\n", encoding="utf-8")
    assert took < MINUTES * 60


def namesakes(page) -> tuple[str, str]:
    """Two names of one actor on the page of actors."""
    pairs = (
        ("Kim Jong Un", "Kim"),
        ("Biden administration", "The administration"),
        ("White House", "State Department"),
    )
    return next(pair for pair in pairs if all(page.get_by_label(name, exact=True).count() == 1 for name in pair))


def picture_of_step(page, folder: Path, number: int) -> int:
    """A picture of a step of the tour; the two clicks that lead to it."""
    picture(page, folder, f"tour-{number}")
    return 2
