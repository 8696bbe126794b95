"""Who speaks: actors of a document, and the speaker, anonymity and affiliation of its statements."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property

from dragoman.actors.entities import Entity, actor_records
from dragoman.extraction.attribution.quotation import quotations
from dragoman.extraction.attribution.transcripts import is_turn
from dragoman.extraction.speakers.affiliations import affiliate
from dragoman.extraction.speakers.briefings import enlist_own
from dragoman.extraction.speakers.bylines import author
from dragoman.extraction.speakers.cast import Cast, cast_of
from dragoman.extraction.speakers.coreference import Walk
from dragoman.extraction.speakers.labels import Labels
from dragoman.extraction.speakers.letterheads import capitals_at_the_top, governs, letterhead
from dragoman.extraction.speakers.nominals import tells_people
from dragoman.language.analysis import Analysis, Token
from dragoman.record.actors import Actor
from dragoman.record.docket import Extraction
from dragoman.record.evidence import Span
from dragoman.record.statements import Anonymity, Statement
from dragoman.vocabulary.sources import source_nouns

VERSION = "5"
DEEPEST = 20
"""Statements inside statements that are followed to find whose "I" it is."""

FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us"})
GENERIC = frozenset({"you", "one", "your"})
NOMINALS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
PLURAL = frozenset({"they", "their", "them", "we", "those", "who"})


def resolve_speakers(found: Extraction, analysis: Analysis) -> Extraction:
    """The extraction with its actors, and its statements with speaker, anonymity, affiliation and addressees."""
    resolution = Resolution(found, analysis)
    done = resolution.done()
    _LATEST[:] = [(analysis, resolution)]
    return done


def resolution_of(found: Extraction, analysis: Analysis) -> Resolution:
    """Whom the words of a document mean. The one of the step before is kept for the steps that follow on the same
    analysis, since it is the same walk."""
    for known, resolution in _LATEST:
        if known is analysis:
            return resolution
    return Resolution(found, analysis)


class Resolution:
    """Who is meant where: the cast, and the entity of every token that stands for one (`at`)."""

    def __init__(self, found: Extraction, analysis: Analysis) -> None:
        self.found = found
        self.analysis = analysis
        self.cast: Cast = cast_of(found.document, analysis)
        self.heads = {s.id: self._described(s, self._head(s.source)) for s in found.statements if s.source}
        self.by_id = {s.id: s for s in found.statements}
        self._quoted = quotations(found.document.text, analysis)
        self._by_content = sorted((s for s in found.statements if s.parent is None), key=lambda s: s.content[0].start)
        self._resolved: dict[str, Entity | None] = {}
        self.walk = Walk(found.document, analysis, self.cast, self._quoted, self._speaking())
        self.at = self.walk.run()
        affiliate(found.document, analysis, self.cast.mentions, self.at, self.walk.bynames)
        turns = [s for s in found.statements if is_turn(found.document, s)]
        issuer = self._issuer() or letterhead(found.document, self.cast.entities)
        self.labels = Labels(found.document.text, turns, self.cast.entities, issuer)
        if issuer is not None and turns:
            enlist_own(analysis, found.document, self.cast, self.at, issuer)

    def done(self) -> Extraction:
        """Speakers first, then the records of all who are named or speak."""
        for statement in sorted(self.found.statements, key=lambda s: s.content[0].start):
            self._resolved[statement.id] = self._speaker(statement)
        speakers = self._resolved
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
        nouns = [t for t in tokens if t.pos in NOMINALS and (t.head not in inside or t.head == t.index)]
        if nouns:  # before an article that the parse ties to something else
            return nouns[0]
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
        by_head: dict[int, list[Span]] = {}
        for statement in self.found.statements:
            head = self.heads.get(statement.id)
            if head is not None:
                by_head.setdefault(head.index, []).extend(statement.content)
        return {head: self._inside(content) for head, content in by_head.items()}

    def _inside(self, content: Sequence[Span]) -> Callable[[int], bool]:
        tokens = self.analysis.tokens
        return lambda index: any(c.start <= tokens[index].start < c.end for c in content)

    def _speaker(self, statement: Statement, depth: int = 0) -> Entity | None:
        head, turn = self.heads.get(statement.id), self.labels.of(statement)
        if head is None or turn is not None:
            known = self.at.get(head.index) if head else None
            return known if known and known.anonymity == "named" else turn or self._quoted_on(statement)
        if head.text.lower() in FIRST_PERSON:
            parent = self.by_id.get(statement.parent or "")
            return self._speaker(parent, depth + 1) if parent and depth < DEEPEST else self._writer(head)
        return self.at.get(head.index)

    def _writer(self, head: Token) -> Entity | None:
        """Whose page it is, for an "I" that is nobody's who is quoted."""
        at = bisect_left(self._quoted, head.end, key=lambda q: q.start) - 1
        quoted = at >= 0 and head.start < self._quoted[at].end
        alone = head.text.lower() in ("i", "my", "me")
        return self._author if alone and not quoted else None

    @cached_property
    def _author(self) -> Entity | None:
        return author(self.found.document, self.cast.entities)

    def _issuer(self) -> str | None:
        """The one state whose bodies stand in the headlines of a transcript: "U.S. Department of State", or that of the
        capital told there with a body of no other state."""
        document, tokens = self.found.document, self.analysis.tokens
        heads = [e for m, e in self.cast.mentions if document.part_at(tokens[m.first].start) == "headline"]
        states = {e.country for e in heads if e.country and e.kind in ("body", "government", "state")}
        states = states or (capitals_at_the_top(document) if any(map(governs, heads)) else set())
        return states.pop() if document.kind == "transcript" and len(states) == 1 else None

    def _quoted_on(self, statement: Statement) -> Entity | None:
        """Whoever was quoted in the paragraph before, where that ended without a closing mark and this goes on."""
        start = statement.content[0].start
        last = bisect_left(self._quoted, start, key=lambda q: q.start) - 1
        if statement.cue or statement.source or statement.mode != "direct" or last < 0:
            return None
        quotation = self._quoted[last]
        at = bisect_left(self._by_content, start, key=lambda s: s.content[0].start) - 1
        before = self._by_content[at] if at >= 0 else None
        if before is None or not quotation.left_open or before.content[-1].end < quotation.start:
            return None
        return self._resolved.get(before.id)

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
            principals = [e for e, _ in entity.acts_for if e.extents]
            more = [m for m in (*entity.members, *principals) if m not in kept]
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


_LATEST: list[tuple[Analysis, Resolution]] = []
"""The latest analysis with its resolution: one document's worth of memory."""
