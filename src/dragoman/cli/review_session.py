"""Going through what the machine proposes, one key after another: what each key does, without a terminal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

from dragoman.cli.review_listing import called, left_at, listed, together, with_new
from dragoman.errors import BadRequest, DragomanError
from dragoman.loaders.edtf import parse_edtf
from dragoman.outputs.laying_out import REVIEWED
from dragoman.record.actors import Actor
from dragoman.record.codec import JSON, to_json
from dragoman.record.decisions import DecisionVerb
from dragoman.record.docket import CLASSES, place
from dragoman.record.document import Document
from dragoman.record.editing import EditableField, editable_fields
from dragoman.record.query import Query
from dragoman.reviewing import REQUIRED, UNDECIDED
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.docket import Docket, Shown

OFFERED = 12
"""Choices that are listed at most."""

KEYS: Mapping[str, str] = {
    "a": "accept",
    "r": "reject",
    "R": "reject, with a reason",
    "e": "edit a field, or the words it rests on",
    "s": "split: a second record beside it, or those joined with it",
    "m": "merge one of its actors with another",
    "c": "comment",
    "n": "next, decide later",
    "p": "previous",
    "u": "undo",
    "U": "redo",
    "?": "this help, and the settings",
    "q": "quit; the next time it goes on from here",
}


class Asker(Protocol):
    """Who answers questions."""

    def ask(self, question: str, given: str = "") -> str:
        """A line of text; `given` is what Enter alone answers."""
        ...

    def choose(self, question: str, choices: list[str]) -> int | None:
        """The number of one of the choices, from 0; None where none is wanted."""
        ...


class Session:
    """One person at one docket. `told` is what the last key came to."""

    def __init__(self, docket: Docket, author: str, asker: Asker, *, layer: str = "", query: Query) -> None:
        self._docket = docket
        self._author = author
        self._asker = asker
        self._layers = (layer,) if layer else REVIEWED
        self._query = query
        self._order = listed(docket, self._layers, query)
        self.told = ""
        self.finished = False
        self.decided = 0
        self._at = self._begin()

    @property
    def waiting(self) -> int:
        """How many records nobody has decided on."""
        return len(set(self._order) - self._docket.review.rulings().keys())

    def names(self) -> dict[str, Actor]:
        """The actors that the record at hand names, by id."""
        at_hand = [] if self._at is None else [self._order[self._at]]
        return {actor.id: actor for actor in self._docket.gathered(at_hand).actors}

    @property
    def position(self) -> tuple[int, int]:
        """Number of the record at hand, from 1, and of all; 0 where nothing is left."""
        return (0 if self._at is None else self._at + 1), len(self._order)

    def current(self) -> Shown | None:
        """The record at hand in its paragraph; None where nothing is left."""
        return None if self._at is None else self._docket.show(self._order[self._at])

    def press(self, key: str) -> None:
        """Do what a key stands for; what cannot be done is told, and nothing is changed."""
        acts: dict[str, Callable[[], str]] = {
            "a": lambda: self._decide("accept"),
            "r": lambda: self._decide("reject"),
            "R": lambda: self._decide("reject", self._asker.ask("why") or None),
            "e": self._edit,
            "s": self._split,
            "m": self._merge,
            "c": self._comment,
            "n": lambda: self._step(1),
            " ": lambda: self._step(1),
            "p": lambda: self._step(-1),
            "u": self._undo,
            "U": self._redo,
            "?": self._help,
            "q": self._quit,
        }
        try:
            self.told = acts[key]() if key in acts else f"{key!r} is no key here; ? lists them"
        except DragomanError as error:
            self.told = f"not done: {error}"

    def _help(self) -> str:
        """The keys, and with what one works."""
        held = self._docket.settings
        given = {name: getattr(held, name) for name in Settings.__dataclass_fields__}
        settings = {"decisions by": self._author, "docket": self._docket.where} | given
        told = [f"{name}  {does}" for name, does in KEYS.items()]
        return "\n".join(
            [*told, "", *(f"{name.replace('_', ' ')}: {value or 'none'}" for name, value in settings.items())]
        )

    def _begin(self) -> int | None:
        """Behind what this author decided on last; from there around to what was left out."""
        last = left_at(set(self._order), self._docket.review.history(), self._author)
        return self._undecided(self._order.index(last) + 1 if last else 0)

    def _undecided(self, start: int) -> int | None:
        rulings = self._docket.review.rulings()
        around = [*range(start, len(self._order)), *range(min(start, len(self._order)))]
        return next((n for n in around if self._order[n] not in rulings), None)

    def _hand(self) -> str:
        """The id of the record at hand."""
        if self._at is None:
            raise BadRequest("nothing is waiting", where="review", remedy="u takes back the last decision")
        return self._order[self._at]

    def _decide(self, verb: DecisionVerb, reason: str | None = None) -> str:
        record, review = self._hand(), self._docket.review
        seen = review.versions().get(record, UNDECIDED)
        review.decide(record, verb, author=self._author, reason=reason, seen=seen)
        self.decided += 1
        self._at = self._undecided((self._at or 0) + 1)
        return f"{verb}ed"

    def _step(self, by: int) -> str:
        if self._at is not None:
            self._at = (self._at + by) % len(self._order)
        return ""

    def _undo(self) -> str:
        taken = self._docket.review.undo(self._author)
        return self._back_to(taken.record, "taken back") if taken else "nothing left to undo"

    def _redo(self) -> str:
        taken = self._docket.review.redo(self._author)
        return self._back_to(taken.record, "done again") if taken else "nothing left to redo"

    def _back_to(self, record: str, told: str) -> str:
        """A record at hand again, or at hand now that it has come."""
        if record not in self._order:
            self._read_again(record)
        self._at = self._order.index(record) if record in self._order else self._at
        return told

    def _read_again(self, record: str) -> None:
        """What is listed now, with a record that has come to it: a large docket may not be laid out anew yet."""
        at_hand = self._order[self._at] if self._at is not None else ""
        self._order = with_new(self._order, listed(self._docket, self._layers, self._query))
        if self._docket.show(record).layer in self._layers:
            self._order = with_new(self._order, [at_hand, record] if at_hand else [record])
        self._at = self._order.index(at_hand) if at_hand else None

    def _comment(self) -> str:
        self._docket.review.comment(self._hand(), self._asker.ask("comment"), author=self._author)
        return "kept"

    def _quit(self) -> str:
        self.finished = True
        return ""

    def _edit(self) -> str:
        shown = self._shown()
        fields = [f for f in editable_fields(type(shown.record)) if f.kind not in ("participants", "actors")]
        chosen = self._asker.choose(
            "which field", [f"{f.name}: {_as_text(getattr(shown.record, f.name))}" for f in fields]
        )
        if chosen is None:
            return ""
        field = fields[chosen]
        value = self._value(field, _as_text(getattr(shown.record, field.name)), shown.document)
        seen = self._docket.review.versions().get(self._hand(), UNDECIDED)
        self._docket.review.edit(self._hand(), {field.name: value}, author=self._author, seen=seen)
        self.decided += 1
        return "corrected; a accepts the rest as it stands"

    def _value(self, field: EditableField, given: str, document: Document) -> JSON:
        """A new value of a field, asked for as the field wants it. Raises BadRequest, BadDate."""
        if field.kind in ("choice", "flag"):
            choices = list(field.choices) or ["no", "yes"]
            chosen = self._asker.choose(field.name, choices)
            return None if chosen is None else (chosen == 1 if field.kind == "flag" else choices[chosen])
        if field.kind == "actor":
            return self._actor(document)
        text = self._asker.ask(field.name, given)
        if field.kind == "day":
            return to_json(parse_edtf(text)) if text else {"earliest": None, "latest": None}
        if field.kind == "words":
            places = [self._located(part, document) for part in text.split("…") if part.strip()]
            return places if field.several else (places[0] if places else None)
        if field.kind == "texts":
            return [part.strip() for part in text.split(";") if part.strip()]
        return text or None

    def _located(self, words: str, document: Document) -> JSON:
        """Where words stand, the place nearest to the record. Raises BadRequest where they stand nowhere."""
        wanted, near = words.strip(), place(self._shown().record)[1]
        starts = [n for n in range(len(document.text)) if document.text.startswith(wanted, n)]
        if not starts:
            raise BadRequest("the report does not say that", where=wanted[:60], remedy="write the words as they stand")
        start = min(starts, key=lambda n: abs(n - near))
        return {"start": start, "end": start + len(wanted)}

    def _actor(self, document: Document) -> str | None:
        named = self._docket.report(document.id).actors
        chosen = self._asker.choose("who", [a.name for a in named])
        return None if chosen is None else named[chosen].id

    def _split(self) -> str:
        record = self._hand()
        join = next(iter(together(self._docket, record)), None)
        if join is not None:
            ways = ["it is another thing than what other reports tell", "two things were taken for one here"]
            chosen = self._asker.choose("what is to be split", ways)
            if chosen is None:
                return ""
            if chosen == 0:
                self._docket.review.split(join, [record], author=self._author)
                return "parted from what the other reports tell"
        return self._second_record()

    def _second_record(self) -> str:
        """Another record like the one at hand, on other words of its report."""
        shown = self._shown()
        words = self._asker.ask("the words of the second record, as they stand in the report")
        required = REQUIRED[shown.layer]
        values: dict[str, JSON] = {
            name: to_json(getattr(shown.record, name))
            for name in required
            if name in CLASSES[shown.layer].__dataclass_fields__
        }
        values[next(iter(required))] = [self._located(words, shown.document)]
        made = self._docket.review.add(shown.layer, shown.document.id, values, author=self._author)
        self.decided += 1
        return self._back_to(made.record, "written; e puts right what else is different")

    def _merge(self) -> str:
        shown = self._shown()
        named = list(self.names().values())
        if not named:
            raise BadRequest("this record names nobody", where=shown.short, remedy="merge actors on the desk")
        first = self._asker.choose("who", [a.name for a in named])
        if first is None:
            return ""
        words = self._asker.ask("is the same as (part of the name)").casefold()
        found = called(self._docket, words, OFFERED) if words else []
        others = [(key, name, kind) for key, name, kind in found if key != named[first].id]
        if not others:
            return "nobody of that name"
        second = self._asker.choose("which", [f"{name} ({kind})" for _, name, kind in others])
        if second is None:
            return ""
        self._docket.review.merge([named[first].id, others[second][0]], author=self._author)
        return "merged"

    def _shown(self) -> Shown:
        return self._docket.show(self._hand())


def _as_text(value: object) -> str:
    """A value of a field on one line."""
    if value is None or value == ():
        return ""
    if isinstance(value, tuple):
        return " … ".join(_as_text(item) for item in value)
    text = getattr(value, "text", None) or getattr(value, "edtf", None)
    return " ".join(str(text if text is not None else ("" if hasattr(value, "edtf") else value)).split())
