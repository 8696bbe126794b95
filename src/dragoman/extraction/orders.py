"""Which record came before which, where the text says so: "after the review is completed", "before any approach"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from dragoman.extraction.spans import trim
from dragoman.language.analysis import Analysis, Token
from dragoman.record.docket import Extraction
from dragoman.record.happenings import Contact, Event, Order, Process
from dragoman.record.obligations import Commitment
from dragoman.vocabulary.processes import process_words

VERSION = "1"
Dated: TypeAlias = Event | Process | Contact | Commitment
FARTHEST = 4
"""Clauses that are gone up from a time clause to the record it is told of."""


def extract_orders(found: Extraction, analysis: Analysis) -> Extraction:
    """The extraction with the orders between its events, processes, contacts and commitments."""
    orders = {o.id: o for o in _Reading(found, analysis).orders()}
    return replace(found, orders=tuple(sorted(orders.values(), key=lambda o: (o.evidence, o.id))))


class _Reading:
    def __init__(self, found: Extraction, analysis: Analysis) -> None:
        self.found = found
        self.analysis = analysis
        self._records: list[Dated] = [*found.events, *found.processes, *found.contacts, *found.commitments]

    def orders(self) -> Iterator[Order]:
        """For each word that tells an order, the records on its two sides."""
        if len(self._records) < 2:
            return
        words = process_words()
        for token in self.analysis.tokens:
            tells = token.lemma in words.after | words.before and token.dep in ("mark", "prep", "advmod")
            if tells and not self._either(token):
                yield from self._sides(token, first=token.lemma in words.after)

    def _either(self, link: Token) -> bool:
        """As in "before or after the vote"."""
        return any(k.dep in ("cc", "conj", "preconj") for k in self.analysis.children(link.index))

    def _sides(self, link: Token, *, first: bool) -> Iterator[Order]:
        """`first`: what the word opens came first."""
        below, above = self._opened(link), self._governing(link)
        if not below or above is None:
            return
        clause = trim(self.analysis.subtree(above.index))
        evidence = self.found.document.span(clause[0].start, clause[-1].end)
        for opened in below:
            one, other = self._at(opened), self._main(above)
            if one is None or other is None or one.id == other.id:
                continue
            before, after = (one, other) if first else (other, one)
            yield Order(before=before.id, after=after.id, evidence=(evidence,))

    def _opened(self, link: Token) -> list[Token]:
        """The predicates or nouns that the word opens, joined ones too."""
        if link.dep in ("mark", "advmod"):
            clause = self.analysis.tokens[link.head]
            heads = [clause] if clause.dep == "advcl" else []
        else:
            heads = [k for k in self.analysis.children(link.index) if k.dep in ("pobj", "pcomp")]
        return [t for h in heads for t in (h, *(k for k in self.analysis.children(h.index) if k.dep == "conj"))]

    def _governing(self, link: Token) -> Token | None:
        """The predicate that the clause or phrase tells the time of."""
        clause = self.analysis.tokens[link.head]
        if link.dep == "prep":
            return clause if clause.pos in ("VERB", "AUX", "NOUN") else None
        return self.analysis.tokens[clause.head] if clause.dep == "advcl" else None

    def _main(self, predicate: Token) -> Dated | None:
        """The record of a predicate, or of the clause it is the content of: "plans to meet after the vote"."""
        for _ in range(FARTHEST):
            if found := self._at(predicate):
                return found
            below = [k for k in self.analysis.children(predicate.index) if k.dep in ("xcomp", "dobj")]
            if found := next((r for k in below if (r := self._at(k))), None):
                return found
            if predicate.dep not in ("xcomp", "conj"):
                return None
            predicate = self.analysis.tokens[predicate.head]
        return None

    def _at(self, token: Token) -> Dated | None:
        """The record with the fewest words that takes in a token."""
        around = [(e.end - e.start, r) for r in self._records for e in r.evidence if e.start <= token.start < e.end]
        return min(around, key=lambda pair: (pair[0], pair[1].id))[1] if around else None
