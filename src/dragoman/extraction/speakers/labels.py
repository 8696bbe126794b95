"""Whom the label of a transcript's turn names: "MS. ROE" is the Jane Roe of the letterhead, "QUESTION" a reporter."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.actors.entities import Entity
from dragoman.extraction.attribution.transcripts import is_questioner
from dragoman.extraction.speakers.briefings import enlist
from dragoman.record.evidence import Span
from dragoman.record.statements import Statement

HONORIFIC = re.compile(r"(?:(?:mr|ms|mrs|dr|amb|sen|rep|gen|prof)\b\.?|[a-z]{2,4}\.)\s+", re.IGNORECASE)
REPORTER = "reporter"
SPEAKS_FOR = ("spokes", "press secretary")
"""In roles of whoever speaks for the body that issues the transcript."""

TITLE = 40
"""Characters behind a name in which its title is looked for."""


class Labels:
    """Entities by the labels of a document's turns; `issuer` is the state whose briefing it is, or the organisation."""

    def __init__(
        self, text: str, turns: Iterable[Statement], people: Iterable[Entity], issuer: str | Entity | None = None
    ) -> None:
        self._text = text
        self._issuer = issuer
        self._entities = tuple(people)
        self._people = [entity for entity in self._entities if entity.kind == "person" or entity.maybe_human]
        self._by_words: dict[str, Entity] = {}
        self._by_statement: dict[str, Entity] = {}
        for turn in turns:
            if turn.source:
                self._by_statement[turn.id] = self._entity(turn.source)

    def of(self, statement: Statement) -> Entity | None:
        """Who speaks a turn; None for what is no turn."""
        return self._by_statement.get(statement.id)

    def _entity(self, label: Span) -> Entity:
        words = " ".join(label.text.split())
        entity = self._by_words.get(words) or self._named(words)
        entity.mention((label.start, label.end))
        return entity

    def _named(self, words: str) -> Entity:
        """Who is meant by a label that is read for the first time."""
        entity = self._by_words[words] = self._questioner(words) or self._known(words) or self._new(words)
        if self._issuer and entity.country is None and self._speaks_for_issuer(entity):
            enlist(entity, self._issuer, self._entities)
        return entity

    def _speaks_for_issuer(self, entity: Entity) -> bool:
        """By a title told of the speaker, or by the one behind the name in the letterhead."""
        behind = re.search(rf"\b{re.escape(entity.name)}, (.{{,{TITLE}}})", self._text)
        titles = [*entity.roles, *([behind[1]] if behind else [])]
        return any(word in title.lower() for title in titles for word in SPEAKS_FOR)

    def _questioner(self, words: str) -> Entity | None:
        if not is_questioner(words):
            return None
        return self._by_words.get(REPORTER) or self._by_words.setdefault(
            REPORTER, Entity(kind="unnamed", name=REPORTER, anonymity="unnamed_person")
        )

    def _known(self, words: str) -> Entity | None:
        """The one person of the document with that name or family name."""
        name = HONORIFIC.sub("", words).casefold().split()
        fits = [e for e in self._people if e.name.casefold().split()[-len(name) :] == name]
        if len(fits) != 1:
            return None
        fits[0].kind = "person"  # whoever speaks under a label by the family name alone
        return fits[0]

    def _new(self, words: str) -> Entity:
        """Somebody whom no running text names; a person by the full name that the page may have elsewhere."""
        titled = HONORIFIC.match(words) is not None
        name = HONORIFIC.sub("", words) if titled else words
        name = name.title() if name.isupper() else name
        full = re.search(rf"\b[A-Z][\w'’-]+ {re.escape(name)}\b", self._text) if titled else None
        return Entity(kind="person" if titled else "office", name=full[0] if full else name)
