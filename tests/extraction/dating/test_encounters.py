"""One meeting of two persons, told by a dated page and by an undated one."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.extraction.dating.encounters import facts_of_encounters
from dragoman.record.actors import Actor
from dragoman.record.dates import Anchor, DateRange
from dragoman.record.docket import DocketExport
from dragoman.record.evidence import Span
from dragoman.record.happenings import Event, Participant

TEXT = "Ana Lind met Jonas Roe."
HANGING = DateRange(None, None, anchor=Anchor("u" * 64, "tfriday", 0, 6))
MET = DateRange.day(date(2021, 5, 21))


def meeting(document: str, when: DateRange, *, second: str = "person") -> tuple[Event, list[Actor]]:
    spans = [Span(document * 64, a, b, TEXT[a:b], TEXT) for a, b in ((0, 8), (13, 22))]
    actors = [Actor(name=s.text, kind=kind, mentions=(s,)) for s, kind in zip(spans, ("person", second), strict=True)]
    sides = tuple(Participant(actor=a.id, role="participant", mention=s) for a, s in zip(actors, spans, strict=True))
    words = Span(document * 64, 0, len(TEXT), TEXT, TEXT)
    return Event(evidence=(words,), type="CONSULT", participants=sides, when=when), actors


def docket(*told: tuple[Event, list[Actor]]) -> DocketExport:
    return DocketExport(events=tuple(e for e, _ in told), actors=tuple(a for _, actors in told for a in actors))


def test_the_one_day_told_is_the_day_meant():
    found = facts_of_encounters(docket(meeting("u", HANGING), meeting("d", MET)))
    assert {time: (fact.days, fact.evidence.document[0]) for time, fact in found.items()} == {"tfriday": (MET, "d")}


@pytest.mark.parametrize(
    "others",
    [
        [],
        [meeting("d", DateRange(None, None))],
        [meeting("d", MET), meeting("e", DateRange.day(date(2021, 6, 1)))],
        [meeting("d", MET, second="state")],
        [meeting("d", DateRange(date(2021, 1, 1), date(2021, 12, 31)))],
    ],
)
def test_no_day_several_days_or_other_parties_tell_nothing(others):
    assert facts_of_encounters(docket(meeting("u", HANGING), *others)) == {}
