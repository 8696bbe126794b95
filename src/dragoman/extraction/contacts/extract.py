"""The step that finds contacts: approaches that took place in private, with channel, purpose and reply."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.extraction.anchoring.timeline import Timeline
from dragoman.extraction.clauses.parties import Parties, with_actors
from dragoman.extraction.clauses.phrases import find_phrase
from dragoman.extraction.contacts.approach import Told
from dragoman.extraction.contacts.outcome import Outcome, Outcomes
from dragoman.extraction.contacts.several import Addressees
from dragoman.extraction.contacts.sides import mediates
from dragoman.extraction.contacts.telling import Tellings
from dragoman.extraction.spans import trim
from dragoman.language.analysis import Analysis, Token
from dragoman.record.dates import UNKNOWN_DATE, DateRange
from dragoman.record.docket import Extraction
from dragoman.record.happenings import Contact
from dragoman.vocabulary.contacts import contact_words
from dragoman.vocabulary.offices import offices

VERSION = "1"
FARTHEST = 6
"""Sentences behind an approach in which it may be said whose turn it is."""

HIGHEST = 3
"""Words above a reply that may tell when it came."""

NOMINAL = frozenset({"NOUN", "PROPN", "ADP", "NUM"})

MEETINGS = frozenset({"meeting", "meet", "talk", "round", "session", "conference", "summit"})
"""What one is invited to."""

MATTER = frozenset({"about", "on", "over", "for", "concerning", "regarding"})


def extract_contacts(found: Extraction, analysis: Analysis) -> Extraction:
    """The extraction with its contacts, and with the actors that only they name."""
    parties = Parties(found, analysis)
    told = _with_relays(_Contacts(found, analysis, parties).all())
    contacts = tuple({c.id: c for c in told}.values())
    return replace(with_actors(found, parties), contacts=contacts) if contacts else found


def _with_relays(contacts: Iterable[Contact]) -> list[Contact]:
    """One approach where somebody is told a thing and then passes it on: "informed the Chair ... The Chair has passed
    this to Oslo"."""
    found: list[Contact] = []
    for contact in contacts:
        before = found[-1] if found else None
        if before is not None and before.initiator == contact.initiator and before.target in contact.via:
            when = before.when if before.when.told else contact.when
            found[-1] = replace(contact, evidence=(*before.evidence, *contact.evidence), when=when)
        else:
            found.append(contact)
    return found


