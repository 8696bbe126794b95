"""Contradictions found in the words of reports, without a record of what they tell."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from told_reports import Report

from dragoman.reconcile.comparison import compare_reports
from dragoman.record.docket import DocketExport

Build = Callable[..., DocketExport]


def kinds(docket: DocketExport) -> list[str]:
    return sorted(d.kind for d in compare_reports(docket).disagreements)


def two(report: Callable, docket: Build, one: str, other: str, later: str = "2021-05-30") -> list[str]:
    """What two outlets disagree about."""
    return kinds(docket(report(one, "Harbour Wire"), report(other, "Tidings", later)))


PRESENT = "The opening session of the herring talks lasted four hours. An observer from Ghana looked on."


@pytest.mark.parametrize(
    "absent",
    [
        "When the herring talks opened, Ghana's chair stood empty.",
        "The opening session of the herring talks began without the Ghanaian observer.",
        "At the opening session of the herring talks there was no Ghanaian in the hall.",
        "Nobody from Ghana was at the opening session of the herring talks.",
        "The herring talks opened on time, but the Ghanaian observer was in bed with a fever.",
        "The Ghanaian observer had flown home before the herring talks had their opening session.",
        "Ghana had sent only a clerk to the opening session of the herring talks.",
        "Ghana's observer missed the opening session of the herring talks. He was at the dentist's.",
        "Ghana's observer was not even there when the herring talks had their opening session.",
    ],
)
def test_somebody_who_looked_on_and_was_not_there(report: Callable, docket: Build, absent: str) -> None:
    assert two(report, docket, PRESENT, absent) == ["participants"]


@pytest.mark.parametrize(
    "absent",
    [
        "Ghana's observer stayed away from the closing session of the copper talks.",
        "The third round of the herring talks was held without the Ghanaian observer.",
        "Ghana boycotted the football cup.",
    ],
)
def test_who_stays_away_from_something_else_was_there(report: Callable, docket: Build, absent: str) -> None:
    first = "An observer from Ghana looked on at the first round of the herring talks."
    assert two(report, docket, first, absent) == []


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (
            "Norway freed 14 Chadian sailors on 2 May.",
            "The twelve sailors of Chad whom Norway freed are home.",
            "count",
        ),
        ("Chad's answer, a letter of six pages, reached Oslo.", "Oslo got a nine-page reply from Chad.", "count"),
        ("In its reply Norway listed seven objections.", "Norway's reply raised nine objections.", "count"),
        (
            "Fourteen lorries with grain crossed the bridge.",
            "Of the grain, eleven lorries crossed the bridge.",
            "count",
        ),
        ("Peru paid Ghana $30m for the trawlers.", "For the trawlers Peru paid Ghana 20 million dollars.", "amount"),
    ],
)
def test_numbers_of_one_thing(report: Callable, docket: Build, one: str, other: str, kind: str) -> None:
    assert two(report, docket, one, other, "2021-05-14") == [kind]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norway's draft had five pages.", "Norway's letter had two pages."),
        ("The envoy's four pages lay on the table.", "Chad's remarks on them, nine pages, came late."),
        ("The hearing on grain was over after close to three hours.", "The hearing on grain took some three hours."),
        ("The intake fell by 80 to 100 million litres a day.", "The intake fell by some 90 million litres a day."),
        ("Norway met three Chadian envoys.", "Norway met two hundred Chadian fishermen."),
        ("Norway has so far freed 14 sailors of Chad.", "Norway has by now freed 20 sailors of Chad."),
    ],
)
def test_numbers_of_two_things_or_that_agree(report: Callable, docket: Build, one: str, other: str) -> None:
    assert two(report, docket, one, other, "2021-05-14") == []


def test_a_number_set_right_by_another(report: Callable, docket: Build) -> None:
    one = "The mission has counted 14 balloons over the lake."
    other = "The mission now says that 11 balloons, not 14, were over the lake."
    assert two(report, docket, one, other) == ["count"]


@pytest.mark.parametrize(
    "correction",
    [
        "Correction: The Wire reported on May 10 that the lake held about 40 tonnes of herring. The port says 25.",
        "Clarification: Our report of May 10 put the herring at 40 tonnes. The right figure is 25.",
        "We wrote on May 10 that the lake held 40 tonnes of herring. It is 25, the port tells us.",
    ],
)
def test_a_correction_need_not_repeat_what_is_counted(report: Callable, docket: Build, correction: str) -> None:
    first = report("The lake holds about 40 tonnes of herring.", "Harbour Wire")
    later = report(f"Ships came.\n\n{correction}", "Harbour Wire", "2021-05-17")
    (found,) = compare_reports(docket(first, later)).disagreements
    assert (found.kind, found.corrected_by) == ("amount", later.document.id)


@pytest.mark.parametrize(
    "text",
    [
        'Ada Ruel of Peru laughed off a story in an Accra daily that the pier had been sold. "It is ours," she said.',
        'A report in an Accra daily that the pier had been sold was "a novel," Ada Ruel of Peru said.',
        'Ada Ruel dismissed as "a fairy tale" reports that the trawlers had been armed.',
        "Peru contradicted a Ghanaian website according to which the ferry was gone. It was in harbour, it said.",
        "Peru rejected as untrue a claim on Ghanaian television that its soldiers had crossed the river.",
    ],
)
def test_a_report_that_is_named_and_denied(report: Callable, docket: Build, text: str) -> None:
    assert kinds(docket(report(text, "Harbour Wire"))) == ["existence"]


@pytest.mark.parametrize(
    "text",
    [
        "Peru denied that it was selling the pier.",
        "Peru rejected the complaint. The talks are useful, it said.",
        "A report on the pier will be published in June, Peru said.",
    ],
)
def test_what_nobody_reports_is_not_denied(report: Callable, docket: Build, text: str) -> None:
    assert kinds(docket(report(text, "Harbour Wire"))) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "The two tell different stories of how the round ended. Norwegian officials speak of a bargain; "
            "the Chadian envoy says that they parted with empty hands.",
            "outcome",
        ),
        (
            "The two sides cannot agree on what the note says. Oslo reads in it a duty; the Chadians find a kind wish.",
            "wording",
        ),
    ],
)
def test_a_report_that_tells_of_a_contradiction(report: Callable, docket: Build, text: str, kind: str) -> None:
    assert kinds(docket(report(text, "Harbour Wire"))) == [kind]


def test_bargaining_is_no_contradiction(report: Callable, docket: Build) -> None:
    text = "Norway and Chad cannot agree on how many trawlers should be let in. Norway wants forty, Chad sixty."
    assert kinds(docket(report(text, "Harbour Wire"))) == []


@pytest.mark.parametrize(
    "text",
    [
        'What does the note say? The Peruvian version speaks of "a withdrawal." The Ghanaian has it as "a wish."',
        'Oslo reads in the protocol "a duty to share"; Chadian officials cite it as promising "fair talks."',
        'The English text of the protocol says "shall share"; the French reads "may share."',
        'In Oslo\'s translation the note demands "guarantees," in Accra\'s it begs for "good will."',
    ],
)
def test_one_text_read_in_two_ways(report: Callable, docket: Build, text: str) -> None:
    assert kinds(docket(report(text, "Harbour Wire"))) == ["wording"]


@pytest.mark.parametrize(
    "text",
    [
        'Norway\'s minister called the letter "a step." Chad\'s spokesman said it was "a stumble."',
        'In its statement Norway spoke of "a bad day." Chad\'s statement said "nothing new" had happened.',
    ],
)
def test_what_two_sides_say_is_no_reading(report: Callable, docket: Build, text: str) -> None:
    assert kinds(docket(report(text, "Harbour Wire"))) == []


def test_talks_that_end_in_two_ways(report: Callable, docket: Build) -> None:
    one = "The herring talks of Norway and Chad ended in Lima with an agreement to open two harbours."
    other = "The herring talks of Norway and Chad in Lima broke up without any result, a diplomat said."
    assert two(report, docket, one, other, "2021-05-12") == ["outcome"]


def test_a_fact_that_a_later_report_denies(report: Callable, docket: Build) -> None:
    one = "Norwegian soldiers searched the clinic at the harbour."
    other = "Norwegian soldiers never searched the clinic at the harbour, the nurses say."
    assert two(report, docket, one, other) == ["existence"]


@pytest.mark.parametrize(
    "other",
    [
        "Norwegian soldiers have not yet searched the clinic at the harbour.",
        "The clinic at the harbour has no beds for Norwegian soldiers.",
    ],
)
def test_what_is_still_open_is_not_denied(report: Callable, docket: Build, other: str) -> None:
    assert two(report, docket, "Norwegian soldiers searched the clinic at the harbour.", other) == []


def said(report: Callable, one: tuple[str, str], other: tuple[str, str]) -> Report:
    """A report in which two sides are heard, one behind the other."""
    told = report(f"{one[0]} said {one[1]}. {other[0]} said {other[1]}.", "Harbour Wire")
    told.statement(one[1], one[0], None)
    told.statement(other[1], other[0], None)
    return told


@pytest.mark.parametrize(
    ("claim", "denial", "kind"),
    [
        ("the two had consented to meet in June", "nothing at all was agreed", "outcome"),
        ("the talks had produced an accord", "there was no accord", "outcome"),
        ("its reply had been delivered", "no reply had arrived", "existence"),
        ("the harbour would be opened in June", "the harbour had not even been mentioned", "existence"),
        ("the crew had been promised bread", "there was no such promise", "existence"),
        ("the ferry had been searched", "that is pure invention", "existence"),
        ("the two had settled on a date", "they had settled nothing", "outcome"),
    ],
)
def test_a_claim_that_the_other_side_denies(
    report: Callable, docket: Build, claim: str, denial: str, kind: str
) -> None:
    assert kinds(docket(said(report, ("Norway", claim), ("Chad", denial)))) == [kind]


@pytest.mark.parametrize(
    ("claim", "denial"),
    [
        ("it would free the crew by June", "the crew had not been freed by Sunday"),
        ("the talks had been useful", "they had not been easy"),
        ("it had bought a ferry", "it did not know when the ferry would come"),
    ],
)
def test_another_thing_that_the_other_side_says(report: Callable, docket: Build, claim: str, denial: str) -> None:
    assert kinds(docket(said(report, ("Norway", claim), ("Chad", denial)))) == []


@pytest.mark.parametrize(
    ("question", "answer", "denied"),
    [
        ("Oslo television has it that you initialled a paper. Is that so?", "Nothing has been initialled.", True),
        ("Papers in Oslo report that Mr. Ruel met Mr. Orr in Lima.", "He did not. There was no meeting in Lima.", True),
        ("It is said that Chad will write to Oslo.", "No such letter has left Chad yet.", False),
        ("There is talk of a deal on the ferry.", "Not a word of it. No deal has been made.", True),
        ("It is written in Oslo that Chad traded the lake.", "Somebody has dreamt that. We traded nothing.", True),
        ("The trawlers have been held for a month. Will you let them go?", "No. We will not let them go.", False),
        ("Norwegian radio says that the crew has been fed.", "Yes, and well.", False),
        ("Will the minister go to Oslo?", "No. He has no such plans.", False),
    ],
)
def test_what_a_question_takes_up(report: Callable, docket: Build, question: str, answer: str, *, denied: bool) -> None:
    told = report(f"QUESTION: {question}\n\nMR. ORR: {answer}")
    asked = told.statement(question, "QUESTION", force="ask")
    told.statement(answer, "MR. ORR", answers=asked.id)
    assert kinds(docket(told)) == (["existence"] if denied else [])


def test_a_retort_whose_speaker_was_not_made_out(report: Callable, docket: Build) -> None:
    told = report(
        'Norway said that a date had been settled. "We settled nothing," shot back Chad\'s minister, Ben Orr.'
    )
    told.statement("that a date had been settled", "Norway", "said")
    assert kinds(docket(told)) == ["outcome"]


def test_a_remark_that_takes_nothing_back(report: Callable, docket: Build) -> None:
    told = report('Norway said that a date had been settled. "We are tired," sighed Chad\'s minister, Ben Orr.')
    told.statement("that a date had been settled", "Norway", "said")
    assert kinds(docket(told)) == []
