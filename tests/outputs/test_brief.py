from dataclasses import replace
from datetime import date

import pytest

from dragoman.cli.terminal import rendered
from dragoman.outputs.brief import Limits, write_brief
from dragoman.outputs.brief_markdown import brief_markdown, escaped
from dragoman.outputs.brief_text import BriefText
from dragoman.outputs.references import citation
from dragoman.record.actors import Actor
from dragoman.record.codec import to_json
from dragoman.record.dates import DateRange
from dragoman.record.docket import DocketExport
from dragoman.record.findings import Join
from dragoman.record.times import TimeExpression

WIRE = (
    "Envoys of both sides met in Oslo on 3 May 2021 for a first round. "
    "Chief negotiator Ana Lind said the second round would open in Geneva before the summer recess. "
    "A diplomat close to the talks said both delegations had exchanged written drafts on verification."
)
PAPER = (
    "Ana Lind told parliament that the delegations had agreed on an agenda for the second round. "
    "Lind said the second round would open in Geneva before the summer recess."
)


def actor(document, name, words, **fields):
    start = document.text.index(words)
    return Actor(name=name, kind="person", mentions=(document.span(start, start + len(words)),), **fields)


@pytest.fixture
def docket(a_document, a_statement) -> DocketExport:
    wire = a_document(WIRE, day=date(2021, 5, 4), outlet="Fjord Agency", title="First round in Oslo")
    paper = a_document(PAPER, day=date(2021, 5, 6), outlet="The Courier", title="Lind in parliament")
    lind_wire = actor(wire, "Ana Lind", "Ana Lind", role="chief negotiator")
    lind_paper = actor(paper, "Lind", "Lind", aliases=("Lind",))
    same = "the second round would open in Geneva before the summer recess"
    statements = (
        a_statement(wire, "Chief negotiator Ana Lind", "said", same, speaker=lind_wire.id),
        a_statement(paper, "Lind", "said", same, speaker=lind_paper.id),
        a_statement(
            paper, "Ana Lind", "told", "that the delegations had agreed on an agenda for the second round",
            speaker=lind_paper.id, said=DateRange.day(date(2021, 5, 5)),
        ),
        a_statement(
            wire, "A diplomat close to the talks", "said",
            "both delegations had exchanged written drafts on verification", anonymity="unnamed_official",
        ),
    )  # fmt: skip
    start = WIRE.index("3 May 2021")
    day = date(2021, 5, 3)
    met = TimeExpression(
        wire.id, start, start + 10, "3 May 2021", WIRE, type="DATE", value="2021-05-03", earliest=day, latest=day
    )
    join = Join(layer="actors", members=(lind_wire.id, lind_paper.id))
    return DocketExport(
        documents=(wire, paper), actors=(lind_wire, lind_paper), statements=statements, times=(met,), joins=(join,)
    )


def lines(brief, heading):
    section = next(s for s in brief.sections if s.heading == heading)
    return [s.text for part in (section, *section.sections) for s in part.sentences]


def test_it_says_what_it_rests_on(docket):
    brief = write_brief(docket, as_of=date(2021, 5, 10), cite={})
    assert brief.title == "Brief as of 10 May 2021"
    assert lines(brief, "What this rests on") == [
        "2 reports from 2 outlets, published between 4 and 6 May 2021 [1, 2]."
    ]


def test_near_same_words_are_told_once_with_both_citations(docket):
    told = lines(write_brief(docket, as_of=None, cite={}), "State of play")
    assert len(told) == 3
    both = next(line for line in told if "Geneva" in line)
    assert both.startswith("Reported ")
    assert "Ana Lind" in both
    assert both.endswith((" [3, 4]", " [4, 5]"))


def test_a_joined_speaker_bears_the_fullest_name_and_the_day_of_saying(docket):
    told = lines(write_brief(docket, as_of=None, cite={}), "State of play")
    agenda = next(line for line in told if "agenda" in line)
    assert agenda.startswith("5 May 2021: Ana Lind (chief negotiator) told parliament that the delegations had agreed")


def test_who_says_what_leaves_out_what_is_told_already(docket):
    few = write_brief(docket, as_of=None, cite={}, limits=Limits(state_of_play=1))
    section = next(s for s in few.sections if s.heading == "Who says what")
    assert [below.heading for below in section.sections] == ["Ana Lind, chief negotiator"]
    assert len(lines(few, "Who says what")) == 1


