"""What those who speak and act are called inside a sentence."""

from __future__ import annotations

import pytest
from fishery_samples import report, span

from dragoman.outputs.speakers import Speakers
from dragoman.record.actors import Actor
from dragoman.record.docket import DocketExport


@pytest.mark.parametrize(
    ("name", "subject"),
    [
        ("United Kingdom", "the United Kingdom"),
        ("Czech Republic", "the Czech Republic"),
        ("Philippines", "the Philippines"),
        ("Norway", "Norway"),
    ],
)
def test_a_state_has_the_article_of_its_name_though_the_report_speaks_of_its_people(name: str, subject: str) -> None:
    wire = report("British, Czech, Filipino and Norwegian envoys met.", "Fjord Agency", None)
    state = Actor(name=name, kind="state", mentions=(span(wire, "British"),))
    speaker = Speakers(DocketExport(documents=(wire,), actors=(state,))).named(state.id)
    assert speaker is not None
    assert speaker.subject == subject


@pytest.mark.parametrize("name", ["His government", "Both sides", "Iceland's fishermen"])
def test_a_name_that_says_whose_it_is_takes_no_article(name: str) -> None:
    wire = report("Envoys met the government and the sides.", "Fjord Agency", None)
    body = Actor(name=name, kind="body", mentions=(span(wire, "government"),))
    speaker = Speakers(DocketExport(documents=(wire,), actors=(body,))).named(body.id)
    assert speaker is not None
    assert speaker.subject == name
