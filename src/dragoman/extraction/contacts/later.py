"""Approaches that a sentence tells only by what came of them, behind the report of the paper or without one: "Lima
accepted it on Friday", "Oslo got its answer from Lima"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.extraction.clauses.frames import Frame
from dragoman.extraction.contacts.approach import Approach, Told
from dragoman.extraction.contacts.papers import Papers
from dragoman.extraction.contacts.replies import reply_in
from dragoman.extraction.contacts.setting import has_happened
from dragoman.extraction.contacts.sides import VERBAL, Sides
from dragoman.language.analysis import Sentence, Token
from dragoman.vocabulary.contacts import contact_words

READ = 2
"""Sentences behind an approach that are read for its reply anyway."""

ANSWERS = frozenset({"answer", "reply", "response"})
UNANSWERED = frozenset({"unanswered", "unacknowledged", "unheeded", "unreturned"})
LOOK_AHEAD = 120
"""Characters behind a sentence within which the next one begins."""

WITH_VERB = frozenset({"aux", "auxpass", "neg", "prt", "advmod", "dobj", "prep"})


class Later:
    """Finds in one document the approaches that are told by what somebody did with them."""

    def __init__(self, sides: Sides) -> None:
        self._sides, self._analysis = sides, sides.analysis
        self._papers = Papers(sides)
        self._words = contact_words()

    def of(self, number: int, sentence: Sentence, before: Sequence[Told]) -> Iterator[Approach]:
        """The approaches of a sentence of which none was told so near before that its reply is known."""
        for token in self._analysis.tokens_of(sentence):
            if token.pos not in VERBAL:
                continue
            frame = self._sides.clauses.frame(token.index)
            found = self._taken(frame, number, before) or self._gotten(frame)
            found = found or self._unanswered(frame, number, before) or self._given(frame, number)
            if found is not None and not self._is_known(found, number, before):
                yield found

    def _taken(self, frame: Frame, number: int, before: Sequence[Told]) -> Approach | None:
        """As in "accepted it on Friday", "the draft was turned down by Lima", "said yes to it"."""
        verb = frame.head
        things = [t for t in (*frame.objects, *frame.by("to")) if self._may_be_taken(t)]
        if (
            not things
            or verb.dep in ("relcl", "acl")
            or not has_happened(self._analysis, verb)
            or not self._settles(verb)
        ):
            return None
        taker = self._sides.agent(frame)
        if taker is None or not self._sides.parties.is_sure(taker):
            return None
        giver = self._papers.giver(things[0], number, before)
        if giver is None or self._one(giver, taker):
            return None
        noun = things[0] if things[0].pos == "NOUN" else None
        return Approach(verb, giver, taker, noun=noun, taken=True, weight=2)

    def _may_be_taken(self, token: Token) -> bool:
        return token.text.lower() in ("it", "them") or self._papers.is_paper(token)

    def _settles(self, verb: Token) -> bool:
        """Whether a verb with what belongs to it tells consent or refusal."""
        own = [k for k in self._analysis.children(verb.index) if k.dep in WITH_VERB]
        return reply_in([sorted([verb, *own], key=lambda t: t.index)])[0] in ("accepted", "refused")

    def _gotten(self, frame: Frame) -> Approach | None:
        """As in "Oslo got its answer from Lima", "received Lima's reply"."""
        if frame.head.lemma not in self._words.verbs["getting"] or frame.passive:
            return None
        answers = [t for t in frame.objects if t.lemma in self._words.written and not self._is_denied(t)]
        asker = self._sides.agent(frame)
        if not answers or asker is None or not has_happened(self._analysis, frame.head):
            return None
        kids = self._analysis.children(answers[0].index)
        owners = [k for k in kids if k.dep == "poss" and k.tag != "PRP$"]
        told = (*owners, *frame.by("from"), *self._sides.linked(answers[0], "from", "by"))
        answerer = self._sides.party(told) or self._granter(frame.head)
        if answerer is None or self._one(asker, answerer):
            return None
        return Approach(frame.head, asker, answerer, taken=True)

    def _unanswered(self, frame: Frame, number: int, before: Sequence[Told]) -> Approach | None:
        """As in "reminded Lima that its note of May remained unanswered"."""
        kids = self._analysis.children(frame.head.index)
        bare = [k for k in kids if k.dep in ("acomp", "oprd", "attr") and k.lemma in UNANSWERED]
        paper = next((t for t in frame.agents if self._papers.is_paper(t)), None)
        if not bare or paper is None:
            return None
        above = self._sides.clauses.frame(frame.head.head) if frame.head.dep == "ccomp" else None
        asker = self._sides.agent(above) if above is not None else self._papers.giver(paper, number, before)
        hearer = self._sides.party((*above.objects, *above.datives)) if above is not None else None
        debtor = hearer or self._sides.party((*frame.by("by"), *self._sides.linked(paper, "to")))
        if asker is None or debtor is None or self._one(asker, debtor):
            return None
        return Approach(frame.head, asker, debtor, noun=paper, owed=True, weight=2)

    def _given(self, frame: Frame, number: int) -> Approach | None:
        """As in "And the Norwegian question? We gave the envoy our reply last Tuesday", "our response went to her"."""
        words = self._words.verbs
        moved = frame.agents if frame.head.lemma in words["arriving"] else frame.objects
        answer = next((t for t in moved if t.lemma in ANSWERS and not self._is_denied(t)), None)
        if answer is None or frame.head.lemma not in words["arriving"] | words["giving"] or self._is_to(answer):
            return None
        owners = [k for k in self._analysis.children(answer.index) if k.dep == "poss"]
        answerer = self._sides.party(owners) or self._sides.agent(frame)
        asker = self._papers.asked_before(number, answerer) if answerer is not None else None
        if asker is None or not has_happened(self._analysis, frame.head):
            return None
        places = (*frame.datives, *frame.by("to", "with"), *(frame.objects if answer in frame.agents else ()))
        bearer = self._sides.party(places)
        via = bearer if bearer is not None and not self._one(bearer, asker) else None
        return Approach(frame.head, asker, answerer, via=via, taken=True)

    def for_who_asked(self, approach: Approach, number: int) -> Approach:
        """Of an answer given to somebody in between the approach of who asked: "And the Norwegian question? We gave
        the envoy our reply"."""
        answer, getter, answerer = approach.noun, approach.initiator, approach.target
        if not approach.answered or answer is None or answer.lemma not in ANSWERS or self._is_to(answer):
            return approach
        if getter is None or answerer is None or not self._is_between(getter):
            return approach
        asker = self._papers.asked_before(number, answerer)
        if asker is None or self._one(asker, getter):
            return approach
        return replace(approach, initiator=asker, via=getter)

    def _is_between(self, token: Token) -> bool:
        """Whether somebody may only pass it on: an envoy, or a body of no state."""
        ident = self._sides.parties.of(token)
        stateless = ident is not None and self._sides.parties.actor(ident).country is None
        return token.lemma in self._words.bearers or stateless

    def _is_to(self, answer: Token) -> bool:
        """Whether it is told what is answered: "our answer to the note"."""
        return bool(self._sides.linked(answer, "to"))

    def _granter(self, verb: Token) -> Token | None:
        """Who grants or refuses something in the next sentence: "got its answer on Friday. Lima allows convoys"."""
        here = self._analysis.sentence_at(verb.start)
        behind = self._analysis.sentences_between(here.end, here.end + LOOK_AHEAD)[:2] if here is not None else ()
        for token in (t for s in behind if s is not here for t in self._analysis.tokens_of(s)):
            if token.pos in VERBAL and token.lemma in self._words.granting | self._words.answers:
                agent = self._sides.agent(self._sides.clauses.frame(token.index))
                return agent if agent is not None and self._sides.parties.is_sure(agent) else None
        return None

    def _is_denied(self, noun: Token) -> bool:
        return any(k.lemma in ("no", "any", "neither") for k in self._analysis.children(noun.index))

    def _is_known(self, found: Approach, number: int, before: Sequence[Told]) -> bool:
        """Whether the approach was told so near before that the sentence is read for its reply."""
        near = (t for t in before if number - t.sentence <= READ and self._one(t.initiator, found.initiator))
        return any(self._is_among(found.target, told.target) for told in near)

    def _is_among(self, answerer: Token | None, target: Token) -> bool:
        """Whether whoever answers may be who was approached, or one of those: not where that is another state."""
        ident = self._sides.parties.of(target)
        other = self._sides.parties.actor(ident) if ident is not None else None
        apart = other is not None and other.country is not None and not other.members
        return not apart or self._one(answerer, target)

    def _one(self, token: Token | None, other: Token | None) -> bool:
        parties = self._sides.parties
        return token is not None and other is not None and parties.one_side(parties.of(token), parties.of(other))
