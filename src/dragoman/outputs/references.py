"""Numbered references, in the order in which a brief first needs them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.outputs.display import line
from dragoman.outputs.page import Reference, Run
from dragoman.record.document import Document
from dragoman.record.evidence import Span

SHORTEST = 8
"""Characters of an id shown where nobody says which prefix is unique."""


class References:
    """Gives each record, and each of its spans that is cited, one number. `cite` maps ids to their shortest unique
    prefixes."""

    def __init__(self, documents: Iterable[Document], cite: Mapping[str, str]) -> None:
        self._documents = {document.id: document for document in documents}
        self._cite = cite
        self._found: dict[tuple[str, Span | None], Reference] = {}

    def number(self, record: str, document: str, span: Span | None = None) -> int:
        """The number of the words of a record, or of a whole document where `record` is its id. A record that nobody
        can look up by its id (a computed one) is known by its document."""
        if span is not None and self._cite and record not in self._cite:
            record = document
        key = (record, span)
        if key not in self._found:
            source = self._documents[document]
            self._found[key] = Reference(
                number=len(self._found) + 1,
                short=self._cite.get(record, record[:SHORTEST]),
                record=record,
                document=document,
                span=span,
                outlet=source.outlet,
                title=source.title or opening_words(source),
                published=source.published,
                inferred=source.published.basis == "inferred",
                page=line(source.pages_of(span.start, span.end)) if span else "",
            )
        return self._found[key].number

    def all(self) -> tuple[Reference, ...]:
        """Every reference given so far, by number."""
        return tuple(self._found.values())


def opening_words(document: Document) -> str:
    """The first words of a document without a title, in quotation marks."""
    return f"“{line(document.opening)}”"


def called(document: Document) -> str:
    """The name by which a document is known: its outlet, else its title, else its first words."""
    return line(document.outlet or document.title or "") or opening_words(document)


def citation(numbers: Iterable[int]) -> Run:
    """`[1–4, 7]`, with the numbers it stands for."""
    ordered = tuple(sorted(set(numbers)))
    runs: list[list[int]] = []
    for number in ordered:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = ", ".join(_shown(run) for run in runs)
    return Run("citation", f"[{shown}]", ordered)


def _shown(run: list[int]) -> str:
    if len(run) > 2:
        return f"{run[0]}–{run[-1]}"
    return ", ".join(str(number) for number in run)