class _Contacts:
    def __init__(self, found: Extraction, analysis: Analysis, parties: Parties) -> None:
        self._found, self._analysis, self._parties = found, analysis, parties
        self._tellings = Tellings(found.document, analysis, parties)
        self._outcomes = Outcomes(analysis, parties, found.statements)
        self._addressees = Addressees(analysis, parties)
        self._timeline = Timeline(found, analysis)
        self._words = contact_words()
        self._dated = {t.index for time in found.times for t in analysis.tokens_between(time.start, time.end)}

    def all(self) -> Iterator[Contact]:
        """Every contact, in text order."""
        told = self._tellings.all()
        ends = [*(one.sentence for one in told[1:]), len(self._analysis.sentences)]
        for one, until in zip(told, ends, strict=False):  # no contact has an end alone
            yield from self._contacts(self._turned(one, until), until)

    def _turned(self, told: Told, until: int) -> Told:
        """An approach with who owes the next word, where that is said outright behind it: of a thing given to an envoy
        that is whoever it was for."""
        ends = min(until, told.sentence + FARTHEST)
        for owed in (o for number in range(told.sentence + 1, ends) for o in self._tellings.owed_by(number)):
            debtor, target = self._parties.of(owed.debtor), self._parties.of(told.target)
            if debtor is None or target is None or self._parties.one_side(debtor, self._parties.of(told.initiator)):
                continue
            if self._parties.one_side(debtor, target):
                return replace(told, owed=owed)
            if told.approach.via is None and self._mediates(target):
                return replace(told, approach=replace(told.approach, via=told.target), target=owed.debtor, owed=owed)
        return told

    def _mediates(self, ident: str) -> bool:
        """Whether somebody stands between the parties: by his office, or for an organisation of states."""
        actor = self._parties.actor(ident)
        return mediates(actor, [self._parties.actor(deed.actor).name for deed in actor.acts_for])

    def _contacts(self, told: Told, until: int) -> Iterator[Contact]:
        """One contact; one for each who was approached where they answered differently."""
        initiator = self._addressees.of(told.initiator)
        target = self._addressees.of(told.target, initiator) if initiator is not None else None
        if initiator is None or target is None or initiator == target or self._within_a_state(initiator, target):
            return
        members = [m for m in self._parties.actor(target).members if m != initiator]
        apart = self._outcomes.by_member(told, members, until) if members else {}
        if apart:
            yield from self._one_by_one(told, until, initiator, apart)
            return
        open_to = told.approach.to_all or self._is_several(told.target) or self._is_answerer(told)
        if not members and open_to:
            answered = self._outcomes.by_answerer(told, until)
            if not (told.approach.to_all or self._is_several(told.target)):
                answered = self._of_several(answered)
            yield from self._by_answerers(told, until, initiator, answered)
            if answered:
                return
        outcome = self._outcome(told, until)
        yield self._with_reply(told, until, outcome, self._contact(told, initiator, target, outcome))

    def _outcome(self, told: Told, until: int) -> Outcome:
        """What came of it; nothing yet where it is said outright that the other side owes the next word."""
        outcome = self._outcomes.of(told, until)
        if told.owed is None:
            return outcome
        said = self._analysis.sentence_at(told.owed.debtor.start)
        elsewhere = outcome.place is not None and said is not None and outcome.place[0] < said.start
        if elsewhere and outcome.reply not in ("unknown", "none"):
            return outcome
        return Outcome("none", (told.owed.place[0].start, told.owed.place[1].end))

    def _within_a_state(self, initiator: str, target: str) -> bool:
        """Whether a state, or one of its bodies, would turn to the state itself."""
        one, other = self._parties.actor(initiator), self._parties.actor(target)
        same = one.country is not None and one.country == other.country
        return same and other.kind == "state" and one.kind in ("state", "government", "body")

    def _one_by_one(self, told: Told, until: int, initiator: str, apart: dict[str, Outcome]) -> Iterator[Contact]:
        places = self._addressees.places(told.target, list(apart), told.target.start)
        for member, outcome in apart.items():
            contact = self._contact(told, initiator, member, outcome)
            contact = replace(contact, evidence=(*contact.evidence, places[member]))
            yield self._with_reply(told, until, outcome, contact)

    def _of_several(self, answered: dict[Token, Outcome]) -> dict[Token, Outcome]:
        """The consents, refusals and silences where they are those of several sides; nothing where of one."""
        found: dict[Token, Outcome] = {}
        for token, outcome in answered.items():
            sides = (self._parties.of(token), *(self._parties.of(t) for t in found))
            if outcome.reply != "replied" and not any(self._parties.one_side(sides[0], s) for s in sides[1:]):
                found[token] = outcome
        return found if len(found) > 1 else {}

    def _is_answerer(self, told: Told) -> bool:
        """Whether whoever was approached is told by his answer alone: of "Peru's offer was welcomed by Lima. Oslo has
        yet to reply" both were."""
        noun = told.approach.noun
        if noun is None or noun is not told.approach.trigger:
            return False
        return told.target.index not in {t.index for t in self._analysis.subtree(noun.index)}

    def _is_several(self, target: Token) -> bool:
        """Whether a noun means several whom it counts: "both delegations", "the two men", "the sides"."""
        counted = any(k.lemma in ("both", "two", "all", "each", "three") for k in self._analysis.children(target.index))
        return target.tag in ("NNS", "DT") and (
            counted or target.lemma in offices().collectives or target.lemma == "both"
        )

    def _by_answerers(
        self, told: Told, until: int, initiator: str, answered: dict[Token, Outcome]
    ) -> Iterator[Contact]:
        for token, outcome in answered.items():
            ident = self._parties.of(token)
            if ident is not None:
                contact = self._contact(told, initiator, ident, outcome)
                yield self._with_reply(told, until, outcome, contact)

    def _with_reply(self, told: Told, until: int, outcome: Outcome, contact: Contact) -> Contact:
        """The contact with the words of its reply, where these are others than those of the approach."""
        at = self._outcomes.words(told, until, outcome.place) if outcome.place is not None else None
        if at is None:
            return contact
        return replace(contact, evidence=(*contact.evidence, self._found.document.span(*at)))

    def _contact(self, told: Told, initiator: str, target: str, outcome: Outcome) -> Contact:
        trigger = told.approach.trigger
        via = self._parties.of(told.approach.via) if told.approach.via else None
        via = via if via not in (initiator, target) else None
        answered = outcome.place is not None and outcome.reply not in ("none", "unknown")
        return Contact(
            evidence=(self._found.document.span(told.tokens[0].start, told.tokens[-1].end),),
            initiator=initiator,
            target=target,
            when=self._when(told),
            channel=self._channel(told, carried=via is not None),
            purpose=self._purpose(told),
            reply=outcome.reply,
            reply_when=self._replied(outcome.place) if outcome.place and answered else UNKNOWN_DATE,
            via=(via,) if via else (),
            according_to=self._parties.reported_in(trigger),
        )

    def _replied(self, place: tuple[int, int]) -> DateRange:
        """When the words of a reply say that it came; of what was said, when it was: "said on Monday that it would"."""
        when = self._timeline.when(*place)
        here = next(iter(self._analysis.tokens_between(*place)))
        for _ in range(HIGHEST):
            if when.known or here.head == here.index:
                return when
            here = self._analysis.tokens[here.head]
            when = self._timeline.when(here.start, here.end) if here.pos == "VERB" else when
        return when

    def _when(self, told: Told) -> DateRange:
        """When it was made; of a paper told by the answer to it, by the paper's own words alone."""
        word, paper = told.approach.trigger, told.approach.noun
        if paper is not None and (sent := self._sent(paper)).told:
            return sent
        if told.approach.owed or told.approach.taken:
            return UNKNOWN_DATE
        if paper is not None and (told.approach.answered or self._is_answered(paper)):
            if not any(t.index in self._dated for t in self._analysis.subtree(paper.index)):
                return UNKNOWN_DATE
            word = paper
        if self._is_of_the_talks(told):
            return UNKNOWN_DATE
        when = self._timeline.when(word.start, word.end)
        return next((w for w in (when, self._written(told), self._beside(told)) if w.told), UNKNOWN_DATE)

    def _is_of_the_talks(self, told: Told) -> bool:
        """Whether the only day told is that of what is proposed: "invited both to a meeting in Lima on March 20"."""
        words = (told.approach.trigger, *([told.approach.noun] if told.approach.noun else []))
        if not any(t.lemma in ("invite", "invitation") for t in words):
            return False
        inside = [t for t in told.tokens if t.index > told.approach.trigger.index]
        dated = [t for t in told.tokens if t.index in self._dated]
        talks = [t for t in inside if t.lemma in MEETINGS]
        days = [t for t in dated if t.text.isdigit() and talks and t.index > talks[0].index]
        return bool(days) and dated[0].index > talks[0].index and not self._moved_after(talks[0], days[0])

    def _moved_after(self, talks: Token, day: Token) -> bool:
        """Whether another verb stands between the talks and a day: "talks in a letter sent on 3 May"."""
        between = self._analysis.tokens[talks.index + 1 : day.index]
        return any(t.pos == "VERB" or t.lemma in self._words.nouns for t in between)

    def _is_answered(self, paper: Token) -> bool:
        """Whether it is told by the answer to it, which has its own day: "the answer to the note came on Friday"."""
        link = self._analysis.tokens[paper.head]
        return link.lemma == "to" and self._analysis.tokens[link.head].lemma in self._words.written

    def _sent(self, paper: Token) -> DateRange:
        """When a paper was sent by a clause of its own: "a proposal for a truce that Oslo put to them last month"."""
        moving = self._words.verbs["giving"] | self._words.verbs["to"] | self._words.verbs["proposing"]
        clauses = (t for t in self._analysis.subtree(paper.index) if t.dep in ("relcl", "acl") and t.lemma in moving)
        for verb in clauses:
            if any(t.index in self._dated for t in self._analysis.subtree(verb.index)):
                when = self._timeline.when(verb.start, verb.end)
                inside = self._analysis.subtree(verb.index)
                return when if when.told else self._past_day(verb, inside[-1].end)
        return UNKNOWN_DATE

    def _beside(self, told: Told) -> DateRange:
        """The past day in the words of an approach that the parser hangs to what was sent or asked: "asked for talks
        with him on Thursday"."""
        return self._past_day(told.approach.told_by, told.tokens[-1].end)

    def _past_day(self, verb: Token, end: int) -> DateRange:
        """The first past day behind a verb, up to an offset, with only nouns and prepositions between."""
        last = self._found.document.published.latest
        for time in self._found.times:
            past = time.when.latest is not None and (last is None or time.when.latest <= last)
            if time.type == "DATE" and past and verb.end <= time.start < end and self._hangs_on_nouns(time.start, verb):
                return time.when
        return UNKNOWN_DATE

    def _hangs_on_nouns(self, start: int, verb: Token) -> bool:
        """Whether only nouns and prepositions stand between a time and a verb above it."""
        here = next(iter(self._analysis.tokens_between(start, start + 1)))
        while here.index != verb.index:
            above = self._analysis.tokens[here.head]
            if above.index == here.index or (above.pos not in NOMINAL and above.index != verb.index):
                return False
            here = above
        return True

    def _written(self, told: Told) -> DateRange:
        """The day that its letter or note bears: "in a letter of 3 May"."""
        papers = [t for t in told.tokens if self._words.nouns.get(t.lemma) and t.pos == "NOUN"]
        dated = [t for t in papers if any(s.index in self._dated for s in self._analysis.subtree(t.index))]
        return self._timeline.when(dated[0].start, dated[0].end) if dated else UNKNOWN_DATE

    def _purpose(self, told: Told) -> str | None:
        """What it was about: the words behind "about" or "for", what is asked to be done, or the question."""
        heads = [told.approach.trigger, *([told.approach.noun] if told.approach.noun else [])]
        kids = [k for head in heads for k in self._analysis.children(head.index) if k.index > head.index]
        clauses = [k for k in kids if k.dep in ("xcomp", "advcl", "acl", "ccomp") and self._opens(k)]
        matters = [k for k in kids if k.dep == "prep" and k.lemma in MATTER and not self._tells_time(k)]
        chosen = next(iter([*matters, *clauses]), None)
        if chosen is None:
            return None
        words = trim([t for t in self._analysis.subtree(chosen.index) if t.dep != "mark" or t.lemma != "that"])
        return " ".join(self._found.document.text[words[0].start : words[-1].end].split()) if words else None

    def _opens(self, clause: Token) -> bool:
        """Whether a clause begins with "to", "that" or "whether"."""
        kids = self._analysis.children(clause.index)
        return any(k.tag == "TO" or (k.dep == "mark" and k.lemma in ("that", "whether")) for k in kids)

    def _tells_time(self, link: Token) -> bool:
        return any(t.index in self._dated for t in self._analysis.subtree(link.index))

    def _channel(self, told: Told, *, carried: bool) -> str | None:
        if carried:
            return "intermediary"
        noun = told.approach.noun
        if noun is not None and self._words.nouns.get(noun.lemma):
            return self._words.nouns[noun.lemma]
        around = [t for t in told.tokens if t is not noun]
        return next((c for c, words in self._words.channels.items() if find_phrase(around, words)), None)
