"""A docket as W3C Web Annotations: one for each stretch of words that a record rests on, and back.

Each annotation points at its words by position and by quotation, and is tagged with the kind of record and the role
of the words. The first one of a record describes it, as JSON in a textual body, which every tool keeps as it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from dragoman import __version__
from dragoman.outputs.exports.export import Export, Material, Progress, unwatched
from dragoman.outputs.exports.iris import document_iri, record_iri
from dragoman.outputs.exports.standoff import UNDECIDED, Apart, parts_of
from dragoman.outputs.json import json_value_bytes, write_array
from dragoman.outputs.selectors import target
from dragoman.record.codec import JSON
from dragoman.record.document import Document

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
"""The standard asks for this address; plain JSON readers need not open it."""

FORMAT, VERSION = "dragoman-webannotation", 1

CANNOT_CARRY = (
    "Of the documents' texts only some words around each mark are there, beside the address.",
    "Joins, positions, disagreements and turns, which run over several documents, are left out.",
    "Who decided what, rejected records and the original bytes are left out.",
)


def write_web_annotations(material: Material, target_path: Path, progress: Progress) -> None:
    """An AnnotationCollection with everything in its first page, an annotation a line."""
    head = json.dumps(_collection(), ensure_ascii=False).removesuffix("}")
    page = json.dumps({"id": "urn:dragoman:annotations:1", "type": "AnnotationPage", "startIndex": 0}).removesuffix("}")
    items = (json_value_bytes(item, indent=None) for item in annotations_of(material, progress))
    with target_path.open("wb") as file:
        file.write(f'{head},\n"first": {page},\n"items": '.encode())
        total = write_array(file, items)
        file.write(f'}},\n"total": {total}}}\n'.encode())


def _collection() -> JSON:
    return {
        "@context": CONTEXT,
        "id": "urn:dragoman:annotations",
        "type": "AnnotationCollection",
        "label": ["Records of a Dragoman docket", *CANNOT_CARRY],
        "generator": {"id": "urn:dragoman:program", "type": "Software", "name": f"Dragoman {__version__}"},
    }


def annotations_of(material: Material, progress: Progress = unwatched) -> Iterator[JSON]:
    """The annotations of a docket, layer by layer, by record and place."""
    documents = {document.id: document for document in material.docket.documents}
    for parts, _ in parts_of(material.docket, progress):
        yield from _items(parts, documents, material.versions)


def _items(record: Apart, documents: Mapping[str, Document], versions: Mapping[str, str]) -> Iterator[JSON]:
    described = False
    for number, slot in enumerate(record.slots):
        for place, span in enumerate(slot.spans):
            bodies: list[JSON] = [
                {"type": "TextualBody", "purpose": "tagging", "value": f"{record.layer} {slot.role}"},
                {"type": "SpecificResource", "purpose": "identifying", "source": record_iri(record.id)},
            ]
            if not described:
                bodies.append(_description(record, versions.get(record.id, UNDECIDED)))
                described = True
            yield {
                "id": f"{record_iri(record.id)}:{number}:{place}",
                "type": "Annotation",
                "motivation": "classifying",
                "body": bodies,
                "target": {"type": "SpecificResource", **target(documents[span.document], span)},
            }


def _description(record: Apart, version: str) -> JSON:
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "id": record.id,
        "seen": version,
        "layer": record.layer,
        "documents": [[document_iri(span.document) for span in slot.spans] for slot in record.slots],
        "fields": record.fields,
    }
    value = json.dumps(whole, ensure_ascii=False)
    return {"type": "TextualBody", "purpose": "describing", "format": "application/json", "value": value}


WEB_ANNOTATION = Export(
    name="webannotation",
    extension=".json",
    carries="Every record as W3C Web Annotations of its words, by position and by quotation, for annotation tools; "
    "`dragoman annotations` reads them back.",
    cannot_carry=CANNOT_CARRY,
    write=write_web_annotations,
)
