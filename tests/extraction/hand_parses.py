"""Short texts with their parses by hand, for tests that need no model."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.extraction.speakers.mentions import Mention
from dragoman.language.analysis import Analysis
from dragoman.language.twin import HandParsed
from dragoman.record.document import Document, content_id


def parsed(text: str, *sentences: str, names: Sequence[tuple[str, str]] = ()) -> tuple[Document, Analysis]:
    """A text as a document, with its sentences as rows of `HandParsed`."""
    document = Document(id=content_id(text.encode()), text=text)
    return document, HandParsed(sentences, tuple(names)).analyse(document)


def words(analysis: Analysis, mention: Mention) -> str:
    """What a mention covers, parted by blanks."""
    return " ".join(t.text for t in analysis.tokens[mention.first : mention.last])
