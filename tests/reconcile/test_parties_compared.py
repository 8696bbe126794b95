"""Actors of two documents compared."""

from __future__ import annotations

from dragoman.reconcile.parties import alike, party
from dragoman.record.actors import Actor
from dragoman.record.document import Document, Published

DOCUMENT = Document(id="a" * 64, text="Words of a report.", published=Published(None, None))


def test_a_people_named_after_two_nations_is_not_like_the_state_it_lives_in() -> None:
    serbs = Actor(name="Bosnian Serbs", kind="group", country="BIH", mentions=(DOCUMENT.span(0, 3),))
    side = Actor(name="the Bosnian Serb side", kind="unnamed", country="BIH", mentions=(DOCUMENT.span(4, 6),))
    state = Actor(name="Bosnia", kind="state", country="BIH", mentions=(DOCUMENT.span(7, 9),))
    ours, theirs, whole = (party(actor, {}) for actor in (serbs, side, state))
    assert alike(ours, theirs) > 0 == alike(ours, whole)


def test_common_nouns_at_the_head_of_a_sentence_name_nobody() -> None:
    names = ("Both teams", "The experts", "Their two commissions")
    bodies = [Actor(name=name, kind="body", mentions=(DOCUMENT.span(0, 3),)) for name in names]
    assert [party(body, {}).keys for body in bodies] == [frozenset()] * len(names)
    assert party(Actor(name="The Red Cross", kind="body", mentions=(DOCUMENT.span(0, 3),)), {}).keys


def test_an_organ_and_a_short_name_are_like_the_whole() -> None:
    names = ("European Commission", "European Union", "Union", "Lake Commission")
    organ, union, short, other = (
        party(Actor(name=name, kind="organisation", mentions=(DOCUMENT.span(0, 3),)), {}) for name in names
    )
    assert alike(organ, union) == 0.7
    assert alike(short, union) == 1.0
    assert alike(other, union) == 0.0
