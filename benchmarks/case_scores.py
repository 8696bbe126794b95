"""Figures of a docket against the gold of its case: joins, disagreements, processes, positions, copies, dates."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Any

from case_records import Gold, days
from dragoman.outputs.queries import select
from dragoman.reconcile.comparison import compare_reports
from dragoman.reconcile.turns import turns
from dragoman.record.actors import Actor
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.findings import Claim, Disagreement, Join
from dragoman.record.query import Query
from dragoman.vocabulary.countries import countries

Figures = dict[str, float]
Files = dict[str, Document]
JOINED = ("events", "contacts", "instruments", "commitments")


def f1(precision: float, recall: float) -> float:
    """Harmonic mean; 0 where both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def ratio(part: float, whole: float, empty: float = 1.0) -> float:
    """A share; `empty` of nothing."""
    return part / whole if whole else empty


def places(mention: Gold, files: Files, words: str = "evidence") -> tuple[str, int, int]:
    """Document and offsets of a mention's words."""
    document = files[mention["file"]]
    start = document.text.index(mention[words])
    return document.id, start, start + len(mention[words])


def overlap(place: tuple[str, int, int], spans: Iterable[Span]) -> int:
    """Characters of a place that spans cover, each once."""
    document, start, end = place
    return len({at for s in spans if s.document == document for at in range(max(start, s.start), min(end, s.end))})


def best(place: tuple[str, int, int], records: Iterable[Any], meant: Collection[str] = ()) -> str | None:
    """The record whose words cover most of a place; of two alike one of those `meant`, then the one with fewer words
    besides."""
    scored = [
        (overlap(place, r.evidence), r.id in meant, -sum(s.end - s.start for s in r.evidence), r.id) for r in records
    ]
    found = max(scored, default=(0, False, 0, ""))
    return found[3] if found[0] else None


def like(docket: DocketExport, layer: str, entry: Gold) -> frozenset[str]:
    """The records that what is told in the same words may be meant by: contacts with the target of the gold's ("invited
    both governments" tells of two), events of its type."""
    if layer == "events":
        return frozenset(e.id for e in docket.events if e.type == entry["type"])
    actors, target = {a.id: a for a in docket.actors}, entry.get("target")
    told = docket.contacts if layer == "contacts" and target else ()
    return frozenset(c.id for c in told if _plain(actors[c.target], {target}) == target)


def join_figures(docket: DocketExport, gold: Gold, files: Files, layer: str) -> Figures:
    """B³ over the gold's mentions, and precision and recall of pairs of them; and how many mentions were found."""
    home = {member: j.id for j in docket.joins if j.layer == layer for member in j.members}
    key: dict[int, int] = {}
    answer: dict[int, str] = {}
    for number, entry in enumerate(gold[layer]):
        meant = like(docket, layer, entry)
        for mention in () if entry.get("optional") else entry["mentions"]:
            at = len(key)
            key[at] = number
            record = best(places(mention, files), getattr(docket, layer), meant)
            answer[at] = home.get(record, record) if record else f"missed {at}"
    found = sum(not a.startswith("missed") for a in answer.values())
    return {**b_cubed(key, answer), **pair_figures(key, answer), "found": ratio(found, len(key))}


def b_cubed(key: dict[int, Any], answer: dict[int, Any]) -> Figures:
    """B³ (Bagga and Baldwin 1998) of two partitions of the same mentions."""
    ours, theirs = _clusters(answer), _clusters(key)
    precision = ratio(sum(len(ours[answer[m]] & theirs[key[m]]) / len(ours[answer[m]]) for m in key), len(key))
    recall = ratio(sum(len(ours[answer[m]] & theirs[key[m]]) / len(theirs[key[m]]) for m in key), len(key))
    return {"b3_p": precision, "b3_r": recall, "b3_f1": f1(precision, recall)}


def pair_figures(key: dict[int, Any], answer: dict[int, Any]) -> Figures:
    """Precision and recall of the pairs of mentions that are put together."""
    ours, theirs = _pairs(answer), _pairs(key)
    precision, recall = ratio(len(ours & theirs), len(ours)), ratio(len(ours & theirs), len(theirs))
    return {"pairs_p": precision, "pairs_r": recall, "pairs_f1": f1(precision, recall)}


def _clusters(partition: dict[int, Any]) -> dict[Any, set[int]]:
    found: dict[Any, set[int]] = defaultdict(set)
    for mention, cluster in partition.items():
        found[cluster].add(mention)
    return found


def _pairs(partition: dict[int, Any]) -> set[tuple[int, int]]:
    return {pair for cluster in _clusters(partition).values() for pair in combinations(sorted(cluster), 2)}


def disagreement_figures(docket: DocketExport, gold: Gold, files: Files) -> Figures:
    """Disagreements with their kind and both claims; and how many of what only looks like one are reported."""
    taken: set[str] = set()
    for entry in gold["disagreements"]:
        kinds = {entry["kind"], *entry.get("kind_alt", ())}
        for found in docket.disagreements:
            if found.id not in taken and found.kind in kinds and _both_claims(found.claims, entry["claims"], files):
                taken.add(found.id)
                break
    false = [e for e in gold["not_disagreements"] if any(_mistaken(d, e, files) for d in docket.disagreements)]
    precision = ratio(len(taken), len(docket.disagreements))
    recall = ratio(len(taken), len(gold["disagreements"]))
    return {"p": precision, "r": recall, "f1": f1(precision, recall), "look_alikes_reported": float(len(false))}


