"""Reads a short text with the real analyser up to the step that a test is about."""

from __future__ import annotations

from datetime import date

from dragoman.extraction.attribution.attributions import extract_attributions
from dragoman.extraction.attribution.saying import date_statements
from dragoman.extraction.commitments.extract import extract_commitments
from dragoman.extraction.contacts.extract import extract_contacts
from dragoman.extraction.instruments.extract import extract_instruments
from dragoman.extraction.speakers.resolving import resolve_speakers
from dragoman.extraction.times import extract_times
from dragoman.language.english import EnglishAnalyser
from dragoman.record.actors import Actor
from dragoman.record.docket import Extraction
from dragoman.record.document import Document, DocumentKind, Part, Published, content_id
from dragoman.record.happenings import Contact
from dragoman.settings import Settings

WEDNESDAY = date(2031, 3, 5)
STEPS = (
    extract_times, extract_attributions, date_statements, resolve_speakers,
    extract_instruments, extract_contacts, extract_commitments,
)  # fmt: skip
ENGLISH = EnglishAnalyser(Settings())


def read(text: str, kind: DocumentKind = "news", parts: tuple[Part, ...] = ()) -> Extraction:
    """What is found in a text published on a Wednesday."""
    day = Published(WEDNESDAY, WEDNESDAY, basis="given")
    page = Document(id=content_id(text.encode()), text=text, kind=kind, published=day, parts=parts)
    analysis = ENGLISH.analyse(page)
    found = Extraction(document=page)
    for step in STEPS:
        found = step(found, analysis)
    return found


def named(found: Extraction, ident: str | None) -> Actor:
    """The actor with an id."""
    return next(a for a in found.actors if a.id == ident)


def whose(found: Extraction, ident: str | None) -> str:
    """The code of an actor's state, else its name."""
    actor = named(found, ident)
    return actor.country or actor.name


def only_contact(text: str) -> tuple[str, str, Contact]:
    """The one contact of a text with its sides."""
    found = read(text)
    (contact,) = found.contacts
    return whose(found, contact.initiator), whose(found, contact.target), contact
