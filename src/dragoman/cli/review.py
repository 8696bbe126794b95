"""The command `review`: accept, reject, correct, split and merge from the terminal."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from dragoman.cli import context
from dragoman.cli.desk import user
from dragoman.cli.options import docket_option, example, filter_options
from dragoman.cli.output import on_terminal, tell, write
from dragoman.cli.showing import pieces
from dragoman.errors import BadRequest
from dragoman.outputs.days import label
from dragoman.outputs.details import details
from dragoman.outputs.display import line, printable
from dragoman.record.actors import Actor
from dragoman.record.document import Document
from dragoman.record.query import Query
from dragoman.web.describing import heading

if TYPE_CHECKING:
    from rich.text import Text

    from dragoman.cli.review_session import Session
    from dragoman.docket import Shown

KINDS = ("statements", "events", "processes", "contacts", "instruments", "commitments")
UNTOLD = frozenset({"according to", "origin", "parent"})
"""What is no help in deciding: ids of other records."""

END = "\x04"
KEYS_TOLD = (
    "a accept  r reject  e edit  s split  m merge  c comment  n next  p previous  u undo  U redo  ? help  q quit"
)


@click.command()
@click.option("--kind", type=click.Choice(KINDS), help="Only records of this kind.")
@click.option("--author", metavar="NAME", help="Who decides; your name on this machine by default.")
@filter_options
@docket_option
@example("dragoman review --docket case.db --kind events --actor Moon")
def review(kind: str | None, author: str | None, query: Query, docket_path: str) -> int:
    """Go through what the machine proposes, a key for each decision.

    Each record is shown in its paragraph, the words it rests on marked: a accepts, r rejects, e edits, s splits, m
    merges actors, c comments, n leaves it for later, u undoes, U redoes, ? helps, q quits. The next time it goes on
    behind the record that you decided on last. The desk (`dragoman desk`) does the same in the browser.
    """
    if not (sys.stdin.isatty() and on_terminal()):
        raise BadRequest(
            "review asks for keys, and this is no terminal",
            where="review",
            remedy="run it in one, or use dragoman desk",
        )
    from dragoman.cli.review_session import Session  # noqa: PLC0415 - brings what reads dates

    with context.open_docket(docket_path) as docket:
        session = Session(docket, author or user(), Terminal(), layer=kind or "", query=query)
        _run(session)
        tell(f"{session.decided} decided now, {session.waiting} waiting")
    return 0


class Terminal:
    """Asks on the terminal."""

    def ask(self, question: str, given: str = "") -> str:
        """A line of text; Enter alone answers what stands there."""
        return str(click.prompt(question, default=line(given), show_default=bool(given)))

    def choose(self, question: str, choices: list[str]) -> int | None:
        """A number from the list; Enter alone chooses none."""
        for number, choice in enumerate(choices, 1):
            write(f"  {number:>2}  {line(choice)}\n")
        answer = str(click.prompt(f"{question} (number, Enter for none)", default="", show_default=False)).strip()
        chosen = int(answer) if answer.isascii() and answer.isdigit() and len(answer) < 5 else 0
        return chosen - 1 if 0 < chosen <= len(choices) else None


def _run(session: Session) -> None:
    while not session.finished:
        click.clear()
        write(screen(session))
        key = click.getchar()
        session.press("q" if key in (END, "\x1b") else key)


def screen(session: Session) -> str:
    """What stands on the terminal: the record at hand, what the last key came to, and the keys."""
    from dragoman.cli.terminal import rendered  # noqa: PLC0415 - rich is not needed elsewhere in a pipe

    shown = session.current()
    number, total = session.position
    where = f"{number} of {total}, {session.waiting} waiting"
    text = _empty(total) if shown is None else record_text(shown, where, session.names())
    if session.told:
        text.append(f"\n{printable(session.told)}\n", style="bold")
    text.append(f"\n{KEYS_TOLD}", style="dim")
    return rendered(text, terminal=True)


def record_text(shown: Shown, where: str, names: Mapping[str, Actor]) -> Text:
    """A record in its paragraph with the words it rests on marked, and what it says; actors under their names."""
    from rich.text import Text  # noqa: PLC0415 - as above

    outlet = line(shown.document.outlet or shown.document.title or "report")
    text = Text()
    text.append(f"{shown.layer.removesuffix('s')} {shown.short}", style="bold")
    text.append(f"   {where}   {outlet}, {label(shown.document.published)}\n\n", style="dim")
    for piece, style in pieces(shown):
        text.append(printable(piece), style=style)
    text.append("\n\n")
    if not isinstance(shown.record, Document):
        text.append(f"{heading(shown.record, names)}\n", style="bold cyan")
    for name, value in details(shown.record, shown.speaker):
        if name not in UNTOLD:
            text.append(f"{name:<16}", style="dim")
            text.append(f"{line(names[value].name) if value in names else value}\n")
    for decision in shown.decisions:
        reason = f": {decision.reason}" if decision.reason else ""
        undone = "took back: " if decision.undoes else ""
        text.append(line(f"{undone}{decision.verb} by {decision.author}{reason}"), style="green")
        text.append("\n")
    return text


def _empty(total: int) -> Text:
    from rich.text import Text  # noqa: PLC0415 - as above

    return Text("Everything is decided on.\n" if total else "Nothing to review here. Try fewer filters.\n")
