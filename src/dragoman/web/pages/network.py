"""Who met or spoke with whom: a picture, and the same as a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from dragoman.record.pages import LaidRow, Selection
from dragoman.web.graph import Edge, placed
from dragoman.web.pages.rendering import case_of, page, query_in

CHOICES = (15, 30, 60)
"""How many actors are drawn at most."""

LOOKED_AT = 300
"""Actors among whom those are sought who met somebody."""

NAMELESS = frozenset({"unnamed", "document", "group"})
"""Kinds of actors that are left out: "one official" here is not the one there."""

OWNED = frozenset({"her", "his", "its", "my", "our", "their"})
"""With these begins what has no name of its own: "his government"."""

WIDTH, HEIGHT, MARGIN, LABEL = 1000.0, 640.0, 80.0, 24


@dataclass(frozen=True, kw_only=True)
class Node:
    """An actor as it is drawn; `meetings` counts those in the picture."""

    key: str
    name: str
    kind: str
    x: float
    y: float
    radius: float
    meetings: int


@dataclass(frozen=True, kw_only=True)
class Link:
    """Two actors that met or spoke, and how often."""

    one: Node
    other: Node
    times: int
    breadth: float


def network(request: Request) -> Response:
    """Who met or spoke with whom as of a day, those in most records; `most` says how many at most."""
    case, query = case_of(request), query_in(request)
    asked = request.query_params.get("most", "")
    most = int(asked) if asked in map(str, CHOICES) else CHOICES[1]
    rows = case.docket.editions.rows(Selection(view="actors", query=query), 0, LOOKED_AT)
    links = case.remembered(("network", (query, most)), lambda: _links(rows, most))
    nodes = {node.key: node for link in links for node in (link.one, link.other)}
    return page(
        request, "network.jinja", query=query, links=links, nodes=sorted(nodes.values(), key=lambda n: -n.meetings),
        width=WIDTH, height=HEIGHT, most=most, choices=CHOICES,
    )  # fmt: skip


def _links(rows: Iterable[LaidRow], most: int) -> tuple[Link, ...]:
    """Links among those who met somebody, the most frequent first."""
    named = {row.key: row.body for row in rows if _has_a_name(row.body)}
    met = {key: {o: n for o, n in body["met"] if o in named} for key, body in named.items()}
    chosen = [key for key in named if met[key]][:most]
    edges: dict[Edge, int] = {}
    for one in chosen:
        for other, times in met[one].items():
            if other in chosen:
                edges[min(one, other), max(one, other)] = times
    nodes = _nodes([key for key in chosen if any(key in edge for edge in edges)], edges, named)
    heaviest = max(edges.values(), default=1)
    found = [
        Link(one=nodes[one], other=nodes[other], times=times, breadth=round(1 + 5 * times / heaviest, 1))
        for (one, other), times in edges.items()
    ]
    return tuple(sorted(found, key=lambda link: (-link.times, link.one.name, link.other.name, link.one.key)))


def _has_a_name(body: Any) -> bool:
    return body["kind"] not in NAMELESS and body["name"].split()[0].casefold() not in OWNED


def _nodes(keys: list[str], edges: dict[Edge, int], named: dict[str, Any]) -> dict[str, Node]:
    points = placed(keys, edges, WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN)
    degree = {key: sum(n for edge, n in edges.items() if key in edge) for key in keys}
    heaviest = max(degree.values(), default=1)
    found: dict[str, Node] = {}
    for key, (x, y) in points.items():
        body = named[key]
        name = body["name"] if len(body["name"]) <= LABEL else body["name"][: LABEL - 1] + "…"
        found[key] = Node(
            key=key, name=name, kind=body["kind"], x=x + MARGIN, y=y + MARGIN, meetings=degree[key],
            radius=round(5 + 9 * (degree[key] / heaviest) ** 0.5, 1),
        )  # fmt: skip
    return found
