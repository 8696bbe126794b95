"""The timeline: happenings on lanes, by issue where the records have issues, else by who acts."""

from __future__ import annotations

from dragoman.outputs.brief_coverage import extent
from dragoman.outputs.display import line
from dragoman.outputs.occurrences import Occurrence, occurrences
from dragoman.outputs.plots.picture import REST, Mark, Picture, Shape, bounds, lanes_of, without_far_past
from dragoman.outputs.principals import Principals
from dragoman.outputs.speakers import Speakers
from dragoman.record.docket import DocketExport
from dragoman.record.happenings import Process

NAMED = frozenset({"state", "government", "body", "office", "person", "organisation"})
BY_ISSUE = 0.5
"""Share of the happenings that must have an issue for lanes by issue."""


def timeline(docket: DocketExport) -> Picture:
    """The picture; without a mark where no happening is dated."""
    speakers = Speakers(docket)
    found, principals = occurrences(docket, speakers), Principals(docket, speakers)
    dated = [o for o in found if o.when.known]
    by_issue = sum(bool(o.issues) for o in dated) >= BY_ISSUE * max(len(dated), 1) and bool(dated)
    named = ((_issue(o) if by_issue else _party(o, principals), _mark(o)) for o in dated)
    undated = len(found) - len(dated)
    notes = (f"{undated} undated left out",) if undated else ()
    picture = Picture(title=f"Timeline: {extent(docket.documents)}", lanes=lanes_of(named), notes=notes)
    return without_far_past(picture)


def _mark(found: Occurrence) -> Mark:
    first, last, before, after = bounds(found.when) or (None, None, False, False)
    if first is None or last is None:
        raise ValueError("an undated happening has no place on a timeline")
    shape: Shape = found.factuality
    if isinstance(found.record, Process) and found.factuality == "actual":
        shape = "state"
    return Mark(
        first=first,
        last=last,
        shape=shape,
        label=line(found.label),
        stack=len(found.reports),
        weight=found.sources + found.level + (0.5 if found.who else 0.0),
        open_before=before,
        open_after=after,
    )


def _issue(found: Occurrence) -> str:
    return found.issues[0] if found.issues else REST


def _party(found: Occurrence, principals: Principals) -> str:
    """The state or body that acts, people counted with the state they act for."""
    acting = [party for party in (*found.who, *found.to) if party.kind in NAMED]
    return principals.of(acting[0]) if acting else REST
