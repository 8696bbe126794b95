"""A brief as styled text for a terminal. Words of documents go in as text, never as markup."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, RenderResult
from rich.padding import Padding
from rich.text import Text

from dragoman.outputs.brief_sources import Source, sources
from dragoman.outputs.display import line
from dragoman.outputs.page import Brief, RunKind, Section, Sentence

STYLES: dict[RunKind, str] = {"text": "", "day": "cyan", "name": "bold", "words": "", "citation": "dim"}
INDENT = 2
HANGING = 4
PER_LINE = 6
"""References on one line, so that none is parted from its number."""


class BriefText:
    """Renders a brief where rich prints: `console.print(BriefText(brief))`."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The page, block by block."""
        yield Text(line(self.brief.title), style="bold underline")
        for section in self.brief.sections:
            yield Text("")
            yield from _section(section, depth=0)
        if self.brief.references:
            yield Text("")
            yield Text("Sources", style="bold")
            for source in sources(self.brief.references):
                yield from _source(source)


def _section(section: Section, depth: int) -> Iterator[Text | Padding]:
    heading = Text(line(section.heading), style="bold" if depth == 0 else "")
    yield _indented(heading, INDENT * depth)
    for sentence in section.sentences:
        yield _indented(_sentence(sentence), INDENT * (depth + 1))
    for below in section.sections:
        yield from _section(below, depth + 1)


def _sentence(sentence: Sentence) -> Text:
    text = Text()
    for run in sentence.runs:
        text.append(" ".join(run.text.split("\n")), style=STYLES[run.kind])
    return text


def _source(source: Source) -> Iterator[Padding]:
    number = f"[{source.document.number}] {source.document.short}  " if source.document else ""
    yield _indented(Text.assemble((number, "dim"), source.heading), INDENT)
    for first in range(0, len(source.records), PER_LINE):
        records = source.records[first : first + PER_LINE]
        cited = "  ".join(f"[{reference.number}] {reference.place}" for reference in records)
        yield _indented(Text(cited, style="dim"), INDENT + HANGING)


def _indented(text: Text, indent: int) -> Padding:
    return Padding(text, (0, 0, 0, indent), expand=False)
