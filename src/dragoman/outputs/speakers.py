"""Who speaks, over all documents: actors that joins hold together, under their fullest name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.outputs.display import line
from dragoman.outputs.wording import is_pronoun
from dragoman.record.actors import Actor
from dragoman.record.docket import DocketExport
from dragoman.record.statements import Statement

LONGEST_DESCRIPTION = 90
INSTITUTIONS = ("ministry", "department", "government", "agency", "council", "commission", "union", "office", "embassy")

"""Last words of names that take an article in a sentence."""

ARTICLED = re.compile(r"\b(?:United|Republic|Federation|Islands|Netherlands|Philippines|Bahamas|Gambia|Maldives)\b")
"""In the names of states that take one."""

DETERMINED = re.compile(r"(?:the|an?|his|her|its|their|our|my|both|all|some|several)\b|\S+['’]s? ", re.IGNORECASE)
"""How names begin that bear an article or its like already."""


@dataclass(frozen=True, kw_only=True)
class Speaker:
    """One who speaks: the fullest name, the latest role, and the documents that name them."""

    key: str
    name: str
    role: str | None = None
    kind: str = "unnamed"
    article: bool = False
    documents: frozenset[str] = frozenset()
    forms: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def subject(self) -> str:
        """The name as the subject of a sentence: `the State Department`."""
        return f"the {self.name}" if self.article else self.name


class Speakers:
    """Finds the speaker of a statement. Actors of several documents are one where a join says so, or where they bear
    one full name."""

    def __init__(self, docket: DocketExport) -> None:
        self._texts = {d.id: d.text for d in docket.documents}
        order = {d.id: n for n, d in enumerate(sorted(docket.documents, key=lambda d: (d.published.sort_key(), d.id)))}
        groups: dict[str, list[Actor]] = {}
        for actor, key in _grouped(docket).values():
            groups.setdefault(key, []).append(actor)
        self._speaker: dict[str, Speaker] = {}
        for key, actors in groups.items():
            actors.sort(key=lambda a: order.get(a.mentions[0].document, 0))
            speaker = self._merged(key, actors)
            self._speaker |= {actor.id: speaker for actor in actors}

    def named(self, actor: str | None) -> Speaker | None:
        """The one that an actor's id stands for, under the fullest name; None for an id that is not in the docket."""
        return self._speaker.get(actor or "")

    def of(self, statement: Statement) -> Speaker | None:
        """The speaker of a statement; by its source's words where no actor is known, None where these name nobody."""
        if statement.speaker in self._speaker:
            return self._speaker[statement.speaker]
        if statement.source is None or is_pronoun(statement.source.text):
            return None
        words = line(statement.source.text)
        return Speaker(key=words.casefold(), name=words, documents=frozenset({statement.document}))

    def subject(self, statement: Statement) -> str:
        """How a sentence names the speaker: a person by name, others as the report does where that holds the name."""
        speaker = self.of(statement)
        words = line(statement.source.text) if statement.source else ""
        if speaker is None:
            return "an unnamed source"
        described = words and not is_pronoun(words) and len(words) <= LONGEST_DESCRIPTION
        if statement.anonymity != "named" and described and len(words) >= len(speaker.name):
            return words
        holds_name = speaker.kind != "person" and described and speaker.name.casefold() in words.casefold()
        return words if holds_name and statement.anonymity == "named" else speaker.subject

    def _merged(self, key: str, actors: list[Actor]) -> Speaker:
        fullest = max(actors, key=lambda a: (a.kind != "unnamed", len(a.name.split()), len(a.name), a.name))
        roles = [role for actor in actors for role in _roles(actor)]
        return Speaker(
            key=key,
            name=line(fullest.name),
            role=line(roles[-1]) if roles else None,
            kind=fullest.kind,
            article=fullest.kind != "person" and any(self._after_article(a) for a in actors if a.name == fullest.name),
            documents=frozenset(mention.document for actor in actors for mention in actor.mentions),
            forms=frozenset(line(form) for actor in actors for form in (actor.name, *actor.aliases)),
        )

    def _after_article(self, actor: Actor) -> bool:
        if DETERMINED.match(actor.name):
            return False
        if actor.name.lower().endswith(INSTITUTIONS) and " " in actor.name:
            return True
        if actor.kind == "state" and ARTICLED.search(actor.name):
            return True
        texts = ((self._texts.get(m.document, ""), m) for m in actor.mentions if m.text == actor.name)
        articles = [text[max(0, m.start - 4) : m.start].lower() == "the " for text, m in texts]
        return sum(articles) * 2 > len(articles)  # "the North Korea review" is no article of North Korea's


def _roles(actor: Actor) -> Iterable[str]:
    yield from (link.role for link in actor.acts_for if link.role)
    if actor.role:
        yield actor.role


def _grouped(docket: DocketExport) -> dict[str, tuple[Actor, str]]:
    """Actor id to the actor and the key of its group: the smallest id in it."""
    parent = {actor.id: actor.id for actor in docket.actors}

    def root(key: str) -> str:
        while parent[key] != key:
            key = parent[key]
        return key

    for members in [*_joined(docket), *_namesakes(docket.actors)]:
        roots = sorted({root(member) for member in members if member in parent})
        parent |= dict.fromkeys(roots[1:], roots[0]) if roots else {}
    return {actor.id: (actor, root(actor.id)) for actor in docket.actors}


def _joined(docket: DocketExport) -> list[tuple[str, ...]]:
    return [join.members for join in docket.joins if join.layer == "actors"]


def _namesakes(actors: Iterable[Actor]) -> list[tuple[str, ...]]:
    """Actors that share a full name: two words or more of a person, any of a state or body. For display only."""
    found: dict[tuple[str, str], list[str]] = {}
    for actor in actors:
        if actor.kind in {"unnamed", "group", "document"} or (actor.kind == "person" and " " not in actor.name.strip()):
            continue
        found.setdefault((actor.kind, line(actor.name).casefold()), []).append(actor.id)
    return [tuple(ids) for ids in found.values() if len(ids) > 1]
