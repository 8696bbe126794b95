"""What a noun of action names: a meeting or journey of itself, something uttered."""

from __future__ import annotations

from dragoman.extraction.clauses.openings import DAYS
from dragoman.language.analysis import Analysis, Token
from dragoman.vocabulary.events import event_words


def is_meeting(noun: Token) -> bool:
    """Whether a noun names a meeting or a journey of itself, not talks that may be under way."""
    return any(p.type == "CONSULT" and p.act in ("meet", "visit") for p in event_words().nouns.get(noun.lemma, ()))


def is_talks(analysis: Analysis, noun: Token) -> bool:
    """Whether a noun names talks, or what counts them: "three days of talks"."""
    links = (k for k in analysis.children(noun.index) if k.dep == "prep" and k.lemma == "of")
    told = (noun, *(p for k in links for p in analysis.children(k.index)))
    return any(t.lemma in event_words().classes["talks"] for t in told)


def is_known_by_day(analysis: Analysis, noun: Token) -> bool:
    """Whether a noun names something by the day on which it came about: "the truce of May 3"."""
    kids = analysis.children(noun.index)
    links = (k for k in kids if k.dep == "prep" and k.lemma == "of")
    days = (p for link in links for p in analysis.children(link.index) if p.text in DAYS)
    dated = any(t.text.isdigit() for day in days for t in analysis.subtree(day.index))
    return dated and any(k.dep == "det" and k.lemma == "the" for k in kids)


def is_uttered(noun: Token) -> bool:
    """Whether a noun names what somebody asked or offered, which was said whatever others make of it: "rejected the
    proposal"."""
    return any(p.type == "REQUEST" or p.act == "message" for p in event_words().nouns.get(noun.lemma, ()))


PLACING = frozenset({"at", "in", "over", "during"})


def is_occasion(link: Token, nouns: list[Token]) -> bool:
    """Whether a preposition only names the occasion: "at Tuesday's meeting Oslo asked", "refused in talks"."""
    meeting = any(is_meeting(n) or n.lemma in event_words().classes["talks"] for n in nouns)
    return (link.lemma in PLACING and meeting) or link.index < link.head
