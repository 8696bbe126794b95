"""Reports that put one event on different days."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from dragoman.reconcile.claims import claim
from dragoman.reconcile.disagreements.case import Case, between_marks, disagreement
from dragoman.reconcile.disagreements.names import named_states
from dragoman.reconcile.disagreements.sentences import paragraph_of
from dragoman.reconcile.disagreements.settings import REACH, SAID
from dragoman.reconcile.disagreements.steps import other_step
from dragoman.reconcile.pairs import NEAR, days_between
from dragoman.reconcile.passages import sentence_bounds, setting_of
from dragoman.reconcile.traits import tells_anew
from dragoman.reconcile.words import concepts_in, telling
from dragoman.record.dates import Answer, DateRange
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.findings import Disagreement
from dragoman.record.happenings import Event
from dragoman.record.times import TimeExpression
from dragoman.vocabulary.comparing import comparing_words
from dragoman.vocabulary.disagreeing import disagreeing_words

TOLD = frozenset({"actual"})
PAPERS = frozenset({"message", "report", "reply", "ask", "offer", "propose"})
CLAUSE = re.compile(
    r";|,? \b(?:and|but|while|when|which|who|where|although)\b|,? \b(?:after|before|since|until)\b(?= (?:an?|the|it) )"
)
WHEN = re.compile(r",? (?:when|the day (?:when|on which)) ")
BOUNDS = frozenset({"until", "before", "after", "since"})
BOUND = re.compile(r"\b(?:until|before|after|since|by)\s+(?:the\s+|late\s+|early\s+)?$", re.IGNORECASE)
NAME = re.compile(r"(?<=[\w,] )[A-Z][\w'’-]*")
LAST_NAME = re.compile(r"\b[A-Z][\w'’-]*$")
"""A name right before "and", which a name behind it goes on: "envoys of Japan and South Korea were told"."""

TAKEN_UP = re.compile(r"\b(?:it|them|this|that|these|those)\b", re.IGNORECASE)
SETTING = 2
"""Telling words, but for names, that two settings share where two dated clauses are of one thing."""


def date_disagreements(case: Case) -> Iterator[Disagreement]:
    """Days told of one event that are not the same. A plan that changed is none: only what took place counts."""
    for group in case.happenings:
        told = _of_one_act([e for e in group if e.factuality in TOLD and e.when.exact and not _to_come(case, e)])
        sides = _sides(told)
        if len(sides) > 1 and len({e.document for e in told}) > 1:
            topic = min(told, key=lambda e: e.evidence).evidence[0].text
            claims = [(when.edtf or "", [s for e in events for s in e.evidence]) for when, events in sides]
            yield disagreement(f"day of {between_marks(topic)}", "date", claims)
    yield from _dated_clauses(case)


def _to_come(case: Case, event: Event) -> bool:
    return event.when.after(case.published(event.document)) is Answer.YES


def _of_one_act(events: list[Event]) -> list[Event]:
    """The events without those that tell of another step than all the rest, or of another time of the same."""
    told = {e.id: concepts_in(e.evidence[0].text) for e in events}
    kept = [e for e in events if not tells_anew(e.evidence[0].text)]
    return [
        e
        for e in kept
        if any(o.when != e.when and (_alike_done(e, o) or not other_step(told[e.id], told[o.id])) for o in kept)
    ]


def _alike_done(one: Event, other: Event) -> bool:
    """Whether both tell of one act, whatever else stands beside it; papers are sent, passed on and answered."""
    return bool(one.act) and one.act == other.act and one.act not in PAPERS


def _sides(events: list[Event]) -> list[tuple[DateRange, list[Event]]]:
    """Events by the day they name."""
    days: dict[DateRange, list[Event]] = defaultdict(list)
    for event in sorted(events, key=lambda e: (e.when.sort_key(), e.id)):
        days[DateRange(event.when.earliest, event.when.latest)].append(event)
    return list(days.items())


@dataclass(frozen=True)
class _Dated:
    """A clause with a day of its own."""

    clause: Span
    when: DateRange
    acts: frozenset[str]
    setting: frozenset[str]
    counted: frozenset[tuple[str, float]]
    anew: bool
    told: frozenset[str]


def _dated_clauses(case: Case) -> Iterator[Disagreement]:
    """Clauses that put the same act, told of the same things, on days that lie close by: no event record is needed."""
    by_act: dict[str, list[_Dated]] = defaultdict(list)
    for time in case.docket.times:
        if (time.type in ("DATE", "TIME") and time.when.exact) and (found := _dated(case, time)):
            for act in found.acts:
                by_act[act].append(found)
    pairs = {(a.clause, b.clause): (a, b) for group in by_act.values() for a, b in _near(group)}
    for one, other in pairs.values():
        if _of_one_thing(one, other):
            claims = [(d.when.edtf or "", [d.clause]) for d in (one, other)]
            yield disagreement(f"day of {between_marks(one.clause.text)}", "date", claims)


def _near(group: list[_Dated]) -> Iterator[tuple[_Dated, _Dated]]:
    """Pairs whose days lie close by."""
    ordered = sorted(group, key=lambda d: (d.when.sort_key(), d.clause))
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 :]:
            if days_between(one.when, other.when) > NEAR:
                break
            yield one, other


def _dated(case: Case, time: TimeExpression) -> _Dated | None:
    """The clause around a day; None where it is only planned, or bounds something, or names another day beside."""
    document = case.documents[time.document]
    start, end = sentence_bounds(document.text, time.start)
    breaks = [start, *_clause_ends(document.text, start, end), end]
    first = max(b for b in breaks if b <= time.start)
    last = min((b for b in breaks if b >= time.end), default=end)
    since = WHEN.match(document.text, time.end)
    if since:
        first, last = time.start, min((b for b in breaks if b > since.end()), default=end)
    words = document.text[first:last].rstrip(" ,;.\n")
    planned = time.when.after(document.published) is Answer.YES or _unsure(document.text, words, time)
    if planned or not words.strip() or document.part_at(time.start) != "body":
        return None
    first += len(words) - len(words.lstrip())
    clause = document.span(first, first + len(words.strip()))
    if any(clause.covers(t) and t.when.exact and t.when != time.when for t in case.times_in.get(document.id, ())):
        return None
    told = concepts_in(clause.text) - concepts_in(time.text)
    said = _acts(told - _names(clause.text))
    around = _around(document, clause)
    setting = telling(concepts_in(around) - concepts_in(time.text) - _names(around))
    counted = frozenset((amount.unit, amount.value) for amount in claim(around).ordinals)
    return _Dated(clause, time.when, said, setting, counted, tells_anew(clause.text), told) if said else None


def _names(text: str) -> frozenset[str]:
    """The words with a capital: who does a thing does many others, too."""
    return concepts_in(" ".join(NAME.findall(text)))


def _clause_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Where the clauses of a sentence begin anew; "and" between names or things begins none."""
    for found in CLAUSE.finditer(text, start, end):
        behind = CLAUSE.search(text, found.end(), end)
        clause = text[found.end() : behind.start() if behind else end]
        joined = found[0].strip(" ,") == "and"
        named = joined and clause.lstrip()[:1].isupper() and LAST_NAME.search(text, start, found.start()) is not None
        if not joined or (disagreeing_words().happened.search(clause) and not named):
            yield found.end()


