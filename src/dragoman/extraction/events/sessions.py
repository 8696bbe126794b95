"""On what day a session was that is told of without one: from what was told just before."""

from __future__ import annotations

from bisect import bisect_right

from dragoman.extraction.events.trigger import Trigger
from dragoman.language.analysis import Analysis
from dragoman.record.dates import UNKNOWN_DATE, DateRange
from dragoman.vocabulary.events import event_words

MEETING = frozenset({"meet", "talk"})


class Sessions:
    """The sessions of one document, in the order in which it tells of them."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._words = event_words()
        self._paragraphs = [p.start for p in analysis.paragraphs]
        self._told: tuple[int, DateRange] = (-1, UNKNOWN_DATE)
        self._ended = UNKNOWN_DATE

    def note(self, trigger: Trigger, when: DateRange) -> None:
        """Keeps the day of a meeting that was told of, and that on which a round of talks ended."""
        if trigger.pattern.type != "CONSULT" or trigger.pattern.act not in MEETING:
            return
        self._told = (self._paragraph(trigger), when)
        if when.told and self._verb(trigger) in self._words.closing:
            self._ended = when

    def when(self, trigger: Trigger) -> DateRange:
        """The day of the last session of talks that ended, or, of who was there, that of the meeting before."""
        if trigger.pattern.type != "CONSULT" or trigger.pattern.act not in MEETING:
            return UNKNOWN_DATE
        if self.attending(trigger):
            paragraph, when = self._told
            return when if paragraph == self._paragraph(trigger) else UNKNOWN_DATE
        if not trigger.verbal:
            kids = self._analysis.children(trigger.head.index)
            last = trigger.pattern.act == "meet" and any(k.text.lower() in self._words.last for k in kids)
            return self._ended if last else UNKNOWN_DATE
        return UNKNOWN_DATE

    def attending(self, trigger: Trigger) -> bool:
        """Whether a verb only tells who was at a meeting: "Norway and Chad took part", "it brought them together"."""
        told = trigger.verbal and trigger.pattern.type == "CONSULT" and trigger.pattern.act in MEETING
        named = any(p.type == "CONSULT" for o in trigger.frame.objects for p in self._words.nouns.get(o.lemma, ()))
        return told and trigger.pattern.lemma in self._words.attending and not named

    def _paragraph(self, trigger: Trigger) -> int:
        return bisect_right(self._paragraphs, trigger.head.start)

    def _verb(self, trigger: Trigger) -> str:
        """The verb that a meeting is told with."""
        here = trigger.head
        while here.pos not in ("VERB", "AUX") and here.head != here.index:
            here = self._analysis.tokens[here.head]
        return here.lemma
