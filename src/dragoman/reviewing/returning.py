"""What people did to records in another tool, as decisions: changed marks and fields as edits, comments as rulings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import DragomanError
from dragoman.loaders.walk import read_bytes
from dragoman.outputs.exports.brat_reading import LARGEST, read_brat
from dragoman.outputs.exports.returned import Return, Returned, ReturnedRuling
from dragoman.outputs.exports.webannotation_reading import read_web_annotations
from dragoman.record.codec import JSON, to_json
from dragoman.record.docket import DocketExport, Layers, Record
from dragoman.record.editing import editable_fields
from dragoman.reviewing.review import Review

ANNOTATED = "annotated in another tool"
"""The reason of an edit that comes back without one."""


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What came of a return: records that are as in the docket, ids of those edited, accepted and rejected now, and a
    line for each that could not be taken."""

    same: int
    edited: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


def take_returned(came: Return, shown: Layers, review: Review, author: str) -> Taken:
    """Decide as people did elsewhere; `author` stands where no other is named. `shown` are the records as an export
    shows them. What was decided on in the docket meanwhile is refused, what is decided so already is passed over."""
    known = {record.id: record for _, record in shown.records()}
    edited: list[str] = []
    ruled: dict[str, list[str]] = {"accept": [], "reject": []}
    refused = list(came.refused)
    changes = {returned.id: _change(returned, known) for returned in came.records if returned.id in known}
    for returned in came.records:
        if change := changes.get(returned.id):
            try:
                review.edit(returned.id, change, author=author, reason=ANNOTATED, seen=returned.seen)
                edited.append(returned.id)
            except DragomanError as error:
                refused.append(str(error))
    for ruling in came.rulings:
        try:
            if not _decided(ruling, author, review):
                review.decide(ruling.id, ruling.verb, author=ruling.author or author, reason=ruling.reason)
                ruled[ruling.verb].append(ruling.id)
        except DragomanError as error:
            refused.append(str(error))
    gone = len(came.records) - len(changes)
    return Taken(
        same=sum(not change for change in changes.values()),
        edited=tuple(edited),
        accepted=tuple(ruled["accept"]),
        rejected=tuple(ruled["reject"]),
        refused=(*refused, *([f"not in the docket any more: {gone}"] if gone else [])),
    )


def _change(returned: Returned, known: Mapping[str, Record]) -> dict[str, JSON]:
    """The fields that read otherwise than in the docket."""
    before = known[returned.id]
    old, new = to_json(before), to_json(returned.record)
    names = [field.name for field in editable_fields(type(before))]
    return {name: new[name] for name in names if name in new and new[name] != old.get(name)}


def _decided(ruling: ReturnedRuling, author: str, review: Review) -> bool:
    """Whether the same person has said the same of the record already."""
    said = (ruling.id, ruling.verb, ruling.author or author, ruling.reason)
    return any((d.record, d.verb, d.author, d.reason) == said for d in review.history())


def take_back(path: Path, shown: DocketExport, review: Review, author: str) -> Taken:
    """Decide by the folder that brat worked on, or the file of Web Annotations, at a path. Raises UnreadableInput,
    BadRequest where it is neither."""
    texts = {document.id: document.text for document in shown.documents}
    if path.is_dir():
        came = read_brat(path, texts)
    else:
        came = read_web_annotations(read_bytes(path, LARGEST), texts, str(path))
    return take_returned(came, shown, review, author)
