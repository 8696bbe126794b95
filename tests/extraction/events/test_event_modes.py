"""PLOVER's modes: by the act, by the words, or none."""

from __future__ import annotations

import pytest
from happenings_reading import read

from dragoman.language.analysis import Analyser
from dragoman.vocabulary.event_modes import event_modes


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Norway's minister visited Canada on Monday.", "visit"),
        ("Norway's minister telephoned Canada's minister on Monday.", "phone"),
        ("Norway freed four Canadian sailors.", "release"),
        ("Norway called on Canada to lift the sanctions.", "yield"),
        ("Norwegian drones attacked a Canadian base.", "drone"),
        ("Norway expelled three Canadian diplomats.", "expel"),
        ("Norway arrested a Canadian journalist.", "arrest"),
        ("Norway thanked Canada.", None),
    ],
)
def test_the_mode_is_told_by_act_or_words(text: str, mode: str | None, english: Analyser) -> None:
    (event, *_) = read(text, english).events
    assert event.mode == mode


def test_modes_are_of_roots_that_have_some() -> None:
    roots = set(event_modes())
    assert "CONSULT" in roots
    assert not roots & {"AGREE", "SUPPORT", "AID", "COOPERATE", "CONCEDE"}
