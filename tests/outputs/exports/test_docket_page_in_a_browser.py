"""The docket's page in a real browser, opened from a file as from a stick."""

from __future__ import annotations

from pathlib import Path

import pytest
from export_samples import ATTACK, hostile
from fishery_samples import event, fishery, report

from dragoman.outputs.exports import EXPORTS, Material
from dragoman.outputs.exports.writing import write_export
from dragoman.record.docket import DocketExport


@pytest.fixture
def opened(browser, tmp_path: Path):
    """Opens the page of a docket; fails the test where it complains, or asks for anything but itself."""
    complaints: list[str] = []
    context = browser.new_context(offline=True)
    context.on("console", lambda m: complaints.append(m.text))
    context.on("weberror", lambda e: complaints.append(str(e.error)))
    context.on("dialog", lambda d: complaints.append(d.message))
    context.on("request", lambda r: None if r.url.startswith("file:") else complaints.append(r.url))

    def open_page(material: Material, *, width: int = 1280, scheme: str = "light", at: str = ""):
        target = tmp_path / "case.html"
        write_export(EXPORTS["html"], material, target)
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        page.goto(f"{target.as_uri()}{at}")
        return page

    yield open_page
    context.close()
    assert complaints == []


def many(count: int) -> Material:
    """A report of so many events."""
    words = [f"Round {number} of the talks opened." for number in range(count)]
    document = report(" ".join(words), "Fjord Agency", None)
    docket = DocketExport(documents=(document,), events=tuple(event(document, told) for told in words))
    return Material(docket=docket, cite={e.id: e.id for e in docket.events})


def test_from_the_brief_to_the_words_and_on_to_the_row(opened, expect) -> None:
    docket = fishery()
    page = opened(Material(docket=docket, cite={r.id: r.id[:5] for _, r in docket.records()}))
    page.locator(".brief .citation a[href^='#m-e']").first.click()
    expect(page.locator(".mark.at").first).to_be_in_viewport()
    page.locator(".mark.at").first.click()
    expect(page.locator("tr.at")).to_be_in_viewport()


def test_sorting_by_day_and_back(opened, expect) -> None:
    page = opened(Material(docket=fishery()))
    page.locator("#events summary").click()
    for order in ("ascending", "descending"):
        page.locator("#t-events").get_by_role("button", name="when").click()
        expect(page.locator("#t-events th").first).to_have_attribute("aria-sort", order)
        days = page.locator("#t-events tbody tr").evaluate_all("rows => rows.map(row => row.dataset.day)")
        assert days == sorted(days, reverse=order == "descending")


def test_filtering_a_listing_and_the_reports(opened, expect) -> None:
    page = opened(Material(docket=fishery()))
    page.locator("#events summary").click()
    page.locator("#events input").fill("oslo visit")
    expect(page.locator("#events output")).to_have_text("1 of 5")
    expect(page.locator("#t-events tbody tr")).to_have_count(1)
    page.locator("#reports input").fill("two days in bergen")
    expect(page.locator("#reports output")).to_have_text("1 of 3")


def test_a_long_listing_is_shown_bit_by_bit_and_a_link_finds_its_row(opened, expect) -> None:
    material = many(1100)
    last = material.docket.events[-1].id
    page = opened(material)
    page.locator("#events summary").click()
    expect(page.locator("#t-events tbody tr")).to_have_count(500)
    page.get_by_role("button", name="Show more of 1100").click()
    expect(page.locator("#t-events tbody tr")).to_have_count(1000)
    page.evaluate(f"location.hash = '#r-{last}'")
    expect(page.locator(f"#r-{last}")).to_be_in_viewport()


def test_an_address_with_a_place_opens_it(opened, expect) -> None:
    docket = fishery()
    page = opened(Material(docket=docket), at=f"#m-{docket.contacts[0].id}")
    expect(page.get_by_text("Norway wrote to Iceland on 5 May 2021").last).to_be_in_viewport()


def test_a_hostile_report_stays_text(opened) -> None:
    page = opened(hostile())
    page.locator("#events summary").click()
    assert ATTACK in page.locator("#t-events").inner_text()
    assert page.locator("img").count() == 0


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_no_serious_fault_of_accessibility_and_nothing_runs_over(opened, width: int, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed").Axe()
    for material in (Material(docket=fishery()), hostile()):
        page = opened(material, width=width, scheme=scheme)
        page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
        faults = [
            (fault["id"], fault["nodes"][0]["html"])
            for fault in axe.run(page).response["violations"]
            if fault["impact"] in {"serious", "critical"}
        ]
        assert faults == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
