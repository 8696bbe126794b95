"""Whom pronouns and definite nouns mean: one walk through the text, with what is in focus at each step."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable

from dragoman.actors.entities import Entity
from dragoman.extraction.cast import Cast
from dragoman.extraction.focus import Focus
from dragoman.extraction.index import Index
from dragoman.extraction.mentions import PLACES, Mention
from dragoman.extraction.nominals import Nominal, affiliation, nominal, tells_people
from dragoman.extraction.quotation import Quotation
from dragoman.language.analysis import Analysis, Token
from dragoman.record.document import Document
from dragoman.vocabulary.offices import offices
from dragoman.vocabulary.sources import source_nouns

SINGULAR = {
    "he": "male",
    "his": "male",
    "him": "male",
    "himself": "male",
    "she": "female",
    "her": "female",
    "hers": "female",
}
PLURAL = frozenset({"they", "their", "them"})
THINGS = frozenset({"it", "its"})
SPOKEN = frozenset({"i", "we", "you", "my", "our", "your", "me", "us", "one"})
RELATIVE = frozenset({"who", "which", "that"})
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "attr"})

SPEAKER = 0.7
"""What being the last one reported adds, for the subject of the next report."""

UNKNOWN_GENDER = 0.8
MINISTRIES = frozenset({"ministry", "department", "government", "embassy"})
PAIR = 2
REMEMBERED = 8
"""So many unnamed ones of one noun may be taken up again; the oldest are forgotten."""

LEAST = 0.12
"""Below this nobody is in focus."""

LOOK_AHEAD = 6
"""Sentences within which a headline's "judge" is told by name."""

THEY = {"group": 1.0, "organisation": 0.6, "body": 0.4, "government": 0.5, "state": 0.25}
IT = {"state": 0.9, "government": 1.0, "body": 1.0, "organisation": 1.0, "document": 0.8}


