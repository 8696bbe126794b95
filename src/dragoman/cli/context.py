"""The seam between the commands and the docket. Tests put a docket of their own behind it.

`dragoman.docket` is imported when a command first needs it, so that `dragoman --help` stays quick.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import UnreadableInput

if TYPE_CHECKING:
    from dragoman.docket import Docket
    from dragoman.record.arrival import Refusal
    from dragoman.record.docket import Extraction
    from dragoman.settings import Settings


def open_docket(path: str, *, create: bool = False, settings: Settings | None = None) -> Docket:
    """The docket at a path. Raises UnreadableInput, with how to make one, where there is none."""
    if not create and "://" not in path and not Path(path).exists():
        raise UnreadableInput(
            "there is no docket here", where=path, remedy=f"make one: dragoman read PATH… --docket {path}"
        )
    from dragoman.docket import Docket as DocketFile  # noqa: PLC0415 - brings the ledger and its database library

    return DocketFile.open(path, create=create, settings=settings)


def extract_documents(paths: Iterable[str], settings: Settings) -> Iterator[Extraction | Refusal]:
    """What documents say, without a docket."""
    from dragoman.docket import extract  # noqa: PLC0415 - as above

    return extract(paths, settings)
