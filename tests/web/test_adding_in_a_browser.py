"""What the machine missed, put right in a real browser, by pointer and by keyboard alone."""

from __future__ import annotations

import pytest
from desk_browser import read, select
from desk_samples import ATTACK, PLAIN


@pytest.fixture
def report(docket) -> str:
    return next(d.id for d in docket.documents() if d.text == PLAIN)


def test_a_missed_record_is_written_from_words_selected(page, docket, report, expect) -> None:
    page.goto(f"/documents/{report}")
    expect(page.locator("[data-selection]")).to_be_hidden()
    select(page, ".reading", "Ruritania")
    expect(page.locator("[data-selection] output")).to_have_text("“Ruritania”")
    page.keyboard.press("2")
    expect(page.locator("h1")).to_contain_text("missed")
    select(page, ".reading", "will pay for the dredging")
    page.locator('[data-take="evidence"]').first.click()
    expect(page.locator('[data-words="evidence"]')).to_have_text("“will pay for the dredging” ")
    page.get_by_label("type *").select_option("AID")
    page.get_by_label("Participant 1", exact=True).select_option(label="Ruritania")
    page.get_by_label("Participant 2", exact=True).select_option(label="Freedonia (state)")
    page.get_by_role("button", name="Write it").click()
    expect(page.locator(".card.current")).to_contain_text("Ruritania, Freedonia")
    (added,) = [x.record for x in docket.events() if x.record.type == "AID"]
    assert added.evidence[0].text == "will pay for the dredging"
    with page.expect_navigation():
        page.keyboard.press("u")
    assert [x.record.type for x in docket.events()] == ["CONSULT"]


def test_words_are_selected_and_a_record_is_written_by_keyboard_alone(page, docket, report, expect) -> None:
    page.goto(f"/documents/{report}")
    page.keyboard.press("w")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator("[data-selection] output")).to_contain_text("Jane")
    page.keyboard.press("7")
    expect(page.locator("h1")).to_contain_text("actors")
    page.get_by_label("kind *").focus()
    page.keyboard.type("group")
    page.get_by_role("button", name="Write it").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/**")
    assert "group" in {a.kind for a in docket.export().actors}


def test_each_span_of_a_record_is_set_by_selecting(page, docket, expect) -> None:
    said = next(x.record for x in docket.statements() if "sluices" in x.record.content[0].text)
    page.goto(f"/records/{said.id}")
    for name, words in (("source", "Roe"), ("cue", "would"), ("content", "sluices")):
        select(page, ".reading", words)
        page.locator(f'[data-take="{name}"]').first.click()
    select(page, ".reading", "open")
    page.locator('[data-take="content"][data-more]').click()
    page.get_by_role("button", name="Save the changes").click()
    page.wait_for_load_state()
    found = docket.show(said.id).record
    assert (found.cue.text, [s.text for s in found.content]) == ("would", ["sluices", "open"])


def test_a_record_is_split_by_a_key(page, docket, expect) -> None:
    event = docket.events()[0].record
    page.goto(f"/records/{event.id}")
    with page.expect_navigation():
        page.keyboard.press("s")
    expect(page.locator("h1")).to_contain_text("Split")
    select(page, ".reading", "Ada Lund in Oslo")
    page.locator('[data-take="evidence"]').first.click()
    page.get_by_role("button", name="Write it").click()
    page.wait_for_url("**/documents/**")
    assert {x.record.evidence[0].text for x in docket.events()} == {event.evidence[0].text, "Ada Lund in Oslo"}


def test_many_are_accepted_in_one_go_after_a_look(page, docket, expect) -> None:
    page.goto("/queue?layer=statements")
    page.get_by_role("link", name="Accept all 3").click()
    expect(page.locator("h1")).to_have_text("Accept 3 records in one go")
    page.wait_for_load_state()
    page.keyboard.press("a")
    expect(page.locator("main")).to_contain_text("Nothing is waiting")
    page.wait_for_load_state()
    assert len(docket.review.rulings()) == 3
    with page.expect_navigation():
        page.keyboard.press("u")
    assert docket.review.rulings() == {}


def test_an_actor_is_merged_and_split_off_again(page, docket, expect) -> None:
    page.goto("/actors")
    page.get_by_label("Jane Roe").check()
    page.get_by_label("J. Roe").check()
    page.get_by_role("button", name="Merge those ticked").click()
    page.get_by_label("J. Roe in Harbour Post").check()
    page.get_by_role("button", name="somebody else").click()
    expect(page.locator("main")).not_to_contain_text("Harbour Post")


def test_a_hostile_file_is_taken_in_as_text(page, docket, expect) -> None:
    page.goto("/import")
    name = f"{ATTACK.replace('/', '')} onerror=.txt"
    text = f"{ATTACK}\n\nThe envoy {ATTACK} said on May 9, 2021 that talks go on.\n"
    page.set_input_files("[name=files]", {"name": name, "mimeType": "text/plain", "buffer": text.encode()})
    page.get_by_label("Outlet").fill(f"Radio {ATTACK}")
    read(page)
    expect(page.locator("main")).to_contain_text(f"read: {name}")
    for path in ("/documents", "/sources", "/statements", "/queue", "/network"):
        page.goto(path)
        assert page.locator("main script, main img").count() == 0


def test_files_are_dropped(page, docket, expect) -> None:
    page.goto("/import")
    page.evaluate("""() => {
      const files = new DataTransfer();
      files.items.add(new File(["Rain\\n\\nRain fell in Oslo on May 8, 2021.\\n"], "rain.txt"));
      const drop = new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true });
      document.querySelector("[data-drop]").dispatchEvent(drop);
    }""")
    read(page)
    expect(page.locator("main")).to_contain_text("read: rain.txt")
