"""A docket in memory behind the command line's one seam."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from click.testing import CliRunner, Result

from dragoman.cli import context
from dragoman.cli.main import commands
from dragoman.docket import Found, ReadReport, Shown, StatementLine, TimelineLine
from dragoman.errors import NotFound
from dragoman.outputs.brief import write_brief
from dragoman.outputs.exports import Material
from dragoman.record.actors import Actor
from dragoman.record.arrival import Run
from dragoman.record.decisions import Decision
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document, Published
from dragoman.record.query import EVERYTHING, Query
from dragoman.record.statements import Statement
from dragoman.record.times import TimeExpression

TEXT = (
    "OSLO\n\nAna Lind said the second round would open in Geneva on 3 May 2021. "
    "\x1b[31mNobody [bold]else[/bold] spoke.\n"
)
DAY = date(2021, 5, 4)


def span(document: Document, words: str):
    start = document.text.index(words)
    return document.span(start, start + len(words))


class MemoryDocket:
    """What the commands ask of a docket, over one report."""

    def __init__(self) -> None:
        day = Published(DAY, DAY, basis="metadata")
        self.document = Document(id="d0c" * 21 + "f", text=TEXT, published=day, outlet="Fjord Agency", title="=Oslo")
        self.lind = Actor(name="Ana Lind", kind="person", mentions=(span(self.document, "Ana Lind"),))
        content = span(self.document, "the second round would open in Geneva on 3 May 2021")
        self.statement = Statement(
            document=self.document.id,
            source=span(self.document, "Ana Lind"),
            cue=span(self.document, "said"),
            content=(content,),
            speaker=self.lind.id,
        )
        when = span(self.document, "3 May 2021")
        self.time = TimeExpression(
            when.document, when.start, when.end, when.text, TEXT,
            type="DATE", value="2021-05-03", earliest=date(2021, 5, 3), latest=date(2021, 5, 3),
        )  # fmt: skip
        self.paragraph = self.document.span(TEXT.index("Ana"), len(TEXT) - 1)
        self.report = ReadReport(added=("a.txt",))
        self.asked: Query | None = None
        self.empty = False
        self.noted: tuple[str, str, date] | None = None
        self.interrupted = False

    def __enter__(self) -> MemoryDocket:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def read(self, paths, progress=None) -> ReadReport:
        if self.interrupted:
            raise KeyboardInterrupt
        return self.report

    def log(self, text: str, *, author: str, day: date) -> Document:
        self.noted = (text, author, day)
        return self.document

    def documents(self, query: Query = EVERYTHING):
        return self._answer(query, self.document)

    def statements(self, query: Query):
        return self._answer(
            query, StatementLine(short="s4k2", record=self.statement, document=self.document, speaker=self.lind)
        )

    def timeline(self, query: Query):
        line = TimelineLine(short="t3aa", record=self.time, document=self.document, sentence=self.paragraph)
        return self._answer(query, line)

    def search(self, words: str, query: Query, *_: object):
        hits = (span(self.document, "Geneva"),)
        return self._answer(
            query, Found(document=self.document, paragraph=self.paragraph, hits=hits, records=("s4k2",))
        )

    def show(self, prefix: str) -> Shown:
        if not prefix.startswith("s4"):
            raise NotFound(f"no record begins with {prefix}", remedy="list them with dragoman statements")
        ruling = Decision(
            record=self.statement.id, verb="accept", author="A. Desk", at=datetime(2021, 5, 5, tzinfo=UTC)
        )
        return Shown(
            short="s4k2", layer="statements", record=self.statement, document=self.document, paragraph=self.paragraph,
            marks=self.statement.spans, decisions=(ruling,), speaker=self.lind,
            run=Run(program="dragoman 0", analyser="hand", steps=("attributions 1",)),
        )  # fmt: skip

    def export(self, query: Query) -> DocketExport:
        if self.empty:
            return DocketExport()
        return DocketExport(documents=(self.document,), actors=(self.lind,), statements=(self.statement,))

    def material(self, query: Query, document: str | None = None) -> Material:
        return Material(docket=self.export(query), document=document and self.document.id)

    def brief(self, query: Query):
        return write_brief(self.export(query), as_of=query.as_of, cite={self.statement.id: "s4k2"})

    def _answer(self, query: Query, *lines: object):
        self.asked = query
        return () if self.empty else lines


@pytest.fixture
def docket(monkeypatch: pytest.MonkeyPatch) -> MemoryDocket:
    memory = MemoryDocket()
    monkeypatch.setattr(context, "open_docket", lambda *_, **__: memory)
    return memory


@pytest.fixture
def dragoman() -> Callable[..., Result]:
    def run(*arguments: str) -> Result:
        return CliRunner(env={"DRAGOMAN_DEBUG": "", "COLUMNS": "80"}).invoke(commands, list(arguments))

    return run
