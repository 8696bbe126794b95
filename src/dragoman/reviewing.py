"""What people decide on records: the one way in for every decision, from the terminal and from the desk."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import cast

from dragoman.errors import BadRequest, NotFound
from dragoman.ledger import Ledger
from dragoman.record.codec import JSON
from dragoman.record.decisions import JOINS, Decision, DecisionVerb, Ruling, ruled_join, ruling_on
from dragoman.record.docket import Record
from dragoman.record.document import Document
from dragoman.record.editing import ACTORS, changed
from dragoman.record.findings import Join

UNDECIDED = "0"
"""The version of a record that nobody has decided on."""


@dataclass(frozen=True, kw_only=True)
class Precision:
    """How often people found the machine right, for one layer: an edited record was not wholly so."""

    layer: str
    accepted: int = 0
    edited: int = 0
    rejected: int = 0

    @property
    def decided(self) -> int:
        """Records that somebody decided on."""
        return self.accepted + self.edited + self.rejected

    @property
    def share(self) -> float:
        """The share accepted as proposed."""
        return self.accepted / self.decided


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
        whole = {name: _located(value, document) for name, value in change.items()}
        changed(found, whole, {document.id: document.text})
        self._check_actors(whole, document)
        written = json.dumps(whole, ensure_ascii=False, sort_keys=True)
        decision = Decision(
            record=found.id, verb="edit", author=author, at=datetime.now(UTC), reason=reason, change=written
        )
        return self._ledger.decide(decision, seen=seen)

    def merge(self, actors: Sequence[str], *, author: str, reason: str | None = None) -> Decision:
        """Say that actors, by their whole ids, are one. Raises NotFound, BadRequest for fewer than two."""
        known = {actor.id for actor in self._ledger.layer("actors")}
        if unknown := [actor for actor in actors if actor not in known]:
            raise NotFound("no actor has that id", where=unknown[0], remedy="choose two of the actors listed")
        if len(set(actors)) < 2:
            raise BadRequest("one actor cannot be merged with itself", where="merge", remedy="choose another one")
        join = Join(layer="actors", members=tuple(dict.fromkeys(actors)))
        return self._ledger.decide(ruling_on(join, "accept", author=author, at=datetime.now(UTC), reason=reason))

    def undo(self, author: str) -> Decision | None:
        """Take back the author's last decision that is not taken back yet; None where there is none."""
        done, _ = stacks(self._ledger.decisions(), author)
        return self._take_back(done[-1], author) if done else None

    def redo(self, author: str) -> Decision | None:
        """Take back the author's last undoing; None where a decision came after it, or none was undone."""
        _, undone = stacks(self._ledger.decisions(), author)
        return self._take_back(undone[-1], author) if undone else None

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
        layers = {d.record: d.layer for d in self._ledger.decisions() if d.layer != JOINS}
        counts = Counter((layers[r], ruling.verb) for r, ruling in _verbs(self._ledger.rulings()) if r in layers)
        return tuple(
            Precision(
                layer=layer,
                accepted=counts[layer, "accept"],
                edited=counts[layer, "edit"],
                rejected=counts[layer, "reject"],
            )
            for layer in sorted({layer for layer, _ in counts})
        )

    def _take_back(self, decision: Decision, author: str) -> Decision:
        return self._ledger.decide(
            replace(decision, author=author, at=datetime.now(UTC), undoes=decision.id, reason=None, change=None)
        )

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
        named = [value for name, value in change.items() if name in ACTORS and value is not None]
        if not named:
            return
        known = {actor.id for actor in self._ledger.layer("actors", documents=[document.id])}
        if not known.issuperset(named):
            raise BadRequest("the report names no such actor", where=str(named[0]), remedy="choose one of the report's")


def stacks(made: Iterable[Decision], author: str) -> tuple[list[Decision], list[Decision]]:
    """An author's decisions that can be undone, and those undoings that can be taken back, the next one last."""
    done: list[Decision] = []
    undone: list[Decision] = []
    originals: dict[str, Decision] = {}
    for decision in made:
        target = originals.get(decision.undoes or "")
        if decision.author == author and target is None:
            done.append(decision)
            undone.clear()
        elif target is not None and target in done:
            done.remove(target)
            undone.append(decision)
        elif target is not None and target in undone:
            undone.remove(target)
            done.append(originals[target.undoes or ""])
        if decision.author == author:
            originals[decision.id] = decision
    return done, undone


def _located(value: JSON, document: Document) -> JSON:
    """Spans of a change with the words that stand there."""
    if isinstance(value, list):
        return [_located(item, document) for item in value]
    if isinstance(value, dict) and {"start", "end"} == set(value):
        span = document.span(cast(int, value["start"]), cast(int, value["end"]))
        return {"document": document.id, "start": span.start, "end": span.end, "text": span.text}
    return value


def _verbs(rulings: Mapping[str, Ruling]) -> Iterable[tuple[str, Ruling]]:
    """Each ruling, an accepted record that was edited before as edited."""
    for record, ruling in rulings.items():
        edited = ruling.verb == "accept" and ruling.changes
        yield record, replace(ruling, verb="edit") if edited else ruling
