"""Several who speak as one: names joined by "and", "the two presidents", "the three sides", "the envoys of A and B"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dragoman.actors.entities import Entity
from dragoman.extraction.speakers.antecedents import Bearers, Rank
from dragoman.extraction.speakers.nominals import Nominal
from dragoman.language.analysis import Analysis, Token
from dragoman.record.document import Document
from dragoman.vocabulary.offices import offices

PAIR = 2
AFAR = 0.6
"""Share of the last one's weight in focus below which another does not make a number doubtful."""

DEALING = frozenset({"side", "party"})
"""Nouns for those who negotiate with each other, whoever else is named after them."""

LONGEST_LIST = 12
"""So many joined names are followed; a list without end is nobody."""


def joined(analysis: Analysis, token: Token) -> list[Token]:
    """A word and those joined to it by "and", in text order; the word alone where nothing or "or" joins them."""
    found, links = [token], []
    for word in found:
        kids = analysis.children(word.index)
        links += [k.lemma for k in kids if k.dep == "cc"]
        if len(found) < LONGEST_LIST:
            found += [k for k in kids if k.dep == "conj" and k.pos in ("NOUN", "PROPN", "PRON")]
    return sorted(found, key=lambda t: t.index) if links and set(links) <= {"and", "&"} else [token]


def qualifying(analysis: Analysis, noun: Token) -> list[Token]:
    """The names in front of a noun that tell of several whose it is: "Greek and British ministers"."""
    before = [t for t in analysis.subtree(noun.index) if t.index < noun.index]
    return [t for t in before if t.text[:1].isupper()] if any(t.lemma == "and" for t in before) else []


def listed(names: Sequence[str]) -> str:
    """As in "A, B and C"."""
    return " and ".join([", ".join(names[:-1]), names[-1]])


