from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from told_reports import Report

from dragoman.reconcile.comparison import compare_reports
from dragoman.record.docket import DocketExport
from dragoman.record.times import TimeExpression

Build = Callable[..., DocketExport]


def kinds(docket: DocketExport) -> list[tuple[str, list[str]]]:
    """Kind and values of the claims, of each disagreement."""
    found = compare_reports(docket).disagreements
    return sorted((d.kind, sorted(str(c.value) for c in d.claims)) for d in found)


def dated(told: Report, words: str, day: date | None = None) -> None:
    """Have a day, of May unless told, read as a time expression."""
    span, when = told.span(words), day or date(2021, 5, int(words[-1]))
    place = (span.document, span.start, span.end, span.text, told.document.text)
    told.add("times", TimeExpression(*place, type="DATE", value=when.isoformat(), earliest=when, latest=when))


def test_two_days_of_one_event(report: Callable, docket: Build) -> None:
    one = report("Norway and Chad prolonged the grain accord on May 3.", "Harbour Wire")
    other = report("The grain accord of Norway and Chad was extended on May 4.", "Tidings")
    one.event("Norway and Chad prolonged the grain accord on May 3", "Norway", "Chad", when="2021-05-03", type="AGREE")
    other.event("The grain accord of Norway and Chad was extended on May 4", "Norway", "Chad", when="2021-05-04",
                type="AGREE")  # fmt: skip
    assert kinds(docket(one, other)) == [("date", ["2021-05-03", "2021-05-04"])]


def test_ranges_that_overlap_do_not_disagree(report: Callable, docket: Build) -> None:
    one = report("Norway and Chad prolonged the grain accord on May 3.", "Harbour Wire")
    other = report("The grain accord of Norway and Chad was extended early in May.", "Tidings")
    one.event("Norway and Chad prolonged the grain accord on May 3", "Norway", "Chad", when="2021-05-03", type="AGREE")
    other.event("The grain accord of Norway and Chad was extended early in May", "Norway", "Chad",
                when="2021-05-01/2021-05-10", type="AGREE")  # fmt: skip
    assert kinds(docket(one, other)) == []


def test_a_plan_that_changed_is_no_disagreement(report: Callable, docket: Build) -> None:
    plan = report("Norway and Chad are to sign the grain accord on May 3.", "Harbour Wire", "2021-05-01")
    held = report("Norway and Chad signed the grain accord on May 4.", "Tidings")
    plan.event("Norway and Chad are to sign the grain accord on May 3", "Norway", "Chad", when="2021-05-03",
               type="AGREE", factuality="planned")  # fmt: skip
    held.event("Norway and Chad signed the grain accord on May 4", "Norway", "Chad", when="2021-05-04", type="AGREE")
    assert kinds(docket(plan, held)) == []


def test_two_meetings_against_three(report: Callable, docket: Build) -> None:
    few = report("Ada Ruel and Ben Orr had two meetings, and agreed on nothing.", "Harbour Wire", "2021-06-30")
    few.event("Ada Ruel and Ben Orr had two meetings", "Ada Ruel", "Ben Orr")
    many = report("Ada Ruel met Ben Orr in March. The two met again in April. They met for a third time in June.",
                  "Tidings")  # fmt: skip
    for words, when in (("Ada Ruel met Ben Orr in March", "2021-03-02"), ("The two met again in April", "2021-04-09"),
                        ("They met for a third time in June", "2021-06-02")):  # fmt: skip
        many.event(words, "Ada Ruel", "Ben Orr", when=when)
    assert kinds(docket(few, many)) == [("count", ["2", "3"])]


def test_as_many_as_the_other_tells_is_no_disagreement(report: Callable, docket: Build) -> None:
    few = report("Ada Ruel and Ben Orr had two meetings.", "Harbour Wire", "2021-06-30")
    few.event("Ada Ruel and Ben Orr had two meetings", "Ada Ruel", "Ben Orr")
    many = report("Ada Ruel met Ben Orr in March. The two met again in July.", "Tidings", "2021-07-30")
    many.event("Ada Ruel met Ben Orr in March", "Ada Ruel", "Ben Orr", when="2021-03-02")
    many.event("The two met again in July", "Ada Ruel", "Ben Orr", when="2021-07-02")
    assert kinds(docket(few, many)) == []


def test_a_denied_report(report: Callable, docket: Build) -> None:
    text = 'Ben Orr denied a report in a local weekly that the ferry had sunk, saying it was "dry and afloat."'
    told = report(text)
    told.statement("a report in a local weekly that the ferry had sunk, saying it was \"dry and afloat.\"", "Ben Orr",
                   "denied", force="deny")  # fmt: skip
    ((kind, values),) = kinds(docket(told))
    assert kind == "existence"
    assert values == ["a report in a local weekly that the ferry had sunk", 'it was "dry and afloat."']


