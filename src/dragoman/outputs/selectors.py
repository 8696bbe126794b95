"""Spans as W3C Web Annotation targets: by position, and by the words with their neighbours."""

from __future__ import annotations

import re

from dragoman.record.codec import JSON
from dragoman.record.document import Document
from dragoman.record.evidence import Span

WEB = re.compile("https?://")
"""What the address of a page begins with; what a document says of its address may be anything."""

CONTEXT = 32
"""Characters of prefix and suffix."""


def target(document: Document, span: Span) -> JSON:
    """An annotation target. Positions are code points into the document's text, as the W3C model counts them."""
    text = document.text
    return {
        "source": document.url if WEB.match(document.url or "") else f"urn:sha256:{document.id}",
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": span.text,
                "prefix": text[max(0, span.start - CONTEXT) : span.start],
                "suffix": text[span.end : span.end + CONTEXT],
            },
        ],
    }
