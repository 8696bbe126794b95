"""What a site asks of programs that read it (robots.txt, RFC 9309): pages to leave alone, seconds to wait."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from dragoman.errors import UnreadableInput
from dragoman.loaders.shown import one_line

AGENT = "dragoman"
SHORTEST_WAIT = 1.0
LONGEST_WAIT = 30.0
"""Seconds between two pages of one site: at least, and at most what is waited for."""

KEPT = 24 * 3600.0
MOST_SITES = 500
SAVE = "save the page with a browser and name the file"

Ask = Callable[[str], str | None]
"""Gives the text behind the address of a robots.txt, None where the site has none. Raises UnreadableInput."""


@dataclass
class Site:
    """What a site asks, when that was learned, and when it was last visited."""

    rules: RobotFileParser
    learned: float
    visited: float | None = None


@dataclass
class Manners:
    """Remembers the sites visited. `clock` and `sleep` are the system's but in tests."""

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    sites: dict[str, Site] = field(default_factory=dict)

    def wait(self, url: str) -> None:
        """Let the time pass that the site asks for between two pages. Raises UnreadableInput where that is too long."""
        site = self.sites.get(_root(url))
        if site is None or site.visited is None:
            return
        asked = max(_delay(site.rules), SHORTEST_WAIT)
        left = site.visited + asked - self.clock()
        if left > LONGEST_WAIT:
            what = f"the site asks for {asked:.0f} seconds between two pages"
            raise UnreadableInput(what, where=one_line(url) or "", remedy=f"read it in {left:.0f} seconds, or {SAVE}")
        if left > 0:
            self.sleep(left)

    def visit(self, url: str, ask: Ask) -> None:
        """Note a visit. Raises UnreadableInput where the site asks programs not to read the page."""
        site = self._site(_root(url), ask)
        if not site.rules.can_fetch(AGENT, url):
            what = "the site asks programs not to read this page (robots.txt)"
            raise UnreadableInput(what, where=one_line(url) or "", remedy=SAVE)
        site.visited = self.clock()

    def _site(self, root: str, ask: Ask) -> Site:
        known = self.sites.get(root)
        if known is None or self.clock() - known.learned > KEPT:
            if len(self.sites) >= MOST_SITES:
                self.sites.clear()
            known = Site(_rules(ask(f"{root}/robots.txt")), self.clock(), known.visited if known else None)
            self.sites[root] = known
        return known


def _root(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme.lower()}://{parts.netloc.lower()}"


def _rules(text: str | None) -> RobotFileParser:
    rules = RobotFileParser()
    rules.parse((text or "").removeprefix("\ufeff").splitlines())
    return rules


def _delay(rules: RobotFileParser) -> float:
    rate, delay = rules.request_rate(AGENT), rules.crawl_delay(AGENT)
    return max(float(delay or 0), rate.seconds / rate.requests if rate and rate.requests else 0.0)
