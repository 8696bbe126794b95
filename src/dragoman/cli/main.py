"""The entry point: the group of commands, and the one place where failures become exit codes."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Sequence
from typing import Any

import click

from dragoman import __version__
from dragoman.cli.briefing import brief
from dragoman.cli.checking import check, plan, policy_group
from dragoman.cli.completing import completion
from dragoman.cli.dealings import commitments, contacts, instruments, turn
from dragoman.cli.desk import desk
from dragoman.cli.exporting import export, schema
from dragoman.cli.failures import guarded
from dragoman.cli.findings import disagreements, positions, sources
from dragoman.cli.happenings import events, processes
from dragoman.cli.listing import documents, statements, timeline
from dragoman.cli.options import example
from dragoman.cli.plotting import plot
from dragoman.cli.reading import extract, log, read
from dragoman.cli.returning import open_bundle, take_annotations
from dragoman.cli.review import review
from dragoman.cli.searching import search
from dragoman.cli.showing import show
from dragoman.cli.tracing import trace
from dragoman.cli.versions import versions

PROGRAM = "dragoman"


class Commands(click.Group):
    """The commands, in the order in which one needs them, behind `guarded`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Names in the order of adding."""
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as above
        """The commands under headings, by what one wants."""
        width = max(map(len, self.commands))
        for heading, members in SECTIONS.items():
            with formatter.section(heading):
                formatter.write_dl([(str(c.name).ljust(width), c.get_short_help_str(limit=200)) for c in members])

    def main(self, args: Sequence[str] | None = None, *_: Any, **extra: Any) -> Any:
        """Run a command and leave with its exit code."""
        given = list(sys.argv[1:] if args is None else args)
        extra |= {"prog_name": PROGRAM, "standalone_mode": False}
        run = super().main
        sys.exit(guarded(lambda: run(given, **extra), as_json="--json" in given))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name=PROGRAM, message="%(prog)s %(version)s")
@example("dragoman read reports/ --docket case.db\n      dragoman brief --docket case.db")
def commands() -> None:
    """Read the reports on a negotiation and keep the record of it, each line on the exact words it rests on."""


SECTIONS: dict[str, tuple[click.Command, ...]] = {
    "Read": (read, log, documents, versions),
    "Look": (brief, statements, timeline, events, processes, contacts, turn, instruments, commitments, positions,
             disagreements, sources, search, show, plot),
    "Review": (review, desk, take_annotations),
    "Check": (check, plan, policy_group, trace),
    "Hand on": (export, open_bundle, extract, schema, completion),
}  # fmt: skip
for command in itertools.chain.from_iterable(SECTIONS.values()):
    commands.add_command(command)


def main() -> None:
    """What the `dragoman` program runs."""
    commands.main()
