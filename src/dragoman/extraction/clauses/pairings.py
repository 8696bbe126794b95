"""Lists of names with whom each is for, which parsers join to the wrong word: "Vega of Norway and Rojas of Chad"."""

from __future__ import annotations

from dragoman.language.analysis import Analysis, Token


def paired(analysis: Analysis, name: Token) -> list[Token]:
    """The further names of such a list."""
    if name.pos != "PROPN":
        return []
    behind = _behind(analysis, name)
    joined = [(p, k) for p in behind for k in analysis.children(p.index) if k.dep == "conj"]
    further = [k for p, k in joined if second_pair(analysis, p, k)]
    above = analysis.tokens[name.head]
    if name.dep == "conj" and second_pair(analysis, above, name):
        return [k for _, k in joined]  # "..., and the French envoy"
    return further


def second_pair(analysis: Analysis, first: Token, other: Token) -> bool:
    """Whether behind a name joined to another the same preposition stands as before that one."""
    link = analysis.tokens[first.head]
    following = analysis.tokens[other.index + 1 : other.index + 2]
    same = any(t.lemma == link.lemma and t.pos == "ADP" for t in following)
    return same and first.dep == "pobj" and first.pos == other.pos == "PROPN"


def _behind(analysis: Analysis, name: Token) -> list[Token]:
    """What the preposition right behind a name governs, wherever parsers hang that."""
    links = (t for t in analysis.tokens[name.index + 1 : name.index + 2] if t.dep == "prep")
    return [p for link in links for p in analysis.children(link.index) if p.dep == "pobj"]
