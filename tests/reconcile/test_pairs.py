"""What sets two records apart whatever their words: other actors, other numbers."""

from dataclasses import replace
from datetime import date

import pytest

from dragoman.reconcile.pairs import compare, features, set_apart
from dragoman.reconcile.parties import Party
from dragoman.reconcile.traits import Trait
from dragoman.reconcile.words import concept
from dragoman.record.dates import DateRange

NORWAY = Party(kind="state", names=(frozenset({"norway"}),), states=frozenset({"NOR"}), key="")
CANADA = Party(kind="state", names=(frozenset({"canada"}),), states=frozenset({"CAN"}), key="")
CHILE = Party(kind="state", names=(frozenset({"chile"}),), states=frozenset({"CHL"}), key="")
ACCUSED = Trait(
    record="e1",
    layer="events",
    document="d1",
    start=0,
    sentence=0,
    kind="ACCUSE",
    act="criticise",
    agents=(NORWAY,),
    others=(CANADA,),
    terms=frozenset({"norway", "criticise", "canada"}),
    context=frozenset({"norway", "criticise", "canada"}),
    heads=frozenset({"criticise"}),
)
AGAIN = replace(ACCUSED, record="e2", document="d2")


def test_the_same_actors_stay_candidates():
    assert not set_apart(ACCUSED, AGAIN)


@pytest.mark.parametrize("other", [replace(AGAIN, agents=(CHILE,)), replace(AGAIN, others=(CHILE,))])
def test_who_acts_on_whom_sets_apart(other):
    assert set_apart(ACCUSED, other)
    assert compare(ACCUSED, other).apart


def test_a_side_that_is_not_named_sets_nothing_apart():
    assert not set_apart(ACCUSED, replace(AGAIN, agents=()))


def test_of_a_meeting_it_does_not_matter_who_is_named_as_the_agent():
    talks = replace(ACCUSED, kind="CONSULT", act="talk")
    turned = replace(AGAIN, kind="CONSULT", act="talk", agents=(CANADA,), others=(NORWAY,))
    assert not set_apart(talks, turned)
    assert set_apart(talks, replace(turned, agents=(CHILE,), others=()))


def test_of_a_visit_it_does():
    visit = replace(ACCUSED, kind="CONSULT", act="visit")
    assert set_apart(visit, replace(AGAIN, kind="CONSULT", act="visit", agents=(CANADA,), others=(NORWAY,)))


def test_two_at_once_are_not_three():
    twice = replace(ACCUSED, counted=frozenset({("times", 2)}))
    assert set_apart(twice, replace(AGAIN, counted=frozenset({("times", 3)})))
    assert not set_apart(twice, AGAIN)


def test_names_and_deeds_do_not_tell_what_an_act_is_about():
    meetings = [replace(trait, terms=frozenset({"norway", "visit", "meet"})) for trait in (ACCUSED, AGAIN)]
    assert features(*meetings)["matter"] == 0.0
    about = [replace(trait, terms=trait.terms | {"quota", "herr"}) for trait in meetings]
    assert features(*about)["matter"] == pytest.approx(2 / 3)


LIND = Party(kind="person", names=(frozenset({"ana", "lind"}),), states=frozenset(), key="lind")
RUIZ = Party(kind="person", names=(frozenset({"eva", "ruiz"}),), states=frozenset(), key="ruiz")


def test_a_person_may_act_for_whoever_the_other_report_names():
    assert not set_apart(ACCUSED, replace(AGAIN, agents=(LIND,)))
    assert set_apart(replace(ACCUSED, agents=(LIND,)), replace(AGAIN, agents=(RUIZ,)))
    assert set_apart(ACCUSED, replace(AGAIN, agents=(replace(LIND, states=frozenset({"CHL"})),)))


def test_the_same_sentence_read_differently_is_the_same_sentence():
    words = frozenset({"norway", "criticise", "canada", "quota", "herring"})
    printed = replace(AGAIN, agents=(CHILE,), context=words, terms=words)
    assert not set_apart(replace(ACCUSED, context=words, terms=words), printed)


