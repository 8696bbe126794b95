"""Whose each of several names is: "the foreign ministers of Norway and Peru, Ana Lind and Luis Rojas"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.actors.entities import Entity
from dragoman.extraction.speakers.mentions import Mention
from dragoman.extraction.speakers.roles import is_office
from dragoman.language.analysis import Analysis, Token

FARTHEST = 12
"""Words between the comma before the first name and the office that all of them hold."""

JOINS = frozenset({",", "and"})
LINKS = frozenset({"of", "for", "from", "and", "the", "'s", "'"})


def tell_respectively(analysis: Analysis, mentions: Iterable[tuple[Mention, Entity]], at: Mapping[int, Entity]) -> None:
    """Note on each of several persons the office that all of them hold and, in the order told, whose it is."""
    tokens = analysis.tokens
    for names in _runs(analysis, [(m, e) for m, e in mentions if e.kind == "person"]):
        comma = names[0][0].first - 1
        before = tokens[max(0, comma - FARTHEST) : comma]
        phrase = list(_phrase(before))
        office = next((t for t in phrase if t.tag == "NNS" and is_office(t)), None)
        told = [e for t in phrase if (e := at.get(t.index)) is not None]
        whose = list(dict.fromkeys(m for e in told for m in (e.members or (e,)) if m.negotiates))
        if office is None or len(whose) != len(names):
            continue
        for (_, person), party in zip(names, whose, strict=True):
            _note(person, party, _role(analysis, office))


def _runs(analysis: Analysis, named: Sequence[tuple[Mention, Entity]]) -> Iterator[list[tuple[Mention, Entity]]]:
    """Persons' names joined by commas and "and" behind a comma, as many as there are."""
    run: list[tuple[Mention, Entity]] = []
    for one in named:
        first = one[0].first
        between = [t.text for t in analysis.tokens[run[-1][0].last : first]] if run else []
        if run and between and set(between) <= JOINS:
            run.append(one)
            continue
        if len(run) > 1:
            yield run
        run = [one] if first and analysis.tokens[first - 1].text == "," else []
    if len(run) > 1:
        yield run


def _phrase(before: Sequence[Token]) -> list[Token]:
    """The noun phrase that ends before the comma, in text order."""
    found: list[Token] = []
    for token in reversed(before):
        if token.text not in LINKS and token.pos not in ("NOUN", "PROPN", "ADJ"):
            break
        found.append(token)
    return found[::-1]


def _role(analysis: Analysis, office: Token) -> str:
    """The office that each holds: "foreign minister"."""
    beside = [k for k in analysis.children(office.index) if k.dep in ("amod", "compound") and k.text[0].islower()]
    return " ".join([*(t.text for t in beside), office.lemma])


def _note(person: Entity, party: Entity, role: str) -> None:
    if role not in person.roles:
        person.roles.append(role)
    person.country = person.country or party.country
    if person.country == party.country and all(party is not known for known, _ in person.acts_for):
        person.acts_for.append((party, role))
