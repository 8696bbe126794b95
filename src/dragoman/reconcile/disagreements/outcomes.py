"""What came of an event: one report has it succeed, another fail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.reconcile.disagreements.case import Case, between_marks, disagreement
from dragoman.record.findings import Disagreement
from dragoman.record.happenings import Event
from dragoman.vocabulary.comparing import comparing_words


def outcome_disagreements(case: Case) -> Iterator[Disagreement]:
    """Outcomes of one event that cannot both be: it came to something, it came to nothing."""
    for group in case.happenings:
        sides: dict[bool, list[Event]] = {True: [], False: []}
        for event in group:
            if (success := _success(event)) is not None:
                sides[success].append(event)
        apart = {case.source(e.document) for e in sides[True]} ^ {case.source(e.document) for e in sides[False]}
        if sides[True] and sides[False] and apart:
            claims = [(_told(events[0]), [s for e in events for s in e.evidence]) for events in sides.values()]
            yield disagreement(f"outcome of {between_marks(sides[True][0].evidence[0].text)}", "outcome", claims)


def _told(event: Event) -> str:
    return event.outcome or event.evidence[0].text


def _success(event: Event) -> bool | None:
    """Whether the event is told to have come to something; None where nothing is said of it."""
    if not event.outcome or event.factuality != "actual":
        return None
    known = comparing_words()
    if re.search(rf"\b(?:{known.failure})\b", event.outcome, re.IGNORECASE):
        return False
    return True if re.search(rf"\b(?:{known.success})\b", event.outcome, re.IGNORECASE) else None
