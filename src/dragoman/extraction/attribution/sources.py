"""Who stands behind a reporting verb: its subject, its agent, or the subject it borrows."""

from __future__ import annotations

from dragoman.extraction.spans import trim
from dragoman.language.analysis import Analysis, Token
from dragoman.vocabulary.reporting import reporting

FINITE = frozenset({"VBZ", "VBP", "VBD"})
NOMINAL = frozenset({"PROPN", "NOUN", "PRON"})
VERBAL = frozenset({"VERB", "AUX"})
TRAILING = frozenset({"acl", "advcl", "amod"})

BORROWINGS = 8
"""Nobody writes a longer chain of verbs with one subject; a page made to exhaust the reader may hold one."""


def source_of(analysis: Analysis, verb: Token, *, inverted: bool = False, steps: int = BORROWINGS) -> list[Token]:
    """The tokens of who says it; empty where the text does not say.

    `inverted`: what is said stands before the verb, so that a noun phrase behind it is its subject ("..., added X").
    `steps`: over how many verbs a subject may still be borrowed.
    """
    kids = analysis.children(verb.index)
    if _passive(verb, kids):
        agents = [n for k in kids if k.dep == "agent" for n in analysis.children(k.index) if n.dep == "pobj"]
        return phrase(analysis, agents[0]) if agents else []
    if subjects := [k for k in kids if k.dep == "nsubj"]:
        return phrase(analysis, subjects[0])
    behind = [k for k in kids if k.dep == "dobj" and k.index > verb.index]
    if inverted and behind:
        return phrase(analysis, behind[0])
    return (_borrowed(analysis, verb, steps) if steps else []) or _adjacent(analysis, verb, kids)


def phrase(analysis: Analysis, head: Token) -> list[Token]:
    """A noun phrase with its appositions and relative clauses, without a loose participle behind a comma."""
    tokens = analysis.subtree(head.index)
    for kid in analysis.children(head.index):
        comma = kid.index > head.index and _after_comma(analysis, analysis.subtree(kid.index)[0])
        if kid.dep in TRAILING and comma:
            tokens = [t for t in tokens if t.index < analysis.subtree(kid.index)[0].index]
    return trim(tokens)


def owner_of(analysis: Analysis, noun: Token) -> list[Token]:
    """Whose a noun is: "Miller" of "Miller's claim", "her" of "her demand"; empty where the text does not say."""
    return [t for k in analysis.children(noun.index) if k.dep == "poss" for t in phrase(analysis, k) if t.tag != "POS"]


def _after_comma(analysis: Analysis, token: Token) -> bool:
    return token.index > 0 and analysis.tokens[token.index - 1].text == ","


def _passive(verb: Token, kids: list[Token]) -> bool:
    """By its auxiliary, or a participle on its own ("when asked", "a course called ...")."""
    if any(k.dep in ("auxpass", "agent") for k in kids):
        return True
    return verb.tag == "VBN" and not any(k.dep in ("aux", "nsubj") for k in kids)


def _borrowed(analysis: Analysis, verb: Token, steps: int) -> list[Token]:
    """A verb without a subject borrows it: "X came and said", "X left, saying ...", "a note saying ..."."""
    head = analysis.tokens[verb.head]
    if head.index == verb.index:
        return []
    if verb.dep in ("acl", "relcl") and head.pos in ("NOUN", "PROPN"):
        return _author(analysis, verb, head, steps) if verb.tag == "VBG" else []
    if verb.dep in ("conj", "xcomp", "advcl", "dep") and head.pos in VERBAL:
        return source_of(analysis, head, steps=steps - 1)
    over = analysis.tokens[head.head]
    if verb.dep == "pcomp" and head.lemma == "as":
        return _quoted(analysis, over)
    if verb.dep == "pcomp" and over.pos in VERBAL:
        return _acting(analysis, over, steps - 1)
    return []


def _acting(analysis: Analysis, verb: Token, steps: int) -> list[Token]:
    """Whom "after saying ..." tells of: the subject of the clause it stands in, be it passive."""
    passive = [k for k in analysis.children(verb.index) if k.dep == "nsubjpass"]
    return phrase(analysis, passive[0]) if passive else source_of(analysis, verb, steps=steps)


def _quoted(analysis: Analysis, verb: Token) -> list[Token]:
    """Whom "quoted X as saying ..." and "X was quoted as saying ..." quote."""
    found = [k for k in analysis.children(verb.index) if k.dep in ("dobj", "nsubjpass")]
    return phrase(analysis, found[0]) if found else []


def _adjacent(analysis: Analysis, verb: Token, kids: list[Token]) -> list[Token]:
    """The noun right before a finite verb that the parse left without a subject ("given Lee has made clear ...")."""
    first = min((k.index for k in kids if k.dep == "aux" and k.index < verb.index), default=verb.index)
    if first == 0 or (verb.tag not in FINITE and first == verb.index):
        return []
    before = analysis.tokens[first - 1]
    return phrase(analysis, before) if before.pos in NOMINAL and before.dep in ("pobj", "dobj") else []


def _author(analysis: Analysis, verb: Token, noun: Token, steps: int) -> list[Token]:
    """Of "officials released statements saying ...": the officials; of "a senator calling ...": the senator."""
    over = analysis.tokens[noun.head]
    if noun.dep == "dobj" and over.pos in VERBAL and noun.lemma in reporting().texts:
        return source_of(analysis, over, steps=steps - 1)
    inside = {t.index for t in analysis.subtree(verb.index)}
    return trim([t for t in phrase(analysis, noun) if t.index not in inside])