def _both_claims(claims: Sequence[Claim], gold: Sequence[Gold], files: Files) -> bool:
    """Whether each of the gold's sides is a claim of its own."""
    sides = [{n for n, c in enumerate(claims) if _shows(c, side["mentions"], files)} for side in gold]
    return any(one != other for one in sides[0] for other in sides[1])


def _shows(claim: Claim, mentions: Iterable[Gold], files: Files) -> bool:
    return any(overlap(places(m, files), claim.evidence) for m in mentions)


def _mistaken(found: Disagreement, entry: Gold, files: Files) -> bool:
    """Whether two claims rest on two of the places that do not contradict each other."""
    shown = [{n for n, c in enumerate(found.claims) if _shows(c, [m], files)} for m in entry["evidence"]]
    return any(one - other and other - one for one, other in combinations(shown, 2) if one and other)


def process_figures(docket: DocketExport, gold: Gold, files: Files) -> Figures:
    """States found with their value; and pairs of states of one process that are joined."""
    home = {member: j.id for j in docket.joins if j.layer == "processes" for member in j.members}
    key: dict[int, int] = {}
    answer: dict[int, str] = {}
    right = 0
    states = {p.id: p.state for p in docket.processes}
    for number, entry in enumerate(gold["processes"]):
        for state in entry["states"]:
            at = len(key)
            key[at] = number
            record = best(places(state, files), docket.processes)
            answer[at] = home.get(record, record) if record else f"missed {at}"
            right += record is not None and states[record] == state["value"]
    return {"states_r": ratio(right, len(key)), **pair_figures(key, answer)}


def position_figures(docket: DocketExport, gold: Gold, files: Files) -> Figures:
    """Wordings found for their actor; precision over the positions that are listed."""
    actors = {a.id: a for a in docket.actors}
    wordings = [(p["actor"], w) for p in gold["positions"] for w in p["wordings"]]
    hit = {n for n, (name, w) in enumerate(wordings) for p in docket.positions if _states(p, name, w, actors, files)}
    right = {p.id for p in docket.positions for name, w in wordings if _states(p, name, w, actors, files)}
    precision, recall = ratio(len(right), len(docket.positions)), ratio(len(hit), len(wordings))
    return {"p": precision, "r": recall, "f1": f1(precision, recall)}


def _states(position: Any, name: str, wording: Gold, actors: dict[str, Any], files: Files) -> bool:
    if not overlap(places(wording, files, "wording"), position.evidence):
        return False
    actor = actors.get(position.actor)
    words = set(re.findall(r"\w+", name.casefold()))
    return actor is not None and bool(words & set(re.findall(r"\w+", actor.name.casefold())))


def copy_figures(docket: DocketExport, gold: Gold, files: Files) -> Figures:
    """Copies told with their originals."""
    told = {(d.id, d.copy_of) for d in docket.documents if d.copy_of}
    meant = {(files[d["file"]].id, files[d["copy_of"]].id) for d in gold["documents"] if d["copy_of"]}
    return {"p": ratio(len(told & meant), len(told)), "r": ratio(len(told & meant), len(meant))}


def date_figures(docket: DocketExport, gold: Gold, files: Files) -> Figures:
    """Documents whose range of days holds no day outside the gold's, and those that at least hold it."""
    known = {d.id: d.published for d in docket.documents}
    pairs = [(known[files[d["file"]].id], days(d["published"])) for d in gold["documents"]]
    exact = sum((ours.earliest, ours.latest) == (theirs.earliest, theirs.latest) for ours, theirs in pairs)
    undated = [(ours, theirs) for ours, theirs in pairs if not theirs.exact]
    held = sum(ours.known and _holds(ours, theirs) for ours, theirs in undated)
    return {"same": ratio(exact, len(pairs)), "undated_held": ratio(held, len(undated))}


def _holds(ours: Any, theirs: Any) -> bool:
    early = ours.earliest is None or ours.earliest <= theirs.earliest
    return bool(early and (ours.latest is None or ours.latest >= theirs.latest))


def turn_figures(docket: DocketExport, gold: Gold) -> Figures:
    """Of the days asked for, those on which the right party is waited for."""
    right = sum(_turn_right(docket, entry) for entry in gold["turns"])
    return {"accuracy": ratio(right, len(gold["turns"]))}


def _turn_right(docket: DocketExport, entry: Gold) -> bool:
    day = date.fromisoformat(entry["as_of"])
    known = compare_reports(select(docket, Query(as_of=day)))
    actors = {a.id: a for a in known.actors}
    pair = {*entry["pair"]}
    for turn in turns(known, day):
        if turn.issue is None and {_plain(actors[a], pair) for a in turn.pair} == pair:
            waiting = _plain(actors[turn.waiting_on], pair) if turn.waiting_on else None
            return waiting == entry["waiting_on"]
    return entry["waiting_on"] is None


def _plain(actor: Actor, names: set[str]) -> str:
    """The gold's name of an actor: the state for whoever speaks for it."""
    country = countries().get(actor.country or "")
    forms = {actor.name, *actor.aliases, country.name if country else ""}
    return next((name for name in sorted(names) if name in forms or name.removeprefix("the ") in forms), actor.name)


def junk_joins(docket: DocketExport) -> DocketExport:
    """The baseline: records of one type whose longest word is the same."""
    joins = []
    for layer in JOINED:
        groups: dict[tuple[str, str], list[str]] = defaultdict(list)
        for record in getattr(docket, layer):
            words = re.findall(r"[a-z]{5,}", record.evidence[0].text.lower())
            groups[getattr(record, "type", layer), max(words, key=len, default="")].append(record.id)
        joins += [Join(layer=layer, members=tuple(g)) for g in groups.values() if len(set(g)) > 1]  # type: ignore[arg-type]
    return replace(docket, joins=tuple(joins))
