"""What analysts may rely on when they edit reporting.yaml, and what extraction relies on when they have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest

from dragoman.record.statements import Force
from dragoman.vocabulary.reading import read_vocabulary
from dragoman.vocabulary.reporting import reporting

CONTENT = read_vocabulary("reporting")
LEMMA = re.compile(r"[a-z]+(-[a-z]+)*")


def lists(content: Any, path: str = "") -> Iterator[tuple[str, list[Any]]]:
    """Every list of the file with where it stands."""
    if isinstance(content, list):
        yield path, content
        return
    for key, value in content.items():
        yield from lists(value, f"{path}.{key}".lstrip("."))


@pytest.mark.parametrize(("path", "words"), list(lists(CONTENT)), ids=[path for path, _ in lists(CONTENT)])
def test_lists_hold_lemmas_once(path: str, words: list[Any]) -> None:
    assert words
    assert all(isinstance(word, str) and LEMMA.fullmatch(word) for word in words)
    assert [word for word in words if words.count(word) > 1] == []


def test_forces_are_those_of_statements_and_a_word_has_one() -> None:
    assert set(CONTENT["force"]) <= set(get_args(Force))
    words = [word for listed in CONTENT["force"].values() for word in listed]
    assert [word for word in words if words.count(word) > 1] == []


def test_states_of_mind_are_reporting_verbs_or_seeing() -> None:
    words = reporting()
    assert words.mental <= words.clause | {"see"}


def test_the_table_is_the_file() -> None:
    words = reporting()
    assert "say" in words.clause
    assert words.preposition["comment"] == {"on"}
    assert words.force["vow"] == "promise"
    assert words.hedges == set(CONTENT["hedges"])
    assert reporting() is words
