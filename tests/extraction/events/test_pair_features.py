from __future__ import annotations

from happenings_reading import prepared

from dragoman.extraction.events.pairs import pair_features
from dragoman.extraction.events.reading import Reading


def features(text: str, source: str, target: str, english) -> frozenset[str]:
    reading = Reading(*prepared(text, english))
    places = [(text.index(words), text.index(words) + len(words)) for words in (source, target)]
    return pair_features(reading, list(reading.events()), *places)


def test_the_event_between_the_two_is_a_feature(english):
    found = features("Peru accused Chile of spying.", "Peru", "Chile", english)
    assert {"pair:ACCUSE", "p:accuse", "c:accuse", "F:actual"} <= found


def test_a_friendly_act_to_come_is_told_apart(english):
    assert "cv11:AGREE" in features("Peru will help Chile.", "Peru", "Chile", english)
    assert "cv11:REJECT" in features("Peru refused to help Chile.", "Peru", "Chile", english)
