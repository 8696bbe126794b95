"""Web Annotations, as written and as read back."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from record_strategies import DOCUMENT, TEXT, TEXTS, records_of

from dragoman.errors import BadRequest
from dragoman.outputs.exports.export import Material, unwatched
from dragoman.outputs.exports.webannotation import write_web_annotations
from dragoman.outputs.exports.webannotation_reading import read_web_annotations
from dragoman.outputs.json import json_value_bytes
from dragoman.record.codec import to_json
from dragoman.record.docket import CLASSES, DocketExport
from dragoman.record.document import Document

pyld = pytest.importorskip("pyld")

REPORT = "🕊 Talks: Ana Lind said the ports would reopen. The ports would reopen, she said.\n"

OA = "http://www.w3.org/ns/oa#"
TERMS = {
    "id": "@id", "type": "@type", "oa": OA, "xsd": "http://www.w3.org/2001/XMLSchema#",
    "as": "http://www.w3.org/ns/activitystreams#", "dc": "http://purl.org/dc/elements/1.1/",
    "AnnotationCollection": "as:OrderedCollection", "AnnotationPage": "as:OrderedCollectionPage",
    "Software": "as:Application", "Annotation": "oa:Annotation", "TextualBody": "oa:TextualBody",
    "SpecificResource": "oa:SpecificResource", "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector", "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "name": "http://xmlns.com/foaf/0.1/name", "generator": {"@id": "as:generator", "@type": "@id"},
    "total": "as:totalItems", "first": {"@id": "as:first", "@type": "@id"}, "startIndex": "as:startIndex",
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"}, "classifying": "oa:classifying",
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"}, "tagging": "oa:tagging", "identifying": "oa:identifying",
    "describing": "oa:describing", "body": {"@id": "oa:hasBody", "@type": "@id"}, "format": "dc:format",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value", "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"}, "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "exact": "oa:exact", "prefix": "oa:prefix", "suffix": "oa:suffix",
}  # fmt: skip
"""What the standard's context says of the terms we use."""


@pytest.fixture
def docket(a_document, a_statement) -> DocketExport:
    document = a_document(REPORT, url="https://fjord.example/talks")
    statement = a_statement(document, "Ana Lind", "said", "the ports would reopen")
    return DocketExport(documents=(document,), statements=(statement,))


@pytest.fixture
def texts(docket) -> dict[str, str]:
    return {document.id: document.text for document in docket.documents}


def collection(docket: DocketExport) -> dict:
    with TemporaryDirectory() as folder:
        target = Path(folder, "annotations.json")
        write_web_annotations(Material(docket=docket), target, unwatched)
        return json.loads(target.read_bytes())


def items(docket: DocketExport) -> list[dict]:
    return collection(docket)["first"]["items"]


def read(annotations: object, texts: dict[str, str]):
    return read_web_annotations(json_value_bytes(annotations), texts, "annotations.json")


def test_words_are_pointed_at_by_position_and_by_quotation(docket):
    source = items(docket)[0]
    assert source["target"]["source"] == "https://fjord.example/talks"
    assert source["target"]["selector"] == [
        {"type": "TextPositionSelector", "start": 9, "end": 17},
        {"type": "TextQuoteSelector", "exact": "Ana Lind", "prefix": "🕊 Talks: ", "suffix": REPORT[17:49]},
    ]
    assert [item["body"][0]["value"] for item in items(docket)] == [
        "statements source", "statements cue", "statements content",
    ]  # fmt: skip


def test_a_linked_data_reader_finds_every_selector(docket):
    whole = collection(docket)
    graph = pyld.jsonld.to_rdf({**whole, "@context": TERMS})["@default"]
    found = [(t["predicate"]["value"].removeprefix(OA), t["object"]["value"]) for t in graph]
    assert {value for name, value in found if name == "exact"} == {"Ana Lind", "said", "the ports would reopen"}
    assert ("start", "9") in found
    assert sum(name == "hasTarget" for name, _ in found) == whole["total"] == 3


