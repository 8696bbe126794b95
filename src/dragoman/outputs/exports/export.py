"""What an export is: its name, what it carries and what it cannot, and what it is written from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from dragoman.errors import BadRequest
from dragoman.record.arrival import Run
from dragoman.record.decisions import Decision, Ruling
from dragoman.record.docket import DocketExport

Progress = Callable[[str, int, int], None]
"""Told what is being written, how much of it is done, and how much there is in all (0 where nobody knows)."""


def unwatched(what: str, done: int, total: int) -> None:
    """Progress that nobody looks at."""


def no_originals(document: str) -> bytes:
    """The original bytes of a document, where none are at hand. Raises BadRequest."""
    raise BadRequest("the original bytes are not at hand", where=document[:12], remedy="export from a docket file")


def no_pieces() -> Iterable[tuple[str, bytes]]:
    """All that a docket was given, where it is not at hand. Raises BadRequest."""
    raise BadRequest("the docket's contents are not at hand", where="export", remedy="export from a docket file")


@dataclass(frozen=True, kw_only=True)
class Material:
    """What exports are written from: the records of a docket as a query asks for them (`whole` where it asks for all),
    the shortest unique beginning of each id (`cite`), what people decided and the version of each record that was
    decided on, the day the docket is shown as of, the one document asked for (its whole id), what read each document
    (`runs`), the original bytes of any document by its id, all that the docket was given as named `pieces`, and `files`
    that the user puts beside."""

    docket: DocketExport
    cite: Mapping[str, str] = field(default_factory=dict)
    rulings: Mapping[str, Ruling] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)
    as_of: date | None = None
    document: str | None = None
    runs: Mapping[str, Run] = field(default_factory=dict)
    original: Callable[[str], bytes] = no_originals
    pieces: Callable[[], Iterable[tuple[str, bytes]]] = no_pieces
    files: Mapping[str, bytes] = field(default_factory=dict)
    whole: bool = True

    def review_state(self, record: str) -> str:
        """`proposed`, `accepted` or `edited`, by a record's id; rejected records are in no export."""
        ruling = self.rulings.get(record)
        if ruling is None:
            return "proposed"
        return "edited" if ruling.changes else f"{ruling.verb}ed"


@contextmanager
def needing(package: str) -> Iterator[None]:
    """For an import inside: raises BadRequest, with what to install, where the package is missing."""
    try:
        yield
    except ImportError as error:
        raise BadRequest(
            f"this export needs {package}, which is not installed", where="export",
            remedy='pip install "dragoman[exports]"',
        ) from error  # fmt: skip


Writer = Callable[[Material, Path, Progress], None]
"""Writes the material to a new file, or into an empty folder that is there. Raises BadRequest, OSError."""


@dataclass(frozen=True, kw_only=True)
class Export:
    """A form that a docket can be handed on in.

    `extension` begins with a dot; of a folder it is empty. `carries` and `cannot_carry` are whole sentences for
    people. `binary` forms are not for a terminal.
    """

    name: str
    extension: str
    carries: str
    cannot_carry: tuple[str, ...]
    write: Writer
    folder: bool = False
    binary: bool = False
