"""Whose turn it is between two parties, as of a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reconcile.turns import turns, turns_as_of
from dragoman.record.actors import Actor, ActorKind, ActsFor
from dragoman.record.dates import UNKNOWN_DATE, DateRange
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document, Published
from dragoman.record.findings import Join, Turn
from dragoman.record.happenings import Contact, Event, EventType, Participant, ParticipantRole, Reply

MAY, JUNE = date(2031, 5, 20), date(2031, 6, 20)
TEXT = "Norway asked Canada. Canada answered Norway. Oslo pressed Ottawa again in June about cod."


def report(name: str, published: date | None = MAY) -> Document:
    day = Published(published, published, basis="given") if published else Published(None, None)
    return Document(id=name * 64, text=TEXT, published=day)


def state(document: Document, word: str, code: str) -> Actor:
    start = document.text.index(word)
    return Actor(name=word, kind="state", country=code, mentions=(document.span(start, start + len(word)),))


FIRST, SECOND = report("a"), report("b", JUNE)
NORWAY, CANADA = state(FIRST, "Norway", "NOR"), state(FIRST, "Canada", "CAN")
OSLO, OTTAWA = state(SECOND, "Oslo", "NOR"), state(SECOND, "Ottawa", "CAN")
ACTORS = (NORWAY, CANADA, OSLO, OTTAWA)


def contact(
    document: Document, words: str, sides: tuple[Actor, Actor], reply: Reply, day: date | None = None
) -> Contact:
    start = document.text.index(words)
    return Contact(
        evidence=(document.span(start, start + len(words)),),
        initiator=sides[0].id,
        target=sides[1].id,
        reply=reply,
        when=DateRange.day(day) if day else UNKNOWN_DATE,
    )


def docket(*contacts: Contact, events: tuple[Event, ...] = ()) -> DocketExport:
    return DocketExport(documents=(FIRST, SECOND), actors=ACTORS, contacts=contacts, events=events)


def overall(found: tuple[Turn, ...]) -> list[Turn]:
    return [t for t in found if t.issue is None]


@pytest.mark.parametrize(
    ("reply", "waiting"),
    [
        ("none", CANADA.id),
        ("unknown", CANADA.id),
        ("replied", NORWAY.id),
        ("accepted", None),
        ("refused", None),
    ],
)
def test_after_an_approach_and_its_reply(reply: Reply, waiting: str | None) -> None:
    asked = contact(FIRST, "Norway asked Canada", (NORWAY, CANADA), reply, date(2031, 5, 10))
    (turn,) = turns(docket(asked), MAY)
    assert (turn.pair, turn.waiting_on, turn.record) == ((CANADA.id, NORWAY.id), waiting, asked.id)
    assert turn.since == asked.when


def test_the_last_approach_counts_whoever_tells_it() -> None:
    asked = contact(FIRST, "Norway asked Canada", (NORWAY, CANADA), "accepted", date(2031, 5, 10))
    pressed = contact(SECOND, "Oslo pressed Ottawa", (OSLO, OTTAWA), "none", date(2031, 6, 10))
    (turn,) = turns(docket(asked, pressed), JUNE)
    assert (turn.waiting_on, turn.record) == (CANADA.id, pressed.id)


def test_as_of_a_day_later_reports_are_not_known() -> None:
    asked = contact(FIRST, "Norway asked Canada", (NORWAY, CANADA), "accepted", date(2031, 5, 10))
    pressed = contact(SECOND, "Oslo pressed Ottawa", (OSLO, OTTAWA), "none", date(2031, 6, 10))
    (turn,) = turns(docket(asked, pressed), MAY)
    assert (turn.waiting_on, turn.record) == (None, asked.id)


def test_each_issue_has_a_turn_of_its_own() -> None:
    base = contact(SECOND, "Oslo pressed Ottawa", (OSLO, OTTAWA), "none", date(2031, 6, 10))
    pressed = Contact(
        evidence=base.evidence, initiator=OSLO.id, target=OTTAWA.id, reply="none", when=base.when, issues=("fisheries",)
    )
    assert [t.issue for t in turns(docket(pressed), JUNE)] == [None, "fisheries"]


def test_a_demand_is_a_move_too_but_an_approach_of_that_day_outranks_it() -> None:
    start = SECOND.text.index("Oslo")
    words = SECOND.span(start, start + 4)
    demand = Event(
        evidence=(words,),
        type="REQUEST",
        when=DateRange.day(date(2031, 6, 10)),
        participants=(
            Participant(actor=OTTAWA.id, role="agent", mention=words),
            Participant(actor=OSLO.id, role="recipient", mention=words),
        ),
    )
    (turn,) = turns(docket(events=(demand,)), JUNE)
    assert turn.waiting_on == NORWAY.id
    pressed = contact(SECOND, "Oslo pressed Ottawa", (OSLO, OTTAWA), "none", date(2031, 6, 10))
    (turn,) = turns(docket(pressed, events=(demand,)), JUNE)
    assert turn.waiting_on == CANADA.id


def test_on_an_earlier_day_by_what_was_told_later() -> None:
    asked = contact(SECOND, "Oslo pressed Ottawa", (OSLO, OTTAWA), "none", date(2031, 4, 10))
    again = contact(SECOND, "again in June", (OSLO, OTTAWA), "replied", date(2031, 6, 10))
    both = docket(asked, again)
    (april,) = turns(both, JUNE, date(2031, 4, 15))
    assert (april.waiting_on, april.record, april.reply) == (CANADA.id, asked.id, "none")
    (june,) = turns(both, JUNE)
    assert (june.waiting_on, june.record, june.reply) == (NORWAY.id, again.id, "replied")
    assert turns(both, MAY, date(2031, 4, 15)) == ()


def test_what_is_told_without_a_day_did_not_surely_happen_before_its_report() -> None:
    asked = contact(SECOND, "Oslo pressed Ottawa", (OSLO, OTTAWA), "none")
    assert turns(docket(asked), JUNE, MAY) == ()
    assert len(turns(docket(asked), JUNE)) == 1


def test_an_approach_without_a_day_may_be_the_one_told_with_one() -> None:
    asked = contact(FIRST, "Norway asked Canada", (NORWAY, CANADA), "none", date(2031, 5, 10))
    undated = contact(SECOND, "Oslo pressed Ottawa", (OSLO, OTTAWA), "none")
    (turn,) = turns(docket(asked, undated), JUNE)
    assert (turn.record, turn.since) == (asked.id, asked.when)
    answered = contact(SECOND, "Oslo pressed Ottawa", (OSLO, OTTAWA), "replied")
    (turn,) = turns(docket(asked, answered), JUNE)
    assert turn.record == answered.id


def test_joined_actors_are_one_party() -> None:
    agency = Actor(name="Cod Agency", kind="organisation", mentions=(FIRST.span(0, 6),))
    again = Actor(name="Cod Agency", kind="organisation", mentions=(SECOND.span(0, 6),))
    asked = contact(FIRST, "Norway asked Canada", (agency, CANADA), "none", date(2031, 5, 1))
    answered = contact(SECOND, "Oslo pressed Ottawa", (again, OTTAWA), "accepted", date(2031, 6, 1))
    joins = (Join(layer="actors", members=(agency.id, again.id)),)
    whole = DocketExport(
        documents=(FIRST, SECOND), actors=(*ACTORS, agency, again), contacts=(asked, answered), joins=joins
    )
    assert [t.waiting_on for t in turns(whole, JUNE)] == [None]
    apart = DocketExport(documents=(FIRST, SECOND), actors=(*ACTORS, agency, again), contacts=(asked, answered))
    assert len(turns(apart, JUNE)) == 2


def test_whoever_speaks_for_a_body_in_one_report_does_so_in_all() -> None:
    agency = Actor(name="Cod Agency", kind="organisation", mentions=(FIRST.span(0, 6),))
    head = Actor(
        name="Ana Lind", kind="person", mentions=(FIRST.span(7, 12),), acts_for=(ActsFor(actor=agency.id, role="head"),)
    )
    again = Actor(name="Ana Lind", kind="person", mentions=(SECOND.span(0, 6),))
    asked = contact(FIRST, "Norway asked Canada", (agency, CANADA), "none", date(2031, 5, 1))
    answered = contact(SECOND, "Oslo pressed Ottawa", (again, OTTAWA), "accepted", date(2031, 6, 1))
    joins = (Join(layer="actors", members=(head.id, again.id)),)
    actors = (*ACTORS, agency, head, again)
    whole = DocketExport(documents=(FIRST, SECOND), actors=actors, contacts=(asked, answered), joins=joins)
    assert [t.waiting_on for t in turns(whole, JUNE)] == [None]


def test_without_a_day_given_the_newest_report_tells_it() -> None:
    asked = contact(FIRST, "Norway asked Canada", (NORWAY, CANADA), "none", date(2031, 5, 10))
    assert {t.as_of for t in turns_as_of(docket(asked), None)} == {JUNE}
    undated = DocketExport(documents=(report("c", None),))
    assert turns_as_of(undated, None) == ()


MOVES = st.lists(
    st.tuples(
        st.booleans(), st.sampled_from(["none", "unknown", "replied", "accepted", "refused"]), st.integers(1, 28)
    ),
    max_size=5,
)


@given(MOVES, st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(moves: list[tuple[bool, Reply, int]], chance: object) -> None:
    places = ["Norway asked Canada", "Canada answered Norway", "Oslo pressed Ottawa", "again in June", "about cod"]
    made = [
        contact(FIRST, words, (NORWAY, CANADA) if forth else (CANADA, NORWAY), reply, date(2031, 5, day))
        for words, (forth, reply, day) in zip(places, moves, strict=False)
    ]
    shuffled = list(made)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert turns(docket(*made), JUNE) == turns(docket(*shuffled), JUNE)
    assert len(overall(turns(docket(*made), JUNE))) == (1 if made else 0)


def test_the_day_is_that_of_the_newest_report_whose_day_is_known_closely() -> None:
    vague = Document(id="c" * 64, text=TEXT, published=Published(MAY, date(2032, 5, 19), basis="inferred"))
    asked = contact(FIRST, "Norway asked Canada", (NORWAY, CANADA), "none", MAY)
    whole = DocketExport(documents=(FIRST, vague), actors=ACTORS, contacts=(asked,))
    assert {turn.as_of for turn in turns_as_of(whole, None)} == {MAY}


def test_a_copy_is_no_approach_beside_its_original() -> None:
    copy = replace(SECOND, copy_of=FIRST.id)
    asked = contact(FIRST, "Norway asked Canada", (NORWAY, CANADA), "none", MAY)
    again = contact(SECOND, "Oslo pressed Ottawa", (OSLO, OTTAWA), "none", MAY)
    whole = DocketExport(documents=(FIRST, copy), actors=ACTORS, contacts=(asked, again))
    assert {turn.record for turn in turns(whole, JUNE)} == {asked.id}


def test_of_a_call_nobody_owes_an_answer_unless_one_is_told_to_be_owed() -> None:
    called = replace(contact(FIRST, "Norway asked Canada", (NORWAY, CANADA), "unknown", MAY), channel="phone")
    assert turns(docket(called), MAY) == ()
    assert [t.waiting_on for t in turns(docket(replace(called, reply="none")), MAY)] == [CANADA.id]
    assert [t.waiting_on for t in turns(docket(replace(called, channel="letter")), MAY)] == [CANADA.id]


@pytest.mark.parametrize(("name", "told"), [("His government", 0), ("Neither side", 0), ("Steel Union", 1)])
def test_whoever_is_only_taken_up_owes_nothing(name: str, told: int) -> None:
    other = replace(NORWAY, name=name, kind="body", country=None)
    asked = contact(FIRST, "Norway asked Canada", (other, CANADA), "unknown", date(2031, 5, 2))
    found = DocketExport(documents=(FIRST,), actors=(CANADA, other), contacts=(asked,))
    assert len(overall(turns(found, MAY))) == told


def event(kind: EventType, words: str, sides: tuple[Actor, Actor], day: date) -> Event:
    start = SECOND.text.index(words)
    span = SECOND.span(start, start + len(words))
    roles: tuple[tuple[Actor, ParticipantRole], ...] = ((sides[0], "agent"), (sides[1], "recipient"))
    taking_part = tuple(Participant(actor=a.id, role=role, mention=span) for a, role in roles)
    return Event(evidence=(span,), type=kind, when=DateRange.day(day), participants=taking_part)


def test_an_answer_in_one_report_settles_the_approach_told_in_another() -> None:
    asked = contact(FIRST, "Norway asked Canada", (NORWAY, CANADA), "none", date(2031, 5, 10))
    undated = contact(SECOND, "Oslo pressed Ottawa", (OSLO, OTTAWA), "accepted")
    joins = (Join(layer="contacts", members=(asked.id, undated.id)),)
    whole = replace(docket(asked, undated), joins=joins)
    (turn,) = turns(whole, JUNE)
    assert (turn.waiting_on, turn.record, turn.reply) == (None, asked.id, "accepted")
    assert [t.waiting_on for t in turns(whole, MAY)] == [CANADA.id]


@pytest.mark.parametrize(("kind", "reply"), [("AGREE", "accepted"), ("REJECT", "refused")])
def test_an_act_that_says_yes_or_no_to_the_same_matter_settles_it(kind: EventType, reply: Reply) -> None:
    asked = contact(SECOND, "Oslo pressed Ottawa again in June about cod", (OSLO, OTTAWA), "none", date(2031, 6, 1))
    said = event(kind, "about cod", (OTTAWA, OSLO), date(2031, 6, 9))
    (turn,) = turns(docket(asked, events=(said,)), JUNE)
    assert (turn.waiting_on, turn.reply) == (None, reply)
    before = replace(said, when=DateRange.day(date(2031, 5, 30)))
    of_another = replace(said, evidence=(SECOND.span(0, 6),))
    for other in (before, of_another):
        assert [t.waiting_on for t in turns(docket(asked, events=(other,)), JUNE)] == [CANADA.id]


def test_a_demand_in_the_words_of_an_approach_is_that_approach() -> None:
    asked = contact(SECOND, "Oslo pressed Ottawa", (OSLO, OTTAWA), "accepted", date(2031, 6, 1))
    demand = event("REQUEST", "pressed Ottawa again", (OSLO, OTTAWA), date(2031, 6, 1))
    assert [t.waiting_on for t in turns(docket(asked, events=(demand,)), JUNE)] == [None]


def test_an_answered_approach_without_a_day_goes_before_a_later_one() -> None:
    refused = contact(SECOND, "Oslo pressed Ottawa", (OSLO, OTTAWA), "refused")
    refused = replace(refused, reply_when=DateRange.day(date(2031, 5, 1)))
    later = contact(FIRST, "Norway asked Canada", (NORWAY, CANADA), "none", date(2031, 5, 10))
    (turn,) = turns(docket(refused, later), JUNE)
    assert (turn.waiting_on, turn.record) == (CANADA.id, later.id)


def test_an_organisation_is_one_party_under_any_of_its_names() -> None:
    full = Actor(name="UN Security Council", kind="organisation", mentions=(FIRST.span(0, 6),))
    short = Actor(name="Security Council", kind="organisation", mentions=(SECOND.span(0, 6),))
    asked = contact(FIRST, "Norway asked Canada", (NORWAY, full), "none", date(2031, 5, 1))
    answered = contact(SECOND, "Oslo pressed Ottawa", (OSLO, short), "accepted", date(2031, 6, 1))
    whole = DocketExport(documents=(FIRST, SECOND), actors=(*ACTORS, full, short), contacts=(asked, answered))
    assert [t.waiting_on for t in turns(whole, JUNE)] == [None]


def test_a_mediator_is_of_the_body_that_sends_him_and_so_is_an_envoy_without_a_name() -> None:
    union = Actor(name="African Union", kind="organisation", mentions=(FIRST.span(0, 6),))
    lind = Actor(
        name="Ana Lind",
        kind="person",
        country="FIN",
        role="special envoy",
        mentions=(FIRST.span(7, 12),),
        acts_for=(ActsFor(actor=union.id, role="special envoy"),),
    )
    nameless = Actor(name="the envoy", kind="unnamed", mentions=(SECOND.span(0, 6),))
    asked = contact(FIRST, "Norway asked Canada", (lind, CANADA), "none", date(2031, 5, 1))
    again = contact(SECOND, "Oslo pressed Ottawa", (nameless, OTTAWA), "accepted", date(2031, 6, 1))
    whole = DocketExport(documents=(FIRST, SECOND), actors=(*ACTORS, union, lind, nameless), contacts=(asked, again))
    (turn,) = turns(whole, JUNE)
    assert (turn.pair, turn.waiting_on) == ((CANADA.id, union.id), None)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Ana Lind's office", "body"), ("an African Union official", "unnamed"), ("African Union mission", "body")],
)
def test_offices_and_staff_are_of_whoever_they_are_named_after(name: str, kind: ActorKind) -> None:
    union = Actor(name="African Union", kind="organisation", mentions=(FIRST.span(0, 6),))
    lind = Actor(
        name="Ana Lind", kind="person", mentions=(FIRST.span(7, 12),), acts_for=(ActsFor(actor=union.id, role="head"),)
    )
    other = Actor(name=name, kind=kind, mentions=(FIRST.span(13, 19),))
    asked = contact(FIRST, "Norway asked Canada", (other, CANADA), "none", date(2031, 5, 1))
    whole = DocketExport(documents=(FIRST,), actors=(CANADA, union, lind, other), contacts=(asked,))
    assert [t.pair for t in overall(turns(whole, MAY))] == [(CANADA.id, union.id)]
