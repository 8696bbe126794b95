from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dragoman.reconcile.comparison import compare_reports
from dragoman.record.dates import DateRange
from dragoman.record.docket import DocketExport
from dragoman.record.happenings import Process
from dragoman.record.obligations import Commitment

Build = Callable[..., DocketExport]


def promise(told: Any, words: str, **fields: Any) -> Commitment:
    """Chad's promise, in these words of the report."""
    given = {"obligor": told.actor("Chad").id, "action": words, "strength": "pledged"} | fields
    return told.add("commitments", Commitment(evidence=(told.span(words),), **given))


def course(docket: DocketExport) -> tuple[str, list[tuple[str, str | None]]]:
    """Status and history of the first commitment."""
    first = compare_reports(docket).commitments[0]
    return first.status, [(c.status, c.when.edtf) for c in first.history]


def test_a_promise_stands_until_something_is_told_of_it(report: Callable, docket: Build) -> None:
    told = report("Chad will release the seized herring trawlers by June.")
    promise(told, "release the seized herring trawlers by June")
    assert course(docket(told)) == ("standing", [("standing", "2021-05-10")])


def test_stood_by(report: Callable, docket: Build) -> None:
    told = report("Chad will release the seized herring trawlers.", "Harbour Wire")
    again = report("Chad stood by its offer to release the seized herring trawlers.", "Tidings", "2021-06-01")
    promise(told, "release the seized herring trawlers")
    promise(again, "stood by its offer to release the seized herring trawlers")
    assert course(docket(told, again)) == ("affirmed", [("standing", "2021-05-10"), ("affirmed", "2021-06-01")])


DONE = {"type": "RETREAT", "when": "2021-06-03"}
NOT_DONE = {"type": "RETREAT", "factuality": "negated"}
RENOUNCED = {"type": "REJECT", "when": "2021-06-03"}
AFTERWARDS = [
    ("Chad released the seized herring trawlers", "Chad", DONE, "performed"),
    ("Norway released the seized herring trawlers", "Norway", DONE, "standing"),
    ("Chad has not released the seized herring trawlers", "Chad", NOT_DONE, "standing"),
    ("Chad renounced its pledge on the seized herring trawlers", "Chad", RENOUNCED, "repudiated"),
]


@pytest.mark.parametrize(("deed", "who", "told_of_it", "status"), AFTERWARDS)
def test_what_is_done_about_a_promise(
    report: Callable, docket: Build, deed: str, who: str, told_of_it: dict[str, str], status: str
) -> None:
    told = report("Chad will release the seized herring trawlers.", "Harbour Wire")
    promise(told, "release the seized herring trawlers")
    after = report(f"{deed}, it was said on 3 June.", "Tidings", "2021-06-04")
    after.event(deed, who, **told_of_it)
    assert course(docket(told, after))[0] == status


OTHERS_DOING = [
    ("to release the seized herring trawlers", ("Chad",)),
    ("Chad's halt to the lantern tests", ("Chad",)),
    ("Chad's accord with the Seized Herring Trawlers Board", ("Chad", "Seized Herring Trawlers Board")),
]


@pytest.mark.parametrize(("words", "who"), OTHERS_DOING)
def test_what_performs_no_promise(report: Callable, docket: Build, words: str, who: tuple[str, ...]) -> None:
    """What is to be done, what the other side gives in exchange, and the name of a party."""
    told = report("Chad will release the seized herring trawlers in return for a halt to the lantern tests.", "Tidings")
    action, condition = "release the seized herring trawlers", "in return for a halt to the lantern tests"
    promise(told, f"{action} {condition}", action=f"{action} {condition}", condition=condition)
    after = report(f"In June Chad spoke of {words}.", "Harbour Wire", "2021-06-04")
    after.event(words, *who, **DONE)
    assert course(docket(told, after))[0] == "standing"


def test_the_day_on_which_it_was_performed(report: Callable, docket: Build) -> None:
    told = report("Chad will release the seized herring trawlers.", "Harbour Wire")
    promise(told, "release the seized herring trawlers")
    done = report("Chad released the seized herring trawlers on 3 June.", "Tidings", "2021-06-04")
    done.event("Chad released the seized herring trawlers", "Chad", type="RETREAT", when="2021-06-03")
    assert course(docket(told, done))[1] == [("standing", "2021-05-10"), ("performed", "2021-06-03")]


def test_lapsed_with_the_instrument_it_rests_on(report: Callable, docket: Build) -> None:
    told = report("Chad will admit inspectors while the lighthouse memorandum holds.", "Harbour Wire")
    ended = report("The lighthouse memorandum of Chad lapsed on 3 June.", "Tidings", "2021-06-04")
    promise(told, "admit inspectors", condition="while the lighthouse memorandum holds")
    chad = ended.actor("Chad")
    words = ended.span("The lighthouse memorandum of Chad lapsed")
    when = DateRange.day(ended.document.published.latest)
    ended.add("processes", Process(evidence=(words,), actor=chad.id, name="lighthouse memorandum", state="lapsed",
                                   when=when))  # fmt: skip
    assert course(docket(told, ended))[0] == "lapsed"
