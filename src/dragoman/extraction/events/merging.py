"""Mentions of one event in one document as one record: the headline and the lead, "the meeting", "they also discussed".

The first mention stays. What a later one adds (a day, a place, who took part) is added with its words; a mention that
adds nothing is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from dragoman.record.actors import Actor
from dragoman.record.dates import Answer
from dragoman.record.happenings import Event

ALIKE = 0.5
"""Share of words that two reports of one act have in common at least."""

JUST_BEFORE = 160
"""Characters between two mentions up to which the later one takes up the earlier."""

MEETINGS = frozenset({"CONSULT"})
GATHERINGS = frozenset({"meet", "talk", "host", "mediate"})
"""Acts that "the talks", "that session" may take up; a call, a visit, a letter are called so."""

SIGNINGS = frozenset({"sign"})
"""Acts at which others may be present."""

REPEATED = frozenset({"SUPPORT", "ACCUSE", "REJECT"})
"""Roots of acts of speech, which a headline, a lead and a quotation tell in one and the same words."""

VAGUE = ("the two", "both", "the three", "they", "the ")
VAGUE_NOUNS = frozenset(
    {"ministers", "leaders", "officials", "presidents", "envoys", "diplomats", "delegations", "foreign ministers"}
)
"""As in "ministers discussed the crisis", in a headline."""


@dataclass(frozen=True)
class Mention:
    """An event with the words that tell it from others: lemmas of its report, the act in short (`key`), whether it
    takes up something told before ("the meeting"), whether it is said to be a further one ("met again"), what it is
    counted off as ("the fifth round"), whether it only tells who was there ("Norway and Chad took part"), whether its
    verb has a pronoun for what it acts on ("it is signed")."""

    event: Event
    lemmas: frozenset[str]
    key: tuple[str, ...] = ()
    definite: bool = False
    further: bool = False
    counted: frozenset[tuple[str, int]] = frozenset()
    attending: bool = False
    pronominal: bool = False
    told_until: int = 0
    """Where its last mention so far ends."""


def merged(mentions: Iterable[Mention], actor: Callable[[str], Actor]) -> list[Event]:
    """The events without those that only mention an earlier one again, in the order given."""
    kept: list[Mention] = []
    for mention in mentions:
        place = _told_before(kept, mention, actor)
        until = mention.event.evidence[-1].end
        if place is None:
            kept.append(replace(_placed(kept, mention), told_until=until))
        else:
            kept[place] = replace(kept[place], event=_filled(kept[place].event, mention), told_until=until)
    return [m.event for m in kept]


def _placed(kept: list[Mention], mention: Mention) -> Mention:
    """A bare "that session" of another fate than the meeting told of just before (planned, then called off), with that
    one's day and words."""
    event = mention.event
    if not mention.definite or mention.further or event.when.told or event.participants:
        return mention
    for earlier in reversed(kept):
        near = 0 <= event.evidence[0].start - earlier.event.evidence[-1].end <= JUST_BEFORE
        if near and earlier.event.when.told and akin(earlier.event, event) and not mention.counted - earlier.counted:
            told = (*event.evidence, earlier.event.evidence[0])
            return replace(mention, event=replace(event, when=earlier.event.when, evidence=told))
    return mention


def _told_before(kept: list[Mention], mention: Mention, actor: Callable[[str], Actor]) -> int | None:
    """Which of the earlier ones a mention takes up, the latest first."""
    if mention.attending and (place := _attended(kept, mention)) is not None:
        return place
    if mention.further:
        return None
    for place in range(len(kept) - 1, -1, -1):
        if _same(kept[place], mention, actor):
            return place
    return None


def _attended(kept: list[Mention], mention: Mention) -> int | None:
    """The meeting, or the signing, told of just before that somebody is said to have been at."""
    event = mention.event
    for place in sorted(range(len(kept)), key=lambda n: (-kept[n].told_until, -n)):
        earlier = kept[place].event
        near = 0 <= event.evidence[0].start - kept[place].told_until <= JUST_BEFORE
        present = replace(event, level=None, type=earlier.type if earlier.act in SIGNINGS else event.type)
        if near and earlier.act in GATHERINGS | SIGNINGS and not _apart(earlier, present):
            return place
    return None


