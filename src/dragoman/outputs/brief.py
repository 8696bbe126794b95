"""The brief: one page on a process, each sentence cited, nothing in it that no record holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from dragoman.outputs.chronology import DatedLine, chronology
from dragoman.outputs.days import day, label, phrase
from dragoman.outputs.display import cut, line
from dragoman.outputs.page import Brief, Limits, Reference, Run, Section, Sentence
from dragoman.outputs.references import References, citation
from dragoman.outputs.selection import (
    Telling,
    by_speaker,
    current_documents,
    is_named,
    state_of_play,
    tellings,
    unnamed,
)
from dragoman.outputs.speakers import Speakers
from dragoman.outputs.wording import is_pronoun, telling
from dragoman.record.dates import DateRange
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document

__all__ = ["Brief", "Limits", "Reference", "Run", "Section", "Sentence", "write_brief"]

MOST_OF_A_LINE = 2
"""How many times the limit a line of the chronology may have, to show the words that date it."""

MOST_CITATIONS = 4
"""References given for one sentence that several reports have in near-same words."""


def write_brief(
    docket: DocketExport, *, as_of: date | None, cite: Mapping[str, str], limits: Limits | None = None
) -> Brief:
    """A page on what the records of a docket say. `as_of` only stands in the title: the docket holds what counts.
    `cite` maps ids of records and documents to their shortest unique prefixes; ids it lacks are cut."""
    writer = _Writer(docket, cite, limits or Limits())
    sections = tuple(section for section in writer.sections() if section.sentences or section.sections)
    return Brief(title=_title(docket, as_of), as_of=as_of, sections=sections, references=writer.references.all())


class _Writer:
    """Writes section by section, so that references are numbered as they are read."""

    def __init__(self, docket: DocketExport, cite: Mapping[str, str], limits: Limits) -> None:
        self.docket, self.limits = docket, limits
        self.documents = current_documents(docket)
        self.speakers = Speakers(docket)
        self.references = References(docket.documents, cite)
        self.statements = {statement.id: statement for statement in docket.statements}
        self.introduced: set[str] = set()

    def sections(self) -> Iterable[Section]:
        found = tellings(self.docket, self.speakers)
        latest = state_of_play(found, self.limits)
        yield Section(heading="What this rests on", sentences=self.rests_on())
        yield Section(heading="State of play", sentences=tuple(map(self.latest, latest)))
        groups = by_speaker(found, latest, self.limits)
        yield Section(heading="Who says what", sections=tuple(self.speaker(group) for group in groups))
        hidden = unnamed(found, latest, self.limits)
        yield Section(heading="From unnamed sources", sentences=tuple(self.unnamed(t) for t in hidden))
        lines = chronology(self.docket, self.limits)
        yield Section(heading="Chronology", sentences=tuple(self.dated(line) for line in lines))

    def rests_on(self) -> tuple[Sentence, ...]:
        if not self.documents:
            return ()
        listed = self.documents[-self.limits.documents :]
        numbers = [self.references.number(document.id, document.id) for document in listed]
        undated = [number for number, d in zip(numbers, listed, strict=True) if not d.published.known]
        runs = [Run("text", f"{_extent(self.documents)} "), citation(numbers), Run("text", ".")]
        if undated:
            runs += [Run("text", f" {_number(len(undated))} without a date "), citation(undated), Run("text", ".")]
        return (Sentence(tuple(runs)),)

    def latest(self, told: Telling) -> Sentence:
        """A line of the state of play."""
        return self.told(told, self.introduction(told)) if is_named(told) else self.unnamed(told)

    def introduction(self, told: Telling) -> str:
        """The speaker as somebody who is met for the first time: with the role, where it is not in the words."""
        subject, speaker = self.speakers.subject(told.statement), told.speaker
        known = speaker.key in self.introduced
        self.introduced.add(speaker.key)
        if known or speaker.role is None or speaker.role.casefold() in subject.casefold():
            return subject
        return f"{subject} ({speaker.role})"

    def speaker(self, group: Sequence[Telling]) -> Section:
        speaker = group[0].speaker
        heading = f"{speaker.name}, {speaker.role}" if speaker.role else speaker.name
        return Section(heading=heading, sentences=tuple(self.told(t, self.short_name(t)) for t in group))

    def short_name(self, told: Telling) -> str:
        """The name as the report shortens it (`Psaki`), else the full one."""
        source = line(told.statement.source.text) if told.statement.source else ""
        parts = told.speaker.name.split()
        named = source and not is_pronoun(source) and told.speaker.kind == "person"
        return source if named and set(source.split()) <= set(parts) else self.speakers.subject(told.statement)

    def unnamed(self, told: Telling) -> Sentence:
        outlets = sorted({t.document.outlet for t in (told, *told.likes) if t.document.outlet})
        return self.told(told, self.speakers.subject(told.statement), ", ".join(line(name) for name in outlets))

    def told(self, told: Telling, subject: str, outlets: str = "") -> Sentence:
        text, longest = told.document.text, self.limits.longest_words
        lead = [Run("day", _when(told)), Run("text", ": "), *self.through(told)]
        runs = [*lead, *telling(told.statement, subject, text, longest)]
        source = [Run("text", f" ({outlets})")] if outlets else []
        numbers = [self.cited(t) for t in (told, *told.likes)[:MOST_CITATIONS]]
        return Sentence((*runs, *source, Run("text", " "), citation(numbers)))

    def through(self, told: Telling) -> list[Run]:
        """On whose word, where one statement stands inside another."""
        parent = self.statements.get(told.statement.parent or "")
        if parent is None:
            return []
        return [Run("text", "as told by "), Run("name", line(self.speakers.subject(parent))), Run("text", ": ")]

    def cited(self, told: Telling) -> int:
        spans = told.statement.spans
        whole = told.document.span(spans[0].start, max(span.end for span in spans))
        return self.references.number(told.statement.id, told.document.id, whole)

    def dated(self, dated: DatedLine) -> Sentence:
        until = min(dated.time.end - dated.sentence.start + len(" …") + 1, MOST_OF_A_LINE * self.limits.longest_line)
        words = cut(line(dated.sentence.text), max(until, self.limits.longest_line))
        lines = (dated, *dated.likes)[:MOST_CITATIONS]
        numbers = [self.references.number(x.time.id, x.document.id, x.sentence) for x in lines]
        runs = (Run("day", label(dated.when)), Run("text", ": "), Run("words", words), Run("text", " "))
        return Sentence((*runs, citation(numbers)))


def _title(docket: DocketExport, as_of: date | None) -> str:
    if as_of:
        return f"Brief as of {day(as_of)}"
    days = [document.published.latest for document in docket.documents if document.published.latest]
    return f"Brief on reports up to {day(max(days))}" if days else "Brief"


def _when(told: Telling) -> str:
    if told.said:
        return label(told.said)
    published = told.document.published
    return f"Reported {label(published)}" if published.known else "Undated"


def _extent(documents: Sequence[Document]) -> str:
    """`11 reports from 7 outlets, published between 10 February and 18 May 2021`."""
    notes = sum(document.kind == "note" for document in documents)
    outlets = len({document.outlet for document in documents if document.outlet and document.kind != "note"})
    counted = _count(len(documents) - notes, "report")
    counted += f" from {_count(outlets, 'outlet')}" if outlets else ""
    counted += f" and {_count(notes, 'note')}" if notes else ""
    days = [d.published for d in documents if d.published.known]
    firsts = [when.earliest for when in days if when.earliest]
    lasts = [when.latest for when in days if when.latest]
    if not firsts or not lasts:
        return counted
    return f"{counted}, published {phrase(DateRange(min(firsts), max(*lasts, min(firsts))))}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _number(number: int) -> str:
    return "One is" if number == 1 else f"{number} are"
