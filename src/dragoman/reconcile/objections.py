"""In which way a sentence of a report says otherwise than a line of a chronology."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from dragoman.reconcile.claims import Amount, Claim, Term, has, key_of, placed, word_of
from dragoman.reconcile.testimony import Bench, Testimony
from dragoman.vocabulary.tracing import tracing_words

PARTIES = frozenset({"state", "name"})
SOME = 0.01
SAME_GROUP = 3
"""Terms before a noun among which its attributes are looked for: "British and French counterparts"."""

Shares = Mapping[Term, float]
"""How far a sentence has each term of a claim."""


def objection(made: Claim, testimony: Testimony, shares: Shares, bench: Bench) -> str:
    """In which way a sentence says otherwise; nothing where it does not."""
    return (
        _denial(made, testimony)
        or _other_amount(made.amounts, testimony.claim.amounts, "")
        or _other_amount(made.ordinals, testimony.claim.ordinals, "number ")
        or _opposite(made, testimony)
        or _elsewhere(made, testimony, shares)
        or _other_way_round(made, testimony.claim)
        or _somebody_else(made, testimony, shares, bench)
    )


def _denial(made: Claim, testimony: Testimony) -> str:
    """What the one denies and the other does not, names and states left aside."""
    acts = [term for term in made.terms if term.kind == "word"]
    undone = [t for t in acts if has(testimony.claim.denied, t) and not has(made.denied, t)]
    affirmed = testimony.claim.keys - testimony.claim.denied - testimony.claim.unreal
    act = made.act
    done = [act] if act and has(made.denied, act) and has(affirmed, act) else []
    if undone:
        return f"the reports deny “{word_of(made, undone[0])}”"
    return f"the reports affirm “{word_of(made, done[0])}”" if done else ""


def another_one(made: Claim, theirs: Claim) -> bool:
    """Whether the two tell of different ones of a row: of the third round and the fourth."""
    return bool(_other_amount(made.ordinals, theirs.ordinals, ""))


def _other_amount(ours: Sequence[Amount], theirs: Sequence[Amount], what: str) -> str:
    for amount in ours:
        counted = [other for other in theirs if other.unit == amount.unit]
        if counted and amount not in counted:
            return f"the reports give {what}{counted[0].value:g}, not {amount.value:g} ({amount.word})"
    return ""


def _opposite(made: Claim, testimony: Testimony) -> str:
    theirs = testimony.claim.keys
    for (one, said), (other, contrary) in _opposites():
        if one in made.keys and one not in theirs and other in theirs and other not in made.keys:
            return f"the reports say “{contrary}”, not “{said}”"
    return ""


@cache
def _opposites() -> tuple[tuple[tuple[str, str], tuple[str, str]], ...]:
    """Pairs both ways round, each word with its key."""
    pairs = [p for pair in tracing_words().opposites for p in (pair, pair[::-1])]
    return tuple(((key_of(one), one), (key_of(other), other)) for one, other in pairs)


def _elsewhere(made: Claim, testimony: Testimony, shares: Shares) -> str:
    """Whether the line's place is missing where the sentence names another."""
    theirs = [term for term in placed(testimony.claim) if term.key not in made.keys]
    for place in placed(made):
        others = [t for t in theirs if not shares[place] or (shares[place] < 1.0 and t.kind == place.kind == "state")]
        if others:
            return f"the reports give {word_of(testimony.claim, others[0])}, not {word_of(made, place)}"
    return ""


def _other_way_round(made: Claim, theirs: Claim) -> str:
    """Whether the one who acts and the one acted upon have changed places."""
    ours, act = made.act, None
    if ours is not None and ours.key in _directed():
        act = next((t for t in theirs.terms if t.key == ours.key), None)
    if ours is None or act is None:
        return ""
    agent = next((t for t in made.terms if t.end <= ours.start), None)
    target = next(
        (t for t in made.terms if (t.start >= ours.end and t.kind != "word") or _is_body(made, t, ours)), None
    )
    if agent is None or target is None or agent.key == target.key:
        return ""
    agents = [t for t in theirs.terms if t.key == agent.key]
    targets = [t for t in theirs.terms if t.key == target.key]
    by_agent = any(theirs.text[: t.start].endswith("by ") for t in agents)
    turned = agents and targets and all(t.start > act.end for t in agents) and targets[0].end <= act.start
    if not turned or by_agent:
        return ""
    return (
        f"the reports have it the other way round, from {word_of(theirs, targets[0])} to {word_of(theirs, agents[0])}"
    )


def _is_body(made: Claim, term: Term, act: Term) -> bool:
    """Whether a common noun stands behind the act's "to the"."""
    return term.start >= act.end and made.text[: term.start].endswith("to the ")


@cache
def _directed() -> frozenset[str]:
    return frozenset(key_of(word) for word in tracing_words().directed)


def _somebody_else(made: Claim, testimony: Testimony, shares: Shares, bench: Bench) -> str:
    """Whether a party of the line is missing where the sentence names another on the same side of the act: the one who
    acts must stand in the sentence itself, the others beside it at least."""
    acts = [t for t in testimony.claim.terms if t.kind == "word" and has(made.keys, t)]
    ours = [t for t in made.terms if t.kind in PARTIES and bench.knows(t) and _stands_alone(made, t)]
    theirs = [t for t in testimony.claim.terms if t.kind in PARTIES and bench.knows(t) and not has(made.keys, t)]
    verb = made.act
    for party in ours if acts else ():
        acting = party.start < (verb.start if verb else acts[0].start)
        if shares[party] >= (1.0 if acting and party == ours[0] else SOME):
            continue
        others = [t for t in theirs if (t.start < acts[0].start) == acting and not bench.akin(party, t)]
        if others:
            return f"the reports name {word_of(testimony.claim, others[0])}, not {word_of(made, party)}"
    return _other_attribute(made, testimony.claim, shares)


def _stands_alone(made: Claim, term: Term) -> bool:
    """Whether a name is no attribute of a noun behind it ("the Singapore agreement")."""
    behind = made.text[term.end :].lstrip(" ")[:1]
    following = next((t for t in made.terms if t.start > term.end), None)
    return not (following and following.kind == "word" and following.start == term.end + 1 and behind.islower()) or (
        made.act == following
    )


def _other_attribute(made: Claim, theirs: Claim, shares: Shares) -> str:
    """Whether a noun that both have is another people's: "Russian counterparts" against "British counterparts"."""
    for term in made.terms:
        if term.kind != "people" or shares[term]:
            continue
        head = _head(made, term)
        for noun in theirs.terms if head else ():
            peoples = [t for t in _before(theirs, noun) if t.kind == "people"]
            if head and noun.key == head.key and peoples:
                return f"the reports name {word_of(theirs, peoples[0])}, not {word_of(made, term)}"
    return ""


def _head(made: Claim, term: Term) -> Term | None:
    at = made.terms.index(term)
    return next((t for t in made.terms[at + 1 : at + 1 + SAME_GROUP] if t.kind == "word"), None)


def _before(made: Claim, noun: Term) -> tuple[Term, ...]:
    at = made.terms.index(noun)
    return made.terms[max(0, at - SAME_GROUP) : at]
