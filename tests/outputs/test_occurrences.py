from dataclasses import replace

import pytest
from fishery_samples import event, fishery, on, report

from dragoman.outputs.occurrences import occurrences, short_name, standings
from dragoman.outputs.speakers import Speaker, Speakers
from dragoman.record.dates import UNKNOWN_DATE
from dragoman.record.docket import DocketExport
from dragoman.record.findings import Join


@pytest.fixture
def found():
    return occurrences(fishery())


def telling(found, words):
    return next(o for o in found if words in o.words)


def test_joined_reports_are_one_occurrence_with_its_independent_sources(found):
    met = telling(found, "met in Bergen")
    assert [d.outlet for d in met.documents] == ["Fjord Agency", "The Skerry", "Coast Post"]
    assert met.sources == 2
    assert met.when == on(2021, 5, 3)
    assert [speaker.name for speaker in met.who] == ["Norway", "Iceland"]


def test_the_original_is_shown_before_its_copy(found):
    assert telling(found, "met in Bergen").document.outlet == "Fjord Agency"


def test_contacts_and_processes_stand_beside_events(found):
    assert telling(found, "wrote to Iceland").act == "letter"
    assert telling(found, "review of the quotas").act == "review of the quotas completed"


def test_a_contact_in_the_words_of_an_event_is_not_told_twice():
    docket = fishery()
    wire, letter = docket.documents[0], docket.contacts[0]
    told = event(wire, letter.evidence[0].text, act="write")
    found = occurrences(replace(docket, events=(*docket.events, told)))
    assert sum("wrote to Iceland" in o.words for o in found) == 1


def test_a_fragment_is_marked_as_one_in_its_label():
    wire = report(
        "The talks, which broke up in a quarrel, will not go on. Then came the long fog.", "Fjord Agency", None
    )
    broke, came = (event(wire, words) for words in ("broke up in a quarrel", "Then came the long fog"))
    labels = {o.label for o in occurrences(DocketExport(documents=(wire,), events=(broke, came)))}
    assert labels == {"… broke up in a quarrel", "Then came the long fog"}


def test_a_short_clause_is_its_own_label_and_a_long_one_gives_who_and_what(found):
    assert telling(found, "A visit to Oslo").label == "A visit to Oslo on 9 May 2021"
    assert telling(found, "A second meeting").label == "Norway, Iceland: meet"


def test_planned_and_then_held_is_one_happening_that_took_place():
    docket = fishery()
    paper = docket.documents[2]
    held = event(paper, "The two met for two days", when=on(2021, 6, 1))
    plan = next(e for e in docket.events if e.factuality == "planned")
    join = replace(docket.joins[0], members=(plan.id, held.id))
    found = occurrences(replace(docket, events=(plan, held), joins=(join,)))
    assert [(o.factuality, o.document.outlet) for o in found if o.record.layer == "events"] == [
        ("actual", "The Skerry")
    ]


def test_a_person_goes_by_the_family_name():
    assert short_name(Speaker(key="1", name="Ana Lind", kind="person")) == "Lind"
    assert short_name(Speaker(key="2", name="Kim Min Ho", kind="person")) == "Kim"
    assert short_name(Speaker(key="3", name="European Union", kind="organisation")) == "European Union"


def test_a_process_stands_where_its_last_state_left_it():
    docket = fishery()
    (done,) = docket.processes
    before = replace(done, state="under way", when=on(2020, 1, 1))
    after = replace(done, state="suspended", factuality="planned")
    joined = Join(layer="processes", members=(done.id, before.id, after.id))
    whole = replace(docket, processes=(before, done, after), joins=(*docket.joins, joined))
    (standing,) = standings(whole, Speakers(whole))
    assert (standing.record.state, standing.reports) == ("completed", (done,))


def test_the_same_state_months_before_is_not_the_one_it_is_in_now():
    docket = fishery()
    (done,) = docket.processes
    before = replace(done, when=on(2019, 1, 1))
    undated = replace(done, when=UNKNOWN_DATE)
    joined = Join(layer="processes", members=(before.id, undated.id))
    whole = replace(docket, processes=(before, undated), joins=(*docket.joins, joined))
    (standing,) = standings(whole, Speakers(whole))
    assert standing.reports == (undated,)
