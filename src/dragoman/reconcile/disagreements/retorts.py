"""A quotation in which somebody takes back what was told right before it, though no verb of saying was recognised."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.reconcile.claims import claim
from dragoman.reconcile.disagreements.case import Case
from dragoman.reconcile.disagreements.contradictions import NEXT, TOLD_BY_OTHERS, denies, finding, may_be_denied
from dragoman.reconcile.disagreements.names import Naming
from dragoman.reconcile.disagreements.readings import QUOTED
from dragoman.reconcile.disagreements.sentences import sentence_at
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.findings import Disagreement
from dragoman.record.statements import Statement


def retorts(case: Case) -> Iterator[Disagreement]:
    """Claims that a quotation right behind them denies, in a sentence that names another side."""
    naming = Naming(case.docket)
    for document in case.docket.documents:
        statements = case.statements_in.get(document.id, [])
        if document.kind not in TOLD_BY_OTHERS or not statements:
            continue
        known = [content for statement in statements for content in statement.content]
        for found in QUOTED.finditer(document.text):
            quote = document.span(found.start(), found.end())
            if not any(quote.touches(content) for content in known):
                yield from _retort(naming, document, quote, statements)


def _retort(naming: Naming, document: Document, quote: Span, statements: list[Statement]) -> Iterator[Disagreement]:
    denial = Statement(document=document.id, source=None, cue=None, content=(quote,), mode="direct")
    sentence = sentence_at(document, quote.start)
    around = sentence.text.replace(quote.text, " ")
    for told in reversed(statements):
        near = 0 <= quote.start - told.spans[-1].end <= NEXT
        if not near or told.source is None or not may_be_denied(told):
            continue
        ours, theirs = naming.named_in(told.source.text), naming.named_in(around)
        if ours and theirs and not ours & theirs and denies(told, denial, claim(quote.text)):
            yield finding(told, denial)
            return
