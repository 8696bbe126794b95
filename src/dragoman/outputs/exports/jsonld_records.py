"""Records as nodes of linked data, and the words they rest on as annotations of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.outputs.exports.iris import document_iri, record_iri
from dragoman.outputs.exports.standoff import SLOT, Apart
from dragoman.outputs.quotation import words_of
from dragoman.outputs.selectors import target
from dragoman.record.actors import Actor
from dragoman.record.codec import JSON
from dragoman.record.dates import DateRange
from dragoman.record.docket import Record
from dragoman.record.document import Document
from dragoman.record.happenings import Contact, Event
from dragoman.record.statements import Statement

Node = dict[str, JSON]

TYPES = {
    "statements": ("schema:Quotation", "Statement"),
    "events": ("schema:Event", "Event"),
    "contacts": ("schema:Event", "Contact"),
    "processes": ("Process",),
    "instruments": ("schema:CreativeWork", "Instrument"),
    "commitments": ("Commitment",),
    "times": ("TimeExpression",),
    "orders": ("Order",),
}
ACTOR_TYPES = {
    "state": "schema:Country",
    "government": "schema:GovernmentOrganization",
    "person": "schema:Person",
    "office": "schema:Person",
    "body": "schema:Organization",
    "organisation": "schema:Organization",
    "group": "schema:Organization",
    "unnamed": "schema:Thing",
    "document": "schema:CreativeWork",
}
RECORDS = {
    "actor", "speaker", "addressees", "parent", "answers", "according_to", "initiator", "target", "via", "parties",
    "obligor", "beneficiary", "instrument", "before", "after", "members", "vanished_in",
}  # fmt: skip
"""Fields that hold ids of records, or (`vanished_in`) of a document."""

RENAMED = {"issues": "keywords", "aliases": "alternateName", "place": "location", "edtf": "when"}
LEFT_OUT = frozenset({"document", "mention", "offset"})


def filled(**fields: JSON) -> Node:
    """A node without what is empty."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], ())}


def dated(when: DateRange) -> str | None:
    """A range of days in EDTF."""
    return when.edtf


def record_node(parts: Apart, record: Record) -> Node:
    """A record without where it comes from. Fields are called as in the docket's JSON, or by schema.org's word."""
    node: Node = {"id": record_iri(record.id), "type": [*_types(parts.layer, record), "prov:Entity"]}
    for name, value in parts.fields.items():
        key = f"{parts.layer[:-1]}_type" if name == "type" else RENAMED.get(name, name)
        if name not in LEFT_OUT:
            node |= filled(**{key: _value(name, value)})
    return node | _as_schema_org(record)


def annotation_nodes(parts: Apart, documents: Mapping[str, Document]) -> Iterator[Node]:
    """An annotation for each stretch of words, its body the record."""
    for number, slot in enumerate(parts.slots):
        for place, span in enumerate(slot.spans):
            position, quote = target(documents[span.document], span)["selector"]
            yield {
                "id": f"{record_iri(parts.id)}:{number}:{place}",
                "type": "oa:Annotation",
                "motivatedBy": "oa:identifying",
                "hasBody": record_iri(parts.id),
                "hasTarget": {
                    "type": "oa:SpecificResource",
                    "role": slot.role,
                    "hasSource": document_iri(span.document),
                    "hasSelector": [
                        position | {"type": "oa:TextPositionSelector"},
                        quote | {"type": "oa:TextQuoteSelector"},
                    ],
                },
            }


def _types(layer: str, record: Record) -> tuple[str, ...]:
    if isinstance(record, Actor):
        return (ACTOR_TYPES[record.kind], "Actor", "prov:Agent")
    return TYPES[layer]


def _value(name: str, value: JSON) -> JSON:
    """The value of a field; words that were taken out are told by the annotations."""
    if isinstance(value, list):
        return [item for item in (_value(name, item) for item in value) if item is not None]
    if isinstance(value, dict):
        return _nested(value)
    if not value:
        return value
    if name == "place":
        return {"type": "schema:Place", "name": value}
    naming = document_iri if name == "vanished_in" else record_iri
    return naming(value) if name in RECORDS else value


def _nested(value: dict[str, JSON]) -> JSON:
    """What lies deeper: days in EDTF, nothing for words, else a node of its own."""
    if SLOT in value:
        return None
    if "edtf" in value:
        return value["edtf"]
    return filled(**{key: _value(key, item) for key, item in value.items() if key not in LEFT_OUT})


def _as_schema_org(record: Record) -> Node:
    """What schema.org asks for beside our own fields."""
    if isinstance(record, Statement):
        return filled(text=words_of(record), dateCreated=_day(record.said))
    if isinstance(record, Event):
        members = dict.fromkeys(record_iri(p.actor) for p in record.participants) if record.type == "CONSULT" else ()
        return filled(description=_evidence(record), startDate=_day(record.when), attendee=list(members))
    if isinstance(record, Contact):
        return filled(description=_evidence(record), startDate=_day(record.when))
    return {}


def _evidence(record: Event | Contact) -> str:
    return " … ".join(span.text for span in record.evidence)


def _day(when: DateRange) -> str | None:
    return str(when.earliest) if when.exact else None
