"""The schema that the package publishes for what it prints: generated, never written by hand."""

from __future__ import annotations

from dragoman.record.codec import JSON, json_schema
from dragoman.record.docket import DocketExport, Extraction


def docket_schema() -> JSON:
    """JSON Schema of `dragoman extract` lines and of `dragoman export --format json`."""
    return json_schema(Extraction, DocketExport, title="Dragoman docket, version 1")
