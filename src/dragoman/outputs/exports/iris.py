"""What documents, records and the like are called in linked data. Nothing answers at these names."""

from __future__ import annotations

from urllib.parse import quote

DOCUMENT = "urn:sha256:"
OURS = "urn:dragoman:"


def document_iri(document: str) -> str:
    """The name of a text, by the hash that is its id."""
    return f"{DOCUMENT}{document}"


def record_iri(record: str) -> str:
    """The name of a record, a join or a decision."""
    return f"{OURS}{record}"


def named_iri(kind: str, name: str) -> str:
    """The name of something known by its words alone, such as an outlet or a reviewer."""
    return f"{OURS}{kind}:{quote(name, safe='', errors='replace')}"
