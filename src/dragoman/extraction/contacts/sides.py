"""Which words around an approach mean a side of it, its bearer, or the thing that is sent."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.extraction.clauses.frames import RELATIVE, Clauses, Frame
from dragoman.extraction.clauses.parties import Parties
from dragoman.language.analysis import Analysis, Token
from dragoman.record.actors import Actor
from dragoman.vocabulary.contacts import contact_words
from dragoman.vocabulary.offices import offices
from dragoman.vocabulary.organisations import named_organisations

NATIONAL = frozenset({"amod", "compound", "nmod"})
VERBAL = frozenset({"VERB", "AUX"})
WIDTH = 6
"""Words behind a preposition or a phrase in which the noun it governs is looked for."""


def mediates(actor: Actor, bodies: Sequence[str] = ()) -> bool:
    """Whether somebody stands between the parties: by his office, or for an organisation of states (`bodies` are those
    for which he acts)."""
    titles = f"{actor.name} {actor.role or ''}".lower().split()
    international = any(name in named_organisations() for name in (actor.name, *bodies))
    return international or any(title in offices().mediating for title in titles)


class Sides:
    """Picks parties and things out of the words of one document."""

    def __init__(self, analysis: Analysis, clauses: Clauses, parties: Parties) -> None:
        self.analysis, self.clauses, self.parties = analysis, clauses, parties
        self._words = contact_words()
        self._things = self._words.papers.union(self._words.nouns)

    def party(self, tokens: Sequence[Token]) -> Token | None:
        """The first of several words that may mean a side; of "whom" the noun that it takes up."""
        told = (self.clauses.meant(t) if t.tag in RELATIVE else t for t in tokens)
        return next((t for t in told if self.may_act(t)), None)

    def agent(self, frame: Frame) -> Token | None:
        """Who acts in a clause; of a passive also whoever stands behind a "by" that the parser takes for a place."""
        return self.party((*frame.agents, *(frame.by("by") if frame.passive else ())))

    def may_act(self, token: Token) -> bool:
        """Whether a word may mean a side: no text, no public, somebody who can be turned to."""
        if token.lemma in self._words.doors or token.lemma == "vice":
            return False
        if token.dep in NATIONAL and self.national(token):
            return True
        if token.lemma in self._words.no_parties and not self._has_name(token):
            return False
        return self.parties.is_party(token) or self._of_a_state(token)

    def _has_name(self, token: Token) -> bool:
        """As in "the deputy, Ana Lind"."""
        return any(k.dep == "appos" and k.pos == "PROPN" for k in self.analysis.children(token.index))

    def _of_a_state(self, token: Token) -> bool:
        """As in "the Armenian catholicos": whoever is told by his state."""
        kids = self.analysis.children(token.index)
        told = any(k.dep in NATIONAL | {"poss"} and self.parties.country(k) is not None for k in kids)
        return told and token.pos == "NOUN" and token.lemma not in self._things

    def national(self, token: Token) -> bool:
        """Whether a word in front of a noun names a state or a body: "a Norwegian offer"."""
        return token.text[:1].isupper() and (self.parties.country(token) is not None or self.parties.is_known(token))

    def thing(self, tokens: Sequence[Token]) -> Token | None:
        """The first thing that is sent, handed over or asked among some words."""
        told = (t for token in tokens for t in (self._contained(token), token))
        return next((t for t in told if t.pos in ("NOUN", "PROPN") and self._is_thing(t)), None)

    def _is_thing(self, token: Token) -> bool:
        """Whether it is one that is sent; "draft rules" are a draft."""
        drafted = any(k.lemma == "draft" and k.dep in NATIONAL for k in self.analysis.children(token.index))
        return drafted or token.lemma in self._things

    def _contained(self, token: Token) -> Token:
        """The questions of "a set of questions"."""
        if token.lemma not in self._words.containers:
            return token
        return next(iter(self.linked(token, "of")), token)

    def behind(self, link: Token) -> list[Token]:
        """The nouns that a preposition governs."""
        return [p for p in self.analysis.children(link.index) if p.dep == "pobj"]

    def linked(self, word: Token, *links: str) -> list[Token]:
        """The nouns behind the prepositions of a word."""
        kids = (k for k in self.analysis.children(word.index) if k.dep in ("prep", "agent", "dative"))
        return [p for k in kids if k.lemma in links for p in self.behind(k)]

    def next_party(self, tokens: Sequence[Token]) -> Token | None:
        """The party that the noun phrase beginning here means."""
        for token in tokens[:WIDTH]:
            if (token.pos in VERBAL and token.dep != "amod") or token.text in (",", ";"):
                return None
            if token.pos in ("NOUN", "PROPN", "PRON") and token.dep not in ("compound", "poss", "amod", "nmod"):
                return token if self.may_act(token) else self._at_whose(token)
        return None

    def _at_whose(self, place: Token) -> Token | None:
        """Whose the door is of "knocked at Oslo's door"."""
        owners = [k for k in self.analysis.children(place.index) if k.dep == "poss"]
        return self.party(owners) if place.lemma in self._words.doors else None

    def bearer(self, frame: Frame) -> Token | None:
        """Through whom it went: "through Oslo", "by way of the envoy", "with the envoy as go-between"."""
        links = ("by", "through")
        ways = [w for w in (*self._near(frame, *links), *frame.by(*links)) if w.lemma in self._words.roads]
        good = [w for w in ways if w.lemma != "office" or w.tag == "NNS"]  # "through the good offices of the pope"
        by_way = [p for way in good for p in (*self.linked(way, "of"), *self._owners(way))]
        own = (*by_way, *frame.by(*self._words.bearing), *self._near(frame, *self._words.bearing))
        return self.party(own) or self.party(self._inside(frame.head, *self._words.bearing))

    def _owners(self, noun: Token) -> list[Token]:
        return [k for k in self.analysis.children(noun.index) if k.dep == "poss"]

    def _inside(self, head: Token, *links: str) -> list[Token]:
        """What stands behind a preposition that the parser hangs to a noun of the clause, ahead of any other clause."""
        found: list[Token] = []
        for token in self.analysis.subtree(head.index):
            if token.index > head.index and token.pos in VERBAL:
                return found
            if token.index > head.index and token.dep == "prep" and token.lemma in links:
                found += self.behind(token)
        return found

    def linked_party(self, head: Token, link: str) -> Token | None:
        """The state or body behind a preposition anywhere in a clause: "conveyed its readiness for talks to Oslo"."""
        return next((t for t in self._inside(head, link) if self.may_act(t) and self.parties.is_sure(t)), None)

    def principal(self, frame: Frame) -> Token | None:
        """For whom somebody acts who turns to another: "on behalf of the owners", "claiming to speak for Oslo"."""
        for side in (frame.head, *frame.agents):
            for link in (k for k in self.analysis.subtree(side.index) if k.dep == "prep" and k.lemma in ("on", "in")):
                for noun in (p for p in self.behind(link) if p.lemma in ("behalf", "name")):
                    owners = [k for k in self.analysis.children(noun.index) if k.dep == "poss"]
                    if found := self.party((*owners, *self.linked(noun, "of"))):
                        return found
        speaking = [
            t
            for agent in frame.agents
            for t in self.analysis.subtree(agent.index)
            if t.lemma in ("speak", "act", "negotiate") and t.pos in VERBAL
        ]
        return self.party([p for verb in speaking for p in self.linked(verb, "for")])

    def _near(self, frame: Frame, *links: str) -> list[Token]:
        """What stands behind a preposition that the parser hangs to the subject: "Oslo, through its envoy, asked"."""
        return [p for agent in frame.agents for p in self.linked(agent, *links)]
