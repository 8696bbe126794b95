"""Who a word of the text means as a party to something: an actor known already, or one that is described only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.actors.gazetteer import Named, named_at, state_name
from dragoman.extraction.clauses.company import Company
from dragoman.extraction.clauses.frames import Clauses
from dragoman.extraction.clauses.principals import side_of, telling
from dragoman.extraction.speakers.collectives import qualifying
from dragoman.extraction.speakers.index import Index
from dragoman.extraction.speakers.nominals import tells_people
from dragoman.extraction.speakers.roles import is_office
from dragoman.language.analysis import Analysis, Token
from dragoman.record.actors import Actor, ActorKind, ActsFor
from dragoman.record.docket import Extraction
from dragoman.record.evidence import Span
from dragoman.vocabulary.contacts import party_nouns
from dragoman.vocabulary.offices import offices

LEFT = frozenset({"det", "predet", "amod", "compound", "nmod", "poss", "nummod", "quantmod", "neg", "advmod"})
BELONGING = frozenset({"of", "in", "from", "at", "for"})
PERSONAL = {"he": "one", "him": "one", "his": "one", "she": "one", "her": "one", "hers": "one"}
NEUTRAL, MANY = frozenset({"it", "its"}), frozenset({"they", "them", "their", "both", "each", "all", "neither"})
FIRST = frozenset({"i", "me", "my", "we", "us", "our"})
INSTITUTIONS = frozenset({"state", "government", "body", "organisation", "office"})
PLACED = frozenset({"government", "body", "organisation", "office"})
"""Kinds of actors that a state may have."""

NAMED = frozenset({"person", *INSTITUTIONS})
"""Kinds of actors whose names hold no others."""

LOOK_BACK = 80
"""Tokens within which a pronoun's party is looked for."""


