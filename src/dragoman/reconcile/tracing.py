"""Lines of a hand-kept chronology held against the reports: borne out, contradicted, or not in them.

A line is split into its claims. Each is compared with the sentences that share its terms: how much of it they have, on
which day, and whether they deny it, count otherwise, say the opposite or name somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from dragoman.reconcile.claims import Claim, has, light_acts
from dragoman.reconcile.objections import another_one, objection
from dragoman.reconcile.testimony import Bench, Testimony, may_be_one_day
from dragoman.record.chronology import Bearing, ChronologyLine, TracedLine
from dragoman.record.dates import Answer, DateRange
from dragoman.record.docket import DocketExport
from dragoman.record.evidence import Span
from dragoman.record.statements import Statement

ENOUGH = 0.55
"""Share of a claim, by weight, that a sentence must have to bear it out."""

OPPOSED_ENOUGH, OPPOSED_IN_SHORT, TO_THE_POINT = 0.45, 0.35, 0.6
"""The same for a sentence that says otherwise, and for a short one that is to the point ("There is no agreement")."""

SURE = 0.72
"""Share from which a sentence of another day is the same happening on another day."""

OWN, OPPOSED_OWN, BY_ITSELF = 0.4, 0.2, 0.5
"""Shares that the sentence itself must have, not only its neighbours; the last where it tells no fitting day."""

WITHOUT_ACT = 0.2
"""Taken off where the line's verb stands neither in the sentence nor its opposite."""

WITHOUT_COUNT = 0.05
"""The same where the sentence lacks an amount of the line, or which one of a row is meant."""

ON_THE_DAY, BESIDE, DAYLESS, BESIDE_ANOTHER, ANOTHER_DAY = 1.0, 0.92, 0.8, 0.75, 0.6
"""What the days of a sentence leave of its score."""

CLEAN_ENOUGH = 0.9
"""A sentence that bears a claim out must come this near to the best that contradicts it."""

SURELY = 1.1
"""The same where the sentence lacks the line's verb."""

OTHER_DAY_WINS = 0.75
"""Where a sentence of another day has so much more of the claim than those of the day, the day is wrong."""

MORE = 0.2
"""By how much more of the claim a sentence of another day tells better why the line is wrong than one that denies."""

REPORTED_WITHIN = timedelta(days=2)
"""A sentence without a day of its own may tell of the days before its report."""

APART = re.compile(r"\b(?:days?|weeks?|months?|years?|hours?) (?:after|before)\b")
"""Words that part two happenings of one sentence: its day may be the other's."""

LONGEST_DAY = timedelta(days=62)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MOST_SPANS = 4


@dataclass(frozen=True)
class Reading:
    """A sentence read against a claim."""

    testimony: Testimony
    coverage: float
    own: float
    day: float
    against: str = ""
    has_act: bool = False
    focus: float = 0.0
    wished: bool = False

    @property
    def score(self) -> float:
        """Coverage, less where the day is another one."""
        return self.coverage * self.day

    @property
    def bears_out(self) -> bool:
        """Whether it has enough of the claim to speak for it."""
        return self.coverage >= ENOUGH and self.own >= OWN and not self.testimony.asked and not self.wished

    @property
    def opposes(self) -> bool:
        """Whether it has enough of the claim to speak against it."""
        needed = OPPOSED_IN_SHORT if self.focus >= TO_THE_POINT else OPPOSED_ENOUGH
        near = self.day >= BESIDE or self.own >= BY_ITSELF
        return self.coverage >= needed and near and not self.testimony.asked


@dataclass(frozen=True)
class Ruling:
    """What the sentences say to one claim."""

    bearing: Bearing
    because: str
    readings: tuple[Reading, ...] = ()


def trace(lines: Iterable[ChronologyLine], docket: DocketExport) -> tuple[TracedLine, ...]:
    """Each line with what the reports of a docket say to it."""
    bench = Bench(docket)
    return tuple(_traced(line, bench, docket) for line in lines)


def _traced(line: ChronologyLine, bench: Bench, docket: DocketExport) -> TracedLine:
    rulings = [_ruling(text, line.when, bench) for text in _claims(line.text)]
    worst = min(rulings, key=lambda r: ("contradicted", "not in the reports", "borne out").index(r.bearing))
    for_it = _spans(r for ruling in rulings if ruling.bearing == "borne out" for r in ruling.readings)
    against = _spans(r for ruling in rulings if ruling.bearing == "contradicted" for r in ruling.readings)
    return TracedLine(
        line=line,
        bearing=worst.bearing,
        because=worst.because,
        supporting=for_it,
        opposing=against,
        records=_records((*for_it, *against), docket),
    )


def _claims(text: str) -> list[str]:
    """The parts of a line that stand by themselves."""
    parts = [part.strip() for part in re.split(r";|(?<=[a-z)])\.\s", text)]
    return [part for part in parts if part] or [text]


