"""Time to reconcile one more document with a docket of many, and whether the order of arrival changes anything.

    python benchmarks/reconcile.py [--documents 1000 3000 10000] [--json OUT]

The documents are made up: ten years of approaches, meetings, warnings and agreements between a dozen states, each
event told by three outlets on average in words of their own. They lie in a docket file. What is timed is looking up,
comparing and joining the records of a new document, and keeping the outcome, inside the transaction that stores it; not
the reading of its text, and not the storing of text and records. Time on the wall is given beside that of the
processor, which other programs on the machine do not touch.
"""

from __future__ import annotations

import random
import resource
import statistics
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from dragoman.comparing import joins_of_told, taken_in
from dragoman.ledger import Comparison, Ledger
from dragoman.record.actors import Actor
from dragoman.record.arrival import Arrival, Run
from dragoman.record.dates import DateRange
from dragoman.record.docket import DocketExport, Extraction
from dragoman.record.document import Document, Published, content_id
from dragoman.record.findings import Join
from dragoman.record.happenings import Event, EventType, Participant
from reference import arguments, keep, show

STATES = {
    "USA": "Washington", "RUS": "Moscow", "CHN": "Beijing", "FRA": "Paris", "GBR": "London", "DEU": "Berlin",
    "JPN": "Tokyo", "KOR": "Seoul", "IRN": "Tehran", "ISR": "Jerusalem", "TUR": "Ankara", "IND": "Delhi",
}  # fmt: skip
ACTS: dict[str, tuple[EventType, tuple[str, ...]]] = {
    "meet": ("CONSULT", ("met envoys from", "held a session with", "sat down with")),
    "call": ("CONSULT", ("telephoned", "called", "rang")),
    "ask": ("REQUEST", ("asked", "appealed to", "urged")),
    "warn": ("THREATEN", ("warned", "threatened")),
    "agree": ("AGREE", ("agreed with", "signed a text with")),
    "sanction": ("SANCTION", ("imposed measures on", "tightened sanctions on")),
}
THINGS = ("fisheries", "grain", "pipelines", "prisoners", "visas", "satellites", "borders", "vaccines", "tariffs",
          "reactors", "airspace", "floods", "minerals", "harbours", "currencies", "archives")  # fmt: skip
KINDS = ("stolen", "frozen", "northern", "shared", "disputed", "spent", "leased", "seized")
MATTERS = tuple(f"{kind} {thing}" for kind in KINDS for thing in THINGS)
DAYS = 3650
EVENTS_EACH = 8
BOUND_MS, NEW = 200, 60
"""Milliseconds in which a new report is to be compared, and reports read one by one to measure it."""

GATED, IN_ORDERS = 600, 60


def happenings(chance: random.Random, number: int) -> list[tuple[str, str, str, str, date]]:
    """What took place: act, who, whom, what about, when."""
    codes = list(STATES)
    return [
        (
            chance.choice(list(ACTS)),
            *chance.sample(codes, 2),
            chance.choice(MATTERS),
            date(2012, 1, 1) + timedelta(chance.randrange(DAYS)),
        )
        for _ in range(number)
    ]


