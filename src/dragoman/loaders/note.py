"""What a user knows and no report says, as a document of kind `note` that records can cite (law 1)."""

from __future__ import annotations

from datetime import date

from dragoman.errors import BadRequest
from dragoman.loaders.parts import divide
from dragoman.loaders.shown import one_line
from dragoman.record.arrival import Arrival
from dragoman.record.document import Document, Part, Published, content_id


def note(text: str, author: str, day: date) -> Arrival:
    """A note in the author's own words. The same words of another day or author are another note.

    Raises BadRequest where there are no words, no author, or the words cannot be stored.
    """
    name = one_line(author)
    if not text.strip() or name is None:
        raise BadRequest("a note needs words and an author", remedy="write both")
    try:
        original = f"{day.isoformat()}\n{name}\n{text}".encode()
    except UnicodeEncodeError as error:
        raise BadRequest("the note has half a surrogate pair in it", remedy="write it again as UTF-8") from error
    identity = content_id(original)
    document = Document(
        id=identity,
        text=text,
        published=Published(day, day, basis="given"),
        outlet=name,
        kind="note",
        parts=tuple(Part(part.start, part.end, "body") for part in divide(text)),
    )
    return Arrival(document=document, original=original, location="note", page=f"note:{identity}")
