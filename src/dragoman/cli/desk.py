"""The command `desk`: the docket in the browser."""

from __future__ import annotations

import getpass
import socket
from pathlib import Path

import click

from dragoman.cli import context
from dragoman.cli.options import docket_option, example
from dragoman.cli.output import tell
from dragoman.errors import BadRequest

LOOPBACK = "127.0.0.1"


@click.command()
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8321, show_default=True, help="Port; 0 takes a free one."
)
@click.option("--author", metavar="NAME", help="Who decides; your name on this machine by default.")
@click.option("--policy", "policies", multiple=True, metavar="FILE", help="A policy for the page of that name.")
@docket_option
@example("dragoman desk --docket case.db --policy policy.yaml")
def desk(port: int, author: str | None, policies: tuple[str, ...], docket_path: str) -> int:
    """Open the desk: read, review and correct in the browser.

    It answers on this machine alone, until interrupted. A docket that is not there yet is made.
    """
    for policy in policies:
        if not Path(policy).is_file():
            raise BadRequest("there is no such policy", where=policy, remedy="make one: dragoman policy new")
    try:
        import uvicorn  # noqa: PLC0415 - an extra

        from dragoman.web.app import create_app  # noqa: PLC0415 - needs the same extra
        from dragoman.web.case import Case  # noqa: PLC0415 - as above
    except ImportError as error:
        raise BadRequest(
            "the desk needs parts that are not installed", where="desk", remedy='pip install "dragoman[desk]"'
        ) from error
    with context.open_docket(docket_path, create=True) as docket:
        case = Case(docket, author or user(), policies, name=Path(docket_path).name)
        with _listening(port) as listening:
            tell(f"the desk is open at http://{LOOPBACK}:{listening.getsockname()[1]}/ ; stop it with Ctrl+C")
            config = uvicorn.Config(create_app(case), log_level="warning", server_header=False, proxy_headers=False)
            uvicorn.Server(config).run(sockets=[listening])
    return 0


def _listening(port: int) -> socket.socket:
    """A socket on this machine's own address. Raises BadRequest where the port is taken."""
    try:
        return socket.create_server((LOOPBACK, port))
    except OSError as error:
        raise BadRequest("this port is taken", where=str(port), remedy="choose another: --port 0") from error


def user() -> str:
    """The user's name on this machine."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "desk"
