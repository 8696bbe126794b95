"""The comparison of reports, kept with the docket: what is read is compared with what is there, and nothing twice.

What is kept can be computed anew from the records at any time, and is, where another version made it. A document is
compared again where its extraction, a decision on its records, or its day as the whole docket tells it has changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any

from dragoman.errors import DocketWriteFailed
from dragoman.extraction.dating.dating import needs_dating
from dragoman.extraction.dating.over_docket import dated_by_each_other
from dragoman.ledger import Compared, Comparison, KeptLink, KeptTrait, Ledger
from dragoman.outputs.queries import actors_called as called_in
from dragoman.outputs.queries import select
from dragoman.reconcile import cards
from dragoman.reconcile.actors import join_actors, with_unions
from dragoman.reconcile.candidates import Key, posted
from dragoman.reconcile.cards import Card, card_of
from dragoman.reconcile.comparison import COMPARED, compare_reports
from dragoman.reconcile.joining import Web
from dragoman.reconcile.kept_traits import digest_of, from_text, to_value, version
from dragoman.reconcile.pairs import Scored
from dragoman.reconcile.shelves import Pair
from dragoman.reconcile.traits import Trait, traits_of
from dragoman.reconcile.versions import MARKED, histories, mark_vanished
from dragoman.record.actors import Actor
from dragoman.record.docket import LAYERS, DocketExport, Extraction, Record
from dragoman.record.document import Document
from dragoman.record.findings import Join
from dragoman.record.query import EVERYTHING, Query
from dragoman.record.versions import Version

WORD = re.compile(r"\w+")
MOST_GROUPS = 40
"""Names under which others are looked up one by one; for more, all actors are read."""

AT_ONCE = 100
"""Documents compared in one transaction when much is to be done."""


class LedgerShelf:
    """The shelf in a docket's file. See `Shelf` for what its methods do.

    What is put there is added to `at_hand`, so that it need not be read from the file; all that stands in it is kept.
    """

    def __init__(self, kept: Comparison, at_hand: dict[str, Trait] | None = None) -> None:
        self._kept = kept
        self._at_hand: dict[str, Trait] = {} if at_hand is None else at_hand

    def holders(self, keys: Collection[Key]) -> Mapping[Key, Collection[str]]:
        """Ids of the records posted under each of the keys."""
        return self._kept.holders(keys)

    def cards(self, records: Collection[str]) -> Mapping[str, Card]:
        """The cards of the records kept of those asked for."""
        return {record: cards.from_value(card) for record, card in self._kept.cards(records).items()}

    def traits(self, records: Collection[str]) -> Mapping[str, Trait]:
        """The records kept of those asked for."""
        missing = [record for record in records if record not in self._at_hand]
        read = {record: from_text(body) for record, body in self._kept.bodies(missing).items()}
        return read | {record: self._at_hand[record] for record in records if record in self._at_hand}

    def links(self, records: Collection[str]) -> Mapping[str, Mapping[str, Scored]]:
        """What each of the records is linked with."""
        found = self._kept.links(records)
        return {
            one: {other: Scored(k.score, k.reasons) for other, k in linked.items()} for one, linked in found.items()
        }

    def put(self, traits: Collection[Trait]) -> None:
        """Keep records that are not kept yet."""
        self._kept.put(
            KeptTrait(
                record=trait.record,
                document=trait.document,
                card=cards.to_value(card_of(trait)),
                body=to_value(trait),
                keys=posted(trait),
            )
            for trait in traits
        )
        self._at_hand.update((trait.record, trait) for trait in traits)

    def link(self, links: Mapping[Pair, Scored]) -> None:
        """Keep links between records that are kept."""
        self._kept.link({pair: KeptLink(scored.score, scored.reasons) for pair, scored in links.items()})

    def drop(self, traits: Collection[Trait]) -> None:
        """Let go of records, with their keys and links."""
        self._kept.drop({trait.record: posted(trait) for trait in traits})
        for trait in traits:
            self._at_hand.pop(trait.record, None)


def taken_in(extraction: Extraction) -> Callable[[Comparison], None]:
    """What is to be done in the transaction that stores an extraction: its records are compared with those there.

    Where others are out of date, or decisions may bear on its records, that waits until `joins_of_told`.
    """

    def compare(kept: Comparison) -> None:
        document = extraction.document.id
        if kept.version() is None and kept.holds_only(document):
            kept.begin(version())
        if kept.version() == version() and not kept.ruled(document):
            traits = {document: tuple(traits_of([extraction.document], extraction))}
            _replace(kept, traits, kept.current([document]))

    return compare


def compared_records(ledger: Ledger, as_of: date | None = None) -> DocketExport:
    """The records as of a day, dated by each other and compared; turns are left out."""
    with ledger.comparison() as kept:
        extractions = kept.current()  # ahead of the records: what comes in between is compared the next time
    stored = _stored(ledger, ledger.documents())
    whole = dated_by_each_other(stored)
    known = select(whole, Query(as_of=as_of))
    movable = {document.id for document in stored.documents if needs_dating(document)}
    told = joins_of_told(ledger, whole, known, extractions, movable)
    return mark_vanished(compare_reports(known, ledger.partings(), told))


def listed_records(ledger: Ledger, query: Query, layers: Collection[str]) -> DocketExport:
    """The records of some layers that a query asks for, dated, not compared but for the actors; with the actors that
    they may name. Only where the day of a page hangs on others is everything read."""
    documents = ledger.documents()
    if any(needs_dating(document) for document in documents):
        return mark_vanished(select(dated_by_each_other(_stored(ledger, documents)), query))
    known = [document.id for document in documents if query.published_by(document.published)]
    asked = None if len(known) == len(documents) else known
    found = ledger.layers(asked, names=layers, window=(query.since, query.until))
    content = {name: getattr(found, name) for name in layers}
    # Who answers to a name is told by all actors; else those of the reports listed are enough.
    homes = None if query.actor else {record.document for records in content.values() for record in records}
    actors = ledger.layers(homes, names=["actors"]).actors
    joins = _actors_that_are_one(ledger, actors) if query.actor else ()
    return mark_vanished(select(DocketExport(documents=documents, actors=actors, joins=joins, **content), query))


def dated_documents(ledger: Ledger, documents: Collection[str] | None = None) -> DocketExport:
    """Documents, all or at least those asked for, each by the day that it or the others tell; with the records where
    any hangs on another."""
    found = ledger.documents(documents)
    if not any(needs_dating(document) for document in found):
        return DocketExport(documents=found)
    return listed_records(ledger, EVERYTHING, LAYERS)


def actors_called(ledger: Ledger, name: str) -> set[str]:
    """Ids of all actors that answer to a name, a code or a role, and of those that are one with them."""
    words = tuple(word for word in WORD.findall(name.casefold()) if word.isascii())
    found = ledger.actors_like({words, (_country(name.upper()),)})
    groups = {(_country(actor.country),) for actor in found if actor.kind == "state" and actor.country}
    groups |= {(part,) for actor in found if actor.kind == "person" for part in _ends_of_name(actor.name)}
    others = ledger.actors_like(groups) if len(groups) <= MOST_GROUPS else ledger.layers(names=["actors"]).actors
    actors = {actor.id: actor for actor in (*found, *others)}.values()
    return called_in(DocketExport(actors=tuple(actors), joins=_actors_that_are_one(ledger, actors)), name) or set()


def _ends_of_name(name: str) -> set[str]:
    """The first and the last word of a name, one of which is the surname by which others may know its bearer."""
    words = WORD.findall(name.casefold())
    return {word for word in (*words[:1], *words[-1:]) if word.isascii()}


def _country(code: str) -> str:
    """How the ledger stores that an actor is of a country."""
    return f'"country":"{code}"'


def page_histories(
    ledger: Ledger, documents: Iterable[Document], ids: Collection[str]
) -> tuple[tuple[Version, ...], ...]:
    """The versions of the pages that some of the documents are texts of, with the records that each edit took away."""
    found = ledger.layers(ids, names=MARKED)
    content = {name: getattr(found, name) for name in MARKED}
    return histories(DocketExport(documents=tuple(d for d in documents if d.id in ids), **content))


def marked_record(ledger: Ledger, layer: str, record: Record, document: str) -> Record:
    """A record of a document, with a mark where its words have vanished from the newest version of the page."""
    ids = ledger.republished(document) if layer in MARKED else set[str]()
    if len(ids) < 2:
        return record
    content: dict[str, Any] = {layer: (record,)}
    marked = mark_vanished(DocketExport(documents=ledger.documents(ids), **content))
    return next(iter(getattr(marked, layer)))  # type: ignore[no-any-return] # the record's own layer


def _stored(ledger: Ledger, documents: tuple[Document, ...]) -> DocketExport:
    """All records as the reports tell them, with the actors that are one."""
    layers = ledger.layers()
    content = {name: getattr(layers, name) for name in LAYERS}
    return DocketExport(documents=documents, joins=_actors_that_are_one(ledger, layers.actors), **content)


def _actors_that_are_one(ledger: Ledger, actors: Iterable[Actor]) -> tuple[Join, ...]:
    return with_unions(join_actors(actors), ledger.unions(), ledger.partings())


def joins_of_told(
    ledger: Ledger, whole: DocketExport, chosen: DocketExport, extractions: Mapping[str, int], movable: Collection[str]
) -> tuple[Join, ...] | None:
    """Joins among the records chosen of a docket, once what has changed of it is compared; their sources are not
    counted. None where the docket cannot be written to.

    `extractions` are those that the records come from, `movable` the documents whose dates others may move.
    """
    try:
        _refresh(ledger, whole, extractions, movable)
    except DocketWriteFailed:
        return None
    with ledger.comparison() as kept:
        if len(chosen.documents) == len(whole.documents):
            return kept.joins()
        records = {record.id for layer in COMPARED for record in getattr(chosen, layer)}
        return Web(LedgerShelf(kept), kept.partings()).joins(records)


def _refresh(ledger: Ledger, whole: DocketExport, extractions: Mapping[str, int], movable: Collection[str]) -> None:
    with ledger.comparison() as kept:
        compared = kept.compared() if kept.version() == version() else {}
    asked = {d for d, key in extractions.items() if d not in compared or compared[d].extraction != key}
    traits = _traits(whole, asked | set(movable))
    moved = {d for d in movable if d in compared and compared[d].digest != digest_of(traits.get(d, ()))}
    stale = sorted(asked | moved)
    if stale and not compared:
        _rebuild(ledger, {document: traits.get(document, ()) for document in stale}, extractions)
    else:
        for batch in _batches(stale):
            with ledger.comparing() as kept:
                _replace(kept, {document: traits.get(document, ()) for document in batch}, extractions)


def _batches(documents: Collection[str]) -> Iterator[list[str]]:
    pending = iter(documents)
    while batch := list(islice(pending, AT_ONCE)):
        yield batch


def _rebuild(ledger: Ledger, traits: Mapping[str, Collection[Trait]], extractions: Mapping[str, int]) -> None:
    """Compare everything anew; the joins are made at the end, all at once. Broken off, it begins from the start."""
    at_hand = dict[str, Trait]()
    with ledger.comparing() as kept:
        kept.begin(version())
    for batch in _batches(traits):
        with ledger.comparing() as kept:
            Web(LedgerShelf(kept, at_hand)).add(trait for document in batch for trait in traits[document])
    with ledger.comparing() as kept:
        records = kept.records()
        kept.replace_joins(records, Web(LedgerShelf(kept, at_hand), kept.partings()).joins(records))
        for document, of_one in traits.items():
            kept.mark(document, Compared(extractions[document], digest_of(of_one)))


def _traits(whole: DocketExport, wanted: Collection[str]) -> dict[str, tuple[Trait, ...]]:
    found: dict[str, list[Trait]] = {}
    for trait in traits_of((d for d in whole.documents if d.id in wanted), whole) if wanted else ():
        found.setdefault(trait.document, []).append(trait)
    return {document: tuple(traits) for document, traits in found.items()}


def _replace(kept: Comparison, traits: Mapping[str, Collection[Trait]], extractions: Mapping[str, int]) -> None:
    """Put these traits of documents in the place of those kept, and make anew the joins that it touches."""
    web = Web(LedgerShelf(kept), kept.partings())
    gone = kept.records_of(traits)
    torn = {member for group in kept.standing(gone).values() for member in group} - gone
    kept.replace_joins(gone, ())
    web.drop(gone)
    changed = torn | web.add(trait for of_one in traits.values() for trait in of_one)
    kept.replace_joins(*web.regroup(changed, kept.standing))
    for document, of_one in traits.items():
        kept.mark(document, Compared(extractions[document], digest_of(of_one)))
