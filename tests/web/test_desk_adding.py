"""What the machine missed or took for one, put right from the desk."""

from __future__ import annotations

import pytest
from desk_samples import ATTACK, PLAIN

from dragoman.outputs.marking import to_units


def actor(docket, name: str) -> str:
    return next(a.id for a in docket.export().actors if a.name == name)


def places(words: str) -> str:
    start = PLAIN.index(words)
    return f"{to_units(PLAIN, start)}-{to_units(PLAIN, start + len(words))}"


@pytest.fixture
def document(docket) -> str:
    return next(d.id for d in docket.documents() if d.text == PLAIN)


@pytest.mark.parametrize(
    "layer", ["statements", "events", "contacts", "commitments", "processes", "instruments", "actors"]
)
def test_the_form_takes_the_words_selected_along(desk, document: str, layer: str) -> None:
    start, end = places("Ada Lund in Oslo").split("-")
    text = desk.get(f"/records/new?document={document}&layer={layer}&start={start}&end={end}").text
    assert f'value="{start}-{end}"' in text
    assert "in other reports" in text or layer in ("instruments", "actors")
    assert ATTACK not in text


def test_a_missed_event_is_written_with_whom_it_names(desk, docket, document: str) -> None:
    form = {
        "document": document, "layer": "events", "evidence": places("Ruritania will pay for the dredging"),
        "type": "AID", "when": "2021-05", "reason": "overlooked",
        "participant_role": ["agent", "recipient", "participant"],
        "participant_actor": [actor(docket, "Ruritania"), actor(docket, "Freedonia"), ""],
    }  # fmt: skip
    answer = desk.post("/records/new", data=form)
    assert answer.status_code == 200
    (added,) = [x for x in docket.events() if x.record.type == "AID"]
    assert [p.role for p in added.record.participants] == ["agent", "recipient"]
    assert (added.record.when.edtf, added.record.origin) == ("2021-05", "reviewed")
    assert "Freedonia" in {a.name for a in docket.export().actors if a.mentions[0].document == document}
    assert "written by" in desk.get(f"/records/{added.record.id}").text
    desk.post("/undo")
    assert [x.record.type for x in docket.events()] == ["CONSULT"]


def test_what_is_missing_is_asked_for(desk, docket, document: str) -> None:
    answer = desk.post("/records/new", data={"document": document, "layer": "contacts", "evidence": places("Oslo")})
    assert answer.status_code == 400
    assert "Who approached" in answer.text or "who approached" in answer.text
    assert desk.get(f"/records/new?document={document}&layer=orders").status_code == 400
    assert desk.get("/records/new?document=ffff").status_code == 404
    assert docket.review.history() == ()


def test_a_record_is_split_into_two(desk, docket, document: str) -> None:
    event = docket.events()[0].record
    page = desk.get(f"/records/new?document={document}&like={event.id}").text
    assert "Split" in page
    assert 'value="meet"' in page
    form = {"document": document, "layer": "events", "evidence": places("Ada Lund in Oslo"), "type": "CONSULT"}
    desk.post("/records/new", data=form)
    assert len(docket.events()) == 2


def test_participants_are_corrected(desk, docket) -> None:
    event = docket.events()[0].record
    form = {"participant_role": ["agent"], "participant_actor": [actor(docket, "Ada Lund")]}
    desk.post(f"/records/{event.id}/edit", data=form)
    (participant,) = docket.events()[0].record.participants
    assert (participant.role, participant.mention.text) == ("agent", "Ada Lund")


def test_several_spans_make_one_content(desk, docket) -> None:
    said = next(x.record for x in docket.statements() if "sluices" in x.record.content[0].text)
    both = f"{places('sluices')}, {places('Ruritania')}"
    desk.post(f"/records/{said.id}/edit", data={"content": both, "cue": places("would")})
    found = docket.show(said.id).record
    assert [s.text for s in found.content] == ["sluices", "Ruritania"]
    assert found.cue.text == "would"


def test_a_comment_is_kept_and_decides_nothing(desk, docket) -> None:
    event = docket.events()[0].record
    text = desk.post(f"/records/{event.id}/comment", data={"comment": f"ask {ATTACK}"}).text
    assert "ask &lt;script&gt;" in text
    assert docket.review.rulings() == {}
    assert "commented on" in desk.get("/history?verb=comment").text


def test_an_actor_is_split_off(desk, docket) -> None:
    pair = [actor(docket, "Jane Roe"), actor(docket, "J. Roe")]
    desk.post("/actors/merge", data={"actor": pair})
    (join,) = [j for j in docket.export().joins if set(pair) <= set(j.members)]
    text = desk.post("/joins/split", data={"join": join.id, "apart": pair[1], "next": f"/actors/{pair[0]}"}).text
    assert "Harbour Post" not in text
    assert "split" in desk.get("/history").text
