from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.reconcile.comparison import compare_reports
from dragoman.reconcile.positions import changes, difference
from dragoman.record.docket import DocketExport

Build = Callable[..., DocketExport]


def test_wordings_of_one_issue_and_the_day_they_change(report: Callable, docket: Build) -> None:
    early = report('Chad wants "the end of all herring quotas at once," it said.', "Harbour Wire", "2021-04-09")
    late = report('Chad said quotas should end "in three stages" after harvest.', "Tidings", "2021-06-20")
    early.statement('"the end of all herring quotas at once,"', "Chad", "wants", mode="mixed")
    late.statement('quotas should end "in three stages" after harvest', "Chad", "said", mode="mixed")
    compared = compare_reports(docket(early, late))
    assert [(p.issue, p.wording) for p in sorted(compared.positions, key=lambda p: p.when.sort_key())] == [
        ("quotas", "the end of all herring quotas at once"),
        ("quotas", "in three stages"),
    ]
    same = {p.actor: "CHAD" for p in compared.positions}
    (change,) = changes(compared.positions, same)
    assert change.after.when.edtf == "2021-06-20"


def test_what_the_aim_is_called(report: Callable, docket: Build) -> None:
    said = ("Our aim is a fair share of the herring, because all need it.", "The goal remains a share of the herring.")
    told = [report(f"ADA RUEL: {text}", outlet) for text, outlet in zip(said, ("Harbour Wire", "Tidings"), strict=True)]
    for item, text in zip(told, said, strict=True):
        item.statement(text, "ADA RUEL", mode="direct")
    wordings = {p.wording for p in compare_reports(docket(*told)).positions}
    assert wordings == {"a fair share of the herring", "a share of the herring"}


@pytest.mark.parametrize("words", ['"We are glad,"', '"but nobody came,"'])
def test_utterances_are_no_positions(report: Callable, docket: Build, words: str) -> None:
    told = [report(f"{words} Chad said.", outlet) for outlet in ("Harbour Wire", "Tidings")]
    for item in told:
        item.statement(words, "Chad", "said", mode="direct")
    assert compare_reports(docket(*told)).positions == ()


def test_a_phrase_that_nothing_takes_up_is_no_position(report: Callable, docket: Build) -> None:
    told = report('Chad called the weather "a northern nuisance" on Monday.')
    told.statement('the weather "a northern nuisance"', "Chad", "called", mode="mixed")
    assert compare_reports(docket(told)).positions == ()


def test_a_readable_difference() -> None:
    assert difference("an end of quotas at once", "an end of quotas in stages") == (
        "an end of quotas [-at once-] {+in stages+}"
    )


def wordings(compared: DocketExport) -> set[str]:
    return {p.wording for p in compared.positions}


def test_what_somebody_no_longer_says_is_no_position(report: Callable, docket: Build) -> None:
    early = report('Chad wants "an end of herring quotas," it said.', "Harbour Wire", "2021-04-09")
    late = report(
        'Chad no longer says "an end of quotas" and asks for "quotas in two stages."', "Tidings", "2021-06-20"
    )
    early.statement('"an end of herring quotas,"', "Chad", "wants", mode="mixed")
    late.statement('"an end of quotas"', "Chad", "no longer says", mode="mixed")
    late.statement('"quotas in two stages."', "Chad", "asks for", mode="mixed")
    assert wordings(compare_reports(docket(early, late))) == {"an end of herring quotas", "quotas in two stages"}


def test_a_copy_has_no_wordings_of_its_own(report: Callable, docket: Build) -> None:
    text = (
        'Chad wants "an end of herring quotas," it said after two days in Oslo, where the ministers of five states had '
        "looked at the catch of the year, at the price of oil and at the ships that lay idle in the harbour. They left "
        'on Friday. Chad said later that quotas had "no place in the herring trade" at all.'
    )
    told = [report(text, "Harbour Wire", "2021-04-09"), report(text, "Tidings", "2021-04-10")]
    for item in told:
        item.statement('"an end of herring quotas,"', "Chad", "wants", mode="mixed")
        item.statement('quotas had "no place in the herring trade" at all', "Chad", "said later", mode="mixed")
    compared = compare_reports(docket(*told))
    assert {p.evidence[0].document for p in compared.positions} == {told[0].document.id}


def test_a_part_of_a_wording_is_not_told_beside_it(report: Callable, docket: Build) -> None:
    early = report('Chad said it demanded "an end of all quotas before any talks."', "Harbour Wire", "2021-04-09")
    late = report('Chad wants "quotas in two stages."', "Tidings", "2021-06-20")
    early.statement('it demanded "an end of all quotas before any talks."', "Chad", "said", mode="mixed")
    early.statement("an end of all quotas", "it", "demanded")
    late.statement('"quotas in two stages."', "Chad", "wants", mode="mixed")
    assert wordings(compare_reports(docket(early, late))) == {
        "an end of all quotas before any talks",
        "quotas in two stages",
    }


@pytest.mark.parametrize(
    ("said", "cue", "wording"),
    [
        ("What Chad asks today is a full end of quotas", None, "a full end of quotas"),
        ('"A pause in the quotas" would do', None, "A pause in the quotas"),
        ("The purpose of the talks is a fair share for all", None, "a fair share for all"),
        ('"mutual recognition of boats."', "insists on", "mutual recognition of boats"),
        ('"a pause in the quotas."', "calls for", "a pause in the quotas"),
    ],
)
def test_ways_of_telling_what_somebody_stands_for(
    report: Callable, docket: Build, said: str, cue: str | None, wording: str
) -> None:
    told = report(f"Chad {cue or 'said'} {said} at noon.")
    other = report('Norway wants "a fair share of the quotas for all."', "Tidings")
    told.statement(said, "Chad", cue or "said", mode="mixed")
    other.statement('"a fair share of the quotas for all."', "Norway", "wants", mode="mixed")
    assert wording in wordings(compare_reports(docket(told, other)))


