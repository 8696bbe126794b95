"""The desk in a real browser: keys, selection, two tabs, and nothing that the page would complain of."""

from __future__ import annotations

import pytest
from desk_browser import select
from desk_samples import ATTACK, HOSTILE, PLAIN

from dragoman.web.pages.rendering import PAGES

SERIOUS = {"serious", "critical"}


def report_of(docket, text: str) -> str:
    return next(d.id for d in docket.documents() if d.text == text)


def test_from_a_mark_to_its_record_and_back(page, docket, expect) -> None:
    event = docket.events()[0]
    page.goto(f"/documents/{event.document.id}")
    page.get_by_text("met Ada Lund in Oslo on May 3").first.click()
    assert page.url.endswith(f"#r-{event.short}")
    expect(page.locator(".card.current")).to_have_id(f"r-{event.short}")
    page.locator(f"#r-{event.short} .id").click()
    assert page.url.endswith(f"#m-{event.short}")
    expect(page.locator(".mark.current")).to_have_count(1)


def test_accepting_rejecting_and_undoing_by_keys_alone(page, docket, expect) -> None:
    page.goto(f"/documents/{report_of(docket, PLAIN)}")
    first, second = (page.locator("[data-card]").nth(n).locator(".status") for n in (0, 1))
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(first).to_have_text("accepted")
    expect(page.locator("[data-card]").nth(1)).to_be_focused()
    page.keyboard.press("r")
    expect(second).to_have_text("rejected")
    with page.expect_navigation():
        page.keyboard.press("u")
    expect(second).to_have_text("proposed")
    with page.expect_navigation():
        page.keyboard.press("U")
    assert [d.verb for d in docket.review.history()] == ["accept", "reject", "reject", "reject"]


def test_a_span_is_corrected_by_selecting_words_behind_an_emoji(page, docket, expect) -> None:
    record = next(x.record for x in docket.statements() if "sluices" in x.record.content[0].text)
    page.goto(f"/records/{record.id}")
    select(page, ".reading", "would open")
    page.locator('[data-take="content"]').first.click()
    expect(page.locator('[data-words="content"]')).to_have_text("“would open” ")
    page.get_by_role("button", name="Save the changes").click()
    page.wait_for_load_state()
    assert [s.text for s in docket.show(record.id).record.content] == ["would open"]


def test_the_queue_is_gone_through_by_one_key(page, docket, expect) -> None:
    page.goto("/queue")
    for left in (5, 4, 3):
        expect(page.locator("h1 .count")).to_have_text(f"{left + 1} waiting")
        page.keyboard.press("a")
        expect(page.locator("h1 .count")).to_have_text(f"{left} waiting")
    assert len(docket.review.history()) == 3


def test_of_two_tabs_the_later_sees_both_versions(context, docket, expect) -> None:
    event = docket.events()[0]
    one, two = context.new_page(), context.new_page()
    for tab in (one, two):
        tab.goto(f"/records/{event.record.id}")
    one.locator('.edit [name="act"]').fill("call")
    one.get_by_role("button", name="Save the changes").click()
    two.locator('.edit [name="act"]').fill("visit")
    two.get_by_role("button", name="Save the changes").click()
    expect(two.locator("h1")).to_contain_text("meanwhile")
    assert docket.events()[0].record.act == "call"


def test_of_two_tabs_the_later_decision_on_a_card_is_refused(context, docket, expect) -> None:
    tabs = [context.new_page(), context.new_page()]
    for tab in tabs:
        tab.goto(f"/documents/{report_of(docket, PLAIN)}")
    tabs[0].locator('[data-card] [value="accept"]').first.click()
    expect(tabs[0].locator("[data-card] .status").first).to_have_text("accepted")
    tabs[1].locator('[data-card] [value="reject"]').first.click()
    expect(tabs[1].locator("h1")).to_contain_text("meanwhile")
    assert len(docket.review.history()) == 1


def test_dragging_over_the_timeline_narrows_it(page) -> None:
    page.goto("/timeline?since=2021-01-01&until=2021-12-31")
    box = page.locator("svg.timeline").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.25, box["y"] + 5)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 5, steps=4)
    page.mouse.up()
    page.wait_for_url("**since=2021-04-0*")
    assert (
        page.get_by_role("link", name="Statements").first.get_attribute("href").startswith("/statements?since=2021-04")
    )


def test_two_actors_are_merged(page, expect) -> None:
    page.goto("/actors")
    page.get_by_label("Jane Roe").check()
    page.get_by_label("J. Roe").check()
    page.get_by_role("button", name="Merge those ticked").click()
    expect(page.locator("main")).to_contain_text("Harbour Post")


def test_a_hostile_report_stays_text(page, docket) -> None:
    page.goto(f"/documents/{report_of(docket, HOSTILE)}")
    assert ATTACK in page.locator(".reading").inner_text()
    assert page.locator(".reading script, .reading img").count() == 0
    assert page.title().startswith(f"Title {ATTACK}")


@pytest.mark.parametrize(("width", "scheme"), [(1200, "light"), (360, "dark")])
def test_no_serious_fault_of_accessibility_and_nothing_runs_over(context, docket, width: int, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed").Axe()
    event = docket.events()[0]
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    own = [f"/documents/{event.document.id}", f"/records/{event.record.id}", "/search?words=sluices"]
    own.append(f"/actors/{docket.export().actors[0].id}")
    for path in [*(path for path, _ in PAGES), *own]:
        page.goto(path)
        faults = [
            (v["id"], v["nodes"][0]["html"]) for v in axe.run(page).response["violations"] if v["impact"] in SERIOUS
        ]
        assert faults == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