def test_a_denial_of_what_nobody_claims_is_none(report: Callable, docket: Build) -> None:
    told = report("Ben Orr denied that his country was selling ferries.")
    told.statement("that his country was selling ferries", "Ben Orr", "denied", force="deny")
    assert kinds(docket(told)) == []


def test_a_claim_in_a_question_answered_flatly(report: Callable, docket: Build) -> None:
    told = report(
        "QUESTION: State radio says you have sold the ferry. Is that so?\n\nMS. RUEL: It is not. No ferry is sold."
    )
    asked = told.statement("State radio says you have sold the ferry. Is that so?", "QUESTION", force="ask")
    told.statement("you have sold the ferry", "State radio", "says", parent=asked.id)
    told.statement("It is not. No ferry is sold.", "MS. RUEL", answers=asked.id)
    assert [kind for kind, _ in kinds(docket(told))] == ["existence"]


def test_told_and_later_negated(report: Callable, docket: Build) -> None:
    one = report("Norway released two trawlers of Chad on 3 May.", "Harbour Wire")
    other = report("Norway has not released any trawlers of Chad, its ministry said.", "Tidings", "2021-05-20")
    one.event("Norway released two trawlers of Chad on 3 May", "Norway", "Chad", type="RETREAT", when="2021-05-03")
    other.event("Norway has not released any trawlers of Chad", "Norway", "Chad", type="RETREAT", factuality="negated")
    assert [kind for kind, _ in kinds(docket(one, other))] == ["existence"]


def test_unanswered_and_later_answered_is_progress(report: Callable, docket: Build) -> None:
    early = report("Norway has not released the trawlers of Chad.", "Harbour Wire", "2021-05-01")
    late = report("Norway released the trawlers of Chad on 3 May.", "Tidings")
    early.event("Norway has not released the trawlers of Chad", "Norway", "Chad", type="RETREAT", factuality="negated")
    late.event("Norway released the trawlers of Chad on 3 May", "Norway", "Chad", type="RETREAT", when="2021-05-03")
    assert kinds(docket(early, late)) == []


def test_an_amount_that_an_outlet_corrects(report: Callable, docket: Build) -> None:
    first = report("Chad keeps about 40 tonnes of frozen herring in the harbour.", "Harbour Wire")
    later = report("Ships came.\n\nCorrection: Harbour Wire reported on May 10 that Chad kept about 40 tonnes of "
                   "frozen herring. The port puts it at 25 tonnes.", "Harbour Wire", "2021-05-17")  # fmt: skip
    (found,) = compare_reports(docket(first, later)).disagreements
    assert found.kind == "amount"
    assert found.corrected_by == later.document.id
    assert {c.value: len(c.evidence) for c in found.claims} == {"about 40 tonnes": 2, "25 tonnes": 1}


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("40 tonnes of frozen herring", "25 tonnes of frozen herring", True),
        ("more than 30 tonnes of frozen herring", "between 25 and 40 tonnes of frozen herring", False),
        ("about 40 tonnes of frozen herring", "42 tonnes of frozen herring", False),
        ("40 tonnes of frozen herring", "25 tonnes of smoked salmon", False),
    ],
)
def test_amounts_differ_only_where_both_cannot_be(
    report: Callable, docket: Build, one: str, other: str, *, differ: bool
) -> None:
    told = (report(f"The harbour holds {one}.", "Harbour Wire"), report(f"In store are {other}.", "Tidings"))
    assert bool(kinds(docket(*told))) is differ


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("The talks in Arusha lasted four hours.", "The Arusha talks went on for six hours.", ["amount"]),
        ("The mediator's draft runs to eleven pages.", "The mediator's draft, of nine pages, went to Lima.", ["count"]),
        ("Chad pledged 30 million dollars for a relief fund.", "Chad paid 9 million dollars into the relief fund.", []),
        (
            "Chad pledged 30 million dollars for a relief fund.",
            "Chad paid 9 million dollars into the fund. It had pledged 25 million in all.",
            ["amount"],
        ),
    ],
)
def test_numbers_of_one_thing(report: Callable, docket: Build, one: str, other: str, kind: list[str]) -> None:
    found = docket(report(one, "Harbour Wire"), report(other, "Tidings", "2021-05-12"))
    assert [k for k, _ in kinds(found)] == kind


