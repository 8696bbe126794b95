"""Actors known beforehand: office-holders with their terms, and those of a user's file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman.actors.known import KnownActor, office_holders, own_actors
from dragoman.actors.terms import with_terms
from dragoman.errors import BadRequest, UnreadableInput
from dragoman.record.actors import Actor
from dragoman.record.dates import UNKNOWN_DATE, DateRange
from dragoman.record.document import Document, content_id

TEXT = "The Biden administration and the Trump administration both dealt with America. Mara Quill was there."
PAGE = Document(id=content_id(TEXT.encode()), text=TEXT)


def actor(words: str, kind: str, country: str | None = None) -> Actor:
    at = TEXT.index(words)
    return Actor(name=words, kind=kind, country=country, mentions=(PAGE.span(at, at + len(words)),))


STATE = actor("America", "state", "USA")


def test_two_administrations_of_one_state_are_two_actors_with_their_periods() -> None:
    governments = [actor(f"{name} administration", "government") for name in ("Biden", "Trump")]
    biden, trump, _ = with_terms([*governments, STATE], office_holders(), DateRange.day(date(2021, 5, 1)))
    assert biden.id != trump.id
    assert {biden.country, trump.country} == {"USA"}
    assert [link.actor for link in biden.acts_for + trump.acts_for] == [STATE.id, STATE.id]
    assert biden.acts_for[0].period == DateRange(date(2021, 1, 20), date(2025, 1, 20))
    assert trump.acts_for[0].period == DateRange(date(2017, 1, 20), date(2021, 1, 20))


def test_of_several_terms_an_undated_page_tells_none() -> None:
    trump, _ = with_terms([actor("Trump administration", "government"), STATE], office_holders(), UNKNOWN_DATE)
    assert trump.acts_for[0].period == UNKNOWN_DATE


def test_an_actor_of_another_state_is_somebody_else() -> None:
    other = actor("Biden administration", "government", "NOR")
    assert with_terms([other, STATE], office_holders(), UNKNOWN_DATE)[0] == other


def test_a_users_file_adds_actors(tmp_path: Path) -> None:
    file = tmp_path / "actors.yaml"
    file.write_text("- {name: Mara Quill, country: USA, role: envoy, from: 2021-02-01, to: 2022-03-31}\n")
    quill, _ = with_terms([actor("Mara Quill", "person"), STATE], own_actors(str(file)), UNKNOWN_DATE)
    assert (quill.country, quill.role) == ("USA", "envoy")
    assert quill.acts_for[0].period == DateRange(date(2021, 2, 1), date(2022, 3, 31))


@pytest.mark.parametrize(
    "content",
    [
        "a word",
        "- {country: USA}",
        "- {name: A, country: Utopia}",
        "- {name: A, age: 7}",
        "- {name: A, forms: B}",
        "- {name: A, from: soon}",
        "- {name: A, from: 2022-01-01, to: 2021-01-01}",
        "- &a [*a]",
        "- {name: A, from: 2021-99-99}",
    ],
)
def test_a_file_of_another_shape_is_refused_with_what_to_write(tmp_path: Path, content: str) -> None:
    file = tmp_path / "actors.yaml"
    file.write_text(content)
    with pytest.raises(BadRequest) as refused:
        own_actors(str(file))
    assert refused.value.remedy


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="cannot be read"):
        own_actors(str(tmp_path / "none.yaml"))


def test_no_file_adds_nobody() -> None:
    assert own_actors(None) == ()
    assert all(isinstance(known, KnownActor) for known in office_holders())
