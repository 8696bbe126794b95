"""Decisions hold on to words: they outlive the record ids of any one run, or are listed as orphaned (law 3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from ledger_samples import BETTER, LEARNED, RUN, arrive, full_extraction, make_document, small_extraction, write_full

from dragoman.errors import NotFound
from dragoman.ledger import Ledger
from dragoman.record.arrival import Run
from dragoman.record.decisions import Decision, DecisionVerb
from dragoman.record.docket import Extraction
from dragoman.record.happenings import Event


def ruling(record: str, verb: DecisionVerb = "reject", minutes: int = 0, undoes: str | None = None) -> Decision:
    return Decision(
        record=record, verb=verb, author="R. Reader", at=LEARNED + timedelta(minutes=minutes), undoes=undoes
    )


def events_on(phrase_end: int, *types: str) -> Extraction:
    document = make_document()
    span = document.span(0, phrase_end)
    return Extraction(document=document, events=tuple(Event(evidence=(span,), type=t) for t in types))  # type: ignore[arg-type]


def write(ledger: Ledger, extraction: Extraction, run: Run) -> Extraction:
    ledger.write(arrive(extraction.document), extraction, run, LEARNED)
    return extraction


def test_a_rejected_record_leaves_the_listings_and_stays_to_be_looked_up(ledger: Ledger) -> None:
    extraction = write_full(ledger)
    first, second = extraction.statements
    decision = ledger.decide(ruling(first.id))
    assert (decision.document, decision.layer) == (extraction.document.id, "statements")
    assert ledger.layer("statements") == ledger.layers().statements == (second,)
    assert ("statements", first.id) not in ledger.records_in(first.document, 0, 1000)
    assert ledger.lookup(first.id) == ("statements", first)
    assert ledger.decisions() == ledger.decisions(first.id) == (decision,)
    assert ledger.decisions(second.id) == ()


def test_an_accepted_record_is_reviewed(ledger: Ledger) -> None:
    extraction = write_full(ledger)
    statement, time = extraction.statements[0], extraction.times[0]
    ledger.decide(ruling(statement.id, "accept"))
    ledger.decide(ruling(time.id, "accept"))
    assert ledger.layer("statements")[0] == replace(statement, origin="reviewed")
    assert ledger.lookup(statement.id) == ("statements", replace(statement, origin="reviewed"))
    assert ledger.layer("times") == (time,)


def test_the_later_decision_wins(ledger: Ledger) -> None:
    record = write_full(ledger).events[0]
    for minutes, verb in enumerate(("reject", "accept", "reject")):
        ledger.decide(ruling(record.id, verb, minutes))  # type: ignore[arg-type]
    assert ledger.layer("events") == ()
    assert len(ledger.decisions(record.id)) == 3


def test_undoing_takes_back_and_may_itself_be_undone(ledger: Ledger) -> None:
    record = write_full(ledger).events[0]
    rejection = ledger.decide(ruling(record.id, "reject"))
    taken_back = ledger.decide(ruling(record.id, "reject", 1, undoes=rejection.id))
    assert ledger.layer("events") == (record,)
    ledger.decide(ruling(record.id, "reject", 2, undoes=taken_back.id))
    assert ledger.layer("events") == ()
    ledger.decide(ruling(record.id, "accept", 3, undoes=rejection.id))
    assert ledger.layer("events") == (replace(record, origin="reviewed"),)
    with pytest.raises(NotFound, match="no such decision"):
        ledger.decide(ruling(record.id, "accept", 4, undoes="x" * 17))


def test_the_same_decision_is_stored_once(ledger: Ledger) -> None:
    record = write_full(ledger).events[0]
    assert ledger.decide(ruling(record.id)) == ledger.decide(ruling(record.id))
    assert len(ledger.decisions()) == 1


def test_a_decision_needs_a_record(ledger: Ledger) -> None:
    write_full(ledger)
    with pytest.raises(NotFound):
        ledger.decide(ruling("s" * 17))
    assert ledger.decisions() == ()


def test_decisions_hold_after_a_new_run_with_the_same_records(ledger: Ledger) -> None:
    record = write_full(ledger).statements[0]
    ledger.decide(ruling(record.id))
    write_full(ledger, run=BETTER)
    assert record.id not in {s.id for s in ledger.layer("statements")}
    assert ledger.orphans() == ()


def test_a_decision_goes_over_to_the_record_that_took_the_place(ledger: Ledger) -> None:
    (former,) = write(ledger, events_on(6, "CONSULT"), RUN).events
    made = ledger.decide(ruling(former.id, "accept"))
    (present,) = write(ledger, events_on(6, "COOPERATE"), BETTER).events
    assert former.id != present.id
    assert ledger.layer("events") == (replace(present, origin="reviewed"),)
    assert ledger.decisions(present.id) == (made,)
    assert ledger.orphans() == ()


def test_a_decision_does_not_go_over_to_a_neighbour_on_the_same_words(ledger: Ledger) -> None:
    wrong, right = write(ledger, events_on(6, "ACCUSE", "CONSULT"), RUN).events
    made = ledger.decide(ruling(wrong.id))
    write(ledger, events_on(6, "CONSULT"), BETTER)
    assert ledger.layer("events") == (right,)
    assert ledger.orphans() == (made,)


def test_nor_to_one_of_several(ledger: Ledger) -> None:
    (former,) = write(ledger, events_on(6, "ACCUSE"), RUN).events
    made = ledger.decide(ruling(former.id))
    present = write(ledger, events_on(6, "CONSULT", "AID"), BETTER).events
    assert ledger.layer("events") == present
    assert ledger.orphans() == (made,)


def test_what_cannot_be_found_again_is_listed_until_it_is_back(ledger: Ledger) -> None:
    extraction = write_full(ledger)
    made = ledger.decide(ruling(extraction.statements[0].id))
    undone = ledger.decide(ruling(extraction.statements[1].id, minutes=1))
    ledger.decide(ruling(extraction.statements[1].id, minutes=2, undoes=undone.id))
    assert ledger.orphans() == ()
    write(ledger, small_extraction(make_document(), "no answer"), BETTER)
    assert ledger.orphans() == (made,)
    third = Run(program="dragoman 0", analyser="by hand", steps=("attribution 3",))
    write(ledger, full_extraction(make_document()), third)
    assert ledger.orphans() == ()
    assert ledger.layer("statements") == extraction.statements[1:]
