"""Sentences by the day they speak of: the dated lines of a brief."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.outputs.likeness import clusters, topical_words, words_in
from dragoman.outputs.page import Limits
from dragoman.outputs.selection import current_documents
from dragoman.outputs.sentences import behind_dateline, sentence_around
from dragoman.outputs.wording import is_pronoun
from dragoman.record.dates import DateRange
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.times import TimeExpression

READ = frozenset({"body"})
GOOD_LENGTH = range(8, 40)
FEWEST_WORDS = 5
WEIGHED_REPORTS = 4


@dataclass(frozen=True, kw_only=True)
class DatedLine:
    """A sentence with the expression that dates it; `likes` say near-same words of the same day."""

    when: DateRange
    time: TimeExpression
    sentence: Span
    document: Document
    weight: float
    likes: tuple[DatedLine, ...] = ()


def chronology(docket: DocketExport, limits: Limits) -> list[DatedLine]:
    """The weightiest dated sentences in order of their days."""
    days: dict[str, list[DatedLine]] = {}
    for line in _dated(docket):
        days.setdefault(str(line.when.edtf), []).append(line)
    chosen = [line for lines in days.values() for line in _best_of_day(lines, limits)]
    chosen.sort(key=lambda line: (-line.weight, _order(line)))
    return sorted(chosen[: limits.chronology], key=_order)


def _dated(docket: DocketExport) -> list[DatedLine]:
    """Each sentence once, under the most exact of its dates."""
    documents = {document.id: document for document in current_documents(docket)}
    topical = topical_words(docket)
    found: dict[Span, DatedLine] = {}
    for time in sorted(docket.times, key=lambda t: (t.document, t.start)):
        document = documents.get(time.document)
        if document is None or not _tells_a_day(time) or document.part_at(time.start) not in READ:
            continue
        sentence = behind_dateline(document, sentence_around(document, time.start, time.end))
        if time.start < sentence.start or len(sentence.text.split()) < FEWEST_WORDS:
            continue
        weight = _weight(time.when, sentence.text, document, topical)
        line = DatedLine(when=time.when, time=time, sentence=sentence, document=document, weight=weight)
        if sentence not in found or (time.when.exact and not found[sentence].when.exact):
            found[sentence] = line
    return list(found.values())


def _tells_a_day(time: TimeExpression) -> bool:
    first, last = time.earliest, time.latest
    if time.type not in {"DATE", "TIME"} or first is None or last is None:
        return False
    return (first.year, first.month) == (last.year, last.month)


def _best_of_day(lines: list[DatedLine], limits: Limits) -> list[DatedLine]:
    reports = min(len({line.document.id for line in lines}), WEIGHED_REPORTS)
    lines.sort(key=lambda line: (-line.weight, _order(line)))
    groups = clusters((line, words_in(line.sentence.text)) for line in lines)
    return [
        DatedLine(
            when=group[0].when,
            time=group[0].time,
            sentence=group[0].sentence,
            document=group[0].document,
            weight=group[0].weight + reports,
            likes=tuple(group[1:]),
        )
        for group in groups[: limits.lines_per_day]
    ]


def _weight(when: DateRange, sentence: str, document: Document, topical: frozenset[str]) -> float:
    words = sentence.split()
    weight = 1.0 if when.exact else 0.0
    weight += 1.0 if len(words) in GOOD_LENGTH else 0.0
    weight += 0.0 if when == document.published else 0.5
    weight += min(1.0, 0.25 * len(words_in(sentence) & topical))
    weight -= 0.5 if is_pronoun(words[0]) or sentence[0] in '"“' else 0.0
    return weight - (1.0 if sentence.endswith("?") else 0.0)


def _order(line: DatedLine) -> tuple[object, ...]:
    return (*line.when.sort_key(), line.document.published.sort_key(), line.document.id, line.sentence.start)
