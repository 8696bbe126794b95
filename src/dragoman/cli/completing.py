"""The command `completion`: what makes a shell complete the others."""

from __future__ import annotations

import re
from typing import Any

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    ShellComplete,
    add_completion_class,
    get_completion_class,
)

from dragoman.cli.options import example
from dragoman.cli.output import write_line

PROGRAM = "dragoman"
VARIABLE = "_DRAGOMAN_COMPLETE"
"""Where the shell says what it wants completed."""

SHELLS = ("bash", "zsh", "fish")

SPECIAL = re.compile(r"[^\w@%+=:,./-]")
"""What means something to bash where it is not escaped."""


class EscapedBash(BashComplete):
    """Bash puts candidates on the line as they stand, so names of several words come escaped; other shells do that."""

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """A candidate behind its kind."""
        # Twice: click's script reads each line with a `read` that takes one backslash away.
        value = SPECIAL.sub(lambda found: f"\\\\{found[0]}", str(item.value)) if item.type == "plain" else item.value
        return f"{item.type},{value}"


add_completion_class(EscapedBash)  # takes the place of click's own


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@example("dragoman completion bash > ~/.local/share/bash-completion/completions/dragoman")
def completion(shell: str) -> int:
    """Print what makes a shell complete commands, options, files, ids and names.

    For zsh write it to a file _dragoman in a folder of $fpath, for fish to ~/.config/fish/completions/dragoman.fish. To
    try it in bash: eval "$(dragoman completion bash)".
    """
    kind = get_completion_class(shell) or ShellComplete
    script = kind(click.Group(), {}, PROGRAM, VARIABLE)
    write_line((script.source_template % script.source_vars()).strip())
    return 0
