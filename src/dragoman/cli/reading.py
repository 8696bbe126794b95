"""Commands that take documents in: extract, read, log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli import context
from dragoman.cli.failures import REFUSED, Interrupted
from dragoman.cli.login import login
from dragoman.cli.options import Day, docket_option, example
from dragoman.cli.output import tell, write, write_line
from dragoman.cli.progress import Step, progress
from dragoman.errors import BadRequest
from dragoman.outputs.json import json_bytes
from dragoman.record.arrival import Refusal
from dragoman.record.docket import Extraction
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.docket import Docket, ReadReport

AGAIN = "run the same command again to go on"
published_option = click.option(
    "--published", metavar="EDTF", help="Day of publication for documents without one: 2021-05-13, 2021-05, 2021-05~."
)
outlet_option = click.option("--outlet", metavar="NAME", help="Outlet for documents that name none.")
attribution_option = click.option(
    "--attribution",
    type=click.Choice(["model", "rules"]),
    default="model",
    show_default=True,
    help="What finds statements: the trained model, or rules on the parse.",
)
actors_option = click.option(
    "--actors", metavar="FILE", help="YAML file with further actors: names, state, role and its first and last day."
)
issues_option = click.option(
    "--issues", metavar="FILE", help="YAML file with further issues and the words that assign a record to them."
)


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(), metavar="PATH…")
@published_option
@outlet_option
@attribution_option
@actors_option
@issues_option
@example("dragoman extract reports/ | jq '.statements[].content[].text'")
def extract(paths: tuple[str, ...], **given: Any) -> int:
    """Print what documents say, without a docket.

    One JSON object a line, in input order. PATH is a file, a folder of them, or a web address: text, HTML, PDF, Word,
    Markdown, e-mail, feeds, EPUB, ZIP, web archives, JSON lines (see docs/reading.md). The objects follow the schema
    that `dragoman schema` prints. What cannot be read is named on standard error, and the rest goes on.
    """
    settings = Settings(**given)
    printed, refused = 0, []
    try:
        with progress() as step:
            for found in _watched(context.extract_documents(paths, settings), step):
                if isinstance(found, Refusal):
                    refused.append(found)
                    _tell_refusal(found)
                else:
                    write(json_bytes(found, indent=None))
                    printed += 1
    except KeyboardInterrupt:
        raise Interrupted(f"{printed} documents were printed") from None
    tell(_summary(f"{printed} read", refused))
    return _code(refused)


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(), metavar="PATH…")
@docket_option
@published_option
@outlet_option
@attribution_option
@actors_option
@issues_option
@example("dragoman read reports/ --docket case.db")
def read(paths: tuple[str, ...], docket_path: str, **given: Any) -> int:
    """Read documents into a docket.

    The docket is made where there is none. What is in the docket already is not read again; a page that has changed
    becomes a new version. What cannot be read is named on standard error, and the rest goes on.
    """
    settings = Settings(**given)
    with context.open_docket(docket_path, create=True, settings=settings) as docket:
        try:
            with progress() as step:
                report = docket.read(paths, step)
        except KeyboardInterrupt:
            raise Interrupted(f"{_held(docket)} documents are in the docket; {AGAIN}") from None
    for refusal in report.refused:
        _tell_refusal(refusal)
    write_line(_summary(_read(report), report.refused))
    return _code(report.refused)


@click.command()
@click.argument("text", required=False)
@click.option(
    "--from", "chronology", type=click.Path(), metavar="FILE", help="Note each line of a hand-kept chronology."
)
@click.option("--author", metavar="NAME", help="Who notes it; the name you are logged in under by default.")
@click.option("--day", type=Day(last=False), metavar="DAY", help="Day of the note; today by default.")
@docket_option
@example('dragoman log "Our embassy was told by telephone on 12 May." --author "A. Desk" --day 2021-05-13')
def log(text: str | None, chronology: str | None, author: str | None, day: date | None, docket_path: str) -> int:
    """Note what is not in the press.

    A contact, a briefing, a reply, a date: the note becomes a document of kind `note` in the docket, dated and
    signed, and is read like any other. A chronology (Markdown, text, CSV, Word, HTML) becomes a note for each line,
    which begins with the day it tells of.
    """
    if (text is None) == (chronology is None) or (text is not None and not text.strip()):
        remedy = "write what you know between quotation marks, or name a chronology with --from"
        raise BadRequest("the note is empty" if chronology is None else "two notes at once", where="log", remedy=remedy)
    author, day = author or login("log"), day or date.today()
    with context.open_docket(docket_path) as docket:
        if chronology is not None:
            write_line(f"{len(docket.log_chronology(chronology, author=author, day=day))} lines noted")
        else:
            write_line(f"noted as {docket.log(text or '', author=author, day=day).id[:8]}")
    return 0


def _watched(found: Iterator[Extraction | Refusal], step: Step | None) -> Iterable[Extraction | Refusal]:
    for number, item in enumerate(found):
        if step:
            step(item.location if isinstance(item, Refusal) else item.document.title or "", number, 0)
        yield item


def _tell_refusal(refusal: Refusal) -> None:
    error = refusal.error
    shown = error if error.where else type(error)(error.what, where=refusal.location, remedy=error.remedy)
    tell(f"dragoman: {'skipped ' if refusal.skipped else ''}{shown}")


def _read(report: ReadReport) -> str:
    known = f", {len(report.known)} already there" if report.known else ""
    return f"{len(report.added)} read{known}"


def _summary(begun: str, refusals: Iterable[Refusal]) -> str:
    """`8 read, 2 already there, 1 refused`."""
    marks = [refusal.skipped for refusal in refusals]
    refused = f", {marks.count(False)} refused" if False in marks else ""
    skipped = f", {marks.count(True)} skipped" if True in marks else ""
    return f"{begun}{refused}{skipped}"


def _code(refusals: Iterable[Refusal]) -> int:
    """1 if anything that was asked for was refused."""
    return REFUSED if any(not refusal.skipped for refusal in refusals) else 0


def _held(docket: Docket) -> str:
    with suppress(Exception):  # the count is a courtesy; nothing may hide that the run was interrupted
        return str(len(docket.documents()))
    return "the finished"
