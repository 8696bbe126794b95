"""The command `plot`: pictures of the docket."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from dragoman.cli import context
from dragoman.cli.options import docket_option, example, filter_options
from dragoman.cli.output import hand_over, on_terminal
from dragoman.errors import BadRequest
from dragoman.record.query import Query

KINDS = ("timeline", "contacts", "positions", "sources")
FORMS = ("svg", "png")


@click.command()
@click.argument("kind", type=click.Choice(KINDS))
@click.option("--output", metavar="FILE", help="Write here, all at once; the ending says which form.")
@click.option("--format", "form", type=click.Choice(FORMS), help="Form of the picture; SVG where no ending says.")
@docket_option
@filter_options
@example("dragoman plot timeline --output timeline.svg")
def plot(kind: str, output: str | None, form: str | None, docket_path: str, query: Query) -> int:
    """Draw the docket.

    `timeline`: what happened, is planned or denied, on lanes by issue or party. `contacts`: every approach and its
    answer, by pair. `positions`: the wordings in use. `sources`: the reports by outlet, copies told apart. The same
    docket gives the same bytes.
    """
    if output is None and on_terminal():
        raise BadRequest("a picture is not for a terminal", where="plot", remedy=f"write it: --output {kind}.svg")
    chosen: Any = form or _form_of(output)
    wanted: Any = kind
    with context.open_docket(docket_path) as docket:
        data = docket.plot(wanted, chosen, query)
    hand_over(data, output)
    return 0


def _form_of(output: str | None) -> str:
    ending = Path(output).suffix.lower().removeprefix(".") if output else ""
    if output and output != "-" and ending not in FORMS:
        raise BadRequest(f"{ending or output!r} is no form of picture", where="plot", remedy="end it in .svg or .png")
    return ending or FORMS[0]
