from __future__ import annotations

from itertools import pairwise

from dragoman.vocabulary.terms import incumbents


def test_terms_begin_before_they_end_and_follow_each_other():
    for who in incumbents():
        assert who.full.endswith(who.name) or who.name in who.full
        assert all(last is None or first < last for first, last in who.terms)
        for (_, end), (begin, _) in pairwise(who.terms):
            assert end is not None
            assert end < begin


def test_nobody_holds_an_office_beside_another():
    offices: dict[tuple[str, str], list[tuple[object, ...]]] = {}
    for who in incumbents():
        offices.setdefault((who.country, who.office), []).extend(
            (first, last, who.name) for first, last in who.terms if last is not None
        )
    for terms in offices.values():
        for (_, end, _), (begin, _, _) in pairwise(sorted(terms)):
            assert end <= begin
