from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from dragoman.reconcile.comparison import compare_reports
from dragoman.reconcile.copies import find_copies, independent_groups
from dragoman.reconcile.coverage import survey_sources
from dragoman.reconcile.passages import sentence_bounds, shingles
from dragoman.record.docket import DocketExport

Build = Callable[..., DocketExport]
STORY = (
    "The harbour council of Norland will open its three northern locks on Friday, after eleven weeks of repairs that "
    "cost twice what had been planned. Barges from the south had waited in two long rows. "
    '"Nobody will miss the waiting," said Ada Ruel, who leads the council.'
)


def test_a_reprint_with_another_head_is_a_copy(report: Callable) -> None:
    wire = report(f"Locks open at last\n\n{STORY}", "Harbour Wire", "2021-05-10").document
    paper = report(f"Barges move again\n\n(Harbour Wire) {STORY}", "The Bugle", "2021-05-10").document
    (copy,) = find_copies([paper, wire])
    assert (copy.document, copy.original, copy.credited) == (paper.id, wire.id, True)
    assert copy.share > 0.5


def test_a_shared_quotation_makes_no_copy(report: Callable) -> None:
    one = report(STORY, "Harbour Wire").document
    other = report(
        'Few were glad. "Nobody will miss the waiting," said Ada Ruel, who leads the council.', "Tidings"
    ).document
    assert find_copies([one, other]) == ()


def test_the_earlier_report_is_the_original(report: Callable) -> None:
    late, early = report(STORY, "Tidings", "2021-05-12").document, report(STORY, "The Bugle", "2021-05-11").document
    (copy,) = find_copies([late, early])
    assert copy.original == early.id


def test_reports_of_one_outlet_are_one_source(report: Callable) -> None:
    first, second = report("Norland waits.", "Tidings"), report("Norland still waits.", "Tidings")
    other = report("Norland has enough of waiting.", "The Bugle")
    groups = independent_groups([r.document for r in (first, second, other)], ())
    assert groups[first.document.id] == groups[second.document.id] != groups[other.document.id]


def test_who_was_first_and_who_alone(report: Callable, docket: Build) -> None:
    early = report("Norway met Chad over herring quotas on 3 May.", "Harbour Wire", "2021-05-04")
    late = report("On 3 May Norway met Chad over herring quotas. Peru left the herring pact.", "Tidings", "2021-05-06")
    for told in (early, late):
        told.event("Norway met Chad over herring quotas", "Norway", "Chad", when="2021-05-03")
    late.event("Peru left the herring pact", "Peru", type="RETREAT")
    first, second = survey_sources(compare_reports(docket(early, late)))
    assert (first.outlet, first.told, first.first, first.alone) == ("Harbour Wire", 1, 1, 0)
    assert (second.outlet, second.told, second.first, second.alone) == ("Tidings", 2, 0, 1)
    assert first.independent
    assert first.days.edtf == "2021-05-04"


def test_a_quotation_that_travels_is_traced_to_where_it_stood_first(report: Callable, docket: Build) -> None:
    words = "Nobody in this harbour will miss the waiting for the locks"
    reports = [report(f'"{words}," Ada Ruel said. {n}', outlet, when) for n, (outlet, when) in
               enumerate((("Tidings", "2021-05-12"), ("Harbour Wire", "2021-05-10")))]  # fmt: skip
    said = [r.statement(words, "Ada Ruel", "said", mode="direct") for r in reports]
    compared = compare_reports(docket(*reports))
    (join,) = (j for j in compared.joins if j.layer == "statements")
    assert set(join.members) == {s.id for s in said}
    assert join.first == said[1].id
    wire, tidings = survey_sources(compared)
    assert (wire.outlet, wire.quoted_first, wire.quoted_after) == ("Harbour Wire", 1, 0)
    assert (tidings.outlet, tidings.quoted_first, tidings.quoted_after) == ("Tidings", 0, 1)


def test_where_days_touch_nobody_is_said_to_have_had_a_quotation_first(report: Callable, docket: Build) -> None:
    words = "Nobody in this harbour will miss the waiting for the locks"
    reports = [report(f'"{words}," Ada Ruel said. {n}', outlet, "2021-05-10") for n, outlet in
               enumerate(("Tidings", "Harbour Wire"))]  # fmt: skip
    for told in reports:
        told.statement(words, "Ada Ruel", "said", mode="direct")
    found = survey_sources(compare_reports(docket(*reports)))
    assert [(s.quoted_first, s.quoted_after) for s in found] == [(0, 0), (0, 0)]


def test_the_same_words_of_two_people_are_two_statements(report: Callable, docket: Build) -> None:
    words = "Nobody in this harbour will miss the waiting for the locks"
    reports = [report(f'"{words}," {who} said.', outlet) for who, outlet in
               (("Ada Ruel", "Tidings"), ("Ben Orr", "Harbour Wire"))]  # fmt: skip
    for told, who in zip(reports, ("Ada Ruel", "Ben Orr"), strict=True):
        told.statement(words, who, "said", mode="direct")
    assert [j for j in compare_reports(docket(*reports)).joins if j.layer == "statements"] == []


@given(st.text(max_size=300), st.integers(0, 299))
def test_every_character_stands_in_one_sentence(text: str, offset: int) -> None:
    if offset < len(text):
        start, end = sentence_bounds(text, offset)
        assert 0 <= start <= offset <= end <= len(text)


def test_an_abbreviation_ends_no_sentence() -> None:
    text = "Mr. Orr spoke on Feb. 21. Then he left."
    assert sentence_bounds(text, 5) == (0, text.index("Then"))


def test_shingles_need_a_run_of_words() -> None:
    assert shingles("too few words") == frozenset()
    assert len(shingles("one two three four five six")) == 2
