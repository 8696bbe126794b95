"""Whom the words of a clause stand for: tokens and spans to actors of the docket.

The walk that resolved the speakers tells names, pronouns and definite nouns; "we" is whoever speaks there; "the two"
and "both sides" are their members; a noun of people whom nothing names becomes an unnamed actor of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from dragoman.actors.entities import Entity, actor_records
from dragoman.actors.gazetteer import Named, named_at, state_name
from dragoman.extraction.clauses.frames import PLACES, Clauses
from dragoman.extraction.clauses.principals import LINKS, side_of, telling
from dragoman.extraction.speakers.collectives import qualifying
from dragoman.extraction.speakers.index import Index
from dragoman.extraction.speakers.nominals import affiliation, nominal, tells_people
from dragoman.extraction.speakers.resolving import FIRST_PERSON, Resolution, resolution_of
from dragoman.language.analysis import Analysis, Token
from dragoman.record.actors import Actor, ActsFor
from dragoman.record.docket import Extraction
from dragoman.record.evidence import Span
from dragoman.record.statements import Statement
from dragoman.vocabulary.offices import offices
from dragoman.vocabulary.people import people_nouns
from dragoman.vocabulary.terms import incumbents, ministers

BEFORE = frozenset(
    {"det", "amod", "compound", "nmod", "nummod", "poss", "case", "predet", "quantmod", "advmod", "punct"}
)
PLURAL = frozenset({"we", "our", "us"})
DEEPEST = 3
LONGEST = 12
"""Tokens that the name of an unnamed actor may have."""


class Company:
    """The actors of one document, growing as clauses bring in those who neither speak nor are named."""

    def __init__(self, found: Extraction, analysis: Analysis) -> None:
        self.document = found.document
        self.analysis = analysis
        self.clauses = Clauses(analysis)
        self._resolution: Resolution = resolution_of(found, analysis)
        self._index = Index(analysis)
        self._known = {(a.mentions[0].start, a.mentions[0].end, a.kind): a for a in found.actors}
        self._by_id = {a.id: a for a in found.actors}
        self._statements = found.statements
        self._new: dict[int, Entity] = {}
        self._regions = _regions(analysis)
        self._states: dict[str, Actor] = {a.country: a for a in found.actors if a.kind == "state" and a.country}

    @property
    def actors(self) -> tuple[Actor, ...]:
        """All actors of the document so far, in text order."""
        return tuple(sorted(self._by_id.values(), key=lambda a: (a.mentions[0], a.id)))

    def actor(self, ident: str) -> Actor:
        """The actor with an id that this company gave."""
        return self._by_id[ident]

    def state_of(self, ident: str) -> str | None:
        """The state that an actor is or is of, as the id of an actor; None where the document names none."""
        country = self._by_id[ident].country
        if country is None:
            return None
        known = (a for a in self._by_id.values() if a.kind == "state" and a.country == country)
        if (state := next(known, None)) is not None:
            return state.id
        named = (t for t in self.analysis.tokens if (n := self._named(t)) and n.country == country)
        return next((self._state(t) for t in named if not self.is_capital(t)), None)

    def actor_of(self, span: Span) -> str | None:
        """Whom a span names, as the id of an actor; None where it names nobody. Of a list, the first."""
        tokens = list(self.analysis.tokens_between(span.start, span.end))
        inside = {t.index for t in tokens}
        head = next((t for t in tokens if t.head not in inside or t.head == t.index), None)
        return next(iter(self.actors_of(head)), None) if head else None

    def actors_of(self, token: Token) -> tuple[str, ...]:
        """Whom a noun or pronoun stands for; the members of a group where they are known."""
        token = self.clauses.meant(token)
        if token.text.lower() in FIRST_PERSON and token.text != "US":
            speaker = self.speaker_at(token.start) or (self._issuer if token.text.lower() in PLURAL else None)
            return (speaker,) if speaker else ()
        entity = self._entity(token)
        if entity is None:
            state = self._state(token)
            return (state,) if state else ()
        if not entity.members and entity.plural and (states := self._sent_by(token)):
            return states
        if not entity.members and (side := self._side(token)) is not None:
            return (side,)
        if (holder := self._holder(entity)) is not None:
            return (holder,)
        return tuple(self._identify(e) for e in entity.members or (entity,))

    def _holder(self, entity: Entity) -> str | None:
        """Who holds the office of "the Foreign Secretary", where just one person named in the document does."""
        words = entity.name.casefold().removeprefix("the ")
        alone = entity.kind == "unnamed" and not entity.plural and entity.name[:4].lower() == "the "
        if not alone or words.split()[-1] not in offices().sole:
            return None
        persons = [
            a for a in self._by_id.values() if a.kind == "person" and a.country in (None, entity.country or a.country)
        ]
        titled = [a for a in persons if a.role and words in a.role.casefold()]
        known = {who.full for who in (*incumbents(), *ministers()) if who.office == words}
        holders = titled or [a for a in persons if known & {a.name, *a.aliases}]
        return holders[0].id if len(holders) == 1 else None

    @cached_property
    def _issuer(self) -> str | None:
        """Whose "we" it is outside of what is quoted: the body or state that a page names most, more than once."""
        bodies = [a for a in self._by_id.values() if a.kind in ("organisation", "government", "body", "state")]
        best = max(bodies, key=lambda a: (len(a.mentions), a.id), default=None)
        return best.id if best and len(best.mentions) > 1 else None

    def _sent_by(self, token: Token) -> tuple[str, ...]:
        """The states of "officials from the two countries", "the ministers of Chad and Oman", "Greek and Omani men"."""
        before = (self._resolution.cast.at.get(t.index) for t in qualifying(self.analysis, token))
        told = [e for e in before if e is not None and e.negotiates]
        states = list(dict.fromkeys((*self._states_behind(token), *told)))
        return tuple(self._identify(s) for s in states) if len(states) > 1 else ()

    def _side(self, token: Token) -> str | None:
        """Whom "his side" means: the party for whom he acts; the state or body itself of "their delegation"."""
        owner = side_of(self.analysis, token)
        entity = self._resolution.at.get(owner.index) if owner is not None else None
        if entity is None or entity.members:
            return None
        if entity.kind == "person":
            return self._identify(entity.acts_for[0][0]) if entity.acts_for else self.state_of(self._identify(entity))
        return self._identify(entity) if entity.kind in ("state", "organisation", "government") else None

    def _states_behind(self, token: Token, depth: int = 0) -> Iterator[Entity]:
        """The states behind "of", "from" or "for", through "the ministers of foreign affairs of"."""
        for link in self.analysis.children(token.index):
            if link.dep != "prep" or link.lemma not in LINKS:
                continue
            nouns = [p for p in self.analysis.children(link.index) if p.dep == "pobj"]
            for told in (t for noun in nouns for t in self.clauses.joined(noun)):
                entity = self._resolution.cast.at.get(told.index) or self._resolution.at.get(told.index)
                states = [m for m in (entity.members or (entity,) if entity else ()) if m.kind == "state"]
                yield from states
                if not states and depth < DEEPEST:
                    yield from self._states_behind(told, depth + 1)

    def speaker_at(self, offset: int) -> str | None:
        """Who says the words at an offset: the speaker of the innermost statement there."""
        told = self.statement_at(offset)
        return told.speaker if told else None

    def statement_at(self, offset: int) -> Statement | None:
        """The innermost statement whose content takes in the character at an offset."""
        around = [s for s in self._statements if any(c.start <= offset < c.end for c in s.content)]
        return min(around, key=lambda s: (sum(c.end - c.start for c in s.content), s.id), default=None)

    def mention(self, token: Token) -> Span:
        """The words that a noun stands with, as a span: "the two Guinean factions"."""
        return self.document.span(*self._phrase(self.clauses.meant(token)))

    def _entity(self, token: Token) -> Entity | None:
        if token.index in self._regions:
            return None
        at = self._resolution.at
        cast = self._resolution.cast.at.get(token.index)
        found = at.get(token.index)
        if found is not None and cast is not None and cast in found.members:
            return cast  # joined names are told one by one
        text = found is not None and found.kind == "document" and token.pos == "NOUN" and self._people(token)
        if (found is not None and not text) or cast is not None:
            return found or cast
        if token.index in self._index.dated:
            return None
        if token.index not in self._new:
            if token.pos not in ("NOUN", "PROPN", "ADJ", "NUM", "PRON", "DET") or not self._people(token):
                return None
            self._new[token.index] = self._unnamed(token)
        return self._new[token.index]

    def _people(self, token: Token) -> bool:
        """Whether a noun is one of people or bodies that may act."""
        words = people_nouns()
        if token.pos == "PROPN" and token.text[0].isupper():
            return named_at(self._index.words, token.index) is None
        if token.pos == "PROPN":
            return words.tells(token.lemma)  # "Peru's foreign ministry", which parsers take for a name
        if token.pos == "NUM" or token.lemma == "both":
            return self._counted(token)
        if token.pos != "NOUN" and not (token.pos in ("PRON", "DET") and token.lemma in words.pronouns):
            return False
        return tells_people(token) or words.tells(token.lemma)

    def _counted(self, number: Token) -> bool:
        """Whether a bare number stands for people: "the two shook hands", "told all three", "both accepted"."""
        kids = self.analysis.children(number.index)
        told = any(k.dep in ("det", "predet") and k.lemma in ("the", "all", "these", "those") for k in kids)
        alone = not any(k.dep in ("prep", "nummod", "compound", "quantmod") for k in kids)
        return (told or number.lemma == "both") and alone and number.text.isalpha() and number.dep in PLACES

    def _unnamed(self, token: Token) -> Entity:
        read = nominal(self.analysis, token)
        phrase = self._phrase(token)
        plural = token.tag in ("NNS", "NNPS", "CD")
        entity = Entity(
            kind=read.kind if read and read.kind != "document" else "unnamed",
            name=" ".join(self.document.text[slice(*phrase)].split()),
            plural=plural,
            anonymity=read.anonymity if read else "unnamed_group",
            country=(affiliation(self._index, read) if read else None) or self._owner(token),
        )
        if entity.kind == "unnamed" and plural:
            entity.kind = "group"
        told = (self._resolution.cast.at.get(t.index) for t in telling(self.analysis, token))
        entity.acts_for += [(e, None) for e in told if e and e.kind == "organisation" and e.country is None][:1]
        entity.mention(phrase)
        return entity

    def _owner(self, token: Token) -> str | None:
        """The state whose a noun is: "Colombia's gunners", "the Ugandan battalion"."""
        for kid in self.analysis.children(token.index):
            if kid.dep == "prep" and kid.lemma in ("of", "from"):
                behind = [p for p in self.analysis.children(kid.index) if p.dep == "pobj"]
                named = next((n for p in behind if (n := self._named(p))), None)
                if named is not None:
                    return named.country
            if kid.dep in ("poss", "amod", "compound", "nmod"):
                entity = self._resolution.cast.at.get(kid.index)
                named = named_at(self._index.words, kid.index)
                if found := (entity.country if entity else None) or (named.country if named else None):
                    return found
        return None

    def _phrase(self, token: Token) -> tuple[int, int]:
        """A noun with what stands before it and the "of" behind it."""
        inside = [token]
        for kid in self.analysis.children(token.index):
            if (kid.index < token.index and kid.dep in BEFORE) or (kid.lemma == "of" and self._names(kid)):
                inside += self.analysis.subtree(kid.index)
        inside = [t for t in inside if abs(t.index - token.index) <= LONGEST and not self._particle(t)]
        return min(t.start for t in inside), max(t.end for t in inside)

    def _particle(self, word: Token) -> bool:
        """Whether a word before a number belongs to the verb before it: the "over" of "handed over nine soldiers"."""
        before = self.analysis.tokens[word.index - 1] if word.index else word
        return word.dep == "quantmod" and word.lemma in ("over", "up", "out", "in", "back") and before.pos == "VERB"

    def _names(self, link: Token) -> bool:
        """Whether a noun stands behind a preposition, not what somebody is said to do ("accused him of spying")."""
        return link.dep == "prep" and all(k.dep != "pcomp" for k in self.analysis.children(link.index))

    def _state(self, token: Token) -> str | None:
        """The state that a place name stands for, where nothing else says who is meant: "flew to Oslo"."""
        named = self._named(token)
        if named is None:
            return None
        if named.country not in self._states:
            span = self.document.span(token.start, self.analysis.tokens[token.index + named.length - 1].end)
            forms = (span.text,) if span.text != state_name(named.country) else ()
            made = Actor(
                name=state_name(named.country), kind="state", country=named.country, aliases=forms, mentions=(span,)
            )
            self._states[named.country] = self._by_id.setdefault(made.id, made)
        return self._states[named.country].id

    def is_capital(self, token: Token) -> bool:
        """Whether a name is that of a capital, which may stand for a place."""
        named = self._named(token)
        return named is not None and named.way == "capital"

    def is_called_so(self, token: Token) -> bool:
        """Whether a word is a country's own name, not the adjective to it: "Syria sanctions"."""
        named = self._named(token)
        return named is not None and named.way == "name"

    def _named(self, token: Token) -> Named | None:
        """The gazetteer's answer at a token or at the first word of its name."""
        if not token.text[:1].isupper():
            return None
        first = token.index
        for kid in self.analysis.children(token.index):
            if kid.dep == "compound" and kid.index < first:
                first = kid.index
        for at in dict.fromkeys((first, token.index)):
            named = named_at(self._index.words, at)
            if named and at <= token.index < at + named.length:
                return named
        return None

    def _identify(self, entity: Entity) -> str:
        """The id of an entity's record, made where it has none yet."""
        start, end = min(entity.extents)
        known = self._known.get((start, end, entity.kind))
        if known is None:
            made = actor_records(self.document, [entity])[id(entity)]
            made = replace(made, acts_for=tuple(ActsFor(actor=self._identify(e), role=r) for e, r in entity.acts_for))
            known = self._known[start, end, entity.kind] = self._by_id.setdefault(made.id, made)
        return known.id


def _regions(analysis: Analysis) -> frozenset[int]:
    """Tokens of names of seas, mountains and continents, which nobody speaks or acts for."""
    names = (n for n in analysis.names if n.label == "LOC")
    return frozenset(t.index for n in names for t in analysis.tokens_between(n.start, n.end) if not _seat(t))


def _seat(token: Token) -> bool:
    return token.text in ("North", "South") or token.pos == "PRON"
