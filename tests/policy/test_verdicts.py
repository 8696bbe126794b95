"""Rules held against dockets made by hand, as an analyst would follow them."""

from datetime import date

import pytest
from records_by_hand import days

from dragoman.policy.asking import Held

ALLIES_FIRST = (
    "precedence: {before: {type: CONSULT, between: [norland, {each: allies}]}, "
    "event: {contact: {from: norland, to: sweland}}}"
)
ANSWERED = (
    "response: {event: {contact: {from: norland, to: sweland}}, then: {reply: {from: sweland, to: norland}}, "
    "within: 7 days}"
)


def sets(judgement):
    return judgement.verdict.outcomes_reported, judgement.verdict.outcomes_possible


def test_an_approach_without_an_earlier_briefing_is_broken_on_the_record_and_maybe_kept_in_the_world(case, judged):
    report = case.report("Norland wrote to Sweland. Norland briefed Finmark. Norland briefed Danevang.", "2021-03-20")
    report.contact("Norland", "Sweland", days("2021-03-10"))
    report.event("CONSULT", "Norland", "Finmark", days("2021-03-05"), act="brief")
    late = report.event("CONSULT", "Norland", "Danevang", days("2021-03-12"), act="brief")
    found = judged(ALLIES_FIRST)
    assert sets(found) == (("broken",), ("broken", "kept"))
    assert found.broken
    assert "CONSULT between Norway and Denmark: reported only afterwards" in found.verdict.because
    assert [span.text for span in found.verdict.opposing] == ["Norland wrote to Sweland"]
    assert late in {record for fact in found.pro for record in fact.records}


def test_a_verdict_that_hangs_on_one_date_says_on_which(case, judged):
    report = case.report("Norland wrote to Sweland. Norland briefed both allies.", "2021-03-20")
    report.contact("Norland", "Sweland", days("2021-03-10"))
    briefing = report.event("CONSULT", "Norland", "Finmark", days("2021-03-01", "2021-03-19"))
    found = judged(
        "precedence: {before: {type: CONSULT, between: [norland, {any: allies}]}, "
        "event: {contact: {from: norland, to: sweland}}}"
    )
    assert found.verdict.outcomes_reported == ("broken", "kept")
    assert found.verdict.decided_by == ((briefing,),) or len(found.verdict.decided_by[0]) == 2
    assert "It hangs on the date of “Norland briefed both allies”" in found.verdict.because
    assert {reading.outcome for reading in found.readings if not reading.world} == {"broken", "kept"}


def test_an_order_told_by_a_report_settles_what_dates_leave_open(case, judged):
    report = case.report("Norland wrote to Sweland. Norland briefed Finmark. Norland briefed Danevang.", "2021-03-20")
    contact = report.contact("Norland", "Sweland", days("2021-03-01", "2021-03-20"))
    for ally in ("Finmark", "Danevang"):
        case.order(report.event("CONSULT", "Norland", ally, days("2021-03-01", "2021-03-20")), contact)
    assert judged(ALLIES_FIRST).verdict.outcomes_reported == ("kept",)


def test_an_answer_is_awaited_until_its_term_has_passed_and_names_who_must_act(case, judged):
    report = case.report("Norland wrote to Sweland.", "2021-03-12")
    report.contact("Norland", "Sweland", days("2021-03-10"))
    waiting = judged(ANSWERED, "2021-03-17")
    assert sets(waiting) == (("awaited",), ("awaited", "broken", "kept_so_far"))
    assert waiting.verdict.next_act.actor == "Sweden"
    assert waiting.verdict.next_act.by == date(2021, 3, 17)
    assert judged(ANSWERED, "2021-03-18").verdict.outcomes_reported == ("broken",)


def test_without_its_trigger_a_rule_is_not_triggered_and_still_cites_what_comes_nearest(case, judged):
    case.report("Norland thanked Sweland.", "2021-03-12").event("SUPPORT", "Norland", "Sweland", days("2021-03-11"))
    found = judged(ANSWERED)
    assert found.verdict.outcomes_reported == ("not_triggered",)
    assert [span.text for span in found.verdict.supporting] == ["Norland thanked Sweland"]