def _same(one: Mention, other: Mention, actor: Callable[[str], Actor]) -> bool:
    a, b = one.event, other.event
    inside = any(span.covers(b.evidence[0]) for span in a.evidence)
    alike = _alike(one.lemmas, other.lemmas) and not inside
    if _apart(a, b) or (other.counted - one.counted and not alike):
        return False
    if not b.participants:
        again = other.pronominal and a.act == b.act
        return (other.definite and akin(a, b)) or again or alike
    if not _compatible(a, b, actor):
        return False
    if alike or (one.key and one.key == other.key and a.type in REPEATED):
        return True
    if a.type in MEETINGS and not other.definite:
        return _same_company(a, b, actor)
    return bool(a.participants) and other.definite


def akin(a: Event, b: Event) -> bool:
    """Whether a bare "the meeting" or "the accord" may take up the other: of one root, both a meeting or neither."""
    return a.type == b.type and (a.act in GATHERINGS) == (b.act in GATHERINGS)


def _apart(a: Event, b: Event) -> bool:
    """Whether two reports cannot be of one event: they differ in root, in whether it happened, in day, place, level or
    number."""
    if a.type != b.type or a.factuality != b.factuality or a.count != b.count:
        return True
    told = ((a.place, b.place), (a.level, b.level))
    return a.when.overlaps(b.when) is Answer.NO or any(one and other and one != other for one, other in told)


def _same_company(a: Event, b: Event, actor: Callable[[str], Actor]) -> bool:
    """Whether those who met before are just those who are said to talk: the same ones, or "the two"."""
    if any(p.role != "participant" for e in (a, b) for p in e.participants):
        return False
    one, other = ({p.actor for p in e.participants} for e in (a, b))
    vague = all("?" in _names(actor(ident)) for ident in other - one)
    return bool(one) and vague


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    smaller = min(len(one), len(other))
    return smaller > 1 and len(one & other) >= ALIKE * len(one | other)


def _compatible(a: Event, b: Event, actor: Callable[[str], Actor]) -> bool:
    """Whether all who take part in one may be among those of the other."""
    one, other = ([_names(actor(p.actor)) for p in e.participants] for e in (a, b))
    return _within(one, other) or _within(other, one)


def _within(some: list[frozenset[str]], others: list[frozenset[str]]) -> bool:
    return all("?" in names or any(names & there for there in others) for names in some)


def _names(actor: Actor) -> frozenset[str]:
    """What may be compared of an actor: itself and its state; "?" where a few are meant that the text does not list."""
    low = actor.name.lower()
    vague = actor.kind in ("group", "unnamed") and not actor.members and (low.startswith(VAGUE) or low in VAGUE_NOUNS)
    return frozenset({actor.id, *([actor.country] if actor.country else []), *(["?"] if vague else [])})


def _filled(event: Event, mention: Mention) -> Event:
    """The event with what a later mention adds, and then with its words; those of whom is said that they were there
    too come to the others."""
    more = mention.event
    added: dict[str, object] = {}
    if not event.when.told and more.when.told:
        added["when"] = more.when
    for name in ("place", "level", "outcome"):
        if getattr(event, name) is None and getattr(more, name) is not None:
            added[name] = getattr(more, name)
    known = {p.actor for p in event.participants}
    further = tuple(p for p in more.participants if p.actor not in known)
    if further and not event.participants:
        added["participants"] = further
    elif further and mention.attending:
        added["participants"] = (*event.participants, *(replace(p, role="participant") for p in further))
    if not added and not (mention.definite and event.act in GATHERINGS):
        return event
    return replace(event, evidence=(*event.evidence, *more.evidence), **added)  # type: ignore[arg-type]
