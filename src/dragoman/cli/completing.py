"""The command `completion`: what makes a shell complete the others."""

from __future__ import annotations

import click
from click.shell_completion import ShellComplete, get_completion_class

from dragoman.cli.options import example
from dragoman.cli.output import write_line

PROGRAM = "dragoman"
VARIABLE = "_DRAGOMAN_COMPLETE"
"""Where the shell says what it wants completed."""

SHELLS = ("bash", "zsh", "fish")


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