def test_meetings_counted_in_one_month(report: Callable, docket: Build) -> None:
    reports = []
    for often, number, outlet in (("twice", 2, "Harbour Wire"), ("three times", 3, "Tidings")):
        reports.append(report(f"The two delegations met {often} in April.", outlet))
        reports[-1].event(f"The two delegations met {often} in April", when="2021-04-01/2021-04-30", count=number)
    assert kinds(docket(*reports)) == [("count", ["2", "3"])]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Ghana accepted the herring draft on May 6", "Ghana rejected the herring draft on May 6", ["outcome"]),
        ("A convoy reached Dori with flour on May 6", "The flour convoy was stopped near Dori on May 6", ["outcome"]),
        ("Togo opened the crossing at Aflao on May 6", "Togo shut the crossing at Aflao on May 6", ["outcome"]),
        ("Ghana accepted the herring draft on May 6", "Ghana turned the herring draft down on May 9", []),
        ("Ghana accepted the herring draft on May 6", "Togo turned the herring draft down on May 6", []),
        ("Ghana accepted the herring draft on May 6", "Ghana will reject the herring draft on May 6", []),
    ],
)
def test_opposites_of_one_day(report: Callable, docket: Build, one: str, other: str, kind: list[str]) -> None:
    reports = []
    for text, outlet in ((one, "Harbour Wire"), (other, "Tidings")):
        reports.append(report(f"{text}, an envoy said.", outlet))
        dated(reports[-1], f"May {text[-1]}")
    assert [k for k, _ in kinds(docket(*reports))] == kind


def test_amounts_weeks_apart_are_progress(report: Callable, docket: Build) -> None:
    early = report("The harbour holds 40 tonnes of frozen herring.", "Harbour Wire", "2021-05-01")
    late = report("The harbour holds 25 tonnes of frozen herring.", "Tidings", "2021-06-01")
    assert kinds(docket(early, late)) == []


def test_who_was_there(report: Callable, docket: Build) -> None:
    one = report("The session on quotas was attended by envoys of Norway, Chad and Peru.", "Harbour Wire")
    other = report(
        "At the session on quotas two envoys sat alone, since Peru had stayed away.", "Tidings", "2021-05-12"
    )
    ((kind, values),) = kinds(docket(one, other))
    assert (kind, values) == ("participants", ["Peru stayed away", "Peru took part"])


def test_who_meant_to_stay_away_and_came_after_all(report: Callable, docket: Build) -> None:
    early = report("Peru said that it would not attend the session on quotas.", "Tidings", "2021-05-02")
    late = report("Peru attended the session on quotas after all.", "Harbour Wire", "2021-05-12")
    assert kinds(docket(early, late)) == []


def test_whose_thing_it_was(report: Callable, docket: Build) -> None:
    one = report("Divers found a Chadian buoy in the straits.", "Harbour Wire")
    other = report('"The buoy was a Norwegian buoy," the harbour master said.', "Tidings", "2021-05-12")
    assert [kind for kind, _ in kinds(docket(one, other))] == ["participants"]


def test_quotations_that_differ_by_a_telling_word(report: Callable, docket: Build) -> None:
    said = ("We must share the herring before winter comes", "We may share the salmon before winter comes")
    told = [report(f'"{words}," Ada Ruel said.', outlet) for words, outlet in zip(said, ("Harbour Wire", "Tidings"),
                                                                                 strict=True)]  # fmt: skip
    for item, words in zip(told, said, strict=True):
        item.statement(words, "Ada Ruel", "said", mode="direct")
    assert [kind for kind, _ in kinds(docket(*told))] == ["wording"]


def test_a_quotation_cut_short_is_the_same(report: Callable, docket: Build) -> None:
    said = ("We must share the herring before winter comes", "We must share the herring before winter")
    told = [report(f'"{words}," Ada Ruel said.', outlet) for words, outlet in zip(said, ("Harbour Wire", "Tidings"),
                                                                                 strict=True)]  # fmt: skip
    for item, words in zip(told, said, strict=True):
        item.statement(words, "Ada Ruel", "said", mode="direct")
    assert kinds(docket(*told)) == []


def test_talks_that_succeed_and_fail(report: Callable, docket: Build) -> None:
    one = report("Talks of Norway and Chad on herring quotas in Oslo on 3 May led to a signed deal.", "Harbour Wire")
    other = report("Talks of Norway and Chad on herring quotas on 3 May ended without agreement.", "Tidings")
    one.event("Talks of Norway and Chad on herring quotas in Oslo on 3 May", "Norway", "Chad", when="2021-05-03",
              outcome="a signed deal")  # fmt: skip
    other.event("Talks of Norway and Chad on herring quotas on 3 May", "Norway", "Chad", when="2021-05-03",
                outcome="ended without agreement")  # fmt: skip
    assert [kind for kind, _ in kinds(docket(one, other))] == ["outcome"]


