"""The pages: each has an address, filters and an as-of day, and shows documents as text."""

from __future__ import annotations

import io
import re
import time
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from threading import Barrier

import pytest
from desk_samples import ATTACK, HERE, HOSTILE, PLAIN, POLICY, words
from docx import Document as WordDocument
from starlette.testclient import TestClient

from dragoman.settings import Settings
from dragoman.web.app import create_app
from dragoman.web.case import Case
from dragoman.web.pages.rendering import PAGES
from dragoman.web.pages.settings import MEANINGS

ADDRESSES = [path for path, _ in PAGES]


@pytest.mark.parametrize(
    "address", [*ADDRESSES, "/search?words=sluices", "/timeline?lanes=actor", "/queue?layer=events"]
)
def test_every_page_opens_and_shows_a_hostile_report_as_text(desk, address: str) -> None:
    answer = desk.get(address)
    assert answer.status_code == 200
    assert ATTACK not in answer.text
    assert "onerror=alert(2)>" not in answer.text


@pytest.mark.parametrize("address", ["/statements?as_of=2021-05-05", "/statements?actor=Jane"])
def test_listings_keep_to_filters_and_day(desk, address: str) -> None:
    text = desk.get(address).text
    assert "would open" in text
    assert "nothing was agreed" not in text


def test_filters_go_along_to_other_pages(desk) -> None:
    assert 'href="/events?as_of=2021-05-05"' in desk.get("/statements?as_of=2021-05-05").text


def test_a_date_that_is_none_is_told_plainly(desk) -> None:
    answer = desk.get("/events?since=yesterday")
    assert answer.status_code == 400
    assert "is not a date" in answer.text


def test_what_is_not_there_is_told_plainly(desk) -> None:
    for path in ("/records/zzzz", "/documents/ffff", "/actors/nobody", "/export/poem.txt", "/nowhere"):
        assert desk.get(path).status_code == 404, path


def test_the_brief_leads_to_the_words(desk, docket) -> None:
    assert f'href="/records/{docket.events()[0].record.id}"' in desk.get("/").text


def test_a_mark_leads_to_its_record_and_back(desk, docket) -> None:
    event = docket.events()[0]
    text = desk.get(f"/documents/{event.document.id}").text
    for expected in (
        f'id="m-{event.short}"',
        f'href="#r-{event.short}"',
        f'id="r-{event.short}"',
        f'#m-{event.short}"',
    ):
        assert expected in text


def test_captions_and_what_is_not_the_reports_own_are_told_apart(desk, docket) -> None:
    text = desk.get(f"/documents/{docket.events()[0].document.id}").text
    assert 'class="part caption"' in text
    assert 'class="part boilerplate"' in text


def test_an_address_can_mark_words(desk, docket) -> None:
    document = docket.events()[0].document
    span = words(document, "in Oslo on")
    text = desk.get(f"/documents/{document.id}?at={span.start}-{span.end}").text
    assert 'id="at"' in text
    assert desk.get(f"/documents/{document.id}?at=5-999999").status_code == 200


def test_a_hostile_report_is_read_as_text(desk, docket) -> None:
    document = next(d for d in docket.documents() if d.text == HOSTILE)
    text = desk.get(f"/documents/{document.id}").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert ATTACK not in text
    assert "javascript:" not in text.replace("javascript:&lt;", "")
    assert "{{ 7 * 7 }}" in text
    assert "\u202e" not in text


def test_no_page_has_a_script_or_style_of_its_own(desk, docket) -> None:
    pages = [*ADDRESSES, f"/documents/{docket.documents()[0].id}", f"/records/{docket.events()[0].record.id}"]
    for path in pages:
        text = desk.get(path).text
        assert "<script>" not in text, path
        assert " style=" not in text, path
        assert " onclick=" not in text, path


def test_the_timeline_draws_what_is_dated(desk, docket) -> None:
    event = docket.events()[0].record
    text = desk.get("/timeline?lanes=issue").text
    assert f'href="/records/{event.id}"' in text
    assert ">canal</text>" in text
    assert event.id not in desk.get("/timeline?since=2021-06").text


def test_an_actor_shows_with_whom_it_met(desk, docket) -> None:
    roe = next(a for a in docket.export().actors if a.name == "Jane Roe")
    text = desk.get(f"/actors/{roe.id}").text
    assert "Ada Lund" in text
    assert "minister" in text


def test_the_chronology_can_be_taken_to_word(desk) -> None:
    answer = desk.get("/export/word?as_of=2021-05-05")
    told = "\n".join(p.text for p in WordDocument(io.BytesIO(answer.content)).paragraphs)
    assert "Roe" in told
    assert "attachment" in answer.headers["content-disposition"]


