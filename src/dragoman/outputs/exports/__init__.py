"""The forms in which a docket is handed on, in one table: what each carries, what it cannot, who writes it.

A form of a new kind is a module here with a `Writer` and an `Export`, and a place in `EXPORTS`. Modules import what is
large or optional inside the writer, so that the table stays cheap to look at.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dragoman.outputs.exports.brat import BRAT
from dragoman.outputs.exports.bundle import BUNDLE
from dragoman.outputs.exports.csv_tables import CSV_TABLES
from dragoman.outputs.exports.export import Export, Material, Progress, unwatched
from dragoman.outputs.exports.html import HTML
from dragoman.outputs.exports.jsonld import JSONLD
from dragoman.outputs.exports.parquet import PARQUET
from dragoman.outputs.exports.plain import CSV, JSON, TIMELINEJS, TIMEML, WORD
from dragoman.outputs.exports.plover import PLOVER
from dragoman.outputs.exports.webannotation import WEB_ANNOTATION
from dragoman.outputs.exports.xlsx import XLSX

__all__ = ["EXPORTS", "Export", "Material", "Progress", "unwatched"]

_FORMS = (
    HTML,
    XLSX,
    CSV_TABLES,
    PARQUET,
    PLOVER,
    CSV,
    WORD,
    TIMELINEJS,
    TIMEML,
    JSON,
    JSONLD,
    WEB_ANNOTATION,
    BRAT,
    BUNDLE,
)

EXPORTS: Mapping[str, Export] = MappingProxyType({form.name: form for form in _FORMS})
"""Every form by its name, in the order in which they are listed."""
