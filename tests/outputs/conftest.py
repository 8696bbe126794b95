"""Small documents and statements, built by hand from words found in a text."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from dragoman.record.document import Document, Published, content_id
from dragoman.record.evidence import Span
from dragoman.record.statements import Statement


@pytest.fixture
def a_document() -> Callable[..., Document]:
    def build(text: str, *, day: date | None = None, **fields: object) -> Document:
        published = Published(day, day, basis="text") if day else Published(None, None)
        return Document(id=content_id(text.encode()), text=text, published=published, **fields)

    return build


@pytest.fixture
def a_statement() -> Callable[..., Statement]:
    """`build(document, source, cue, *contents)`: words as they stand, the cue behind the source if possible."""

    def build(document: Document, source: str | None, cue: str | None, *contents: str, **fields: object) -> Statement:
        def span(words: str | None, after: int = 0) -> Span | None:
            if words is None:
                return None
            pattern = re.compile(rf"(?<!\w){re.escape(words)}")
            found = pattern.search(document.text, after) or pattern.search(document.text)
            assert found, words
            return document.span(found.start(), found.end())

        who = span(source)
        fields.setdefault("mode", "indirect")
        said = tuple(span(words) for words in contents)
        return Statement(document=document.id, source=who, cue=span(cue, who.end if who else 0), content=said, **fields)

    return build
