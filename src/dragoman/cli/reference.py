"""The reference page of the command line, written from the commands themselves."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click

from dragoman.cli.main import PROGRAM, commands


def reference() -> str:
    """Every command with its use, options and example, as Markdown."""
    blocks: list[str] = []
    for name, command in commands.commands.items():
        if isinstance(command, click.Group):
            for below, inner in command.commands.items():
                blocks += _command(f"{name} {below}", inner)
        else:
            blocks += _command(name, command)
    return "\n\n".join(blocks)


def _command(name: str, command: click.Command) -> Iterator[str]:
    text, _, shown = inspect.cleandoc(command.help or "").partition("\b\nExample:\n")
    arguments = [p for p in command.params if isinstance(p, click.Argument)]
    options = [p for p in command.params if isinstance(p, click.Option)]
    places = " ".join(str(argument.make_metavar(click.Context(command))) for argument in arguments)
    use = " ".join(part for part in (PROGRAM, name, places, "[OPTIONS]" if options else "") if part)
    yield f"## {name}"
    yield f"```\n{use}\n```"
    yield " ".join(text.split("\n")) if "\n\n" not in text else _paragraphs(text)
    if options:
        yield "\n".join(["| option | meaning |", "|---|---|", *map(_option, options)])
    if shown:
        yield f"```\n{inspect.cleandoc(shown)}\n```"


def _paragraphs(text: str) -> str:
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n"))


def _option(option: click.Option) -> str:
    value = "" if option.is_flag else f" {_value(option)}"
    needed = " Required." if option.required else ""
    default = f" Default: `{option.default}`." if option.show_default else ""
    return f"| `{', '.join(option.opts)}{value}` | {option.help}{needed}{default} |"


def _value(option: click.Option) -> str:
    if isinstance(option.type, click.Choice):
        return "\\|".join(str(choice) for choice in option.type.choices)
    return option.metavar or option.type.name.upper()