def test_what_is_planned_may_be_what_is_demanded_but_not_what_is_done():
    demanded = replace(AGAIN, factuality="demanded")
    assert not set_apart(replace(ACCUSED, factuality="planned"), demanded)
    assert set_apart(ACCUSED, demanded)


def test_rounds_of_talks_are_alike_by_whatever_act_they_are_told():
    met = replace(ACCUSED, kind="CONSULT", act="meet", heads=frozenset({"round"}), counted=frozenset({("round", 5)}))
    talked = replace(met, record="e2", document="d2", act="talk", heads=frozenset({"talk"}))
    found = features(met, talked)
    assert (found["act"], found["act_differs"], found["head_differs"]) == (0.5, 0.0, 0.0)
    called = features(met, replace(talked, act="telephon"))
    assert (called["act"], called["act_differs"]) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        (("REQUEST", "propos"), ("CONSULT", "let"), 0.5),
        (("AGREE", "sign"), ("RETREAT", "truc"), 0.5),
        (("SUPPORT", "support"), ("AID", "giv"), 0.5),
        (("REJECT", "break"), ("CONSULT", "talk"), 0.5),
        (("SANCTION", "cut"), ("CONSULT", "let"), 1.0),
        (("AGREE", "sign"), ("AGREE", "sign"), 0.0),
    ],
)
def test_one_happening_may_be_told_as_two_types_of_act(one, other, differs):
    told, retold = (replace(ACCUSED, record=f"e{n}", kind=k, act=a) for n, (k, a) in enumerate((one, other)))
    assert features(told, retold)["kind_differs"] == differs


def test_one_invitation_to_two_is_two_approaches():
    asked = replace(ACCUSED, layer="contacts", kind="", act="", context=frozenset("abcdef"))
    assert set_apart(asked, replace(asked, record="c2", document="d2", others=(CHILE,)))
    assert not set_apart(asked, replace(asked, record="c2", document="d2"))


def test_a_round_may_be_dated_a_day_off():
    first = DateRange.day(date(2031, 5, 30))
    opened = replace(ACCUSED, counted=frozenset({("round", 4)}), when=first, terms=frozenset({"open"}))
    later = replace(opened, record="e2", document="d2", when=DateRange.day(date(2031, 6, 1)), terms=frozenset({"end"}))
    assert not set_apart(opened, later)
    assert set_apart(replace(opened, counted=frozenset()), replace(later, counted=frozenset()))


@pytest.mark.parametrize(
    ("first", "second", "parted"),
    [
        ("opened", "closed", False),
        ("began", "wound", False),
        ("held", "closed", False),
        ("held", "held", True),
        ("closed", "opened", True),
    ],
)
def test_a_round_lasts_from_its_first_day_to_its_last(first, second, parted):
    began, ended = (DateRange.day(date(2031, 5, day)) for day in (12, 21))
    sat = replace(ACCUSED, kind="CONSULT", act="meet", counted=frozenset({("round", 4)}))
    one = replace(sat, when=began, terms=frozenset({concept(first)}))
    other = replace(sat, record="e2", document="d2", when=ended, terms=frozenset({concept(second)}))
    assert set_apart(one, other) is parted
    visit = frozenset({("visit", 4)})
    assert set_apart(replace(one, counted=visit), replace(other, counted=visit))


TALKS = replace(ACCUSED, layer="processes", kind="process", act="", terms=frozenset({"talk"}), heads=frozenset())


def test_talks_and_border_talks_of_the_same_states_are_one_process():
    border = replace(
        TALKS, record="p2", document="d2", terms=frozenset({"border", "talk"}), agents=(), others=(CANADA,)
    )
    assert compare(TALKS, border).score > 0.5
    assert compare(TALKS, replace(border, terms=frozenset({"border", "survey"}))).score < 0.5


def test_talks_of_others_are_another_process():
    assert set_apart(TALKS, replace(TALKS, record="p2", document="d2", agents=(CHILE,), others=()))


JUNE, JULY = DateRange.day(date(2031, 6, 10)), DateRange.day(date(2031, 7, 8))


