"""Decisions from the desk: nothing is overwritten, and nobody's decision is lost."""

from __future__ import annotations

import re

import pytest
from desk_samples import PLAIN

from dragoman.outputs.marking import to_units


@pytest.fixture
def event(docket):
    return docket.events()[0].record


@pytest.fixture
def statement(docket):
    return next(line.record for line in docket.statements() if "sluices" in line.record.content[0].text)


def decide(desk, record, verb: str, **more: str):
    return desk.post(f"/records/{record.id}/decide", data={"verb": verb, **more})


def test_rejecting_undoing_and_doing_it_again(desk, docket, event) -> None:
    assert decide(desk, event, "reject", reason="they never met").status_code == 200
    assert docket.events() == ()
    assert "they never met" in desk.get("/history").text
    desk.post("/undo")
    assert docket.events()[0].record == event
    desk.post("/redo")
    assert docket.events() == ()
    assert desk.post("/redo").status_code == 400
    assert len(docket.review.history()) == 3


def test_accepting_says_so_and_by_whom(desk, docket, event) -> None:
    decide(desk, event, "accept")
    assert docket.events()[0].record.origin == "reviewed"
    text = desk.get(f"/records/{event.id}").text
    assert "accept by A. Desk" in text


def test_a_script_gets_the_card_alone(desk, event) -> None:
    answer = desk.post(f"/records/{event.id}/decide", data={"verb": "accept", "part": "card"})
    assert answer.text.strip().startswith("<article")
    assert "accepted" in answer.text


def test_the_card_that_comes_back_tells_the_last_decision(desk, event) -> None:
    for verb in ("accept", "reject", "reject", "accept"):
        card = desk.post(f"/records/{event.id}/decide", data={"verb": verb, "part": "card"}).text
        assert f'<span class="status">{verb}ed</span>' in card
        assert "meet: Jane Roe, Ada Lund" in card
        seen = re.search(r'name="seen" value="([^"]+)"', card)[1]
        stale = desk.post(f"/records/{event.id}/decide", data={"verb": "accept", "seen": seen + "x"})
        assert stale.status_code == 409


def test_a_field_is_corrected_and_the_rest_stays(desk, docket, event) -> None:
    form = {"act": "call", "when": "2021-05-04", "type": "CONSULT", "factuality": "actual"}
    desk.post(f"/records/{event.id}/edit", data=form)
    found = docket.events()[0].record
    assert (found.act, found.when.edtf, found.id) == ("call", "2021-05-04", event.id)
    assert found.participants == event.participants
    desk.post("/undo")
    assert docket.events()[0].record == event


def test_words_are_selected_as_the_browser_counts_them(desk, docket, statement) -> None:
    start = PLAIN.index("sluices")
    end = PLAIN.index(" would")
    places = {"content": f"{to_units(PLAIN, start)}-{to_units(PLAIN, end)}"}
    desk.post(f"/records/{statement.id}/edit", data=places)
    found = docket.show(statement.id).record
    assert [span.text for span in found.content] == ["sluices \U0001f30a"]
    assert found.source == statement.source


@pytest.mark.parametrize("form", [
    {}, {"act": "meet"}, {"type": "DANCE"}, {"when": "soon"}, {"type": ""},
    {"evidence": "5-99999"}, {"evidence": "9-4"}, {"evidence": "a-b"}, {"evidence": "5-9, "},
    {"participant_role": "guest", "participant_actor": "a1"}, {"participant_role": "agent", "participant_actor": "a1"},
])  # fmt: skip
def test_what_cannot_be_is_refused(desk, docket, event, form: dict[str, str]) -> None:
    answer = desk.post(f"/records/{event.id}/edit", data=form)
    assert answer.status_code == 400
    assert docket.review.history() == ()


def test_a_speaker_must_be_one_whom_the_report_names(desk, docket, statement) -> None:
    by_name = {a.name: a.id for a in docket.export().actors}
    assert desk.post(f"/records/{statement.id}/edit", data={"speaker": by_name["Freedonia"]}).status_code == 400
    desk.post(f"/records/{statement.id}/edit", data={"speaker": by_name["Ada Lund"]})
    assert docket.show(statement.id).speaker.name == "Ada Lund"


def test_of_two_tabs_the_later_is_refused_and_sees_both_versions(desk, docket, event) -> None:
    seen = "0"
    assert desk.post(f"/records/{event.id}/edit", data={"act": "call", "seen": seen}).status_code == 200
    late = desk.post(f"/records/{event.id}/edit", data={"act": "visit", "seen": seen})
    assert late.status_code == 409
    assert "visit" in late.text
    assert "call" in late.text
    assert docket.events()[0].record.act == "call"
    assert decide(desk, event, "reject", seen=seen).status_code == 409
    assert docket.events()[0].record.act == "call"


def test_the_queue_goes_from_one_to_the_next(desk, docket, event) -> None:
    first = desk.get("/queue?layer=events")
    assert "1 waiting" in first.text
    after = decide(desk, event, "accept", next="/queue?layer=events")
    assert "Nothing is waiting" in after.text
    assert "100 %" in after.text
    assert "21 to 100 %" in after.text


def test_all_that_filters_leave_are_accepted_at_once(desk, docket) -> None:
    shown = desk.get("/queue/preview?layer=statements")
    assert "Accept 3 records" in shown.text
    assert "sluices" in shown.text
    assert docket.review.history() == ()
    chosen = {"layer": "statements", "about": "sluices"}
    assert "has changed" in desk.post("/queue/accept", data=chosen | {"count": "3"}).text
    desk.post("/queue/accept", data=chosen | {"count": "1"})
    desk.post("/queue/accept", data={"outlet": "harbour", "count": "2"})
    decided = docket.review.history()
    assert [d.layer for d in decided] == ["statements", "contacts", "statements"]
    assert "sluices" in decided[0].reason
    assert "Harbour" in decided[1].reason or "harbour" in decided[1].reason
    assert "2 records" in desk.get("/history").text
    desk.post("/undo")
    assert len(docket.review.rulings()) == 1


def test_actors_are_merged_and_parted(desk, docket) -> None:
    by_name = {a.name: a.id for a in docket.export().actors}
    pair = [by_name["Jane Roe"], by_name["J. Roe"]]
    text = desk.post("/actors/merge", data={"actor": pair, "reason": "same minister"}).text
    assert "J. Roe" in text
    assert "Harbour Post" in text
    (join,) = [j for j in docket.export().joins if set(pair) <= set(j.members)]
    desk.post("/actors/part", data={"join": join.id})
    assert not [j for j in docket.export().joins if set(pair) <= set(j.members)]
    desk.post("/undo")
    assert [j for j in docket.export().joins if set(pair) <= set(j.members)]
    assert desk.post("/actors/merge", data={"actor": [pair[0]]}).status_code == 400
