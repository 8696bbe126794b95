"""Places for a small network, so that who is linked lies near: springs between the linked, all others push apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt

import numpy as np
from numpy.typing import NDArray

Edge = tuple[str, str]

ROUNDS = 300
"""Steps after which a network of some dozens is at rest."""

PARTINGS = 80
"""Steps in which names are moved apart."""

NAME = (130.0, 36.0)
"""Room that a node takes with its name."""


def placed(
    nodes: Sequence[str], edges: Mapping[Edge, int], width: float, height: float
) -> dict[str, tuple[float, float]]:
    """A point for each node inside of a frame, by Fruchterman and Reingold's rules from a circle on; the same network
    gives the same points."""
    if len(nodes) < 2:
        return dict.fromkeys(nodes, (width / 2, height / 2))
    number = {node: n for n, node in enumerate(nodes)}
    pull = np.zeros((len(nodes), len(nodes)))
    for (one, other), weight in edges.items():
        pull[number[one], number[other]] = pull[number[other], number[one]] = 1 + np.log1p(weight) / 2
    angles = 2 * np.pi * np.arange(len(nodes)) / len(nodes)
    points = np.column_stack((np.cos(angles), np.sin(angles)))
    reach = sqrt(4 / len(nodes))
    for step in range(ROUNDS):
        apart = points[:, None, :] - points[None, :, :]
        distance = np.maximum(np.linalg.norm(apart, axis=2), 1e-3)
        force = reach**2 / distance**2 - pull * distance / reach * 0.35
        moved = (apart * force[:, :, None]).sum(axis=1) - 1.0 * points
        length = np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)
        points = points + moved / length * np.minimum(length, 0.2 * (1 - step / ROUNDS))
    low, high = points.min(axis=0), points.max(axis=0)
    scaled = (points - low) / np.maximum(high - low, 1e-9) * (width, height)
    for _ in range(PARTINGS):
        _part(scaled, height)
    return {node: (round(float(x), 1), round(float(y), 1)) for node, (x, y) in zip(nodes, scaled, strict=True)}


def _part(points: NDArray[np.float64], height: float) -> None:
    """Move those up or down whose names would stand on each other."""
    across = np.abs(points[:, None, 0] - points[None, :, 0])
    down = points[:, None, 1] - points[None, :, 1]
    order = np.arange(len(points))
    ahead = np.where(down == 0, order[:, None] > order[None, :], down > 0)
    missing = np.where(across < NAME[0], np.maximum(NAME[1] - np.abs(down), 0), 0)
    np.fill_diagonal(missing, 0)
    points[:, 1] += (np.where(ahead, 1, -1) * missing / 4).sum(axis=1)
    np.clip(points[:, 1], 0, height, out=points[:, 1])