class Walk:
    """Goes through the tokens once; `at` tells the entity that a token means.

    `speaking` holds the head tokens of sources with a test that says which tokens lie in what is said there.
    """

    def __init__(
        self,
        document: Document,
        analysis: Analysis,
        cast: Cast,
        quoted: Iterable[Quotation],
        speaking: dict[int, Callable[[int], bool]],
    ) -> None:
        self.document = document
        self.analysis = analysis
        self.cast = cast
        self.index = Index(analysis)
        self.speaking = speaking
        self.focus = Focus()
        self.at: dict[int, Entity] = dict(cast.at)
        self.by_head: dict[str, list[Entity]] = {}
        self._names = {mention.head: (mention, entity) for mention, entity in cast.mentions}
        self._quotes = list(quoted)
        self._quote_starts = [q.start for q in self._quotes]
        self._groups: dict[tuple[Entity, ...], Entity] = {}
        self._pair: Entity | None = None  # whom "the two" means: whoever were last named together
        self.acting: set[str] = set()
        self.sentence = self.paragraph = 0
        self._first_seen: dict[int, int] = {}
        for mention, entity in cast.mentions:
            self._first_seen.setdefault(id(entity), mention.first)

    def run(self) -> dict[int, Entity]:
        """Token index to entity, for names, titles, pronouns and nouns."""
        for number, sentence in enumerate(self.analysis.sentences):
            paragraph = self.index.paragraph_of(number)
            if paragraph != self.paragraph:
                self.acting = set()
            self.sentence, self.paragraph = number, paragraph
            for token in self.analysis.tokens_of(sentence):
                self._step(token)
        return self.at

    def _step(self, token: Token) -> None:
        low = token.text.lower()
        if token.index in self._names:
            entity = self._name(token, *self._names[token.index])
        elif low in SINGULAR or low in PLURAL or low in THINGS:
            entity = self._pronoun(token, low)
        elif low in RELATIVE and token.index in self.speaking:
            entity = self._antecedent(token)
        elif self._stands_for_nobody(token, low) or (
            token.pos == "PRON" and low not in source_nouns().parts and token.tag != "NN"
        ):
            return
        elif token.index in self.speaking or (token.dep in ARGUMENTS and token.pos == "NOUN" and tells_people(token)):
            entity = self.at.get(token.index) or self._noun(token)
        else:
            return
        if entity is not None:
            self.at[token.index] = entity
            self.focus.see(entity, token, self.sentence, self._quotation(token))
            if token.index in self.speaking:
                self.focus.last_speaker = (entity, self.paragraph)

    def _stands_for_nobody(self, token: Token, low: str) -> bool:
        """As in "I", "you", and "one" where nothing follows it ("one of the sources" is somebody)."""
        return low in SPOKEN and not any(k.lemma == "of" for k in self.analysis.children(token.index))

    def _quotation(self, token: Token) -> int:
        number = bisect_right(self._quote_starts, token.start) - 1
        return number if number >= 0 and token.start < self._quotes[number].end else -1

    def _name(self, token: Token, mention: Mention, entity: Entity) -> Entity | None:
        """A name, or the group that names joined by "and" make; none for mere places and adjectives."""
        self._enrol(entity)
        if mention.adjective or (mention.named and mention.named.way in ("capital", "seat") and self._is_place(token)):
            return None
        acts = token.dep in ("nsubj", "nsubjpass") and self._quotation(token) < 0
        if entity.kind == "state" and entity.country and acts:
            self.acting.add(entity.country)
        return self._joined(token, entity) or entity

    def _is_place(self, token: Token) -> bool:
        return token.dep == "pobj" and self.analysis.tokens[token.head].lemma in PLACES

    def _joined(self, token: Token, entity: Entity) -> Entity | None:
        kids = self.analysis.children(token.index)
        others = [k for k in kids if k.dep == "conj" and k.index in self._names]
        others = [k for k in others if self._names[k.index][1].kind == entity.kind]
        if not others or token.dep not in ARGUMENTS or not any(k.dep == "cc" and k.lemma == "and" for k in kids):
            return None
        members = tuple(dict.fromkeys([entity, *(self._names[k.index][1] for k in others)]))
        if len(members) == 1:
            return None
        last = self._names[others[-1].index][0].last - 1
        first = self._names[token.index][0].first
        extent = (self.analysis.tokens[first].start, self.analysis.tokens[last].end)
        name = " and ".join(m.name for m in members)
        group = self._groups.setdefault(members, Entity("group", name, members=members, plural=True))
        group.mention(extent)
        self._pair = group if len(members) == PAIR else self._pair
        self.focus.see(entity, token, self.sentence, self._quotation(token))
        return group

    def _enrol(self, entity: Entity) -> None:
        for head in entity.heads:
            listed = self.by_head.setdefault(head, [])
            if entity not in listed:
                listed.append(entity)
            nameless = [e for e in listed if e.anonymity != "named"]
            if len(nameless) > REMEMBERED:
                listed.remove(nameless[0])

    def _pronoun(self, token: Token, low: str) -> Entity | None:
        if low in SINGULAR:
            return self._best(token, lambda e: _fits_person(e, SINGULAR[low]))
        if low in PLURAL:
            return self._best(token, lambda e: 1.0 if e.plural else THEY.get(e.kind, 0.0))
        return self._best(token, lambda e: 0.0 if e.plural else IT.get(e.kind, 0.0))

    def _best(self, token: Token, fit: Callable[[Entity], float]) -> Entity | None:
        """Who is most in focus; whoever was reported last has an advantage in the next report."""
        hidden = self.speaking.get(token.index, _nothing)
        ranked = self.focus.ranked(self.sentence, self._quotation(token), fit, hidden)
        if token.index in self.speaking and self.focus.last_speaker:
            last, paragraph = self.focus.last_speaker
            near = self.paragraph - paragraph <= 1 and fit(last) > 0
            bonus = SPEAKER * fit(last) if near else 0.0
            scores = {id(e): (w, e) for w, e in ranked}
            if bonus:
                scores[id(last)] = (scores.get(id(last), (0.0, last))[0] + bonus, last)
            ranked = sorted(scores.values(), key=lambda r: -r[0])
        return ranked[0][1] if ranked and ranked[0][0] >= LEAST else None

    def _antecedent(self, token: Token) -> Entity | None:
        """Of "who", "which", "that": the noun that its clause hangs on."""
        verb = self.analysis.tokens[token.head]
        for _ in range(3):
            noun = self.analysis.tokens[verb.head]
            if verb.dep in ("relcl", "acl", "ccomp", "appos") and noun.pos in ("NOUN", "PROPN", "PRON", "DET"):
                return self.at.get(noun.index) or self._noun(noun)
            verb = noun
        return self._noun(token)

    def _noun(self, token: Token) -> Entity | None:
        if token.lemma in ("two", "both"):
            return self._pair
        read = nominal(self.analysis, token)
        if read is None:
            return None
        if read.kind == "document" and (author := self._author(read)):
            return author
        if read.head.index in self.at and read.head is not token:
            return self._unnamed(token, read)
        return self._taken_up(token, read) or self._told_later(read) or self._unnamed(token, read)

    def _author(self, read: Nominal) -> Entity | None:
        """Whose report, poll or statement it is."""
        if read.owner is not None and read.owner.index in self.at:
            return self.at[read.owner.index]
        for link in self.analysis.children(read.head.index):
            if link.lemma in ("by", "from", "of") and link.dep in ("prep", "agent"):
                for inner in self.analysis.children(link.index):
                    if inner.index in self.at and link.lemma != "of":
                        return self.at[inner.index]
        return None

    def _taken_up(self, token: Token, read: Nominal) -> Entity | None:
        """Of a definite noun: who has borne it, latest in focus first."""
        collective = read.lemma == "police"
        if not (read.definite or collective) or read.other:
            return None
        called = offices().also_called(read.lemma)
        known = [
            e for word in sorted(called) for e in self.by_head.get(word, ()) if e.plural == read.plural or collective
        ]
        known = [e for e in known if not (read.gender and e.gender and e.gender != read.gender)]
        if read.owner is not None:
            owner = self.at.get(read.owner.index)
            known = [e for e in known if owner is None or _belongs(e, owner)] or []
        known = self._alike(read, known)
        if not known:
            return None
        ids = {id(e) for e in known}
        ranked = self.focus.ranked(
            self.sentence, self._quotation(token), lambda e: 1.0 if id(e) in ids else 0.0, _nothing
        )
        return ranked[0][1] if ranked else known[-1]

    def _alike(self, read: Nominal, known: list[Entity]) -> list[Entity]:
        """Those whose titles have most of the noun's other words, and no other state."""
        state = affiliation(self.index, read)
        known = [e for e in known if not (state and e.country and e.country != state)]
        beside = {k.lemma for k in self.analysis.children(read.head.index) if k.dep in ("compound", "amod", "nmod")}
        shared = {id(e): len(beside & {w.lower() for role in (*e.roles, e.name) for w in role.split()}) for e in known}
        most = max(shared.values(), default=0)
        return [e for e in known if shared[id(e)] == most]

    def _told_later(self, read: Nominal) -> Entity | None:
        """A headline's or a lead's "judge", named a few sentences on."""
        if self.paragraph > 1 or read.plural or not read.fresh or read.kind != "unnamed":
            return None
        end = min(len(self.analysis.sentences) - 1, self.sentence + LOOK_AHEAD)
        limit = self.analysis.sentences[end].last
        later = [e for e in self.cast.entities if e.kind == "person" and e.heads & offices().also_called(read.lemma)]
        return next((e for e in later if read.head.index < self._first_seen.get(id(e), 0) < limit), None)

    def _unnamed(self, token: Token, read: Nominal) -> Entity:
        phrase = self._phrase(token)
        entity = Entity(
            kind=read.kind,
            name=" ".join(self.document.text[slice(*phrase)].split()),
            gender=read.gender,
            plural=read.plural,
            heads={read.lemma},
            anonymity=read.anonymity,
            country=affiliation(self.index, read) or self._ministry(read),
        )
        entity.mention(phrase)
        self._enrol(entity)
        return entity

    def _ministry(self, read: Nominal) -> str | None:
        """Of a bare "Foreign Ministry official": the one state that acts in the paragraph before."""
        before = self.analysis.children(read.head.index)
        if not any(k.lemma in MINISTRIES and k.index < read.head.index for k in before):
            return None
        return next(iter(self.acting)) if len(self.acting) == 1 else None

    def _phrase(self, token: Token) -> tuple[int, int]:
        """The noun with what stands before it and the "of" behind it."""
        kids = self.analysis.children(token.index)
        inside = [t for k in kids if k.index < token.index or k.lemma == "of" for t in self.analysis.subtree(k.index)]
        tokens = [token, *(t for t in inside if t.pos != "PUNCT")]
        return min(t.start for t in tokens), max(t.end for t in tokens)


def _nothing(_: int) -> bool:
    return False


def _fits_person(entity: Entity, gender: str) -> float:
    if not entity.human:
        return 0.0
    if entity.gender is None:
        return UNKNOWN_GENDER if entity.kind == "person" else UNKNOWN_GENDER / 2
    return 1.0 if entity.gender == gender else 0.0


def _belongs(entity: Entity, owner: Entity) -> bool:
    """Whether somebody is told of an owner: as his wife, or as a campaign that bears his name."""
    if any(whom is owner for whom, _ in entity.acts_for):
        return True
    family = owner.name.split()[-1] if owner.kind == "person" else owner.name
    return entity.kind not in ("person", "unnamed") and family in entity.name
