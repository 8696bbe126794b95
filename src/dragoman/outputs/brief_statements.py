"""Sections of a brief that tell who said what, and its chronology where nothing but dated sentences is known."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.outputs.brief_context import MOST_CITATIONS, BriefContext
from dragoman.outputs.chronology import DatedLine, chronology
from dragoman.outputs.days import label
from dragoman.outputs.display import cut, line
from dragoman.outputs.page import Limits, Run, Section, Sentence
from dragoman.outputs.references import citation
from dragoman.outputs.selection import Telling, by_speaker, is_named, state_of_play, tellings, unnamed
from dragoman.outputs.wording import is_pronoun, telling

MOST_OF_A_LINE = 2
"""How many times the limit a line of the chronology may have, to show the words that date it."""


class Statements:
    """Writes section by section, so that references are numbered as they are read."""

    def __init__(self, context: BriefContext) -> None:
        self.context = context
        self.statements = {statement.id: statement for statement in context.docket.statements}
        self.found = tellings(context.docket, context.speakers)
        self.introduced: set[str] = set()
        self.told_first: list[Telling] = []

    def state_of_play(self, limits: Limits) -> list[Telling]:
        """The weightiest statements of the latest days, those left out whose sentence is told already."""
        self.told_first = state_of_play(self._fresh(), limits) if limits.state_of_play > 0 else []
        return self.told_first

    def who_says_what(self, limits: Limits) -> Section:
        """The most reported speakers."""
        groups = by_speaker(self._fresh(), self.told_first, limits)
        return Section(heading="Who says what", sections=tuple(self.speaker(group) for group in groups))

    def unnamed_sources(self, limits: Limits) -> Section:
        """Those who are described but not named."""
        hidden = unnamed(self._fresh(), self.told_first, limits)
        return Section(heading="From unnamed sources", sentences=tuple(self.unnamed(t) for t in hidden))

    def dated_sentences(self, limits: Limits) -> Section:
        """Sentences that tell a day."""
        lines = chronology(self.context.docket, limits)
        return Section(heading="Chronology", sentences=tuple(self.dated(line) for line in lines))

    def latest(self, told: Telling) -> Sentence:
        """A line of the state of play."""
        return self.told(told, self.introduction(told)) if is_named(told) else self.unnamed(told)

    def introduction(self, told: Telling) -> str:
        """The speaker as somebody who is met for the first time: with the role, where it is not in the words."""
        subject, speaker = self.context.speakers.subject(told.statement), told.speaker
        known = speaker.key in self.introduced
        self.introduced.add(speaker.key)
        if known or speaker.role is None or speaker.role.casefold() in subject.casefold():
            return subject
        return f"{subject} ({speaker.role})"

    def speaker(self, group: Sequence[Telling]) -> Section:
        """What one speaker says, under the name."""
        speaker = group[0].speaker
        heading = f"{speaker.name}, {speaker.role}" if speaker.role else speaker.name
        return Section(heading=heading, sentences=tuple(self.told(t, self.short_name(t)) for t in group))

    def short_name(self, told: Telling) -> str:
        """The name as the report shortens it (`Psaki`), else the full one."""
        source = line(told.statement.source.text) if told.statement.source else ""
        parts = told.speaker.name.split()
        named = source and not is_pronoun(source) and told.speaker.kind == "person"
        return source if named and set(source.split()) <= set(parts) else self.context.speakers.subject(told.statement)

    def unnamed(self, told: Telling) -> Sentence:
        """A statement with the outlets that carry it, since its source has no name."""
        outlets = sorted({t.document.outlet for t in (told, *told.likes) if t.document.outlet})
        return self.told(told, self.context.speakers.subject(told.statement), ", ".join(line(name) for name in outlets))

    def told(self, told: Telling, subject: str, outlets: str = "") -> Sentence:
        """The line: day, on whose word, the words, who carries it."""
        text, longest = told.document.text, self.context.limits.longest_words
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
        return [
            Run("text", "as told by "),
            Run("name", line(self.context.speakers.subject(parent))),
            Run("text", ": "),
        ]

    def cited(self, told: Telling) -> int:
        """The reference of a statement: all its words."""
        spans = told.statement.spans
        whole = told.document.span(spans[0].start, max(span.end for span in spans))
        return self.context.references.number(told.statement.id, told.document.id, whole)

    def dated(self, dated: DatedLine) -> Sentence:
        """A dated sentence, cut behind the words that date it."""
        limits = self.context.limits
        until = min(dated.time.end - dated.sentence.start + len(" …") + 1, MOST_OF_A_LINE * limits.longest_line)
        words = cut(line(dated.sentence.text), max(until, limits.longest_line))
        lines = (dated, *dated.likes)[:MOST_CITATIONS]
        numbers = [self.context.references.number(x.time.id, x.document.id, x.sentence) for x in lines]
        runs = (Run("day", label(dated.when)), Run("text", ": "), Run("words", words), Run("text", " "))
        return Sentence((*runs, citation(numbers)))

    def _fresh(self) -> list[Telling]:
        return [telling for telling in self.found if not self._is_told(telling)]

    def _is_told(self, found: Telling) -> bool:
        """Whether a happening's sentence on the page holds these words already."""
        first = line(found.statement.content[0].text)
        return any(first in sentence for sentence in self.context.told)


def _when(told: Telling) -> str:
    if told.said:
        return label(told.said)
    published = told.document.published
    return f"Reported {label(published)}" if published.known else "Undated"
