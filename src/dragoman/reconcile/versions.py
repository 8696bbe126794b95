"""Versions of one page held against each other: what was edited, and which records' words no longer stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any, TypeVar

from dragoman.record.docket import DocketExport, Record
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.happenings import Reported
from dragoman.record.statements import Statement
from dragoman.record.versions import Edit, Version

R = TypeVar("R", bound=Record)

MARKED = ("statements", "events", "processes", "contacts", "instruments", "commitments")
"""Layers whose records are marked where their words have vanished."""

PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\xa0": " ", "–": "-", "—": "-"})
ALIKE = 0.5
"""How much of two paragraphs must be the same for one to be the other worded anew."""

MOST_COMPARED = 2_000
"""Paragraphs up to which order counts; beyond, the time it takes would grow with their square."""

MOST_PAIRED = 40
"""The same for paragraphs in a row that were changed."""


def newest_versions(documents: Iterable[Document]) -> dict[str, tuple[str, ...]]:
    """For each text that was replaced, the newest text of its page; of its pages, where it stood on several."""
    later: dict[str, list[str]] = {}
    for document in documents:
        if document.version_of:
            later.setdefault(document.version_of, []).append(document.id)
    return {document: tuple(_ends(document, later)) for document in later}


def _ends(document: str, later: Mapping[str, Sequence[str]]) -> Iterator[str]:
    pending, seen = [document], set[str]()
    while pending:
        here = pending.pop()
        if here in seen:
            continue
        seen.add(here)
        pending += later.get(here, ())
        if here not in later:
            yield here


def mark_vanished(docket: DocketExport) -> DocketExport:
    """The docket with `vanished_in` on each record whose words stand in no newest version of its page."""
    newest = newest_versions(docket.documents)
    if not newest:
        return docket
    texts = {document.id: document for document in docket.documents}
    marked: dict[str, Any] = {name: tuple(_marked(getattr(docket, name), newest, texts)) for name in MARKED}
    return replace(docket, **marked)


def _marked(records: Iterable[R], newest: Mapping[str, Collection[str]], texts: Mapping[str, Document]) -> Iterator[R]:
    """The records, those whose words are gone with the version that no longer has them."""
    shelves: dict[str, list[str]] = {}
    for record in records:
        ends = newest.get(_home(record), ())
        for end in ends:
            shelves.setdefault(end, [_plain(p.text) for p in paragraphs_of(texts[end])])
        gone = bool(ends) and not any(_stands(record, texts[_home(record)], shelves[end]) for end in ends)
        yield replace(record, vanished_in=min(ends)) if gone else record  # type: ignore[arg-type, call-arg] # its layers have the field


def _home(record: Record) -> str:
    return record.document if isinstance(record, Statement | Reported) else ""


def _stands(record: Record, document: Document, paragraphs: Sequence[str]) -> bool:
    """Whether the words of a record that one paragraph holds stand in one paragraph, too, in that order."""
    groups: dict[int, list[Span]] = {}
    spans = record.spans if isinstance(record, Statement) else getattr(record, "evidence", ())
    for span in sorted(spans):
        part = next((p.start for p in document.parts if p.start <= span.start < p.end), 0)
        groups.setdefault(part, []).append(span)
    return all(any(_holds(paragraph, group) for paragraph in paragraphs) for group in groups.values())


def _holds(paragraph: str, spans: Iterable[Span]) -> bool:
    at = 0
    for span in spans:
        found = paragraph.find(_plain(span.text), at)
        if found < 0:
            return False
        at = found
    return True


def paragraphs_of(document: Document) -> list[Span]:
    """What a reader takes for the text: its parts without boilerplate; all of it where nothing is known of them."""
    parts = [p for p in document.parts if p.part != "boilerplate" and document.text[p.start : p.end].strip()]
    if parts:
        return [document.span(p.start, p.end) for p in parts]
    return [document.span(0, len(document.text))] if document.text.strip() else []


def _plain(text: str) -> str:
    """Words as they are compared: marks of one kind, single spaces."""
    return " ".join(text.translate(PLAIN).split())


def edits(before: Document, after: Document) -> tuple[Edit, ...]:
    """What was changed, paragraph by paragraph, in the order of the later text."""
    old, new = paragraphs_of(before), paragraphs_of(after)
    were, are = [_plain(p.text) for p in old], [_plain(p.text) for p in new]
    if max(len(old), len(new)) > MOST_COMPARED:
        return tuple(_unordered(old, were, new, are))
    found: list[Edit] = []
    for kind, a, b, c, d in SequenceMatcher(None, were, are, autojunk=False).get_opcodes():
        if kind != "equal":
            found += _paired(old[a:b], new[c:d])
    return tuple(found)


def _unordered(old: list[Span], were: list[str], new: list[Span], are: list[str]) -> Iterator[Edit]:
    gone, added = Counter(were) - Counter(are), Counter(are) - Counter(were)
    for spans, words, left, name in ((old, were, gone, "before"), (new, are, added, "after")):
        for span, text in zip(spans, words, strict=True):
            if left[text] > 0:
                left[text] -= 1
                yield Edit(before=span) if name == "before" else Edit(after=span)


def _paired(old: list[Span], new: list[Span]) -> Iterator[Edit]:
    """Paragraphs in each other's place, those alike as one edit."""
    left = list(old)
    for span in new:
        alike = _alike(left, span) if max(len(old), len(new)) <= MOST_PAIRED else None
        if alike is None:
            yield Edit(after=span)
            continue
        yield from (Edit(before=gone) for gone in left[:alike])
        yield Edit(before=left[alike], after=span)
        left = left[alike + 1 :]
    yield from (Edit(before=span) for span in left)


def _alike(old: Sequence[Span], new: Span) -> int | None:
    """Number of the first paragraph that the new one may be worded anew from."""
    words = _plain(new.text).split()
    for number, span in enumerate(old):
        matcher = SequenceMatcher(None, _plain(span.text).split(), words, autojunk=True)
        if matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE:
            return number
    return None


def histories(docket: DocketExport) -> tuple[tuple[Version, ...], ...]:
    """The versions of each page that has several, oldest first; pages by the day of their newest text.

    Records are looked for in the later texts as far as the docket has them.
    """
    texts = {document.id: document for document in docket.documents}
    ends = {end: None for newest in newest_versions(docket.documents).values() for end in newest}
    records = [record for name in MARKED for record in getattr(docket, name)]
    chains = [_chain(texts[end], texts) for end in ends]
    chains.sort(key=lambda chain: (chain[-1].published.sort_key(), chain[-1].id))
    return tuple(tuple(_compared(chain, records)) for chain in chains)


def _chain(newest: Document, texts: Mapping[str, Document]) -> list[Document]:
    chain = [newest]
    while (before := texts.get(chain[-1].version_of or "")) and before not in chain:
        chain.append(before)
    return chain[::-1]


def _compared(chain: Sequence[Document], records: Sequence[Record]) -> Iterator[Version]:
    yield Version(document=chain[0])
    for before, after in pairwise(chain):
        kept = [_plain(p.text) for p in paragraphs_of(after)]
        own = (record for record in records if _home(record) == before.id)
        lost = tuple(record for record in own if not _stands(record, before, kept))
        yield Version(document=after, edits=edits(before, after), lost=lost)
