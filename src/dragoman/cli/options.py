"""Options that several commands share."""

from __future__ import annotations

import calendar
import functools
import re
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

from dragoman.cli.candidates import actor_names, issue_names
from dragoman.record.query import Query

Command = TypeVar("Command", bound=Callable[..., Any])
DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


class Day(click.ParamType[date]):
    """A day, or a month or year of which the first or last day is meant."""

    name = "day"

    def __init__(self, *, last: bool) -> None:
        self.last = last

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day. Fails on anything but YYYY, YYYY-MM or YYYY-MM-DD."""
        if isinstance(value, date):
            return value
        found = DAY.fullmatch(str(value))
        try:
            return _end(found[1], found[2], found[3], last=self.last) if found else date.fromisoformat("?")
        except ValueError:
            self.fail(f"{value!r} is no day; write 2021-05-13, 2021-05 or 2021", param, ctx)


def docket_option(command: Command) -> Command:
    """`--docket FILE`."""
    return click.option(
        "--docket",
        "docket_path",
        envvar="DRAGOMAN_DOCKET",
        default="docket.db",
        show_default=True,
        type=click.Path(),
        metavar="FILE",
        help="The docket: a file, or postgresql://user@host/database. DRAGOMAN_DOCKET names another default.",
    )(command)


def filter_options(command: Command) -> Command:
    """`--actor --issue --since --until --as-of`, handed over as one `Query`."""

    @functools.wraps(command)
    def filtered(**given: Any) -> Any:
        names = Query.__dataclass_fields__
        chosen = {name: given.pop(name) for name in names}
        return command(query=Query(**chosen), **given)

    options = (
        click.option(
            "--actor",
            metavar="NAME",
            shell_complete=actor_names,
            help="Only what concerns this actor; part of the name is enough.",
        ),
        click.option("--issue", metavar="NAME", shell_complete=issue_names, help="Only what concerns this issue."),
        click.option("--since", type=Day(last=False), metavar="DAY", help="Nothing that surely lies before this day."),
        click.option("--until", type=Day(last=True), metavar="DAY", help="Nothing that surely lies after this day."),
        click.option("--as-of", type=Day(last=True), metavar="DAY", help="Only reports published by this day."),
    )
    return _applied(options, filtered)  # type: ignore[return-value]


def form_options(command: Command) -> Command:
    """`--json` and `--csv`."""
    options = (
        click.option("--json", "as_json", is_flag=True, help="Full records as a JSON array."),
        click.option("--csv", "as_csv", is_flag=True, help="The table as CSV (RFC 4180)."),
    )
    return _applied(options, command)


def example(line: str) -> Callable[[Command], Command]:
    """Show a line of use at the end of the command's help."""

    def with_example(command: Command) -> Command:
        command.__doc__ = f"{command.__doc__}\n\n    \b\n    Example:\n      {line}"
        return command

    return with_example


def _applied(options: tuple[Callable[[Any], Any], ...], command: Command) -> Command:
    for option in reversed(options):
        command = option(command)
    return command


def _end(year: str, month: str | None, day: str | None, *, last: bool) -> date:
    """The day; of a month or year the first or last one. Raises ValueError."""
    if day:
        return date(int(year), int(month or 1), int(day))
    wanted = int(month) if month else (12 if last else 1)
    return date(int(year), wanted, calendar.monthrange(int(year), wanted)[1] if last else 1)
