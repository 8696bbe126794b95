"""Reports that quote one utterance in different words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

from dragoman.reconcile.disagreements.case import Case, disagreement
from dragoman.reconcile.pairs import days_between
from dragoman.reconcile.words import concept, telling, words
from dragoman.record.dates import Answer
from dragoman.record.findings import Disagreement
from dragoman.record.statements import Statement

ALIKE = 0.7
"""Share of words in common from which on two quotations are of one utterance."""

CHANGED = 3
"""Words in a row that may be others; more are another sentence."""

SAME_TIME = 30
"""Days between two reports beyond which a quotation is taken for another utterance."""

SHORTEST = 5
"""Words below which likeness says nothing."""


def wording_disagreements(case: Case) -> Iterator[Disagreement]:
    """Quotations of one speaker that agree but for some telling words. Cutting short changes nothing."""
    by_speaker: dict[str, list[Statement]] = defaultdict(list)
    for statement in case.docket.statements:
        if statement.mode == "direct" and statement.speaker in case.actors:
            by_speaker[_surname(case.actors[statement.speaker].name)].append(statement)
    for said in by_speaker.values():
        for one, other in combinations(said, 2):
            independent = case.source(one.document) != case.source(other.document)
            if independent and _of_one_time(case, one, other) and _differ(one, other):
                sides = [(" … ".join(c.text for c in s.content), list(s.content)) for s in (one, other)]
                yield disagreement(f"words of {case.actors[one.speaker or ''].name}", "wording", sides)


def _surname(name: str) -> str:
    return (words(name) or [""])[-1]


def _of_one_time(case: Case, one: Statement, other: Statement) -> bool:
    """Whether two reports came out so close that they may quote one utterance; unknown days may."""
    if one.said.known and other.said.known and one.said.overlaps(other.said) is Answer.YES:
        return True
    return days_between(case.published(one.document), case.published(other.document)) <= SAME_TIME


def _differ(one: Statement, other: Statement) -> bool:
    if one.said.overlaps(other.said) is Answer.NO:
        return False
    ours, theirs = ([w for c in s.content for w in words(c.text)] for s in (one, other))
    if min(len(ours), len(theirs)) < SHORTEST:
        return False
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    if matcher.ratio() < ALIKE:
        return False
    changed = [
        (ours[a:b], theirs[c:d])
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag == "replace" and max(b - a, d - c) <= CHANGED
    ]
    return any(
        _telling(before) and _telling(after) and _telling(before) != _telling(after) for before, after in changed
    )


def _telling(run: list[str]) -> frozenset[str]:
    return telling(frozenset(concept(word) for word in run if len(word) > 3))
