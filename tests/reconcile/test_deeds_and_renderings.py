"""A deed told and denied, one text rendered in two ways, and the marks by which two sentences are of one occasion."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.reconcile.comparison import compare_reports
from dragoman.record.docket import DocketExport

Build = Callable[..., DocketExport]


def kinds(docket: DocketExport) -> list[str]:
    return sorted(d.kind for d in compare_reports(docket).disagreements)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Togo has approved the herring plan.", "Togo never approved the herring plan.", "outcome"),
        ("A truce was agreed in Doha, Chad said.", "Nothing had been agreed in Doha, Chad said.", "outcome"),
        ("Rebels shelled the market of Dori.", "There was no shelling of the market of Dori.", "existence"),
        ("Ghana received a herring letter.", "Ghana denied that it had received any herring letter.", "existence"),
        ("Togo threw the herring plan out within days.", "Togo denied that it had thrown the plan out.", "existence"),
        (
            "OSLO, May 9, 2021 (Skerry Post) - Chad's envoys approved the herring plan on Friday.",
            "LIMA, May 12, 2021 (Tidings) - Chad never approved the herring plan, its envoy said on Wednesday.",
            "outcome",
        ),
        ("The two ministers dined alone in Geneva.", "The two ministers did not meet alone in Geneva.", "existence"),
        ("The Chadian delegation walked out of the session.", "Chad denied that its side had walked out.", "existence"),
    ],
)  # fmt: skip
def test_a_deed_that_one_tells_and_another_denies(
    report: Callable, docket: Build, one: str, other: str, kind: str
) -> None:
    found = kinds(docket(report(one, "Harbour Wire", "2021-05-10"), report(other, "Tidings", "2021-05-12")))
    assert found == [kind]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Togo will approve the herring plan.", "Togo never approved the herring plan."),
        ("Togo has approved the herring plan.", "Togo has not approved the herring plan so far."),
        ("Togo signed the copper treaty.", "Ghana did not sign the herring charter."),
        ("Rebels shelled the market of Dori.", "There was no shelling of the harbour of Lagos."),
        ("Togo threw the herring plan out within days.", "Chad denied that it had thrown a feast."),
        ("Jane Roe arrived in Dori for the UN on May 3.", "Half of the money has not arrived, the UN said."),
    ],
)
def test_what_is_only_planned_or_of_another_thing_is_not_denied(
    report: Callable, docket: Build, one: str, other: str
) -> None:
    assert kinds(docket(report(one, "Harbour Wire", "2021-05-10"), report(other, "Tidings", "2021-05-12"))) == []


@pytest.mark.parametrize(
    "text",
    [
        "The charter calls for a phasing out of bases, Peru said. Chad insists that it calls for a shutting of them.",
        '"The accord speaks of consultation," the Peruvian envoy said. The Chadian side says it speaks of consent.',
        "The letter demands an apology, Chad's envoy said. Peru maintains that it demands an explanation.",
        'The pact obliges the fleets to unload, Peru says. Chad says that it obliges them only to "slow down."',
    ],
)
def test_one_text_rendered_in_two_ways(report: Callable, docket: Build, text: str) -> None:
    assert kinds(docket(report(text))) == ["wording"]


@pytest.mark.parametrize(
    "text",
    [
        "The charter calls for a phasing out of the bases. The treaty calls for a new court, Chad said.",
        "The letter demands an apology. Chad has none to give.",
    ],
)
def test_two_texts_or_one_reading_are_no_disagreement(report: Callable, docket: Build, text: str) -> None:
    assert kinds(docket(report(text))) == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Norway put 3.2 million euros into a fund.", "Norway put 2.3 million euros into the fund.", ["amount"]),
        ("Norway gave Chad 7 million euros for wells.", "Norway gave Chad another 9 million euros for wells.", []),
    ],
)  # fmt: skip
def test_sums_and_numbers_of_one_occasion(
    report: Callable, docket: Build, one: str, other: str, expected: list[str]
) -> None:
    assert kinds(docket(report(one, "Harbour Wire", "2021-05-10"), report(other, "Tidings", "2021-05-12"))) == expected


@pytest.mark.parametrize(
    ("absent", "expected"),
    [
        ("Ada Ruel missed its last sitting with a fever.", ["participants"]),
        ("Ada Ruel missed its first sitting with a fever.", []),
    ],
)
def test_who_was_at_the_last_sitting(report: Callable, docket: Build, absent: str, expected: list[str]) -> None:
    there = report("The final sitting brought together envoys of Chad and the mediator, Ada Ruel.", "Harbour Wire")
    away = report(f"The process began in Lima. {absent}", "Tidings", "2021-06-20")
    there.actor("Ada Ruel")
    away.actor("Ada Ruel")
    assert kinds(docket(there, away)) == expected
