"""Where somebody is due: "the envoys are due back in Oslo on Monday", "are due here next week"."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.language.analysis import Analysis, Token

HERE = frozenset({"here", "there"})


def due_at(analysis: Analysis, kids: Iterable[Token]) -> list[Token]:
    """Of the dependents of "be" the place at which its subject is due; empty where it is due nowhere."""
    beside = list(kids)
    due = [k for k in beside if k.dep == "acomp" and k.lemma == "due"]
    adverbs = [k for d in due for k in analysis.children(d.index) if k.dep == "advmod"]
    found = [k for k in (*adverbs, *beside) if due and k.dep == "advmod" and k.lemma in HERE]
    links = (k for a in adverbs for k in analysis.children(a.index) if k.dep == "prep" and k.lemma in ("in", "at"))
    return [*found, *(p for link in links for p in analysis.children(link.index) if p.dep == "pobj")]
