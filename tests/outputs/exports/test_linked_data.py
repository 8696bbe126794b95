"""Linked data, read by readers of JSON-LD and PROV that know nothing of us."""

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from record_strategies import DOCUMENT, TEXT, records_of

from dragoman.outputs.exports.export import Material, unwatched
from dragoman.outputs.exports.jsonld import nodes, write_jsonld
from dragoman.outputs.exports.jsonld_context import CONTEXT
from dragoman.outputs.exports.standoff import apart
from dragoman.record.actors import Actor
from dragoman.record.arrival import Run
from dragoman.record.dates import DateRange
from dragoman.record.decisions import Decision, ruling_on
from dragoman.record.docket import CLASSES, DocketExport
from dragoman.record.document import Document
from dragoman.record.findings import Claim, Disagreement, Join, Position
from dragoman.record.happenings import Contact, Event, Participant

jsonld = pytest.importorskip("pyld").jsonld
rdflib = pytest.importorskip("rdflib")
prov = pytest.importorskip("prov.model")

REPORT = "🕊 Ana Lind said the ports would reopen. Lind met Bo Sund in Elbe on 3 May 2021.\n"
pytestmark = pytest.mark.filterwarnings(
    "ignore:.* is deprecated:DeprecationWarning"
)  # rdflib and prov among themselves

SCHEMA, PROV, OA = "https://schema.org/", "http://www.w3.org/ns/prov#", "http://www.w3.org/ns/oa#"
RUN = Run(program="dragoman 0.1.0", analyser="hand", steps=("times 1", "attributions 2"))


@pytest.fixture
def material(a_document, a_statement) -> Material:
    document = a_document(REPORT, outlet="Fjord Agency <b>", title="Ports\udcff", url="https://fjord.example/a b")
    at = REPORT.index

    def span(words: str):
        return document.span(at(words), at(words) + len(words))

    lind = Actor(name="Ana Lind", kind="person", mentions=(span("Ana Lind"), span("Lind met")))
    sund = Actor(name="Bo Sund", kind="person", country="NOR", mentions=(span("Bo Sund"),))
    statement = a_statement(document, "Ana Lind", "said", "the ports would reopen", speaker=lind.id)
    met = Event(
        evidence=(span("Lind met Bo Sund"),), type="CONSULT", act="meet", place="Elbe",
        when=DateRange.day(date(2021, 5, 3)),
        participants=(Participant(actor=lind.id, role="agent", mention=span("Lind met")),),
    )  # fmt: skip
    wrote = Contact(evidence=(span("met"),), initiator=lind.id, target=sund.id, according_to=statement.id)
    position = Position(
        actor=lind.id, issue="ports", wording="reopen", when=DateRange(None, None), evidence=(span("reopen"),)
    )
    claims = tuple(Claim(value=day, evidence=(span(words),)) for day, words in (("3", "3 May"), ("4", "2021")))
    join = Join(layer="actors", members=(lind.id, sund.id), reasons=("same name",))
    at_noon = datetime(2021, 5, 5, 12, tzinfo=UTC)
    decisions = (
        Decision(record=statement.id, verb="accept", author="A. Desk", at=at_noon, reason="so it stands"),
        ruling_on(join, "reject", author="A. Desk", at=at_noon),
    )
    docket = DocketExport(
        documents=(document,), actors=(lind, sund), statements=(statement,), events=(met,), contacts=(wrote,),
        joins=(join,), positions=(position,), disagreements=(Disagreement(topic="day", kind="date", claims=claims),),
    )  # fmt: skip
    return Material(docket=docket, decisions=decisions, runs={document.id: RUN})


def linked_data(material: Material) -> dict:
    return {"@context": CONTEXT, "@graph": list(nodes(material))}


@pytest.fixture
def graph(material, tmp_path):
    write_jsonld(material, tmp_path / "case.jsonld", unwatched)
    return rdflib.Graph().parse(tmp_path / "case.jsonld", format="json-ld")


def one(graph, query: str) -> list[str]:
    prefixes = f"PREFIX schema: <{SCHEMA}> PREFIX prov: <{PROV}> PREFIX oa: <{OA}> PREFIX d: <urn:dragoman:terms#> "
    (row,) = graph.query(f"{prefixes} SELECT {query}")
    return [str(value) for value in row]


def test_a_statement_is_a_quotation_of_a_person(graph):
    query = "?text ?name WHERE { ?q a schema:Quotation; schema:text ?text; schema:spokenByCharacter/schema:name ?name }"
    assert one(graph, query) == ["the ports would reopen", "Ana Lind"]


def test_an_event_has_day_place_and_people(graph):
    query = (
        "?day ?place ?name WHERE { ?e a schema:Event; schema:startDate ?day; schema:location/schema:name ?place;"
        " schema:attendee/schema:name ?name }"
    )
    assert one(graph, query) == ["2021-05-03", "Elbe", "Ana Lind"]


