"""Web Annotations that people or tools have worked on, read back: the records as they are marked now."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from dragoman.errors import BadRequest, DragomanError, SpanMismatch
from dragoman.outputs.exports.iris import DOCUMENT, OURS
from dragoman.outputs.exports.returned import Return, Returned, ruling_in, understood
from dragoman.outputs.exports.standoff import together
from dragoman.outputs.exports.webannotation import FORMAT, VERSION
from dragoman.record.codec import JSON
from dragoman.record.evidence import Span

REMEDY = "give annotations that dragoman export webannotation wrote"


@dataclass
class _Described:
    """A record as its annotations tell it."""

    description: JSON = None
    targets: dict[tuple[int, int], JSON] = field(default_factory=dict)


def read_web_annotations(data: bytes, texts: Mapping[str, str], where: str) -> Return:
    """The records of a collection, a page or a list of annotations as they are marked now, and what comments say of
    them that begin with "accept" or "reject". `texts` are those of the docket by document: words are located in them,
    by position where they stand there, else by quotation.

    Raises BadRequest where these are no annotations.
    """
    items = understood(lambda: list(_items(json.loads(data))), where, "these are no Web Annotations")
    records: dict[str, _Described] = {}
    whole = Return()
    for item in items:
        key = str(item.get("id", ""))
        record, _, place = key.removeprefix(OURS).partition(":")
        if key.startswith(OURS) and place:
            found = records.setdefault(record, _Described())
            understood(partial(_take, found, item, place), where, f"{key[:80]} is damaged")
            about = record
        else:
            about = str(_target(item)).removeprefix(OURS).partition(":")[0]
        for comment, author in _comments(item):
            whole += Return(rulings=ruling_in(about, comment, author))
    for record, found in records.items():
        whole += _returned(record, found, texts, where)
    return whole


def located(selectors: JSON, document: str, text: str) -> Span:
    """The words that selectors point at. Raises SpanMismatch where they are not there, or more than once."""
    by_type = {s["type"]: s for s in (selectors if isinstance(selectors, list) else [selectors])}
    place, quote = by_type.get("TextPositionSelector"), by_type.get("TextQuoteSelector")
    exact = quote["exact"] if quote else None
    if place and (exact is None or text[place["start"] : place["end"]] == exact):
        return Span(document, place["start"], place["end"], text[place["start"] : place["end"]], text)
    places = list(_occurrences(quote, text)) if quote else []
    if quote is None or len(places) != 1:
        often = "several times" if places else "nowhere"
        raise SpanMismatch(
            f"the words {str(exact)[:60]!r} stand there {often}", where=document[:12], remedy="mark them again"
        )
    return Span(document, places[0], places[0] + len(quote["exact"]), quote["exact"], text)


def _occurrences(quote: JSON, text: str) -> Iterator[int]:
    """Where the words stand between those around them."""
    before, exact, after = quote.get("prefix") or "", quote["exact"], quote.get("suffix") or ""
    whole = f"{before}{exact}{after}"
    at = text.find(whole) if exact else -1
    while at >= 0:
        yield at + len(before)
        at = text.find(whole, at + 1)


def _items(value: JSON) -> Iterator[JSON]:
    """The annotations in a collection, a page, a list, or one alone."""
    if isinstance(value, list):
        for item in value:
            yield from _items(item)
    elif value["type"] == "Annotation":
        yield value
    elif value["type"] == "AnnotationCollection":
        yield from _items(value["first"])
    elif value["type"] == "AnnotationPage":
        yield from _items(value["items"])
    else:
        raise ValueError("no annotation")


def _take(found: _Described, item: JSON, place: str) -> None:
    slot, number = map(int, place.split(":"))
    found.targets[slot, number] = item["target"]["selector"]
    for body in _bodies(item):
        if body.get("purpose") == "describing" and body.get("format") == "application/json":
            found.description = json.loads(body["value"])


def _comments(item: JSON) -> Iterator[tuple[str, str | None]]:
    """What people wrote, and who, where the annotation says so."""
    creator = item.get("creator")
    author = creator.get("name") if isinstance(creator, dict) else creator
    for body in _bodies(item):
        if body.get("purpose") not in ("describing", "tagging", "identifying") and isinstance(body.get("value"), str):
            yield body["value"], author if isinstance(author, str) else None


def _bodies(item: JSON) -> list[JSON]:
    body = item.get("body") or []
    return [one for one in (body if isinstance(body, list) else [body]) if isinstance(one, dict)]


def _target(item: JSON) -> JSON:
    """The address of what an annotation is on."""
    target = item.get("target")
    return target.get("source") or target.get("id") if isinstance(target, dict) else target


def _returned(record: str, found: _Described, texts: Mapping[str, str], where: str) -> Return:
    try:
        return understood(lambda: _one(record, found, texts), where, f"the annotations of {record[:20]} are damaged")
    except DragomanError as error:
        return Return(refused=(str(error),))


def _one(record: str, found: _Described, texts: Mapping[str, str]) -> Return:
    told = found.description
    if told is None or (told["format"], told["version"]) != (FORMAT, VERSION):
        raise BadRequest("no annotation describes this record", where=record[:20], remedy=REMEDY)
    slots: list[list[Span]] = [[] for _ in told["documents"]]
    for (slot, place), selectors in sorted(found.targets.items()):
        homes = told["documents"][slot]
        document = homes[min(place, len(homes) - 1)].removeprefix(DOCUMENT)
        if document not in texts:
            raise BadRequest("the docket does not hold its document", where=record[:20], remedy="name another docket")
        slots[slot].append(located(selectors, document, texts[document]))
    again = together(told["layer"], told["fields"], slots, texts)
    return Return(records=(Returned(layer=told["layer"], id=told["id"], record=again, seen=told.get("seen")),))
