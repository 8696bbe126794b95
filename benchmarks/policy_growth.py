"""The growth of a time with the number of happenings as a small picture: both scales by powers of ten, drawn by hand so
that it fetches nothing and needs no plotting library."""

from __future__ import annotations

import math
from collections.abc import Sequence

WIDTH, HEIGHT, MARGIN = 560, 360, 64
LABEL = 'aria-label="Time to check 50 rules"'
STYLE = "text { font: 12px sans-serif; fill: #333 } line { stroke: #ddd } polyline { fill: none; stroke-width: 2 }"


def growth_svg(points: Sequence[tuple[int, float]]) -> str:
    """Points of (happenings, seconds) with the line of equal growth through the last."""
    xs, ys = [math.log10(n) for n, _ in points], [math.log10(t) for _, t in points]
    left, right = math.floor(min(xs)), math.ceil(max(xs))
    low, high = math.floor(min(ys)), math.ceil(max(ys))

    def x(value: float) -> float:
        return MARGIN + (value - left) / (right - left) * (WIDTH - 1.5 * MARGIN)

    def y(value: float) -> float:
        return HEIGHT - MARGIN - (value - low) / (high - low) * (HEIGHT - 1.5 * MARGIN)

    lines = [
        f'<line x1="{x(e):.1f}" y1="{y(low):.1f}" x2="{x(e):.1f}" y2="{y(high):.1f}"/>' for e in range(left, right + 1)
    ]
    lines += [
        f'<line x1="{x(left):.1f}" y1="{y(e):.1f}" x2="{x(right):.1f}" y2="{y(e):.1f}"/>' for e in range(low, high + 1)
    ]
    texts = [
        f'<text x="{x(e):.1f}" y="{y(low) + 18:.1f}" text-anchor="middle">{10**e:,}</text>'
        for e in range(left, right + 1)
    ]
    texts += [
        f'<text x="{x(left) - 8:.1f}" y="{y(e) + 4:.1f}" text-anchor="end">{10**e:g} s</text>'
        for e in range(low, high + 1)
    ]
    path = " ".join(f"{x(a):.1f},{y(b):.1f}" for a, b in zip(xs, ys, strict=True))
    dots = [f'<circle cx="{x(a):.1f}" cy="{y(b):.1f}" r="4"/>' for a, b in zip(xs, ys, strict=True)]
    begin = max(low, ys[-1] - (xs[-1] - left))
    equal = f"{x(xs[-1] - (ys[-1] - begin)):.1f},{y(begin):.1f} {x(xs[-1]):.1f},{y(ys[-1]):.1f}"
    return (
        "\n".join(
            [
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" {LABEL}>',
                f"<style>{STYLE}</style>",
                f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
                *lines,
                f'<polyline points="{equal}" stroke="#bbb" stroke-dasharray="5 4"/>',
                f'<polyline points="{path}" stroke="#1f4e79"/>',
                f'<g fill="#1f4e79">{"".join(dots)}</g>',
                *texts,
                f'<text x="{WIDTH / 2}" y="{HEIGHT - 18}" text-anchor="middle">happenings</text>',
                f'<text x="{MARGIN}" y="22">seconds to check 50 rules; dashed: growth in step with the number</text>',
                "</svg>",
            ]
        )
        + "\n"
    )
