from __future__ import annotations

from dataclasses import replace
from datetime import date

from dragoman.extraction.events.merging import Mention, merged
from dragoman.record.actors import Actor
from dragoman.record.dates import UNKNOWN_DATE, DateRange
from dragoman.record.document import Document
from dragoman.record.happenings import Event, Participant

PAGE = Document(id="d" * 64, text="Peru met Chile. They met.")
ACTORS = {
    a.id: a
    for a in (
        Actor(name="Peru", kind="state", country="PER", mentions=(PAGE.span(0, 4),)),
        Actor(name="Chile", kind="state", country="CHL", mentions=(PAGE.span(9, 14),)),
    )
}
PERU, CHILE = ACTORS


def mention(start: int, end: int, *who: str, when: DateRange = UNKNOWN_DATE, **told: object) -> Mention:
    span = PAGE.span(start, end)
    participants = tuple(Participant(actor=w, role="participant", mention=span) for w in who)
    event = Event(type="CONSULT", act="meet", evidence=(span,), participants=participants, when=when)
    return Mention(event, frozenset({"meet", str(start)}), **told)


def joined(*mentions: Mention) -> list[Event]:
    return merged(mentions, ACTORS.__getitem__)


def test_the_same_parties_meet_once():
    (event,) = joined(mention(0, 14, PERU, CHILE), mention(16, 24, PERU, CHILE))
    assert len(event.evidence) == 1


def test_what_a_later_mention_adds_comes_with_its_words():
    day = DateRange.day(date(2021, 5, 3))
    (event,) = joined(mention(0, 14, PERU, CHILE), mention(16, 24, PERU, when=day))
    assert event.when == day
    assert len(event.evidence) == 2


def test_two_days_are_two_events():
    days = (DateRange.day(date(2021, 5, 3)), DateRange.day(date(2021, 5, 4)))
    assert len(joined(*(mention(n, n + 4, PERU, CHILE, when=day) for n, day in enumerate(days)))) == 2


def test_another_meeting_is_not_the_one_before():
    assert len(joined(mention(0, 14, PERU, CHILE), mention(16, 24, PERU, CHILE, further=True))) == 2


def test_it_is_signed_takes_up_the_signing():
    signed = replace(mention(0, 14, PERU, CHILE), event=replace(mention(0, 14, PERU, CHILE).event, act="sign"))
    again = mention(16, 24, pronominal=True)
    assert len(joined(signed, replace(again, event=replace(again.event, act="sign")))) == 1
    assert len(joined(signed, again)) == 2


def test_who_was_there_is_of_what_was_mentioned_last():
    meeting, later = mention(0, 4, PERU), mention(5, 8, CHILE)
    back = mention(9, 14, PERU)
    present = mention(16, 20, CHILE, attending=True)
    first, second = joined(meeting, later, back, present)
    assert [len(e.participants) for e in (first, second)] == [2, 1]
