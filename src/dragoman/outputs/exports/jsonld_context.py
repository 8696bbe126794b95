"""The JSON-LD context of our linked data. What has no word in schema.org, PROV-O or Web Annotation is called as in the
docket's own JSON Schema."""

from __future__ import annotations

from dragoman.record.codec import JSON

SCHEMA_ORG, PROV, OA = "https://schema.org/", "http://www.w3.org/ns/prov#", "http://www.w3.org/ns/oa#"
TERMS = "urn:dragoman:terms#"

SAME_WORDS = {
    SCHEMA_ORG: ("name", "text", "url", "description", "inLanguage", "keywords", "alternateName", "attendee"),
    OA: ("exact", "prefix", "suffix"),
}
LINKS = {
    SCHEMA_ORG: ("isPartOf", "location"),
    PROV: (
        "wasDerivedFrom", "wasGeneratedBy", "wasAttributedTo", "wasAssociatedWith", "wasRevisionOf", "wasInfluencedBy",
        "used", "hadMember",
    ),
    OA: ("hasBody", "hasTarget", "hasSource", "hasSelector", "motivatedBy"),
    TERMS: (
        "actor", "speaker", "addressees", "parent", "answers", "according_to", "initiator", "target", "via", "parties",
        "obligor", "beneficiary", "instrument", "before", "after", "members", "undoes", "corrected_by", "vanished_in",
    ),
}  # fmt: skip
DAYS = ("when", "said", "made", "deadline", "reply_when", "period", "published")

CONTEXT: JSON = {
    "@version": 1.1,
    "@vocab": TERMS,
    "id": "@id",
    "type": "@type",
    "schema": SCHEMA_ORG,
    "prov": PROV,
    "oa": OA,
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    **{word: f"{vocabulary}{word}" for vocabulary, words in SAME_WORDS.items() for word in words},
    **{word: {"@id": f"{vocabulary}{word}", "@type": "@id"} for vocabulary, words in LINKS.items() for word in words},
    **{word: {"@id": f"{TERMS}{word}", "@type": "edtf:EDTF"} for word in DAYS},
    "speaker": {"@id": f"{SCHEMA_ORG}spokenByCharacter", "@type": "@id"},
    "attendee": {"@id": f"{SCHEMA_ORG}attendee", "@type": "@id"},
    "steps": {"@id": f"{TERMS}steps", "@container": "@list"},
    "earliest": {"@id": f"{TERMS}earliest", "@type": "xsd:date"},
    "latest": {"@id": f"{TERMS}latest", "@type": "xsd:date"},
    "startDate": {"@id": f"{SCHEMA_ORG}startDate", "@type": "xsd:date"},
    "dateCreated": {"@id": f"{SCHEMA_ORG}dateCreated", "@type": "xsd:date"},
    "datePublished": {"@id": f"{SCHEMA_ORG}datePublished", "@type": "xsd:date"},
    "endedAtTime": {"@id": f"{PROV}endedAtTime", "@type": "xsd:dateTime"},
    "start": {"@id": f"{OA}start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": f"{OA}end", "@type": "xsd:nonNegativeInteger"},
}
"""Embedded in every file, so that nothing need be fetched to read it."""
