"""What a verb is done to, where something between commas stands before it and parsers take it for a further name of
that: "sent the envoys, by way of Oslo, a list of four places"."""

from __future__ import annotations

from dragoman.extraction.clauses.openings import DAYS
from dragoman.extraction.speakers.nominals import tells_people
from dragoman.language.analysis import Analysis, Token

INTERRUPTING = frozenset({"prep", "npadvmod", "agent", "dative", "dobj", "tmod"})
DETERMINED = frozenset({"a", "an", "the", "its", "his", "her", "their", "two", "three", "another"})


def resumed_object(analysis: Analysis, verb: Token) -> list[Token]:
    """The thing behind the second comma; empty where nothing interrupts."""
    behind = [k for k in analysis.children(verb.index) if k.dep in INTERRUPTING and k.index > verb.index]
    below = (t for k in behind for t in analysis.subtree(k.index))
    return [t for t in below if t.dep == "appos" and t.pos == "NOUN" and _resumes(analysis, verb, t)][:1]


def _resumes(analysis: Analysis, verb: Token, noun: Token) -> bool:
    """Whether a noun phrase stands right behind a comma that closes what another comma opened, and names a thing."""
    first = analysis.subtree(noun.index)[0]
    opened = [t for t in analysis.tokens[verb.index : first.index] if t.text == ","]
    closed = bool(opened) and opened[-1].index == first.index - 1
    return closed and len(opened) > 1 and first.lemma.lower() in DETERMINED and not tells_people(noun)


def past_day(analysis: Analysis, noun: Token) -> list[Token]:
    """The "of" or "between" of a noun behind its day, where parsers hang it on the day: "the release on March 3 of
    twelve men"."""
    links = (k for k in analysis.children(noun.index) if k.dep == "prep" and k.lemma in ("on", "in"))
    days = (p for link in links for p in analysis.children(link.index) if p.dep == "pobj" and p.text in DAYS)
    below = (k for day in days for k in analysis.children(day.index))
    return [k for k in below if k.dep == "prep" and k.lemma in ("of", "between", "by")]