def test_a_reported_silence_closes_what_might_have_gone_unreported(case, judged):
    covered = "coverage: [{pattern: {contact: {from: norland, to: sweland}}}]"
    first = case.report("Norland wrote to Sweland.", "2021-03-12")
    second = case.report("Norland says its letter has had no reply.", "2021-03-25")
    asked = first.contact("Norland", "Sweland", days("2021-03-10"))
    told = second.contact("Norland", "Sweland", days("2021-03-10"), reply="none")
    assert sets(judged(ANSWERED, "2021-03-20", covered)) == (("broken",), ("broken", "kept_so_far"))
    case.join("contacts", asked, told)
    assert sets(judged(ANSWERED, "2021-03-25", covered)) == (("broken",), ("broken",))


def test_a_reply_that_one_report_has_and_a_later_one_denies_is_disputed(case, judged):
    first = case.report("Sweland answered the letter.", "2021-03-12")
    second = case.report("No reply has come, Norland says.", "2021-03-25")
    case.join(
        "contacts",
        first.contact("Norland", "Sweland", days("2021-03-10"), reply="replied", reply_when=days("2021-03-11")),
        second.contact("Norland", "Sweland", days("2021-03-10"), reply="none"),
    )
    assert judged(ANSWERED).verdict.outcomes_reported == ("broken", "kept_so_far")


def test_only_what_was_published_by_the_day_is_known(case, judged):
    report = case.report("Norland wrote to Sweland.", "2021-03-12")
    report.contact("Norland", "Sweland", days("2021-03-10"))
    rule = "absence: {event: {contact: {from: norland, to: sweland}}}"
    assert judged(rule).verdict.outcomes_reported == ("broken",)


def test_coverage_turns_silence_into_absence_and_a_closed_window_settles(case, judged):
    case.report("Nothing happened.", "2021-03-12")
    rule = "from: 2021-02-01, to: 2021-02-28, absence: {event: {act: meet, between: [norland, sweland]}}"
    covered = "coverage: [{pattern: {act: meet, between: [norland, sweland]}}]"
    assert sets(judged(rule)) == (("kept",), ("broken", "kept"))
    assert sets(judged(rule, head=covered)) == (("kept",), ("kept",))
    narrow = "coverage: [{pattern: {act: meet, level: leader, between: [norland, sweland]}}]"
    assert sets(judged(rule, head=narrow)) == (("kept",), ("broken", "kept"))


def test_too_few_sources_leave_a_happening_off_the_record_but_not_out_of_the_world(case, judged):
    report = case.report("Norland met Sweland.", "2021-03-12")
    report.event("CONSULT", "Norland", "Sweland", days("2021-03-11"), act="meet")
    covered = "coverage: [{pattern: {act: meet, between: [norland, sweland]}}]"
    found = judged("sources: 2, absence: {event: {act: meet, between: [norland, sweland]}}", head=covered)
    assert sets(found) == (("kept_so_far",), ("broken", "kept_so_far"))
    assert "for want of 2 independent sources" in found.verdict.because


def test_a_reviewed_record_is_asked_for_and_given(case, judged):
    report = case.report("Norland met Sweland.", "2021-03-12")
    met = report.event("CONSULT", "Norland", "Sweland", days("2021-03-11"), act="meet")
    rule = "reviewed: true, existence: {event: {act: meet, between: [norland, sweland]}}"
    assert judged(rule).verdict.outcomes_reported == ("awaited",)
    assert judged(rule, reviewed=frozenset({met})).verdict.outcomes_reported == ("kept",)


