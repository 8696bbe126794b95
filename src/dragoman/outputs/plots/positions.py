"""Positions: for each actor and issue the wordings in use, each until the next one comes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from dragoman.outputs.display import line
from dragoman.outputs.occurrences import short_name
from dragoman.outputs.plots.picture import Lane, Mark, Picture, bounds, without_far_past
from dragoman.outputs.speakers import Speakers
from dragoman.record.docket import DocketExport
from dragoman.record.findings import Position

MOST_LANES = 20


def positions(docket: DocketExport) -> Picture:
    """The picture, the actors and issues with most changes first."""
    speakers = Speakers(docket)
    held: dict[tuple[str, str], list[Position]] = {}
    for position in docket.positions:
        speaker = speakers.named(position.actor)
        if speaker and bounds(position.when):
            held.setdefault((line(short_name(speaker)), line(position.issue)), []).append(position)
    ranked = sorted(held.items(), key=lambda item: (-len({p.wording for p in item[1]}), item[0]))
    lanes = tuple(
        Lane(name=who, below=issue, marks=tuple(_marks(found))) for (who, issue), found in ranked[:MOST_LANES]
    )
    left_out = len(ranked) - len(lanes)
    notes = (f"{left_out} actors and issues left out",) if left_out else ()
    return without_far_past(Picture(title="Positions and their wording", lanes=lanes, notes=notes))


def _marks(found: Sequence[Position]) -> Iterator[Mark]:
    """A mark for each use, with a line to the day on which another wording is first used."""
    ordered = sorted(found, key=lambda p: (*_days(p), p.id))
    runs: list[list[Position]] = []
    for position in ordered:
        if runs and line(runs[-1][0].wording).casefold() == line(position.wording).casefold():
            runs[-1].append(position)
        else:
            runs.append([position])
    for run, following in pairwise([*runs, None]):
        if run:
            first, last = _days(run[0])[0], max(_days(p)[1] for p in run)
            until = _days(following[0])[0] if following else None
            yield Mark(
                first=first,
                last=last,
                shape="wording",
                label=f"“{line(run[0].wording)}”",
                stack=len(run),
                weight=float(len(run)),
                until=until if until and until > last else None,
                end="wording" if until and until > last else None,
            )


def _days(position: Position) -> tuple[date, date]:
    days = bounds(position.when)
    return (days[0], days[1]) if days else (date.max, date.max)
