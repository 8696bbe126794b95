"""Commands taken apart for the pages that are written from them: their use, what they do, options, example."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import dataclass

import click

from dragoman.cli.main import PROGRAM, commands


@dataclass(frozen=True)
class DescribedOption:
    """An option: how it is written, the value it takes (empty for a flag), and what it does."""

    names: tuple[str, ...]
    value: str
    meaning: str


@dataclass(frozen=True)
class DescribedCommand:
    """A command by its name behind the program's, with paragraphs of its help."""

    name: str
    use: str
    paragraphs: tuple[str, ...]
    options: tuple[DescribedOption, ...]
    example: str


def described() -> Iterator[DescribedCommand]:
    """Every command, in the order of the help; those of a group each by itself."""
    for name, command in commands.commands.items():
        if isinstance(command, click.Group):
            for below, inner in command.commands.items():
                yield _command(f"{name} {below}", inner)
        else:
            yield _command(name, command)


def _command(name: str, command: click.Command) -> DescribedCommand:
    text, _, shown = inspect.cleandoc(command.help or "").partition("\b\nExample:\n")
    arguments = [p for p in command.params if isinstance(p, click.Argument)]
    options = [p for p in command.params if isinstance(p, click.Option)]
    places = " ".join(str(argument.make_metavar(click.Context(command))) for argument in arguments)
    return DescribedCommand(
        name=name,
        use=" ".join(part for part in (PROGRAM, name, places, "[OPTIONS]" if options else "") if part),
        paragraphs=tuple(" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n")),
        options=tuple(map(_option, options)),
        example=inspect.cleandoc(shown) if shown else "",
    )


def _option(option: click.Option) -> DescribedOption:
    needed = " Required." if option.required else ""
    default = f" Default: `{option.default}`." if option.show_default else ""
    value = "" if option.is_flag else _value(option)
    return DescribedOption(tuple(option.opts), value, f"{option.help}{needed}{default}")


def _value(option: click.Option) -> str:
    if isinstance(option.type, click.Choice):
        return "|".join(str(choice) for choice in option.type.choices)
    return option.metavar or option.type.name.upper()