def _ruling(text: str, when: DateRange, bench: Bench) -> Ruling:
    made = bench.claim(text)
    readings = [_reading(made, testimony, when, bench) for testimony in bench.about(made)]
    readings.sort(key=lambda r: (-r.score, r.testimony.span))
    of_the_day = [r for r in readings if r.day > ANOTHER_DAY]
    clean = [r for r in of_the_day if not r.against and r.bears_out]
    opposed = [r for r in of_the_day if r.against and r.opposes]
    elsewhen = [r for r in readings if r.day == ANOTHER_DAY and r.bears_out and r.coverage >= SURE]
    if clean and elsewhen and clean[0].coverage < OTHER_DAY_WINS * elsewhen[0].coverage:
        clean = []
    if clean and (not opposed or clean[0].score >= opposed[0].score * (CLEAN_ENOUGH if clean[0].has_act else SURELY)):
        return Ruling("borne out", "", tuple(clean))
    if opposed and not (elsewhen and elsewhen[0].coverage > opposed[0].coverage + MORE):
        return Ruling("contradicted", opposed[0].against, tuple(opposed))
    if elsewhen:
        days = " or ".join(dict.fromkeys(str(d.edtf) for d in elsewhen[0].testimony.days))
        return Ruling("contradicted", f"the reports give {days}", tuple(elsewhen))
    return Ruling("not in the reports", "nothing in the docket speaks of it")


def _reading(made: Claim, testimony: Testimony, when: DateRange, bench: Bench) -> Reading:
    weights = {term: bench.weights.of(term) for term in made.terms}
    whole = sum(weights.values()) or 1.0
    own = sum(weight for term, weight in weights.items() if has(testimony.claim.keys, term)) / whole
    if own < OPPOSED_OWN:
        return Reading(testimony, 0.0, own, ANOTHER_DAY)
    day = _day(testimony, when)
    if day < ON_THE_DAY and another_one(made, testimony.claim):
        return Reading(testimony, 0.0, own, ANOTHER_DAY)  # another round on another day contradicts nothing
    shares = {term: testimony.credit(term) for term in made.terms}
    had = sum(weights[term] * share for term, share in shares.items()) / whole
    act = made.act
    against = objection(made, testimony, shares, bench)
    missing = act is not None and shares[act] < 1.0 and act.key not in light_acts()
    if missing and not against:
        had -= WITHOUT_ACT
    if not against and not _counts_alike(made, testimony.claim):
        had -= WITHOUT_COUNT
    shared = [t for t in testimony.claim.terms if has(made.keys, t)]
    focus = len(shared) / len(testimony.claim.terms)
    hoped = sum(has(testimony.claim.wished, term) for term in shared)
    wished = 2 * hoped > len(shared) and not made.wished
    return Reading(testimony, had, own, day, against, not missing, focus, wished)


def _counts_alike(made: Claim, theirs: Claim) -> bool:
    """Whether the sentence has what the line counts, if it counts anything."""
    ordinals = not made.ordinals or any(place in theirs.ordinals for place in made.ordinals)
    return ordinals and all(amount in theirs.amounts for amount in made.amounts)


def _day(testimony: Testimony, when: DateRange) -> float:
    """How well the days of a sentence fit that of the line."""
    if not when.known or any(may_be_one_day(when, day) for day in testimony.days) or _names_day(testimony, when):
        return ON_THE_DAY
    published = testimony.document.published
    near = any(may_be_one_day(when, day) for day in testimony.days_near)
    today = published.known and published.latest is not None and may_be_one_day(when, _told_of(published))
    past = [day for day in testimony.days if _is_close(day) and day.after(published) is not Answer.YES]
    if past:
        return BESIDE_ANOTHER if near or APART.search(testimony.span.text) else ANOTHER_DAY
    if near or today:
        return BESIDE
    return ANOTHER_DAY if testimony.days else DAYLESS


def _is_close(day: DateRange) -> bool:
    """Whether a range is close enough to be a happening's own day."""
    return day.earliest is not None and day.latest is not None and day.latest - day.earliest < LONGEST_DAY


def _names_day(testimony: Testimony, when: DateRange) -> bool:
    """Whether the sentence writes the line's day and month out, of whatever year it may be taken to be."""
    if when.earliest is None or not when.exact:
        return False
    day, month = when.earliest.day, MONTHS[when.earliest.month - 1]
    written = rf"(?<!\d)(?:0?{day}(?:st|nd|rd|th)? {month}|{month}\w*\.? 0?{day}(?:st|nd|rd|th)?(?!\d))"
    return re.search(written, testimony.span.text, re.IGNORECASE) is not None


def _told_of(published: DateRange) -> DateRange:
    first = published.earliest - REPORTED_WITHIN if published.earliest else None
    return DateRange(first, published.latest)


def _spans(readings: Iterable[Reading]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(reading.testimony.span for reading in readings))[:MOST_SPANS]


def _records(spans: Sequence[Span], docket: DocketExport) -> tuple[str, ...]:
    """Events, contacts, processes, commitments and statements that stand in the sentences."""
    layers = (docket.events, docket.contacts, docket.processes, docket.commitments, docket.statements)
    found = (
        record.id
        for layer in layers
        for record in layer
        for own in (record.content if isinstance(record, Statement) else record.evidence)
        if any(span.touches(own) for span in spans)
    )
    return tuple(dict.fromkeys(found))
