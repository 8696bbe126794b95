"""Whose turn it is, where a text says so outright: "it is for Lima to answer", "Oslo awaits a reply from Lima"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.extraction.contacts.sides import NATIONAL, Sides
from dragoman.language.analysis import Sentence, Token
from dragoman.vocabulary.contacts import contact_words

UP_TO = frozenset({"up", "over", "down"})
"""As in "it is up to Lima", "it is over to Lima"."""

RESTING = frozenset({"be", "lie", "rest", "remain", "stay", "sit", "fall", "belong", "pass"})
FIELD = frozenset({"court", "half", "side", "hand", "field", "camp"})
ANSWERING = frozenset({"answer", "reply", "respond", "react"})
GETTING = frozenset({"have", "get", "receive", "hear"})
MISSED = frozenset({"answer", "reply", "response", "reaction", "word"})
WAITING = frozenset({"wait", "await", "expect"})


@dataclass(frozen=True)
class Owed:
    """Somebody (`debtor`) owes the next word, to the `creditor` where he is told; `place` are the words that say so,
    `paper` what is to be answered, and `via` through whom it was sent."""

    debtor: Token
    place: tuple[Token, Token]
    creditor: Token | None = None
    paper: Token | None = None
    via: Token | None = None


class Owing:
    """Reads who owes an answer in the sentences of one document."""

    def __init__(self, sides: Sides) -> None:
        self._sides, self._analysis = sides, sides.analysis
        self._words = contact_words()

    def of(self, sentence: Sentence) -> Iterator[Owed]:
        """Everything that a sentence says of it, in text order."""
        for token in self._analysis.tokens_of(sentence):
            readers = (self._for_whom, self._up_to, self._turn, self._owing, self._waiting, self._silent, self._unheard)
            if (found := next((o for read in readers if (o := read(token))), None)) is not None:
                yield found

    def _for_whom(self, verb: Token) -> Owed | None:
        """As in "it is for Lima to answer", "it falls to Lima to respond"."""
        kids = self._kids(verb)
        marked = next((k for k in kids if k.dep == "mark" and k.lemma == "for"), None)
        above = self._analysis.tokens[verb.head]
        if verb.lemma not in self._words.owed or marked is None or above.lemma != "be":
            return None
        debtor = self._sides.party([k for k in kids if k.dep == "nsubj"])
        return Owed(debtor, (above, verb)) if debtor is not None else None

    def _up_to(self, verb: Token) -> Owed | None:
        """As in "it is up to Lima to decide", "the next move lies with Lima", "the ball is in Lima's court"."""
        if verb.lemma not in RESTING or self._denied(verb):
            return None
        subjects = [k for k in self._kids(verb) if k.dep == "nsubj"]
        moved = any(t.lemma in self._words.moves for t in subjects)
        aims = any(k.lemma in self._words.owed for k in self._kids(verb))
        if not moved and not (aims and any(t.lemma == "it" for t in subjects)):
            return None
        debtor = self._sides.party(list(self._resting_with(verb)))
        return Owed(debtor, (verb, debtor)) if debtor is not None else None

    def _resting_with(self, verb: Token) -> Iterator[Token]:
        for kid in self._kids(verb):
            if kid.lemma in UP_TO:
                yield from self._sides.linked(kid, "to")
            elif kid.dep == "attr":
                yield from (kid for k in self._kids(kid) if k.dep == "case")  # "the next move is Lima's"
            elif kid.dep == "prep" and kid.lemma in ("with", "to"):
                yield from self._sides.behind(kid)
            elif kid.dep == "prep" and kid.lemma in ("in", "into"):
                fields = [p for p in self._sides.behind(kid) if p.lemma in FIELD]
                yield from (k for field in fields for k in self._kids(field) if k.dep == "poss")
                yield from (p for field in fields for p in self._sides.linked(field, "of"))

    def _turn(self, noun: Token) -> Owed | None:
        """As in "it is Lima's turn", "the turn of Lima"."""
        if noun.lemma != "turn" or noun.dep != "attr" or self._denied(self._analysis.tokens[noun.head]):
            return None
        debtor = self._whose(noun)
        return Owed(debtor, (debtor, noun)) if debtor is not None else None

    def _owing(self, verb: Token) -> Owed | None:
        """As in "Lima still owes Oslo an answer"."""
        frame = self._sides.clauses.frame(verb.index) if verb.lemma == "owe" and verb.pos == "VERB" else None
        if frame is None or not any(t.lemma in self._words.answer_nouns for t in frame.objects):
            return None
        debtor = self._sides.agent(frame)
        creditor = self._sides.party((*frame.datives, *frame.by("to")))
        return Owed(debtor, (verb, verb), creditor) if debtor is not None else None

    def _waiting(self, verb: Token) -> Owed | None:
        """As in "Oslo is waiting for Lima's answer", "awaits a reply from Lima", "waits for Lima to respond"."""
        if verb.lemma not in WAITING or verb.pos != "VERB" or self._denied(verb):
            return None
        frame = self._sides.clauses.frame(verb.index)
        answers = [t for t in (*frame.objects, *frame.by("for")) if t.lemma in self._words.answer_nouns]
        debtor = next((d for answer in answers if (d := self._whose(answer)) is not None), None)
        for kid in () if debtor is not None else self._kids(verb):
            if kid.lemma in self._words.owed and any(k.dep == "mark" and k.lemma == "for" for k in self._kids(kid)):
                debtor = self._sides.party([k for k in self._kids(kid) if k.dep == "nsubj"])
        if debtor is None:
            return None
        paper = next((p for answer in answers for p in self._sides.linked(answer, "to")), None)
        clauses = [t for t in self._analysis.subtree(paper.index) if t.dep in ("relcl", "acl")] if paper else []
        ways = (self._sides.bearer(self._sides.clauses.frame(c.index)) for c in clauses)
        via = next((w for w in ways if w is not None), None)
        return Owed(debtor, (verb, verb), self._sides.agent(frame), paper, via)

    def _silent(self, verb: Token) -> Owed | None:
        """As in "Lima has not replied to Oslo", "has yet to answer them", "failed to respond to our note"."""
        if verb.lemma not in ANSWERING or verb.pos != "VERB" or not self._is_missing(verb):
            return None
        frame = self._sides.clauses.frame(verb.index)
        above = self._analysis.tokens[verb.head]
        own = frame if frame.agents or verb.dep != "xcomp" else self._sides.clauses.frame(above.index)
        debtor = self._sides.agent(own)
        told = [t for t in (*frame.objects, *frame.by("to")) if t not in own.agents]
        creditor = self._sides.party(told) or self._sides.party([o for t in told for o in self._owners(t)])
        if debtor is None or frame.passive or (told and creditor is None):
            return None  # "did not respond to a request for comment"
        return Owed(debtor, (verb, verb), creditor)

    def _unheard(self, verb: Token) -> Owed | None:
        """As in "Oslo has not heard from Lima", "has had no answer from Lima"."""
        frame = self._sides.clauses.frame(verb.index)
        if verb.pos != "VERB" or frame.passive or self._is_supposed(verb):
            return None
        missed = [t for t in frame.objects if t.lemma in MISSED and any(k.lemma == "no" for k in self._kids(t))]
        missed += [t for t in frame.objects if t.lemma == "nothing"]
        heard = verb.lemma == "hear" and (self._is_missing(verb) or bool(missed))
        if not heard and not (missed and verb.lemma in GETTING):
            return None
        debtor = self._sides.party((*frame.by("from"), *(p for t in missed for p in self._sides.linked(t, "from"))))
        if (
            debtor is not None and debtor.pos == "PRON" and verb.dep == "conj"
        ):  # "sent it to Lima and has not heard from it"
            debtor = self._sides.party(self._sides.clauses.frame(verb.head).by("to")) or debtor
        creditor = self._sides.agent(frame)
        return Owed(debtor, (verb, verb), creditor) if debtor is not None and creditor is not None else None

    def _is_missing(self, verb: Token) -> bool:
        """As in "has not answered", "has yet to answer", "failed to answer"."""
        if self._is_supposed(verb):
            return False
        above = self._analysis.tokens[verb.head]
        infinitive = any(k.tag == "TO" for k in self._kids(verb))
        yet = any(k.lemma == "yet" for k in (*self._kids(verb), *self._kids(above)))
        late = above.lemma in ("fail", "neglect") or (above.lemma in ("have", "be") and yet)
        return (infinitive and verb.dep == "xcomp" and late) or (not infinitive and self._denied(verb))

    def _is_supposed(self, verb: Token) -> bool:
        """As in "if Lima does not answer", "would not answer"."""
        kids = self._kids(verb)
        marked = any(k.dep == "mark" and k.lemma in ("if", "unless", "whether", "until") for k in kids)
        return marked or any(k.dep == "aux" and k.tag == "MD" for k in kids)

    def _owners(self, noun: Token) -> list[Token]:
        kids = self._kids(noun)
        return [k for k in kids if k.dep == "poss" or (k.dep in NATIONAL and self._sides.national(k))]

    def _whose(self, noun: Token) -> Token | None:
        """Whose an answer or a turn is."""
        owners = [k for k in self._kids(noun) if k.dep == "poss"]
        owners += self._sides.linked(noun, "from", "by", "of")
        owners += [k for k in self._kids(noun) if k.dep in NATIONAL and self._sides.national(k)]
        return self._sides.party(owners)

    def _denied(self, verb: Token) -> bool:
        return any(k.dep == "neg" for k in self._kids(verb))

    def _kids(self, token: Token) -> list[Token]:
        return self._analysis.children(token.index)
