"""The events as PLOVER event data: a row a report of an event, in the columns of POLECAT and a few behind them.

What a report does not tell is empty. The codes of sectors, contexts and scores are in vocabulary/plover.yaml.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from dragoman import __version__
from dragoman.outputs.csv import disarmed
from dragoman.outputs.display import line
from dragoman.outputs.exports.citing import Citing
from dragoman.outputs.exports.columns import RecordTable
from dragoman.outputs.exports.export import Export, Material, Progress
from dragoman.record.actors import Actor
from dragoman.record.docket import DocketExport
from dragoman.record.happenings import Event, Participant
from dragoman.vocabulary.countries import countries
from dragoman.vocabulary.plover import IGO, plover_codes

POLECAT = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
    "Language", "Version",
)  # fmt: skip
OURS = ("Headline", "URL", "Event Date Earliest", "Event Date Latest", "Certainty", "Happening", "Event Text")
"""Columns that POLECAT has not. Rows of one `Happening` tell of one event in several reports."""

VERSION = f"Dragoman {__version__}, PLOVER 0.8"
KINDS = {
    "Story People": ("person",),
    "Story Organizations": ("government", "body", "organisation"),
    "Story Locations": ("state",),
}


def write_plover(material: Material, target: Path, progress: Progress) -> None:
    """Write the events as tab-separated values in UTF-8, with a header line."""
    docket, citing = material.docket, Citing(material)
    stories = _stories(docket, citing)
    table = RecordTable("events", "", (), docket.events)
    with target.open("w", encoding="utf-8", errors="replace", newline="") as file:
        written = csv.DictWriter(file, (*POLECAT, *OURS), restval="", delimiter="\t", lineterminator="\n")
        written.writeheader()
        for event in table.watched(progress):
            told = {**_coded(event), **_parties(event, citing), **_place(event), **_report(event, citing)}
            written.writerow({**told, **stories.get(event.document, {})})


def _coded(event: Event) -> dict[str, str]:
    """What happened, when and in which context, by PLOVER's codes."""
    codes, when = plover_codes(), event.when
    contexts = [codes.contexts.get(issue) for issue in event.issues]
    contexts.append(codes.special.get(event.factuality))
    return {
        "Event ID": event.id,
        "Event Date": when.earliest.isoformat() if when.earliest and when.exact else "",
        "Event Date Earliest": when.earliest.isoformat() if when.earliest else "",
        "Event Date Latest": when.latest.isoformat() if when.latest else "",
        "Event Type": event.type,
        "Event Mode": event.mode or "",
        "Intensity": str(codes.types[event.type].score),
        "Quad Code": codes.types[event.type].quad,
        "Contexts": _several(contexts),
        "Certainty": event.certainty,
        "Version": VERSION,
    }


def _parties(event: Event, citing: Citing) -> dict[str, str]:
    """Actor and recipient; all who took part alike are actors, as PLOVER has it for meetings."""
    doing = [p for p in event.participants if p.role != "recipient"]
    done_to = [p for p in event.participants if p.role == "recipient"]
    return {**_party("Actor", doing, citing), **_party("Recipient", done_to, citing)}


def _party(column: str, taking_part: Sequence[Participant], citing: Citing) -> dict[str, str]:
    actors = [citing.actors[p.actor] for p in taking_part if p.actor in citing.actors]
    sectors = [sector for actor in actors for sector in _sectors(actor)]
    primary = [found[0] for actor in actors if (found := _sectors(actor))]
    return {
        f"{column} Name": _several(citing.names(actor.id for actor in actors)),
        f"{column} Country": _several(_country(actor, citing) for actor in actors),
        f"Primary {column} Sector": _several(primary),
        f"{column} Sectors": _several(sectors),
        f"{column} Title": _several(actor.role for actor in actors),
        f"{column} Name Raw": _several(p.mention.text for p in taking_part),
    }


def _country(actor: Actor, citing: Citing) -> str | None:
    """ISO 3166-1 alpha-3, or PLOVER's code for an organisation of governments."""
    code = citing.country(actor.id)
    names = {name.casefold() for name in (actor.name, *actor.aliases)}
    return code or (IGO if names & plover_codes().organisations else None)


def _sectors(actor: Actor) -> list[str]:
    """Sector codes; a state as a whole has none."""
    if actor.kind == "state":
        return []
    found = plover_codes().sectors_of(f"{actor.name} {actor.role or ''}")
    return found or (["GOV"] if actor.kind == "government" else [])


def _place(event: Event) -> dict[str, str]:
    """Where, in the report's words; the country where these name one."""
    if event.place is None:
        return {}
    return {"Raw Placename": _shown(event.place), "Country": _states().get(event.place.casefold(), "")}


@cache
def _states() -> dict[str, str]:
    """Codes of states by their names in lower case."""
    return {name.casefold(): state.code for state in countries().values() for name in state.names}


def _report(event: Event, citing: Citing) -> dict[str, str]:
    """The report that tells of it, and the words."""
    document = citing.documents[event.document]
    published = document.published
    return {
        "Source": _shown(document.outlet),
        "Publication Date": published.earliest.isoformat() if published.earliest and published.exact else "",
        "Language": _shown(document.language),
        "Headline": _shown(document.title),
        "URL": _shown(document.url),
        "Happening": citing.join(event.id) or "",
        "Event Text": _shown(" … ".join(span.text for span in event.evidence)),
    }


def _stories(docket: DocketExport, citing: Citing) -> dict[str, dict[str, str]]:
    """By document who and what it names."""
    named: dict[str, list[Actor]] = {}
    for actor in docket.actors:
        named.setdefault(actor.mentions[0].document, []).append(actor)
    return {
        document: {column: _of_kind(actors, kinds, citing.name) for column, kinds in KINDS.items()}
        for document, actors in named.items()
    }


def _of_kind(actors: Iterable[Actor], kinds: Sequence[str], name: Callable[[str], str | None]) -> str:
    return _several(name(actor.id) for actor in actors if actor.kind in kinds)


def _several(values: Iterable[str | None]) -> str:
    """Values parted by semicolons, each once."""
    return ";".join(dict.fromkeys(_without_semicolons(values)))


def _without_semicolons(values: Iterable[str | None]) -> Iterator[str]:
    yield from (_shown(value).replace(";", ",") for value in values if value and line(value))


def _shown(value: str | None) -> str:
    """Words on one line, not to be taken for a formula."""
    return disarmed(line(value or ""))


PLOVER = Export(
    name="plover",
    extension=".tsv",
    carries="The events as PLOVER event data, a row a report, in POLECAT's columns: who did what to whom, coded, when, "
    "in which context and place, by which source; behind them headline, address, range of days and words.",
    cannot_carry=(
        "Statements, contacts, commitments, instruments, processes and findings are left out.",
        "Coordinates, GeoNames and Wikipedia ids and Correlates of War codes are empty: we do not look them up.",
        "The date is empty where it is not one exact day; the range stands in two columns of ours.",
        "Intensity is PLOVER's score of the event type alone.",
        "Who says so is not told; contexts say whether it is planned, hypothetical or denied.",
    ),
    write=write_plover,
)
