"""Whether two records tell of one thing: a weighted sum of what they share, and vetoes for what sets them apart."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import permutations

from dragoman.reconcile.parties import Party, alike, apart
from dragoman.reconcile.traits import DIRECTED, MUTUAL, REAL, Trait, deeds
from dragoman.reconcile.words import concept, likeness, telling, total
from dragoman.record.dates import Answer, DateRange
from dragoman.vocabulary.comparing import comparing_words

Features = dict[str, float]


@dataclass(frozen=True)
class Scored:
    """How surely two records tell of one thing, from 0 to 1, and the reasons; `apart` where they cannot."""

    score: float
    reasons: tuple[str, ...]
    apart: bool = False


APART = Scored(0.0, (), apart=True)
OPEN = frozenset({"conditional", "hypothetical", "offered", "demanded"})
"""What is only spoken of; a plan, in contrast, is of the event that then takes place or is cancelled."""

FREQUENT = frozenset({"AGREE", "CONSULT", "REQUEST"})
"""Types of which every negotiation has many events: that two are of one says little."""

ALIKE_IN_PART = 0.5
"""What two such acts count of one and the same."""

VERBATIM = 0.8
"""Likeness of words and setting from which on one report prints the other's sentence."""

SENTENCE = 4
"""Concepts from which on a sentence is not the same by chance."""

PARTLY = 0.5
"""Share of the actors below which they count as others."""

WEEK = 7

NEAR = 3
"""Days by which two reports may be mistaken about the day of one thing."""

REASONS = {
    "same_day": "same day",
    "same_range": "same days",
    "days_may_agree": "days that may agree",
    "actors": "same actors",
    "words": "same words",
    "setting": "told beside the same things",
    "act": "same act",
    "counted": "counted off alike",
    "place": "same place",
    "verbatim": "the same sentence",
}
SHOWN = 0.5
"""A feature from which on it is named as a reason."""


@cache
def weights() -> dict[str, dict[str, float]]:
    """Weights by layer; `threshold` is the score from which on two records are linked, `cohesion` the mean score across
    two groups from which on they are one, a pair without a link counting as nought."""
    text = files("dragoman.reconcile").joinpath("weights.json").read_text(encoding="utf-8")
    return {layer: dict(values) for layer, values in json.loads(text).items()}


def compare(one: Trait, other: Trait) -> Scored:
    """How two records of one layer compare. The order of the two does not matter."""
    if set_apart(one, other):
        return APART
    found = features(one, other)
    known = weights()[one.layer]
    odds = known["bias"] + sum(known.get(name, 0.0) * value for name, value in found.items())
    reasons = tuple(REASONS[name] for name, value in found.items() if name in REASONS and value >= SHOWN)
    return Scored(round(1 / (1 + math.exp(-odds)), 4), reasons)


def features(one: Trait, other: Trait) -> Features:
    """What speaks for and against the two being one, each from 0 to 1."""
    return {**_of_days(one, other), **_of_actors(one, other), **_of_acts(one, other), **_of_words(one, other)}


def _of_days(one: Trait, other: Trait) -> Features:
    days = _days(one.when, other.when)
    return {
        "same_day": float(days == "same"),
        "same_range": float(days == "same range"),
        "days_may_agree": float(days == "may agree"),
        "days_near": float(days == "near" and "planned" not in (one.factuality, other.factuality)),
        "days_unknown": float(days == "unknown"),
        "anew": float((one.anew or other.anew) and days not in ("same", "same range")),
        "pointed_at": float(one.meant == other.record or other.meant == one.record),
        "same_document": float(one.document == other.document),
        "reports_apart": _reports_apart(one, other) if days == "unknown" else 0.0,
    }


def _of_actors(one: Trait, other: Trait) -> Features:
    actors = _actors(one.parties, other.parties)
    return {
        "actors": actors if actors is not None else 0.0,
        "actors_unknown": float(actors is None),
        "actors_differ": float(actors is not None and actors < PARTLY),
        "both_sides": float(_straight(one, other)),
        "roles_turned": float(_turned(one, other)),
        "crossed": float(_crossed(one, other)),
        "answered_alike": float(one.answered.exact and one.answered == other.answered),
        "answered_differ": float(_still_open(one, other) or _still_open(other, one) or _answered_apart(one, other)),
        "via": float(_any_alike(one.via, other.via)),
        "via_differs": float(_nobody_alike(one.via, other.via)),
    }


