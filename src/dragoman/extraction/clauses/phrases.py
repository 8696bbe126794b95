"""Phrases of a vocabulary in a run of tokens (lemmas in a row, with gaps), and the words that belong to a clause."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from dragoman.language.analysis import Analysis, Token

GAP = 4
"""Words that a `*` stands for at most."""

Phrase = tuple[str, ...]


def find_phrase(tokens: Sequence[Token], phrases: Iterable[Phrase]) -> tuple[int, int] | None:
    """Positions in `tokens` (half-open) of the first of the phrases that stands there, in the order of phrases."""
    return next(phrases_in(tokens, phrases), None)


def phrases_in(tokens: Sequence[Token], phrases: Iterable[Phrase]) -> Iterator[tuple[int, int]]:
    """Positions of every phrase that stands in `tokens`, in the order of phrases."""
    firsts: dict[str, list[int]] = {}
    for at, token in enumerate(tokens):
        firsts.setdefault(token.lemma, []).append(at)
        if token.text.lower() != token.lemma:
            firsts.setdefault(token.text.lower(), []).append(at)
    for phrase in phrases:
        for at in firsts.get(phrase[0], ()):
            end = _matched(tokens, at + 1, phrase[1:])
            if end is not None:
                yield at, end


def _matched(tokens: Sequence[Token], at: int, rest: Phrase) -> int | None:
    """Where the rest of a phrase ends that begins at a position."""
    for n, word in enumerate(rest):
        if word == "*":
            tails = (_matched(tokens, at + skipped, rest[n + 1 :]) for skipped in range(GAP + 1))
            return next((end for end in tails if end is not None), None)
        if at >= len(tokens) or word not in (tokens[at].lemma, tokens[at].text.lower()):
            return None
        at += 1
    return at


def own_words(analysis: Analysis, head: Token, apart: Callable[[Token, Token], bool]) -> list[Token]:
    """What hangs on a word, without the dependents that `apart`, given one and its governor, says begin another clause;
    marks left out. The word itself where nothing else is left."""
    found, pending = [], [head]
    while pending:
        here = pending.pop()
        found.append(here)
        pending += [k for k in analysis.children(here.index) if not apart(k, here)]
    return [t for t in found if t.pos not in ("PUNCT", "SPACE") and t.dep != "cc"] or [head]
