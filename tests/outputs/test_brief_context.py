from datetime import date

import pytest
from fishery_samples import fishery, report, span

from dragoman.outputs.brief_context import BriefContext, close_day, heading, outlet_of, sentence
from dragoman.outputs.page import Limits, Run
from dragoman.record.document import Published, newest_day


@pytest.fixture
def context() -> BriefContext:
    return BriefContext(fishery(), {}, Limits(), None, date(2021, 5, 15))


def test_the_day_is_that_of_the_newest_report_unless_another_is_asked_for(context):
    assert context.today == date(2021, 5, 20)
    assert BriefContext(fishery(), {}, Limits(), date(2021, 5, 10), None).today == date(2021, 5, 10)


def test_copies_are_no_outlets_of_their_own_beside_the_original(context):
    wire, copy, paper = context.documents
    words = [span(wire, "cod"), span(copy, "cod"), span(paper, "cod")]
    assert context.outlets(words) == "Fjord Agency, The Skerry"
    assert context.outlets(words[1:2]) == "Coast Post"


def test_many_outlets_are_counted():
    documents = tuple(report(f"cod {n}", f"Outlet {n}", date(2021, 5, n)) for n in range(1, 7))
    context = BriefContext(fishery().__class__(documents=documents), {}, Limits(), None, None)
    assert context.outlets(span(d, "cod") for d in documents) == "Outlet 1, Outlet 2, Outlet 3 and 3 more"


def test_each_document_is_cited_before_one_is_cited_twice(context):
    wire, _, paper = context.documents
    run = context.cited([("a", span(wire, "cod")), ("a", span(wire, "June")), ("b", span(paper, "cod"))])
    assert [context.references.all()[n - 1].document for n in run.references] == [wire.id, paper.id, wire.id]


def test_new_is_what_no_report_could_tell_before(context):
    wire, _, paper = context.documents
    assert context.is_new([paper])
    assert not context.is_new([paper, wire])
    assert not context.is_new([report("x", "The Void", None)])


def test_an_actor_that_is_gone_is_somebody(context):
    assert context.name("a-gone") == "somebody"


def test_a_day_within_a_month_is_close_and_a_year_is_not():
    near = report("x", None, None).__class__(
        id="1", text="x", published=Published(date(2021, 5, 1), date(2021, 5, 20), basis="inferred")
    )
    far = near.__class__(id="2", text="y", published=Published(date(2021, 1, 1), date(2022, 1, 1), basis="inferred"))
    assert close_day(near) == date(2021, 5, 20)
    assert close_day(far) == date(2021, 1, 1)
    assert newest_day([near, far]) == date(2021, 5, 20)
    assert newest_day([]) is None


def test_a_report_without_an_outlet_is_known_by_its_day():
    assert outlet_of(report("x", None, date(2021, 5, 1))) == "report of 1 May 2021"
    assert outlet_of(report("x", None, None)) == "an undated report"
    assert outlet_of(report("x", "The Skerry", None)) == "The Skerry"


def test_headings_and_sentences():
    assert heading("Ahead", 3, 3) == "Ahead"
    assert heading("Ahead", 3, 5) == "Ahead (3 of 5)"
    assert sentence("a ", Run("name", "B"), "").text == "a B"
