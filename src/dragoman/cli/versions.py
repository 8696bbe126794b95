"""The command `versions`: pages that were changed after publication, and what was changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from dragoman.cli import context
from dragoman.cli.candidates import record_ids
from dragoman.cli.listing import listed
from dragoman.cli.options import docket_option, example, form_options
from dragoman.cli.output import on_terminal, write, write_json
from dragoman.errors import BadRequest, NotFound
from dragoman.outputs.days import label
from dragoman.outputs.display import line
from dragoman.outputs.versions import Change, PageHistory, changed_words, history_json, versions_table, words_of
from dragoman.record.query import EVERYTHING

if TYPE_CHECKING:
    from rich.text import Text

    from dragoman.record.versions import Version

Piece = tuple[str, str]
"""Words, and how a terminal shows them."""

MARKS: dict[Change, tuple[str, str]] = {"kept": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}
STYLES: dict[Change, str] = {"kept": "", "removed": "red strike", "added": "green"}


@click.command()
@click.argument("prefix", metavar="[ID]", required=False, shell_complete=record_ids)
@docket_option
@form_options
@example("dragoman versions\n      dragoman versions 3fa1")
def versions(prefix: str | None, docket_path: str, as_json: bool, as_csv: bool) -> int:  # noqa: FBT001 - click's way
    """List pages that were changed after publication, or show what was changed.

    Without an ID one line a page: day and outlet of its newest text, title, number of versions, of edits and of records
    whose words were taken out, and the ids of its texts. With the ID of a text, or of a record in it, the edits from
    each version to the next, paragraph by paragraph: [-taken out-] {+put in+}, and the records lost.
    """
    with context.open_docket(docket_path) as docket:
        histories = docket.versions(prefix)
    if prefix is None:
        records = [history_json(history) for history in histories] if as_json else None
        return listed("changed pages", versions_table(histories), records, EVERYTHING, as_csv=as_csv)
    if as_csv:
        raise BadRequest("an edit is no table", where="versions", remedy="leave out --csv, or the id")
    if not histories:
        raise NotFound("the docket has one version of this page only", where=prefix, remedy="see dragoman versions")
    if as_json:
        write_json([history_json(history) for history in histories])
    else:
        _show(histories)
    return 0


def _show(histories: tuple[PageHistory, ...]) -> None:
    pieces = [piece for history in histories for piece in _pages(history)]
    if on_terminal():
        from dragoman.cli.terminal import rendered  # noqa: PLC0415 - rich is not needed in a pipe

        write(rendered(_styled(pieces), terminal=True))
    else:
        write("".join(words for words, _ in pieces))


def _styled(pieces: list[Piece]) -> Text:
    from rich.text import Text  # noqa: PLC0415 - as above

    text = Text()
    for words, style in pieces:
        text.append(words, style=style)
    text.rstrip()
    return text


def _pages(history: PageHistory) -> Iterator[Piece]:
    """Version by version: its heading, its edits, the records that it lost."""
    for number, version in enumerate(history.versions, 1):
        yield f"{_heading(history, version, number)}\n\n", "bold"
        for edit in version.edits:
            for change, words in changed_words(edit):
                opening, closing = MARKS[change]
                yield f"{opening}{words.rstrip()}{closing} " if opening else words, STYLES[change]
            yield "\n\n", ""
        for record in version.lost:
            yield f"lost: {history.short.get(record.id, record.id)}  {words_of(record)}\n", "yellow"
        if version.lost:
            yield "\n", ""


def _heading(history: PageHistory, version: Version, number: int) -> str:
    document = version.document
    known = (label(document.published), line(document.outlet or ""), line(document.title or ""))
    told = ", ".join(part for part in known if part)
    return f"version {number} of {len(history.versions)}: {history.short.get(document.id, document.id)}  {told}"
