"""One says it happened, another denies it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.reconcile.disagreements.answers import STILL_OPEN, denied_in_answers
from dragoman.reconcile.disagreements.case import Case, disagreement, whether
from dragoman.reconcile.disagreements.contradictions import denied_by_others
from dragoman.reconcile.disagreements.denials import denied_facts
from dragoman.reconcile.disagreements.retorts import retorts
from dragoman.reconcile.disagreements.rumours import denied_rumours
from dragoman.reconcile.passages import sentence_bounds
from dragoman.reconcile.words import concepts_in, telling, words
from dragoman.record.dates import Answer
from dragoman.record.evidence import Span
from dragoman.record.findings import Disagreement
from dragoman.record.happenings import Event
from dragoman.record.statements import Statement
from dragoman.vocabulary.comparing import comparing_words

SHARED = 2
"""Telling words that what is told and what is denied share."""

SHORTEST = 4
"""Words below which an event is told too shortly to be denied."""


def existence_disagreements(case: Case) -> Iterator[Disagreement]:
    """Denied reports, claims denied in an answer or by whoever speaks next, events that one report tells and another
    negates."""
    for statements in case.statements_in.values():
        for statement in statements:
            if statement.force == "deny":
                yield from _denied_report(case, statement, statements)
    yield from denied_in_answers(case)
    yield from denied_by_others(case)
    yield from retorts(case)
    yield from denied_rumours(case)
    yield from denied_facts(case)
    for group in case.happenings:
        yield from _told_and_negated(case, group)


def _denied_report(case: Case, denial: Statement, beside: list[Statement]) -> Iterator[Disagreement]:
    """A denial of what somebody else reports ("denied a report that ..."); a denial of nobody's claim is none."""
    nested = [s for s in beside if s.parent == denial.id and s.speaker != denial.speaker and _says_enough(s)]
    denied = _reported_claim(case, denial) or (denial.content[0] if nested else None)
    if denied is None:
        return
    if instead := _instead(case, denial, denied, beside):
        yield disagreement(whether(denied.text), "existence", [(denied.text, [denied]), (instead.text, [instead])])
    elif denial.cue and nested and denial.speaker and all(s.speaker for s in nested):
        says = [c for s in nested for c in s.content]
        yield disagreement(whether(says[0].text), "existence", [(says[0].text, says), (text_of(denial), [denial.cue])])


def _says_enough(statement: Statement) -> bool:
    return statement.cue is not None and len(words(statement.content[0].text)) >= SHORTEST


def _reported_claim(case: Case, denial: Statement) -> Span | None:
    """The noun for what others say, with what it says, wherever the cue ends and the content begins."""
    document, content = case.documents[denial.document], denial.content[0]
    begin = denial.cue.start if denial.cue and denial.cue.start < content.start else content.start
    if begin < content.start:
        begin += len(document.text[begin : content.start].split()[0]) + 1
    nouns = "|".join(sorted(comparing_words().claim_nouns))
    if not re.match(rf"(?:\w+ ){{0,3}}(?:{nouns})\b", document.text[begin : content.end], re.IGNORECASE):
        return None
    cut = re.search(comparing_words().instead, document.text[begin : content.end])
    return document.span(begin, begin + cut.start() if cut else content.end)


def text_of(statement: Statement) -> str:
    """Cue and first words."""
    cue = statement.cue.text if statement.cue else "denied"
    return f"{cue} {statement.content[0].text}"


def _instead(case: Case, denial: Statement, denied: Span, beside: list[Statement]) -> Span | None:
    """What the denier says instead, in the same sentence or, quoted, in the next."""
    document = case.documents[denial.document]
    _, end = sentence_bounds(document.text, denial.content[0].end - 1)
    _, next_end = sentence_bounds(document.text, end) if end < len(document.text) else (end, end)
    own = [s for s in beside if s.speaker == denial.speaker and s.parent is None and s.id != denial.id]
    for statement in own:
        first = statement.content[0]
        if denied.end <= first.start < (next_end if statement.mode == "direct" else end):
            return first
    cut = re.match(comparing_words().instead, document.text[denied.end : end])
    begin = denied.end + cut.end() + 1 if cut else end
    return document.span(begin, _trimmed(document.text, begin, end)) if begin < end else None


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end


def _told_and_negated(case: Case, group: tuple[Event, ...]) -> Iterator[Disagreement]:
    spoken = [e for e in group if len(words(e.evidence[0].text)) >= SHORTEST]
    told = [e for e in spoken if e.factuality == "actual"]
    negated = [e for e in spoken if e.factuality == "negated"]
    clashing = [(e, n) for e in told for n in negated if _clash(case, e, n)]
    if clashing:
        sides = ({e.id: e for e, _ in clashing}.values(), {n.id: n for _, n in clashing}.values())
        claims = [(next(iter(side)).evidence[0].text, [s for e in side for s in e.evidence]) for side in sides]
        yield disagreement(whether(claims[0][0]), "existence", claims)


def _clash(case: Case, told: Event, negated: Event) -> bool:
    """Whether the denial is of a day on which the other says it happened: what is told without one may come later."""
    if STILL_OPEN.search(negated.evidence[0].text):
        return False
    if len(telling(concepts_in(told.evidence[0].text) & concepts_in(negated.evidence[0].text))) < SHARED:
        return False
    if told.document == negated.document:
        return bool(told.according_to and negated.according_to and told.according_to != negated.according_to)
    if case.source(told.document) == case.source(negated.document):
        return False
    return told.when.before(case.published(negated.document)) is Answer.YES
