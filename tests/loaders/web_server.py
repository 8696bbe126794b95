"""A server of the tests' own on this machine, which writes down what it is asked for."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from dragoman.loaders.fetching import is_public

Answer = tuple[int, dict[str, str], bytes]
"""Status, headers and body."""

MISSING: Answer = (404, {}, b"")


class Answering(BaseHTTPRequestHandler):
    """Gives the answers of `answer_to`; a class of its own for each module of tests."""

    asked: list[str]

    def __init_subclass__(cls) -> None:
        cls.asked = []

    def answer_to(self, path: str) -> Answer:
        raise NotImplementedError

    def do_GET(self) -> None:
        self.asked.append(self.path)
        status, headers, body = self.answer_to(self.path)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        with suppress(OSError):  # a reader that has seen enough hangs up
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing on the terminal."""


@contextmanager
def serving(answering: type[Answering]) -> Iterator[str]:
    """The server's address, while it runs."""
    with ThreadingHTTPServer(("127.0.0.1", 0), answering) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def here(address: str) -> bool:
    """Lets the tests' own server through, and what the program lets through."""
    return address == "127.0.0.1" or is_public(address)
