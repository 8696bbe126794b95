from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from web_server import MISSING, Answer, Answering, here, serving

from dragoman.errors import UnreadableInput
from dragoman.loaders import fetching, find_files, load
from dragoman.loaders.fetching import fetched, is_public
from dragoman.loaders.robots import Manners
from dragoman.loaders.shown import Address
from dragoman.record.arrival import Refusal
from dragoman.settings import Settings

FIRST = "The two ministers spoke by telephone on Monday, their offices said."
SECOND = "Neither office said who had placed the call, or what was agreed."
PAGE = f"<html><head><title>A call</title></head><body><article><p>{FIRST}</p><p>{SECOND}</p></article></body></html>"

ANSWERS = {
    "/page": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE.encode()),
    "/note.txt": (200, {"Content-Type": "text/plain"}, FIRST.encode()),
    "/moved": (302, {"Location": "/page"}, b""),
    "/round": (302, {"Location": "/round"}, b""),
    "/inside": (302, {"Location": "http://169.254.169.254/latest"}, b""),
    "/file": (302, {"Location": "file:///etc/hostname"}, b""),
    "/film": (200, {"Content-Type": "video/mp4"}, b"x"),
    "/untold": (200, {}, PAGE.encode()),
    "/empty": (200, {"Content-Type": "text/html"}, b""),
    "/large": (200, {"Content-Type": "text/plain"}, b"x" * 5000),
    "/cut": (200, {"Content-Type": "text/plain", "Content-Length": "5000"}, b"x" * 50),
}


RELEASE = threading.Event()


class Server(Answering):
    def answer_to(self, path: str) -> Answer:
        if path == "/slow":
            RELEASE.wait(10)
        return ANSWERS.get(path, MISSING)


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with serving(Server) as running:
        yield running


def test_a_page_is_asked_for_once_and_kept(site, monkeypatch):
    monkeypatch.setattr(fetching.fetched, "__defaults__", (here, Manners()))
    Server.asked.clear()
    [arrival] = load([f"{site}/moved"], Settings())
    assert arrival.document.text == f"A call\n{FIRST}\n{SECOND}"
    assert arrival.document.url == f"{site}/page"
    assert arrival.original == PAGE.encode()
    assert Server.asked == ["/robots.txt", "/moved", "/page"]


def test_plain_text_off_the_web(site):
    member = fetched(Address(f"{site}/note.txt"), Settings(), here, Manners())
    assert (member.kind, member.data, member.url) == ("text", FIRST.encode(), f"{site}/note.txt")


@pytest.mark.parametrize(
    ("path", "cause"),
    [
        ("/gone", "answers 404"),
        ("/round", "more than 5 times"),
        ("/inside", "inside a network"),
        ("/file", "redirects to what is no web page"),
        ("/film", "video/mp4"),
        ("/untold", "no stated kind"),
        ("/empty", "sends nothing"),
        ("/large", "too large"),
        ("/cut", "breaks off"),
    ],
)
def test_what_is_not_to_be_had_is_said_in_a_line(site, path, cause):
    with pytest.raises(UnreadableInput) as error:
        fetched(Address(site + path), Settings(max_bytes=2000), here, Manners())
    assert cause in str(error.value)
    assert error.value.remedy


def test_a_slow_server_is_left(site, monkeypatch):
    monkeypatch.setattr(fetching, "LONGEST", 0.2)
    with pytest.raises(UnreadableInput, match="longer than"):
        fetched(Address(f"{site}/slow"), Settings(), here, Manners())
    RELEASE.set()


def test_without_leave_nothing_inside_a_network_is_asked(site):
    Server.asked.clear()
    [found] = load([f"{site}/page"], Settings())
    assert isinstance(found, Refusal)
    assert "inside a network" in found.error.what
    assert Server.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",  # noqa: S104 - judged, not listened on
        "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:7f00:1::",
    ],
)  # fmt: skip
def test_addresses_that_lie_inside(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_addresses_that_lie_outside(address):
    assert is_public(address)


@pytest.mark.parametrize("name", ["http://me:secret@one.example/", "http:///nothing", "http://no-such-host.invalid/"])
def test_addresses_that_lead_nowhere(name):
    with pytest.raises(UnreadableInput):
        fetched(Address(name), Settings())


def test_an_address_is_told_from_a_file(tmp_path):
    (tmp_path / "a.txt").write_text(FIRST)
    found = find_files(["https://one.example/a", tmp_path])
    assert [isinstance(item, Address) for item in found] == [True, False]
    [refusal] = find_files(["ftp://one.example/a"])
    assert isinstance(refusal, Refusal)
