from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reconcile.actors import join_actors
from dragoman.record.actors import Actor, ActorKind
from dragoman.record.evidence import Span
from dragoman.record.findings import Join

Build = Callable[..., Actor]


def actor(name: str, kind: ActorKind = "person", document: str = "d", **fields: str) -> Actor:
    """An actor, each in a document of its own name."""
    return Actor(name=name, kind=kind, mentions=(Span(document, 0, 1, "x", "x"),), **fields)  # type: ignore[arg-type]


def joined(*actors: Actor) -> list[set[str]]:
    """The names of those joined."""
    names = {a.id: a.name for a in actors}
    return sorted(({names[m] for m in join.members} for join in join_actors(actors)), key=sorted)


@pytest.fixture
def numbered() -> Build:
    numbers = count()
    return lambda name, kind="person", **fields: actor(name, kind, f"d{next(numbers)}", **fields)


def test_people_of_one_full_name_are_one(numbered: Build) -> None:
    assert joined(numbered("Ada Ruel"), numbered("ADA RUEL"), numbered("Ben Orr")) == [{"Ada Ruel", "ADA RUEL"}]


def test_hyphens_and_case_do_not_part_a_name(numbered: Build) -> None:
    assert joined(numbered("Lee Min-ho"), numbered("Lee Min Ho")) == [{"Lee Min-ho", "Lee Min Ho"}]


def test_a_surname_that_one_person_bears_is_that_person(numbered: Build) -> None:
    assert joined(numbered("Ada Ruel"), numbered("Ruel")) == [{"Ada Ruel", "Ruel"}]
    assert joined(numbered("Lee Min-ho"), numbered("Lee")) == [{"Lee Min-ho", "Lee"}]
    (join,) = join_actors([numbered("Ada Ruel"), numbered("Ruel")])
    assert join.reasons == ("same name", "the only person of that surname")


def test_a_surname_that_two_people_bear_is_nobody_in_particular(numbered: Build) -> None:
    assert joined(numbered("Ada Ruel"), numbered("Ben Ruel"), numbered("Ruel"), numbered("Ruel")) == []


def test_states_are_joined_by_their_code(numbered: Build) -> None:
    one, other = numbered("Norland", "state", country="NOR"), numbered("Kingdom of Norland", "state", country="NOR")
    (join,) = join_actors([one, other, numbered("Norland", "person")])
    assert set(join.members) == {one.id, other.id}
    assert join.reasons == ("same state",)


def test_kinds_are_kept_apart(numbered: Build) -> None:
    assert joined(numbered("Foreign Ministry", "body"), numbered("Foreign Ministry", "document")) == []
    assert joined(numbered("Norland", "government"), numbered("Norland", "organisation")) == []


@pytest.mark.parametrize("kind", ["unnamed", "group", "document"])
def test_who_has_no_name_of_his_own_is_never_joined(numbered: Build, kind: ActorKind) -> None:
    assert joined(numbered("a senior official", kind), numbered("a senior official", kind)) == []
    assert joined(numbered("—"), numbered("—")) == []


@given(st.permutations(range(6)))
def test_the_order_of_documents_does_not_matter(order: list[int]) -> None:
    names = ["Ada Ruel", "Ruel", "Ben Orr", "Cid Orr", "Orr", "ada ruel"]
    actors = [actor(name, document=f"d{n}") for n, name in enumerate(names)]
    expected: tuple[Join, ...] = join_actors(actors)
    assert join_actors([actors[n] for n in order]) == expected
    assert len(expected) == 1


def test_a_full_name_is_a_persons_where_one_report_knows_it_for_one(numbered: Build) -> None:
    assert joined(numbered("Ada Ruel"), numbered("Ada Ruel", "organisation")) == [{"Ada Ruel"}]
    assert len(join_actors([numbered("Ada Ruel"), numbered("Ada Ruel", "organisation")])) == 1