class Parties:
    """The actors of a document by the words that name them; those met for the first time are added."""

    def __init__(self, found: Extraction, analysis: Analysis) -> None:
        self._found, self._analysis = found, analysis
        self._company = Company(found, analysis)
        self.clauses: Clauses = self._company.clauses
        self._words = [t.text for t in analysis.tokens]
        self._index = Index(analysis)
        self._actors: dict[str, Actor] = {a.id: a for a in found.actors}
        self._at: dict[int, str] = {}
        self._pronouns: dict[int, str | None] = {}
        self._dated = {t.index for time in found.times for t in analysis.tokens_between(time.start, time.end)}
        # a list's names before the list, and those in what only describes somebody before that
        for actor in sorted(found.actors, key=lambda a: (bool(a.members), a.kind not in NAMED)):
            for mention in actor.mentions:
                for token in analysis.tokens_between(mention.start, mention.end):
                    governor = analysis.tokens[token.head]
                    if token.dep == "poss" and mention.start <= token.start < governor.start < mention.end:
                        continue  # whose it is
                    if actor.kind in NAMED or token.dep != "pobj" or governor.start < mention.start:
                        self._at.setdefault(token.index, actor.id)  # not the envoys of "a list for the envoys"
            self._place(actor)

    def _place(self, actor: Actor) -> None:
        """Give a government or a body the state that its first mention tells: "Oman's trade ministry"."""
        if actor.country is not None or actor.kind not in PLACED:
            return
        inside = self._analysis.tokens_between(actor.mentions[0].start, actor.mentions[0].end)
        head = next((t for t in inside if t.dep not in LEFT | {"case"}), None)
        if head is not None:
            self._actors[actor.id] = replace(actor, country=self._country(head, *self._extent(head)))

    def records(self) -> tuple[Actor, ...]:
        """All actors, those added among them, in text order."""
        return tuple(sorted(self._actors.values(), key=lambda a: (a.mentions[0], a.id)))

    def named(self, token: Token) -> Named | None:
        """What the gazetteer says of the words at a token."""
        return named_at(self._words, token.index)

    def country(self, token: Token) -> str | None:
        """The state that the words at a token name."""
        named = self.named(token)
        return named.country if named else None

    def is_known(self, token: Token) -> bool:
        """Whether an actor of the document is named there that is no person."""
        known = self._actors.get(self._at.get(token.index, ""))
        return known is not None and known.kind in ("state", "government", "body", "organisation")

    def actor(self, ident: str) -> Actor:
        """The actor with an id."""
        return self._actors[ident]

    def one_side(self, one: str | None, other: str | None) -> bool:
        """Whether two actors are one, or of one state."""
        if one is None or other is None:
            return False
        country = self._actors[one].country
        return one == other or (country is not None and country == self._actors[other].country)

    def is_party(self, token: Token) -> bool:
        """Whether a word may mean somebody who acts: a name, a pronoun, an office, a body, a people."""
        if token.index in self._dated:
            return False
        low = token.text.lower()
        if token.pos == "PRON" or low in MANY:
            return low in PERSONAL or low in NEUTRAL or low in MANY or low in FIRST
        known = self._actors.get(self._at.get(token.index, ""))
        if known is not None and known.kind != "document":
            return True
        if token.text[0].isupper() and (token.tag in ("NNP", "NNPS") or self.named(token) is not None):
            return True
        noun = token.pos in ("NOUN", "PROPN") or token.dep == "pobj"
        return noun and not self._counts(token) and (tells_people(token) or token.lemma in party_nouns())

    def _counts(self, token: Token) -> bool:
        """Whether a number is a count and nobody's opposite one."""
        kids = self._analysis.children(token.index)
        return token.lemma == "number" and not any(k.lemma in ("opposite", "two") for k in kids)

    def is_sure(self, token: Token) -> bool:
        """Whether a word means a party beyond doubt: a known name, an office, a noun of parties, a pronoun."""
        if not self.is_party(token):
            return False
        known = self._actors.get(self._at.get(token.index, ""))
        named = known is not None and known.kind not in ("unnamed", "group", "document")
        office = token.lemma in party_nouns() or is_office(token)
        return named or office or token.pos == "PRON" or named_at(self._words, token.index) is not None

    def of(self, token: Token) -> str | None:
        """The actor that the noun phrase of a word means; None where it means nobody. Joined ones are a group."""
        members = [t for t in self.clauses.joined(token) if self.is_party(t)]
        if len(members) > 1 and token in members:
            return self._group(members)
        return self._one(token)

    def each(self, token: Token) -> list[str]:
        """The actors that a word and those joined to it mean, one by one."""
        told = (self._one(t) for t in self.clauses.joined(token) if self.is_party(t))
        return list(dict.fromkeys(t for t in told if t))

    def phrase(self, token: Token) -> Span:
        """The words of a noun phrase: what qualifies the noun in front, and whose or where it is behind."""
        first, last = self._extent(token)
        tokens = self._analysis.tokens
        return self._found.document.span(tokens[first].start, tokens[last].end)

    def _one(self, token: Token) -> str | None:
        low = token.text.lower()
        if token.pos == "PRON" or low in MANY:
            return self._at.get(token.index) or self._meant(token, low)
        if token.pos in ("ADJ", "PROPN", "DET") and (state := self._state(token)):
            return state
        if not self.is_party(token):
            return None
        for word in (token, *self._appositions(token)):
            known = self._actors.get(self._at.get(word.index, ""))
            if known is None or known.kind in ("document", "unnamed") or self._modifier_only(word, known):
                continue
            return self._misread(word, known) or self._placed(token, known)
        described = self._actors.get(self._at.get(token.index, ""))
        served = described.id if described is not None and described.acts_for else None
        return self._taken_up(token) or self._side(token) or self._several(token) or served or self._new(token)

    def _side(self, token: Token) -> str | None:
        """Whom "his side" means: the party for whom he acts; the state or body itself of "their delegation"."""
        owner = side_of(self._analysis, token)
        actor = self._actors.get(self._one(owner) or "") if owner is not None else None
        if actor is None:
            return None
        if actor.kind == "person":
            principal = next((a.actor for a in actor.acts_for if a.actor in self._actors), None)
            states = (a.id for a in self._actors.values() if a.kind == "state" and a.country == actor.country)
            return principal or (next(states, None) if actor.country else None)
        return actor.id if actor.kind in INSTITUTIONS else None

    def _several(self, token: Token) -> str | None:
        """The states and peoples that the adjectives of a plural tell: "Greek and British ministers"."""
        if token.tag not in ("NNS", "NNPS"):
            return None
        told = [self._at.get(t.index) or self._state(t) for t in qualifying(self._analysis, token)]
        idents = list(dict.fromkeys(i for i in told if i and self._actors[i].kind in INSTITUTIONS))
        return self._gathered(idents, self.phrase(token)) if len(idents) > 1 else None

    def _taken_up(self, token: Token) -> str | None:
        """Whom "the delegation" takes up: the last one named by the same noun with more words."""
        kids = self._analysis.children(token.index)
        bare = [k.lemma for k in kids if k.dep in LEFT] == ["the"]
        if not bare or any(k.dep in ("prep", "relcl", "acl", "appos") for k in kids):
            return None
        near = self._analysis.tokens[max(0, token.index - LOOK_BACK) : token.index]
        alike = (t for t in reversed(near) if t.lemma == token.lemma and t.tag == token.tag and t.dep not in LEFT)
        return next((ident for t in alike if self.is_party(t) and (ident := self._one(t))), None)

    def _misread(self, token: Token, known: Actor) -> str | None:
        """The state that a name means which the parser took for a person's: "Khartoum agreed"."""
        named = named_at(self._words, token.index)
        if known.kind != "person" or named is None or " " in known.name or known.country:
            return None
        self._at.pop(token.index)
        return self._state(token)

    def _placed(self, token: Token, known: Actor) -> str:
        """A known government or body, with the state that its phrase tells where none was known."""
        if known.country is None and known.kind in PLACED:
            country = self._country(token, *self._extent(token))
            self._actors[known.id] = replace(known, country=country)
        return known.id

    def _state(self, token: Token) -> str | None:
        """The state that an adjective or name stands for, where nobody is known by it: "a Kuwaiti offer"."""
        first = token.index - 1 if self._analysis.tokens[token.index - 1].text == "The" else token.index
        named = named_at(self._words, first) or named_at(self._words, token.index)
        if named is None or token.index in self._at:
            return None
        last = max(token.index, first + named.length - 1)
        span = self._found.document.span(token.start, self._analysis.tokens[last].end)
        known = (a.id for a in self._actors.values() if a.kind == "state" and a.country == named.country)
        fresh = Actor(name=state_name(named.country), kind="state", country=named.country, mentions=(span,))
        return next(known, None) or self._add(fresh)

    def _modifier_only(self, token: Token, known: Actor) -> bool:
        """Whether the actor is but the state of somebody else: the "Greek" of "Greek Cypriots"."""
        return known.kind == "state" and token.tag in ("NNS", "NNPS") and token.text.lower() != known.name.lower()

    def _appositions(self, token: Token) -> list[Token]:
        return [k for k in self._analysis.children(token.index) if k.dep == "appos" and k.pos == "PROPN"]

    def _meant(self, token: Token, low: str) -> str | None:
        """Whom a pronoun means, found out once; nobody while it is being found out, as in "his aide" for "he"."""
        if token.index not in self._pronouns:
            self._pronouns[token.index] = None
            self._pronouns[token.index] = self._pronoun(token, low)
        return self._pronouns[token.index]

    def _pronoun(self, token: Token, low: str) -> str | None:
        if low in FIRST:
            return self._speaker(token) or self._told_by_walk(token) or self._new(self._first_person(token))
        if low in ("they", "them", "their") and (several := self._several_before(token)) is not None:
            return several
        if known := self._told_by_walk(token):
            return known
        for earlier in (*self._before(token), *self._behind(token)):
            if earlier.pos == "PRON":
                continue
            ident = self._one(earlier)
            if ident and self._fits(self._actors[ident], low, earlier):
                return ident
        return None

    def _several_before(self, token: Token) -> str | None:
        """Whom the plural subject before a "they" in its sentence means: "the rebels say that they had written"."""
        here = self._index.sentence_of(token.index)
        tokens = self._analysis.tokens[max(0, token.index - LOOK_BACK) : token.index]
        own = [t for t in tokens if self._index.sentence_of(t.index) == here and t.dep in ("nsubj", "nsubjpass")]
        several = (t for t in reversed(own) if t.tag in ("NNS", "NNPS") and self.is_party(t))
        return next((ident for t in several if (ident := self._one(t))), None)

    def _told_by_walk(self, token: Token) -> str | None:
        """Whom the walk that resolved the speakers takes a pronoun for."""
        told = self._company.actors_of(token)
        if len(told) != 1:
            return None
        self._actors.setdefault(told[0], self._company.actor(told[0]))
        return told[0]

    def _behind(self, token: Token) -> Iterator[Token]:
        """Parties of the sentence behind a word, for a pronoun that stands before its name."""
        sentence = self._analysis.sentences[self._index.sentence_of(token.index)]
        yield from (t for t in self._analysis.tokens[token.index + 1 : sentence.last] if self._heads(t))

    def _before(self, token: Token) -> Iterator[Token]:
        """Parties before a word: subjects of its sentence and those before first, then the others."""
        tokens = self._analysis.tokens
        near = [t for t in reversed(tokens[max(0, token.index - LOOK_BACK) : token.index]) if self._heads(t)]
        here = self._index.sentence_of(token.index)
        own = [t for t in near if self._index.sentence_of(t.index) == here]
        for group in (own, [t for t in near if self._index.sentence_of(t.index) == here - 1]):
            yield from (t for t in group if t.dep in ("nsubj", "nsubjpass"))
            yield from (t for t in group if t.dep not in ("nsubj", "nsubjpass"))

    def _heads(self, token: Token) -> bool:
        return token.dep not in LEFT - {"poss"} and token.pos in ("NOUN", "PROPN") and self.is_party(token)

    def _fits(self, actor: Actor, low: str, token: Token) -> bool:
        if low in PERSONAL:
            return actor.kind in ("person", "unnamed", "office") and token.tag not in ("NNS", "NNPS")
        if low in NEUTRAL:
            return actor.kind in INSTITUTIONS or (actor.kind in ("person", "unnamed") and token.lemma in party_nouns())
        return actor.kind == "group" or token.tag in ("NNS", "NNPS")

    def reported_in(self, token: Token) -> str | None:
        """The innermost statement with a cue whose content holds a word, by its id."""
        told = ((c, s) for s in self._found.statements if s.cue for c in s.content)
        inside = [(c.end - c.start, s.id) for c, s in told if c.start <= token.start < c.end]
        return min(inside)[1] if inside else None

    def _speaker(self, token: Token) -> str | None:
        """Whose words the token stands in."""
        inside = [s for s in self._found.statements for c in s.content if c.start <= token.start < c.end]
        return next((s.speaker for s in reversed(inside) if s.speaker), None)

    def _first_person(self, token: Token) -> Token:
        """The "we" that an "our" goes back to; the word itself where there is none."""
        near = self._analysis.tokens[max(0, token.index - LOOK_BACK) : token.index]
        return next((t for t in reversed(near) if t.text.lower() in ("we", "i") and t.dep == "nsubj"), token)

    def _group(self, tokens: Sequence[Token]) -> str | None:
        idents = [i for i in (self._one(t) for t in tokens) if i]
        if len(set(idents)) < 2:
            return idents[0] if idents else None
        start, end = self.phrase(tokens[0]).start, self.phrase(tokens[-1]).end
        return self._gathered(idents, self._found.document.span(start, end))

    def together(self, members: Sequence[str], token: Token) -> str:
        """The group of certain actors that one noun means: "the three capitals"."""
        return self._gathered(members, self.phrase(token))

    def alone(self, token: Token) -> str | None:
        """The actor that a word means by itself, whoever is joined to it."""
        return self._one(token) if self.is_party(token) else None

    def _gathered(self, idents: Sequence[str], span: Span) -> str:
        known = {a.id for a in self._actors.values() if a.kind == "group" and set(a.members) == set(idents)}
        if known:
            return min(known)
        names = [self._actors[i].name for i in idents]
        name = " and ".join([", ".join(names[:-1]), names[-1]])
        words = " ".join(span.text.split())
        aliases = (words,) if words != name else ()
        members = tuple(dict.fromkeys(idents))
        return self._add(Actor(name=name, kind="group", aliases=aliases, members=members, mentions=(span,)))

    def _new(self, token: Token) -> str:
        span = self.phrase(token)
        first, last = self._extent(token)
        name = " ".join(span.text.split())
        country = self._country(token, first, last)
        return self._add(
            Actor(name=name, kind=_kind(token), country=country, mentions=(span,), acts_for=self._principals(token))
        )

    def _principals(self, token: Token) -> tuple[ActsFor, ...]:
        """The bodies and peoples without a state for whom those act whom a noun means: "FARC commanders"."""
        known = (self._actors.get(self._at.get(t.index, "")) for t in telling(self._analysis, token))
        told = (a for a in known if a is not None and a.country is None and a.kind in PLACED)
        return tuple(ActsFor(actor=a.id) for a in told)[:1]

    def _add(self, actor: Actor) -> str:
        known = self._actors.setdefault(actor.id, actor)
        if actor.members and not known.members:  # "all three capitals", until it was known which
            self._actors[actor.id] = actor
        for mention in actor.mentions if actor.kind != "group" else ():
            for token in self._analysis.tokens_between(mention.start, mention.end):
                if token.dep not in LEFT and token.dep not in ("pobj", "prep"):
                    self._at.setdefault(token.index, known.id)
        return known.id

    def _extent(self, token: Token) -> tuple[int, int]:
        first = last = token.index
        for kid in self._analysis.children(token.index):
            if kid.index < token.index and kid.dep in LEFT and kid.index not in self._dated:
                first = min(first, self._analysis.subtree(kid.index)[0].index)
            elif kid.index > token.index and kid.dep == "prep" and kid.lemma in BELONGING:
                last = max(last, self._owner_end(kid, last))
        return first, last

    def _owner_end(self, link: Token, last: int) -> int:
        """Where "of the contact group" or "in Caracas" ends; a time or a clause there is none of the name."""
        told = next((k for k in self._analysis.children(link.index) if k.dep == "pobj"), None)
        plain = told is not None and told.index not in self._dated and (link.lemma == "of" or told.pos == "PROPN")
        if told is None or not plain or link.index != last + 1:
            return last
        return max(told.index, self._extent(told)[1])

    def _country(self, token: Token, first: int, last: int) -> str | None:
        """The state told by the words of a phrase, its owner's before its place's."""
        owner = next((k for k in self._analysis.children(token.index) if k.dep == "poss" and k.tag == "PRP$"), None)
        told = self._actors.get(self._one(owner) or "") if owner and token.lemma not in party_nouns("fellows") else None
        named = (named_at(self._words, at) for at in range(first, token.index + 1))
        placed = (named_at(self._words, at) for at in range(token.index + 1, last + 1))
        before = next((n.country for n in named if n), None) or (told.country if told else None)
        return before or next((n.country for n in placed if n), None)


def with_actors(found: Extraction, parties: Parties) -> Extraction:
    """The extraction with the actors that were added."""
    return replace(found, actors=parties.records())


def _kind(token: Token) -> ActorKind:
    words = offices()
    if token.tag in ("NNS", "NNPS") or token.lemma in MANY:
        return "group"
    if token.lemma in words.governments:
        return "government"
    if token.lemma in words.bodies or token.lemma in party_nouns("bodies"):
        return "body"
    if token.lemma in words.organisations:
        return "organisation"
    return "unnamed"
