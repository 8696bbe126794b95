"""A record that the machine missed: written on words of a report, it is one like the others."""

from __future__ import annotations

from typing import Any

import pytest
from review_samples import FIRST, SECOND, extractions, place, write

from dragoman.docket import Docket
from dragoman.errors import BadRequest, DragomanError, NotFound
from dragoman.ledger import Ledger
from dragoman.record.docket import Extraction
from dragoman.record.query import Query

HAND = {"author": "A. Desk", "reason": "missed"}


def ids(docket: Docket) -> tuple[str, str]:
    return tuple(d.id for d in docket.documents())  # type: ignore[return-value]


def holm(docket: Docket) -> str:
    return next(a.id for a in docket.export().actors if a.name == "Ida Holm")


def meeting(docket: Docket, actor: str) -> dict[str, Any]:
    words = place(SECOND, "Ida Holm and the harbour master shook hands")
    mention = place(SECOND, "Ida Holm")
    who = {"actor": actor, "role": "participant", "mention": mention}
    return {"evidence": [words], "type": "CONSULT", "act": "meet", "participants": [who]}


def test_a_statement_is_written_with_its_words(docket: Docket) -> None:
    first, _ = ids(docket)
    words = place(FIRST, "The envoys of Sundland met her")
    made = docket.review.add(
        "statements", first, {"content": [words], "speaker": holm(docket), "force": "deny"}, **HAND
    )
    line = next(x for x in docket.statements() if x.record.id == made.record)
    assert line.record.content[0].text == "The envoys of Sundland met her"
    assert (line.record.force, line.record.origin, line.speaker.name) == ("deny", "reviewed", "Ida Holm")
    assert docket.show(made.record).decisions == (made,)
    assert [x.record.id for x in docket.statements(Query(actor="Holm"))][-1:] == [made.record]


def test_an_actor_of_another_report_comes_along(docket: Docket) -> None:
    _, second = ids(docket)
    docket.review.add("events", second, meeting(docket, holm(docket)), **HAND)
    (event,) = docket.events()
    here = next(a for a in docket.export().actors if a.id == event.record.participants[0].actor)
    assert (here.name, here.role, here.mentions[0].text) == ("Ida Holm", "minister", "Ida Holm")
    assert here.mentions[0].document == second
    assert [j for j in docket.export().joins if {here.id, holm(docket)} <= set(j.members)]
    docket.review.undo("A. Desk")
    assert docket.events() == ()
    assert len(docket.export().actors) == 2
    docket.review.redo("A. Desk")
    assert len(docket.events()) == 1


def test_it_is_decided_on_like_any_other(docket: Docket) -> None:
    _, second = ids(docket)
    made = docket.review.add("events", second, meeting(docket, holm(docket)), **HAND)
    docket.review.edit(made.record, {"act": "talk"}, author="A. Desk")
    assert docket.events()[0].record.act == "talk"
    docket.review.decide(made.record, "reject", author="B. Other")
    assert docket.events() == ()
    docket.review.decide(made.record, "accept", author="B. Other")
    with pytest.raises(BadRequest, match="already"):
        docket.review.add("events", second, meeting(docket, holm(docket)), **HAND)


def test_a_better_extraction_keeps_what_people_added(path, docket: Docket) -> None:
    _, second = ids(docket)
    made = docket.review.add("events", second, meeting(docket, holm(docket)), **HAND)
    with Ledger.open(path) as ledger:
        write(ledger, extractions()[1], 2)
    assert [x.record.id for x in docket.events()] == [made.record]
    docket.review.undo("A. Desk")
    assert docket.events() == ()


def test_what_a_report_comes_to_tell_without_help_is_not_taken_back(path, docket: Docket) -> None:
    first, _ = ids(docket)
    said = extractions()[0].statements[0]
    with Ledger.open(path) as ledger:
        write(ledger, Extraction(document=extractions()[0].document), 2)
    values = {
        "source": {"start": 25, "end": 29},
        "cue": {"start": 30, "end": 34},
        "content": [{"start": 35, "end": 55}],
    }
    made = docket.review.add("statements", first, values, **HAND)
    assert made.record == said.id
    docket.review.undo("A. Desk")
    assert docket.statements() == ()
    with Ledger.open(path) as ledger:
        write(ledger, extractions()[0], 3)
    assert [x.record.id for x in docket.statements()] == [said.id]


@pytest.mark.parametrize(
    ("layer", "values"),
    [
        ("statements", {}),
        ("events", {"evidence": [{"start": 0, "end": 5}]}),
        ("events", {"evidence": [{"start": 0, "end": 5}], "type": "DANCE"}),
        ("events", {"evidence": [{"start": 0, "end": 9999}], "type": "AID"}),
        ("contacts", {"evidence": [{"start": 0, "end": 5}], "initiator": "a1", "target": "a2"}),
        ("actors", {"mentions": [{"start": 0, "end": 5}], "name": "Envoys", "kind": "crowd"}),
        ("times", {"words": [{"start": 0, "end": 5}]}),
    ],
)
def test_what_makes_no_record_is_refused(docket: Docket, layer: str, values: dict[str, Any]) -> None:
    with pytest.raises(DragomanError):
        docket.review.add(layer, ids(docket)[1], values, **HAND)
    assert docket.review.history() == ()


def test_a_record_needs_a_report(docket: Docket) -> None:
    with pytest.raises(NotFound):
        docket.review.add(
            "actors", "0" * 64, {"mentions": [place(FIRST, "Vik")], "name": "Vik", "kind": "body"}, **HAND
        )


def test_a_comment_decides_nothing_and_stales_nobody(docket: Docket) -> None:
    said = docket.statements()[0].record
    seen = docket.review.versions().get(said.id, "0")
    docket.review.comment(said.id, " ask the embassy ", author="B. Other")
    assert docket.review.rulings() == {}
    docket.review.decide(said.id, "accept", author="A. Desk", seen=seen)
    assert [d.verb for d in docket.show(said.id).decisions] == ["comment", "accept"]
    with pytest.raises(BadRequest):
        docket.review.comment(said.id, "  ", author="B. Other")
