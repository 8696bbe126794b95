"""E-mail (.eml): subject and text of a message, what it quotes marked, and the documents attached to it."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parsedate_to_datetime
from pathlib import Path

from dragoman.errors import DragomanError, NotADocument
from dragoman.loaders.block_markup import blocks_of_markup
from dragoman.loaders.blocks import Block, composed, plain
from dragoman.loaders.catalogue import Source, catalogue
from dragoman.loaders.encoding import decode
from dragoman.loaders.members import Member, inside
from dragoman.loaders.packages import guarded
from dragoman.loaders.paragraphs import paragraphs
from dragoman.loaders.shown import address_of_file, one_line, shown
from dragoman.loaders.walk import kind_of
from dragoman.record.arrival import Arrival, Refusal
from dragoman.record.document import PartName, Published, content_id
from dragoman.settings import Settings

HEADER = re.compile(rb"(?:From |[A-Za-z][A-Za-z0-9-]{1,60}:)")
KNOWN = re.compile(rb"^(?:from|date|subject|received|message-id|mime-version):", re.IGNORECASE | re.MULTILINE)
HEAD = 16_384
MOST_PARTS = 500
SEALED = {"application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted"}
ARMOUR = b"-----BEGIN PGP MESSAGE-----"
OPEN = "open it in your mail program and save its text"
NO_BASE64 = re.compile(r"[^A-Za-z0-9+/]")
QUOTED = re.compile(r"\s*>")
INTRODUCES = re.compile(r"(?:On\b.{0,160}\bwrote:|-{2,} ?(?:Original|Forwarded) [Mm]essage ?-{2,}.*)$", re.DOTALL)
SIGNATURE = re.compile(r"^-- ?\r?$", re.MULTILINE)


def load_mail(path: Path, data: bytes, settings: Settings) -> Iterator[Arrival | Member | Refusal]:
    """The message, then what is attached to it in kinds that are read. Raises NotADocument where it is no message.

    A message without words of its own is passed over where it has attachments, else refused.
    """
    where = shown(path)
    if not HEADER.match(data.lstrip()) or not KNOWN.search(data[:HEAD]):
        raise NotADocument("this is no e-mail message", where=where, remedy="save the message with its headers (.eml)")
    message = guarded(lambda: message_from_bytes(data, policy=policy.default), where, "the message is damaged")
    if message.get_content_type() in SEALED:
        raise NotADocument("the message is encrypted or sealed", where=where, remedy=OPEN)
    attached = list(_attached(path, message, where))
    source = guarded(lambda: _source(path, data, message, where), where, "the message is damaged")
    if source is not None:
        yield Arrival(
            document=catalogue(source, settings),
            original=data,
            location=where,
            page=address_of_file(path),
            conversion="email 1",
        )
    elif not attached:
        raise NotADocument("no words in the message", where=where, remedy="check that it was saved whole")
    yield from attached


def _source(path: Path, data: bytes, message: EmailMessage, where: str) -> Source | None:
    """Subject and text; None where the message has no text."""
    subject = one_line(_header(message, "Subject"))
    words = [block for block in _words(message, where) if block.text]
    if not words:
        return None
    blocks = [Block(plain(subject), "headline")] if subject else []
    day = _day(_header(message, "Date"))
    return composed(
        content_id(data),
        [*blocks, *words],
        name=path.name,
        title=subject,
        outlet=_sender(message),
        published=Published(day, day, basis="metadata" if day else "unknown"),
    )


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name) or "")
    except Exception:  # the library fails on some malformed headers when they are looked at
        return ""


def _sender(message: EmailMessage) -> str | None:
    name, _, address = _header(message, "From").rpartition("<")
    return one_line(name.strip(' "')) or one_line(address.strip("<> "))


def _day(stated: str) -> date | None:
    try:
        return parsedate_to_datetime(stated).date()
    except (ValueError, IndexError, TypeError, OverflowError):
        return None


def _words(message: EmailMessage, where: str) -> Iterator[Block]:
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        return
    content = _content(body, where)
    if body.get_content_type() == "text/html":
        yield from blocks_of_markup(content, where)
    else:
        yield from _plain_words(content)


def _content(part: MIMEPart, where: str) -> str:
    data = _bytes_of(part)
    if not data.strip():
        return ""
    if data.lstrip().startswith(ARMOUR):
        raise NotADocument("the message is encrypted or sealed", where=where, remedy=OPEN)
    return decode(data, where, part.get_content_charset())


def _bytes_of(part: MIMEPart) -> bytes:
    """What a part holds; of base64 that is cut off or damaged, what can be made out."""
    if str(part.get("Content-Transfer-Encoding", "")).strip().lower() == "base64":
        letters = NO_BASE64.sub("", str(part.get_payload()))
        return base64.b64decode(letters[: len(letters) - len(letters) % 4])
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _plain_words(content: str) -> Iterator[Block]:
    """Paragraphs of a text; quotations of earlier messages and what stands under them are no part of this one."""
    signature = next((found.start() for found in SIGNATURE.finditer(content)), len(content))
    for paragraph in paragraphs(content):
        text = content[paragraph.start : paragraph.end]
        other = QUOTED.match(text) or INTRODUCES.match(text) or paragraph.start >= signature
        part: PartName | None = "boilerplate" if other else None
        yield Block(plain(text), part)


def _attached(path: Path, message: EmailMessage, where: str) -> Iterator[Member | Refusal]:
    """Attachments that a loader takes; pictures, signatures and the like are passed over."""
    for number, part in enumerate(message.walk()):
        if number > MOST_PARTS:
            raise NotADocument("the message has too many parts", where=where, remedy="save its attachments")
        name = guarded(part.get_filename, where, "the message is damaged")
        if not name or part.is_multipart():
            continue
        place = inside(path, name)
        if kind_of(place) is None:
            continue
        try:
            data = part.get_payload(decode=True)
            if isinstance(data, bytes) and data:
                yield Member(path=place, data=data)
        except DragomanError as error:
            yield Refusal(location=shown(place), error=error)
