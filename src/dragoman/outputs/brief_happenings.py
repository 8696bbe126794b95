"""Sections of a brief that tell what happened: the state of play, what is new, what lies ahead, key dates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from dragoman.outputs.brief_context import BriefContext, close_day, heading, sentence
from dragoman.outputs.days import label
from dragoman.outputs.display import cut, line
from dragoman.outputs.occurrences import LEVELS, Occurrence, occurrences, standings
from dragoman.outputs.page import Run, Section, Sentence
from dragoman.outputs.quotation import closed, opened
from dragoman.record.happenings import Event, Factuality, Process

WEIGHED_SOURCES = 4
RECENT = 30
"""Days after which a happening no longer counts as recent."""

UNDATED = 0.7
"""What it takes off that only the day of the report is known: it may tell of long ago."""

WEIGHTY = frozenset({"AGREE", "REJECT", "SANCTION", "COERCE", "ASSAULT", "RETREAT", "CONCEDE", "THREATEN"})
SPOKEN = frozenset({"ACCUSE", "SUPPORT"})
OFFICIAL = frozenset({"state", "government", "body", "office", "organisation"})
UNREAL = frozenset({"hypothetical", "conditional"})
BACKGROUND = timedelta(days=60)
"""Happenings further back than this before the day asked for are background, though a new report tells of them."""

SETTLED = frozenset({"actual", "negated"})
STATES: dict[Factuality, str] = {
    "planned": "planned",
    "offered": "offered",
    "demanded": "demanded",
    "conditional": "on a condition",
    "hypothetical": "only supposed",
}
LONGEST_AHEAD = timedelta(days=366)
TWICE = 2


class Happenings:
    """Chooses happenings for the sections of one brief; none is told twice."""

    def __init__(self, context: BriefContext) -> None:
        self.context = context
        self.found = occurrences(context.docket, context.speakers)
        self._standings = standings(context.docket, context.speakers)
        self.said: set[str] = set()

    def state_of_play(self) -> list[Occurrence]:
        """The latest state of each process, and the weightiest things done or refused of late, newest first."""
        states = [o for o in self._standings if self._tellable(o)]
        done = [o for o in self.found if o.factuality in SETTLED and not isinstance(o.record, Process)]
        ranked = sorted(states, key=self._state_rank)[: self.context.limits.happenings // TWICE]
        ranked += sorted((o for o in done if self._tellable(o)), key=self._rank)
        return self._chosen(ranked, self.context.limits.happenings)

    def news(self) -> Section:
        """What no report told of before the day that `since` names, newest first."""
        fresh = [o for o in self.found if self._is_news(o)]
        there = self._untold(fresh)
        told = self._tell(sorted(fresh, key=self._rank), self.context.limits.news)
        return Section(heading=heading(self._new_since(), len(told), there), sentences=tuple(told))

    def ahead(self) -> Section:
        """What is planned for a day that is still to come."""
        today = self.context.today
        coming = [o for o in self.found if o.factuality == "planned" and today and _lies_ahead(o, today)]
        there = self._untold(coming)
        told = self._tell(coming, self.context.limits.ahead, newest_first=False)
        return Section(heading=heading("Ahead", len(told), there), sentences=tuple(told))

    def key_dates(self, most: int) -> Section:
        """The weightiest dated happenings not yet told, in order of their days."""
        dated = [o for o in self.found if o.when.known and o.factuality in SETTLED and self._tellable(o)]
        there = self._untold(dated)
        chosen = sorted((o for o in dated if not self._is_told(o)), key=self._weight, reverse=True)
        told = self._tell(chosen, most, newest_first=False)
        return Section(heading=heading("Chronology", len(told), there), sentences=tuple(told))

    def _is_news(self, occurrence: Occurrence) -> bool:
        """Whether it is told for the first time, and lies not far back."""
        since, last = self.context.since, occurrence.when.latest
        recent = last is None or since is None or last >= since - BACKGROUND
        told = occurrence.factuality not in UNREAL and self._tellable(occurrence)
        return recent and told and self.context.is_new(occurrence.documents)

    def _new_since(self) -> str:
        since = self.context.since
        return f"New since {since.day} {since:%B %Y}" if since else "New"

    def _tell(self, ranked: Iterable[Occurrence], most: int, *, newest_first: bool = True) -> list[Sentence]:
        return [self.sentence(occurrence) for occurrence in self._chosen(ranked, most, newest_first=newest_first)]

    def _chosen(self, ranked: Iterable[Occurrence], most: int, *, newest_first: bool = True) -> list[Occurrence]:
        """The first few that are not told yet, each sentence of a report once."""
        chosen: list[Occurrence] = []
        for occurrence in ranked:
            if len(chosen) < most and not self._is_told(occurrence):
                chosen.append(occurrence)
                self.said |= {*_keys(occurrence)}
                self.context.told |= {line(occurrence.sentence.text)}
        order = sorted(chosen, key=lambda o: o.place)
        if newest_first:
            order.sort(key=shown, reverse=True)
        return order

    def _untold(self, found: Iterable[Occurrence]) -> int:
        """How many lines there are to tell of them: sentences that are not on the page yet."""
        return len({line(o.sentence.text) for o in found if not self._is_told(o)})

    def _is_told(self, occurrence: Occurrence) -> bool:
        return bool(self.said & {*_keys(occurrence)})

    def sentence(self, occurrence: Occurrence) -> Sentence:
        """What the report says of it, behind its day, with the reports that tell it so."""
        state = STATES.get(occurrence.factuality, "")
        day = label(occurrence.when) if occurrence.when.known else _reported(occurrence)
        stated = f" ({state})" if state else ""
        cited = self.context.cited((report.id, report.evidence[0]) for report in occurrence.telling)
        runs = (Run("day", day), f"{stated}: ", Run("words", self._words(occurrence)), " ", cited)
        return sentence(*runs)

    def _words(self, occurrence: Occurrence) -> str:
        """The report's sentence, cut behind the clause that tells of it; of a long one that clause, between dots."""
        longest, whole = self.context.limits.longest_words, line(occurrence.sentence.text)
        until = occurrence.clause.end - occurrence.sentence.start + len(" …")
        if len(whole) <= longest or until <= longest:
            return closed(opened(cut(whole, longest)))
        words = cut(occurrence.words, longest)
        return closed(words if words == opened(words) else f"… {words}")

    def _tellable(self, occurrence: Occurrence) -> bool:
        """Whether a sentence of its own would tell it: it names somebody or a day, and is no fragment of a long one."""
        named = bool(occurrence.who or occurrence.to) or occurrence.when.known
        return named and not self._words(occurrence).startswith("…")

    def _rank(self, occurrence: Occurrence) -> tuple[object, ...]:
        return (-self._weight(occurrence) - self._recency(occurrence), *occurrence.place)

    def _state_rank(self, occurrence: Occurrence) -> tuple[object, ...]:
        """What most reports follow first."""
        told = min(occurrence.sources, WEIGHED_SOURCES)
        return (-self._weight(occurrence) - told - self._recency(occurrence), *occurrence.place)

    def _weight(self, occurrence: Occurrence) -> float:
        record = occurrence.record
        weight = float(min(occurrence.sources, WEIGHED_SOURCES)) + occurrence.level / LEVELS["leader"]
        weight += 0.5 if isinstance(record, Event) and record.type in WEIGHTY else 0.0
        weight -= 0.5 if isinstance(record, Event) and record.type in SPOKEN else 0.0
        weight += 0.5 if occurrence.when.exact else 0.0
        weight += 0.5 if any(party.kind in OFFICIAL for party in (*occurrence.who, *occurrence.to)) else 0.0
        return weight + (0.5 if occurrence.who and occurrence.to else 0.0)

    def _recency(self, occurrence: Occurrence) -> float:
        today = self.context.today
        age = (today - newest(occurrence)).days if today else RECENT
        sure = 1.0 if occurrence.when.known else UNDATED
        return 3.0 * sure * max(0.0, 1.0 - max(age, 0) / RECENT)


def _lies_ahead(occurrence: Occurrence, today: date) -> bool:
    last, first = occurrence.when.latest, occurrence.when.earliest
    return last is not None and last >= today and (first is None or first - today <= LONGEST_AHEAD)


def _keys(occurrence: Occurrence) -> Iterable[str]:
    """What makes two happenings one line of the page: a record, or the sentence it stands in."""
    yield from (report.id for report in occurrence.reports)
    yield line(occurrence.sentence.text)


def newest(occurrence: Occurrence) -> date:
    """The day by which it is ranked: when it happened, else when it was first told."""
    when = occurrence.when
    close = when.earliest and when.latest and (when.latest - when.earliest).days <= RECENT
    told = min((day for document in occurrence.documents if (day := close_day(document))), default=None)
    return (when.latest if close else told) or date.min


def shown(occurrence: Occurrence) -> date:
    """The day by which its line stands among others: that of the happening, else of the report that is shown."""
    published = occurrence.document.published
    return occurrence.when.latest or occurrence.when.earliest or published.latest or date.min


def _reported(occurrence: Occurrence) -> str:
    published = occurrence.document.published
    return f"Reported {label(published)}" if published.known else "Undated"
