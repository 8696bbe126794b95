"""Strings from outside made safe to show: names of files in messages, titles in tables."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

LONGEST_LINE = 500

# Marks that turn the direction of what follows them could make a name read as another one.
HIDDEN = {"Cc", "Cf", "Cs"}


class Address(str):
    """A web address that a user names in place of a file."""

    __slots__ = ()


def shown(path: str | os.PathLike[str]) -> str:
    """A path on one line: newlines, control characters and bytes that are not UTF-8 come as escapes."""
    return "".join(c if c.isprintable() else _escaped(c) for c in os.fspath(path))


def one_line(text: str | None) -> str | None:
    """Plain text on one line, without control characters; None where nothing is left."""
    if text is None:
        return None
    joined = " ".join(text[: 4 * LONGEST_LINE].split())
    kept = "".join(c for c in joined if unicodedata.category(c) not in HIDDEN).strip()
    return kept[:LONGEST_LINE] or None


def web_address(text: str | None) -> str | None:
    """An http or https address, None for anything else: others could run code where they are shown as links."""
    address = (text or "").strip()
    return (
        address if re.fullmatch(r"https?://[^\s<>\"\x00-\x20\ud800-\udfff]{1,2000}", address, re.IGNORECASE) else None
    )


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def address_of_file(path: Path) -> str:
    """The absolute path, as what two versions of one page share."""
    return shown(os.path.abspath(path))  # noqa: PTH100 - Path.absolute keeps ".."