def reports(number: int, seed: int = 7) -> Iterator[Extraction]:
    """Made-up documents with their records; three reports tell of each event on average."""
    chance = random.Random(seed)  # noqa: S311 - no secret is made
    told = happenings(chance, number * EVENTS_EACH // 3)
    told.sort(key=lambda event: event[-1])
    for count in range(number):
        first = int(count / number * (len(told) - 40))
        chosen = sorted(chance.sample(range(first, first + 40), EVENTS_EACH))
        yield _report(chance, count, [told[n] for n in chosen])


def _report(chance: random.Random, count: int, told: list[tuple[str, str, str, str, date]]) -> Extraction:
    sentences = [_sentence(chance, *event) for event in told]
    text = f"Report {count}.\n\n" + "\n\n".join(sentences)
    published = Published.day(max(event[-1] for event in told) + timedelta(1))
    document = Document(
        id=content_id(text.encode()),
        text=text,
        outlet=f"Outlet {chance.randrange(60)}",
        published=Published(published.earliest, published.latest, basis="metadata"),
    )
    actors, events, at = {}, [], text.index("\n\n") + 2
    for sentence, (act, who, whom, _, day) in zip(sentences, told, strict=True):
        span = document.span(at, at + len(sentence) - 1)
        for code in (who, whom):
            place = text.index(STATES[code])
            mention = document.span(place, place + len(STATES[code]))
            actors.setdefault(code, Actor(name=STATES[code], kind="state", country=code, mentions=(mention,)))
        when = DateRange.day(day) if chance.random() < 0.6 else DateRange(day - timedelta(3), day + timedelta(3))
        taking_part = (
            Participant(actor=actors[who].id, role="agent", mention=span),
            Participant(actor=actors[whom].id, role="recipient", mention=span),
        )
        events.append(Event(evidence=(span,), type=ACTS[act][0], act=act, participants=taking_part, when=when))
        at += len(sentence) + 2
    return Extraction(document=document, actors=tuple(actors.values()), events=tuple(events))


def _sentence(chance: random.Random, act: str, who: str, whom: str, matter: str, day: date) -> str:
    verb = chance.choice(ACTS[act][1])
    return f"{STATES[who]} {verb} {STATES[whom]} over {matter} on {day:%B} {day.day}, {day.year}."


RUN = Run(program="benchmark", analyser="none", steps=())
LEARNED = datetime(2024, 1, 1, tzinfo=UTC)


@contextmanager
def docket() -> Iterator[Ledger]:
    """An empty docket in a file of its own."""
    with TemporaryDirectory() as folder, Ledger.open(Path(folder) / "case.db", create=True) as ledger:
        yield ledger


@dataclass(frozen=True)
class Spent:
    """Milliseconds that comparing a report took: on the wall, and of the processor."""

    wall: float
    processor: float


def store(ledger: Ledger, extraction: Extraction, *, compare: bool) -> Spent:
    """Store a report; what it took to compare it with those there."""
    document, spent = extraction.document, [Spent(0.0, 0.0)]
    page = f"/{document.id}.txt"
    arrival = Arrival(document=document, original=document.text.encode(), location=page[1:], page=page)
    besides = taken_in(extraction)

    def timed(kept: Comparison) -> None:
        wall, processor = time.perf_counter(), time.process_time()
        besides(kept)
        spent[0] = Spent((time.perf_counter() - wall) * 1000, (time.process_time() - processor) * 1000)

    ledger.write(arrival, extraction, RUN, LEARNED, timed if compare else lambda _: None)
    return spent[0]


def joins(ledger: Ledger) -> tuple[Join, ...]:
    """The joins of the docket, after all that is not compared yet is."""
    with ledger.comparison() as kept:
        extractions = kept.current()
    layers = ledger.layers()
    whole = DocketExport(documents=ledger.documents(), actors=layers.actors, events=layers.events)
    return joins_of_told(ledger, whole, whole, extractions, ()) or ()


def same_in_any_order(extractions: list[Extraction]) -> bool:
    """Whether reading in three orders, one by one, gives the joins of a full rebuild."""
    shuffled = extractions[:]
    random.Random(1).shuffle(shuffled)  # noqa: S311 - no secret is made
    whole = _joins_of(extractions, compare=False)
    return all(_joins_of(order, compare=True) == whole for order in (extractions, extractions[::-1], shuffled))


def _joins_of(extractions: Iterable[Extraction], *, compare: bool) -> tuple[Join, ...]:
    with docket() as ledger:
        for extraction in extractions:
            store(ledger, extraction, compare=compare)
        return joins(ledger)


def megabytes() -> float:
    """The most memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(made: list[Extraction], sizes: Iterable[int]) -> Iterator[dict[str, float]]:
    """For each size: fill a docket up to it, compare what is new in one go, then read some reports one by one."""
    with docket() as ledger:
        pending = iter(made)
        there = 0
        for size in sizes:
            for extraction in islice(pending, size - there):
                store(ledger, extraction, compare=False)
            begin = time.process_time()
            joins(ledger)
            rebuilt = time.process_time() - begin
            spent = [store(ledger, extraction, compare=True) for extraction in islice(pending, NEW)]
            there = size + NEW
            yield {"documents": float(size), "rebuild_s": rebuilt, **summed(spent), **bulk(ledger)}


def summed(spent: list[Spent]) -> dict[str, float]:
    """Median, p95 and longest on the wall, and median and p95 of the processor."""
    wall, processor = sorted(s.wall for s in spent), sorted(s.processor for s in spent)
    late = len(spent) * 95 // 100 - 1
    return {
        "median_ms": statistics.median(wall),
        "p95_ms": wall[late],
        "longest_ms": wall[-1],
        "median_cpu_ms": statistics.median(processor),
        "p95_cpu_ms": processor[late],
    }


def bulk(ledger: Ledger) -> dict[str, float]:
    """How many joins, and how large the docket's file is."""
    return {"joins": float(len(joins(ledger))), "docket_mb": Path(ledger.where).stat().st_size / 2**20}


def main() -> None:
    """Print the table, as far as it goes after each size."""
    parser = arguments(__doc__)
    parser.add_argument("--documents", type=int, nargs="+", default=[1000, 3000, 10_000])
    options = parser.parse_args()
    sizes = sorted(options.documents)
    made = list(reports(sizes[-1] + NEW * len(sizes)))
    random.Random(3).shuffle(made)  # noqa: S311 - no secret is made
    rows: list[dict[str, float]] = []
    for figures in measure(made, sizes):
        rows.append(figures)
        cells = [[str(round(value, 1)) for value in row.values()] for row in rows]
        show(f"One more document (bound: median {BOUND_MS} ms)", list(figures), cells)
    same = same_in_any_order(made[NEW : NEW + 400])
    print(f"the same in any order: {same}; memory {megabytes():.0f} MB")
    keep(options.json, {**rows[-1], "same_in_any_order": float(same), "memory_mb": megabytes()})


def small() -> dict[str, float]:
    """What the gate looks at: whether a docket of some hundred reports is fast enough, and the same in any order."""
    made = list(reports(GATED + NEW))
    random.Random(3).shuffle(made)  # noqa: S311 - no secret is made
    (figures,) = measure(made, [GATED])
    fast = figures["median_cpu_ms"] < BOUND_MS
    return {"fast_enough": float(fast), "same_in_any_order": float(same_in_any_order(made[:IN_ORDERS]))}


if __name__ == "__main__":
    main()
