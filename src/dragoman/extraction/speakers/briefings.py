"""Who is of the house that gives a briefing: "Deputy Minister Lind left for Lima", "our envoy, Ana Lind"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.actors.entities import Entity
from dragoman.extraction.speakers.cast import Cast
from dragoman.extraction.speakers.mentions import Mention
from dragoman.extraction.speakers.roles import is_office
from dragoman.language.analysis import Analysis, Token
from dragoman.record.document import Document
from dragoman.vocabulary.offices import offices

Issuer = str | Entity
"""A state by its code, or an organisation."""

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OURS = frozenset({"our", "Our"})
SOVEREIGN = frozenset({"president", "king", "queen", "emperor", "emir", "sultan", "general", "commander"})
"""Titles by which a briefing tells of strangers as often as of its own people."""


def enlist_own(analysis: Analysis, document: Document, cast: Cast, at: Mapping[int, Entity], issuer: Issuer) -> None:
    """Note for whom they act who are named in a briefing by a title and no state, where they do something, and those
    who are told to be "ours"."""
    for mention, person in cast.mentions:
        stranger = person.kind == "person" and not person.country and not person.acts_for
        said = document.part_at(analysis.tokens[mention.first].start) == "body"
        if stranger and said and _acts_by_title(analysis, mention, issuer):
            enlist(person, issuer, cast.entities)
    for index, person in at.items():
        token = analysis.tokens[index]
        ours = any(k.dep == "poss" and k.text in OURS for k in analysis.children(index))
        if ours and is_office(token) and person.kind in ("person", "unnamed"):
            enlist(person, issuer, cast.entities)


def enlist(person: Entity, issuer: Issuer, entities: Iterable[Entity]) -> None:
    """Note that somebody acts for whoever gives the briefing."""
    if isinstance(issuer, str):
        person.country = person.country or issuer
        state = next((e for e in entities if e.kind == "state" and e.country == issuer), None)
    else:
        state = issuer
    if state is not None and person.country in (None, state.country) and not person.acts_for:
        person.acts_for.append((state, person.roles[0] if person.roles else None))


def _acts_by_title(analysis: Analysis, mention: Mention, issuer: Issuer) -> bool:
    """Whether a name that is a subject stands behind a title of those who serve a state, or an organisation."""
    if mention.first == 0 or analysis.tokens[mention.head].dep not in SUBJECTS:
        return False
    title = analysis.tokens[mention.first - 1]
    if not is_office(title) or not title.text[0].isupper() or _of_another(analysis, mention, title):
        return False
    low = title.text.lower()
    return low in offices().mediating if isinstance(issuer, Entity) else low not in SOVEREIGN


def _of_another(analysis: Analysis, mention: Mention, title: Token) -> bool:
    """Whether the title is a foreigner's by what stands with it: "Foreign Minister" in a house that says Secretary."""
    before = analysis.tokens[max(0, title.index - 1)].text
    return before in ("'s", "Foreign") or analysis.tokens[mention.last].text in ("of", "from")
