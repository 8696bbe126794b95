"""A record that the machine missed, written by hand on words of a report."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from dragoman.errors import BadRequest, NotFound
from dragoman.ledger.rows import anchor
from dragoman.record.actors import Actor
from dragoman.record.codec import JSON, from_json, to_json
from dragoman.record.decisions import Decision, ruling_on
from dragoman.record.docket import CLASSES, Record
from dragoman.record.document import Document
from dragoman.record.editing import ACTORS, SEVERAL_ACTORS, actors_in, changed
from dragoman.record.evidence import Span
from dragoman.record.findings import Join

ADDABLE = ("statements", "events", "contacts", "commitments", "processes", "instruments", "actors")
"""Layers that people may add to, the most usual first."""

REQUIRED: Mapping[str, Mapping[str, str]] = {
    "statements": {"content": "the words said"},
    "events": {"evidence": "its words", "type": "its type"},
    "contacts": {"evidence": "its words", "initiator": "who approached", "target": "whom"},
    "commitments": {
        "evidence": "its words",
        "obligor": "who owes it",
        "action": "what is owed",
        "strength": "how firmly",
    },
    "processes": {"evidence": "its words", "actor": "whose it is", "name": "its name", "state": "its state"},
    "instruments": {"evidence": "its words", "name": "its name"},
    "actors": {"mentions": "the words that name it", "name": "its name", "kind": "its kind"},
}
"""What a record of each layer cannot be without, and how to ask for it."""


@dataclass(frozen=True, kw_only=True)
class Hand:
    """Who writes, when and why."""

    author: str
    at: datetime
    reason: str | None = None


def decisions_to_add(
    layer: str, document: Document, values: Mapping[str, JSON], actors: Iterable[Actor], hand: Hand
) -> list[Decision]:
    """The decisions that put a record in place: on actors of other reports that this one names too, then on itself.

    `values` are fields as JSON, spans whole; actors may be any of `actors`. Raises BadRequest where one is missing
    or no value, NotFound for an actor there is not, SpanMismatch.
    """
    _check(layer, values)
    known = {actor.id: actor for actor in actors}
    made: list[Decision] = []
    places: dict[str, str] = {}
    words = _first_words(layer, document, values)
    for wanted in actors_in(values):
        if wanted not in known:
            raise NotFound("no actor has that id", where=wanted, remedy="choose one of the actors listed")
        if known[wanted].mentions[0].document != document.id:
            places[wanted], more = _actor_here(known[wanted], document, words, hand)
            made += [d for d in more if d.record not in known]
    record = built(layer, document, _named(values, places))
    return [*made, _added(layer, document, record, hand)]


def built(layer: str, document: Document, values: Mapping[str, JSON]) -> Record:
    """The record that such values make. Raises BadRequest, SpanMismatch."""
    texts = {document.id: document.text}
    start: dict[str, JSON] = {name: values[name] for name in REQUIRED[layer]}
    if layer == "statements":
        start["document"] = document.id
        start |= {name: values.get(name) for name in ("source", "cue")}
        start |= {"mode": values["mode"]} if values.get("mode") else {}
    try:
        record: Record = from_json(CLASSES[layer], start, texts)
    except (TypeError, ValueError, KeyError) as error:
        raise BadRequest("this makes no record", where=layer, remedy=str(error)) from error
    rest = {name: value for name, value in values.items() if value is not None}
    return changed(record, rest, texts)


def _check(layer: str, values: Mapping[str, JSON]) -> None:
    if layer not in ADDABLE:
        raise BadRequest(
            "no record of this kind is written by hand", where=layer, remedy=f"one of {', '.join(ADDABLE)}"
        )
    missing = [asked for name, asked in REQUIRED[layer].items() if not values.get(name)]
    if missing:
        raise BadRequest(f"something is missing: {', '.join(missing)}", where=layer, remedy="fill it in")


def _first_words(layer: str, document: Document, values: Mapping[str, JSON]) -> Span:
    first = values[next(iter(REQUIRED[layer]))][0]
    return document.span(first["start"], first["end"])


def _actor_here(actor: Actor, document: Document, words: Span, hand: Hand) -> tuple[str, list[Decision]]:
    """An actor of another report in this one: where its name stands, else by the words that speak of it; and that both
    are one."""
    mention = next(_mentions(actor, document), words)
    here = Actor(name=actor.name, kind=actor.kind, country=actor.country, role=actor.role, mentions=(mention,))
    join = Join(layer="actors", members=(actor.id, here.id))
    one = ruling_on(join, "accept", author=hand.author, at=hand.at, reason=hand.reason)
    return here.id, [_added("actors", document, here, hand), one]


def _mentions(actor: Actor, document: Document) -> Iterator[Span]:
    for name in (actor.name, *actor.aliases):
        if found := re.search(rf"(?<!\w){re.escape(name)}(?!\w)", document.text):
            yield document.span(found.start(), found.end())


def _named(values: Mapping[str, JSON], places: Mapping[str, str]) -> dict[str, JSON]:
    """The values with actors of other reports under their ids in this one."""
    found = dict(values)
    for name in ACTORS & values.keys():
        found[name] = places.get(values[name], values[name])
    for name in SEVERAL_ACTORS & values.keys():
        found[name] = [places.get(actor, actor) for actor in values[name] or ()]
    if values.get("participants"):
        found["participants"] = [p | {"actor": places.get(p["actor"], p["actor"])} for p in values["participants"]]
    return found


def _added(layer: str, document: Document, record: Record, hand: Hand) -> Decision:
    return Decision(
        record=record.id,
        verb="add",
        author=hand.author,
        at=hand.at,
        reason=hand.reason,
        document=document.id,
        layer=layer,
        spans=anchor(record),
        change=json.dumps(to_json(record), ensure_ascii=False, sort_keys=True),
    )
