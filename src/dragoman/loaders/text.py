"""Plain text: the decoded text is the document, unchanged."""

from __future__ import annotations

from pathlib import Path

from dragoman.loaders.catalogue import Source, catalogue
from dragoman.loaders.encoding import decode
from dragoman.loaders.shown import address_of_file, shown
from dragoman.record.arrival import Arrival
from dragoman.record.document import content_id
from dragoman.settings import Settings


def load_text(path: Path, data: bytes, settings: Settings) -> Arrival:
    """One text. Raises NotADocument where the bytes are no text."""
    where = shown(path)
    source = Source(id=content_id(data), text=decode(data, where), name=path.name)
    return Arrival(
        document=catalogue(source, settings), original=data, location=where, page=address_of_file(path), conversion=None
    )