def test_reports_are_taken_in(desk, docket) -> None:
    files = {"files": ("../../<b>new</b>.txt", b"Rain\n\nThe minister said on May 9, 2021 that rain fell.\n")}
    answer = desk.post("/import", data={"outlet": "Dune Radio", "published": "2021-05-09"}, files=files)
    assert "read:" in answer.text
    assert "<b>new</b>" not in answer.text
    assert {d.outlet for d in docket.documents()} >= {"Dune Radio"}
    again = desk.post("/import", data={"text": PLAIN})
    assert again.status_code == 200
    assert desk.post("/import", data={"text": " "}).status_code == 400


def test_a_policy_is_held_against_the_record(desk) -> None:
    data = {"pasted": POLICY, "what_if": "2021-05-05 Ruritania threatens Freedonia"}
    text = desk.post("/policy", data=data).text
    assert "no-threats" in text
    assert "broken" in text
    assert desk.post("/policy", data={"pasted": "rules: ]"}).status_code == 400


def test_rules_come_first_and_each_verdict_by_itself(docket, policy) -> None:
    with TestClient(create_app(Case(docket, "A. Desk", (str(policy),))), base_url=HERE) as desk:
        what_if = {"what_if": "2021-05-05 Ruritania threatens Freedonia"}
        assert 'hx-get="/policy/verdicts?policy=canal.yaml&amp;what_if=' in desk.get("/policy", params=what_if).text
        rules = desk.get("/policy/verdicts", params=what_if).text
        asked = unescape(re.search(r'hx-get="(/policy/verdict\?[^"]*)"', rules)[1])
        assert "Canal policy" in rules
        assert "broken" not in rules
        verdict = desk.get(asked).text
        assert '<details class="rule" open><summary>no-threats <em>changed by this' in verdict
        assert re.search(
            r'<template>\s*<tr id="verdict-0" hx-swap-oob="true"><td>no-threats</td><td>broken</td>', verdict
        )
        assert desk.get("/policy/verdict?rule=no-such-rule").status_code == 404
        assert desk.get("/policy/verdicts?what_if=nothing").status_code == 400


def test_who_asks_while_an_answer_is_worked_out_waits_for_it(docket) -> None:
    case, begun, computed = Case(docket, "A. Desk"), Barrier(2), []

    def compute() -> int:
        begun.wait(10)
        time.sleep(0.1)
        computed.append(1)
        return len(computed)

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(case.remembered, ("slow", None), compute)
        begun.wait(10)
        assert case.remembered(("slow", None), compute) == first.result() == 1


def test_settings_tell_what_each_means(desk, docket) -> None:
    assert set(MEANINGS) == set(Settings.__dataclass_fields__)
    text = desk.get("/settings").text
    assert docket.where in text
    assert "dragoman test, by hand (3 reports)" in text
    assert "B. Other" in desk.post("/settings", data={"author": " B.  Other "}).text
    assert desk.post("/settings", data={"author": " "}).status_code == 400


def test_the_network_shows_who_met_or_spoke(desk, docket) -> None:
    text = desk.get("/network").text
    assert ">Jane Roe</text>" in text
    assert ">Freedonia</text>" in text
    assert "Nobody is told" in desk.get("/network?as_of=2021-05-03").text


def test_whose_turn_it_was_on_a_day(desk) -> None:
    assert "J. Roe" in desk.get("/turn?on=2021-05-06").text
    assert desk.get("/turn?on=sometime").status_code == 400


@pytest.mark.parametrize(("name", "begins"), [("xlsx", b"PK"), ("csv", b""), ("json", b"{"), ("brief", b"<!DOCTYPE")])
def test_every_form_can_be_taken_along(desk, name: str, begins: bytes) -> None:
    answer = desk.get(f"/export/{name}")
    assert answer.status_code == 200
    assert answer.content.startswith(begins)
    assert "attachment" in answer.headers["content-disposition"]


def test_a_form_of_one_report_asks_which(desk, docket) -> None:
    assert desk.get("/export/timeml").status_code == 400
    assert b"TimeML" in desk.get(f"/export/timeml?document={docket.documents()[0].id}").content


def test_the_day_goes_along_and_is_told(desk, docket) -> None:
    text = desk.get("/events?as_of=2021-05-05").text
    assert "As of 5 May 2021" in text
    assert f'href="/records/{docket.events()[0].record.id}?as_of=2021-05-05"' in text
