"""Where the actors of a network are drawn."""

from __future__ import annotations

from itertools import combinations
from math import dist

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.web.graph import placed


def test_who_is_linked_lies_nearer() -> None:
    nodes = ["a", "b", "c", "d", "e", "f"]
    found = placed(
        nodes, {("a", "b"): 3, ("b", "c"): 3, ("a", "c"): 3, ("d", "e"): 3, ("e", "f"): 3, ("d", "f"): 3}, 800, 600
    )
    within = max(dist(found[x], found[y]) for group in ("abc", "def") for x, y in combinations(group, 2))
    across = min(dist(found[x], found[y]) for x in "abc" for y in "def")
    assert within < across


@settings(deadline=None)
@given(st.integers(0, 12), st.data())
def test_everybody_lies_inside_and_always_there(count: int, data: st.DataObject) -> None:
    nodes = [f"n{n}" for n in range(count)]
    pairs = list(combinations(nodes, 2))
    chosen = data.draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    edges = dict.fromkeys(chosen, 1)
    found = placed(nodes, edges, 500, 300)
    assert found == placed(nodes, edges, 500, 300)
    assert set(found) == set(nodes)
    assert all(0 <= x <= 500 and 0 <= y <= 300 for x, y in found.values())
