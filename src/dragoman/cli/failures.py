"""From exceptions to one line on standard error and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import click

from dragoman.cli.output import PipeClosed, silence, tell
from dragoman.errors import BadPolicy, BadRequest, DragomanError, OutputFailed
from dragoman.outputs.json import json_value_bytes
from dragoman.outputs.placing import reason

REFUSED, MISUSED, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141


class Interrupted(Exception):
    """Ctrl-C, with what has been done so far."""


def guarded(call: Callable[[], object], *, as_json: bool) -> int:
    """Run a command and give its exit code. No traceback, unless DRAGOMAN_DEBUG=1 asks for it."""
    try:
        code = call()
        sys.stdout.flush()
    except (PipeClosed, BrokenPipeError):
        silence()
        return PIPE_CLOSED
    except (Interrupted, click.Abort, KeyboardInterrupt) as error:
        tell(f"interrupted: {error}" if isinstance(error, Interrupted) else "interrupted")
        return INTERRUPTED
    except (click.ClickException, DragomanError, OSError) as error:
        if os.environ.get("DRAGOMAN_DEBUG") == "1":
            raise
        return _told(error, as_json=as_json)
    return code if isinstance(code, int) else 0


def _told(error: click.ClickException | DragomanError | OSError, *, as_json: bool) -> int:
    shown = _as_ours(error)
    if isinstance(error, OSError | OutputFailed):
        silence()
    if as_json:
        sys.stderr.write(json_value_bytes(shown.as_dict(), indent=None).decode())
    else:
        tell(f"dragoman: {shown}")
    return MISUSED if isinstance(error, click.UsageError | BadPolicy) else REFUSED


def _as_ours(error: click.ClickException | DragomanError | OSError) -> DragomanError:
    if isinstance(error, DragomanError):
        return error
    if isinstance(error, OSError):
        return OutputFailed(reason(error), where=str(error.filename or "standard output"))
    context = error.ctx if isinstance(error, click.UsageError) else None
    path = context.command_path if context else "dragoman"
    where = path.removeprefix("dragoman").strip()
    return BadRequest(error.format_message().rstrip("."), where=where, remedy=f"see {path} --help")