def test_what_is_told_as_past_was_before_its_report():
    early = replace(ACCUSED, published=JUNE)
    assert set_apart(early, replace(AGAIN, when=JULY))
    assert not set_apart(replace(early, factuality="planned"), replace(AGAIN, when=JULY))
    assert not set_apart(replace(early, published=JULY), replace(AGAIN, when=JUNE))


def test_a_plan_is_of_what_comes_after_its_report():
    assert set_apart(replace(ACCUSED, factuality="planned", published=JULY), replace(AGAIN, when=JUNE))


@pytest.mark.parametrize(("kind", "rare"), [("SANCTION", 1.0), ("CONSULT", 0.0), ("AGREE", 0.0)])
def test_two_of_a_rare_kind_are_more_likely_one(kind, rare):
    assert features(replace(ACCUSED, kind=kind), replace(AGAIN, kind=kind))["rare_kind"] == rare


def test_offers_of_a_rare_kind_come_often():
    offers = [replace(trait, kind="SANCTION", factuality="offered") for trait in (ACCUSED, AGAIN)]
    assert features(*offers)["rare_kind"] == 0.0


def test_offers_without_a_day_are_made_again_and_again():
    offered, again = (replace(trait, factuality="offered") for trait in (ACCUSED, AGAIN))
    assert features(offered, again)["spoken_of"] == 1.0
    assert features(replace(offered, when=JUNE), again)["spoken_of"] == 0.0
    assert features(offered, AGAIN)["spoken_of"] == 0.0


def test_what_one_did_is_not_what_it_was_told():
    sent = replace(ACCUSED, kind="CONSULT", act="let", others=())
    assert features(sent, replace(AGAIN, kind="CONSULT", act="let", agents=(), others=(NORWAY,)))["crossed"] == 1.0
    assert features(sent, replace(AGAIN, kind="CONSULT", act="let"))["crossed"] == 0.0


def test_through_whom_a_contact_went_tells_it_from_others():
    through = replace(ACCUSED, layer="contacts", kind="", act="letter", via=(CHILE,))
    same, other = (features(through, replace(AGAIN, layer="contacts", kind="", via=via)) for via in ((CHILE,), (LIND,)))
    assert (same["via"], same["via_differs"]) == (1.0, 0.0)
    assert (other["via"], other["via_differs"]) == (0.0, 0.0)  # she may act for whoever is named
    assert features(through, replace(through, via=(NORWAY,)))["via_differs"] == 1.0


def test_what_was_sent_tells_one_sending_from_another():
    sent = replace(ACCUSED, layer="contacts", kind="", act="", things=frozenset({"list"}))
    again = replace(sent, record="c2", document="d2", things=frozenset({"list", "map"}))
    assert (features(sent, again)["things"], features(sent, again)["things_differ"]) == (1.0, 0.0)
    assert features(sent, replace(again, things=frozenset({"map"})))["things_differ"] == 1.0
    assert features(sent, replace(again, things=frozenset()))["things_differ"] == 0.0


def test_what_waits_for_its_answer_is_not_what_was_answered_before():
    waiting = replace(ACCUSED, layer="contacts", kind="", act="", reply="none", published=JULY)
    other = replace(waiting, record="c2", document="d2", reply="replied", answered=JUNE)
    assert features(waiting, other)["answered_differ"] == 1.0
    assert features(replace(waiting, published=JUNE), replace(other, answered=JULY))["answered_differ"] == 0.0
    assert features(other, replace(other, answered=JULY))["answered_differ"] == 1.0
    assert features(other, replace(other, record="c3"))["answered_alike"] == 1.0


def test_other_amounts_of_one_thing_tell_two_acts_apart():
    four, eleven = replace(ACCUSED, terms=frozenset({"pag:4"})), replace(AGAIN, terms=frozenset({"pag:11"}))
    assert features(four, eleven)["amounts_differ"] == 1.0
    assert features(four, replace(AGAIN, terms=frozenset({"pag:4", "day:30"})))["amounts_differ"] == 0.0


def test_what_points_back_is_what_it_points_at():
    pointing = replace(AGAIN, document="d1", sentence=1, meant=ACCUSED.record)
    assert features(ACCUSED, pointing)["pointed_at"] == 1.0
    assert features(ACCUSED, replace(pointing, meant="e7"))["pointed_at"] == 0.0
