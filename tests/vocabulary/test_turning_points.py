from __future__ import annotations

from dragoman.vocabulary.turning_points import turning_points


def test_a_verb_with_its_noun_comes_before_the_bare_one():
    points = turning_points()
    assert points.act("take", {"office"}) == "take_office"
    assert points.act("take", {"bread"}) is None
    assert points.act("open", ()) == "open"
    assert points.act("get", {"way"}) == "open"
    assert points.act("walk", ()) is None
