"""Participles behind a noun: whether they tell of what was done before, and of which noun they tell."""

from __future__ import annotations

from dragoman.language.analysis import Analysis, Token

DEEPEST = 4


def is_set_off(analysis: Analysis, verb: Token) -> bool:
    """Whether a participle stands between commas: "the text, initialled in May, is to be signed"."""
    return verb.index > 0 and analysis.tokens[verb.index - 1].text == ","


def is_dated(analysis: Analysis, verb: Token) -> bool:
    """Whether a participle tells when: "signed on 23 March"."""
    links = (k for k in analysis.children(verb.index) if k.dep == "prep" and k.lemma in ("on", "in"))
    below = (t for link in links for t in analysis.subtree(link.index))
    return any(c.isdigit() for t in below for c in t.text)


def described_before(analysis: Analysis, verb: Token) -> Token | None:
    """The noun that a participle tells of where parsers hang it on the verb: the round in "In the last round, held in
    May, they agreed". None where it is the subject that is described."""
    if verb.tag != "VBN" or verb.index < DEEPEST - 1 or not is_set_off(analysis, verb):
        return None
    here = analysis.tokens[verb.index - 2]
    for _ in range(DEEPEST):
        link = analysis.tokens[here.head]
        if here.dep != "pobj" or here.pos not in ("NOUN", "PROPN"):
            return None
        if link.head == verb.head:
            return here
        here = analysis.tokens[link.head]
    return None
