"""A docket bundle: what its members are called, what its manifest says. The exports write it, the loaders read it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

FORMAT: Literal["dragoman-bundle"] = "dragoman-bundle"
VERSION: Literal[1] = 1

MANIFEST = "manifest.json"
DOCKET = "docket.json"
"""The docket as `dragoman export json` writes it: for whoever has no Dragoman, and to compare with when it is open."""

ORIGINALS = "originals/"
"""Folder of the documents' bytes as they came in, by document id."""

FILES = "files/"
"""Folder of what the user put beside: policies, lists of actors or issues."""

FILE_NAME = re.compile(r"[\w][\w .()-]{0,120}")
"""What such a file may be called."""

MOST_DOCUMENTS = 19_000
"""Documents that a bundle may hold; archives with more members than 20,000 are refused when they are opened."""


@dataclass(frozen=True, kw_only=True)
class BundleMember:
    """A file in a bundle, its length in bytes and its sha256 in hex."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What a bundle holds: `members` by name, everything but the manifest itself. `left_out` says what it does not."""

    format: Literal["dragoman-bundle"] = FORMAT
    version: Literal[1] = VERSION
    program: str
    documents: int
    left_out: tuple[str, ...] = ()
    members: tuple[BundleMember, ...] = ()