def test_meetings_of_ministers_are_counted_by_their_states(report: Callable, docket: Build) -> None:
    few = report("The ministers of Norway and Chad have met twice.", "Harbour Wire", "2021-06-30")
    few.event("The ministers of Norway and Chad have met twice", "Norway", "Chad", count=2, level="minister")
    many = report("Ada Ruel met Ben Orr in March. They met again in April. They met a third time in June. Clerks met "
                  "in May.", "Tidings")  # fmt: skip
    people = (many.actor("Ada Ruel", country="NOR"), many.actor("Ben Orr", country="TCD"))
    for words, when, level in (
        ("Ada Ruel met Ben Orr in March", "2021-03-02", "minister"),
        ("They met again in April", "2021-04-09", "minister"),
        ("They met a third time in June", "2021-06-02", "minister"),
        ("in May", "2021-05-02", "working"),
    ):
        many.event(words, *(p.name for p in people), when=when, level=level)
    assert kinds(docket(few, many)) == [("count", ["2", "3"])]


def test_what_the_denier_says_in_the_next_sentence(report: Callable, docket: Build) -> None:
    told = report('Ben Orr rejected claims that the crew had been hurt. "They are well and at lunch," he said.')
    told.statement("claims that the crew had been hurt", "Ben Orr", "rejected", force="deny")
    told.statement('"They are well and at lunch,"', "Ben Orr", "said", mode="direct")
    ((_, values),) = kinds(docket(told))
    assert values == ['"They are well and at lunch,"', "claims that the crew had been hurt"]


def test_dated_clauses_need_no_event_record(report: Callable, docket: Build) -> None:
    texts = (
        "The herring accord was prolonged on May 3.",
        "The herring accord was reached in winter and extended on May 4.",
    )
    reports = [report(text, outlet) for text, outlet in zip(texts, ("Harbour Wire", "Tidings"), strict=True)]
    for told, words in zip(reports, ("May 3", "May 4"), strict=True):
        dated(told, words)
    assert kinds(docket(*reports)) == [("date", ["2021-05-03", "2021-05-04"])]


def test_the_same_two_days_are_one_disagreement_whoever_tells_them(report: Callable, docket: Build) -> None:
    texts = (
        "The herring accord was prolonged on May 3.",
        "The herring accord was extended on May 4.",
        "The old herring accord was renewed on May 4.",
    )
    told = [
        report(text, outlet) for text, outlet in zip(texts, ("Harbour Wire", "Tidings", "Skerry Post"), strict=True)
    ]
    for item in told:
        dated(item, item.document.text[-6:-1])
    (found,) = compare_reports(docket(*told)).disagreements
    assert sorted(len(claim.evidence) for claim in found.claims) == [1, 2]


def test_an_observer_who_had_not_come(report: Callable, docket: Build) -> None:
    there = report("The opening session was attended by envoys of Norway and Chad.", "Harbour Wire")
    absent = report("The opening session was short, an envoy said, and Chad's observer had not come.", "Tidings")
    (found,) = compare_reports(docket(there, absent)).disagreements
    assert found.kind == "participants"
    assert "Chad's observer had not come" in {span.text for claim in found.claims for span in claim.evidence}


def test_a_day_behind_names_that_are_strung_together_and_one_to_come(report: Callable, docket: Build) -> None:
    one = report("The herring paper was handed to Peru, to Chad and Ghana on May 4.", "Harbour Wire", "2021-05-20")
    other = report("The herring paper handed out on May 3 lies in a drawer.", "Tidings", "2021-05-21")
    early = report("The herring paper is handed to Peru on May 4.", "Harbour Wire", "2021-05-01")
    for told, words in ((one, "May 4"), (other, "May 3"), (early, "May 4")):
        dated(told, words)
    assert kinds(docket(one, other)) == [("date", ["2021-05-03", "2021-05-04"])]
    assert kinds(docket(early, other)) == []


def test_what_was_done_on_a_day_behind_the_denial_is_what_came_of_it(report: Callable, docket: Build) -> None:
    silent = report("Togo has not replied to Ghana's herring offer of May 8.", "Tidings", "2021-05-24")
    replied = report("Togo replied to Ghana's herring offer of May 8 on June 1.", "Harbour Wire", "2021-06-02")
    dated(silent, "May 8")
    dated(replied, "May 8")
    assert [kind for kind, _ in kinds(docket(silent, replied))] == ["existence"]
    dated(replied, "June 1", date(2021, 6, 1))
    assert kinds(docket(silent, replied)) == []
