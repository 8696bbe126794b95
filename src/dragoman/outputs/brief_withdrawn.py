"""The section of a brief on words that outlets have taken out of their pages since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.outputs.brief_context import BriefContext, heading, outlet_of, sentence
from dragoman.outputs.days import label
from dragoman.outputs.display import line
from dragoman.outputs.occurrences import sentence_of
from dragoman.outputs.page import Run, Section, Sentence
from dragoman.outputs.quotation import quoted, words_of
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.happenings import Contact, Event, Process
from dragoman.record.statements import Statement

MOST = 3
Gone = tuple[Statement | Event | Process | Contact, Span]
"""A record and the words that stood in the page."""


def withdrawn(context: BriefContext) -> Section:
    """What an outlet no longer says in the newest version of a page, the latest edit first, each sentence once."""
    gone = sorted(_gone(context), key=lambda found: _order(context, found))
    said: dict[str, Gone] = {}
    for record, words in gone:
        said.setdefault(line(words.text), (record, words))
    told = [_sentence(context, found) for found in list(said.values())[:MOST]]
    return Section(heading=heading("Words since removed", len(told), len(said)), sentences=tuple(told))


def _gone(context: BriefContext) -> Iterator[Gone]:
    docket = context.docket
    taken: list[Span] = []
    for statement in docket.statements:
        if statement.vanished_in and statement.parent is None:
            taken += statement.spans
            yield statement, statement.content[0]
    layers: tuple[Iterable[Event | Process | Contact], ...] = (docket.events, docket.contacts, docket.processes)
    for record in (record for layer in layers for record in layer if record.vanished_in):
        if not any(span.touches(own) for span in taken for own in record.evidence):
            yield record, sentence_of(context.by_id[record.document], record)


def _newest(context: BriefContext, record: Statement | Event | Process | Contact) -> Document:
    return context.by_id[record.vanished_in or record.document]


def _order(context: BriefContext, found: Gone) -> tuple[object, ...]:
    newest = _newest(context, found[0]).published
    day = newest.earliest or newest.latest
    return (-day.toordinal() if day else 0, found[1].document, found[1].start)


def _sentence(context: BriefContext, found: Gone) -> Sentence:
    record, words = found
    before, after = context.by_id[words.document], _newest(context, record)
    text = words_of(record) if isinstance(record, Statement) else line(words.text)
    since = f" on {label(after.published)}" if after.published.known else ""
    said = Run("words", quoted(text, context.limits.longest_words))
    return sentence(
        f"{outlet_of(before)}, changed{since}, no longer has ", said, " ", context.cited([(record.id, words)])
    )
