"""The command `brief`: one page on the process."""

from __future__ import annotations

import click

from dragoman.cli import context
from dragoman.cli.options import docket_option, example, filter_options
from dragoman.cli.output import on_terminal, tell, write
from dragoman.outputs.json import json_bytes
from dragoman.outputs.page import Brief
from dragoman.record.query import EVERYTHING, Query


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "html", "json"]),
    default="text",
    show_default=True,
    help="Form.",
)
@docket_option
@filter_options
@example("dragoman brief --as-of 2021-05-13 --format markdown > brief.md")
def brief(form: str, docket_path: str, query: Query) -> int:
    """Write one page on the process.

    What it rests on, state of play, whose turn, open commitments, positions, where sources differ, what lies ahead:
    every sentence cites the records it rests on by number; the list at the end gives the ids that `dragoman show`
    opens. `--since` adds what is new from that day on. The HTML prints on one page, with the exact words behind it.
    """
    with context.open_docket(docket_path) as docket:
        page = docket.brief(query)
    if not page.sections and form != "json":
        tell(
            "nothing to brief on; "
            + ("try fewer filters" if query != EVERYTHING else "try dragoman read PATH… to add reports")
        )
        return 0
    write(_formed(page, form))
    return 0


def _formed(page: Brief, form: str) -> str | bytes:
    if form == "json":
        return json_bytes(page)
    if form == "markdown":
        from dragoman.outputs.brief_markdown import brief_markdown  # noqa: PLC0415 - one form at a time

        return brief_markdown(page).encode("utf-8", "replace")
    if form == "html":
        from dragoman.outputs.brief_html import brief_html  # noqa: PLC0415 - as above

        return brief_html(page).encode("utf-8", "replace")
    from dragoman.cli.terminal import rendered  # noqa: PLC0415 - rich takes a while to import
    from dragoman.outputs.brief_text import BriefText  # noqa: PLC0415 - as above

    return rendered(BriefText(page), terminal=on_terminal())
