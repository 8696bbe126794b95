"""What a site asks of programs is asked for first, by the same guarded way, and kept to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import pytest
from web_server import MISSING, Answer, Answering, here, serving

from dragoman.errors import UnreadableInput
from dragoman.loaders.fetching import fetched
from dragoman.loaders.robots import Manners
from dragoman.loaders.shown import Address
from dragoman.settings import Settings

WORDS = b"The two ministers spoke by telephone on Monday, their offices said."


class Server(Answering):
    rules: ClassVar[Answer] = MISSING

    def answer_to(self, path: str) -> Answer:
        page = (200, {"Content-Type": "text/plain"}, WORDS)
        away = (301, {"Location": "/robots.txt"}, b"")
        return {"/robots.txt": self.rules, "/round": away}.get(path, page)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving(Server) as running:
        yield running


@pytest.fixture
def site(address: str) -> Iterator[str]:
    Server.asked.clear()
    Server.rules = MISSING
    return address


class Clock:
    """A clock on which only waiting takes time."""

    def __init__(self) -> None:
        self.now = 100.0
        self.waited: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


def read(url: str, manners: Manners) -> bytes:
    return fetched(Address(url), Settings(), here, manners).data


def asks(text: str, status: int = 200, **headers: str) -> None:
    Server.rules = (status, {"Content-Type": "text/plain", **headers}, text.encode())


def test_a_site_without_rules_is_read_and_waited_for(site, clock):
    manners = Manners(clock, clock.sleep)
    assert read(f"{site}/a", manners) == read(f"{site}/b", manners) == WORDS
    assert Server.asked == ["/robots.txt", "/a", "/b"]
    assert clock.waited == [1.0]


def test_pages_that_programs_are_to_leave_alone_are_left_alone(site, clock):
    asks("User-agent: *\nDisallow: /archive/\n")
    manners = Manners(clock, clock.sleep)
    assert read(f"{site}/news/1", manners) == WORDS
    with pytest.raises(UnreadableInput, match="asks programs not to read this page") as error:
        read(f"{site}/archive/1", manners)
    assert "save the page with a browser" in error.value.remedy
    assert error.value.where == f"{site}/archive/1"
    assert "/archive/1" not in Server.asked


def test_rules_for_us_by_name_go_before_those_for_all(site, clock):
    asks("User-agent: *\nDisallow: /\n\nUser-agent: Dragoman\nAllow: /\nCrawl-delay: 7\n")
    manners = Manners(clock, clock.sleep)
    assert read(f"{site}/a", manners) == read(f"{site}/b", manners) == WORDS
    assert clock.waited == [7.0]


def test_a_delay_too_long_to_wait_for_is_said(site, clock):
    asks("User-agent: *\nCrawl-delay: 600\n")
    manners = Manners(clock, clock.sleep)
    read(f"{site}/a", manners)
    with pytest.raises(UnreadableInput, match="600 seconds between two pages") as error:
        read(f"{site}/b", manners)
    assert "read it in 600 seconds" in error.value.remedy
    clock.now += 600
    assert read(f"{site}/b", manners) == WORDS


def test_requests_per_time_are_kept_to(site, clock):
    asks("User-agent: *\nRequest-rate: 1/5\n")
    manners = Manners(clock, clock.sleep)
    read(f"{site}/a", manners)
    read(f"{site}/b", manners)
    assert clock.waited == [5.0]


def test_rules_are_asked_for_anew_after_a_day(site, clock):
    manners = Manners(clock, clock.sleep)
    read(f"{site}/a", manners)
    asks("User-agent: *\nDisallow: /\n")
    clock.now += 25 * 3600
    with pytest.raises(UnreadableInput, match="asks programs not to read"):
        read(f"{site}/a", manners)


def test_a_site_that_cannot_tell_its_rules_is_left(site, clock):
    asks("", status=503)
    with pytest.raises(UnreadableInput, match="503 when asked what programs may read"):
        read(f"{site}/a", Manners(clock, clock.sleep))
    assert Server.asked == ["/robots.txt"]


def test_the_rules_are_fetched_behind_the_same_guard(site, clock):
    asks("", status=302, Location="http://169.254.169.254/robots.txt")
    with pytest.raises(UnreadableInput, match="inside a network"):
        read(f"{site}/a", Manners(clock, clock.sleep))


@pytest.mark.parametrize("text", ["\ufeffUser-agent: *\nDisallow: /", "User-agent: *\r\nDisallow: /\r\n"])
def test_rules_as_sites_write_them(site, clock, text):
    asks(text)
    with pytest.raises(UnreadableInput, match="asks programs not to read"):
        read(f"{site}/a", Manners(clock, clock.sleep))


@pytest.mark.parametrize("text", ["", "\x00\xff" * 5000, "Crawl-delay: -5\nUser-agent:", "x" * 600_000])
def test_rubbish_forbids_nothing(site, clock, text):
    asks(text)
    assert read(f"{site}/a", Manners(clock, clock.sleep)) == WORDS


def test_where_a_redirect_leads_is_asked_too(site, clock):
    asks("User-agent: *\nDisallow: /robots.txt\n")
    with pytest.raises(UnreadableInput, match="asks programs not to read"):
        read(f"{site}/round", Manners(clock, clock.sleep))


def test_letters_beyond_ascii_reach_the_server_as_numbers(site, clock):
    assert read(f"{site}/Gespräch?q=für%20alle", Manners(clock, clock.sleep)) == WORDS
    assert Server.asked[-1] == "/Gespr%C3%A4ch?q=f%C3%BCr%20alle"
