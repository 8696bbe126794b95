from dataclasses import replace
from datetime import date

import pytest
from fishery_samples import event, fishery, on, report, span

from dragoman.outputs.brief import Limits, write_brief
from dragoman.record.docket import DocketExport
from dragoman.record.document import Clue
from dragoman.record.findings import Join
from dragoman.record.times import TimeExpression


def sections(brief):
    return {section.heading: [sentence.text for sentence in section.sentences] for section in brief.sections}


@pytest.fixture
def page():
    return sections(write_brief(fishery(), as_of=None, cite={}, since=date(2021, 5, 15)))


def test_what_it_rests_on_names_copies(page):
    assert page["What this rests on"] == [
        "3 reports from 3 outlets, published between 6 and 20 May 2021 [1–3].",
        "Copies, which count as no source of their own: Coast Post of Fjord Agency [1, 2].",
    ]


def test_the_state_of_play_tells_states_of_processes_and_what_was_done(page):
    told = page["State of play"]
    assert any(line.startswith("Reported 6 May 2021: The review of the quotas was completed. [") for line in told)
    assert any(line.startswith("3 May 2021: Norway and Iceland met in Bergen on 3 May 2021") for line in told)


def test_news_are_what_no_earlier_report_told():
    brief = write_brief(fishery(), as_of=None, cite={}, since=date(2021, 5, 15), limits=Limits(happenings=0))
    assert sections(brief)["New since 15 May 2021"] == ["9 May 2021: A visit to Oslo on 9 May 2021 was called off. [4]"]


def test_whose_turn_counts_the_days(page):
    (line,) = page["Whose turn"]
    assert line.startswith("Iceland owes Norway an answer, open since 5 May 2021, 15 days: “Norway wrote to Iceland")


def test_whose_turn_after_a_reply():
    docket = fishery()
    (turn,) = docket.turns
    waiting = next(actor for actor in turn.pair if actor != turn.waiting_on)
    answered = replace(docket, turns=(replace(turn, waiting_on=waiting, reply="replied"),))
    (line,) = sections(write_brief(answered, as_of=None, cite={}))["Whose turn"]
    assert line.startswith("Iceland replied to the approach of 5 May 2021; the next step is Norway's: “Norway wrote to")


def test_open_commitments_tell_who_owes_what_and_how_it_stands(page):
    (line,) = page["Open commitments"]
    assert line.startswith(
        "Iceland (pledged to Norway): land no cod before June, by 1 June 2021 — standing, 6 May 2021. ["
    )


def test_performed_commitments_are_not_open():
    docket = fishery()
    done = replace(docket, commitments=(replace(docket.commitments[0], status="performed"),))
    assert "Open commitments" not in sections(write_brief(done, as_of=None, cite={}))


def test_positions_tell_the_wording_now_and_before(page):
    (line,) = page["Positions"]
    assert line.startswith("Iceland on cod: “a fair share” (20 May 2021); before, “to divide the cod” (3 May 2021). [")


def test_three_wordings_are_told_and_those_of_one_time_are_not_put_in_order():
    docket = fishery()
    before, now = docket.positions
    wire = docket.documents[0]
    beside = replace(before, wording="land no cod", evidence=(span(wire, "land no cod"),))
    whole = replace(docket, positions=(before, now, beside))
    (line,) = sections(write_brief(whole, as_of=None, cite={}))["Positions"]
    assert line.startswith("Iceland on cod: “a fair share” (20 May 2021); before, “")
    assert "” (3 May 2021); also “" in line


def test_a_condition_that_stands_in_the_promise_is_not_told_twice():
    docket = fishery()
    promise = replace(
        docket.commitments[0], action="land no cod in return for herring", condition="in return for herring"
    )
    (line,) = sections(write_brief(replace(docket, commitments=(promise,)), as_of=None, cite={}))["Open commitments"]
    assert line.count("in return for herring") == 1


def test_reports_whose_clues_to_a_day_contradict_each_other_are_named():
    docket = fishery()
    wire = docket.documents[0]
    aside = Clue(kind="day", says="3 May 2021 had come", evidence=(span(wire, "3 May 2021"),), used=False)
    doubted = replace(wire, published=replace(wire.published, clues=(aside,)))
    whole = replace(docket, documents=(doubted, *docket.documents[1:]))
    (line, *_) = sections(write_brief(whole, as_of=None, cite={}))["What this rests on"]
    assert line.endswith("Clues to the date contradict each other in [1].")


def test_disagreements_give_each_claim_with_who_makes_it_and_copies_do_not_count(page):
    (line,) = page["Where sources differ"]
    assert "How long they met (date): 3 May 2021 (Fjord Agency) [" in line
    assert "; two days (The Skerry) [" in line


def test_what_is_planned_lies_ahead(page):
    (line,) = page["Ahead"]
    assert line.startswith("1 June 2021 (planned): A second meeting is planned for 1 June 2021. [")


def test_headings_tell_how_much_is_left_out():
    docket = fishery()
    wire = docket.documents[0]
    second = replace(docket.commitments[0], evidence=(wire.span(0, 6),), action="mend nets")
    more = replace(docket, commitments=(*docket.commitments, second))
    page = sections(write_brief(more, as_of=None, cite={}, limits=Limits(commitments=1)))
    assert "Open commitments (1 of 2)" in page


def test_every_sentence_cites_and_no_happening_is_told_twice():
    brief = write_brief(fishery(), as_of=None, cite={}, since=date(2021, 5, 1))
    sentences = [s for section in brief.sections for s in section.sentences]
    assert all(any(run.references for run in sentence.runs) for sentence in sentences)
    words = [
        run.text for sentence in sentences for run in sentence.runs if run.kind == "words" and "met in" in run.text
    ]
    assert len(words) == 1


