"""Participles behind a noun: whether they tell of what was done before, and of which noun they tell."""

from __future__ import annotations

from dragoman.language.analysis import Analysis, Token

DEEPEST = 4
COMING_ABOUT = frozenset({"take", "go", "happen", "begin", "start", "open", "occur", "follow", "resume"})
"""Verbs that tell in the past of what took place, went ahead or began."""


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


def is_aside(analysis: Analysis, verb: Token) -> bool:
    """Whether a verb without subject or object stands between commas behind the subject, a participle that parsers take
    for a past tense: "The truce, agreed in May, has held"."""
    kids = analysis.children(verb.index)
    if verb.dep != "parataxis" or verb.tag not in ("VBD", "VBN") or not is_set_off(analysis, verb):
        return False
    before = _whole(analysis, analysis.tokens[verb.index - 2])
    own = any(k.dep in ("dobj", "ccomp", "aux", "prt") or (k.dep == "nsubj" and k != before) for k in kids)
    subject = before.dep in ("nsubj", "nsubjpass") and before.head in (verb.index, verb.head)
    return not own and before.pos == "NOUN" and subject


def _whole(analysis: Analysis, noun: Token) -> Token:
    """The noun that "of" hangs another on: the exchange for the prisoners of "the exchange of prisoners"."""
    link = analysis.tokens[noun.head]
    return analysis.tokens[link.head] if noun.dep == "pobj" and link.lemma == "of" else noun


def came_about(analysis: Analysis, verb: Token) -> bool:
    """Whether what a participle tells the plan of came about: "the visit planned for May took place"."""
    noun = analysis.tokens[verb.head]
    above = analysis.tokens[noun.head]
    kids = analysis.children(above.index)
    bare = not any(k.dep in ("aux", "neg") for k in kids)
    return noun.dep == "nsubj" and above.tag == "VBD" and bare and above.lemma in COMING_ABOUT


def does_itself(analysis: Analysis, clause: Token) -> bool:
    """Whether a noun itself does something in its clause: "a plan that would put the port under the council"."""
    kids = analysis.children(clause.index)
    relative = any(k.dep == "nsubj" and k.tag in ("WDT", "WP") for k in kids)
    return relative and any(k.dep == "dobj" for k in kids)
