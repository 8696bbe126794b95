"""For which organisation a person speaks or works: "Ana Lind, the U.N. envoy", "Ruiz of the Commission", "its head"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dragoman.actors.entities import Entity
from dragoman.extraction.speakers.mentions import Mention
from dragoman.extraction.speakers.roles import is_office
from dragoman.language.analysis import Analysis, Token
from dragoman.record.document import Document

SERVED = frozenset({"person", "unnamed", "office", "group"})
"""Kinds of those who may act for others."""

KINDS = frozenset({"organisation", "body", "government"})
OF = frozenset({"of", "for", "to", "at", "from"})
BESIDE = frozenset({"compound", "nmod", "amod", "poss"})
SERVING = frozenset(
    {"speak", "act", "observe", "mediate", "negotiate", "work", "report", "answer", "facilitate", "broker", "lead"}
    | {"chair", "conduct", "steer", "guide", "run", "sit", "talk"}
)
"""What somebody does for those in whose service he is: "who observes for the Commission"."""

SENDING = frozenset({"appoint", "name", "send", "dispatch", "designate", "mandate", "commission", "assign", "task"})
"""What those do to him in whose service he is: "a Finn appointed by the Commission"."""

HEADING = frozenset({"represent", "head", "lead", "chair", "run", "direct", "command"})
"""What he does who stands at the head of those for whom he speaks, or of whoever they sent."""

DEEPEST = 2
"""Offices that may stand between a title and whose it is: "the envoy of the chairman of the Commission"."""


def affiliate(
    document: Document, analysis: Analysis, mentions: Iterable[tuple[Mention, Entity]], at: Mapping[int, Entity]
) -> None:
    """Note on each person, and on those without a name, the organisations that its titles or its name are told with.
    `at` tells whom a word means; in a headline it is but a guess."""
    names = {index for mention, _ in mentions for index in range(mention.first, mention.last)}
    for index in sorted(at):
        person, token, title = at[index], analysis.tokens[index], index not in names
        if document.part_at(token.start) != "body" or person.members:
            continue
        if person.kind not in SERVED or (title and person.kind == "person" and not is_office(token)):
            continue
        for body in _named_with(analysis, token, at, title=title):
            _note(person, body, of_name=not title)


def _note(person: Entity, body: Entity, *, of_name: bool) -> None:
    """Note for whom a person acts; a state only where it stands with the name itself: "Norway's Ana Lind"."""
    if body.kind == "state" and of_name and person.country in (None, body.country):
        person.country = body.country
    elif body.kind not in KINDS:
        return
    if all(body is not known for known, _ in person.acts_for):
        person.acts_for.append((body, person.roles[0] if person.roles else None))
        person.country = person.country or body.country


def _named_with(
    analysis: Analysis, token: Token, at: Mapping[int, Entity], *, title: bool, depth: int = 0
) -> Iterator[Entity]:
    """Whose a title is, by what stands before it and behind "of"; of a bare name what stands behind "of", whose it is
    told to be, and for whom he is said to act."""
    for kid in analysis.children(token.index):
        if kid.dep in (BESIDE if title else {"poss"}) and kid.index in at:
            yield at[kid.index]
        elif kid.dep == "prep" and kid.lemma in (OF if title else {"of"}):
            yield from _behind(analysis, kid, at, depth)
        elif kid.dep in ("relcl", "acl"):
            yield from _serving(analysis, kid, at, depth)


def _serving(analysis: Analysis, clause: Token, at: Mapping[int, Entity], depth: int) -> Iterator[Entity]:
    """Whom somebody serves by what a clause says of him: "who mediates for", "who represents", "appointed by"."""
    for kid in analysis.children(clause.index):
        for_whom = clause.lemma in SERVING and kid.dep == "prep" and kid.lemma == "for"
        if for_whom or (clause.lemma in SENDING and kid.dep == "agent"):
            yield from _behind(analysis, kid, at, depth)
        elif clause.lemma in HEADING and kid.dep == "dobj":
            owners = [k for k in analysis.children(kid.index) if k.dep == "poss"]
            yield from (at[t.index] for t in (kid, *owners) if t.index in at)


def _behind(analysis: Analysis, link: Token, at: Mapping[int, Entity], depth: int) -> Iterator[Entity]:
    """Whoever a preposition governs; of an office, whose that is: "of the Commission's chairman"."""
    for noun in (p for p in analysis.children(link.index) if p.dep == "pobj"):
        if noun.index in at and at[noun.index].kind in {*KINDS, "state"}:
            yield at[noun.index]
        elif is_office(noun) and depth < DEEPEST:
            yield from _named_with(analysis, noun, at, title=True, depth=depth + 1)