def test_nothing_in_it_is_unknown_to_the_standard(docket):
    expanded = pyld.jsonld.expand({**collection(docket), "@context": TERMS})
    compacted = pyld.jsonld.compact(expanded, TERMS)
    compacted.pop("@context")
    assert compacted == {k: v for k, v in collection(docket).items() if k != "@context"}


any_record = st.sampled_from(sorted(CLASSES)).flatmap(
    lambda layer: st.tuples(st.just(layer), records_of(CLASSES[layer]))
)


@settings(max_examples=60)
@given(st.lists(any_record, max_size=4, unique_by=lambda one: one[1].id))
def test_any_records_come_back_as_they_were(records):
    layers = {layer: tuple(r for name, r in records if name == layer) for layer, _ in records}
    docket = DocketExport(documents=(Document(id=DOCUMENT, text=TEXT),), **layers)
    returned = read(collection(docket), TEXTS)
    assert returned.refused == ()
    assert sorted((r.layer, r.id, str(to_json(r.record))) for r in returned.records) == sorted(
        (layer, record.id, str(to_json(record))) for layer, record in docket.records()
    )


def test_words_that_have_moved_are_found_by_quotation(docket, texts):
    moved = {key: f"Corrected. {text}" for key, text in texts.items()}
    (statement,) = (one.record for one in read(items(docket), moved).records)
    assert [(span.text, span.start) for span in statement.spans] == [
        ("Ana Lind", 20), ("said", 29), ("the ports would reopen", 34),
    ]  # fmt: skip


@pytest.mark.parametrize(("quote", "often"), [("nobody said so", "nowhere"), ("ports", "several times")])
def test_words_that_cannot_be_located_are_refused(docket, texts, quote, often):
    changed = items(docket)
    changed[2]["target"]["selector"] = {"type": "TextQuoteSelector", "exact": quote}
    returned = read(changed, texts)
    assert returned.records == ()
    assert f"{quote!r} stand there {often}" in returned.refused[0]


def test_a_mark_made_longer_comes_back_longer(docket, texts):
    changed = items(docket)
    changed[2]["target"]["selector"] = {"type": "TextPositionSelector", "start": 18, "end": 45}
    (one,) = read(changed, texts).records
    assert one.record.content[0].text == "said the ports would reopen"
    assert one.id == docket.statements[0].id != one.record.id


def test_comments_of_people_become_rulings(docket, texts):
    said = items(docket)
    said[0]["creator"] = {"type": "Person", "name": "A. Desk"}
    said[0]["body"].append({"type": "TextualBody", "purpose": "commenting", "value": "Reject, nobody said so"})
    said.append({"id": "urn:x:1", "type": "Annotation", "body": {"type": "TextualBody", "value": "accepted"},
                 "target": said[1]["id"]})  # fmt: skip
    returned = read(said, texts)
    assert [(r.verb, r.reason, r.author) for r in returned.rulings] == [
        ("reject", "nobody said so", "A. Desk"), ("accept", None, None),
    ]  # fmt: skip
    assert {r.id for r in returned.rulings} == {docket.statements[0].id}


@pytest.mark.parametrize(
    "data", [b"", b"[1]", b'{"type": "Map"}', b"[" * 100_000, b'{"type": "AnnotationPage"}', b"\xff"]
)
def test_other_files_are_refused_in_one_line(data):
    with pytest.raises(BadRequest, match="these are no Web Annotations"):
        read_web_annotations(data, {}, "x.json")


def test_a_damaged_annotation_spoils_only_its_record(docket, texts):
    damaged = items(docket)
    damaged[0]["body"][2]["value"] = json.dumps({"format": "dragoman-webannotation", "version": 1, "documents": 9})
    returned = read(damaged, texts)
    assert returned.records == ()
    assert len(returned.refused) == 1
