"""What the finders of undertakings have in common: each reads one document, and knows who may be bound."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.extraction.clauses.frames import Clauses
from dragoman.extraction.clauses.parties import Parties
from dragoman.language.analysis import Analysis, Token
from dragoman.vocabulary.commitments import commitment_words


class Finder:
    """Reads one document. `dated` are the tokens of its days."""

    def __init__(
        self, analysis: Analysis, clauses: Clauses, parties: Parties, dated: frozenset[int] = frozenset()
    ) -> None:
        self._analysis, self._clauses, self._parties, self._dated = analysis, clauses, parties, dated
        self._words = commitment_words()

    def _kids(self, token: Token) -> tuple[Token, ...]:
        return tuple(self._analysis.children(token.index))

    def _party(self, tokens: Iterable[Token]) -> Token | None:
        return next((t for t in tokens if self._may_bind(t)), None)

    def _may_bind(self, token: Token) -> bool:
        """Whether a word names a party, or a state by any word."""
        if token.lemma in self._words.unbound:
            return False
        return self._parties.is_party(token) or self._parties.country(token) is not None


class ClauseFinder(Finder):
    """Reads what the verbs and nouns of clauses themselves tell."""

    def _may_bind(self, token: Token) -> bool:
        """Whether a word names a party, or is the adjective of a state; no sum and no "that" is bound."""
        if token.lemma in self._words.unbound | self._words.sums or token.text.lower() in ("that", "this"):
            return False
        return self._parties.is_party(token) or self._adjective(token)

    def _adjective(self, token: Token) -> bool:
        return token.dep in ("amod", "compound", "nmod") and self._parties.country(token) is not None
