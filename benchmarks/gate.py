"""The gate: figures on fixed subsets must not fall under benchmarks/floors.json.

python benchmarks/gate.py            # exit code 1 where a figure is under its floor
python benchmarks/gate.py --raise    # lift the floors to today's figures (they only rise)
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import attribution
import case
import cases
import commitments
import contacts
import events
import factuality
import instruments
import policy
import reconcile
import reports
import speakers
import statements
import times
import tracing
from dragoman.settings import Attribution
from reference import arguments, shared_or_leave, show

FLOORS = Path(__file__).with_name("floors.json")
EVERY = 4
"""The attribution subset: every fourth document of PolNeAR dev, in the order of names."""

READINGS = range(20_000, 20_150)
"""Seeds of the random small records that are held against brute force."""

Figures = dict[str, float]


def main() -> int:
    """Measure, compare, print; 1 where a figure has fallen."""
    parser = arguments(__doc__)
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to today's figures")
    options = parser.parse_args()
    shared_or_leave()
    floors: dict[str, Figures] = json.loads(FLOORS.read_text(encoding="utf-8"))
    found = {task: measure() for task, measure in TASKS.items()}
    rows = [(task, name, found[task][name], floor) for task, names in floors.items() for name, floor in names.items()]
    fallen = [row for row in rows if row[2] < row[3]]
    show("Gate", ("task", "figure", "now", "floor", ""), [(*row, "FALLEN" if row in fallen else "") for row in rows])
    if options.lift:
        _lift(floors, found)
    return 1 if fallen else 0


def _attribution(by: Attribution) -> Figures:
    texts = sorted((attribution.POLNEAR / "dev" / "text").glob("*.txt"))[::EVERY]
    return _f1(attribution.measure(texts, "dev", by), "attribution", "content_words", "exact_source", "exact_cue")


def _times() -> Figures:
    return _f1(times.measure("dev")["Dragoman"], "value", "relaxed", "strict")


def _reports(by: Attribution) -> Figures:
    figures = reports.measure(by)
    clean = figures["documents"] - figures["spans_not_in_text"]
    return {"precision": figures["statements"]["p"], "recall": figures["statements"]["r"], "clean_documents": clean}


def _speakers() -> Figures:
    figures = speakers.measure()
    found = figures["all"]["found"] / figures["all"]["n"]
    right = figures["all"]["accuracy_where_found"]
    return {"found": found, "accuracy_where_found": right, "mean_over_documents": figures["mean_over_documents"]}


def _statements(by: Attribution) -> Figures:
    name = f"Dragoman, {by}"
    diplomatic, case = statements.measure_diplomatic()[name]["statements"], statements.measure_case()[name]
    return {
        "diplomatic_precision": diplomatic["p"],
        "diplomatic_recall": diplomatic["r"],
        "case_precision": case["p"],
        "case_recall": case["hit"] / case["gold"],
        "case_speaker": case["speaker"],
    }


def _events() -> Figures:
    figures = events.docket()["Dragoman"]
    typed = _f1(figures, "events_typed", "event_actors")
    return {**typed, "event_factuality": figures["event_factuality"]["macro_f1"]}


def _passages() -> Figures:
    figures = events.passages()["Dragoman"]
    return {name: figures[name]["share"] for name in ("trigger_found", "type_and_factuality_right")}


def _factuality() -> Figures:
    paths = (factuality.BENCH / "factuality" / path for path in factuality.SETS["UW"])
    return {"uw_r": factuality.measure(*paths)["r"]}


def _case_as_read() -> Figures:
    """Joins, disagreements, states, positions and turns from the raw reports, and what comes of the policy."""
    found = case.measure()["as read"]
    joins, differing = found["joins: events"], found["disagreements"]
    return {
        "joins_b3_precision": joins["b3_p"],
        "joins_b3_recall": joins["b3_r"],
        "joins_pairs_precision": joins["pairs_p"],
        "joins_pairs_recall": joins["pairs_r"],
        "disagreements_precision": differing["p"],
        "disagreements_recall": differing["r"],
        "process_states": found["processes"]["states_r"],
        "positions": found["positions"]["f1"],
        "turns": found["turns"]["accuracy"],
        "copies": found["copies"]["r"],
        "dates": found["dates"]["same"],
        "verdicts": policy.case_figures(extract=True)["end to end"],
    }


def _case() -> Figures:
    found = case.measure()["records by gold"]
    joins, differing = found["joins: events"], found["disagreements"]
    return {
        "joins_b3": joins["b3_f1"],
        "joins_pairs_precision": joins["pairs_p"],
        "disagreements_precision": differing["p"],
        "disagreements_recall": differing["r"],
        "copies": found["copies"]["r"],
    }


def _contacts() -> Figures:
    figures = contacts.measure()
    own = figures["own"]["check"]
    return {**_f1(figures, "contacts", "contacts_whole"), "own": own["contacts"], "own_whole": own["contacts_whole"]}


def _commitments() -> Figures:
    figures = commitments.measure()
    return {**_f1(figures, "commitments", "commitments_whole"), "diplomatic": figures["diplomatic"]["Dragoman"]}


def _instruments() -> Figures:
    return {"diplomatic": instruments.measure()["diplomatic"]["Dragoman"]}


def _trace() -> Figures:
    return {kind: told / there for kind, (told, there) in tracing.measure()[0]["Dragoman"].items()}


def _policy() -> Figures:
    """Verdicts by the gold's records, and random small records on which all ways of working agree with brute force."""
    same = [same for seed in READINGS for _, same in policy.held_to_brute_force(seed)]
    return {"verdicts_by_gold": policy.case_figures(extract=False)["ours"], "readings": sum(same) / len(same)}


TASKS: dict[str, Callable[[], Figures]] = {
    "attribution, model": lambda: _attribution("model"),
    "attribution, rules": lambda: _attribution("rules"),
    "times": _times,
    "reports, model": lambda: _reports("model"),
    "reports, rules": lambda: _reports("rules"),
    "speakers": _speakers,
    "case, records by gold": _case,
    "case, as read": _case_as_read,
    "own cases, as read": cases.own_means,
    "own cases held aside, as read": partial(cases.own_means, aside=True),
    "events": _events,
    "events in passages": _passages,
    "factuality": _factuality,
    "contacts": _contacts,
    "commitments": _commitments,
    "instruments": _instruments,
    "trace": _trace,
    "policy": _policy,
    "reconcile": reconcile.small,
    "statements, model": lambda: _statements("model"),
    "statements, rules": lambda: _statements("rules"),
}


def _f1(figures: dict[str, Any], *names: str) -> Figures:
    return {name: figures[name]["f1"] for name in names}


def _lift(floors: dict[str, Figures], found: dict[str, Figures]) -> None:
    """Half a point of room for other versions of the language model's arithmetic; never down."""
    for task, names in found.items():
        for name, value in names.items():
            lowered = math.floor((value - 0.005) * 1000) / 1000 if value <= 1 else value
            floors.setdefault(task, {})[name] = max(lowered, floors.get(task, {}).get(name, 0.0))
    FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
