"""For whom somebody's wording is a stand: the state, people or body that he speaks for, and whom the words name."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, cached_property

from dragoman.reconcile.passages import sentence_bounds
from dragoman.reconcile.standing import party_keys, standing_names
from dragoman.reconcile.words import words
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.statements import Statement
from dragoman.vocabulary.stands import stand_words

UNPLACED = frozenset({"person", "unnamed", "group"})
IT = re.compile(r"\b(?:it|they|he|she)\b", re.IGNORECASE)
PRONOUN = re.compile(r"(?:it|they|he|she|we|i|who|which|that)", re.IGNORECASE)
BACK = 300
"""Characters before a sentence in which the one it speaks of may be named."""

GAPPED = re.compile(r" [\"“]")
"""Between the name of a second one and his words: "Chad wants “a lake,” and Peru “a sea.”"."""

AND = re.compile(r"\b(?:and|while) (?:its |his |her |their )?$")
BEFORE = 12
Place = tuple[int, int, str]
"""Where an actor is named: start, end, actor."""


class Voices:
    """The actors of a docket, each with the party that it stands or speaks for."""

    def __init__(self, docket: DocketExport) -> None:
        self._actors = {a.id: a for a in docket.actors}
        self._keys = party_keys(docket)
        self._names = standing_names(docket, self._keys)
        self._documents = {d.id: d for d in docket.documents}
        self._statements = docket.statements

    def holder(self, speaker: str) -> str:
        """The actor whose stand it is when this one speaks."""
        return self._names.get(self._keys.get(speaker, ""), speaker)

    def side(self, speaker: str) -> str:
        """What the wordings of a speaker are gathered under: his party, else his name, or for people of whom no party
        is told the report they speak in."""
        holder = self._actors.get(self.holder(speaker))
        if holder is None:
            return ""
        return self._party(holder.id) or (
            holder.mentions[0].document if holder.kind in UNPLACED else " ".join(words(holder.name))
        )

    def _party(self, actor: str) -> str:
        """The state or people that an actor is or speaks for, else the body; nothing for who stands alone."""
        key = self._keys.get(actor, "")
        known = self._actors.get(key)
        return key if known is None or (known.kind not in UNPLACED and key != actor) else ""

    def unnamed(self, actor: str) -> bool:
        """Whether a source has no name, and is of no state."""
        known = self._actors.get(actor)
        return known is not None and known.kind == "unnamed" and known.country is None

    @cached_property
    def _everybody(self) -> dict[str, list[Place]]:
        """Where each document tells of an actor outside of quotations."""
        quoted = {d.id: [m.span() for m in _quotation().finditer(d.text)] for d in self._documents.values()}
        found: dict[str, list[Place]] = defaultdict(list)
        for actor in self._actors.values():
            for mention in actor.mentions:
                if not any(start <= mention.start < end for start, end in quoted[mention.document]):
                    found[mention.document].append((mention.start, mention.end, actor.id))
        return {document: sorted(places) for document, places in found.items()}

    @cached_property
    def places(self) -> dict[str, list[Place]]:
        """Where each document names, outside of quotations, the actors that have a name of their own."""
        named = {a.id for a in self._actors.values() if a.kind not in ("unnamed", "group")}
        return {document: [p for p in places if p[2] in named] for document, places in self._everybody.items()}

    def spoken_of(self, span: Span) -> str | None:
        """The actor that the sentence names first; where it only says "it", the last one named shortly before."""
        start, _ = sentence_bounds(self._documents[span.document].text, span.start)
        here = [(at, actor) for at, _, actor in self.places.get(span.document, ()) if start - BACK <= at < span.start]
        inside = [actor for at, actor in here if at >= start]
        return inside[0] if inside else (here[-1][1] if here else None)

    def of(self, statement: Statement, span: Span) -> str:
        """Whose words these are: the speaker's, unless they are told of another whom the sentence names."""
        speaker, document = statement.speaker or "", self._documents[span.document]
        start, _ = sentence_bounds(document.text, span.start)
        within = [p for p in self.places.get(span.document, ()) if start <= p[0] < span.start]
        wanting = self._wanting(document, start, span)
        told_by_others = not self._party(speaker) or self._actors[speaker].kind == "unnamed"
        if wanting and (told_by_others or self.side(wanting) == self.side(speaker)):
            return wanting
        heard = [s for s in (statement.source, statement.cue) if s is not None]
        elsewhere = bool(heard) and all(s.start < start or s.start > _end(document, span) for s in heard)
        told = statement.mode != "direct" and elsewhere and _quoted(document, span)
        if within and (told or _misread(document, statement)):
            return within[0][2]
        reported = self.unnamed(speaker) and IT.search(document.text, start, span.start)
        return (self.spoken_of(span) if reported else None) or speaker

    def _wanting(self, document: Document, first: int, span: Span) -> str | None:
        """Who is named last as wanting what is told, or as one that will or will not: "India insists on ..."."""
        found = None
        for start, end, actor in self._everybody.get(document.id, ()):
            here = first <= start <= span.start and end < span.end and not _governed(document, start)
            gapped = GAPPED.fullmatch(document.text, end, span.start) and AND.search(document.text[first:start])
            if here and (gapped or _wants().match(document.text, end, span.end)):
                found = actor
        return found


def _end(document: Document, span: Span) -> int:
    return sentence_bounds(document.text, span.end - 1)[1]


def _quoted(document: Document, span: Span) -> bool:
    return document.text[max(0, span.start - 1) : span.start] in ('"', "“")


def _misread(document: Document, statement: Statement) -> bool:
    """Whether the one who is taken to speak stands behind a preposition: "came to Paris asking for ..."."""
    source = statement.source
    if source is None or PRONOUN.fullmatch(source.text):
        return False
    return _governed(document, source.start)


def _governed(document: Document, start: int) -> bool:
    """Whether a preposition stands before a name."""
    before = document.text[max(0, start - BEFORE) : start]
    return bool(re.search(rf"\b(?:{stand_words().governing}) (?:the )?$", before))


@cache
def _wants() -> re.Pattern[str]:
    """What stands behind the name of one who wants something, or will have it."""
    known = stand_words()
    between = r"(?:,? (?:which|who|\w+ly|now|still|also|once|is|was|are|were|has|had|have|be|would|could|will))"
    possessed = rf"['’]s? (?:\w+ )?(?:{known.naming})\b"
    return re.compile(rf"{between}{{0,5}} (?:{known.wanting}|{known.modal}|might)\b|{possessed}", re.IGNORECASE)


@cache
def _quotation() -> re.Pattern[str]:
    return re.compile(r"[\"“][^\"“”\n]{3,160}[\"”]")
