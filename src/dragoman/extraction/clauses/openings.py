"""Who acts in a clause that opens with a day, where parsers take the name behind the day for a part of it: "On Friday
Rojas and his guest gave a dinner", "On 8 May Rojas is expected"."""

from __future__ import annotations

from dragoman.language.analysis import Analysis, Token

WEEKDAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
MONTHS = frozenset(
    {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October"}
    | {"November", "December"}
)
DAYS = WEEKDAYS | MONTHS
OPENING = frozenset({"on", "in", "last", "since", "by"})


def behind_day(analysis: Analysis, verb: Token) -> list[Token]:
    """The name behind the day at the head of a clause whose verb has no subject; empty where there is none."""
    links = [k for k in analysis.children(verb.index) if k.dep == "prep" and k.index < verb.index]
    names = [n for k in links if k.lemma.lower() in OPENING for n in analysis.children(k.index) if n.dep == "pobj"]
    return [n for n in names if n.pos == "PROPN" and n.text not in DAYS and _dated(analysis, n)][:1]


def _dated(analysis: Analysis, name: Token) -> bool:
    """Whether a day stands before a name as if it were a part of it."""
    before = [
        k for k in analysis.children(name.index) if k.dep in ("compound", "nmod", "nummod") and k.index < name.index
    ]
    return any(k.text in DAYS for k in before)