def test_what_was_planned_and_denied_did_not_happen(case, judged):
    report = case.report("Norland was to meet Sweland. The meeting did not take place.", "2021-03-12")
    report.event("CONSULT", "Norland", "Sweland", days("2021-03-11"), act="meet", factuality="negated")
    report.event("CONSULT", "Norland", "Sweland", days("2021-04-11"), act="meet", factuality="planned")
    found = judged("absence: {event: {act: meet, between: [norland, sweland]}}")
    assert found.verdict.outcomes_reported == ("kept_so_far",)
    assert {fact.status for fact in found.beside} == {"negated", "planned"}


@pytest.mark.parametrize(
    ("template", "condition", "want"),
    [
        ("independence", None, ("kept_so_far",)),
        ("independence", "once the herring quota is signed", ("broken",)),
        ("linkage", None, ("broken",)),
        ("linkage", "once the herring quota is signed", ("kept_so_far",)),
    ],
)
def test_linkage_and_its_opposite_look_at_conditions(case, judged, template, condition, want):
    report = case.report("Norland will send medicine.", "2021-03-12")
    report.commitment("Norland", condition=condition, made=days("2021-03-11"))
    found = judged(f"{template}: {{commitments: {{by: norland, issue: aid}}, of: fish}}")
    assert found.verdict.outcomes_reported == want
    assert found.verdict.outcomes_possible == tuple(sorted({*want, "broken"}))


def test_wording_shows_who_said_what_when_and_where(case, judged):
    report = case.report("A fair share of the herring is the aim. A quota for all was the old aim.", "2021-05-03")
    report.statement("Norland", days("2021-05-02"))
    report.statement("Norland", days("2021-02-02"))
    rule = "from: 2021-05-01, wording: {issue: fish, by: norland, use: fair share, not: quota for all}"
    found = judged(rule)
    assert found.verdict.outcomes_reported == ("kept_so_far",)
    assert [(f.who, f.when.edtf) for f in (*found.pro, *found.beside)] == [
        ("Norland", "2021-05-02"),
        ("Norland", "2021-02-02"),
    ]


def test_deadlines_of_commitments_are_awaited_kept_or_broken(case, judged):
    report = case.report("Norland will send the text.", "2021-03-12")
    report.commitment("Norland", deadline=days("2021-03-31"), made=days("2021-03-12"))
    rule = "deadline: {commitments: {by: norland}}"
    waiting = judged(rule)
    assert waiting.verdict.outcomes_reported == ("awaited",)
    assert waiting.verdict.next_act.by == date(2021, 3, 31)
    case.report("Nothing new.", "2021-04-02")
    assert sets(judged(rule))[0] == ("broken",)
    assert "kept_so_far" in sets(judged(rule))[1]


def test_a_process_counts_by_its_name_and_state(case, judged):
    report = case.report("Norland has finished its review of policy. Norland wrote to Sweland.", "2021-03-12")
    report.process("Norland", "policy review", "completed", days("2021-03-01"))
    report.contact("Norland", "Sweland", days("2021-03-10"))
    rule = (
        "precedence: {before: {process: policy review, of: norland, state: completed}, "
        "event: {contact: {from: norland, to: sweland}}}"
    )
    assert judged(rule).verdict.outcomes_reported == ("kept",)


def test_evidence_that_points_back_is_about_what_it_points_to(case, judged):
    text = "The herring quota will rise.\n\nNorland told Sweland of it in a letter.\n\nThe quota rose."
    report = case.report(text, "2021-03-12")
    report.contact("Norland", "Sweland", days("2021-03-10"), words="Norland told Sweland of it in a letter")
    rule = "existence: {event: {contact: {from: norland, to: sweland, about: fish}}}"
    assert judged(rule).verdict.outcomes_reported == ("kept",)


def test_what_the_record_does_not_know_is_noted(case, policy):
    case.report("Norland wrote.", "2021-03-12")
    report = Held(policy("absence: {event: {act: yodel, by: norland}}"), case.docket()).report()
    assert any("yodel" in note for note in report.notes)
    empty = Held(policy(), type(case)().docket()).report()
    assert any("'NOR'" in note for note in empty.notes)
