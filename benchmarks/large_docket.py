"""A made-up docket of any size, for what is to be measured at scale: reports of many outlets on talks between states.

The text is made of templates and says nothing that was ever published. Each happening is told by three reports on
average; statements quote phrases that recur; every record rests on words that stand in its report.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from dragoman.ledger import Ledger, writer
from dragoman.ledger.opening import open_database
from dragoman.record.actors import Actor, ActsFor
from dragoman.record.arrival import Arrival, Run
from dragoman.record.dates import DateRange
from dragoman.record.docket import Extraction
from dragoman.record.document import Document, Published, content_id
from dragoman.record.evidence import Span
from dragoman.record.happenings import Contact, Event, EventType, Participant, Process
from dragoman.record.obligations import Commitment, Instrument
from dragoman.record.statements import Force, Statement
from dragoman.record.times import TimeExpression

RUN = Run(program="benchmark", analyser="none", steps=())
LEARNED = datetime(2024, 1, 1, tzinfo=UTC)
FIRST, YEARS = date(2012, 1, 1), 10
STATES = {
    "USA": "Washington", "RUS": "Moscow", "CHN": "Beijing", "FRA": "Paris", "GBR": "London", "DEU": "Berlin",
    "JPN": "Tokyo", "KOR": "Seoul", "IRN": "Tehran", "ISR": "Jerusalem", "TUR": "Ankara", "IND": "Delhi",
}  # fmt: skip
ACTS: dict[str, tuple[EventType, str]] = {
    "meet": ("CONSULT", "met envoys from"), "call": ("CONSULT", "telephoned"), "ask": ("REQUEST", "appealed to"),
    "warn": ("THREATEN", "warned"), "agree": ("AGREE", "signed a text with"), "sanction": ("SANCTION", "penalised"),
}  # fmt: skip
KINDS = (
    "stolen",
    "frozen",
    "northern",
    "shared",
    "disputed",
    "spent",
    "leased",
    "seized",
    "coastal",
    "idle",
    "armed",
    "ageing",
    "buried",
    "costly",
    "damaged",
    "empty",
    "flooded",
    "guarded",
    "hidden",
    "joint",
)
THINGS = ("fisheries", "grain", "pipelines", "prisoners", "visas", "satellites", "borders", "vaccines", "tariffs",
          "reactors", "airspace", "floods", "minerals", "harbours", "currencies", "archives", "cables", "ferries",
          "forests", "wells", "antennas", "bridges", "canals", "dams", "engines", "furnaces", "glaciers", "helmets",
          "islands", "jetties", "kilns", "lakes", "museums", "networks", "orchards", "ports", "quarries", "rivers",
          "statues", "tunnels")  # fmt: skip
AIMS = ("a lasting settlement of", "the full return of", "a fair share of", "an early end to", "joint control of")
CUES: dict[str, Force] = {"said": "assert", "denied": "deny", "promised": "promise", "urged": "urge", "asked": "ask"}
GIVEN = ("Ana", "Boris", "Chen", "Dora", "Emil", "Farah", "Goran", "Hana", "Igor", "Jana", "Karim", "Lena")
FAMILY = ("Adler", "Baran", "Castel", "Dunmore", "Elsen", "Farkas", "Gerlach", "Hovland", "Ivers", "Jansen", "Kovar",
          "Lindqvist", "Moreau", "Novik", "Orlov", "Petrosyan", "Quill", "Rossi", "Sandoval", "Takeda")  # fmt: skip
ISSUES = ("trade", "denuclearization", "humanitarian", "sanctions", "security")
ABOUT = {thing: ISSUES[number % len(ISSUES)] for number, thing in enumerate(THINGS)}
STATEMENTS, EVENTS, ACTIVE = 20, 4, 16
"""Statements and events of a report, and happenings that are in the news at one time."""


@dataclass(frozen=True)
class Happening:
    """What took place: act, who, whom, what about, when."""

    act: str
    who: str
    whom: str
    kind: str
    thing: str
    day: date


def happenings(chance: random.Random, number: int) -> list[Happening]:
    """So many happenings by day."""
    codes = list(STATES)
    made = (
        Happening(
            chance.choice(list(ACTS)), *chance.sample(codes, 2), chance.choice(KINDS), chance.choice(THINGS),
            FIRST + timedelta(chance.randrange(YEARS * 365)),
        )
        for _ in range(number)
    )  # fmt: skip
    return sorted(made, key=lambda happening: happening.day)


@dataclass
class Writing:
    """A report in the making: its text so far, and records as functions of the document that it will be."""

    text: str
    made: list[Any] = field(default_factory=list)

    def add(self, sentence: str) -> tuple[int, int]:
        """Another paragraph; where it stands."""
        start = len(self.text)
        self.text += f"{sentence}\n\n"
        return start, start + len(sentence)

    def place(self, words: str, within: tuple[int, int]) -> tuple[int, int]:
        """Where words stand in a paragraph."""
        start = self.text.index(words, within[0])
        return start, start + len(words)


def reports(number: int, seed: int = 7) -> Iterator[Extraction]:
    """Made-up reports with their records, by day."""
    chance = random.Random(seed)  # noqa: S311 - no secret is made
    told = happenings(chance, max(ACTIVE + EVENTS, number * EVENTS // 3))
    for count in range(number):
        first = int(count / number * (len(told) - ACTIVE))
        chosen = sorted(chance.sample(range(first, first + ACTIVE), EVENTS))
        yield _report(chance, count, [told[n] for n in chosen])


def _report(chance: random.Random, count: int, told: list[Happening]) -> Extraction:
    outlet, day = f"Outlet {chance.randrange(40)}", max(h.day for h in told) + timedelta(1)
    people = [f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}" for _ in range(3)]
    writing = Writing(f"Report {count} on {told[0].kind} {told[0].thing}\n\n")
    intro = writing.add(_introduction(people, told))
    events = [(h, writing.add(_event_sentence(h))) for h in told]
    contact = writing.add(_contact_sentence(told[0]))
    promise = writing.add(f"{STATES[told[1].who]} promised to release the {told[1].kind} {told[1].thing}.")
    said = [_statement_sentence(chance, people, told) for _ in range(STATEMENTS)]
    places = [writing.add(sentence) for _, _, sentence in said]
    document = Document(
        id=content_id(writing.text.encode()),
        text=writing.text,
        title=writing.text.partition("\n")[0],
        outlet=outlet,
        published=Published(day, day, basis="metadata"),
    )
    span = document.span
    actors = _actors(writing, document, people, told, intro)
    by_name = {a.name: a.id for a in actors}
    return Extraction(
        document=document,
        actors=tuple(actors),
        statements=tuple(_statement(document, by_name, s, place) for s, place in zip(said, places, strict=True)),
        events=tuple(_event(chance, document, by_name, h, place) for h, place in events),
        contacts=(_contact(span(contact[0], contact[1] - 1), by_name, told[0]),),
        commitments=(_commitment(span(promise[0], promise[1] - 1), by_name, told[1]),),
        processes=tuple(_processes(count, span(*events[2][1]), by_name, told[2])),
        instruments=tuple(_instruments(count, span(*events[3][1]), by_name, told[3])),
        times=tuple(_time(document, writing, h, place) for h, place in events),
    )


def _introduction(people: list[str], told: list[Happening]) -> str:
    states = ", ".join(STATES[code] for code in sorted({c for h in told for c in (h.who, h.whom)}))
    return f"Envoys of {states} took the floor: {', '.join(people)}."


def _event_sentence(h: Happening) -> str:
    return f"{STATES[h.who]} {ACTS[h.act][1]} {STATES[h.whom]} over {h.kind} {h.thing} on {h.day:%B} {h.day.day}."


def _contact_sentence(h: Happening) -> str:
    return f"{STATES[h.who]} sounded out {STATES[h.whom]} in private about the {h.kind} {h.thing}."


def _statement_sentence(chance: random.Random, people: list[str], told: list[Happening]) -> tuple[str, str, str]:
    speaker, cue, h = chance.choice(people), chance.choice(list(CUES)), chance.choice(told)
    aim, amount = chance.choice(AIMS), chance.randrange(2, 900)
    return speaker, cue, f'{speaker} {cue} that "{aim} {h.kind} {h.thing}" was worth {amount} days of talks.'


def _actors(
    writing: Writing, document: Document, people: list[str], told: list[Happening], intro: tuple[int, int]
) -> list[Actor]:
    found = []
    for code in sorted({c for h in told for c in (h.who, h.whom)}):
        mention = document.span(*writing.place(STATES[code], intro))
        found.append(Actor(name=STATES[code], kind="state", country=code, mentions=(mention,)))
    for number, name in enumerate(sorted(set(people))):
        mention = document.span(*writing.place(name, intro))
        state = found[number % len(told)]
        found.append(Actor(name=name, kind="person", acts_for=(ActsFor(actor=state.id),), mentions=(mention,)))
    return found


def _statement(
    document: Document, by_name: dict[str, str], said: tuple[str, str, str], place: tuple[int, int]
) -> Statement:
    speaker, cue, sentence = said
    start, verb = place[0], place[0] + len(speaker) + 1
    thing = next(t for t in THINGS if f" {t}" in sentence)
    return Statement(
        document=document.id,
        source=document.span(start, start + len(speaker)),
        cue=document.span(verb, verb + len(cue)),
        content=(document.span(verb + len(cue) + 1, place[1] - 1),),
        speaker=by_name[speaker],
        force=CUES[cue],
        issues=(ABOUT[thing],),
    )


def _event(
    chance: random.Random, document: Document, by_name: dict[str, str], h: Happening, place: tuple[int, int]
) -> Event:
    span = document.span(place[0], place[1] - 1)
    near = timedelta(3)
    when = DateRange.day(h.day) if chance.random() < 0.7 else DateRange(h.day - near, h.day + near)
    parties = (
        Participant(actor=by_name[STATES[h.who]], role="agent", mention=span),
        Participant(actor=by_name[STATES[h.whom]], role="recipient", mention=span),
    )
    issues = (ABOUT[h.thing],)
    return Event(evidence=(span,), type=ACTS[h.act][0], act=h.act, participants=parties, when=when, issues=issues)


def _contact(span: Span, by_name: dict[str, str], h: Happening) -> Contact:
    sides = {"initiator": by_name[STATES[h.who]], "target": by_name[STATES[h.whom]]}
    return Contact(evidence=(span,), **sides, when=DateRange.day(h.day), reply="none", issues=(ABOUT[h.thing],))


def _commitment(span: Span, by_name: dict[str, str], h: Happening) -> Commitment:
    return Commitment(
        evidence=(span,),
        obligor=by_name[STATES[h.who]],
        action=f"release the {h.kind} {h.thing}",
        strength="pledged",
        status="standing",
        issues=(ABOUT[h.thing],),
    )


def _processes(count: int, span: Span, by_name: dict[str, str], h: Happening) -> Iterator[Process]:
    if count % 2 == 0:
        state = ("under way", "stalled", "completed")[count % 3]
        name = f"review of {h.kind} {h.thing}"
        yield Process(evidence=(span,), actor=by_name[STATES[h.who]], name=name, state=state, when=DateRange.day(h.day))


def _instruments(count: int, span: Span, by_name: dict[str, str], h: Happening) -> Iterator[Instrument]:
    if count % 3 == 0:
        parties = (by_name[STATES[h.who]], by_name[STATES[h.whom]])
        name = f"{h.kind.title()} {h.thing.title()} Accord"
        yield Instrument(evidence=(span,), name=name, kind="agreement", parties=parties, when=DateRange.day(h.day))


def _time(document: Document, writing: Writing, h: Happening, place: tuple[int, int]) -> TimeExpression:
    start, end = writing.place(f"{h.day:%B} {h.day.day}", place)
    words = document.text[start:end]
    return TimeExpression(
        document.id, start, end, words, document.text, type="DATE", value=h.day.isoformat(), earliest=h.day,
        latest=h.day,
    )  # fmt: skip


def fill(path: Path, number: int) -> Ledger:
    """A docket of so many reports, written at once and not compared yet."""
    database = open_database(path, create=True)
    with database.writing() as connection:
        for extraction in reports(number):
            document = extraction.document
            page = f"/{document.id}.txt"
            arrival = Arrival(document=document, original=document.text.encode(), location=page[1:], page=page)
            writer.write(connection, arrival, extraction, RUN, LEARNED)
    database.close()
    return Ledger.open(path)
