"""Pictures of a docket: what is shown (`picture`), where it goes (`layout`), how it is drawn (`drawing`)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal, get_args

from dragoman.errors import BadRequest
from dragoman.outputs.plots.contacts import contacts
from dragoman.outputs.plots.picture import Picture
from dragoman.outputs.plots.positions import positions
from dragoman.outputs.plots.sources import sources
from dragoman.outputs.plots.timeline import timeline
from dragoman.record.docket import DocketExport

__all__ = ["PlotForm", "PlotKind", "plot"]

PlotKind = Literal["timeline", "contacts", "positions", "sources"]
PlotForm = Literal["svg", "png"]

PICTURES: dict[str, Callable[[DocketExport, date | None], Picture]] = {
    "timeline": lambda docket, _: timeline(docket),
    "contacts": contacts,
    "positions": lambda docket, _: positions(docket),
    "sources": lambda docket, _: sources(docket),
}


def plot(docket: DocketExport, kind: str, form: PlotForm, *, as_of: date | None = None) -> bytes:
    """A picture of a docket as bytes of SVG or PNG. Raises BadRequest for another kind, for a docket with nothing to
    draw, and where matplotlib is not installed."""
    if kind not in PICTURES:
        raise BadRequest(
            f"no picture is called {kind!r}", where="plot", remedy=f"one of: {', '.join(get_args(PlotKind))}"
        )
    picture = PICTURES[kind](docket, as_of)
    if not picture.marks:
        raise BadRequest(
            f"the docket has nothing dated to draw in a picture of {kind}", where="plot",
            remedy="read more reports, or try fewer filters",
        )  # fmt: skip
    try:
        from dragoman.outputs.plots.drawing import draw  # noqa: PLC0415 - an extra, and slow to import
    except ImportError as error:
        raise BadRequest(
            "pictures need matplotlib, which is not installed", where="plot", remedy='pip install "dragoman[plots]"'
        ) from error
    return draw(picture, form)
