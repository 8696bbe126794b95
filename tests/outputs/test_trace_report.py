from dataclasses import replace

from fishery_samples import fishery, on, span

from dragoman.outputs.principals import Principals
from dragoman.outputs.speakers import Speakers
from dragoman.outputs.tracing import trace_report, trace_table
from dragoman.record.actors import ActsFor
from dragoman.record.chronology import ChronologyLine, TracedLine


def traced(docket):
    """Two lines: one on the meeting, one that no report tells."""
    wire = docket.documents[0]
    met = docket.events[0]
    first = TracedLine(
        line=ChronologyLine(number=1, text="They meet.", when=on(2021, 5, 3)), bearing="borne out",
        supporting=(span(wire, "Norway and Iceland met in Bergen on 3 May 2021 to divide the cod."),),
        records=(met.id,),
    )  # fmt: skip
    return first, TracedLine(line=ChronologyLine(number=2, text="A frigate sails."), bearing="not in the reports")


def test_each_line_shows_its_sentence_under_the_id_of_the_record_in_it():
    docket = fishery()
    report = trace_report(traced(docket), docket, {docket.events[0].id: "e4k2"})
    (sentence,) = report.rows[0].sentences
    assert (sentence.short, sentence.document.outlet) == ("e4k2", "Fjord Agency")
    assert report.rows[1].sentences == ()


def test_what_the_chronology_lacks_is_listed_by_day():
    docket = fishery()
    report = trace_report(traced(docket), docket, {})
    assert [entry.when for entry in report.missing] == [on(2021, 5, 5), on(2021, 5, 9)]
    assert report.trace.missing == tuple(entry.id for entry in report.missing)


def test_planned_things_are_not_missing():
    docket = fishery()
    assert all(entry.status != "planned" for entry in trace_report((), docket, {}).missing)


def test_the_table_has_the_lines_and_then_what_is_missing():
    docket = fishery()
    table = trace_table(trace_report(traced(docket), docket, {}))
    assert [row[0] for row in table.rows] == ["1", "2", "", ""]
    assert [row[3] for row in table.rows] == ["borne out", "not in the reports", *["not in the chronology"] * 2]
    assert table.rows[3][2] == "A visit to Oslo on 9 May 2021 was called off. (denied or called off)"


def test_people_count_with_the_state_they_act_for():
    docket = fishery()
    norway = docket.actors[0]
    lind = replace(
        norway, name="Ana Lind", kind="person", country=None, acts_for=(ActsFor(actor=norway.id),),
        mentions=(span(docket.documents[0], "the quotas"),),
    )  # fmt: skip
    unknown = replace(lind, name="Bo Berg", acts_for=(), mentions=(span(docket.documents[0], "divide"),))
    whole = replace(docket, actors=(*docket.actors, lind, unknown))
    principals = Principals(whole, Speakers(whole))
    assert principals.name(lind.id) == "Norway"
    assert principals.name(unknown.id) == "Bo Berg"
    assert principals.name(None) == "somebody"
