"""The policy page, the timeline's hours and the settings in a real browser."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit


def test_a_what_if_changes_a_verdict(page, expect) -> None:
    page.goto("/policy")
    expect(page.get_by_role("region", name="Verdicts")).to_contain_text("kept so far")
    page.get_by_label("What if").last.fill("2021-05-05 Ruritania threatens Freedonia")
    page.get_by_role("button", name="Hold it").click()
    expect(page.get_by_role("region", name="Verdicts")).to_contain_text("broken")
    expect(page.locator("details.rule[open]")).to_contain_text("changed by this")
    assert parse_qs(urlsplit(page.url).query)["what_if"] == ["2021-05-05 Ruritania threatens Freedonia"]


def test_verdicts_come_in_while_one_writes(page, expect) -> None:
    held = []

    def hold(route) -> None:
        held.append(route)

    page.route(re.compile(r"/policy/verdict\?"), hold)
    page.goto("/policy")
    expect(page.get_by_role("region", name="Verdicts")).to_contain_text("no-threats")
    expect(page.get_by_role("region", name="Verdicts")).to_contain_text("working it out")
    page.get_by_label("What if").last.focus()
    page.keyboard.type("2021-05-05 Rur")
    for route in held:
        route.continue_()
    expect(page.get_by_role("region", name="Verdicts")).to_contain_text("kept so far")
    page.keyboard.type("itania threatens Freedonia")
    expect(page.get_by_label("What if").last).to_have_value("2021-05-05 Ruritania threatens Freedonia")
    page.locator("details.rule summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("details.rule[open]")).to_contain_text("On the record: kept so far")


def test_a_step_is_planned(page, expect) -> None:
    page.goto("/policy")
    page.get_by_label("and what may be done next").check()
    page.get_by_role("button", name="Hold it").click()
    expect(page.get_by_role("region", name="What may be done next")).to_contain_text("THREATEN")
    assert "plan=yes" in page.url


def test_a_draft_is_checked(page, expect) -> None:
    page.goto("/policy")
    page.get_by_label("Draft to check").fill("The sluices will open.")
    page.get_by_role("button", name="Check").click()
    expect(page.locator("main")).to_contain_text("No rule objects to it")


def test_what_cannot_be_imagined_is_told_in_its_place(page, expect) -> None:
    page.goto("/policy?what_if=")
    page.get_by_label("What if").last.fill("nothing at all")
    page.get_by_role("button", name="Hold it").click()
    expect(page.locator("main")).to_contain_text("2021-06-01")


def test_the_timeline_is_brushed_down_to_hours(page, expect) -> None:
    page.goto("/timeline?since=2021-05-03&until=2021-05-04")
    box = page.locator("svg.timeline").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.25, box["y"] + 5)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 5, steps=4)
    page.mouse.up()
    page.wait_for_url("**hours=12-24**")
    expect(page.locator("svg.timeline text.tick").first).to_contain_text("12:00")
    expect(page.locator("h1")).to_contain_text("2021-05-03 12:00")


def test_the_timeline_zooms_out_to_decades(page, expect) -> None:
    page.goto("/timeline?since=2001&until=2021")
    expect(page.locator("svg.timeline text.tick").first).to_have_text("2002")
    with page.expect_navigation():
        page.keyboard.press("-")
    expect(page.locator("h1")).to_contain_text("1990")
    with page.expect_navigation():
        page.keyboard.press("+")
    expect(page.locator("h1")).to_contain_text("2001")


def test_the_wheel_zooms_where_it_turns(page) -> None:
    page.goto("/timeline?since=2021-01-01&until=2021-12-31")
    page.locator("svg.timeline").hover()
    page.keyboard.down("Control")
    page.mouse.wheel(0, -250)
    page.keyboard.up("Control")
    page.wait_for_url(lambda url: "since=2021-01-01" not in url)
    assert "until=2021-12-31" not in page.url


def test_decisions_carry_the_name_that_was_set(page, docket, expect) -> None:
    page.goto("/settings")
    page.get_by_label("Decisions are made by").fill("B. Second")
    page.get_by_role("button", name="Use this name").click()
    page.goto("/queue")
    page.keyboard.press("a")
    expect(page.locator("h1 .count")).to_have_text("5 waiting")
    assert [d.author for d in docket.review.history()] == ["B. Second"]


def test_the_day_goes_along(page, expect) -> None:
    page.goto("/statements?as_of=2021-05-05")
    expect(page.locator(".as-of")).to_contain_text("5 May 2021")
    page.locator("[data-row]").first.click()
    assert "as_of=2021-05-05" in page.url
    page.get_by_role("link", name="Turn", exact=True).click()
    assert "as_of=2021-05-05" in page.url
    page.get_by_label("On the day").fill("2021-05-06")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("main")).to_contain_text("owed an answer then")