def test_the_way_from_report_to_record_is_told(graph):
    query = (
        "?outlet ?version ?step WHERE { ?q a schema:Quotation; prov:wasAttributedTo/schema:name ?outlet;"
        " prov:wasDerivedFrom ?report; prov:wasGeneratedBy ?run . ?run prov:used ?report; d:steps/rdf:first ?step;"
        " prov:wasAssociatedWith/schema:softwareVersion ?version }"
    )
    assert one(graph, query) == ["Fjord Agency <b>", "0.1.0", "times 1"]


def test_a_decision_is_an_activity_of_the_reviewer(graph):
    query = (
        "?who ?why ?at WHERE { ?q a schema:Quotation; prov:wasInfluencedBy ?d . ?d a prov:Activity; prov:used ?q;"
        " d:verb 'accept'; schema:description ?why; prov:endedAtTime ?at; prov:wasAssociatedWith/schema:name ?who }"
    )
    assert one(graph, query) == ["A. Desk", "so it stands", "2021-05-05T12:00:00+00:00"]


def test_words_are_found_by_position_and_quotation(graph, material):
    query = (
        "?start ?end ?exact ?prefix ?text WHERE { ?q a schema:Quotation. ?a oa:hasBody ?q; oa:hasTarget ?t."
        " ?t d:role 'content'; oa:hasSource/schema:text ?text; oa:hasSelector ?p, ?w."
        " ?p a oa:TextPositionSelector; oa:start ?start; oa:end ?end. ?w a oa:TextQuoteSelector; oa:exact ?exact;"
        " oa:prefix ?prefix }"
    )
    start, end, exact, prefix, text = one(graph, query)
    assert text == REPORT
    assert text[int(start) : int(end)] == exact == "the ports would reopen"
    assert text[: int(start)].endswith(prefix)


def test_two_readers_see_the_same_graph(material):
    data = json.loads(json.dumps(linked_data(material)).replace("\\udcff", "?"))
    quads = jsonld.to_rdf(data, {"format": "application/n-quads"})
    ours, theirs = (
        rdflib.Graph().parse(data=json.dumps(data), format="json-ld"),
        rdflib.Graph().parse(data=quads, format="nt11"),
    )
    assert len(ours) == len(theirs) > 200
    assert {p for p in ours.predicates() if ":" not in str(p)} == set()


def test_nothing_is_fetched_to_read_it(material):
    def refuse(url: str, *_: object):
        raise AssertionError(f"fetched {url}")

    expanded = jsonld.expand(linked_data(material), {"documentLoader": refuse})
    flat = jsonld.flatten(expanded, None, {"documentLoader": refuse})
    assert len(flat) > len(material.docket.statements)


def test_every_name_that_is_pointed_at_is_there_but_for_parted_things(graph, material):
    pointed = {str(o) for _, p, o in graph if str(o).startswith("urn:") and not str(p).endswith("#type")}
    there = {str(s) for s in graph.subjects()}
    assert pointed - there == set()


def test_a_reader_of_provenance_takes_it(graph):
    known = rdflib.Graph()
    for triple in graph:
        if str(triple[1]).startswith(PROV) or str(triple[2]).startswith(PROV):
            known.add(triple)
    told = prov.ProvDocument.deserialize(content=known.serialize(format="turtle"), format="rdf", rdf_format="turtle")
    counts = {
        kind: len(list(told.get_records(kind))) for kind in (prov.ProvGeneration, prov.ProvActivity, prov.ProvUsage)
    }
    assert counts == {prov.ProvGeneration: 5, prov.ProvActivity: 3, prov.ProvUsage: 4}
    assert len(list(told.get_records(prov.ProvMembership))) == 2


any_record = st.sampled_from(sorted(CLASSES)).flatmap(
    lambda layer: st.tuples(st.just(layer), records_of(CLASSES[layer]))
)


@settings(max_examples=25, deadline=None)
@given(any_record)
def test_any_record_gives_an_annotation_for_each_stretch_of_words(layer_and_record):
    layer, record = layer_and_record
    docket = DocketExport(documents=(Document(id=DOCUMENT, text=TEXT),), **{layer: (record,)})
    data = linked_data(Material(docket=docket, runs={DOCUMENT: RUN}))
    expanded = jsonld.expand(data)
    spans = sum(len(slot.spans) for slot in apart(layer, record).slots)
    assert sum(node.get("@type") == [f"{OA}Annotation"] for node in expanded) == spans


def test_the_same_docket_gives_the_same_bytes(material, tmp_path):
    for name in ("one", "other"):
        write_jsonld(material, tmp_path / name, unwatched)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()
    assert "Ports\ufffd" in (tmp_path / "one").read_text()
