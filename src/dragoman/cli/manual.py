"""The manual page dragoman(1), in roff, written from the commands themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman import __version__
from dragoman.cli.described import DescribedCommand, described
from dragoman.cli.main import SECTIONS, commands
from dragoman.outputs.exports import EXPORTS

MARKED = re.compile(r"`([^`]+)`")

ESCAPES = str.maketrans({"\\": "\\e", "-": "\\-", '"': "\\(dq", "'": "\\(aq", "~": "\\(ti", "^": "\\(ha"})

ENVIRONMENT = (
    ("DRAGOMAN_DOCKET", "The docket that commands take where --docket names none."),
    ("DRAGOMAN_DEBUG", "With the value 1, errors come with a traceback."),
)
STATUS = (
    ("0", "Done."),
    ("1", "Something was refused or could not be done, or a rule is broken."),
    ("2", "Wrong use."),
    ("130", "Interrupted."),
    ("141", "Nobody read on."),
)


def manual() -> str:
    """The page; it is the same for the same commands."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    listed = list(described())
    summary = (commands.help or "").split("\n\n")[0]
    yield f'.TH DRAGOMAN 1 "" "Dragoman {__version__}" "User Commands"'
    yield from (".SH NAME", f"dragoman \\- {_text(summary[:1].lower() + summary[1:].rstrip('.'))}")
    yield from (".SH SYNOPSIS", ".B dragoman", "\\fICOMMAND\\fR [\\fIARGUMENTS\\fR] [\\fIOPTIONS\\fR]")
    yield from (".SH DESCRIPTION", f"{_text(summary)} Each command tells its own use with \\fB\\-\\-help\\fR.")
    for heading, members in SECTIONS.items():
        names = {member.name for member in members}
        yield f".SH {_text(heading).upper()}"
        for command in listed:
            if command.name.split()[0] in names:
                yield from _command(command)
    yield ".SH EXPORT FORMATS"
    for form in EXPORTS.values():
        yield from _item(form.name, f"{form.carries} Cannot carry: {' '.join(form.cannot_carry)}")
    for heading, items in (("ENVIRONMENT", ENVIRONMENT), ("EXIT STATUS", STATUS)):
        yield f".SH {heading}"
        for name, meaning in items:
            yield from _item(name, meaning)
    yield from (".SH BUGS", "Errors are one line on standard error: dragoman: where: what (remedy).")


def _command(command: DescribedCommand) -> Iterator[str]:
    yield f'.SS "{_text(command.use)}"'
    for paragraph in command.paragraphs:
        yield from (".PP", _text(paragraph))
    for option in command.options:
        yield from _item(", ".join(option.names), option.meaning, option.value)
    if command.example:
        yield from (".PP", ".nf", *(f".B {_text(line)}" for line in command.example.splitlines()), ".fi")


def _item(name: str, meaning: str, value: str = "") -> Iterator[str]:
    yield ".TP"
    yield f"\\fB{_text(name)}\\fR" + (f" \\fI{_text(value)}\\fR" if value else "")
    yield _text(meaning)


def _text(text: str) -> str:
    """Words that roff takes as words: no escapes, no requests, hyphens that can be copied; marked ones in bold."""
    marked = MARKED.sub(r"\\fB\1\\fR", text.translate(ESCAPES))
    return f"\\&{marked}" if marked.startswith(".") else marked
