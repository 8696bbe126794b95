"""The words around an approach in which a reply to it is looked for, without what it asks and what others do."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from dragoman.extraction.clauses.parties import Parties
from dragoman.extraction.clauses.phrases import own_words
from dragoman.extraction.contacts.approach import Told
from dragoman.extraction.contacts.replies import reply_in
from dragoman.extraction.contacts.sides import VERBAL
from dragoman.language.analysis import Analysis, Sentence, Token
from dragoman.record.happenings import Reply
from dragoman.record.statements import Statement
from dragoman.vocabulary.contacts import contact_words

AFTER = 2
"""Sentences behind an approach in which its reply is looked for."""

CLAUSES = frozenset({"acl", "advcl", "relcl", "ccomp", "xcomp", "conj", "parataxis", "pcomp"})
MOST = 4
"""Replies of others that are passed over in one stretch of text."""

RECEIVING = frozenset({"be", "hear", "meet", "win", "have", "find", "wait", "run", "come", "return", "go"})
"""Verbs of whoever asked that tell what he got for it."""

Stretch = Sequence[Token]


class Surroundings:
    """Reads on from the approaches of one document, and back."""

    def __init__(self, analysis: Analysis, parties: Parties, statements: Sequence[Statement]) -> None:
        self._analysis, self._parties = analysis, parties
        self._statements = [s for s in statements if s.source and s.cue]
        self._words = contact_words()

    def reply(self, told: Told, stretches: Sequence[Stretch]) -> tuple[Reply, tuple[int, int] | None]:
        """The reply that stretches of text tell, those nearest to the approach first, and its half-open offsets: not
        what a third party says or does, nor what whoever asked agrees to or refuses."""
        for stretch in stretches:
            left = list(stretch)
            for _ in range(MOST):
                reply, place = reply_in([left])
                if place is None:
                    break
                clause = self._of_another(told, reply, next(t for t in left if t.end > place[0]))
                if clause is None:
                    return reply, place
                inside = {t.index for t in own_words(self._analysis, clause, lambda kid, _: kid.dep in CLAUSES)}
                left = [t for t in left if t.index not in inside]
        return "unknown", None

    def _of_another(self, told: Told, reply: Reply, at: Token) -> Token | None:
        """The verb around a reply where its subject is not the one who owes it."""
        verb = self._verb(at)
        frame = self._parties.clauses.frame(verb.index) if verb is not None else None
        if verb is None or frame is None or frame.passive or verb in told.tokens:
            return None
        subject = min(frame.agents, key=lambda t: abs(t.index - verb.index), default=verb)
        first = subject.text.lower() in ("i", "we")
        sure = (first or subject.pos != "PRON") and self._parties.is_sure(subject)
        ident = self._parties.of(subject) if sure else None
        if ident is None or self._owes(told, ident):
            return None
        asked = self._parties.one_side(ident, self._parties.of(told.initiator))
        gets = verb.lemma in self._words.verbs["getting"] | RECEIVING
        own = reply in ("accepted", "refused") and asked and not gets
        return verb if own or (not asked and not gets and self._is_third(told, ident)) else None

    def _owes(self, told: Told, ident: str) -> bool:
        target = self._parties.of(told.target)
        members = self._parties.actor(target).members if target else ()
        return any(self._parties.one_side(ident, side) for side in (target, *members))

    def _is_third(self, told: Told, ident: str) -> bool:
        """Whether somebody's state is known, and is that of neither side, of which it is known too."""
        target = self._parties.actor(self._parties.of(told.target) or ident)
        known = [target.country, *(self._parties.actor(m).country for m in target.members)]
        return self._parties.actor(ident).country is not None and any(known)

    def _verb(self, token: Token) -> Token | None:
        """The verb of the clause that a word stands in; a participle or infinitive is one of its own."""
        here = token
        while here.pos not in VERBAL or here.dep in ("aux", "auxpass"):
            if here.head == here.index:
                return None
            here = self._analysis.tokens[here.head]
        return here

    def of(self, told: Told, until: int) -> list[Stretch]:
        """What stands behind the approach in its sentence, before it, and in the next sentences."""
        sentence = self._analysis.sentences[told.sentence]
        tokens = self._analysis.tokens
        sides = [tokens[told.tokens[-1].index + 1 : sentence.last]]
        if not told.approach.relayed:  # before what is passed on stands that it was given
            sides.append(tokens[sentence.first : told.tokens[0].index])
        apart = self._reporting(told) | self._asked(told)
        here = [[t for t in stretch if t.index not in apart] for stretch in sides]
        behind = self._analysis.sentences[told.sentence + 1 : min(until, told.sentence + 1 + AFTER)]
        return [*here, *(self._analysis.tokens_of(s) for s in behind if self._goes_on(s, told))]

    def _reporting(self, told: Told) -> set[int]:
        """The words that only say who reports the approach: "an official acknowledged on Thursday"."""
        at = told.approach.trigger.start
        cues = [s.cue for s in self._statements if s.cue and any(c.start <= at < c.end for c in s.content)]
        tokens = (t for cue in cues for t in self._analysis.tokens_between(cue.start, cue.end))
        return {t.index for t in tokens if t.lemma in self._words.admitting}

    def _goes_on(self, sentence: Sentence, told: Told) -> bool:
        """Whether a sentence stands in the paragraph of the approach, or has whoever was approached as its subject."""
        begins = [p.start for p in self._analysis.paragraphs]
        trigger = told.approach.trigger
        if bisect_right(begins, sentence.start) == bisect_right(begins, trigger.start):
            return True
        target = self._parties.of(told.target)
        subjects = (t for t in self._analysis.tokens_of(sentence) if t.dep == "nsubj" and self._parties.is_party(t))
        return any(self._parties.one_side(self._parties.of(t), target) for t in subjects)

    def _asked(self, told: Told) -> set[int]:
        """The words of a clause that says what is asked ("asking that the engineers be let in"), but those in it that
        tell what whoever was approached did."""
        words = self._words.verbs
        asking = words["asking"] | words["wondering"] | words["of"] | {"seek", "call", "want"}
        sentence = self._analysis.sentences[told.sentence]
        heads = [
            t
            for t in self._analysis.tokens_of(sentence)
            if t.lemma in asking and t.dep in ("acl", "advcl", "relcl") and t.tag != "VBD" and self._hangs_on(t, told)
        ]
        inside = {t.index for head in heads for t in self._analysis.subtree(head.index)}
        verbs = [self._analysis.tokens[at] for at in inside]
        answers = [v for v in verbs if v.dep in ("relcl", "conj", "parataxis") and self._is_past(v)]
        return inside - {t.index for v in answers for t in self._analysis.subtree(v.index)}

    def _is_past(self, verb: Token) -> bool:
        return verb.tag == "VBD" or any(k.dep in ("aux", "auxpass") and k.tag == "VBD" for k in self._kids(verb))

    def _kids(self, token: Token) -> list[Token]:
        return self._analysis.children(token.index)

    def _hangs_on(self, clause: Token, told: Told) -> bool:
        """Whether a clause belongs to the words that tell an approach."""
        above = self._analysis.tokens[clause.head]
        trigger = told.approach.trigger
        over = above.index == trigger.head and trigger.pos == "NOUN"  # "it was a letter, asking"
        return over or any(above.index == t.index for t in told.tokens) or above is trigger
