"""Draws a picture as SVG or PNG with matplotlib: the same picture gives the same bytes.

Words of documents go in as plain text: no mathematics ("$5 … $7"), and SVG escapes them. Marks differ in form, so that
the picture can be read without colours.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from dragoman.outputs.display import cut, line
from dragoman.outputs.plots.layout import (
    GAP,
    GLYPH,
    LANE_GAP,
    MOST_SHADOWS,
    NAME_ROW,
    NOTE,
    RIGHT,
    ROW,
    SHIFT,
    TOP,
    WIDTH,
    Layout,
    Measure,
    Placed,
    PlacedLane,
    layout,
)
from dragoman.outputs.plots.picture import Picture, Shape

Form = Literal["svg", "png"]

FAMILY = ["DejaVu Sans"]
DPI = 100
SHARPNESS = 2
"""Times the pixels of a PNG."""

SIZE, SMALL, LARGE = 7.2, 6.8, 11.5
"""Points: labels, notes, title. At 100 dots an inch, 7.2 points are 10 pixels."""

LONGEST_NAME = 30
INK, DIM, BAND, GRID = "#1a1a1a", "#5b5f66", "#f4f6f8", "#d9dde2"
BLUE, AMBER, RED, GREEN, GREY = "#1f4e79", "#9a5b00", "#a32020", "#2b6a3a", "#7a7f87"

FORMS: dict[Shape, tuple[str, str, bool, str]] = {
    "actual": ("o", BLUE, True, "-"),
    "planned": ("o", AMBER, False, "--"),
    "offered": ("D", AMBER, False, "-."),
    "demanded": ("^", AMBER, False, "-."),
    "conditional": ("s", AMBER, False, ":"),
    "hypothetical": ("h", GREY, False, ":"),
    "negated": ("x", RED, True, ":"),
    "state": ("s", GREEN, True, "-"),
    "approach": (">", BLUE, True, "-"),
    "answered": ("o", GREEN, True, "-"),
    "refused": ("x", RED, True, "-"),
    "unanswered": ("|", RED, True, ":"),
    "wording": ("d", BLUE, True, "-"),
    "report": ("o", BLUE, True, "-"),
    "copy": ("o", GREY, False, ":"),
    "note": ("s", GREEN, True, "-"),
}
"""Marker, colour, whether it is filled, and the line of a range."""


def draw(picture: Picture, form: Form) -> bytes:
    """The picture as bytes. Raises ValueError for one without a mark."""
    with _settings():
        figure = Figure(dpi=DPI)
        placed = layout(picture, _measure(figure))
        figure.set_size_inches(WIDTH / DPI, placed.height / DPI)
        figure.set_facecolor("white")
        _Page(figure, placed).draw()
        return _written(figure, picture, form)


@contextmanager
def _settings() -> Iterator[None]:
    """The settings of matplotlib for the time of one picture, whatever a user's own say."""
    fixed: dict[Any, Any] = {
        **mpl.rcParamsDefault, "svg.fonttype": "none", "svg.hashsalt": "dragoman", "font.family": FAMILY,
        "font.size": SIZE, "text.usetex": False, "path.simplify": False,
    }  # fmt: skip
    fixed.pop("backend", None)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a letter the font lacks is drawn as a box
        with mpl.rc_context(fixed):
            yield


def _measure(figure: Figure) -> Measure:
    canvas: Any = FigureCanvasAgg(figure)
    renderer = canvas.get_renderer()
    font = FontProperties(family=FAMILY, size=SIZE)
    return lambda text: renderer.get_text_width_height_descent(text, font, ismath=False)[0] * 1.03


def _written(figure: Figure, picture: Picture, form: Form) -> bytes:
    written = io.BytesIO()
    canvas: Any
    if form == "svg":
        canvas = FigureCanvasSVG(figure)
        canvas.print_svg(written, metadata={"Date": None, "Title": line(picture.title), "Creator": None})
    else:
        figure.set_dpi(DPI * SHARPNESS)
        canvas = FigureCanvasAgg(figure)
        canvas.print_png(written, metadata={"Software": None})
    return written.getvalue()


