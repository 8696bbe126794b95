"""What an officer asks before acting: what is permitted, what a draft breaks, what an imagined act would change."""

from datetime import date

import pytest
from records_by_hand import days

from dragoman.errors import BadRequest
from dragoman.policy.asking import Held, draft_report, plan

ALLIES_FIRST = (
    "precedence: {before: {type: CONSULT, between: [norland, {each: allies}]}, "
    "event: {contact: {from: norland, to: sweland}}}"
)
ANSWERED = (
    "response: {event: {contact: {from: norland, to: sweland}}, then: {reply: {from: sweland, to: norland}}, "
    "within: 7 days}"
)
APPROACH = "a contact from Norway to Sweden"


def acts(made):
    return {act.act: act for act in made.acts}


def test_an_act_is_blocked_until_what_must_come_first_has_come(case, policy):
    report = case.report("Norland briefed Finmark. Norland briefed Danevang.", "2021-03-20")
    report.event("CONSULT", "Norland", "Finmark", days("2021-03-05"))
    rules = policy(ALLIES_FIRST, ANSWERED)
    act = acts(plan(rules, case.docket()))[APPROACH]
    assert act.status == "blocked"
    assert [(h.rule, h.first) for h in act.hindrances] == [("r1", ("Norway", "Denmark"))]
    assert act.followed_by == ("a reply from Sweden to Norway within 7 days (r2)",)
    report.event("CONSULT", "Norland", "Danevang", days("2021-03-06"))
    assert acts(plan(rules, case.docket()))[APPROACH].status == "permitted"


def test_what_may_have_come_first_leaves_the_act_unknown(case, policy):
    report = case.report("Norland may have briefed its allies.", "2021-03-20")
    rule = ALLIES_FIRST.replace("each: allies", "any: allies")
    report.event("CONSULT", "Norland", "Finmark", days("2021-03-05"), certainty="possible")
    assert acts(plan(policy(rule), case.docket()))[APPROACH].status == "unknown"


@pytest.mark.parametrize(
    ("rule", "status"),
    [
        ("absence: {event: {contact: {from: norland, to: sweland}}}", "blocked"),
        ("to: 2021-02-01, absence: {event: {contact: {from: norland, to: sweland}}}", "permitted"),
        ("exactly: {event: {contact: {from: norland, to: sweland}}, times: 1}", "blocked"),
        ("exactly: {event: {contact: {from: norland, to: sweland}}, times: 2}", "permitted"),
        ("not-coexistence: [{type: CONSULT, by: norland}, {contact: {from: norland, to: sweland}}]", "blocked"),
        (
            "not-succession: {event: {type: AID, by: norland}, then: {contact: {from: norland, to: sweland}}}",
            "permitted",
        ),
        ("succession: {event: {type: AID, by: norland}, then: {contact: {from: norland, to: sweland}}}", "blocked"),
    ],
)
def test_each_template_blocks_in_its_own_way(case, policy, rule, status):
    report = case.report("Norland wrote to Sweland. Norland met Sweland.", "2021-03-20")
    report.contact("Norland", "Sweland", days("2021-03-10"))
    report.event("CONSULT", "Norland", "Sweland", days("2021-03-10"))
    assert acts(plan(policy(rule), case.docket()))[APPROACH].status == status


def test_what_is_due_is_told_with_its_day(case, policy):
    case.report("Norland wrote to Sweland.", "2021-03-12").contact("Norland", "Sweland", days("2021-03-10"))
    due = plan(policy(ANSWERED), case.docket()).due
    assert [(d.rule, d.next_act.actor, d.next_act.by) for d in due] == [("r1", "Sweden", date(2021, 3, 17))]


WORDED = "wording: {issue: fish, by: norland, use: fair share of the herring, not: [quota for all, catches]}"
APART = "independence: {commitments: {by: norland, issue: aid}, of: fish}"


def sentences(case, *lines: str):
    document = case.report(" ".join(lines), "2021-03-12").document
    found, at = [], 0
    for line in lines:
        found.append(document.span(at, at + len(line)))
        at += len(line) + 1
    return found


def test_a_draft_is_read_against_wording_and_linkage(case, policy):
    spans = sentences(
        case,
        "We want a fair share of the herring.",
        "Nobody can accept a catch without rules.",
        "Medicine will flow once the herring question is settled.",
        "Fish matter to us.",
    )
    report = draft_report(spans, policy(WORDED, APART), case.docket(), by="norland")
    assert [(f.rule, f.fault, f.broken, f.sentence.text[:8]) for f in report.faults] == [
        ("r1", "wording", True, "Nobody c"),
        ("r1", "other words", False, "Medicine"),
        ("r2", "linked", True, "Medicine"),
        ("r1", "other words", False, "Fish mat"),
    ]
    assert report.broken
    assert not draft_report(spans, policy(WORDED), case.docket(), by="sweland").faults
    with pytest.raises(BadRequest, match="no party 'them'"):
        draft_report(spans, policy(WORDED), case.docket(), by="them")


def test_an_imagined_act_changes_verdicts_and_nothing_else(case, policy):
    case.report("Norland wrote to Sweland.", "2021-03-12").contact("Norland", "Sweland", days("2021-03-10"))
    rules = policy(ANSWERED, "absence: {event: {act: test, by: sweland}}")
    told = Held(rules, case.docket(), what_if=["2021-03-15 Sweden replies to Norway"]).report()
    assert told.changed == ("r1",)
    assert told.judgements[0].verdict.outcomes_reported == ("kept_so_far",)
    later = Held(rules, case.docket(), what_if=["2021-04-01 sweland tests a missile"]).report()
    assert later.as_of == date(2021, 4, 1)
    assert set(later.changed) == {"r1", "r2"}
    assert Held(rules, case.docket()).report().judgements[0].verdict.outcomes_reported == ("awaited",)


@pytest.mark.parametrize(
    "line", ["Norway tests", "2021-13-01 Norway tests", "2021-03-01 somebody tests", "2021-03-01 Norway"]
)
def test_a_line_that_tells_of_nothing_is_refused(case, policy, line):
    case.report("Nothing.", "2021-03-12")
    with pytest.raises(BadRequest, match="--what-if"):
        Held(policy(ANSWERED), case.docket(), what_if=[line])
