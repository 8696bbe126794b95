"""Whom "the rebels", "the government" and "the bloc" mean where a text names only one movement, government or union."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from dragoman.actors.entities import Entity
from dragoman.extraction.speakers.cast import Cast
from dragoman.extraction.speakers.nominals import Nominal
from dragoman.language.analysis import Analysis, Token
from dragoman.vocabulary.offices import offices

NARROWING = frozenset({"amod", "compound", "nmod", "poss", "nummod", "relcl", "acl", "appos"})
"""What stands with a noun that tells which of several is meant."""

PLACING = frozenset({"of", "in", "from"})


class Bynames:
    """The one movement, government and union of a text; whoever is one of several is not meant without a name."""

    def __init__(self, analysis: Analysis, cast: Cast) -> None:
        self._analysis = analysis
        fighting = {id(e) for m, e in cast.mentions if self._fights(m.last)}
        self._movement = _only(e for e in cast.entities if _is_movement(e, fighting))
        told = [e for m, e in cast.mentions if _is_governed(e, m.tail, m.words)]
        blocs = offices().narrower("bloc")
        self._bloc = _only(e for e in cast.entities if e.kind == "organisation" and e.heads & blocs)
        self._state = _only(told or self._opposite(cast))
        self._bodies = [e for e in cast.entities if e.kind in ("organisation", "body")]

    def meant(self, read: Nominal) -> Entity | None:
        """Who a bare definite noun means."""
        if read.other or not read.definite or self._narrowed(read):
            return None
        if read.plural and read.lemma in offices().fighters:
            return self._movement
        if read.plural:
            return None
        if read.lemma in ("bloc", "government"):
            return self._bloc if read.lemma == "bloc" else self._state
        return self._called(read.lemma)

    def _called(self, noun: str) -> Entity | None:
        """The one body or movement of a text whose name tells what it is by that noun: "the movement", "the agency"."""
        kinds = offices().institutions | offices().movements
        return _only(e for e in self._bodies if noun in _kinds_of(e)) if noun in kinds else None

    def side(self, token: Token) -> Entity | None:
        """Who a word before a title means: the "government" and "rebel" of "government negotiator", "rebel leader"."""
        if token.lemma in offices().fighters:
            return self._movement
        return self._state if token.lemma == "government" else None

    def _opposite(self, cast: Cast) -> Iterator[Entity]:
        """The states told in one breath with the one movement: "Chad and the Sahel Front"."""
        heads = {m.head: e for m, e in cast.mentions if e.kind == "state" or e is self._movement}
        for at, entity in heads.items() if self._movement is not None else ():
            token = self._analysis.tokens[at]
            other = heads.get(token.head) if token.dep == "conj" else None
            if other is not None and self._movement in (entity, other):
                yield entity if other is self._movement else other

    def _fights(self, behind: int) -> bool:
        """Whether a name goes on with a noun for those who fight: "FARC guerrillas", "a Polisario commander"."""
        tokens = self._analysis.tokens[behind : behind + 1]
        return any(t.lemma in offices().fighters or t.lemma == "commander" for t in tokens)

    def _narrowed(self, read: Nominal) -> bool:
        kids = self._analysis.children(read.head.index)
        return any(k.dep in NARROWING or (k.dep == "prep" and k.lemma in PLACING) for k in kids)


def _kinds_of(entity: Entity) -> frozenset[str]:
    """The noun that a name tells by what it is of a body: its last, or that before "for" or "of"."""
    words = entity.name.lower().split()
    placed = (n for n, word in enumerate(words) if n and word in ("for", "of", "on"))
    return frozenset({words[-1], words[next(placed, len(words)) - 1]})


def _only(found: Iterable[Entity]) -> Entity | None:
    told = {id(e): e for e in found}
    return next(iter(told.values())) if len(told) == 1 else None


def _is_movement(entity: Entity, fighting: Container[int]) -> bool:
    """Whether it fights or opposes a state by its name, or by what is told of its people."""
    known = entity.kind == "organisation" and entity.country is None and entity.name not in offices().international
    return known and (entity.name.lower().split()[-1] in offices().movements or id(entity) in fighting)


def _is_governed(entity: Entity, tail: str | None, words: tuple[str, ...]) -> bool:
    """Whether a mention tells of a state by its government: "the Peruvian government", "the Government of Peru"."""
    told = tail == "government" or [w.lower() for w in words[:2]] == ["government", "of"]
    return told and entity.country is not None and entity.kind in ("state", "government", "organisation")