def test_unnamed_sources_are_described_and_placed(docket):
    brief = write_brief(docket, as_of=None, cite={}, limits=Limits(state_of_play=2))
    (told,) = lines(brief, "From unnamed sources")
    assert told.startswith("Reported 4 May 2021: A diplomat close to the talks said both delegations had exchanged")
    assert "(Fjord Agency)" in told


def test_what_an_unnamed_official_says_is_part_of_the_state_of_play_and_told_once(docket):
    brief = write_brief(docket, as_of=None, cite={})
    assert any(line.startswith("Reported 4 May 2021: A diplomat") for line in lines(brief, "State of play"))
    assert "From unnamed sources" not in {section.heading for section in brief.sections}


def test_the_chronology_keeps_the_words_of_the_report(docket):
    (line,) = lines(write_brief(docket, as_of=None, cite={}), "Chronology")
    assert line.startswith("3 May 2021: Envoys of both sides met in Oslo on 3 May 2021 for a first round. [")


def test_every_sentence_cites_references_that_are_there(docket):
    brief = write_brief(docket, as_of=None, cite={docket.statements[0].id: "s4k2"})
    numbers = {reference.number for reference in brief.references}
    for section in brief.sections:
        for sentence in (*section.sentences, *(s for below in section.sections for s in below.sentences)):
            cited = {number for run in sentence.runs for number in run.references}
            assert cited
            assert cited <= numbers
    assert "s4k2" in {reference.short for reference in brief.references}
    by_id = {document.id: document for document in docket.documents}
    assert all(r.span is None or r.span.text in by_id[r.document].text for r in brief.references)


def test_a_newer_version_takes_the_place_of_the_older(docket):
    wire, paper = docket.documents
    newer = replace(docket, documents=(wire, replace(paper, version_of=wire.id)))
    assert "1 report from 1 outlet" in lines(write_brief(newer, as_of=None, cite={}), "What this rests on")[0]


def test_an_empty_docket_gives_an_empty_page():
    assert write_brief(DocketExport(), as_of=None, cite={}).sections == ()


def test_the_same_records_in_another_order_give_the_same_page(docket):
    turned = replace(
        docket,
        documents=docket.documents[::-1], statements=docket.statements[::-1], actors=docket.actors[::-1],
    )  # fmt: skip
    assert write_brief(turned, as_of=None, cite={}) == write_brief(docket, as_of=None, cite={})


def test_as_data_and_as_markdown(docket):
    brief = write_brief(docket, as_of=None, cite={})
    assert to_json(brief)["references"][0]["outlet"] == "Fjord Agency"
    page = brief_markdown(brief)
    assert page.startswith("# Brief on reports up to 6 May 2021\n\n## What this rests on\n\n- 2 reports")
    assert "**Ana Lind (chief negotiator)** told parliament" in page


def test_markdown_of_a_document_is_inert(a_document):
    hostile = a_document("x", day=date(2021, 5, 4), title="<script>[a](javascript:b) *c* https://x.example")
    page = brief_markdown(write_brief(DocketExport(documents=(hostile,)), as_of=None, cite={}))
    assert "<script" not in page.replace("\\<script", "")
    assert "javascript:" not in page
    assert "https://" not in page
    assert escaped("1. no list") == "1\\. no list"


def test_rich_markup_of_a_document_is_inert(a_document):
    hostile = a_document("x", day=date(2021, 5, 4), outlet="[red]Fjord[/red]", title="\x1b[31mred")
    brief = write_brief(DocketExport(documents=(hostile,)), as_of=None, cite={})
    shown = rendered(BriefText(brief), terminal=False)
    assert "[red]Fjord[/red], 4 May 2021: [31mred" in shown
    assert "\x1b" not in shown


def test_citations_are_written_as_ranges():
    assert citation([3, 1, 2, 7, 9, 10]).text == "[1–3, 7, 9, 10]"


def test_undated_reports_are_said_to_be(a_document):
    docket = DocketExport(documents=(a_document("x", outlet="A"), a_document("y", day=date(2021, 5, 4), outlet="B")))
    (line,) = lines(write_brief(docket, as_of=None, cite={}), "What this rests on")
    assert line.endswith(("One is without a certain date [1].", "One is without a certain date [2]."))
