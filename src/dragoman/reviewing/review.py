"""The one way in for every decision, each with an author and a reason."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, cast

from dragoman.errors import BadRequest, NotFound
from dragoman.ledger import Ledger
from dragoman.record.codec import JSON
from dragoman.record.decisions import Decision, DecisionVerb, Ruling, ruled_join, ruling_on, split_of
from dragoman.record.docket import Record
from dragoman.record.document import Document
from dragoman.record.editing import actors_in, changed
from dragoman.record.findings import Join
from dragoman.reviewing.adding import Hand, decisions_to_add
from dragoman.reviewing.precision import Precision, precision
from dragoman.reviewing.stacks import in_one_go, stacks

UNDECIDED = "0"
"""The version of a record that nobody has decided on."""


class Review:
    """Decisions on the records of a ledger. `joins` gives the joins that hold now, when a decision is on one."""

    def __init__(self, ledger: Ledger, joins: Callable[[], Iterable[Join]]) -> None:
        self._ledger = ledger
        self._joins = joins

    def decide(
        self, record: str, verb: DecisionVerb, *, author: str, reason: str | None = None, seen: str | None = None
    ) -> Decision:
        """Accept or reject a record, or a join, by the beginning of its id.

        `seen` is the version of the record that its author saw. Raises NotFound, AmbiguousId, StaleEdit.
        """
        at = datetime.now(UTC)
        if join := self._join_named(record):
            return self._ledger.decide(ruling_on(join, verb, author=author, at=at, reason=reason), seen=seen)
        _, found = self._record(record)
        return self._ledger.decide(Decision(record=found.id, verb=verb, author=author, at=at, reason=reason), seen=seen)

    def accept_all(self, records: Iterable[str], *, author: str, reason: str | None = None) -> tuple[Decision, ...]:
        """Accept records, by whole ids, in one go: all or none, and one `undo` takes all back. Raises NotFound."""
        at = datetime.now(UTC)
        return self._ledger.decide_all(
            [Decision(record=record, verb="accept", author=author, at=at, reason=reason) for record in records]
        )

    def comment(self, record: str, text: str, *, author: str) -> Decision:
        """Say something of a record and decide nothing. Raises NotFound, AmbiguousId, BadRequest where it is empty."""
        if not text.strip():
            raise BadRequest("an empty comment", where=record, remedy="write something")
        _, found = self._record(record)
        at = datetime.now(UTC)
        return self._ledger.decide(Decision(record=found.id, verb="comment", author=author, at=at, reason=text.strip()))

    def edit(
        self,
        record: str,
        change: Mapping[str, JSON],
        *,
        author: str,
        reason: str | None = None,
        seen: str | None = None,
    ) -> Decision:
        """Put other values, as JSON, into fields of a record; spans give `start` and `end` alone.

        Raises NotFound, AmbiguousId, StaleEdit, BadRequest for a field that is not changed by hand or a value that it
        does not take, SpanMismatch for offsets outside of the text.
        """
        layer, found = self._record(record)
        document = self._document_of(layer, found)
        whole = {name: located(value, document) for name, value in change.items()}
        changed(found, whole, {document.id: document.text})
        self._check_actors(whole, document)
        written = json.dumps(whole, ensure_ascii=False, sort_keys=True)
        decision = Decision(
            record=found.id, verb="edit", author=author, at=datetime.now(UTC), reason=reason, change=written
        )
        return self._ledger.decide(decision, seen=seen)

    def add(
        self, layer: str, document: str, values: Mapping[str, JSON], *, author: str, reason: str | None = None
    ) -> Decision:
        """Write a record that was missed, on words of a document; fields as for `edit`, actors those of any document.

        An actor that only other documents name is added to this one, and joined with itself there; one `undo` takes all
        of it back. Raises NotFound, SpanMismatch, BadRequest where something is missing or the record is there already.
        """
        found = self._ledger.document(document)
        whole = {name: located(value, found) for name, value in values.items()}
        hand = Hand(author=author, at=datetime.now(UTC), reason=reason)
        actors = cast(Iterable[Any], self._ledger.layer("actors"))
        made = decisions_to_add(layer, found, whole, actors, hand)
        present = {record.id for record in self._ledger.layer(layer, documents=[found.id])}
        if made[-1].record in present:
            raise BadRequest("this record is there already", where=made[-1].record, remedy="correct that one")
        return self._ledger.decide_all(made)[-1]

    def merge(self, actors: Sequence[str], *, author: str, reason: str | None = None) -> Decision:
        """Say that actors, by their whole ids, are one. Raises NotFound, BadRequest for fewer than two."""
        known = {actor.id for actor in self._ledger.layer("actors")}
        if unknown := [actor for actor in actors if actor not in known]:
            raise NotFound("no actor has that id", where=unknown[0], remedy="choose two of the actors listed")
        if len(set(actors)) < 2:
            raise BadRequest("one actor cannot be merged with itself", where="merge", remedy="choose another one")
        join = Join(layer="actors", members=tuple(dict.fromkeys(actors)))
        return self._ledger.decide(ruling_on(join, "accept", author=author, at=datetime.now(UTC), reason=reason))

    def split(self, join: str, apart: Sequence[str], *, author: str, reason: str | None = None) -> Decision:
        """Say that some members of a join, by whole ids, are another thing (or actor) than the others.

        Raises NotFound where there is no such join, BadRequest where they are none or all of its members.
        """
        found = self._join_named(join)
        if found is None:
            raise NotFound("nothing is joined under that id", where=join, remedy="open the record or the actor again")
        if not set(apart) < set(found.members) or not apart:
            raise BadRequest("these cannot be split off", where=join, remedy="choose some of them, and not all")
        return self._ledger.decide(split_of(found, apart, author=author, at=datetime.now(UTC), reason=reason))

    def undo(self, author: str) -> Decision | None:
        """Take back the author's last decision that is not taken back yet, with those made in one go with it; None
        where there is none."""
        return self._take_back(stacks(self._ledger.decisions(), author)[0], author)

    def redo(self, author: str) -> Decision | None:
        """Take back the author's last undoing; None where a decision came after it, or none was undone."""
        return self._take_back(stacks(self._ledger.decisions(), author)[1], author)

    def history(self) -> tuple[Decision, ...]:
        """Every decision, in order."""
        return self._ledger.decisions()

    def rulings(self) -> dict[str, Ruling]:
        """What holds for each record that was decided on, by whole id."""
        return self._ledger.rulings()

    def versions(self) -> dict[str, str]:
        """What changes whenever somebody decides on a record, by whole id; `UNDECIDED` for all others."""
        return self._ledger.versions()

    def precision(self) -> tuple[Precision, ...]:
        """How far the machine was right, by layer, where anything was decided."""
        return precision(self._ledger.decisions(), self._ledger.rulings())

    def _take_back(self, stack: list[Decision], author: str) -> Decision | None:
        at = datetime.now(UTC)
        taken = [
            replace(decision, author=author, at=at, undoes=decision.id, reason=None, change=None)
            for decision in in_one_go(stack)
        ]
        return self._ledger.decide_all(taken)[0] if taken else None

    def _join_named(self, prefix: str) -> Join | None:
        """The only join whose id begins so, one that was rejected included."""
        if not prefix.startswith("j"):
            return None
        found = {j.id: j for j in (*self._joins(), *map(ruled_join, self._ledger.decisions())) if j}
        named = [join for key, join in found.items() if key.startswith(prefix)]
        return named[0] if len(named) == 1 else None

    def _record(self, prefix: str) -> tuple[str, Record]:
        layer, found = self._ledger.lookup(prefix)
        if isinstance(found, Document):
            raise BadRequest("a document is not decided on", where=prefix, remedy="name one of its records")
        return layer, found

    def _document_of(self, layer: str, record: Record) -> Document:
        home = record.mentions[0].document if layer == "actors" else record.document  # type: ignore[union-attr]
        return self._ledger.document(home)

    def _check_actors(self, change: Mapping[str, JSON], document: Document) -> None:
        """Raises BadRequest where an actor is put in that the document does not name."""
        named = actors_in(change)
        if not named:
            return
        known = {actor.id for actor in self._ledger.layer("actors", documents=[document.id])}
        if not known.issuperset(named):
            raise BadRequest("the report names no such actor", where=str(named[0]), remedy="choose one of the report's")


def located(value: JSON, document: Document) -> JSON:
    """A value with the words that stand at the places it gives. Raises SpanMismatch."""
    if isinstance(value, list):
        return [located(item, document) for item in value]
    if isinstance(value, dict) and {"start", "end"} == set(value):
        span = document.span(cast(int, value["start"]), cast(int, value["end"]))
        return {"document": document.id, "start": span.start, "end": span.end, "text": span.text}
    if isinstance(value, dict):
        return {name: located(item, document) for name, item in value.items()}
    return value
