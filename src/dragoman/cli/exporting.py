"""Commands that hand the docket on: export, schema."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from dragoman.cli import context
from dragoman.cli.listing import listed
from dragoman.cli.options import docket_option, example, filter_options
from dragoman.cli.output import on_terminal, tell, write, write_json
from dragoman.cli.progress import Step, progress
from dragoman.errors import BadRequest
from dragoman.outputs.tables import Table
from dragoman.record.query import EVERYTHING, Query
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.outputs.exports import Export, Material

FORMATS = "formats"
"""What lists the forms instead of writing one."""

STDOUT = "-"


def _forms() -> Mapping[str, Export]:
    """Every form by name, looked up when a command asks for one, so that the program starts quickly."""
    from dragoman.outputs.exports import EXPORTS  # noqa: PLC0415 - brings every writer

    return EXPORTS


class FormName(click.ParamType[str]):
    """The name of a form, or what lists them."""

    name = "format"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name. Fails on any other word."""
        if value not in (*_forms(), FORMATS):
            self.fail(f"{value!r} is no form; see them all: dragoman export formats", param, ctx)
        return str(value)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002 - click's signature
        """The names that begin so."""
        return [CompletionItem(name) for name in (*_forms(), FORMATS) if name.startswith(incomplete)]


class ExportCommand(click.Command):
    """Shows every form, with what it carries and what it cannot, ahead of the options."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The forms, then the options."""
        with formatter.section("Formats"):
            formatter.write_dl([(f"{form.name} {_place(form)}", _described(form)) for form in _forms().values()])
        super().format_options(ctx, formatter)


def _described(form: Export) -> str:
    return f"{form.carries}\n\nLimits: {' '.join(form.cannot_carry)}"


def _place(form: Export) -> str:
    return "DIR" if form.folder else f"FILE{form.extension}"


@click.command(cls=ExportCommand)
@click.argument("form", required=False, metavar="[FORMAT]", type=FormName())
@click.argument("target", required=False, type=click.Path(), metavar="[FILE]")
@click.option("--format", "option", type=FormName(), help="The same as FORMAT.")
@click.option("--document", metavar="ID", help="The document to export, where the form holds one: timeml.")
@click.option("--output", metavar="FILE", type=click.Path(), help="The same as FILE.")
@click.option(
    "--with",
    "beside",
    multiple=True,
    type=click.Path(),
    metavar="FILE",
    help="A policy or list to put into the bundle as well. May be repeated.",
)
@docket_option
@filter_options
@example("dragoman export xlsx case.xlsx\n      dragoman export json > case.json\n      dragoman export formats")
def export(form: str | None, target: str | None, docket_path: str, query: Query, **given: Any) -> int:
    """Hand the docket on in another form.

    FILE is written all at once, or not at all; without it, or with -, the export goes to standard output. DIR is a new
    folder. The same docket gives the same bytes. Records that somebody rejected are left out. `dragoman export formats`
    lists the forms with what each carries and what it cannot; docs/exporting.md has an example of each.
    """
    if FORMATS in (form, given["option"]):
        return listed("forms", formats_table(), None, EVERYTHING, as_csv=False)
    chosen = _form(form or given["option"])
    place = _checked_place(chosen, target or given["output"])
    with context.open_docket(docket_path) as docket, progress() as step:
        told = step or _unwatched
        told("comparing the reports", 0, 0)
        material = replace(docket.material(query, given["document"]), files=_beside(chosen, given["beside"]))
        _write(chosen, material, place, told)
    if place is not None:
        tell(f"written to {place}")
    return 0


def _write(form: Export, material: Material, place: Path | None, told: Step) -> None:
    """Write to a place, or to standard output. Raises OutputFailed."""
    from dragoman.outputs.exports.writing import export_bytes, write_export  # noqa: PLC0415 - as in `_forms`

    if place is None:
        write(export_bytes(form, material, told))
    else:
        write_export(form, material, place, told)


def _unwatched(what: str, done: int, total: int) -> None:
    """Progress that nobody looks at."""


def _beside(form: Export, paths: tuple[str, ...]) -> dict[str, bytes]:
    """The files to put beside the docket, by name. Raises BadRequest, UnreadableInput."""
    if paths and form.name != "bundle":
        raise BadRequest("only a bundle takes files beside the docket", where="--with", remedy="leave it out")
    from dragoman.loaders.walk import read_bytes  # noqa: PLC0415 - only a bundle needs it

    return {Path(path).name: read_bytes(Path(path), Settings().max_bytes) for path in paths}


def formats_table() -> Table:
    """Every form: its name, what it is written to, what it carries, what it cannot."""
    rows = tuple((f.name, _place(f), f.carries, " ".join(f.cannot_carry)) for f in _forms().values())
    return Table(("format", "to", "carries", "cannot carry"), rows, frozenset({"carries", "cannot carry"}))


def _form(name: str | None) -> Export:
    """The form of that name. Raises BadRequest where none is named."""
    if name is None:
        raise BadRequest("no form is named", where="export", remedy="see them all: dragoman export formats")
    return _forms()[name]


def _checked_place(form: Export, target: str | None) -> Path | None:
    """Where to write; None is standard output. Raises BadRequest where that cannot take the form."""
    if target is not None and target != STDOUT:
        return Path(target)
    if form.folder:
        raise BadRequest("this form is a folder", where="export", remedy=f"name one: dragoman export {form.name} DIR")
    if form.binary and target is None and on_terminal():
        raise BadRequest(
            f"{form.name} is not for a terminal", where="export",
            remedy=f"write it: dragoman export {form.name} case{form.extension}",
        )  # fmt: skip
    return None


@click.command()
@example("dragoman schema > docket.schema.json")
def schema() -> int:
    """Print the JSON Schema of the export.

    It takes the lines of `extract` as well, and is generated from the record classes.
    """
    from dragoman.record.schema import docket_schema  # noqa: PLC0415 - walks every record class

    write_json(docket_schema())
    return 0
