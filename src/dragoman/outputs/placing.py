"""Files and folders that are complete under their name or not there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile, mkdtemp

from dragoman.errors import BadRequest, OutputFailed

ELSEWHERE = "choose another place to write to"


@contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """An empty file beside the target to write into; it takes the target's name when all is written, and is gone where
    anything fails. Raises OutputFailed."""
    with _whole(target, _new_file, _settle_file) as written:
        yield written


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """An empty folder beside the target to write into, which takes the target's name as `whole_file` does. Raises
    BadRequest where the target holds anything, OutputFailed."""
    with _whole(target, _new_folder, _settle_folder) as written:
        yield written


@contextmanager
def _whole(target: Path, new: Callable[[Path], Path], settle: Callable[[Path], None]) -> Iterator[Path]:
    written: Path | None = None
    try:
        written = new(target)
        yield written
        settle(written)
        written.replace(target)
    except OSError as error:
        raise OutputFailed(reason(error), where=str(target), remedy=ELSEWHERE) from error
    finally:
        if written is not None and written.is_dir():
            shutil.rmtree(written, ignore_errors=True)
        elif written is not None:
            written.unlink(missing_ok=True)


def reason(error: OSError) -> str:
    """The system's words for an error."""
    return error.strerror or type(error).__name__


def _new_file(target: Path) -> Path:
    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
        return Path(file.name)


def _settle_file(written: Path) -> None:
    """Wait until it is on the disk, and let others read it as any file."""
    with written.open("rb+") as file:
        os.fsync(file.fileno())
    written.chmod(0o666 & ~_umask())


def _new_folder(target: Path) -> Path:
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise BadRequest("something is there already", where=str(target), remedy="name a new folder")
    return Path(mkdtemp(dir=target.parent, prefix=f".{target.name}."))


def _settle_folder(written: Path) -> None:
    written.chmod(0o777 & ~_umask())


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
