"""For which organisation a person speaks or works: "Ana Lind, the U.N. envoy", "Ruiz of the Commission", "its head"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dragoman.actors.entities import Entity
from dragoman.extraction.speakers.mentions import Mention
from dragoman.extraction.speakers.roles import is_office
from dragoman.language.analysis import Analysis, Token
from dragoman.record.document import Document

KINDS = frozenset({"organisation", "body", "government"})
OF = frozenset({"of", "for", "to", "at", "from"})
BESIDE = frozenset({"compound", "nmod", "amod", "poss"})


def affiliate(
    document: Document, analysis: Analysis, mentions: Iterable[tuple[Mention, Entity]], at: Mapping[int, Entity]
) -> None:
    """Note on each person the organisations that its titles or its name are told with. `at` tells whom a word means;
    in a headline it is but a guess."""
    names = {index for mention, _ in mentions for index in range(mention.first, mention.last)}
    for index in sorted(at):
        person, token, title = at[index], analysis.tokens[index], index not in names
        if person.kind != "person" or (title and not is_office(token)) or document.part_at(token.start) != "body":
            continue
        for body in _named_with(analysis, token, at, title=title):
            if body.kind in KINDS and all(body is not known for known, _ in person.acts_for):
                person.acts_for.append((body, person.roles[0] if person.roles else None))
                person.country = person.country or body.country


def _named_with(analysis: Analysis, token: Token, at: Mapping[int, Entity], *, title: bool) -> Iterator[Entity]:
    """Whose a title is, by what stands before it and behind "of"; of a bare name only what stands behind "of"."""
    for kid in analysis.children(token.index):
        if title and kid.dep in BESIDE and kid.index in at:
            yield at[kid.index]
        elif kid.dep == "prep" and kid.lemma in (OF if title else {"of"}):
            yield from (at[p.index] for p in analysis.children(kid.index) if p.dep == "pobj" and p.index in at)
