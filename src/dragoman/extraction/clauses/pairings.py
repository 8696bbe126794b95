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


def misjoined(analysis: Analysis, noun: Token) -> list[Token]:
    """The noun behind "and" that parsers join to the verb, where it continues this one: "signed by Oslo and nine
    groups"."""
    last = max((t.index for t in analysis.subtree(noun.index)), default=noun.index)
    links = [t for t in analysis.tokens[last + 1 : last + 2] if t.dep == "cc"]
    heads = [(c, analysis.tokens[c.head]) for c in links]
    found = [k for c, h in heads if h.pos in ("VERB", "AUX", "ADP") for k in analysis.children(h.index)
             if k.dep == "conj" and k.pos in ("NOUN", "PROPN") and k.index > c.index]  # fmt: skip
    return [k for k in found if not any(g.dep in ("nsubj", "cop") for g in analysis.children(k.index))][:1]


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
