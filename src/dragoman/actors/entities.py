"""Entities while a document is being read: mentions gather on them, and at the end they become Actor records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from dragoman.record.actors import Actor, ActorKind, ActsFor
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.statements import Anonymity
from dragoman.vocabulary.offices import Gender, offices

Extent = tuple[int, int]
LONGEST_NAME = 4


@dataclass(eq=False)
class Entity:
    """Somebody a document speaks of; two entities are the same only if they are one object.

    `heads` are nouns that may take it up again ("the ministry", "the sources"), `extents` half-open offsets of its
    mentions; `trusted` says that the parser too took it for an organisation; `count` how many they are, where told;
    `stateless` says that it is a people, land or movement that is a party without a state.
    """

    kind: ActorKind
    name: str
    forms: list[str] = field(default_factory=list)
    extents: dict[Extent, None] = field(default_factory=dict)
    gender: Gender | None = None
    plural: bool = False
    roles: list[str] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    country: str | None = None
    anonymity: Anonymity = "named"
    members: tuple[Entity, ...] = ()
    acts_for: list[tuple[Entity, str | None]] = field(default_factory=list)
    trusted: bool = False
    count: int | None = None
    stateless: bool = False

    @property
    def human(self) -> bool:
        """Whether "he" or "she" may take it up."""
        return self.kind == "person" or (self.kind == "unnamed" and not self.plural)

    @property
    def negotiates(self) -> bool:
        """Whether it is a state or a people: one of those whom "the two sides" may mean."""
        return self.kind == "state" or self.stateless

    @property
    def maybe_human(self) -> bool:
        """Whether nothing but the parser's word speaks against a person: a name without "Ministry" or initials."""
        words = self.name.split()
        plain = 1 < len(words) < LONGEST_NAME and all(w.isalpha() and w[0].isupper() and not w.isupper() for w in words)
        return self.kind == "organisation" and plain and not self.heads

    def mention(self, extent: Extent, form: str | None = None) -> None:
        """Note a place where it is named, and the form if that is a name."""
        self.extents[extent] = None
        if form and form not in self.forms:
            self.forms.append(form)


def actor_records(document: Document, entities: Iterable[Entity]) -> dict[int, Actor]:
    """Actor by `id()` of the entity, in text order; those they act for or consist of must be among them."""
    ordered = sorted((e for e in entities if e.extents), key=lambda e: (min(e.extents), e.kind, e.name))
    made: dict[int, Actor] = {}
    taken: dict[str, int] = {}
    for entity in ordered:
        actor = _actor(document, entity)
        # one place gives one actor of a kind; a second reading of it is the first one
        first = taken.setdefault(actor.id, id(entity))
        made[id(entity)] = made.get(first, actor)
    for entity in ordered:
        if taken[made[id(entity)].id] == id(entity):
            made[id(entity)] = _linked(made[id(entity)], entity, made)
    return {key: made[taken[actor.id]] for key, actor in made.items()}


def _actor(document: Document, entity: Entity) -> Actor:
    forms = dict.fromkeys(f for f in entity.forms if f != entity.name)
    return Actor(
        name=entity.name,
        kind="office" if (title := _office(entity)) else entity.kind,
        country=entity.country,
        role=_title(entity.roles) or title,
        aliases=tuple(forms),
        mentions=_spans(document, entity.extents),
    )


def _office(entity: Entity) -> str | None:
    """The title of the one holder of a state's office whom a document does not name: "Norway's foreign minister"."""
    words = entity.name.split()
    last = words[-1].lower() if words else ""
    alone = entity.kind == "unnamed" and not entity.plural and entity.country is not None
    definite = words[:1] in (["the"], ["The"]) or any(w.endswith(("'s", "’s")) for w in words[:-1])
    if not alone or not definite or last not in offices().sole:
        return None
    first = next((n for n in range(len(words) - 1, 0, -1) if words[n - 1].lower() not in offices().portfolios), 0)
    return " ".join(words[first:])


def _title(roles: list[str]) -> str | None:
    """The first role in capitals, as titles are, else the first."""
    return next((r for r in roles if r[0].isupper()), roles[0] if roles else None)


def _spans(document: Document, extents: Iterable[Extent]) -> tuple[Span, ...]:
    return tuple(document.span(*extent) for extent in sorted(extents))


def _linked(actor: Actor, entity: Entity, made: dict[int, Actor]) -> Actor:
    return replace(
        actor,
        members=tuple(made[id(m)].id for m in entity.members if id(m) in made),
        acts_for=tuple(ActsFor(actor=made[id(e)].id, role=role) for e, role in entity.acts_for if id(e) in made),
    )