class _Page:
    """Puts everything at its pixels: one axis over the whole figure, its origin in the upper left corner."""

    def __init__(self, figure: Figure, placed: Layout) -> None:
        self.layout = placed
        self.axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
        self.axes.set_xlim(0, WIDTH)
        self.axes.set_ylim(placed.height, 0)
        self.axes.axis("off")

    def draw(self) -> None:
        """Title, axis, lanes, legend, notes."""
        self.text(GAP * 3, 20, line(self.layout.picture.title), size=LARGE, weight="bold")
        for number, lane in enumerate(self.layout.lanes):
            self.lane(lane, shaded=number % 2 == 0)
        self.ticks()
        for lane in self.layout.lanes:
            for placed in lane.marks:
                self.mark(placed)
        self.legend()
        self.notes()

    def text(self, x: float, y: float, words: str, **style: Any) -> None:
        """Plain text, its middle at `y`."""
        style = {"size": SIZE, "color": INK, "va": "center", **style}
        self.axes.text(x, y, words, parse_math=False, **style)

    def lane(self, lane: PlacedLane, *, shaded: bool) -> None:
        """The band and the name of a lane."""
        if shaded:
            size = (WIDTH - RIGHT, lane.bottom - lane.top)
            self.axes.add_patch(Rectangle((0, lane.top), *size, facecolor=BAND, edgecolor="none", zorder=0))
        y = lane.top + LANE_GAP / 2 + ROW / 2
        for name in lane.names:
            self.text(GAP * 3, y, name, weight="bold")
            y += NAME_ROW
        if lane.lane.below:
            self.text(GAP * 3, y, cut(line(lane.lane.below), LONGEST_NAME), size=SMALL, color=DIM)

    def ticks(self) -> None:
        """Lines of days with their words above."""
        for tick in self.layout.ticks:
            self.line((tick.x, tick.x), (TOP - 4, self.layout.bottom), color=GRID, linewidth=0.7, zorder=1)
            self.text(tick.x, TOP - 12, tick.label, ha="center", color=DIM, size=SMALL)

    def mark(self, placed: Placed) -> None:
        """A point or a bar, the reports behind it, the line to its answer, its label."""
        marker, colour, filled, stroke = FORMS[placed.mark.shape]
        shadows = min(placed.mark.stack - 1, MOST_SHADOWS)
        x0, x1 = placed.x0, placed.x1
        ranged = x1 - x0 > GLYPH + SHIFT * shadows + 1
        middle = (x0 + x1) / 2 if ranged else x0 + GLYPH / 2
        if placed.x_until is not None:
            self.answer(placed, x1 if ranged else middle)
        if ranged:
            self.bar(x0, x1, placed.y, colour, filled=filled, stroke=stroke)
        for shadow in range(shadows, 0, -1):
            self.point(middle + SHIFT * shadow, placed.y - shadow, marker, colour, filled=False, faint=True)
        self.point(middle, placed.y, marker, colour, filled=filled)
        self.ends(placed, x0, x1, colour)
        if placed.text_x is not None:
            behind = {"bbox": {"facecolor": "white", "edgecolor": "none", "pad": 1.2}} if placed.label_on_line else {}
            self.text(placed.text_x, placed.y, placed.label, **behind)

    def answer(self, placed: Placed, x1: float) -> None:
        """The line from an approach to what came of it."""
        if placed.x_until is None or placed.mark.end is None:
            return
        marker, colour, filled, stroke = FORMS[placed.mark.end]
        until = placed.x_until - GLYPH / 2
        self.line((x1, until), (placed.y, placed.y), color=colour, linewidth=1.1, linestyle=stroke, zorder=2)
        self.point(until, placed.y, marker, colour, filled=filled)

    def bar(self, x0: float, x1: float, y: float, colour: str, *, filled: bool, stroke: str) -> None:
        """A range: somewhere in it, or all through it."""
        style = {"facecolor": colour if filled else "white", "alpha": 0.28} if filled else {"facecolor": "white"}
        box = Rectangle((x0, y - 3.5), x1 - x0, 7, edgecolor="none", zorder=2, **style)
        self.axes.add_patch(box)
        outline = Rectangle((x0, y - 3.5), x1 - x0, 7, fill=False, edgecolor=colour, linewidth=0.8, linestyle=stroke)
        outline.set_zorder(2)
        self.axes.add_patch(outline)

    def ends(self, placed: Placed, x0: float, x1: float, colour: str) -> None:
        """Arrows where a range is open."""
        if placed.mark.open_before:
            self.line(
                (x0 - 9, x0), (placed.y, placed.y), color=colour, linewidth=1.0, marker="<", markevery=[0], markersize=3
            )
        if placed.mark.open_after:
            self.line(
                (x1, x1 + 9), (placed.y, placed.y), color=colour, linewidth=1.0, marker=">", markevery=[1], markersize=3
            )

    def point(self, x: float, y: float, marker: str, colour: str, *, filled: bool, faint: bool = False) -> None:
        """One marker; hollow ones are filled with white, so that lines do not show through."""
        face = colour if filled else "white"
        self.line(
            (x,), (y,), marker=marker, color=colour, markerfacecolor=face, markeredgecolor=colour, linestyle="none",
            markersize=5.6, markeredgewidth=1.5 if marker in "x|" else 1.1, alpha=0.55 if faint else 1.0, zorder=3,
        )  # fmt: skip

    def line(self, xs: tuple[float, ...], ys: tuple[float, ...], **style: Any) -> None:
        """A line in pixels."""
        self.axes.add_line(Line2D(xs, ys, **style))

    def legend(self) -> None:
        """What the marks mean, in one row below."""
        x, y = float(GAP * 3 + 6), self.layout.bottom + 18
        for shape, meaning in self.layout.picture.legend:
            marker, colour, filled, _ = FORMS[shape]
            self.point(x, y, marker, colour, filled=filled)
            self.text(x + 9, y, meaning, size=SMALL, color=DIM)
            x += 24 + 5.9 * len(meaning)
        if any(mark.stack > 1 for mark in self.layout.picture.marks):
            for shadow in (2, 1, 0):
                self.point(x + SHIFT * shadow, y - shadow, "o", BLUE, filled=shadow == 0, faint=shadow > 0)
            self.text(x + 16, y, "several reports of one", size=SMALL, color=DIM)

    def notes(self) -> None:
        """What is left out."""
        notes = list(self.layout.picture.notes)
        if self.layout.unlabelled:
            notes.append(f"{self.layout.unlabelled} marks without a label: there is no room")
        for number, note in enumerate(notes):
            self.text(GAP * 3, self.layout.bottom + 18 + NOTE * (number + 1), note, size=SMALL, color=DIM)
