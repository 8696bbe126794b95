"""Chromium at the desk: tabs that fail the test where a page complains or asks another host."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import uvicorn

from dragoman.web.app import create_app
from dragoman.web.case import Case

READING = 180_000
"""Milliseconds that reading a few reports may take on a busy machine, the language model's loading included."""


@contextmanager
def served(case: Case) -> Iterator[str]:
    """Where the desk answers, on a port of its own."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(create_app(case), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def watched(browser: Any, address: str) -> Iterator[Any]:
    """A browser's context whose pages must not complain."""
    complaints: list[str] = []
    found = browser.new_context(base_url=address, viewport={"width": 1200, "height": 800})
    found.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
    found.on("weberror", lambda e: complaints.append(str(e.error)))
    found.on("dialog", lambda d: complaints.append(d.message))
    found.on("request", lambda r: complaints.append(r.url) if urlsplit(r.url).hostname != "127.0.0.1" else None)
    yield found
    found.close()
    # The browser logs what the desk refuses, which is meant.
    refused = [c for c in complaints if "409" not in c and "400" not in c]
    assert refused == []


def select(page: Any, selector: str, words: str) -> None:
    """Select words inside an element, as a pointer would."""
    page.evaluate(
        """([selector, words]) => {
          const walker = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf(words);
            if (at < 0) continue;
            document.getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
            return;
          }
        }""",
        [selector, words],
    )


def read(page: Any) -> None:
    """Press Read. The click is over when the page it leads to comes, so it lasts as long as the reading does: the
    limit for other clicks is none for this one."""
    page.get_by_role("button", name="Read").click(timeout=READING)
