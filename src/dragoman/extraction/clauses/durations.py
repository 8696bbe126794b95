"""How long something lasts, where a parse takes it for what an infinitive hangs on."""

from __future__ import annotations

from dragoman.language.analysis import Analysis, Token

SPANNING = frozenset({"since", "for", "over", "during", "throughout"})
"""Prepositions that say how long something lasts."""
DEEPEST = 4


def lasting(analysis: Analysis, above: Token) -> Token:
    """The verb that lasts so long, for a noun of its time: "trying" for "May" in "trying since May to reach Oslo",
    where parsers hang "reach" on "May"; every other token is returned as it is."""
    noun = above
    for _ in range(DEEPEST):
        link = analysis.tokens[noun.head]
        if noun.dep != "pobj" or link.dep != "prep":
            break
        noun = analysis.tokens[link.head]
        if link.lemma in SPANNING:
            return noun if noun.pos == "VERB" else above
    return above


def held_until(analysis: Analysis, verb: Token) -> bool:
    """Whether something is only said not to have happened before: "did not meet again until Monday", "waited until
    Monday to reply"."""
    kids = analysis.children(verb.index)
    links = [k for k in kids if k.lemma in ("until", "till") and k.dep == "prep" and k.index > verb.index]
    told = [p for link in links for p in analysis.children(link.index) if p.dep == "pobj" and p.lemma not in PRESENTLY]
    past = any(k.dep == "aux" and k.tag == "VBD" for k in kids) and any(k.dep == "neg" for k in kids)
    waited = verb.lemma == "wait" and verb.tag == "VBD" and any(k.dep in ("xcomp", "advcl") for k in kids)
    return bool(told) and (past or waited)


def given_until(analysis: Analysis, verb: Token) -> bool:
    """Whether somebody has, or is given, time to do something: "had until Monday to answer"."""
    kids = analysis.children(verb.index)
    return verb.lemma in ("have", "give", "allow") and any(
        k.lemma in ("until", "till") for k in kids if k.dep == "prep"
    )


def moves(analysis: Analysis, verb: Token) -> bool:
    """Whether a verb gives something another day: "was postponed", "has been pushed back", "was brought forward"."""
    beside = {k.lemma for k in analysis.children(verb.index) if k.dep in ("prt", "advmod", "advcl")}
    return verb.lemma in MOVING or bool(MOVING_WITH.get(verb.lemma, frozenset()) & beside)


MOVING = frozenset({"postpone", "delay", "defer", "reschedule", "move", "shift"})
MOVING_WITH = {
    "put": frozenset({"off", "back"}),
    "push": frozenset({"back", "off"}),
    "bring": frozenset({"forward"}),
    "set": frozenset({"back"}),
}
"""Verbs that with one of these words give something another day."""

PRESENTLY = frozenset({"now", "today", "end"})
