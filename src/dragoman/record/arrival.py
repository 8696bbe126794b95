"""A document as it came in, and the run that read it: provenance kept beside the records."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.errors import DragomanError
from dragoman.record.document import Document
from dragoman.record.evidence import digest


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """A document with its original bytes. `location` is where it lay, as shown to people (`path` or `path:line`);
    `page` is what two versions of one page share (canonical URL, else the absolute path, with a JSON line's id);
    `conversion` names what turned the bytes into text, None where the text is the bytes decoded."""

    document: Document
    original: bytes
    location: str
    page: str
    conversion: str | None = None


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """Something that could not be read, and why. `skipped` marks what nobody asked for by name (an unknown kind of
    file in a folder)."""

    location: str
    error: DragomanError
    skipped: bool = False


@dataclass(frozen=True, kw_only=True)
class Run:
    """Which program with which steps and settings made a set of records. Equal runs have equal ids."""

    id: str = field(init=False)
    program: str
    analyser: str
    steps: tuple[str, ...]
    settings: str = "{}"

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", digest("r", self.program, self.analyser, *self.steps, self.settings))
