"""Who sits at the terminal."""

from __future__ import annotations

import getpass

from dragoman.errors import BadRequest


def login(command: str) -> str:
    """The name somebody is logged in under. Raises BadRequest, where there is none, for the command that asks."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        raise BadRequest("nobody is logged in by name", where=command, remedy="say who you are with --author") from None
