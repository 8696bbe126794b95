"""A docket as linked data, in JSON-LD: statements as schema.org quotations, events and contacts as schema.org events,
where each comes from in PROV-O, and the words it rests on as Web Annotations. The context stands in the file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from dragoman import __version__
from dragoman.outputs.exports.export import Export, Material, Progress, unwatched
from dragoman.outputs.exports.iris import document_iri, named_iri, record_iri
from dragoman.outputs.exports.jsonld_context import CONTEXT
from dragoman.outputs.exports.jsonld_records import Node, annotation_nodes, dated, filled, record_node
from dragoman.outputs.exports.standoff import Apart, Slot, parts_of, shown_text
from dragoman.outputs.json import write_array
from dragoman.record.arrival import Run
from dragoman.record.decisions import JOINS, Decision
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document
from dragoman.record.findings import Disagreement, Join, Position

CANNOT_CARRY = (
    "Whose turn it is, which is worked out for a day, is left out.",
    "Records that somebody rejected are left out; the decisions name them.",
    "The original bytes of the documents, and when we learned of them, are left out.",
    "A replacement character stands for each half surrogate of a text.",
)

ARTICLES = {
    "news": "schema:NewsArticle", "transcript": "schema:Article", "communique": "schema:Article",
    "resolution": "schema:Legislation", "analysis": "schema:AnalysisNewsArticle", "note": "schema:Comment",
    "other": "schema:CreativeWork",
}  # fmt: skip


def write_jsonld(material: Material, target: Path, progress: Progress) -> None:
    """The context, then the graph, a node a line."""
    with target.open("wb") as file:
        file.write(f'{{"@context": {json.dumps(CONTEXT, indent=1)},\n"@graph": '.encode())
        write_array(
            file, (shown_text(json.dumps(node, ensure_ascii=False)).encode() for node in nodes(material, progress))
        )
        file.write(b"}\n")


def nodes(material: Material, progress: Progress = unwatched) -> Iterator[Node]:
    """What it is, agents, documents, runs, records with their annotations, findings, decisions."""
    docket, documents = material.docket, {document.id: document for document in material.docket.documents}
    yield _about()
    yield from _agents(docket.documents, material.decisions)
    yield from (_document(document) for document in docket.documents)
    yield from _runs(material.runs, documents)
    ruled: dict[str, list[str]] = {}
    for decision in material.decisions:
        ruled.setdefault(decision.record, []).append(record_iri(decision.id))
    for parts, record in parts_of(docket, progress):
        home = documents[parts.slots[0].spans[0].document]
        run = material.runs.get(home.id)
        node = (
            record_node(parts, record)
            | _provenance(parts, home, run)
            | filled(wasInfluencedBy=ruled.get(record.id, []))
        )
        yield node
        yield from annotation_nodes(parts, documents)
    yield from _findings(docket, documents)
    yield from (_decision(decision) for decision in material.decisions)


def _about() -> Node:
    return {
        "id": "urn:dragoman:docket",
        "type": "schema:Dataset",
        "name": "Records of a Dragoman docket",
        "description": list(CANNOT_CARRY),
        "schema:creator": {
            "id": named_iri("program", __version__),
            "type": ["prov:Agent", "prov:SoftwareAgent", "schema:SoftwareApplication"],
            "name": "Dragoman",
            "schema:softwareVersion": __version__,
        },
    }


def _agents(documents: Iterable[Document], decisions: Iterable[Decision]) -> Iterator[Node]:
    """Outlets, and whoever decided on records."""
    for outlet in sorted({document.outlet for document in documents if document.outlet}):
        yield {
            "id": named_iri("outlet", outlet),
            "type": ["schema:Organization", "prov:Agent", "prov:Organization"],
            "name": outlet,
        }
    for author in sorted({decision.author for decision in decisions}):
        yield {"id": named_iri("reviewer", author), "type": ["prov:Agent", "prov:Person"], "name": author}


def _document(document: Document) -> Node:
    published = document.published
    return filled(
        id=document_iri(document.id),
        type=[ARTICLES[document.kind], "prov:Entity"],
        name=document.title,
        url=document.url,
        inLanguage=document.language,
        datePublished=str(published.earliest) if published.exact else None,
        published=published.edtf,
        basis=published.basis,
        wasAttributedTo=[named_iri("outlet", document.outlet)] if document.outlet else [],
        wasRevisionOf=document_iri(document.version_of) if document.version_of else None,
        wasDerivedFrom=[document_iri(document.copy_of)] if document.copy_of else [],
        text=document.text,
    )


def _runs(runs: Mapping[str, Run], documents: Mapping[str, Document]) -> Iterator[Node]:
    """What made the records: a program of a version, reading documents."""
    by_id = {run.id: run for document, run in runs.items() if document in documents}
    for key, run in sorted(by_id.items()):
        name, _, version = run.program.rpartition(" ")
        yield {
            "id": record_iri(key),
            "type": ["prov:Activity"],
            "analyser": run.analyser,
            "steps": list(run.steps),
            "used": sorted(document_iri(d) for d, of in runs.items() if of.id == key and d in documents),
            "wasAssociatedWith": {
                "id": named_iri("program", version),
                "type": ["prov:Agent", "prov:SoftwareAgent", "schema:SoftwareApplication"],
                "name": name.capitalize(),
                "schema:softwareVersion": version,
            },
        }


def _provenance(parts: Apart, document: Document, run: Run | None) -> Node:
    return filled(
        isPartOf=document_iri(document.id),
        wasDerivedFrom=sorted({document_iri(span.document) for slot in parts.slots for span in slot.spans}),
        wasGeneratedBy=record_iri(run.id) if run else None,
        wasAttributedTo=[named_iri("outlet", document.outlet)] if document.outlet else [],
    )


def _findings(docket: DocketExport, documents: Mapping[str, Document]) -> Iterator[Node]:
    yield from map(_join, docket.joins)
    for position in docket.positions:
        yield _position(position)
        yield from annotation_nodes(
            Apart("positions", position.id, {}, (Slot("evidence", position.evidence),)), documents
        )
    for disagreement in docket.disagreements:
        yield _disagreement(disagreement)
        slots = tuple(Slot("claims.evidence", claim.evidence) for claim in disagreement.claims)
        yield from annotation_nodes(Apart("disagreements", disagreement.id, {}, slots), documents)


def _join(join: Join) -> Node:
    return {
        "id": record_iri(join.id),
        "type": ["Join", "prov:Entity", "prov:Collection"],
        "hadMember": [record_iri(member) for member in join.members],
        "reasons": list(join.reasons),
        "independent_sources": join.independent_sources,
    }


def _position(position: Position) -> Node:
    return filled(
        id=record_iri(position.id),
        type=["Position", "prov:Entity"],
        actor=record_iri(position.actor),
        issue=position.issue,
        wording=position.wording,
        when=dated(position.when),
        wasDerivedFrom=sorted({document_iri(span.document) for span in position.evidence}),
    )


def _disagreement(disagreement: Disagreement) -> Node:
    return filled(
        id=record_iri(disagreement.id),
        type=["Disagreement", "prov:Entity"],
        name=disagreement.topic,
        kind=disagreement.kind,
        claims=[str(claim.value) for claim in disagreement.claims],
        wasDerivedFrom=sorted({document_iri(s.document) for claim in disagreement.claims for s in claim.evidence}),
        corrected_by=document_iri(disagreement.corrected_by) if disagreement.corrected_by else None,
    )


def _decision(decision: Decision) -> Node:
    ruled = decision.spans.split(",") if decision.layer == JOINS else [decision.record]
    return filled(
        id=record_iri(decision.id),
        type=["prov:Activity", "Decision"],
        verb=decision.verb,
        used=[record_iri(record) for record in ruled],
        wasAssociatedWith=named_iri("reviewer", decision.author),
        endedAtTime=decision.at.isoformat(),
        description=decision.reason,
        change=decision.change,
        undoes=record_iri(decision.undoes) if decision.undoes else None,
    )


JSONLD = Export(
    name="jsonld",
    extension=".jsonld",
    carries="Every record as linked data: schema.org for what it is, PROV-O for where it comes from and who decided on "
    "it, Web Annotations for its words; nothing is fetched to read it.",
    cannot_carry=CANNOT_CARRY,
    write=write_jsonld,
)
