"""A record taken apart into its fields and the words that fill them, and put together again: for forms in which words
are marked in the text and everything else stands beside."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.outputs.exports.export import Progress, unwatched
from dragoman.record.codec import JSON, from_json, to_json
from dragoman.record.conforming import check_types
from dragoman.record.docket import CLASSES, LAYERS, DocketExport, Record
from dragoman.record.evidence import Span
from dragoman.record.times import TimeExpression

UNDECIDED = "0"
"""The version of a record that nobody has decided on."""

PLACE = ("document", "start", "end", "text")
"""The fields of a span."""

WORDS = "words"
"""What a time expression's own words are called; every other role is the path of fields to it."""

SLOT, MANY = "marked", "many"
"""What stands in the fields where words were taken out: the number of the slot, and whether it is a list of spans."""

AT_ONCE = 500
"""Records after which progress is told again."""

SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Slot:
    """Words marked for one field of a record, `role` being the path to it (`content`, `participants.mention`)."""

    role: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Apart:
    """A record without its words: its layer and id, its other fields as JSON, and the words by slot."""

    layer: str
    id: str
    fields: dict[str, JSON]
    slots: tuple[Slot, ...]


def apart(layer: str, record: Record, showable: Callable[[Span], bool] = lambda _: True) -> Apart:
    """A record taken apart. Words that cannot be marked in the form stay in the fields."""
    taken = _Taken(showable)
    if isinstance(record, TimeExpression):
        fields = {name: value for name, value in to_json(record).items() if name not in PLACE}
        fields[WORDS] = taken.one(record, WORDS)
    else:
        fields = {name: taken.value(getattr(record, name), name) for name in to_json(record)}
    fields.pop("id")
    return Apart(layer, record.id, fields, tuple(taken.slots))


def parts_of(docket: DocketExport, progress: Progress = unwatched) -> Iterator[tuple[Apart, Record]]:
    """Every record of a docket, taken apart, layer by layer."""
    total = sum(len(getattr(docket, layer)) for layer in LAYERS)
    for number, (layer, record) in enumerate(docket.records()):
        if number % AT_ONCE == 0:
            progress("records", number, total)
        yield apart(layer, record), record


def together(layer: str, fields: Mapping[str, JSON], slots: Sequence[Sequence[Span]], texts: Mapping[str, str]) -> Any:
    """The record of a layer whose slots hold these words.

    Raises SpanMismatch where fields speak of words that are not there; KeyError, TypeError, ValueError, AttributeError,
    IndexError where they are not those of a record.
    """
    filled = {name: _filled(value, slots) for name, value in fields.items()}
    filled |= filled.pop(WORDS, None) or {}
    record = from_json(CLASSES[layer], filled, texts)
    check_types(record)
    return record


def shown_text(text: str) -> str:
    """The text with a replacement character for what UTF-8 cannot hold; offsets stay."""
    return SURROGATE.sub("\ufffd", text)


class _Taken:
    """What is taken out of one record."""

    def __init__(self, showable: Callable[[Span], bool]) -> None:
        self.slots: list[Slot] = []
        self._showable = showable

    def value(self, value: object, role: str) -> JSON:
        """The value as JSON, with a slot where words were."""
        if isinstance(value, Span):
            return self.one(value, role)
        if isinstance(value, tuple) and value and all(isinstance(item, Span) for item in value):
            return self._many(value, role)
        if isinstance(value, tuple):
            return [self.value(item, role) for item in value]
        if hasattr(value, "__dataclass_fields__"):
            return {name: self.value(getattr(value, name), f"{role}.{name}") for name in to_json(value)}
        return to_json(value)

    def one(self, span: Span, role: str) -> JSON:
        """A field of one span."""
        return {SLOT: self._slot(role, (span,))} if self._showable(span) else _place(span)

    def _many(self, spans: tuple[Span, ...], role: str) -> JSON:
        if not all(map(self._showable, spans)):
            return [_place(span) for span in spans]
        return {SLOT: self._slot(role, spans), MANY: True}

    def _slot(self, role: str, spans: tuple[Span, ...]) -> int:
        self.slots.append(Slot(role, spans))
        return len(self.slots) - 1


def _place(span: Span) -> JSON:
    return {name: getattr(span, name) for name in PLACE}


def _filled(value: JSON, slots: Sequence[Sequence[Span]]) -> JSON:
    """The value with its words; a field of one span is empty where nothing is marked for it any more."""
    if isinstance(value, list):
        return [_filled(item, slots) for item in value]
    if not isinstance(value, dict):
        return value
    if SLOT not in value:
        return {name: _filled(item, slots) for name, item in value.items()}
    places = [_place(span) for span in slots[value[SLOT]]]
    if value.get(MANY):
        return places
    if len(places) > 1:
        raise ValueError("several places are marked where one is meant")
    return next(iter(places), None)