def _of_acts(one: Trait, other: Trait) -> Features:
    akin, apart = _akin(one, other), one.kind != other.kind
    told = {one.factuality, other.factuality}
    return {
        "kind_differs": ALIKE_IN_PART if akin and apart else float(apart),
        "rare_kind": float(one.kind == other.kind and one.kind not in FREQUENT and not OPEN & told),
        "act": ALIKE_IN_PART * akin if one.act != other.act else float(bool(one.act)),
        "act_differs": float(bool(one.act) and bool(other.act) and one.act != other.act and not akin),
        "head": float(bool(one.heads & other.heads)),
        "head_differs": float(bool(one.heads) and bool(other.heads) and not (one.heads & other.heads or akin)),
        "spoken_of": float(told <= OPEN and not one.when.known and not other.when.known),
        "negation_differs": float(told == {"actual", "negated"}),
        "counted": float(bool(one.counted & other.counted)),
    }


def _akin(one: Trait, other: Trait) -> bool:
    """Whether one happening may be told as either act: talks are held, or somebody is met."""
    ours, theirs = ((trait.kind, trait.act) for trait in (one, other))
    return ours != theirs and bool(_lines().get(ours, frozenset()) & _lines().get(theirs, frozenset()))


@cache
def _lines() -> dict[tuple[str, str], frozenset[int]]:
    """The lines of the vocabulary on which an act stands, acts as concepts."""
    found: dict[tuple[str, str], frozenset[int]] = {}
    for number, line in enumerate(comparing_words().akin_acts):
        for kind, _, act in (named.partition("/") for named in line):
            found[kind, concept(act)] = found.get((kind, concept(act)), frozenset()) | {number}
    return found


def _of_words(one: Trait, other: Trait) -> Features:
    """Words that the records share, those that one shares with the other's sentence, and of both the ones that tell
    what an act is about: no deeds, no names."""
    words, setting = _same_words(one, other), likeness(one.context, other.context)
    shared = telling(one.terms & other.terms)
    crossing = telling((one.terms & other.context) | (one.context & other.terms))
    return {
        "words": words,
        "contained": float(one.terms <= other.terms or other.terms <= one.terms),
        "telling_words": _share_of(shared),
        "crossing_words": _share_of(crossing),
        "matter": _share_of(shared - one.names - other.names - deeds()),
        "crossing_matter": _share_of(crossing - one.names - other.names - deeds()),
        "setting": setting,
        "amounts_differ": float(_amounts_differ(one, other)),
        "verbatim": float(min(words, setting) >= VERBATIM),
        "things": float(bool(one.things & other.things)),
        "things_differ": float(bool(one.things) and bool(other.things) and not one.things & other.things),
        "place": float(bool(one.place & other.place)),
        "place_differs": float(bool(one.place) and bool(other.place) and not one.place & other.place),
    }


def _share_of(terms: frozenset[str]) -> float:
    """How much a few words say: three of them all that words can say."""
    return min(1.0, len(terms) / 3)


def _amounts_differ(one: Trait, other: Trait) -> bool:
    """Whether both count one thing, and no amount is the same: "four pages", "eleven pages"."""
    counted = {noun for noun, _ in one.amounts} & {noun for noun, _ in other.amounts}
    return bool(counted) and not one.amounts & other.amounts


def set_apart(one: Trait, other: Trait) -> bool:
    """Other actors, or another happening by what else is told. A process runs on through all of these."""
    return strangers(one, other) or another(one, other)


def another(one: Trait, other: Trait) -> bool:
    """Told in one sentence as two, counted off differently ("the third round", "the fourth"), the one spoken of and
    the other real, or days too far apart for a mistake."""
    if one.layer == "processes":
        return False
    beside = one.document == other.document and one.sentence == other.sentence and one.layer == "events"
    spoken_of = any(a in OPEN and b in REAL for a, b in permutations((one.factuality, other.factuality)))
    return beside or spoken_of or _counted_apart(one, other) or _days_apart(one, other)


def _counted_apart(one: Trait, other: Trait) -> bool:
    """Whether one is the third and the other the fourth, or one is two at once and the other three."""
    ours, theirs = dict(one.counted), dict(other.counted)
    return any(theirs.get(noun, number) != number for noun, number in ours.items())


def _days_apart(one: Trait, other: Trait) -> bool:
    """Whether the days are further apart than two reports of one thing may be mistaken."""
    gap = days_between(one.bounds, other.bounds)
    if gap == 0 or gap > NEAR:
        return gap > NEAR
    narrow = max(_length(one.when), _length(other.when)) <= WEEK
    alike_told = telling(one.terms & other.terms) or one.counted & other.counted
    return not (narrow and one.document != other.document and alike_told)


