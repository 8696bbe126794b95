"""Several who are approached at once: "Ottawa and Lima", "all three governments", "the delegations"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dragoman.extraction.clauses.parties import Parties
from dragoman.language.analysis import Analysis, Token
from dragoman.record.evidence import Span
from dragoman.vocabulary.comparing import comparing_words
from dragoman.vocabulary.contacts import contact_words, party_nouns
from dragoman.vocabulary.offices import offices
from dragoman.vocabulary.organisations import named_organisations

PAIR = {"both": 2}
OWN = frozenset({"his", "her", "its", "their"})
LEAST = 2
"""Times that a state is named at least that a bare number of states counts in."""

CLOSE = 0.7
"""Share of the last one's namings from which a further state makes a number of them doubtful."""


class Addressees:
    """Tells the parties of a group one by one in one document."""

    def __init__(self, analysis: Analysis, parties: Parties) -> None:
        self._analysis, self._parties = analysis, parties
        self._nouns = offices().collectives | contact_words().gathered

    def of(self, token: Token, initiator: str | None = None) -> str | None:
        """Whom a word means; of a noun for several states the group of those that the text deals with, but the
        one who turns to them."""
        if self._is_collective(token) and len(named := self._named_behind(token)) > 1:
            return self._parties.together(named, token)
        ident = self._parties.of(token)
        if ident is None or self._parties.actor(ident).members or self._parties.actor(ident).country:
            return ident
        without = self._parties.actor(initiator).country if initiator is not None else None
        if without is not None and self._is_other_side(token):
            return next(iter(self._states(1, without)), ident)
        if not self._is_collective(token) and not self._is_called_so(ident):
            return ident
        count = self._count(token) or self._counted_in(self._parties.actor(ident).name)
        if count is None and any(k.lemma == "all" for k in self._analysis.children(token.index)):
            return ident  # "all capitals": nobody says which
        members = self._states(count, without)
        return self._parties.together(members, token) if len(members) > 1 else ident

    def _is_other_side(self, token: Token) -> bool:
        """As in "his counterpart", "the other capital"."""
        kids = [k.lemma for k in self._analysis.children(token.index)]
        fellow = token.lemma in party_nouns("fellows") and any(k in OWN for k in kids)
        return token.tag == "NN" and (fellow or (token.lemma in self._nouns and "the" in kids and "other" in kids))

    def _is_called_so(self, ident: str) -> bool:
        """Whether a group that a pronoun takes up is told by a noun for the parties: "the two sides ... they wrote"."""
        actor = self._parties.actor(ident)
        words = actor.name.lower().split()
        told = words[0] in ("the", "both", "all") and words[-1].removesuffix("s") in self._nouns
        return actor.kind == "group" and told

    def _counted_in(self, name: str) -> int | None:
        told = (PAIR.get(w) or comparing_words().numbers.get(w) for w in name.lower().split())
        return next((n for n in told if n), None)

    def _named_behind(self, token: Token) -> list[str]:
        """As in "all three capitals, Oslo, Ottawa and Lima"."""
        apposed = [k for k in self._analysis.children(token.index) if k.dep in ("appos", "conj") and k.pos == "PROPN"]
        told = [t for name in apposed for t in self._parties.clauses.joined(name)]
        return list(dict.fromkeys(i for t in told if self._parties.country(t) and (i := self._parties.alone(t))))

    def places(self, token: Token, members: Sequence[str], near: int) -> dict[str, Span]:
        """For each member the words that name it: in the list itself, else those nearest to an offset."""
        listed = {self._parties.alone(t): self._parties.phrase(t) for t in self._parties.clauses.joined(token)}
        return {m: listed.get(m) or self._nearest(m, near) for m in members}

    def _nearest(self, member: str, near: int) -> Span:
        return min(self._parties.actor(member).mentions, key=lambda s: (abs(s.start - near), s.start))

    def _lists(self, token: Token) -> bool:
        return any(k.dep == "conj" for k in self._analysis.children(token.index))

    def _is_collective(self, token: Token) -> bool:
        """Whether a noun means the parties of a negotiation, whose it does not say."""
        kids = self._analysis.children(token.index)
        own = any(k.dep in ("poss", "prep", "amod", "compound", "relcl") and k.lemma not in ("other",) for k in kids)
        told = any(k.lemma in ("the", "all", "both", "each") for k in kids)
        if token.lemma in comparing_words().numbers and told and not own:
            return True  # "the three"
        return token.tag == "NNS" and token.lemma in self._nouns and told and not own

    def _count(self, token: Token) -> int | None:
        kids = [k.lemma for k in self._analysis.children(token.index)]
        numbers = comparing_words().numbers
        return next((n for n in (PAIR.get(k) or numbers.get(k) for k in (*kids, token.lemma)) if n), None)

    def _states(self, count: int | None, without: str | None) -> list[str]:
        """The states that the text lists, so many of them as are counted; else those that it names most."""
        lists = [[c for c in told if c != without] for told in self._listed()]
        fit = [told for told in lists if len(told) == count or (count is None and len(told) > 1)]
        codes = (max(fit, key=len, default=None) if count != 1 else None) or self._named_most(
            count or self._usual_count(), without
        )
        states = [ident for code in codes if (ident := self._state(code))]
        least = min((len(self._parties.actor(s).mentions) for s in states), default=0)
        return states if least >= self._others_named() else []

    def _others_named(self) -> int:
        """How often a movement or a body is named that is of no state, and may be a party too."""
        known = named_organisations()
        bodies = [a for a in self._parties.records() if a.kind in ("organisation", "body") and a.country is None]
        return max((len(a.mentions) for a in bodies if a.name not in known), default=0)

    def _listed(self) -> Iterator[list[str]]:
        for token in self._analysis.tokens:
            joined = self._parties.clauses.joined(token) if token.pos == "PROPN" and self._lists(token) else ()
            codes = [self._parties.country(t) for t in joined]
            known = [c for c in codes if c is not None]
            if joined and joined[0] is token and len(known) == len(codes) == len(set(codes)):
                yield known

    def _named_most(self, count: int | None, without: str | None) -> list[str]:
        told = (self._parties.country(t) for t in self._analysis.tokens if t.text[:1].isupper())
        named = Counter(c for c in told if c is not None and c != without).most_common()
        if count is None or len(named) < count or named[count - 1][1] < LEAST:
            return []
        doubtful = len(named) > count and named[count][1] > CLOSE * named[count - 1][1]
        return [] if doubtful else [code for code, _ in named[:count]]

    def _usual_count(self) -> int | None:
        """How many the parties are where the text counts them elsewhere: "the three governments"."""
        nouns = (t for t in self._analysis.tokens if t.tag == "NNS" and t.lemma in self._nouns)
        counts = Counter(n for t in nouns if (n := self._count(t)))
        return max(counts, key=lambda n: (counts[n], n), default=None)

    def _state(self, code: str) -> str | None:
        states = (a.id for a in self._parties.records() if a.kind == "state" and a.country == code)
        return next(states, None)
