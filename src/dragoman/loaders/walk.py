"""From the paths a user names to the files to read, and the bytes of each."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.errors import UnreadableInput
from dragoman.loaders.shown import Address, shown, web_address
from dragoman.record.arrival import Refusal
from dragoman.settings import MEBIBYTE

KINDS = {
    ".txt": "text",
    ".text": "text",
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".pdf": "pdf",
    ".docx": "docx",
    ".md": "markdown",
    ".markdown": "markdown",
    ".wiki": "wikitext",
    ".mediawiki": "wikitext",
    ".eml": "email",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
    ".epub": "epub",
    ".zip": "zip",
    ".warc": "warc",
    ".warc.gz": "warc",
    ".wacz": "wacz",
}
"""Loader by suffix. A file named outright may have any other and is then judged by its bytes."""


def kind_of(path: Path) -> str | None:
    """The loader for a file, by its suffix; None where only the bytes can tell."""
    return KINDS.get("".join(path.suffixes[-2:]).lower()) or KINDS.get(path.suffix.lower())


def find_files(paths: Iterable[str | Path]) -> list[Path | Address | Refusal]:
    """The files to read, in input order, folders in sorted order; a Refusal stands where something cannot be read.

    Web addresses come as such; nothing is fetched here.

    Hidden files are passed over. Inside a folder, files without a loader and links to other folders are Refusals
    marked `skipped`.
    """
    found: list[Path | Address | Refusal] = []
    for name in paths:
        if isinstance(name, str) and web_address(name):
            found.append(Address(name))
            continue
        path = Path(name)
        try:
            if name == "":  # which Path takes for the current folder
                raise FileNotFoundError
            mode = path.stat().st_mode
        except (OSError, ValueError) as error:
            found.append(Refusal(location=shown(path), error=unreadable(path, error)))
            continue
        found += _folder(path) if stat.S_ISDIR(mode) else [path]
    return found


def _folder(folder: Path) -> list[Path | Refusal]:
    found = list(_inside(folder))
    if all(isinstance(item, Refusal) and item.skipped for item in found):
        error = UnreadableInput(
            "nothing to read in this folder",
            where=shown(folder),
            remedy=f"put files into it that end in {', '.join(KINDS)}",
        )
        found.append(Refusal(location=shown(folder), error=error))
    return found


def _inside(folder: Path) -> Iterator[Path | Refusal]:
    """Everything below a folder that is not hidden, depth first, each folder's entries by name."""
    pending = _entries(folder)
    while pending:  # no recursion: folders may lie deeper than Python's stack
        here = pending.pop()
        if isinstance(here, Refusal):
            yield here
        elif _is_folder(here) and here.is_symlink():
            yield _skipped(here, "a link to a folder is not followed", "name that folder itself")
        elif _is_folder(here):
            pending += _entries(here)
        elif kind_of(here) is None:
            suffix = f"{shown(here.suffix.lower())} files" if here.suffix else "files without a suffix"
            yield _skipped(here, f"no loader for {suffix}", "convert it to text, or name it outright if it is text")
        else:
            yield here


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # forbidden, or a path too long for the system: refused when it is opened
        return False


def _entries(folder: Path) -> list[Path | Refusal]:
    """What is in a folder and not hidden, last name first."""
    try:
        return [*sorted((entry for entry in folder.iterdir() if not entry.name.startswith(".")), reverse=True)]
    except OSError as error:
        return [Refusal(location=shown(folder), error=unreadable(folder, error))]


def _skipped(path: Path, what: str, remedy: str) -> Refusal:
    return Refusal(location=shown(path), error=UnreadableInput(what, where=shown(path), remedy=remedy), skipped=True)


def check_file(path: Path) -> int:
    """The size of a regular file. Raises UnreadableInput for anything else, without opening it: a pipe would block."""
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableInput(
            f"{_sort(status.st_mode)}, not a file", where=shown(path), remedy="save its content to a file and name that"
        )
    return status.st_size


def read_bytes(path: Path, limit: int) -> bytes:
    """The bytes of a file. Raises UnreadableInput where it is no file, forbidden, or has more bytes than `limit`."""
    size = check_file(path)
    if size > limit:
        raise too_large(shown(path), limit, size)
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise unreadable(path, error) from error
    if len(data) > limit:  # it grew meanwhile, or its size was not known
        raise too_large(shown(path), limit)
    return data


def too_large(where: str, limit: int, size: int | None = None) -> UnreadableInput:
    """The error for a document over the limit; `size` where it is known."""
    return UnreadableInput(
        f"too large: {_mebibytes(size) if size else 'more bytes than allowed'}, the limit is {_mebibytes(limit)}",
        where=where,
        remedy="split it into documents, or raise max_bytes in the settings",
    )


def unreadable(path: Path, error: OSError | ValueError) -> UnreadableInput:
    """The error for a path that the system refuses."""
    where = shown(path)
    if isinstance(error, FileNotFoundError):
        if path.is_symlink():
            return UnreadableInput(
                "a link to a file that is not there", where=where, remedy="repair or remove the link"
            )
        return UnreadableInput("no such file or folder", where=where, remedy="check the path")
    if isinstance(error, PermissionError):
        return UnreadableInput("you may not read it", where=where, remedy="change its permissions")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return UnreadableInput(f"it cannot be read: {reason}", where=where, remedy="check the path and the disk")


SORTS = ((stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"))


def _sort(mode: int) -> str:
    return next((name for test, name in SORTS if test(mode)), "a device")


def _mebibytes(size: int) -> str:
    return f"{size / MEBIBYTE:.1f} MiB" if size >= MEBIBYTE else f"{size} bytes"