def strangers(one: Trait, other: Trait) -> bool:
    """Whether both name who acts, or both whom it concerns, and nobody is the same; in what parties do together, in
    contacts, which may go through others, and in processes, whether nobody at all is. Not where one report prints the
    other's sentence: then it is read differently, not told."""
    if one.layer == "contacts" and _others_asked(one, other):
        return True
    if one.document != other.document and one.context == other.context and len(one.context) >= SENTENCE:
        return False
    if together(one):
        return _nobody_alike(one.parties, other.parties)
    return _nobody_alike(one.agents, other.agents) or _nobody_alike(one.others, other.others)


def together(trait: Trait) -> bool:
    """Whether it does not matter who of its parties acts: in what they do together, in contacts, in processes."""
    return trait.layer in ("contacts", "processes") or (trait.kind in MUTUAL and trait.act not in DIRECTED)


def _others_asked(one: Trait, other: Trait) -> bool:
    """Whether one party turned to different ones, as in "invited both, and the one accepted"."""
    same = any(alike(a, b) == 1.0 for a in one.agents for b in other.agents)
    return same and _nobody_alike(one.others, other.others)


def _nobody_alike(ours: tuple[Party, ...], theirs: tuple[Party, ...]) -> bool:
    return bool(ours and theirs) and all(apart(one, other) for one in ours for other in theirs)


def days_between(one: DateRange, other: DateRange) -> int:
    """Days that lie at least between the two; 0 where they may be one day."""
    if one.before(other) is Answer.YES and one.latest and other.earliest:
        return (other.earliest - one.latest).days
    if other.before(one) is Answer.YES and other.latest and one.earliest:
        return (one.earliest - other.latest).days
    return 0


def _days(one: DateRange, other: DateRange) -> str:
    if not one.known or not other.known:
        return "unknown"
    if days_between(one, other) > 0:
        return "near" if days_between(one, other) <= NEAR else "differ"
    if one.exact and other.exact:
        return "same"
    if (one.earliest, one.latest) == (other.earliest, other.latest) and _length(one) <= 31:
        return "same range"
    return (
        "may agree"
        if min(_length(one), _length(other)) <= 31 and max(_length(one), _length(other)) <= 92
        else "unknown"
    )


def _length(when: DateRange) -> int:
    """Days in a range; a side left open is far away."""
    return ((when.latest or date.max) - (when.earliest or date.min)).days + 1


def _actors(ours: tuple[Party, ...], theirs: tuple[Party, ...]) -> float | None:
    """How well the fewer are found among the more; None where a side names nobody."""
    few, many = sorted((ours, theirs), key=len)
    if not few:
        return None
    return sum(max(alike(one, other) for other in many) for one in few) / len(few)


def _same_words(one: Trait, other: Trait) -> float:
    """Likeness of the words. Of names all of it counts; of what happened the words other than the parties' names, and
    little where only common words are shared."""
    if one.layer in ("processes", "instruments"):
        return likeness(one.terms, other.terms)
    ours, theirs = (trait.terms - one.names - other.names for trait in (one, other))
    return likeness(ours, theirs) * min(1.0, total(ours & theirs))


def _reports_apart(one: Trait, other: Trait) -> float:
    """How far apart, up to two months, the two are told: news is mostly of late, where it names no day."""
    ours, theirs = (t.when if t.when.known else t.published for t in (one, other))
    return min(1.0, days_between(ours, theirs) / 60)


def _still_open(one: Trait, other: Trait) -> bool:
    """Whether the one has no answer on a day by which the other had."""
    return one.reply == "none" and other.answered.before(one.published) is Answer.YES


def _answered_apart(one: Trait, other: Trait) -> bool:
    return days_between(one.answered, other.answered) > NEAR


def _straight(one: Trait, other: Trait) -> bool:
    """Whether both who acts and whom it concerns are the same."""
    return _any_alike(one.agents, other.agents) and _any_alike(one.others, other.others)


def _any_alike(ours: tuple[Party, ...], theirs: tuple[Party, ...]) -> bool:
    return any(alike(one, other) for one in ours for other in theirs)


def _crossed(one: Trait, other: Trait) -> bool:
    """Whether who acts in the one is only concerned in the other, as far as each is told."""
    straight = _any_alike(one.agents, other.agents) or _any_alike(one.others, other.others)
    return not straight and (_any_alike(one.agents, other.others) or _any_alike(one.others, other.agents))


def _turned(one: Trait, other: Trait) -> bool:
    """Whether who acts in the one suffers it in the other."""
    if not (one.agents and one.others and other.agents and other.others):
        return False
    straight = max(alike(a, b) for a in one.agents for b in other.agents)
    crossed = max(alike(a, b) for a in one.agents for b in other.others)
    back = max(alike(a, b) for a in one.others for b in other.agents)
    return min(crossed, back) > straight
