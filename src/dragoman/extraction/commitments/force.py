"""Whether words of commitment bind: told as given, and a mere "will" only where a will to be bound stands behind it."""

from __future__ import annotations

from dragoman.extraction.clauses.frames import SUBJECTS
from dragoman.extraction.commitments.context import VERBAL, Context
from dragoman.extraction.commitments.undertakings import Undertaking
from dragoman.language.analysis import Sentence, Token
from dragoman.record.actors import Actor
from dragoman.record.statements import Statement
from dragoman.vocabulary.contacts import party_nouns
from dragoman.vocabulary.offices import offices
from dragoman.vocabulary.processes import process_words

UNREAL = frozenset({"must", "should", "may", "might", "can", "could", "would", "ought"})
NONE = frozenset({"no", "neither"})
GOVERNED = frozenset({"xcomp", "ccomp", "pcomp", "acl", "dobj", "attr", "pobj", "prep", "nsubj"})
OWN_CLAUSE = frozenset({"relcl", "advcl", "nsubj", "nsubjpass", "parataxis"})
HIGHEST = 6
"""Governors that are looked at above a word."""


class Force:
    """Judges the undertakings of one document."""

    def __init__(self, context: Context) -> None:
        self._context, self._analysis, self._words = context, context.analysis, context.words

    def binds(self, one: Undertaking, sentence: Sentence) -> bool:
        """Whether somebody is bound by these words."""
        if one.bare and not self._willed(one, sentence):
            return False
        if one.strength == "agreed" and self._arrangement(one, sentence):
            return False
        return self._given(one)

    def _given(self, one: Undertaking) -> bool:
        """Whether it is told as given: not denied, demanded, supposed or drafted."""
        here = one.action if one.trigger.tag == "MD" and one.action else one.trigger
        if self._unreal(here, one) or self._only_to(here, one):
            return False
        if one.bare and one.trigger is one.action:
            here = self._analysis.tokens[here.head]  # the "is" of "is to pay"
        for _ in range(HIGHEST):
            above = self._analysis.tokens[here.head]
            if above.index == here.index or self._stands_alone(here, above):
                return True
            if self._forestalled(here, above) or (self._shares(here, above) and self._unreal(above, one)):
                return False
            here = above
        return True

    def _stands_alone(self, here: Token, above: Token) -> bool:
        """Whether what stands above bears no more on a word."""
        if here.dep in OWN_CLAUSE or (here.dep == "ccomp" and here.index < above.index):
            return True
        if self._forestalled(here, above):
            return False
        joined = here.dep == "conj" and here.pos in VERBAL
        own = joined and any(k.dep in SUBJECTS for k in self._analysis.children(here.index))
        return own or (here.pos == "NOUN" and above.pos in VERBAL and above.lemma not in self._words.support)

    def _shares(self, here: Token, above: Token) -> bool:
        return above.pos in VERBAL and here.dep in ("xcomp", "dobj", "attr", "pcomp")

    def _forestalled(self, here: Token, above: Token) -> bool:
        """Whether what governs an undertaking asks for it or denies it."""
        handled = here.pos in VERBAL and here.lemma in self._words.handling  # "failed to honour its pledge"
        denied = above.lemma in self._words.denied and (here.dep != "dobj" or here.pos != "NOUN") and not handled
        return here.dep in GOVERNED and (denied or above.lemma in self._words.demanded)

    def _only_to(self, trigger: Token, one: Undertaking) -> bool:
        """Whether somebody is only to bind himself: "asked them to commit", "ready to promise"."""
        to = any(k.tag == "TO" and k.dep != "prep" for k in self._analysis.children(trigger.index))
        above = self._analysis.tokens[trigger.head]
        is_to = one.bare and trigger is one.action
        return to and not is_to and above.lemma not in self._words.going_on | self._words.announcing

    def _unreal(self, here: Token, one: Undertaking) -> bool:
        """Whether a modal, a negation or a condition at a word takes its force."""
        kids = self._analysis.children(here.index)
        if any(k.dep == "aux" and k.tag == "MD" and k.lemma in UNREAL and k is not one.trigger for k in kids):
            return True
        forbidden = one.trigger.lemma == "shall"  # "neither party shall"
        if not one.clause and not forbidden and any(k.dep in SUBJECTS and self._nobody(k) for k in kids):
            return True
        inverted = here.dep == "advcl" and any(k.dep == "aux" and k.text in ("Had", "Were", "Should") for k in kids)
        if inverted or here is one.action:
            return inverted
        negative = one.fate is None and any(k.dep == "neg" or k.lemma in NONE | {"never", "nothing"} for k in kids)
        marked = any(k.dep == "mark" and k.lemma in ("if", "whether", "unless") for k in kids)
        return negative or marked or (one.fate is None and here is one.trigger and self._nothing(one))

    def _nobody(self, subject: Token) -> bool:
        """As in "neither side", "nobody"."""
        kids = self._analysis.children(subject.index)
        return subject.lemma in ("nobody", "none", "neither") or any(k.lemma in NONE for k in kids)

    def _nothing(self, one: Undertaking) -> bool:
        """As in "pledged not a single dirham"."""
        if one.action is None or one.action.pos in VERBAL:
            return False
        return any(t.dep == "neg" or t.lemma in ("no", "nothing") for t in self._analysis.subtree(one.action.index))

    def _arrangement(self, one: Undertaking, sentence: Sentence) -> bool:
        """Whether it is only agreed to meet or talk again, or a single party settles on a wording."""
        if one.trigger.lemma == "settle":
            several = one.obligor is not None and self._several(one.obligor)
            return not several
        scheduled = one.action is not None and one.action.lemma in self._words.scheduled and not self._acts(one.action)
        return scheduled and self._context.condition(sentence, one.trigger) is None

    def _acts(self, verb: Token) -> bool:
        """Whether it is done to something that is no gathering: "open the bridge", "hold the vote"."""
        objects = [k for k in self._analysis.children(verb.index) if k.dep == "dobj"]
        talks = process_words().talks | self._words.gatherings
        return verb.lemma in self._words.acting and bool(objects) and all(o.lemma not in talks for o in objects)

    def _several(self, token: Token) -> bool:
        joined = len(self._context.parties.clauses.joined(token)) > 1
        return joined or token.tag in ("NNS", "NNPS") or token.text.lower() in ("they", "we", "both")

    def _willed(self, one: Undertaking, sentence: Sentence) -> bool:
        """Whether a mere "will" or "is to" binds: its own side announces it, or a condition or accord goes with it."""
        verb, context = one.action, self._context
        tokens = self._analysis.tokens_of(sentence)
        if verb is None or verb.lemma in self._words.beyond_will or any(self._doubts(t) for t in tokens):
            return False
        if context.provision(sentence) and not self._timetable(verb, sentence):
            return True
        backed = context.condition(sentence, one.trigger) is not None or context.accord(sentence)
        if backed and self._public_body(one):
            return True
        negated = any(k.dep == "neg" for k in self._analysis.children(verb.index))
        done = negated or self._goes_on(verb) or self._acts(verb)
        scheduled = verb.lemma in self._words.scheduled and not done
        return one.trigger.tag == "MD" and (backed or not scheduled) and self._announced(one)

    def _doubts(self, token: Token) -> bool:
        """As in "will probably pay"; not as in "as soon as"."""
        before = self._analysis.tokens[max(0, token.index - 1)]
        return token.lemma in self._words.doubt and before.lemma != "as"

    def _public_body(self, one: Undertaking) -> bool:
        """Whether whoever is bound is a state, a body of one, or a party of whom no name is told."""
        ident = self._context.parties.of(one.obligor) if one.obligor else None
        actor = self._context.parties.actor(ident) if ident else None
        if actor is None or one.obligor is None:
            return False
        named = actor.kind in ("state", "government", "body", "organisation") or bool(actor.country)
        return named or one.obligor.lemma in party_nouns() or bool(actor.members)

    def _goes_on(self, verb: Token) -> bool:
        """As in "will continue to pay"."""
        kids = self._analysis.children(verb.index)
        return verb.lemma in self._words.going_on and any(k.dep == "xcomp" for k in kids)

    def _timetable(self, verb: Token, sentence: Sentence) -> bool:
        """Whether the act is only given a day: "on 28 May"."""
        times = self._context.found.times
        dated = any(sentence.start <= t.start < sentence.end and t.type == "DATE" for t in times)
        return verb.lemma in self._words.scheduled and dated

    def _announced(self, one: Undertaking) -> bool:
        """Whether whoever is bound, or one who speaks for it, says so."""
        obligor = self._context.parties.of(one.obligor) if one.obligor else None
        if obligor is None or one.obligor is None or one.action is None:
            return False
        if one.obligor.text.lower() in ("we", "i"):
            return True
        said = (s for s in self._context.found.statements if s.cue and s.speaker and self._holds(s, one.trigger))
        return self._told_by_own(one.action, obligor) or any(self._may_speak(s, obligor) for s in said)

    def _holds(self, statement: Statement, token: Token) -> bool:
        return any(c.start <= token.start < c.end for c in statement.content)

    def _told_by_own(self, verb: Token, obligor: str) -> bool:
        """Whether the verb that governs it is one of announcing with the same subject."""
        parties, above = self._context.parties, self._analysis.tokens[verb.head]
        while verb.dep in ("ccomp", "xcomp", "conj") and above.index != verb.index:
            telling = above.lemma in self._words.announcing and verb.dep != "conj"
            agents = parties.clauses.frame(above.index).agents if telling else ()
            if any(parties.one_side(parties.of(t), obligor) for t in agents):
                return True
            verb, above = above, self._analysis.tokens[above.head]
        return False

    def _may_speak(self, statement: Statement, obligor: str) -> bool:
        """Whether the speaker is bound himself, is of the same state, or holds an office."""
        parties = self._context.parties
        speaker = parties.actor(statement.speaker or "")
        country = parties.actor(obligor).country
        own = country is not None and country == statement.affiliation
        if own or parties.one_side(speaker.id, obligor) or speaker.kind in ("state", "government"):
            return True
        return self._in_office(statement, speaker)

    def _in_office(self, statement: Statement, speaker: Actor) -> bool:
        """Whether somebody speaks who has a say in it: no analyst, banker or paper."""
        source = statement.source
        words = {t.lemma for t in self._analysis.tokens_between(source.start, source.end)} if source else set()
        official = bool(words & offices().sole) or statement.anonymity == "unnamed_official"
        return official or (speaker.kind == "person" and bool(speaker.role or speaker.acts_for))
