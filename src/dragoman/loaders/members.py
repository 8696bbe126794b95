"""What lies inside another file: an attachment, a file of an archive, a captured page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from dragoman.loaders.shown import one_line

UNSAFE = re.compile(r"[\\/:*?\"<>|\x00-\x1f]+")


@dataclass(frozen=True, kw_only=True)
class Member:
    """Bytes with the place they are called by: the file they lie in, and their name there. Nothing lies at `path`.

    `kind` is the loader, None where name and bytes tell; `url` where a page was captured.
    """

    path: Path
    data: bytes
    kind: str | None = None
    url: str | None = None


def inside(archive: Path, name: str) -> Path:
    """The place of a member; a name that climbs out of its archive climbs nowhere."""
    parts = [part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in ("/", "..", ".")]
    safe = [one_line(part) or "_" for part in parts if "\x00" not in part]
    return archive.joinpath(*safe) if safe else archive / "_"


def as_name(address: str) -> str:
    """An address as the name of one file."""
    bare = UNSAFE.sub("_", re.sub(r"^https?://", "", address)).strip("_. ")
    return bare[:120] or "_"
