"""Who is told of by an office first and named behind it: "Norway's envoy said. "We waited," Ana Lind added"."""

from __future__ import annotations

from collections.abc import Callable, Collection

from dragoman.actors.entities import Entity
from dragoman.extraction.speakers.cast import Cast
from dragoman.extraction.speakers.index import Index
from dragoman.extraction.speakers.mentions import Mention
from dragoman.extraction.speakers.nominals import Nominal, affiliation
from dragoman.language.analysis import Token

LEAD = 2
"""Paragraphs, a headline among them, within which a report puts off the name of its main source."""

FULL = 2
"""Words of a name told in full."""

BODIES = frozenset({"body", "government"})


class Introductions:
    """Finds the name behind an office that said something; `speaking` are the heads of sources, `quoted` tells whether
    a token stands inside quotation marks."""

    def __init__(self, index: Index, cast: Cast, speaking: Collection[int], quoted: Callable[[Token], bool]) -> None:
        self._index = index
        self._tokens = index.analysis.tokens
        self._sources = sorted(at for at in speaking if not quoted(self._tokens[at]))
        self._names = {mention.head: (mention, entity) for mention, entity in cast.mentions}
        self._states = {e.country: e for e in cast.entities if e.kind == "state" and e.country}
        self._first: dict[int, int] = {}
        for mention, entity in cast.mentions:
            self._first.setdefault(id(entity), mention.first)

    def named_next(self, token: Token, read: Nominal) -> Entity | None:
        """Whom an office means: who goes on speaking behind it, named there for the first time, in full and without a
        word of who that is. Whoever so goes on behind a ministry speaks for its state."""
        if read.plural or not read.definite or token.index not in self._sources:
            return None
        found = self._going_on(token)
        if found is None:
            return None
        if read.kind in BODIES:
            self._enlist(found, affiliation(self._index, read), None)
            return None
        found.heads.add(read.lemma)
        found.kind = "person"
        self._enlist(found, affiliation(self._index, read), self._role(read))
        return found

    def _enlist(self, entity: Entity, country: str | None, role: str | None) -> None:
        """Note the office, and the state whose it is."""
        if role and not entity.roles:
            entity.roles.append(role)
        entity.country = entity.country or country
        state = self._states.get(country or "")
        if state is not None and not entity.acts_for:
            entity.acts_for.append((state, role))

    def _role(self, read: Nominal) -> str:
        """The office without whose it is: "special envoy"."""
        kids = self._index.analysis.children(read.head.index)
        beside = [k for k in kids if k.dep in ("amod", "compound") and k.text[0].islower()]
        return " ".join(t.text for t in (*beside, read.head))

    def _going_on(self, token: Token) -> Entity | None:
        """The unknown person who is the next source."""
        at = self._next_source(token)
        mention, entity = self._names.get(-1 if at is None else at, (None, None))
        if mention is None or entity is None or not self._unknown(mention, entity):
            return None
        return entity

    def _next_source(self, token: Token) -> int | None:
        """The first source of a later sentence of the paragraph, or else of the next paragraph of a lead."""
        index = self._index
        sentence = index.sentence_of(token.index)
        paragraph = index.paragraph_of(sentence)
        for at in self._sources:
            later = index.sentence_of(at)
            behind = index.paragraph_of(later) - paragraph
            if later > sentence and (behind == 0 or (behind == 1 and paragraph <= LEAD)):
                return at
        return None

    def _unknown(self, mention: Mention, entity: Entity) -> bool:
        """Whether somebody is named here for the first time, in full, with no word of who that is."""
        person = entity.kind == "person" or entity.maybe_human
        told = entity.heads or entity.roles or entity.country
        return person and not told and len(mention.words) >= FULL and self._first.get(id(entity)) == mention.first
