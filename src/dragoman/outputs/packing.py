"""ZIP files that are the same for the same content: members in a fixed order, all of one day."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path
from typing import IO

LONG_AGO = (2000, 1, 1, 0, 0, 0)


def member(name: str) -> zipfile.ZipInfo:
    """A compressed member of that fixed day."""
    found = zipfile.ZipInfo(name, LONG_AGO)
    found.compress_type = zipfile.ZIP_DEFLATED
    found.external_attr = 0o600 << 16
    return found


def repacked(source: IO[bytes], target: IO[bytes]) -> None:
    """Copy a package, its members in their order."""
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            with before.open(name) as read, after.open(member(name), "w", force_zip64=True) as written:
                shutil.copyfileobj(read, written, 1 << 20)


def zipped(folder: Path) -> bytes:
    """A folder's files, by name."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            archive.writestr(member(path.relative_to(folder).as_posix()), path.read_bytes())
    return packed.getvalue()