def _unsure(text: str, words: str, time: TimeExpression) -> bool:
    """Whether a clause only plans, or its day bounds something ("before 3 May")."""
    marks = [m[0].lower() for m in re.finditer(rf"\b(?:{comparing_words().intended})\b", words, re.IGNORECASE)]
    if SAID.search(text, max(0, time.start - REACH), time.start):
        return True
    bound = BOUND.search(text, max(0, time.start - REACH), time.start)
    if bound and not WHEN.match(text, time.end):
        return True
    return any(mark not in BOUNDS for mark in marks)


def _acts(said: frozenset[str]) -> frozenset[str]:
    """What two clauses of one thing share one of: telling words, and pairs of the words that many reports have."""
    known = telling(said)
    return known | {f"{one} {other}" for one, other in combinations(sorted(said - known - named_states()), 2)}


def _around(document: Document, clause: Span) -> str:
    """The sentence of a clause; with the one before it where the clause only takes up what that has named."""
    setting = setting_of(document, clause)
    start, _ = sentence_bounds(document.text, clause.start)
    paragraph = paragraph_of(document, clause.start).start
    if not TAKEN_UP.search(clause.text) or start <= paragraph:
        return setting
    before, _ = sentence_bounds(document.text, start - 1)
    return f"{document.text[max(before, paragraph) : start]} {setting}"


def _of_one_thing(one: _Dated, other: _Dated) -> bool:
    ours, theirs = dict(one.counted), dict(other.counted)
    return (
        not (one.anew or other.anew or other_step(one.told, other.told))
        and one.clause.document != other.clause.document
        and 0 < days_between(one.when, other.when) <= NEAR
        and len(one.setting & other.setting) + len(one.counted & other.counted) >= SETTING
        and all(theirs.get(noun, number) == number for noun, number in ours.items())
    )
