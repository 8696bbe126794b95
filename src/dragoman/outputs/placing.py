"""Files and folders that are complete under their name or not there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile, mkdtemp

from dragoman.errors import BadRequest, OutputFailed

ELSEWHERE = "choose another place to write to"


@contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """An empty file beside the target to write into; it takes the target's name when all is written, and is gone where
    anything fails. Raises OutputFailed."""
    written: Path | None = None
    try:
        with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
            written = Path(file.name)
        yield written
        _settle(written)
        written.chmod(0o666 & ~_umask())
        written.replace(target)
    except OSError as error:
        raise OutputFailed(reason(error), where=str(target), remedy=ELSEWHERE) from error
    finally:
        if written:
            written.unlink(missing_ok=True)


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """An empty folder beside the target to write into, which takes the target's name as `whole_file` does. Raises
    BadRequest where the target holds anything, OutputFailed."""
    written: Path | None = None
    try:
        if target.exists() and not (target.is_dir() and not any(target.iterdir())):
            raise BadRequest("something is there already", where=str(target), remedy="name a new folder")
        written = Path(mkdtemp(dir=target.parent, prefix=f".{target.name}."))
        yield written
        written.chmod(0o777 & ~_umask())
        written.replace(target)
    except OSError as error:
        raise OutputFailed(reason(error), where=str(target), remedy=ELSEWHERE) from error
    finally:
        if written:
            shutil.rmtree(written, ignore_errors=True)


def reason(error: OSError) -> str:
    """The system's words for an error."""
    return error.strerror or type(error).__name__


def _settle(path: Path) -> None:
    """Wait until the file is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
