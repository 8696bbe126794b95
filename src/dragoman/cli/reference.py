"""The reference page of the command line, written from the commands themselves."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.cli.described import DescribedCommand, DescribedOption, described


def reference() -> str:
    """Every command with its use, options and example, as Markdown."""
    return "\n\n".join(block for command in described() for block in _blocks(command))


def _blocks(command: DescribedCommand) -> Iterator[str]:
    yield f"## {command.name}"
    yield f"```\n{command.use}\n```"
    yield "\n\n".join(command.paragraphs)
    if command.options:
        yield "\n".join(["| option | meaning |", "|---|---|", *map(_row, command.options)])
    if command.example:
        yield f"```\n{command.example}\n```"


def _row(option: DescribedOption) -> str:
    value = f" {option.value}".replace("|", "\\|") if option.value else ""
    return f"| `{', '.join(option.names)}{value}` | {option.meaning} |"
