"""Who speaks: actors of a document, and the speaker, anonymity and affiliation of its statements."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace

from dragoman.actors.entities import Entity, actor_records
from dragoman.extraction.cast import Cast, cast_of
from dragoman.extraction.coreference import Walk
from dragoman.extraction.labels import Labels
from dragoman.extraction.nominals import tells_people
from dragoman.extraction.quotation import quotations
from dragoman.extraction.transcripts import is_turn
from dragoman.language.analysis import Analysis, Token
from dragoman.record.actors import Actor
from dragoman.record.docket import Extraction
from dragoman.record.evidence import Span
from dragoman.record.statements import Anonymity, Statement
from dragoman.vocabulary.reporting import reporting
from dragoman.vocabulary.sources import source_nouns

VERSION = "3"
DEEPEST = 20
"""Statements inside statements that are followed to find whose "I" it is."""

FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us"})
GENERIC = frozenset({"you", "one", "your"})
PLURAL = frozenset({"they", "their", "them", "we", "those", "who"})


def resolve_speakers(found: Extraction, analysis: Analysis) -> Extraction:
    """The extraction with its actors, and its statements with speaker, anonymity, affiliation and addressees."""
    return _Resolution(found, analysis).done()


class _Resolution:
    def __init__(self, found: Extraction, analysis: Analysis) -> None:
        self.found = found
        self.analysis = analysis
        self.cast: Cast = cast_of(found.document, analysis)
        self.heads = {s.id: self._described(s, self._head(s.source)) for s in found.statements if s.source}
        self.by_id = {s.id: s for s in found.statements}
        self.walk = Walk(
            found.document, analysis, self.cast, quotations(found.document.text, analysis), self._speaking()
        )
        self.at = self.walk.run()
        self._headers = list(self._announced())
        turns = [s for s in found.statements if is_turn(found.document, s)]
        self.labels = Labels(found.document.text, turns, self.cast.entities)

    def done(self) -> Extraction:
        """Speakers first, then the records of all who are named or speak."""
        speakers = {s.id: self._speaker(s) for s in self.found.statements}
        heard = {s.id: self._addressees(s) for s in self.found.statements}
        used = {id(e): e for e in speakers.values() if e} | {id(e): e for es in heard.values() for e in es}
        for statement in self.found.statements:
            self._mention(statement, speakers[statement.id])
        records = actor_records(self.found.document, self._kept(used))
        statements = tuple(self._told(s, speakers[s.id], heard[s.id], records) for s in self.found.statements)
        actors = sorted({a.id: a for a in records.values()}.values(), key=lambda a: (a.mentions[0], a.id))
        return replace(self.found, actors=tuple(actors), statements=statements)

    def _head(self, source: Span) -> Token | None:
        tokens = list(self.analysis.tokens_between(source.start, source.end))
        inside = {t.index for t in tokens}
        tokens = [t for t in tokens if t.pos not in ("PUNCT", "SYM")] or tokens
        return next((t for t in tokens if t.head not in inside or t.head == t.index), None)

    def _described(self, statement: Statement, head: Token | None) -> Token | None:
        """The official of "an official travelling with Miller said", where the source is no more than "Miller"."""
        tokens = self.analysis.tokens
        if head is None or head.dep != "pobj" or statement.cue is None or statement.cue.start < head.end:
            return head
        clause = tokens[tokens[head.head].head]
        noun = tokens[clause.head]
        return noun if clause.dep == "acl" and noun.index < head.index and tells_people(noun) else head

    def _speaking(self) -> dict[int, Callable[[int], bool]]:
        """Head tokens of sources, with a test for the tokens of what is said there."""
        found: dict[int, Callable[[int], bool]] = {}
        for statement in self.found.statements:
            head = self.heads.get(statement.id)
            if head is not None:
                found.setdefault(head.index, self._inside(statement))
        return found

    def _inside(self, statement: Statement) -> Callable[[int], bool]:
        tokens = self.analysis.tokens
        return lambda index: any(c.start <= tokens[index].start < c.end for c in statement.content)

    def _speaker(self, statement: Statement, depth: int = 0) -> Entity | None:
        head = self.heads.get(statement.id)
        if head is None:
            return self.labels.of(statement)
        if head.text.lower() in FIRST_PERSON:
            parent = self.by_id.get(statement.parent or "")
            if parent and depth < DEEPEST:
                return self._speaker(parent, depth + 1)
            return self._header(head)
        return self.at.get(head.index)

    def _header(self, head: Token) -> Entity | None:
        """Whose words the paragraphs are that stand behind "X said:"."""
        place = bisect_left([at for at, _ in self._headers], head.index)
        return self._headers[place - 1][1] if place else None

    def _announced(self) -> Iterator[tuple[int, Entity]]:
        """Last tokens of paragraphs that end in "said:", with whoever said it."""
        for paragraph in self.analysis.paragraphs:
            last = self.analysis.sentences[paragraph.last - 1]
            tokens = self.analysis.tokens_of(last)
            for verb in tokens if tokens[-1].text == ":" else ():
                subjects = [k for k in self.analysis.children(verb.index) if k.dep == "nsubj" and k.index in self.at]
                if subjects and verb.lemma in reporting().clause:
                    yield tokens[-1].index, self.at[subjects[0].index]

    def _addressees(self, statement: Statement) -> tuple[Entity, ...]:
        """Who is told: the object of "told", the "to" phrase of "explained to"."""
        if statement.cue is None:
            return ()
        cue = {t.index: t for t in self.analysis.tokens_between(statement.cue.start, statement.cue.end)}
        found = []
        for verb in cue.values():
            kids = self.analysis.children(verb.index)
            if verb.lemma in source_nouns().addressing:
                found += [k for k in kids if k.dep in ("dobj", "dative") and k.index not in cue]
            links = [
                k
                for k in kids
                if k.dep in ("prep", "dative") and k.lemma == "to" and verb.lemma in source_nouns().addressing_to
            ]
            found += [p for link in links for p in self.analysis.children(link.index) if p.dep == "pobj"]
        entities = [self.at.get(t.index) for t in found]
        return tuple(e for e in entities if e and e.kind != "document")

    def _mention(self, statement: Statement, entity: Entity | None) -> None:
        """A pronoun or noun that is a source is a mention of its speaker."""
        head = self.heads.get(statement.id)
        if (
            entity
            and head
            and head.index not in self.cast.at
            and not any(a <= head.start < b for a, b in entity.extents)
        ):
            entity.mention((head.start, head.end))

    def _kept(self, used: dict[int, Entity]) -> list[Entity]:
        """Who speaks or is told, and whom the text names; a mere capitalised word only where it speaks."""
        named = [e for e in self.cast.entities if e.kind != "organisation" or e.heads or e.trusted]
        kept = dict.fromkeys([*named, *used.values()])
        pending = list(kept)
        while pending:
            entity = pending.pop()
            more = [m for m in entity.members if m not in kept]
            kept |= dict.fromkeys(more)
            pending += more
        return list(kept)

    def _told(
        self, statement: Statement, entity: Entity | None, heard: tuple[Entity, ...], records: dict[int, Actor]
    ) -> Statement:
        return replace(
            statement,
            speaker=records[id(entity)].id if entity else None,
            anonymity=self._anonymity(statement, entity),
            affiliation=entity.country if entity else None,
            addressees=tuple(dict.fromkeys(records[id(e)].id for e in heard)),
        )

    def _anonymity(self, statement: Statement, entity: Entity | None) -> Anonymity:
        if entity is not None:
            return entity.anonymity
        head = self.heads.get(statement.id)
        low = head.text.lower() if head else "you"
        if low in GENERIC:
            return "generic"
        return "unnamed_group" if low in PLURAL else "unnamed_person"
