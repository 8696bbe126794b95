"""The approach that a sentence tells: of several readings the best, with the sides that the others and the clauses
around it tell, and the words of its own clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.extraction.clauses.parties import Parties
from dragoman.extraction.clauses.phrases import own_words
from dragoman.extraction.contacts.approach import Approach, Told
from dragoman.extraction.contacts.approaches import Approaches
from dragoman.extraction.contacts.later import Later
from dragoman.extraction.contacts.owing import Owed
from dragoman.extraction.contacts.replies import reply_in
from dragoman.extraction.contacts.setting import has_happened, is_private, is_public
from dragoman.extraction.contacts.sides import NATIONAL, VERBAL, Sides
from dragoman.language.analysis import Analysis, Sentence, Token
from dragoman.reconcile.words import concept
from dragoman.record.document import Document
from dragoman.vocabulary.contacts import contact_words

REPORTING = frozenset({"official", "diplomat", "source", "aide", "spokesman", "spokeswoman", "reporter", "witness"})
"""Nouns of those without a name who tell of an approach."""

COUNTED_IN = frozenset({"include", "except"})
"""As in "to all capitals, Lima included"."""

LOOK_AHEAD = 120
"""Characters behind a sentence within which the next one begins."""

LOOK_BACK = 300
"""Characters in front of "it is for Lima to answer" in which it is told who asks."""

ANSWERING = frozenset({"answer", "reply", "respond", "react", "say"})

TAKEN_UP = 2
"""Sentences behind an approach in which "the invitation" is the one it told of."""

MEETING = frozenset({"meet", "discuss", "confer"})


class Tellings:
    """Finds the approaches of one document that took place in private."""

    def __init__(self, document: Document, analysis: Analysis, parties: Parties) -> None:
        self._document, self._analysis, self._parties = document, analysis, parties
        self._approaches = Approaches(analysis, parties.clauses, parties)
        self._later = Later(Sides(analysis, parties.clauses, parties))
        self._words = contact_words()

    def all(self) -> list[Told]:
        """One for a sentence at most, in text order."""
        found: list[Told] = []
        for number, sentence in enumerate(self._analysis.sentences):
            told = list(self._told(number, sentence, found[-1] if found else None))
            if any(t.approach.relayed for t in told):  # "we gave the envoy our reply, and she passed it on"
                found += [t for t in self._later_on(number, sentence, found) if t.approach.via is not None]
            found += told or self._awaited(number, sentence, found) or self._later_on(number, sentence, found)
        return found

    def _later_on(self, number: int, sentence: Sentence, before: Sequence[Told]) -> list[Told]:
        """The approaches that a sentence tells only by what came of them, long behind the report of the paper."""
        if self._document.part_at(sentence.start) == "headline":
            return []
        told = ((a, a.initiator, a.target) for a in self._later.of(number, sentence, before))
        return [Told(a, one, other, number, self._clause(a)) for a, one, other in told if one and other]

    def _awaited(self, number: int, sentence: Sentence, before: Sequence[Told]) -> list[Told]:
        """The approach that is told by the answer to it that has not come, where no other sentence told of it."""
        for owed in self._approaches.owing.of(sentence):
            creditor, debtor = self._asker(owed, before), owed.debtor
            between = creditor is not None and not self._one(creditor, debtor)
            known = (b for b in before if self._one(b.initiator, creditor) and self._one(b.target, debtor))
            if creditor is not None and between and next(known, None) is None and self._parties.is_sure(debtor):
                approach = Approach(owed.place[0], creditor, debtor, noun=owed.paper, via=owed.via, owed=True)
                return [Told(approach, creditor, debtor, number, self._clause(approach))]
        return []

    def _asker(self, owed: Owed, before: Sequence[Told]) -> Token | None:
        """To whom an answer is owed; of "her" or "them" whoever turned last to the one who owes it, with others too."""
        if owed.creditor is None:
            return self._beside(owed, before)
        if owed.creditor.pos != "PRON":
            return owed.creditor
        debtor = self._parties.of(owed.debtor)
        for told in reversed(before):
            target = self._parties.of(told.target)
            members = self._parties.actor(target).members if target is not None else ()
            counted = any(k.lemma in ("both", "two", "all") for k in self._analysis.children(told.target.index))
            if counted or any(self._parties.one_side(debtor, member) for member in members):
                return told.initiator
        return owed.creditor

    def _beside(self, owed: Owed, before: Sequence[Told]) -> Token | None:
        """Who acts or speaks beside "it is for Lima to answer": in the same sentence, or the nearest in front."""
        said = self._analysis.sentence_at(owed.place[0].start)
        aims = (owed.place[1], *self._analysis.children(owed.place[0].index))
        late = owed.place[0] is owed.place[1]  # "Lima has not answered" tells of nobody who asked
        if said is None or late or not any(t.lemma in ANSWERING for t in aims):
            return None
        near = self._analysis.sentences_between(max(0, said.start - LOOK_BACK), said.end)
        debtor = self._parties.of(owed.debtor)
        for sentence in reversed(near):
            for token in self._analysis.tokens_of(sentence):
                if token.dep == "nsubj" and token is not owed.debtor and self._may_ask(token, debtor):
                    near_by = (b for b in before if b.initiator.start >= near[0].start)
                    return None if any(self._one(b.initiator, token) for b in near_by) else token
        return None

    def _may_ask(self, token: Token, debtor: str | None) -> bool:
        """Whether somebody of another state is named; who only carries or reports it is left out."""
        ident = self._parties.of(token)
        if ident is None or token.pos == "PRON" or not self._parties.is_sure(token):
            return False
        abroad = self._parties.actor(ident).country is not None and not self._parties.one_side(ident, debtor)
        return abroad and token.lemma not in REPORTING | self._words.bearers

    def owed_by(self, number: int) -> list[Owed]:
        """Who owes the next word, as a sentence says outright."""
        return list(self._approaches.owing.of(self._analysis.sentences[number]))

    def _told(self, number: int, sentence: Sentence, before: Told | None) -> Iterator[Told]:
        """The approach that a sentence tells: the one told best, its gaps filled from the others; of one that takes up
        another the sides are those of the other."""
        if self._document.part_at(sentence.start) == "headline":
            return  # the text tells it again, with who and when
        told = list(self._approaches.of(sentence))
        told = [self._with_answerer(a, number) for a in told]
        fit = [a for a in told if self._counts(a, number) and self._directed(a, sentence)]
        if not fit:
            return
        best = max(fit, key=lambda a: (self._between_two(a), a.weight, -a.trigger.index))
        bare = best.initiator is None and best.target is None
        if before is not None and number - before.sentence <= TAKEN_UP and self._takes_up(best, before, sentence):
            return
        best = self._relayed(best, sentence, before if before is not None and number - before.sentence <= 1 else None)
        if best.again and not self._between_two(best) and before is not None and number - before.sentence <= 1:
            best = replace(best, initiator=before.initiator, target=before.target)
        best = self._lifted(self._between(best, before, number))
        whole = self._later.for_who_asked(self._completed(best, told if bare else fit, number), number)
        if whole.initiator is not None and whole.target is not None:
            yield Told(whole, whole.initiator, whole.target, number, self._clause(whole))
            yield from self._besides(whole, fit, number)

    def _besides(self, first: Approach, fit: Sequence[Approach], number: int) -> Iterator[Told]:
        """The other approaches of a sentence, told by verbs with both sides, where these are not the sides of the
        first: "A day after Oslo wrote to the council, Lima summoned the envoy"."""
        for other in fit:
            if other.trigger in (other.noun, first.trigger) or other.answered or not self._between_two(other):
                continue
            sides = [s for s in (first.initiator, first.target, first.via) if s is not None]
            mine = [s for s in (other.initiator, other.target) if s is not None]
            if not any(self._one(a, b) for a in mine for b in sides) and len(mine) == len({*mine}):
                yield Told(other, mine[0], mine[1], number, self._clause(other))

    def _between(self, best: Approach, before: Told | None, number: int) -> Approach:
        """With the side that is not told where the approach before was between the other and somebody else."""
        near = before is not None and number - before.sentence <= TAKEN_UP
        known = best.initiator or best.target
        if before is None or not near or known is None or self._between_two(best) or best.noun is None:
            return best
        if best.initiator is not None and best.target is not None:
            return best
        sides = (before.target, before.initiator)
        other = next((b for a, b in (sides, sides[::-1]) if known in self._each(a, known)), None)
        if other is None:
            return best
        return replace(best, target=other) if best.target is None else replace(best, initiator=other)

    def _each(self, side: Token, known: Token) -> tuple[Token, ...]:
        """The word itself where it is one of those that a side stands for."""
        idents = self._parties.each(side)
        return (known,) if any(self._parties.one_side(self._parties.of(known), i) for i in idents) else ()

    def _lifted(self, best: Approach) -> Approach:
        """Of "applied for a sitting in a letter to the council" the applying: its day is the one told."""
        noun = best.trigger
        link = self._analysis.tokens[noun.head]
        if noun is not best.noun or best.target is None or best.initiator is None:
            return best
        if link.lemma == "be" and link.dep == "pcomp":  # "in what was its second letter to the council"
            link = self._analysis.tokens[link.head]
        verb = self._analysis.tokens[link.head]
        if link.dep != "prep" or link.lemma != "in" or verb.pos not in VERBAL:
            return best
        own = any(self._one(agent, best.initiator) for agent in self._parties.clauses.frame(verb.index).agents)
        return replace(best, trigger=verb) if own else best

    def _relayed(self, approach: Approach, sentence: Sentence, before: Told | None) -> Approach:
        """Of "gave the envoy an answer, and he passed it to Lima" the approach of the giver, through the envoy."""
        bearer = approach.initiator
        fresh = approach.noun is not None and not self._is_definite(approach.noun)
        if approach.trigger.lemma not in self._words.verbs["passing"] or fresh or bearer is None:
            return approach
        sender = self._giver(sentence, approach.trigger) or self._whose(approach)
        if sender is None and before is not None and approach.noun is None and self._held(before.target, bearer):
            sender = before.initiator
        if sender is None or self._one(sender, bearer) or self._one(sender, approach.target):
            return approach
        return replace(approach, initiator=sender, via=bearer, relayed=True)

    def _whose(self, approach: Approach) -> Token | None:
        """Whose the matter is that somebody passes on: "relayed the Peruvian position to Oslo"."""
        if approach.answered:
            return None
        frame = self._parties.clauses.frame(approach.trigger.index)
        moved = () if frame.passive else frame.objects
        objects = [t for t in moved if t.pos == "NOUN" and t is not approach.target]
        kids = [k for t in objects for k in self._analysis.children(t.index)]
        named = [k for k in kids if k.dep in NATIONAL | {"poss"} and k.text[:1].isupper() and k.tag != "PRP$"]
        return next((k for k in named if self._parties.of(k) is not None), None)

    def _is_definite(self, noun: Token) -> bool:
        """As in "the paper", told of before."""
        return any(k.lemma in ("the", "this", "that") for k in self._analysis.children(noun.index))

    def _held(self, getter: Token, bearer: Token) -> bool:
        """Whether whoever got a thing may be who passes it on: the same, or some body that is of no state."""
        ident = self._parties.of(getter)
        return self._one(getter, bearer) or (ident is not None and self._parties.actor(ident).country is None)

    def _giver(self, sentence: Sentence, trigger: Token) -> Token | None:
        """Who gave somebody a thing, as the sentence tells ahead of a verb."""
        for token in self._analysis.tokens_of(sentence):
            if token.index >= trigger.index:
                return None
            if token.lemma in self._words.verbs["giving"] and token.pos in VERBAL:
                frame = self._parties.clauses.frame(token.index)
                given = frame.objects and (frame.datives or frame.by("to"))
                if given and (giver := next((a for a in frame.agents if self._parties.of(a)), None)) is not None:
                    return giver
            if token.lemma in self._words.written and token.dep == "nsubj":  # "our answer went to the envoy"
                return next((k for k in self._analysis.children(token.index) if k.dep == "poss"), None)
        return None

    def _one(self, token: Token | None, other: Token | None) -> bool:
        sides = [self._parties.of(t) if t is not None else None for t in (token, other)]
        return self._parties.one_side(*sides)

    def _takes_up(self, approach: Approach, before: Told, sentence: Sentence) -> bool:
        """Whether a sentence only tells what came of the approach told before: "Oslo turned the invitation down"."""
        noun, taker = approach.trigger, approach.initiator
        if noun is not approach.noun or (taker is not None and not self._each_answers(taker, before)):
            return False
        definite = any(k.lemma in ("the", "this", "that") for k in self._analysis.children(noun.index))
        told = {t.lemma for t in (before.approach.trigger, before.approach.noun) if t is not None}
        alike = concept(noun.lemma) in {concept(lemma) for lemma in told}
        subjects = [t for t in self._analysis.tokens_of(sentence) if t.dep == "nsubj"]
        taken = noun.lemma in self._words.telling and any(self._one(t, before.target) for t in subjects[:1])
        return definite and (alike or taken) and reply_in([self._analysis.tokens_of(sentence)])[0] != "unknown"

    def _each_answers(self, taker: Token, before: Told) -> bool:
        """Whether somebody is the one approached, or one of them: "Lima took up the offer"."""
        return self._one(taker, before.target) or bool(self._each(before.target, taker))

    def _between_two(self, approach: Approach) -> bool:
        """Whether both sides are told, and are not one."""
        if approach.initiator is None or approach.target is None:
            return False
        return self._parties.of(approach.initiator) != self._parties.of(approach.target)

    def _counts(self, approach: Approach, number: int) -> bool:
        noun = approach.noun if approach.noun is not approach.trigger else None
        happened = approach.owed or has_happened(self._analysis, approach.told_by)
        if not happened or is_public(self._analysis, approach.trigger):
            return False
        if noun is not None and any(k.lemma in ("no", "neither") for k in self._analysis.children(noun.index)):
            return False
        carried = approach.via is not None
        return (
            approach.plain
            or carried
            or is_private(self._analysis, approach.trigger)
            or self._in_meeting(approach, number)
            or (self._asks(approach) and self._answered_beside(approach, number))
        )

    def _with_answerer(self, approach: Approach, number: int) -> Approach:
        """Of "Oslo suggested that they meet. Lima has not responded" the suggestion as one to Lima."""
        verb, asker = approach.trigger, approach.initiator
        told = approach.plain or approach.target is not None or asker is None or verb is approach.noun
        if told or asker is None or verb.lemma not in self._words.verbs["proposing"]:
            return approach
        for tokens in self._behind(verb, number):
            subjects = [t for t in tokens if t.dep == "nsubj" and self._parties.is_sure(t) and t.pos != "PRON"]
            answers = [t for t in subjects if not self._one(t, asker)][:1]
            if answers and reply_in([tokens])[0] in ("none", "accepted", "refused"):
                return replace(approach, target=answers[0], plain=True)
        return approach

    def _behind(self, verb: Token, number: int) -> Iterator[Sequence[Token]]:
        """The clause that "but" or "and" joins to a verb, and the next sentence."""
        joined = (k for k in self._analysis.children(verb.index) if k.dep == "conj" and k.pos in VERBAL)
        yield from (self._analysis.subtree(k.index) for k in joined)
        yield from (self._analysis.tokens_of(s) for s in self._analysis.sentences[number + 1 : number + 2])

    def _asks(self, approach: Approach) -> bool:
        """Whether a verb tells it, with whoever asks, and whom, or what he asks for."""
        kinds, lemma = self._words.verbs, approach.trigger.lemma
        asking = lemma in kinds["asking"]
        known = asking or (
            approach.target is not None and lemma in kinds["wondering"] | kinds["of"] | kinds["pressing"]
        )
        return approach.trigger is not approach.noun and approach.initiator is not None and known

    def _answered_beside(self, approach: Approach, number: int) -> bool:
        """Whether the sentence tells outside of the approach what came of it: "sought leave, which Oslo withheld"."""
        inside = {t.index for t in self._own(approach.trigger)}
        around = [t for t in self._analysis.tokens_of(self._analysis.sentences[number]) if t.index not in inside]
        if reply_in([around])[0] != "unknown":
            return True
        behind = self._analysis.sentences[number + 1 : number + 2] if approach.target is not None else ()
        return any(
            self._by_target(s, approach) and reply_in([self._analysis.tokens_of(s)])[0] != "unknown" for s in behind
        )

    def _by_target(self, sentence: Sentence, approach: Approach) -> bool:
        """Whether the subject of a sentence is the one who was approached."""
        target = self._parties.of(approach.target) if approach.target is not None else None
        subjects = [t for t in self._analysis.tokens_of(sentence) if t.dep == "nsubj" and self._parties.is_party(t)]
        members = self._parties.actor(target).members if target is not None else ()
        acting = [self._parties.of(t) for t in subjects[:1]]
        return any(self._parties.one_side(a, side) for a in acting for side in (target, *members))

    def _directed(self, approach: Approach, sentence: Sentence) -> bool:
        """Whether it is told to whom and by whom somebody turns, or, of a thing that is sent, what was answered."""
        by_noun = approach.trigger is approach.noun
        if approach.again and approach.initiator is None and approach.target is None:
            return True
        if not by_noun:
            frame = self._parties.clauses.frame(approach.trigger.index)
            if approach.target is None and approach.noun is None and approach.trigger.lemma == "write":
                return self._answered_behind(sentence)
            return approach.initiator is not None or frame.passive or approach.noun is not None
        if approach.target is not None:
            return True
        noun = approach.trigger
        inside = {t.index for t in self._own(noun)}
        around = [t for t in self._analysis.tokens_of(sentence) if t.index not in inside]
        answered = reply_in([around])[0] != "unknown" or self._answered_to(noun)
        return answered and not (noun.tag == "NNS" and noun.lemma in self._words.vague)

    def _answered_behind(self, sentence: Sentence) -> bool:
        """Whether the next sentence tells of a reply, or of none."""
        behind = self._analysis.sentences_between(sentence.end, sentence.end + 1 + LOOK_AHEAD)
        return any(reply_in([self._analysis.tokens_of(s)])[0] != "unknown" for s in behind[:2])

    def _answered_to(self, noun: Token) -> bool:
        """As in "to Oslo's enquiry the council said no"."""
        link = self._analysis.tokens[noun.head]
        return (
            noun.dep == "pobj"
            and link.lemma == "to"
            and self._analysis.tokens[link.head].lemma in self._words.answering
        )

    def _in_meeting(self, approach: Approach, number: int) -> bool:
        """Whether the sentence before tells of a meeting, in which a demand is private."""
        if approach.trigger.lemma not in self._words.verbs["pressing"] or number == 0 or approach.target is None:
            return False
        before = self._analysis.tokens_of(self._analysis.sentences[number - 1])
        return any(t.lemma in MEETING and t.tag in ("VBD", "VBN") for t in before)

    def _completed(self, best: Approach, fit: Sequence[Approach], number: int) -> Approach:
        """With the sides that another reading of the sentence tells, or that its other clauses do."""
        for other in fit:
            if best.initiator is None and other.initiator is not None and other.initiator is not best.target:
                best = replace(best, initiator=other.initiator)
            if best.target is None and other.target is not None and other.target is not best.initiator:
                best = replace(best, target=other.target)
        if best.target is None and best.initiator is not None:
            answerer = self._answerer(best.initiator, number)
            best = replace(best, target=answerer or self._other_side(best.initiator, best, number))
        if best.initiator is None and best.target is not None:
            best = replace(best, initiator=self._other_side(best.target, best, number))
        if best.initiator and best.target and self._parties.of(best.initiator) == self._parties.of(best.target):
            best = replace(best, target=self._other_side(best.initiator, best, number))
        return best

    def _answerer(self, initiator: Token, number: int) -> Token | None:
        """Whose an answer is that is told beside: "to the request Lima's answer was ..."."""
        tokens = self._analysis.tokens_of(self._analysis.sentences[number])
        nouns = [t for t in tokens if t.pos == "NOUN" and t.lemma in self._words.answer_nouns]
        owners = [k for noun in nouns for k in self._analysis.children(noun.index) if k.dep == "poss"]
        side = self._parties.of(initiator)
        return next((t for t in owners if self._parties.is_sure(t) and self._parties.of(t) not in (side, None)), None)

    def _other_side(self, known: Token, approach: Approach, number: int) -> Token | None:
        """The subject of the sentence, or of one beside it, where that is another party."""
        side = self._parties.of(known)
        inside = {t.index for t in self._analysis.subtree(approach.trigger.index)} if approach.noun else set()
        sentences = [s for s in (number, number + 1, number - 1) if 0 <= s < len(self._analysis.sentences)]
        for sentence in (self._analysis.sentences[s] for s in sentences):
            tokens = self._analysis.tokens_of(sentence)
            subjects = [t for t in tokens if t.dep in ("nsubj", "nsubjpass", "pobj", "poss") and t.index not in inside]
            subjects.sort(key=lambda t: (t.dep not in ("nsubj", "nsubjpass"), t.pos == "PRON", t.index))
            for token in (t for t in subjects if not self._carries(t)):
                other = self._parties.of(token)
                own = token.dep == "poss" and self._parties.one_side(other, side)
                if self._may_be_meant(token, approach) and other not in (side, None) and not own:
                    return token
        return None

    def _carries(self, token: Token) -> bool:
        """Whether it is only the one through whom it went, or who is cited: "according to two diplomats"."""
        link = self._analysis.tokens[token.head]
        cited = link.lemma == "to" and self._analysis.tokens[link.head].text.lower() == "according"
        return token.dep == "pobj" and (cited or link.lemma in self._words.bearing)

    def _may_be_meant(self, token: Token, approach: Approach) -> bool:
        """Whether somebody beside an approach may be the other side; where nothing is said of one, only a state may,
        and never an official who only reports it."""
        verb = self._analysis.tokens[token.head]
        if verb.lemma in COUNTED_IN:
            return False
        if token.lemma in REPORTING and verb.lemma in ("say", "tell", "report", "recall", "add", "confirm"):
            return False
        if not self._parties.is_sure(token) or token.lemma in self._words.no_parties:
            return False
        if any(k.lemma in ("neither", "no", "any", "either") for k in self._analysis.children(token.index)):
            return False
        ident = self._parties.of(token) if approach.noun is None and approach.trigger.lemma == "write" else None
        return ident is None or self._parties.actor(ident).country is not None

    def _clause(self, approach: Approach) -> tuple[Token, ...]:
        """The tokens from the first to the last of what tells the approach, without clauses joined to it."""
        own = self._own(approach.told_by)
        if approach.noun is not None:
            own += self._own(approach.noun)
        own += [t for t in (approach.initiator, approach.target) if t and self._near(t, approach.told_by)]
        own += [t for t in (approach.target,) if t and self._right_behind(t, max(own, key=lambda w: w.index))]
        first, last = min(t.index for t in own), max(t.index for t in own)
        behind = self._analysis.tokens[approach.told_by.index : last + 1]
        last = next((t.index - 1 for t in behind if t.text == ";"), last)
        return self._analysis.tokens[first : last + 1]

    def _right_behind(self, target: Token, last: Token) -> bool:
        """Whether only a preposition and the words before the target stand between: "his overtures to the league"."""
        between = self._analysis.tokens[last.index + 1 : target.index]
        clear = all(t.pos not in ("AUX", "PUNCT") and (t.pos != "VERB" or t.dep == "amod") for t in between)
        return bool(between) and between[0].pos == "ADP" and clear

    def _near(self, token: Token, trigger: Token) -> bool:
        """Whether a side stands in the clause of the trigger and not in one above or beside it."""
        here = token
        while here.index not in (here.head, trigger.index):
            here = self._analysis.tokens[here.head]
            if here.pos in VERBAL and here.index != trigger.index:
                return False
        return here.index == trigger.index

    def _own(self, trigger: Token) -> list[Token]:
        """The words of an approach's own clause, without a "that" that only joins it to others."""
        own = own_words(self._analysis, trigger, lambda kid, here: self._another(kid, here, trigger))
        return [t for t in own if t.dep != "mark" or t.lemma != "that"] or [trigger]

    def _another(self, kid: Token, here: Token, trigger: Token) -> bool:
        """Whether a dependent begins another clause than the one that tells the approach."""
        own = any(k.dep == "nsubj" for k in self._analysis.children(kid.index))
        joined = kid.dep == "conj" and kid.pos in VERBAL and (own or (here is trigger and not self._goes_on(kid)))
        answering = (
            kid.dep in ("relcl", "appos", "advcl", "conj", "prep") and kid.index > trigger.index and self._answers(kid)
        )
        return (
            joined
            or answering
            or kid.dep in ("punct", "parataxis")
            or kid.text.lower() == "according"
            or (kid.dep in ("ccomp", "relcl") and kid.index < here.index)
        )

    def _goes_on(self, verb: Token) -> bool:
        """As in "was summoned and told to stop": what the one called in was told."""
        above = self._analysis.tokens[verb.head]
        return verb.lemma in self._words.told and above.lemma in self._words.verbs["calling_in"]

    def _answers(self, clause: Token) -> bool:
        """Whether a clause tells what came of it: "which agreed", "who came home with a reply"."""
        told = self._analysis.subtree(clause.index)
        kids = self._analysis.children(clause.index)
        if clause.dep == "advcl" and any(k.tag == "TO" for k in kids) and not any(k.lemma == "only" for k in kids):
            return False  # what for, not "only to hear"
        if clause.dep == "prep":
            return clause.lemma in ("without", "with", "in") and reply_in([told])[0] == "none"
        return any(t.lemma in self._words.answers for t in told) or reply_in([told])[0] != "unknown"