class Collectives:
    """The groups of a document, one for one set of members."""

    def __init__(self, document: Document, analysis: Analysis, bearers: Bearers, at: Mapping[int, Entity]) -> None:
        self._document = document
        self._analysis = analysis
        self._bearers = bearers
        self._at = at
        self._groups: dict[tuple[str | None, tuple[int, ...]], Entity] = {}
        self._last: dict[int, Entity] = {}
        self._dealing: dict[int, Entity] = {}  # "the talks between Oslo and Lima"

    def of(self, members: Iterable[Entity], extent: tuple[int, int], office: str | None = None) -> Entity | None:
        """The group of these members, mentioned here; None where they are fewer than two. States that stand for the
        holders of an `office` are a group of their own, under the text's name for it."""
        members = tuple(dict.fromkeys(members))
        if len(members) == 1:
            return None
        words = " ".join(self._document.text[slice(*extent)].split())
        stand_in = office is not None and any(m.kind == "state" for m in members)
        key = (office if stand_in else None, tuple(id(m) for m in members))
        if key not in self._groups:
            name = words if stand_in else listed([m.name for m in members])
            self._groups[key] = Entity("group", name, members=members, plural=True, count=len(members))
        group = self._groups[key]
        told = office is None and all(m.kind == "state" for m in members)
        group.mention(extent, words if told else None)
        group.heads |= {office} if office else set()
        if not stand_in and all(m.negotiates for m in members):
            self._last[len(members)] = group
            if self._between(extent):
                self._dealing.setdefault(len(members), group)
        return group

    def _between(self, extent: tuple[int, int]) -> bool:
        before = self._document.text[: extent[0]].split()[-3:]
        return "between" in before or "Between" in before

    def counted(self, count: int, extent: tuple[int, int], rank: Rank) -> Entity | None:
        """Who "the two" are: the group of so many in focus, else the persons there where they are just so many."""
        known = rank(lambda e: float(e.kind == "group" and e.count == count and bool(e.members)))
        if known:
            return known[0][1]
        persons = rank(lambda e: float(_person(e)))
        chosen, others = persons[:count], persons[count:]
        if len(chosen) < count or (others and others[0][0] > AFAR * chosen[-1][0]):
            return None
        return self.of([e for _, e in chosen], extent)

    def told_by(self, read: Nominal, extent: tuple[int, int], rank: Rank) -> Entity | None:
        """Who a definite plural means that is told by states or by number; None where it is none of these."""
        if not (read.plural and (read.definite or read.count)) or read.determiner == "some" or read.other:
            return None
        told = self._holders(read) if read.lemma in offices().sole else self._states(read)
        if told and read.lemma in offices().sole | offices().collectives:
            return self.of(told, extent, read.lemma if read.lemma in offices().sole else None)
        if not read.definite:
            return None
        owners = [self._at.get(owner.index) for owner in self.owners(read)]
        if read.lemma in offices().sole and any(o is not None and o.kind == "group" and o.count for o in owners):
            return self._nameless(read, extent)  # "the presidents of the two countries"
        return self._counted(read, extent, rank)

    def _counted(self, read: Nominal, extent: tuple[int, int], rank: Rank) -> Entity | None:
        if read.lemma in offices().sole and (members := self._in_office(read, rank)):
            return self.of(members, extent, read.lemma)
        if read.count is None or read.lemma not in offices().sole | offices().collectives:
            return None
        told = self._dealing if read.lemma in DEALING and read.count in self._dealing else self._last
        known = told.get(read.count) if read.lemma in offices().collectives else None
        if known is not None:
            known.mention(extent)
            return known
        pair = [e for e in dict.fromkeys(self._at.values()) if e.stateless]
        if read.lemma in DEALING and len(pair) == read.count == PAIR:
            return self.of(pair, extent)
        return self._nameless(read, extent)

    def _nameless(self, read: Nominal, extent: tuple[int, int]) -> Entity:
        """A certain few whom the text does not list."""
        name = " ".join(self._document.text[slice(*extent)].split())
        group = Entity("group", name, plural=True, heads={read.lemma}, count=read.count)
        group.mention(extent)
        return group

    def _holders(self, read: Nominal) -> list[Entity]:
        """For each of several states told beside an office, the holder whom the text names, or else the state."""
        bearers = [e for e in self._bearers.of(read.lemma) if e.kind == "person" and e.country]
        by_state = {e.country: e for e in bearers}
        return [by_state.get(state.country, state) for state in self._states(read)]

    def owners(self, read: Nominal) -> list[Token]:
        """The heads of what stands behind "of" or "from", and whose the noun is."""
        links = [k for k in self._analysis.children(read.head.index) if k.dep == "prep" and k.lemma in ("of", "from")]
        heads = [p for link in links for p in self._analysis.children(link.index) if p.dep == "pobj"]
        return [*heads, read.owner] if read.owner is not None else heads

    def _states(self, read: Nominal) -> Sequence[Entity]:
        """The states and peoples behind "of", whose the noun is, or that its adjectives tell ("the Greek and British
        ministers"); none where fewer than two are told."""
        told = [t for head in self.owners(read) for t in joined(self._analysis, head)]
        found = [self._at.get(t.index) for t in told or qualifying(self._analysis, read.head)]
        states = list(dict.fromkeys(e for e in found if e is not None and e.negotiates))
        groups = [e.members for e in found if e is not None and e.kind == "group" and e.members]
        if groups and all(m.negotiates for m in groups[0]):
            return groups[0]
        return states if len(states) > 1 else ()

    def _in_office(self, read: Nominal, rank: Rank) -> list[Entity]:
        """So many persons in focus that hold the office, or of whom no office is told; without a number, all who hold
        it and none besides."""
        held = {id(e) for e in self._bearers.of(read.lemma)}
        kids = self._analysis.children(read.head.index)
        if read.count is None:
            qualified = any(k.dep in ("amod", "compound", "nmod", "poss", "prep") for k in kids)
            found = [] if qualified else [e for _, e in rank(lambda e: float(_person(e) and id(e) in held))]
            return found if len(found) == PAIR else []
        ranked = [e for _, e in rank(lambda e: float(_person(e) and (id(e) in held or not e.roles)))]
        chosen = ranked[: read.count]
        certain = len(chosen) == read.count and any(id(e) in held for e in chosen)
        return chosen if certain else []


def _person(entity: Entity) -> bool:
    return entity.kind == "person" and entity.anonymity == "named"
