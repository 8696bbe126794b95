"""Clauses that ask whether something is so, and so do not say that it is."""

from __future__ import annotations

from dragoman.extraction.clauses.frames import SUBJECTS
from dragoman.language.analysis import Analysis, Token

CLOSING = frozenset({'"', "'", "”", "’", "»", ")"})
AUXILIARIES = frozenset({"aux", "auxpass"})


def asks_whether(analysis: Analysis, verb: Token) -> bool:
    """Whether a clause is a yes-or-no question ("Has Oslo called?"), by its inversion and the mark at its end.

    What "when", "why" and the like ask about is taken for granted, and so is what follows a question's own verb.
    """
    kids = analysis.children(verb.index)
    subject = next((k for k in kids if k.dep in SUBJECTS), None)
    first = next((k for k in kids if k.dep in AUXILIARIES), _bare(analysis, verb))
    if subject is None or first is None or first.index > subject.index:
        return False
    sentence = analysis.sentence_at(verb.start)
    tokens = analysis.tokens_of(sentence) if sentence else ()
    last = next((t for t in reversed(tokens) if t.text not in CLOSING), None)
    opened = any(t.tag.startswith("W") for t in tokens if t.index < first.index)
    return last is not None and last.text == "?" and not opened


def _bare(analysis: Analysis, verb: Token) -> Token | None:
    """The auxiliary that is the verb itself, or that parsers set above it ("Ana, is it finished?")."""
    above = analysis.tokens[verb.head]
    if verb.pos == "AUX":
        return verb
    return above if verb.dep == "ccomp" and above.pos == "AUX" else None
