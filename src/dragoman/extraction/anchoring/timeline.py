"""When something told of took place: from the times in its clause, then its sentence, then the narrative."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from dragoman.extraction.anchoring.bounds import bounded, stretch, tells_a_day
from dragoman.extraction.anchoring.timespots import TimeSpot, spot
from dragoman.extraction.clauses.durations import held_until, moves
from dragoman.extraction.clauses.participles import described_before
from dragoman.language.analysis import Analysis, Sentence, Token
from dragoman.record.dates import UNKNOWN_DATE, Answer, Bound, DateRange
from dragoman.record.docket import Extraction
from dragoman.record.evidence import Span
from dragoman.record.statements import Mode
from dragoman.record.times import TimeExpression
from dragoman.vocabulary.clauses import clause_words
from dragoman.vocabulary.events import event_words
from dragoman.vocabulary.factuality import factuality_words

VERBS = frozenset({"VERB", "AUX"})
MARKS = frozenset({"PUNCT", "SPACE"})

CLOSED = frozenset({"relcl", "ccomp", "parataxis", "appos"})
"""Relations above which another clause begins that does not share its time."""

LIGHT = frozenset({"be", "have", "begin", "start", "continue", "due", "set", "go", "expect", "schedule", "let"})
"""Verbs that leave the act, and its time, to the verb below them ("are to report on Monday")."""

BELOW = {"xcomp": "", "acomp": "", "advcl": "when"}
BOUNDS: dict[str, Bound] = {
    "before": "before", "by": "by", "until": "by", "till": "by", "after": "after", "since": "since",
}  # fmt: skip
AROUND = {"before": "by", "after": "since", "since": "since", "until": "by", "till": "by", "by": "by"}
"""How a day of something bounds what is told to be before or after that: "left after the summit of May 3"."""

LIMITS = frozenset({"by", "until", "till"})
ENDS = frozenset({"to", "until", "till", "through", "between"})
PLANNING = frozenset({"planned", "demanded", "offered"})
HOLDING = clause_words().light | clause_words().occurring | {"date", "schedule", "plan", "fix", "book", "bear"}
"""Verbs that carry out what a noun names; other clauses about it may tell of another day: "talks, suspended in May"."""

SPAN = re.compile(r"P(\d+)([DW])")
DAYS_OF = {"D": 1, "W": 7}
WAYS = {"after": 1, "before": -1}

APART = frozenset({"after", "before", "since", "until", "till", "once"})
"""Words before a clause that is of another time than the one above it."""

OCCASION = frozenset({"in", "at", "by", "with", "during", "through", "via"})
SPEECHES = frozenset({"speech", "interview", "address", "remark", "broadcast", "call", "tweet"})
DEICTIC = frozenset({"today", "yesterday", "tomorrow", "tonight"})
ENTRY = frozenset({":", "–", "—", "|"})
FARTHEST_IN = 6
"""Marks of an entry of a chronology behind its day; characters from its beginning at which the day stands at most."""

FARTHEST = 60
"""Characters behind a verb within which its day is looked for."""

FRONT = 6
"""Tokens from the beginning of a sentence within which a time sets the scene for all of it."""


class Timeline:
    """The times of one document, and when what it tells of took place."""

    def __init__(self, found: Extraction, analysis: Analysis) -> None:
        self._analysis = analysis
        self._published = found.document.published
        self._text = found.document.text
        content = [(c, s.id) for s in found.statements if s.cue for c in s.content if self._tells(c, s.mode)]
        self._content = sorted((c.start, c.end, name) for c, name in content)
        quoted = [s for s in found.statements if s.mode != "indirect" and s.said.exact and self._published.exact]
        self._quoted = [(c.start, c.end, s.said) for s in quoted for c in s.content]
        self._paragraphs = [p.start for p in analysis.paragraphs]
        told = sorted((t for t in found.times if tells_a_day(t)), key=lambda t: t.start)
        self._durations = [t for t in found.times if t.type == "DURATION"]
        self._spots = [spot(time, analysis) for time in told]

    def when(self, start: int, end: int) -> DateRange:
        """When the act that the words from `start` to `end` tell of took place, or is to: by the times in its clause,
        else in its sentence (not those at a reporting verb above it, which tell when it was said), else the last the
        paragraph has told of. UNKNOWN_DATE where nothing says."""
        trigger, sentence = self._head(start, end), self._analysis.sentence_at(start)
        if trigger is None or sentence is None:
            return UNKNOWN_DATE
        here = self._between(sentence.start, sentence.end)
        near = [t for t in here if start <= t.time.start < end or self._same_speech(t, trigger)]
        near = [t for t in near if not (self._of_plan(t, trigger) or self._of_object(t, trigger))]
        inside = [t for t in near if start <= t.time.start < end and not t.modifies and not self._of_other(t, trigger)]
        found = next((when for when in self._readings(trigger, near, inside) if when), None)
        if found or self._apart(trigger):
            return found or UNKNOWN_DATE
        return self._of_sentence(trigger, sentence, near)

    def _readings(
        self, trigger: Token, near: Sequence[TimeSpot], inside: Sequence[TimeSpot]
    ) -> Iterator[DateRange | None]:
        """What the times of its own clause tell, then the only one in its report, then those of the clauses above."""
        yield self._moved(trigger, near)
        yield self._when_that_was(trigger, near)
        own = next((when for when in [self._at(trigger, trigger, near)] if when), None)
        yield own or self._counted(trigger, near)
        for level in (trigger, *self._below(trigger)):
            yield self._at(level, trigger, near)
        yield self._bounded(inside[0]) if len(inside) == 1 else None
        for level in self._above(trigger):
            yield self._at(level, trigger, near)

    def _of_sentence(self, trigger: Token, sentence: Sentence, near: Sequence[TimeSpot]) -> DateRange:
        """What the beginning of the sentence, the occasion or what was told before tells."""
        if fronted := self._fronted(sentence, trigger, near):
            return self._bounded(fronted)
        told = (self._at(level, trigger, near) for level in self._beside(trigger))
        beside = next((when for when in told if when), None)
        return beside or self._entered(trigger, sentence) or self._narrative(trigger, sentence)

    def _tells(self, content: Span, mode: Mode) -> bool:
        """Whether what is said tells of something itself, and does not only name what is spoken of: "approved the
        second draft"."""
        words = self._analysis.tokens_between(content.start, content.end)
        return " " in content.text and (mode != "indirect" or any(t.pos in VERBS for t in words))

    def _speech(self, offset: int) -> set[str]:
        """The statements in whose content a character stands."""
        until = bisect_right(self._content, offset, key=lambda c: c[0])
        return {name for _, end, name in self._content[:until] if offset < end}

    def _same_speech(self, found: TimeSpot, word: Token) -> bool:
        """Whether a time stands in the same words of somebody as a word, or its verb does: the day of "accused Oslo on
        Sunday of spying" is that of the accusation, though it stands amid what Oslo is accused of."""
        here = self._speech(word.start)
        verb = self._analysis.tokens[found.verb] if found.verb is not None and not found.modifies else None
        return self._speech(found.time.start) == here or (verb is not None and self._speech(verb.start) == here)

    def _between(self, start: int, end: int) -> list[TimeSpot]:
        first = bisect_left(self._spots, start, key=lambda t: t.time.start)
        return self._spots[first : bisect_left(self._spots, end, key=lambda t: t.time.start)]

    def _head(self, start: int, end: int) -> Token | None:
        """The word that governs the others of a stretch; of several a verb."""
        inside = [t for t in self._analysis.tokens_between(start, end) if t.pos not in MARKS]
        within = {t.index for t in inside}
        heads = [t for t in inside if t.head not in within or t.head == t.index]
        return next((t for t in heads if t.pos in VERBS), heads[0] if heads else None)

    def _of_other(self, found: TimeSpot, trigger: Token) -> bool:
        """Whether a time belongs to an act below the trigger that it only speaks of ("agreed to meet on Monday")."""
        if found.verb is None or found.verb == trigger.index:
            return False
        if found.time.text.casefold().startswith("last ") or found.time.text.casefold().endswith("ago"):
            return self._analysis.tokens[found.verb].dep != "xcomp"  # "agreed to build it last year"
        return trigger.pos in VERBS and self._analysis.tokens[found.verb].dep in ("xcomp", "ccomp", "relcl", "acl")

    def _of_plan(self, found: TimeSpot, trigger: Token) -> bool:
        """Whether a time is that of what is agreed on, asked for or announced: "settled on a session for July 20"."""
        if trigger.pos not in VERBS or found.verb != trigger.index:
            return False
        if factuality_words().verbs.get(trigger.lemma) not in PLANNING:
            return False
        if found.time.start < trigger.start:
            return False  # "at Tuesday's session Oslo asked"
        if found.preposition in LIMITS and trigger.tag in ("VBD", "VBN"):
            return True  # "asked for comments by May 3"
        if self._day_for_meeting(found, trigger):
            return True
        return found.preposition == "for" or any(self._gathering(self._analysis.tokens[n]) for n in found.nouns)

    def _of_object(self, found: TimeSpot, trigger: Token) -> bool:
        """Whether a past day behind a verb in the present is that of what it speaks of: "We welcome the release of ten
        men on Monday"."""
        objects = (k for k in self._analysis.children(trigger.index) if k.dep == "dobj" and k.start < found.time.start)
        past = found.time.when.before(self._published) is Answer.YES
        return trigger.tag in ("VBP", "VBZ") and found.preposition in ("on", "in", "") and past and any(objects)

    def _counted(self, trigger: Token, near: Sequence[TimeSpot]) -> DateRange | None:
        """The day told by how long it was from another: "two days after the crew was freed, they met on Monday"."""
        for here, apart, way in (*self._spans_from(trigger), *self._spans_of_subject(trigger)):
            below = here.index > trigger.index
            levels = (here,) if below else (here, *self._above(here))
            day = next((w for level in levels if (w := self._at(level, here, near))), None)
            if day and day.exact and day.earliest:
                return DateRange.day(day.earliest + way * apart)
            if below and here.pos not in VERBS:
                return UNKNOWN_DATE  # "rejected it four days before the summit"
        return None

    def _spans_of_subject(self, noun: Token) -> Iterator[tuple[Token, timedelta, int]]:
        """The same of a noun by its verb: "the attack came two days after the release"."""
        verb = self._analysis.tokens[noun.head]
        if noun.pos not in VERBS and noun.dep in ("nsubj", "nsubjpass") and verb.lemma in clause_words().occurring:
            yield from self._spans_from(verb)

    def _spans_from(self, trigger: Token) -> Iterator[tuple[Token, timedelta, int]]:
        """Whatever an act is told to be some days from: the word, how far, and whether the act is before it (-1)."""
        below = [k for k in self._analysis.children(trigger.index) if k.dep in ("advcl", "prep")]
        for clause in below:
            inner = self._analysis.children(clause.index)
            mark = clause if clause.dep == "prep" else next((k for k in inner if k.dep == "mark"), clause)
            told = [k for k in inner if k.dep == "pobj"] if clause.dep == "prep" else [clause]
            if told and mark.lemma in WAYS and (apart := self._ahead_of(mark)):
                yield told[0], apart, WAYS[mark.lemma]
        mark = next((k for k in self._analysis.children(trigger.index) if k.dep == "mark"), trigger)
        if trigger.dep == "advcl" and mark.lemma in WAYS and (apart := self._ahead_of(mark)):
            yield self._analysis.tokens[trigger.head], apart, -WAYS[mark.lemma]

    def _ahead_of(self, mark: Token) -> timedelta | None:
        """The days or weeks told right before a word: "two days after"."""
        before = self._analysis.tokens[mark.index - 1] if mark.index else mark
        found = next((d for d in self._durations if d.start <= before.start < d.end), None)
        told = SPAN.fullmatch(found.value) if found else None
        return timedelta(int(told[1]) * DAYS_OF[told[2]]) if told else None

    def _when_that_was(self, trigger: Token, near: Iterable[TimeSpot]) -> DateRange | None:
        """The day right before the "when" of a clause: "spoke on Friday and again on Sunday, when they agreed"."""
        opening = [k for k in self._analysis.children(trigger.index) if k.lemma == "when" and k.index < trigger.index]
        at = opening[0].index if opening else 0
        ends = {t.end for t in self._analysis.tokens[max(at - 2, 0) : at] if t.pos not in MARKS}
        return next((self._bounded(t) for t in near if t.time.end in ends), None)

    def _moved(self, trigger: Token, near: Iterable[TimeSpot]) -> DateRange | None:
        """The new day of what is put off: "the round, set for May 3, was postponed to June 1", "pushed back from 2 to 4
        May"."""
        verb = self._analysis.tokens[trigger.head]
        if trigger.pos in VERBS or trigger.dep not in ("nsubj", "nsubjpass", "dobj") or not moves(self._analysis, verb):
            return None
        told = [t for t in near if t.verb == verb.index and not t.nouns and t.time.start > trigger.start]
        new = [t for t in told if t.preposition in ("to", "until", "till", "for")]
        if new:
            return new[-1].time.when
        both = [t.time.when for t in told if t.preposition == "from" and t.time.latest]
        return DateRange.day(both[0].latest) if both and both[0].latest else None

    def _day_for_meeting(self, found: TimeSpot, verb: Token) -> bool:
        """As in "fixed May 3 for a second one", "settled on May 3 as the date of the next round"."""
        links = (k for k in self._analysis.children(verb.index) if k.dep == "prep" and k.lemma in ("for", "as"))
        behind = any(link.start >= found.time.end for link in links)
        return behind and found.preposition in ("", "on") and event_words().fixing(verb.lemma)

    def _gathering(self, noun: Token) -> bool:
        patterns = event_words().nouns.get(noun.lemma, ())
        return any(p.type == "CONSULT" and p.act != "message" for p in patterns)

    def _above(self, trigger: Token) -> Iterator[Token]:
        """The verbs above that share the trigger's time, and a time it describes ("on Tuesday, when they met")."""
        here = trigger
        while here.head != here.index:
            above = self._analysis.tokens[here.head]
            if (here.dep in CLOSED and not self._is_time(above)) or self._other_time(here):
                return
            if self._speech(above.start) != self._speech(trigger.start):
                return
            here = above
            if here.pos in VERBS or self._is_time(here):
                yield here

    def _other_time(self, clause: Token) -> bool:
        """Whether a clause tells of another time than the one above it: "after the truce began, they met on Monday"."""
        marks = (k.lemma for k in self._analysis.children(clause.index) if k.dep in ("mark", "advmod"))
        return clause.dep in ("advcl", "pcomp") and not APART.isdisjoint(marks)

    def _apart(self, trigger: Token) -> bool:
        """Whether a word stands in such a clause."""
        here = trigger
        while here.head != here.index and here.dep not in CLOSED:
            if self._other_time(here):
                return True
            here = self._analysis.tokens[here.head]
        return False

    def _below(self, trigger: Token) -> Iterator[Token]:
        """The verb a light one leaves the act to, a clause with "when", and the clause a noun is described by."""
        for kid in (k for word in (trigger, *self._round_of(trigger)) for k in self._analysis.children(word.index)):
            noun = trigger.pos not in VERBS and kid.dep in ("acl", "relcl") and kid.lemma in HOLDING
            noun = noun and not self._carried_out(trigger, kid)
            light = trigger.lemma in LIGHT and kid.dep in ("xcomp", "acomp", "advcl")
            if noun or light or (kid.dep == "advcl" and self._opened_by_when(kid)):
                yield kid
                yield from self._below(kid)

    def _carried_out(self, noun: Token, clause: Token) -> bool:
        """Whether a noun's own verb, not the clause that tells of the plan, tells when it came about: "the exchange,
        agreed in May, was carried out on June 3"."""
        verb = self._analysis.tokens[noun.head]
        subject = noun.dep in ("nsubj", "nsubjpass") and verb.lemma in clause_words().light | clause_words().occurring
        past = subject and self._past(verb.index) and verb.lemma not in factuality_words().verbs
        dated = any(t.verb == verb.index and not t.nouns for t in self._between(clause.end, verb.end + FARTHEST))
        return past and dated and factuality_words().verbs.get(clause.lemma) in PLANNING

    def _round_of(self, noun: Token) -> list[Token]:
        """What phases a happening, which clauses may tell of: "the third round of talks, planned for May 3"."""
        link = self._analysis.tokens[noun.head]
        above = self._analysis.tokens[link.head]
        phased = noun.dep == "pobj" and link.lemma == "of" and above.lemma in clause_words().containers
        return [above] if phased and above.pos == "NOUN" else []

    def _beside(self, trigger: Token) -> Iterator[Token]:
        """The clauses that tell on what occasion something was done: "the envoys, meeting in Oslo on Monday, asked",
        "in a note sent on Monday Oslo asked"."""
        if trigger.pos not in VERBS:
            yield from (k for k in self._analysis.children(trigger.index) if k.dep in ("acl", "relcl"))
            return
        for kid in self._analysis.children(trigger.index):
            below = self._analysis.children(kid.index)
            if kid.dep in ("nsubj", "nsubjpass"):
                yield from (k for k in below if (k.dep == "acl" and k.tag == "VBG") or self._meeting(k))
            before = kid.tag == "VBG" and kid.index < trigger.index
            described = described_before(self._analysis, kid)  # "in the last round, held in May, they agreed"
            round_before = described is not None and self._told_in(described)
            if kid.dep == "advcl" and (round_before or before or any(k.tag == "TO" for k in below)):
                yield kid  # "fired into the air to disperse a crowd on Friday"
            if kid.dep == "prep" and kid.lemma in OCCASION:
                nouns = [n for n in below if n.dep == "pobj" and self._told_in(n)]
                yield from nouns  # "at Tuesday's session Oslo asked"
                yield from (k for n in nouns for k in self._analysis.children(n.index) if k.dep in ("acl", "relcl"))

    def _meeting(self, clause: Token) -> bool:
        """As in "the council, which met on Monday"."""
        met = (p.act == "meet" and not p.weight for p in event_words().verbs.get(clause.lemma, ()))
        return clause.dep == "relcl" and any(met)

    def _told_in(self, noun: Token) -> bool:
        """Whether a noun names words or a meeting in which something is said or done."""
        classes = event_words().classes
        return noun.lemma in classes["texts"] | classes["agreement"] | classes["talks"] or noun.lemma in SPEECHES

    def _opened_by_when(self, verb: Token) -> bool:
        return any(k.lemma.lower() in ("when", "while", "as") for k in self._analysis.children(verb.index)[:2])

    def _is_time(self, word: Token) -> bool:
        return any(t.time.start <= word.start < t.time.end for t in self._between(word.start - 40, word.end))

    def _at(self, level: Token, trigger: Token, near: Iterable[TimeSpot]) -> DateRange | None:
        """What the times at one word tell: those at the word itself before those at a noun below it, then the nearest
        to the trigger."""
        own = [t for t in near if t.belongs_to(level)]
        if not own:
            return None
        joined = trigger.dep == "conj" and trigger.index > level.index  # "was signed in May and prolonged, on June 3"
        nearest = min(own, key=lambda t: (joined and t.time.start < trigger.start, *_closeness(t, trigger)))
        if nearest.nouns and nearest.verb == level.index and nearest.outer in AROUND:
            return self._bounded(replace(nearest, preposition=AROUND[nearest.outer]))
        return self._joined(nearest, own)

    def _joined(self, first: TimeSpot, own: Iterable[TimeSpot]) -> DateRange:
        """Both ends of "from March to May", "between Monday and Friday" as one range."""
        ends = [t for t in own if t.preposition in ENDS and t.time.start > first.time.start]
        if first.preposition in ("from", "between") and ends:
            return stretch(first.time, ends[0].time)
        return self._bounded(first)

    def _bounded(self, found: TimeSpot) -> DateRange:
        """The days of a time by its preposition: "before May 3" ends the day before."""
        bound = BOUNDS.get(found.preposition, "on")
        if bound == "before" and found.time.text.casefold().removeprefix("the ").startswith(("end", "close")):
            bound = "by"
        denied = found.verb is not None and held_until(self._analysis, self._analysis.tokens[found.verb])
        if (bound == "since" and found.passive) or (bound == "by" and denied):
            bound = "on"
        return self._as_spoken(found.time, bounded(found.time, bound, self._published))

    def _as_spoken(self, time: TimeExpression, when: DateRange) -> DateRange:
        """A "today" or "yesterday" inside quotation marks, told from the day on which the words were said."""
        said = next((said for start, end, said in self._quoted if start <= time.start < end), None)
        here, day = self._published.earliest, said.earliest if said else None
        if day is None or here is None or time.text.casefold() not in DEICTIC or not when.exact or not when.earliest:
            return when
        return DateRange.day(when.earliest + (day - here))

    def _fronted(self, sentence: Sentence, trigger: Token, near: Iterable[TimeSpot]) -> TimeSpot | None:
        """A time at the beginning of the sentence that belongs to its main verb, not to what a semicolon ends."""
        between = self._analysis.tokens[sentence.first : trigger.index]
        ended = max((t.start for t in between if t.text == ";"), default=-1)
        opening = self._analysis.tokens[min(sentence.first + FRONT, sentence.last - 1)].start
        fronted = (t for t in near if ended < t.time.start < opening)
        return next((t for t in fronted if not t.nouns and not t.modifies), None)

    def _entered(self, trigger: Token, sentence: Sentence) -> DateRange | None:
        """The day that opens an entry of a chronology: "3 May 2020: Norway and Chad sign an accord."."""
        at = bisect_right(self._paragraphs, sentence.start) - 1
        begin = self._paragraphs[at] if at >= 0 else sentence.start
        first = next(iter(self._between(begin, begin + FARTHEST_IN)), None)
        if first is None or not self._same_speech(first, trigger):
            return None
        before, behind = self._text[begin : first.time.start], self._text[first.time.end :].lstrip(" ")[:1]
        return self._bounded(first) if not before.strip(" -*•·[(") and behind in ENTRY else None

    def _narrative(self, trigger: Token, sentence: Sentence) -> DateRange:
        """The last time told of in the paragraph before this sentence, for what is told in the simple past."""
        if not self._simple_past(trigger):
            return UNKNOWN_DATE
        at = bisect_right(self._paragraphs, sentence.start) - 1
        begin = self._paragraphs[at] if at >= 0 else sentence.start
        earlier = [t for t in self._between(begin, sentence.start) if self._same_speech(t, trigger)]
        told = [t for t in earlier if not t.modifies and t.verb is not None and self._past(t.verb)]
        return self._bounded(told[-1]) if told else UNKNOWN_DATE

    def _simple_past(self, trigger: Token) -> bool:
        """Whether the trigger, or the verb that governs it, stands in the simple past."""
        here = trigger
        while here.pos not in VERBS and here.head != here.index:
            here = self._analysis.tokens[here.head]
        return here.pos in VERBS and self._past(here.index)

    def _past(self, verb: int) -> bool:
        helpers = [k for k in self._analysis.children(verb) if k.dep in ("aux", "auxpass")]
        if any(k.tag == "MD" or k.lemma == "have" for k in helpers):
            return False
        return self._analysis.tokens[verb].tag == "VBD" or any(k.tag == "VBD" for k in helpers)


def _closeness(found: TimeSpot, trigger: Token) -> tuple[bool, bool, int]:
    """A time at the word itself before one at a noun below it, then the nearest."""
    return found.is_shift, bool(found.nouns), abs(found.time.start - trigger.start)
