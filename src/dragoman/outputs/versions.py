"""Pages that an outlet changed after publishing them: a listing, and what was changed from text to text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from dragoman.outputs.days import label
from dragoman.outputs.display import cut, line
from dragoman.outputs.tables import PREFIX, Table
from dragoman.record.codec import JSON, to_json
from dragoman.record.docket import Record
from dragoman.record.evidence import Span
from dragoman.record.versions import Edit, Version

WORD = re.compile(r"\S+\s*")
LONGEST_WORDS = 120
MOST_WORDS = 3_000
"""Words of a paragraph up to which the words changed in it are looked for."""

Change = Literal["kept", "removed", "added"]


@dataclass(frozen=True, kw_only=True)
class PageHistory:
    """The versions of a page, oldest first, and the short ids of documents and records in them."""

    versions: tuple[Version, ...]
    short: Mapping[str, str]

    @property
    def newest(self) -> Version:
        """The text that stands there now, as far as the docket knows."""
        return self.versions[-1]

    @property
    def lost(self) -> tuple[Record, ...]:
        """Records whose words one of the edits took away."""
        return tuple(record for version in self.versions for record in version.lost)


def versions_table(histories: Iterable[PageHistory]) -> Table:
    """One row a page: day of its newest text, outlet, title, versions, edits, records lost, and ids, oldest first."""
    columns = ("published", "outlet", "title", "versions", "edits", "lost", "ids")
    return Table(columns, tuple(map(_row, histories)), frozenset({"title"}))


def _row(history: PageHistory) -> tuple[str, ...]:
    document = history.newest.document
    return (
        label(document.published),
        line(document.outlet or ""),
        line(document.title or "") or line(document.text[:200])[:80],
        str(len(history.versions)),
        str(sum(len(version.edits) for version in history.versions)),
        str(len(history.lost)),
        " ".join(history.short.get(v.document.id, v.document.id[:PREFIX]) for v in history.versions),
    )


def history_json(history: PageHistory) -> JSON:
    """The versions with their edits and the records lost, all with short ids."""
    return [
        {
            "short": history.short.get(version.document.id, version.document.id[:PREFIX]),
            "document": version.document.id,
            "published": to_json(version.document.published),
            "title": version.document.title,
            "edits": to_json(version.edits),
            "lost": [{"short": history.short.get(r.id, r.id), "id": r.id, "words": words_of(r)} for r in version.lost],
        }
        for version in history.versions
    ]


def words_of(record: Record) -> str:
    """The words a record rests on, on one line."""
    spans: tuple[Span, ...] = getattr(record, "spans", ()) or getattr(record, "evidence", ())
    return cut(line(" … ".join(span.text for span in spans)), LONGEST_WORDS)


def changed_words(edit: Edit) -> Iterator[tuple[Change, str]]:
    """A paragraph in pieces: what was kept, what was taken out, what was put in."""
    if edit.before is None or edit.after is None:
        whole = edit.before or edit.after
        yield ("removed" if edit.before else "added"), line(whole.text if whole else "")
        return
    old, new = WORD.findall(line(edit.before.text)), WORD.findall(line(edit.after.text))
    if max(len(old), len(new)) > MOST_WORDS:
        yield from (("removed", "".join(old)), ("added", "".join(new)))
        return
    same = SequenceMatcher(None, [w.strip() for w in old], [w.strip() for w in new], autojunk=False)
    for kind, a, b, c, d in same.get_opcodes():
        if kind == "equal":
            yield "kept", "".join(new[c:d])
            continue
        if a < b:
            yield "removed", "".join(old[a:b])
        if c < d:
            yield "added", "".join(new[c:d])
