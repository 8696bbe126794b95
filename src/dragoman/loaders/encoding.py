"""Bytes to text, unchanged: no newline translation, and a byte-order mark stays in the text as U+FEFF."""

from __future__ import annotations

import codecs
import re

import charset_normalizer

from dragoman.errors import NotADocument

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

OTHER_FORMATS = (
    (b"%PDF-", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"PK\x03\x04", "ZIP (Word, OpenDocument and the like)"),
    (b"WARC/", "a web archive"),
)
"""Formats whose first bytes could pass for text."""

CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1a\x1b") + b"\x7f"
MOST_CONTROLS = 0.01
"""Share of control characters above which bytes are no text."""

SAMPLE = 64 * 1024
LEGACY = ["cp1252", "cp1250", "cp1251", "koi8_r", "gb18030", "big5", "cp932", "euc_jp", "cp949", "cp1256", "cp1255"]

LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿŒœŠšŽžŸƒ\s\d!-/:-@\[-`{-~‘’“”‚„–—…•‹›«»€£§©®°´·¿¡™†‡\xa0½¼¾ªº¹²³±×÷¢¥µ¶]*")
MOST_ACCENTS = 0.15


def decode(data: bytes, where: str, declared: str | None = None) -> str:
    """The text of `data`. `declared` is an encoding the page names itself, tried after a byte-order mark and UTF-8.

    Raises NotADocument where the bytes are empty, of another format, or no text in any encoding we know.
    """
    if not data.strip():
        raise NotADocument("the file is empty", where=where, remedy="check that it was saved whole")
    for signature, name in OTHER_FORMATS:
        if data.startswith(signature):
            raise NotADocument(f"this is {name}, not text", where=where, remedy="save it as text or HTML")
    text = _decoded(data, declared)
    if text is None:
        raise NotADocument(
            "this is not text, or in no encoding that is known", where=where, remedy="save it as UTF-8 text"
        )
    if not text.strip().strip("\ufeff\x00").strip():
        raise NotADocument("the file is empty but for white space", where=where, remedy="check that it was saved whole")
    return text


def _decoded(data: bytes, declared: str | None) -> str | None:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _text(data, encoding)
    if unmarked := _unmarked_utf16(data):
        return _text(data, unmarked)
    # One NUL is enough: no encoding of text but the wide ones above has any.
    controls = len(data) - len(data.translate(None, CONTROLS))
    if b"\x00" in data or controls > MOST_CONTROLS * len(data):
        return None
    for known in ("utf-8", declared):
        if known and (text := _text(data, known)) is not None:
            return text
    legacy = _legacy(data)
    return _text(data, legacy) if legacy else None


def _text(data: bytes, encoding: str) -> str | None:
    """Strictly decoded, None where it fails or gives what no text holds."""
    try:
        text = data.decode(encoding)
        text.encode("utf-8")
    except (UnicodeError, LookupError, ValueError):
        return None
    unfit = sum(map(text.count, ("\x00", "\ufffe", "\uffff"))) if encoding.startswith("utf-") else 0
    return text if unfit <= MOST_CONTROLS * len(text) else None


def _unmarked_utf16(data: bytes) -> str | None:
    """Which UTF-16 this is by where its zero bytes lie, for text in Latin letters; None for anything else."""
    head = data[:SAMPLE]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) / 2
    if len(data) % 2 or max(even, odd) < 0.5 * half or min(even, odd) > 0.01 * half:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _legacy(data: bytes) -> str | None:
    """The old encoding this most likely is: Western European where it reads as that, else what statistics say."""
    sample = data[:SAMPLE]
    western = _text(sample, "cp1252")
    if western is not None and LATIN.fullmatch(western):
        accents = sum(not c.isascii() for c in western)
        if accents <= MOST_ACCENTS * len(western):
            return "cp1252"
    best = charset_normalizer.from_bytes(sample, cp_isolation=LEGACY).best()
    return best.encoding if best else None
