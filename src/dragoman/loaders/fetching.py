"""One page off the web, fetched once and kept: never from inside a network, never more or longer than allowed."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from dragoman.errors import UnreadableInput
from dragoman.loaders.archives import TYPES
from dragoman.loaders.members import Member, as_name
from dragoman.loaders.robots import AGENT, SAVE, Manners
from dragoman.loaders.shown import Address, one_line, web_address
from dragoman.loaders.walk import too_large
from dragoman.settings import Settings

TIMEOUT = 20.0
LONGEST = 60.0
"""Seconds for one step, and for all of it."""

MOST_REDIRECTS = 5
CHUNK = 1 << 16
REDIRECTS = frozenset({301, 302, 303, 307, 308})
KINDS = TYPES | {
    "application/epub+zip": "epub",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/xml": "feed",
    "text/xml": "feed",
    "text/markdown": "markdown",
    "message/rfc822": "email",
}
"""Loader by media type; nothing else is taken off the web."""

HEADERS = {
    "User-Agent": f"{AGENT} (reads one page on a user's request)",
    "Accept": ", ".join(KINDS),
    "Accept-Encoding": "identity",  # a packed answer could unpack to any size
    "Connection": "close",
}
LARGEST_RULES = 512 << 10
"""Bytes of a robots.txt that are looked at; RFC 9309 asks for 500 KiB at least."""

READABLE = "%/:=&?~+!$,;'@()*[]"
"""What an address may have besides letters and digits; all else is sent as percent signs and numbers."""

MANNERS = Manners()

Allows = Callable[[str], bool]
Before = Callable[[str], None]


def is_public(address: str) -> bool:
    """Whether a numeric address lies on the open internet: not private, loopback, link-local, reserved or multicast."""
    number = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(number, ipaddress.IPv6Address):
        inner = number.ipv4_mapped or number.sixtofour or (number.teredo[1] if number.teredo else None)
        if inner is not None or number in NAT64:
            return inner is not None and number.sixtofour is None and number.teredo is None and is_public(str(inner))
    return number.is_global and not number.is_multicast and not number.is_reserved


NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True)
class Answer:
    """What a server sent: a page, or where else to look."""

    status: int
    location: str
    media: str
    data: bytes


def fetched(
    address: Address, settings: Settings, allows: Allows = is_public, manners: Manners | None = MANNERS
) -> Member:
    """The page behind an address, asked for once, redirects followed. `allows` judges each numeric address, `manners`
    keep to what each site asks of programs.

    Raises UnreadableInput where it is not to be had, not allowed, too large, too slow, or of a kind that is not read.
    """
    url = str(address)
    if manners:
        manners.wait(url)
    deadline = time.monotonic() + LONGEST

    def before(place: str) -> None:
        if manners:
            manners.visit(place, lambda rules: _rules_of(rules, place, settings.max_bytes, deadline, allows))

    return _taken(*_followed(url, settings.max_bytes, deadline, allows, before))


def _followed(url: str, limit: int, deadline: float, allows: Allows, before: Before) -> tuple[str, Answer]:
    """The last address of a row of redirects, and its answer. `before` is called with each address."""
    first = url
    for _ in range(MOST_REDIRECTS + 1):
        before(url)
        answer = _ask(url, limit, deadline, allows)
        if answer.status not in REDIRECTS:
            return url, answer
        target = web_address(urljoin(url, answer.location))
        if target is None or (url.startswith("https:") and not target.lower().startswith("https:")):
            raise _refused("it redirects to what is no web page, or no longer a protected one", url)
        url = target
    raise _refused(f"it redirects more than {MOST_REDIRECTS} times", first)


def _rules_of(address: str, page: str, limit: int, deadline: float, allows: Allows) -> str | None:
    """The robots.txt of a site; None where it has none. One that cannot be had forbids: RFC 9309, 2.3.1.4."""
    try:
        _, answer = _followed(address, limit, deadline, allows, lambda _: None)
    except UnreadableInput as error:
        error.where = one_line(page) or ""
        raise
    if answer.status >= 500:
        raise _refused(f"the server answers {answer.status} when asked what programs may read (robots.txt)", page)
    return answer.data[:LARGEST_RULES].decode("utf-8", "replace") if answer.status == 200 else None


def _taken(url: str, answer: Answer) -> Member:
    if answer.status != 200:
        raise _refused(f"the server answers {answer.status}", url)
    kind = KINDS.get(answer.media)
    if kind is None:
        raise _refused(f"it is {one_line(answer.media) or 'of no stated kind'}, which is not read", url)
    if not answer.data:
        raise _refused("the server sends nothing", url)
    parts = urlsplit(url)
    return Member(path=Path(parts.netloc) / as_name(parts.path + parts.query), data=answer.data, kind=kind, url=url)


def _ask(url: str, limit: int, deadline: float, allows: Allows) -> Answer:
    """One request. What a server or a network can do wrong becomes one error."""
    try:
        parts = urlsplit(url)
        connection = _connected(parts, url, allows)
    except (OSError, ValueError) as error:
        raise _refused(f"no connection: {_reason(error)}", url) from error
    # A server that sends a byte now and then must not hold the reader for longer than allowed.
    watch = threading.Timer(max(deadline - time.monotonic(), 0.0), _cut, (connection,))
    watch.start()
    try:
        target = quote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), safe=READABLE)
        connection.request("GET", target, headers=HEADERS)
        with connection.getresponse() as response:
            data = b"" if response.status in REDIRECTS else _body(response, url, limit)
            media = (response.getheader("Content-Type") or "").split(";")[0].strip().lower()
            return Answer(response.status, response.getheader("Location") or "", media, data)
    except (OSError, ValueError, http.client.HTTPException) as error:
        late = time.monotonic() > deadline
        reason = f"it takes longer than {LONGEST:.0f} seconds" if late else f"it cannot be fetched: {_reason(error)}"
        raise _refused(reason, url) from error
    finally:
        watch.cancel()
        connection.close()


def _cut(connection: http.client.HTTPConnection) -> None:
    with suppress(OSError, AttributeError):  # it is closed already
        connection.sock.shutdown(socket.SHUT_RDWR)


def _connected(parts: SplitResult, url: str, allows: Allows) -> http.client.HTTPConnection:
    """A connection to an address that has been judged, so that no second look-up can lead elsewhere."""
    host, secure = parts.hostname or "", parts.scheme.lower() == "https"
    if parts.username is not None or not host:
        raise _refused("an address with a name and password in it is not fetched", url)
    port = parts.port or (443 if secure else 80)
    found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not found or not all(map(allows, found)):
        raise _refused("it lies inside a network, not on the open internet", url)
    connection = http.client.HTTPConnection(host, port, timeout=TIMEOUT)
    plain = socket.create_connection((found[0], port), TIMEOUT)
    connection.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=host) if secure else plain
    return connection


def _body(response: http.client.HTTPResponse, url: str, limit: int) -> bytes:
    data = bytearray()
    while chunk := response.read1(CHUNK):
        data += chunk
        if len(data) > limit:
            raise too_large(url, limit)
    if response.length:
        raise http.client.IncompleteRead(bytes(data), response.length)
    return bytes(data)


def _reason(error: Exception) -> str:
    if isinstance(error, http.client.IncompleteRead):
        return "the server breaks off in the middle"
    return one_line(getattr(error, "strerror", None) or str(error)) or type(error).__name__


def _refused(what: str, url: str) -> UnreadableInput:
    return UnreadableInput(what, where=one_line(url) or "", remedy=SAVE)
