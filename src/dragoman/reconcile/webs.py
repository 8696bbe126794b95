"""Groups of what hangs together by links."""

from __future__ import annotations

from collections.abc import Iterable


def connected(links: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Everything that is linked, directly or over others, group by group."""
    above: dict[str, str] = {}
    for one, other in links:
        first, second = sorted((root(above, one), root(above, other)))
        above.setdefault(first, first)
        above[second] = first
    groups: dict[str, list[str]] = {}
    for item in sorted(above):
        groups.setdefault(root(above, item), []).append(item)
    return [tuple(group) for _, group in sorted(groups.items())]


def root(above: dict[str, str], item: str) -> str:
    """What stands at the head of an item's group; the way there is shortened."""
    path = []
    while above.get(item, item) != item:
        path.append(item)
        item = above[item]
    above.update(dict.fromkeys(path, item))
    return item
