"""Commands that take back what was handed on: open-bundle, annotations."""

from __future__ import annotations

import click

from dragoman.cli import context
from dragoman.cli.failures import REFUSED
from dragoman.cli.login import login
from dragoman.cli.options import docket_option, example
from dragoman.cli.output import tell, write_line

MOST_TOLD = 20
"""Refusals told one by one."""


@click.command(name="open-bundle")
@click.argument("bundle", type=click.Path(), metavar="BUNDLE")
@click.option("--files", type=click.Path(), metavar="DIR", help="Put the files that lie beside the docket here.")
@docket_option
@example("dragoman open-bundle case.zip --docket opened.db")
def open_bundle(bundle: str, files: str | None, docket_path: str) -> int:
    """Make a docket of a bundle.

    BUNDLE is what `dragoman export bundle` wrote, here or elsewhere. The docket must not exist yet. Every checksum and
    every span is compared first; where anything is wrong, one line says so and nothing is written.
    """
    from dragoman.bundling import docket_from_bundle  # noqa: PLC0415 - brings the whole docket

    opened = docket_from_bundle(bundle, docket_path, files=files)
    if not opened.same:
        tell(f"written by {opened.program}: this version joins or compares some records otherwise")
    if opened.files and files is None:
        tell(f"beside it lie {', '.join(opened.files)}; --files DIR of a new opening puts them into a folder")
    write_line(f"{opened.documents} documents are in {docket_path}")
    return 0


@click.command(name="annotations")
@click.argument("path", type=click.Path(), metavar="PATH")
@click.option("--author", metavar="NAME", help="Who decided; the name you are logged in under by default.")
@docket_option
@example('dragoman annotations marked.json --author "A. Desk"')
def take_annotations(path: str, author: str | None, docket_path: str) -> int:
    """Take back what people marked in another tool.

    PATH is a file that `dragoman export webannotation` wrote, or a folder of `dragoman export brat`, after people
    changed marks or fields there, or wrote a comment on a record that begins with "accept" or "reject". Each change
    becomes a decision, as in a review; a mark that was taken away decides nothing. What cannot be located, or was
    decided on in the docket meanwhile, is named on standard error.
    """
    with context.open_docket(docket_path) as docket:
        taken = docket.take_back(path, author=author or login("annotations"))
    for line in taken.refused[:MOST_TOLD]:
        tell(f"dragoman: {line}")
    if further := len(taken.refused[MOST_TOLD:]):
        tell(f"dragoman: {further} more like these")
    counts = {
        "as in the docket": taken.same,
        "edited": len(taken.edited),
        "accepted": len(taken.accepted),
        "rejected": len(taken.rejected),
        "refused": len(taken.refused),
    }
    write_line(", ".join(f"{count} {what}" for what, count in counts.items() if count or what == "as in the docket"))
    return REFUSED if taken.refused else 0