def test_a_computed_record_is_cited_by_its_document():
    docket = fishery()
    cite = {docket.documents[0].id: "d1", docket.documents[1].id: "d2", docket.documents[2].id: "d3"}
    brief = write_brief(docket, as_of=None, cite=cite)
    assert {reference.short for reference in brief.references} == {"d1", "d2", "d3"}


def test_an_undated_page_does_not_make_the_brief_newer():
    docket = fishery()
    page = report("Nothing is new.", "The Void", None)
    wide = replace(
        page, published=replace(page.published, earliest=date(2021, 1, 1), latest=date(2022, 1, 1), edtf=None)
    )
    brief = write_brief(replace(docket, documents=(*docket.documents, wide)), as_of=None, cite={})
    assert brief.title == "Brief on reports up to 20 May 2021"
    assert "One is without a certain date [" in sections(brief)["What this rests on"][0]


def test_the_order_of_records_does_not_matter():
    docket = fishery()
    turned = DocketExport(
        **{
            name: getattr(docket, name)[::-1]
            for name in docket.__dataclass_fields__
            if name not in ("format", "version")
        }
    )
    assert write_brief(turned, as_of=None, cite={}) == write_brief(docket, as_of=None, cite={})


def test_a_long_sentence_is_cut_behind_its_clause():
    text = "Norway signed the paper in Oslo, " + "and so on and so forth " * 20
    wire = report(text, "Fjord Agency", date(2021, 5, 6))
    docket = DocketExport(documents=(wire,), events=(event(wire, "Norway signed the paper", when=on(2021, 5, 5)),))
    (line,) = sections(write_brief(docket, as_of=None, cite={}))["State of play"]
    assert line.startswith("5 May 2021: Norway signed the paper in Oslo, and so on")
    assert "…" in line


def test_a_statement_whose_sentence_is_told_as_a_happening_is_not_told_again(a_statement):
    text = "Norway urged Iceland on 5 May 2021 to land no cod before the summer is over."
    wire = report(text, "Fjord Agency", date(2021, 5, 6))
    urged = event(wire, "Norway urged Iceland on 5 May 2021", when=on(2021, 5, 5), type="REQUEST", act="urge")
    said = a_statement(wire, "Norway", "urged", "Iceland on 5 May 2021 to land no cod before the summer is over")
    docket = DocketExport(documents=(wire,), events=(urged,), statements=(said,))
    page = write_brief(docket, as_of=None, cite={})
    assert [section.heading for section in page.sections] == ["What this rests on", "State of play"]
    assert len(sections(page)["State of play"]) == 1


def test_the_state_of_play_runs_from_the_newest_day_back_whether_done_or_said(a_statement):
    early = report("Norway met Iceland in Bergen on 3 May 2021.", "Fjord Agency", date(2021, 5, 4))
    late = report("Norway signed the paper on 20 May 2021.", "The Skerry", date(2021, 5, 21))
    between = report("Iceland said the cod was nearly gone from the northern banks.", "Coast Post", date(2021, 5, 9))
    docket = DocketExport(
        documents=(early, late, between),
        events=(
            event(early, "Norway met Iceland in Bergen on 3 May 2021", when=on(2021, 5, 3)),
            event(late, "Norway signed the paper on 20 May 2021", when=on(2021, 5, 20)),
        ),
        statements=(a_statement(between, "Iceland", "said", "the cod was nearly gone from the northern banks"),),
    )
    told = sections(write_brief(docket, as_of=None, cite={}))["State of play"]
    assert [line.partition(":")[0] for line in told] == ["20 May 2021", "Reported 9 May 2021", "3 May 2021"]


def test_what_was_done_is_not_cited_from_a_report_that_only_saw_it_planned():
    before = report("Norway and Iceland are to meet in Bergen on 3 May 2021.", "Fjord Agency", date(2021, 5, 1))
    after = report("Norway and Iceland met in Bergen for two days.", "The Skerry", date(2021, 5, 5))
    planned = event(before, "Norway and Iceland are to meet in Bergen", when=on(2021, 5, 3), factuality="planned")
    met = event(after, "Norway and Iceland met in Bergen for two days", when=on(2021, 5, 3))
    one = Join(layer="events", members=(planned.id, met.id))
    brief = write_brief(
        DocketExport(documents=(before, after), events=(planned, met), joins=(one,)), as_of=None, cite={}
    )
    (line,) = sections(brief)["State of play"]
    assert line == "3 May 2021: Norway and Iceland met in Bergen for two days. [3]"
    assert brief.references[2].outlet == "The Skerry"


def test_where_every_happening_is_told_above_there_is_no_chronology_of_dated_sentences():
    wire = report("Norway met Iceland in Bergen on 3 May 2021.", "Fjord Agency", date(2021, 5, 4))
    start = wire.text.index("3 May 2021")
    day = date(2021, 5, 3)
    time = TimeExpression(
        wire.id, start, start + 10, "3 May 2021", wire.text, type="DATE", value="2021-05-03", earliest=day, latest=day
    )
    met = event(wire, "Norway met Iceland in Bergen on 3 May 2021", when=on(2021, 5, 3))
    docket = DocketExport(documents=(wire,), times=(time,), events=(met,))
    assert "Chronology" not in sections(write_brief(docket, as_of=None, cite={}))
    assert "Chronology" in sections(write_brief(replace(docket, events=()), as_of=None, cite={}))
