"""A report that tells itself that its sources contradict each other, and what each of them says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from dragoman.reconcile.disagreements.case import Case, disagreement
from dragoman.reconcile.disagreements.names import Naming
from dragoman.reconcile.disagreements.sentences import paragraph_of, sentence_at, trimmed
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.findings import Disagreement, DisagreementKind
from dragoman.vocabulary.disagreeing import disagreeing_words

REACH = 450
"""Characters behind the announcement in which both sides are heard."""

CLAUSE = re.compile(r"[;.!?][\"”]?\s+|\.?[\"”],?\s+(?=[A-Z])|, (?:and|but|while|whereas|though)\s+|:\s+")
ONE, OTHER = (
    re.compile(r"\b(?:[Tt]he former|[Tt]he one|[Oo]ne side|[Tt]he first)\b"),
    re.compile(r"\b(?:[Tt]he latter|[Tt]he others?|[Tt]he second)\b"),
)


def announced_disagreements(case: Case) -> Iterator[Disagreement]:
    """What two sides are told to say where the report says that they differ about what happened."""
    naming = Naming(case.docket)
    for document in case.docket.documents:
        for found in disagreeing_words().announced.finditer(document.text):
            sentence = sentence_at(document, found.start())
            about = found.group() + document.text[found.end() : sentence.end].split(":")[0]
            if disagreeing_words().to_come.search(about):
                continue
            if sides := _sides(naming, document, sentence, found.end()):
                topic = f"what happened: {sentence.text}"
                yield disagreement(topic, _kind(about), [(s.text, [s]) for s in sides])


def _kind(about: str) -> DisagreementKind:
    known = disagreeing_words()
    kinds: list[tuple[re.Pattern[str], DisagreementKind]] = [
        (known.about_number, "count"), (known.about_people, "participants"), (known.about_outcome, "outcome"),
        (known.about_text, "wording"), (known.about_day, "date"),
    ]  # fmt: skip
    return next((kind for pattern, kind in kinds if pattern.search(about)), "existence")


def _sides(naming: Naming, document: Document, sentence: Span, start: int) -> tuple[Span, Span] | None:
    """The first clause behind the announcement that lets one side speak, and the first of another side."""
    colon = document.text.find(":", start, sentence.end)
    begin = colon + 1 if colon >= 0 else sentence.end
    end = paragraph_of(document, begin + 2 if document.text[begin : begin + 2] == "\n\n" else begin).end
    first: Span | None = None
    for clause in _clauses(document, begin, min(end, begin + REACH)):
        if first is None:
            first = clause if naming.named_in(clause.text) or ONE.search(clause.text) else None
        elif _another(naming, first, clause):
            return first, clause
    return None


def _clauses(document: Document, begin: int, end: int) -> Iterator[Span]:
    breaks = [begin, *(m.end() for m in CLAUSE.finditer(document.text, begin, end)), end]
    for start, stop in pairwise(breaks):
        if clause := trimmed(document, start, stop) if start < stop else None:
            yield clause


def _another(naming: Naming, first: Span, clause: Span) -> bool:
    """Whether a clause lets somebody else speak."""
    ours, theirs = naming.named_in(first.text), naming.named_in(clause.text)
    told_apart = bool(ours and theirs) and not ours & theirs
    return told_apart or bool(ONE.search(first.text) and OTHER.search(clause.text))
