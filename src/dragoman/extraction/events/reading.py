"""Events of a document: every trigger with its type, who took part, whether it happened, when, where, on whose word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import cast, get_args

from dragoman.extraction.anchoring.timeline import Timeline
from dragoman.extraction.attribution.attributions import origin_of
from dragoman.extraction.clauses.company import Company
from dragoman.extraction.clauses.durations import moves
from dragoman.extraction.clauses.factuality import FactualityOf
from dragoman.extraction.clauses.frames import SUBJECTS
from dragoman.extraction.events.details import Details
from dragoman.extraction.events.extent import extent_of
from dragoman.extraction.events.lasting import counted_days, spread
from dragoman.extraction.events.merging import Mention, merged
from dragoman.extraction.events.modes import mode_of
from dragoman.extraction.events.parties import Parties
from dragoman.extraction.events.sessions import Sessions
from dragoman.extraction.events.trigger import Trigger
from dragoman.extraction.events.triggers import Triggers
from dragoman.language.analysis import Analysis, Token
from dragoman.reconcile.traits import counted_off
from dragoman.record.dates import UNKNOWN_DATE, Answer, DateRange
from dragoman.record.docket import Extraction
from dragoman.record.happenings import Event, EventType, Factuality, Level, Participant
from dragoman.vocabulary.events import event_words
from dragoman.vocabulary.factuality import factuality_words

VERSION = "1"
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ"})
AIMING = frozenset({"help", "work", "aim", "strive", "struggle", "serve", "continue", "seek", "need"})

DEEDS = frozenset({"ASSAULT", "COERCE", "RETREAT", "SANCTION", "MOBILIZE", "PROTEST", "AID"})
"""Roots whose verbs tell of a deed even where nobody is named: "the market was shelled"."""

SPOKEN = frozenset({"SUPPORT", "REQUEST", "ACCUSE", "THREATEN", "REJECT"})
"""Roots of acts that are done by speaking, so that whoever calls or writes to do them does them."""

MATTERS = frozenset({"dobj", "pobj", "nsubjpass"})
COMING = frozenset({"come", "follow", "make", "arrive", "send", "hand", "issue", "receive"})
"""Verbs that have the day of the noun with them: "made the offer on Monday"."""

DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})
EVENT_TYPES: frozenset[str] = frozenset(get_args(EventType))


def extract_events(found: Extraction, analysis: Analysis) -> Extraction:
    """The extraction with its events, and with the actors that only events name."""
    reading = Reading(found, analysis)
    events = tuple(sorted(reading.events(), key=lambda e: (e.evidence[0], e.type, e.id)))
    return replace(found, events=events, actors=reading.company.actors)


def _is_it(token: Token) -> bool:
    return token.lemma in ("it", "this", "that")


class Reading:
    """Reads the events of one document."""

    def __init__(self, found: Extraction, analysis: Analysis) -> None:
        self.found = found
        self.analysis = analysis
        self.company = Company(found, analysis)
        self._parties = Parties(self.company)
        self._details = Details(self.company)
        self._pair: tuple[Participant, ...] = ()
        self.factuality = FactualityOf(self.company.clauses)
        self._timeline = Timeline(found, analysis)
        self._sessions = Sessions(analysis)

    def events(self) -> Iterator[Event]:
        """Every event once."""
        seen: set[str] = set()
        triggers = sorted(self._kept(Triggers(self.company).all()), key=lambda t: (t.head.index, t.judging))
        made = ((t, self._event(t)) for t in triggers)
        mentions = [self._mention(t, e) for t, e in made if e is not None]
        for event in merged(mentions, self.company.actor):
            if event.id not in seen:
                seen.add(event.id)
                yield event

    def _shared(
        self, participants: tuple[Participant, ...], level: Level | None, start: int, end: int
    ) -> tuple[Participant, ...]:
        """Those told of last where a report names nobody else: "a working-level meeting", "talks of both sides"; their
        states where leaders themselves are not meant."""
        states = {self.company.actor(p.actor).country for p in participants} - {None}
        words = " ".join(self.found.document.text[start:end].lower().split())
        if len(states) > 1 or (len(participants) > 1 and all(p.role == "participant" for p in participants)):
            self._pair = participants
        elif self._pair and not states and any(phrase in words for phrase in event_words().shared):
            sides = tuple(replace(p, role="participant") for p in self._pair)
            if level not in (None, "leader"):
                return tuple(p for p in self._states(sides) if self.company.actor(p.actor).kind != "person")
            return self._states(sides) if level is None and self._of_states(words) else sides
        return participants

    def _of_states(self, words: str) -> bool:
        return any(phrase in words for phrase in event_words().of_states)

    def _states(self, participants: tuple[Participant, ...]) -> tuple[Participant, ...]:
        """The states of those who take part, each once; whoever has none stays."""
        told = (replace(p, actor=self.company.state_of(p.actor) or p.actor) for p in participants)
        return tuple({p.actor: p for p in told}.values())

    def _mention(self, trigger: Trigger, event: Event) -> Mention:
        """The event with what tells whether it was told before."""
        kids = self.analysis.children(trigger.head.index)
        words = self.analysis.tokens_between(event.evidence[0].start, event.evidence[0].end)
        return Mention(
            event,
            lemmas=frozenset(t.lemma for t in words if t.pos in CONTENT),
            key=self._key(trigger),
            definite=self._definite(trigger),
            further=any(self._further(k) for k in (trigger.head, *kids)) or self._inferred(event),
            counted=counted_off(event.evidence[0].text),
            attending=self._sessions.attending(trigger),
            pronominal=trigger.verbal and bool(trigger.frame.objects) and all(map(_is_it, trigger.frame.objects)),
        )

    def _further(self, word: Token) -> bool:
        """Whether a word tells of another event than the one before: "a further session", "the final session"."""
        words = event_words().further | event_words().last
        return word.lemma in words or word.text.lower() in words

    def _definite(self, trigger: Trigger) -> bool:
        """Whether a noun takes up something told before: "the meeting", "it was put off"."""
        kids = self.analysis.children(trigger.head.index)
        known = any(k.lemma in DEFINITE for k in kids if k.dep in ("det", "poss"))
        return not trigger.verbal and (known or trigger.head.pos == "PRON")

    def _kept(self, triggers: Iterable[Trigger]) -> Iterator[Trigger]:
        """Without nouns that repeat the verb or noun above them ("agreed on a deal", "clashes and fighting"), verbs
        that tell what an attack did, the subject of "the session brought the envoys together", and what is only aimed
        at."""
        listed = list(triggers)
        by_head = {t.head.index: t for t in listed}
        gathered = {a.index for t in listed if self._gathers(t) for a in t.frame.agents}
        for trigger in listed:
            if trigger.head.index in gathered and not trigger.verbal and trigger.pattern.type == "CONSULT":
                continue
            above = by_head.get(self._above(trigger))
            answered = above is not None and above.head.lemma in event_words().answering
            same = above is not None and self._one_act(trigger, above) and not answered
            repeats = same and not trigger.verbal and not self._own_day(trigger, above)
            if not (repeats or self._effect(trigger, by_head) or self._aim(trigger, above)):
                yield trigger

    def _one_act(self, noun: Trigger, above: Trigger) -> bool:
        """Whether both tell of an act of one kind: "agreed on a deal", "the signing of the truce"."""
        signed = above.pattern.act == "sign" and noun.head.lemma in event_words().classes["agreement"]
        return above.pattern.type == noun.pattern.type or signed

    def _own_day(self, trigger: Trigger, above: Trigger | None) -> bool:
        """Whether a noun has a day of its own that is not that of the act above it: "ratified the accord of May 3"."""
        joined = trigger.head.dep == "conj" and trigger.pattern.type == "CONSULT"
        if joined and any(k.lemma in ("a", "another") for k in self.analysis.children(trigger.head.index)):
            return True  # "talks on Monday and a longer session the next morning"
        if above is None or trigger.pattern.type != "AGREE" or trigger.pattern.act == above.pattern.act:
            return False
        kids = (k for k in self.analysis.children(trigger.head.index) if k.dep == "prep" and k.lemma == "of")
        return any(any(c.isdigit() for c in t.text) for k in kids for t in self.analysis.subtree(k.index))

    def _gathers(self, trigger: Trigger) -> bool:
        """Whether a verb tells whom a meeting brought together."""
        meets = trigger.verbal and trigger.pattern.act == "meet" and not trigger.frame.passive
        return meets and any(self.company.actors_of(o) for o in trigger.frame.objects)

    def _effect(self, trigger: Trigger, by_head: dict[int, Trigger]) -> bool:
        """As in "the attack killed two": told with the attack."""
        if trigger.pattern.subject_class and trigger.pattern.type != "AID":
            return False  # "the note reached Oslo"
        causes = (by_head.get(a.index) for a in trigger.frame.agents)
        same = any(c is not None and not c.verbal and c.pattern.type == trigger.pattern.type for c in causes)
        return trigger.verbal and same and not self._gathers(trigger)

    def _aim(self, trigger: Trigger, above: Trigger | None) -> bool:
        """As in "work to defeat them", "efforts to help", "agreed to meet": not told for itself."""
        head = trigger.head
        if trigger.judging or not any(k.tag == "TO" for k in self.analysis.children(head.index)):
            return False
        governor = self.analysis.tokens[head.head]
        if above is not None and above.pattern.act == "agree" and head.dep == "xcomp":
            return True
        if trigger.pattern.type == "CONSULT" or governor.lemma in factuality_words().motion | {"be"}:
            return False
        if above is not None and above.pattern.type == "CONSULT" and trigger.pattern.type in SPOKEN:
            return False  # "rang the envoys to thank them"
        aimed = head.dep == "xcomp" and governor.lemma in AIMING
        return aimed or (head.dep == "advcl" and self._purpose(head, governor))

    def _purpose(self, head: Token, governor: Token) -> bool:
        """Whether an infinitive tells what for, not what somebody is asked to do."""
        governed = factuality_words().verbs.get(governor.lemma) in ("demanded", "planned", "offered", "negated")
        return not governed and not any(k.dep in SUBJECTS for k in self.analysis.children(head.index))

    def _above(self, trigger: Trigger) -> int:
        """The verb or noun that a noun depends on, through a preposition."""
        governor = self.analysis.tokens[trigger.head.head]
        return governor.head if governor.pos == "ADP" else governor.index

    def _inferred(self, event: Event) -> bool:
        """Whether nobody who takes part is named in the report itself."""
        return bool(event.participants) and not any(
            s.touches(p.mention) for p in event.participants for s in event.evidence
        )

    def _key(self, trigger: Trigger) -> tuple[str, ...]:
        """The act in short: the trigger's lemma and that of its first object."""
        objects = [o.lemma for o in trigger.frame.objects[:1]]
        return (trigger.head.lemma, *objects) if objects and trigger.verbal else ()

    def _worth(self, trigger: Trigger, participants: tuple[Participant, ...]) -> bool:
        """Whether enough is told: a verb needs somebody, a meeting or a demand somebody who acts; a noun somebody, a
        day, a place, or a verb that carries it out."""
        if trigger.verbal:
            acting = any(p.role != "recipient" for p in participants)
            meeting = trigger.pattern.type == "CONSULT" and not trigger.frame.passive
            if trigger.judging or (meeting and not trigger.pattern.subject_class):
                denied = bool(trigger.frame.agents) and self.factuality(trigger.head.index) == "negated"
                got = trigger.head.lemma in event_words().receiving and bool(participants) and self._when(trigger).told
                return acting or denied or got or self._session_dated(trigger)  # but "the text went to all capitals"
            told = bool(trigger.frame.agents) if trigger.pattern.type == "REQUEST" else bool(participants)
            deed = trigger.pattern.type in DEEDS and bool(trigger.frame.objects or trigger.frame.agents)
            return told or deed or self._paper_told(trigger)
        head = trigger.head
        nobody = trigger.pattern.act == "break" and not any(p.role != "recipient" for p in participants)
        if nobody and self.factuality(head.index) != "actual":
            return False  # "another violation of the accord may follow"
        struck = trigger.pattern.type == "ASSAULT" and bool(trigger.frame.by("on", "against"))
        lasted = self._counted_days(trigger) > 0
        told = (
            bool(participants)
            or struck
            or lasted
            or trigger.support is not None
            or self._details.place(trigger) is not None
        )
        if told or self._when(trigger).told or counted_off(self._said(trigger)):
            return True
        return self.factuality(head.index) not in ("actual", "hypothetical")

    def _session_dated(self, trigger: Trigger) -> bool:
        """As in "the crisis cell met on Monday": whoever that is, they met, and on what day."""
        met = trigger.pattern.act in ("meet", "talk") and not trigger.judging and bool(trigger.frame.agents)
        return met and self._when(trigger).told

    def _paper_told(self, trigger: Trigger) -> bool:
        """As in "the truce was signed in February", "the note was delivered on Monday", "nothing was agreed": nobody is
        named, but what came about and when, or that it did not."""
        papers = event_words().classes["agreement"]
        broken = trigger.pattern.act == "break" and any(o.lemma in papers for o in trigger.frame.objects)
        paper = trigger.pattern.type == "AGREE" or trigger.pattern.act in ("message", "report") or broken
        undergone = trigger.frame.passive and trigger.frame.objects
        if not paper or not (undergone or trigger.pattern.subject_class):
            return False
        signed = trigger.pattern.act == "sign" or self._settled(trigger)  # "when the truce was signed, the envoy left"
        return signed or self._when(trigger).told or self.factuality(trigger.head.index) == "negated"

    def _settled(self, trigger: Trigger) -> bool:
        """As in "the route was agreed in full"."""
        known = any(k.lemma == "the" for o in trigger.frame.objects for k in self.analysis.children(o.index))
        finite = any(k.dep == "auxpass" and k.lemma == "be" for k in self.analysis.children(trigger.head.index))
        return trigger.pattern.act == "agree" and known and finite and self.factuality(trigger.head.index) == "actual"

    def _said(self, trigger: Trigger) -> str:
        start, end = extent_of(self.analysis, trigger)
        return self.found.document.text[start:end]

    def _when(self, trigger: Trigger) -> DateRange:
        """When it took place, by its own words; of "the talks are to resume on Monday" by the verb that a light one
        leaves the act to, of "Friday's session brought them together" by its subject. What took place cannot have done
        so after it was told."""
        word = trigger.head
        if trigger.support is not None and trigger.support.dep in ("xcomp", "acomp", "acl"):
            word = trigger.support
        frame = trigger.frame
        attended = trigger.pattern.object_class == "talks" or trigger.pattern.act in ("break", "refuse")
        beside = (*frame.agents, *((*frame.objects, *frame.by("of", "from")) if attended else ()))
        below = [c for c in (frame.complement,) if c is not None and self._governs(trigger, c)]
        words = (word, *(a for a in beside if trigger.verbal and self._gathering(a)), *self._planned(trigger), *below)
        named = self._only_named(trigger)
        told = [self._timeline.when(w.start, w.end) for w in words if not named]
        found = next((when for when in told if when.told), self._sessions.when(trigger))
        return UNKNOWN_DATE if self._ahead(found) and self._factuality(trigger, found) == "actual" else found

    def _only_named(self, trigger: Trigger) -> bool:
        """Whether a noun for what was asked or sent is but what its verb is about, whose day is another: "rejected the
        offer on Monday"."""
        head = trigger.head
        spoken = trigger.pattern.type == "REQUEST" or trigger.pattern.act == "message"
        if trigger.verbal or trigger.support is not None or not spoken or head.dep not in MATTERS:
            return False
        governor = self.analysis.tokens[self._above(trigger)]
        own = {t.index for t in self.analysis.subtree(head.index)}
        dated = any(
            t.index in own for time in self.found.times for t in self.analysis.tokens_between(time.start, time.end)
        )
        return governor.pos == "VERB" and governor.lemma not in COMING and not dated

    def _governs(self, trigger: Trigger, below: Token) -> bool:
        """Whether a verb tells of the act with the one below: "let them leave on Monday", "stopped issuing visas"."""
        return bool(trigger.pattern.clause) or trigger.pattern.object in (below.lemma, below.text.lower())

    def _counted_days(self, trigger: Trigger) -> int:
        return counted_days(self.analysis, self.found.times, trigger)

    def _spread(self, trigger: Trigger, when: DateRange) -> DateRange:
        days = self._counted_days(trigger)
        return spread(self.analysis, trigger, when, days) if self.factuality(trigger.head.index) == "actual" else when

    def _planned(self, trigger: Trigger) -> list[Token]:
        """What tells the day that a noun was meant for: "a visit planned for Monday was cancelled"."""
        kids = self.analysis.children(trigger.head.index) if not trigger.verbal else ()
        return [k for k in kids if k.dep == "acl" and factuality_words().verbs.get(k.lemma) == "planned"]

    def _ahead(self, when: DateRange) -> bool:
        page = self.found.document.published
        return page.exact and when.after(page) is Answer.YES

    def _factuality(self, trigger: Trigger, when: DateRange) -> Factuality:
        """Whether it happened; what is told in the present of a day ahead is to come: "the next round is on Monday"."""
        told = self.factuality(trigger.head.index)
        put_off = moves(self.analysis, self.analysis.tokens[trigger.head.head]) and self._ahead(when)
        if told == "actual" and (put_off or self._awaited(trigger)):
            return "planned"
        here = trigger.head
        while here.pos not in ("VERB", "AUX") and here.head != here.index:
            here = self.analysis.tokens[here.head]
        present = here.tag in ("VBZ", "VBP", "VB") and not any(
            k.dep == "aux" for k in self.analysis.children(here.index)
        )
        return "planned" if told == "actual" and present and self._ahead(when) else told

    def _awaited(self, trigger: Trigger) -> bool:
        """As in "is expected in Lima", "have until Monday"."""
        lemma, act = trigger.head.lemma, trigger.pattern.act
        kids = self.analysis.children(trigger.head.index)
        due = lemma == "have" or any(k.dep == "acomp" and k.lemma in ("due", "expected") for k in kids)
        due = due or factuality_words().verbs.get(lemma) == "planned"
        return act in ("visit", "report") and trigger.verbal and due

    def _gathering(self, noun: Token) -> bool:
        patterns = event_words().nouns.get(noun.text.lower(), event_words().nouns.get(noun.lemma, ()))
        return any(p.type == "CONSULT" and not p.weight for p in patterns)

    def _attending(self, trigger: Trigger, start: int, end: int) -> tuple[Level | None, tuple[Participant, ...]]:
        """At what level it was, and who took part."""
        participants = self._parties.of(trigger)
        level = self._details.level(trigger, participants)
        if trigger.pattern.type != "CONSULT":
            return level, participants
        return level, self._shared(participants, level, start, end)

    def _event(self, trigger: Trigger) -> Event | None:
        start, end = extent_of(self.analysis, trigger)
        level, participants = self._attending(trigger, start, end)
        if not self._worth(trigger, participants):
            return None
        told = self.company.statement_at(trigger.head.start)
        when = self._spread(trigger, self._when(trigger))
        self._sessions.note(trigger, when)
        return Event(
            type=cast(EventType, trigger.pattern.type),
            mode=mode_of(trigger.pattern.type, trigger.pattern.act, tuple(self.analysis.tokens_between(start, end))),
            act=trigger.pattern.act,
            evidence=(self.found.document.span(start, end),),
            according_to=told.id if told else None,
            factuality="actual" if trigger.judging else self._factuality(trigger, when),
            origin=origin_of(self.found.document),
            certainty=self._details.certainty(trigger),
            level=level,
            participants=participants,
            when=when,
            place=self._details.place(trigger),
            count=self._details.count(trigger),
            outcome=self._details.outcome(trigger),
        )
