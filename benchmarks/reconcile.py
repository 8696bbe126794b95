"""Time to reconcile one more document with a docket of many, and whether the order of arrival changes anything.

    python benchmarks/reconcile.py [--documents 10000] [--json OUT]

The documents are made up: ten years of approaches, meetings, warnings and agreements between a dozen states, each
event told by three outlets on average in words of their own. What is timed is looking up, comparing and joining the
records of a new document; not the reading of its text.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Iterator
from datetime import date, timedelta

from dragoman.reconcile.joining import Web
from dragoman.reconcile.traits import Trait, traits_of
from dragoman.record.actors import Actor
from dragoman.record.dates import DateRange
from dragoman.record.docket import Extraction
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


def traits(extraction: Extraction) -> list[Trait]:
    """What is compared of a report."""
    return list(traits_of([extraction.document], extraction))


def fill(extractions: list[Extraction]) -> Web:
    """The docket so far."""
    web = Web()
    for extraction in extractions:
        web.add(traits(extraction))
    return web


def timed(web: Web, new: list[Extraction]) -> list[float]:
    """Milliseconds to take in each new report and make the joins that it touches."""
    spent = []
    for extraction in new:
        begin = time.perf_counter()
        touched = web.add(traits(extraction))
        web.joins({}, touched)
        spent.append((time.perf_counter() - begin) * 1000)
    return spent


def same_in_any_order(extractions: list[Extraction]) -> bool:
    """Whether reading in two other orders, one by one, gives the joins of a full rebuild."""
    whole = _all_joins(extractions)
    shuffled = extractions[:]
    random.Random(1).shuffle(shuffled)  # noqa: S311 - no secret is made
    return whole == _all_joins(extractions[::-1]) == _all_joins(shuffled)


def _all_joins(extractions: list[Extraction]) -> tuple[Join, ...]:
    return fill(extractions).joins({})


def main() -> None:
    """Print the table."""
    parser = arguments(__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    options = parser.parse_args()
    made = list(reports(options.documents + 100))
    chance = random.Random(3)  # noqa: S311 - no secret is made
    chance.shuffle(made)
    new, old = made[:100], made[100:]
    begin = time.perf_counter()
    web = fill(old)
    rebuilt = time.perf_counter() - begin
    spent = timed(web, new)
    figures = {
        "documents": float(len(old)),
        "rebuild_s": rebuilt,
        "median_ms": statistics.median(spent),
        "p95_ms": sorted(spent)[94],
        "joins": float(len(web.joins({}))),
        "same_in_any_order": float(same_in_any_order(old[:400])),
    }
    show("One more document", ("figure", "value"), figures.items())
    keep(options.json, figures)


if __name__ == "__main__":
    main()