@pytest.mark.parametrize(
    ("said", "cue", "force"),
    [
        ('it as calling for "a pause in the quotas."', "quotes", "assert"),
        ('the quotas as "a plain breach of faith."', "denounced", "criticise"),
        ('Norway to "keep the quotas warm."', "asked", "ask"),
    ],
)
def test_words_that_are_read_out_or_thrown_at_somebody_are_no_stand(
    report: Callable, docket: Build, said: str, cue: str, force: str
) -> None:
    told = report(f"Chad {cue} {said}")
    told.statement(said, "Chad", cue, mode="mixed", force=force)
    assert wordings(compare_reports(docket(told))) == set()


def test_the_short_form_of_another_days_wording_is_none_of_its_own(report: Callable, docket: Build) -> None:
    early = report('Chad wants "a full end of quotas before a single net is cast."', "Harbour Wire", "2021-04-09")
    late = report('In April Chad spoke of "a single net." It now wants "quotas in stages."', "Tidings", "2021-06-20")
    early.statement('"a full end of quotas before a single net is cast."', "Chad", "wants", mode="mixed")
    late.statement('"a single net."', "Chad", "spoke of", mode="mixed")
    late.statement('"quotas in stages."', "It", "wants", mode="mixed")
    assert "a single net" not in wordings(compare_reports(docket(early, late)))


def test_the_same_wording_with_an_article_is_no_short_form(report: Callable, docket: Build) -> None:
    early = report("Our goal remains the full end of quotas, Chad said.", "Harbour Wire", "2021-04-09")
    late = report('Chad settled on a "full end of quotas."', "Tidings", "2021-06-20")
    early.statement("Our goal remains the full end of quotas", "Chad", "said")
    late.statement('"full end of quotas."', "Chad", "settled on", mode="mixed")
    assert {"the full end of quotas", "full end of quotas"} <= wordings(compare_reports(docket(early, late)))


@pytest.mark.parametrize(
    ("told", "wording"),
    [
        ('Quotas could end, it said, with "two lean years."', "two lean years"),
        ('Its formula, it said, was still "nets last of all."', "nets last of all"),
        ('"can be counted alongside the rest," it said', "can be counted alongside the rest"),
        ('None would be lifted "before the boats are home," it said', "before the boats are home"),
        ("No quota before there is a count", "No quota before there is a count"),
        ("We do not bargain with Norway, on boats or on nets", "We do not bargain with Norway, on boats or on nets"),
    ],
)
def test_what_must_be_or_may_be_is_a_stand(report: Callable, docket: Build, told: str, wording: str) -> None:
    item = report(f"Chad said: {told}.")
    item.statement(told, "Chad", "said", mode="mixed" if '"' in told else "direct")
    assert wording in wordings(compare_reports(docket(item)))


@pytest.mark.parametrize(
    "told",
    [
        'A count would be "a grave mistake."',
        'It hoped the nets would stay "dry all winter."',
        "A guest does not pay first",
    ],
)
def test_what_is_only_said_of_a_thing_is_no_stand(report: Callable, docket: Build, told: str) -> None:
    item = report(f"Chad said: {told}.")
    item.statement(told, "Chad", "said", mode="mixed" if '"' in told else "direct")
    assert wordings(compare_reports(docket(item))) == set()


def test_who_is_named_as_wanting_it_holds_the_stand(report: Callable, docket: Build) -> None:
    told = 'Chad insists on "a full count of the nets,"'
    item = report(f"{told} an officer said.")
    item.actor("Chad")
    item.statement(told, "an officer", "said", mode="mixed")
    compared = compare_reports(docket(item))
    assert [a.name for p in compared.positions for a in compared.actors if a.id == p.actor] == ["Chad"]


def test_what_a_report_recalls_is_told_once(report: Callable, docket: Build) -> None:
    early = report('Chad wants "the end of all quotas."', "Harbour Wire", "2021-04-09")
    late = report('Chad, which once demanded "the end of all quotas," has come home.', "Tidings", "2021-06-20")
    early.statement('"the end of all quotas."', "Chad", "wants", mode="mixed")
    late.statement('"the end of all quotas,"', "Chad", "once demanded", mode="mixed")
    assert len(compare_reports(docket(early, late)).positions) == 1


def test_a_second_one_named_right_before_his_words(report: Callable, docket: Build) -> None:
    told = 'Chad wants "a lake without nets" and Peru "a sea without quotas," envoys said.'
    item = report(told)
    item.actor("Chad")
    item.actor("Peru")
    item.statement(told.removesuffix(" envoys said."), "envoys", "said", mode="mixed")
    compared = compare_reports(docket(item))
    names = {a.id: a.name for a in compared.actors}
    assert {names[p.actor]: p.wording for p in compared.positions} == {
        "Chad": "a lake without nets",
        "Peru": "a sea without quotas",
    }


def test_what_somebody_calls_a_thing_is_no_stand(report: Callable, docket: Build) -> None:
    item = report('Chad described the offer as "a surrender in nice paper."')
    item.statement('the offer as "a surrender in nice paper."', "Chad", "described", mode="mixed")
    assert wordings(compare_reports(docket(item))) == set()
