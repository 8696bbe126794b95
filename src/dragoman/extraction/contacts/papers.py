"""Whose the paper is that is taken up later: of "accepted it" and "turned the draft down" the giver told before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.extraction.contacts.approach import Told
from dragoman.extraction.contacts.sides import NATIONAL, Sides, mediates
from dragoman.language.analysis import Token
from dragoman.vocabulary.contacts import contact_words

FARTHEST = 10
"""Sentences before its later mention in which a paper is told with its giver; some three paragraphs."""

NEAR = 1
"""Sentences in front of an "it" in which the paper stands that it means."""

ASKED = 3
"""Sentences in front of an answer in which it is told what is answered."""

OWNED = ("by", "from")
LONG = ("owe", "promise", "draw", "draft", "circulate", "write", "announce", "build")
"""Verbs besides those of handing over and proposing that tell whose a paper is: "the draft that Oslo owed them"."""


class Papers:
    """Reads in one document whose its papers are."""

    def __init__(self, sides: Sides) -> None:
        self._sides, self._analysis = sides, sides.analysis
        self._words = contact_words()
        self._moving = self._words.verbs["giving"] | self._words.verbs["proposing"] | frozenset(LONG)

    def is_paper(self, token: Token) -> bool:
        """Whether a noun is that of a paper, an offer or a proposal: "the draft", "the invitation"."""
        return token.pos == "NOUN" and token.lemma in (self._words.papers | self._words.telling)

    def giver(self, token: Token, number: int, before: Sequence[Told]) -> Token | None:
        """Who gave a paper that a sentence names or means by "it": its owner there, or where it was told before."""
        paper = self._meant(token, number) if token.pos == "PRON" else token
        if paper is None:
            return None
        return self.owner(paper) or self._told_before(paper, number, before) or self._between(paper, number)

    def asked_before(self, number: int, answerer: Token) -> Token | None:
        """Whose the paper or question is that the sentences in front name and somebody else answers: "And the Tajik
        question?"."""
        for sentence in reversed(self._analysis.sentences[max(0, number - ASKED) : number]):
            for token in self._analysis.tokens_of(sentence):
                known = self.is_paper(token) or token.lemma in self._words.pages | self._words.written
                owner = self.owner(token) if known and token.pos == "NOUN" else None
                parties = self._sides.parties
                if owner is not None and not parties.one_side(parties.of(owner), parties.of(answerer)):
                    return owner
        return None

    def owner(self, paper: Token) -> Token | None:
        """As in "Oslo's paper", "the Norwegian paper", "the paper from Oslo", "the paper that Oslo owed them"."""
        kids = self._kids(paper)
        owners = [k for k in kids if k.dep == "poss"]
        owners += [k for k in kids if k.dep in NATIONAL and self._sides.national(k)]
        owners += self._sides.linked(paper, *OWNED)
        clauses = [k for k in kids if k.dep in ("relcl", "acl") and k.lemma in self._moving]
        owners += [a for c in clauses for a in self._sides.clauses.frame(c.index).agents if a is not paper]
        return self._sides.party([o for o in owners if self._sides.parties.is_sure(o)])

    def _meant(self, pronoun: Token, number: int) -> Token | None:
        """The paper that "it" or "them" means: the nearest in front, in its sentence or the one before."""
        several = pronoun.text.lower() in ("them", "they")
        first = self._analysis.sentences[max(0, number - NEAR)].first
        for token in reversed(self._analysis.tokens[first : pronoun.index]):
            if self.is_paper(token) and (token.tag == "NNS") == several and token.dep != "compound":
                return token
        return None

    def _told_before(self, paper: Token, number: int, before: Sequence[Told]) -> Token | None:
        first = self._analysis.sentences[max(0, number - FARTHEST)].first
        for token in self._back(paper, first):
            told = next((b for b in before if token in (b.approach.noun, b.approach.trigger)), None)
            if (giver := told.initiator if told is not None else self.owner(token)) is not None:
                return giver
        return None

    def _between(self, paper: Token, number: int) -> Token | None:
        """Who stands between the parties, of a paper that was handed out and whose it is nobody says: "the bridging
        paper handed out on 3 May"."""
        mentions = [paper, *self._back(paper, self._analysis.sentences[max(0, number - FARTHEST)].first)]
        clauses = [k for m in mentions for k in self._kids(m) if k.dep in ("acl", "relcl")]
        clauses += [self._analysis.tokens[m.head] for m in mentions if m.dep in ("nsubj", "nsubjpass")]
        if not any(self._is_given(c) for c in clauses):
            return None
        names = [t for t in self._analysis.tokens if t.pos == "PROPN" and t.dep != "compound"]
        names.sort(key=lambda t: (abs(t.index - paper.index), t.index))
        return next((t for t in names if self._mediates(t)), None)

    def _is_given(self, clause: Token) -> bool:
        """As in "handed out on 3 May", where it is not said by whom."""
        frame = self._sides.clauses.frame(clause.index)
        moved = clause.lemma in self._words.verbs["giving"] and clause.tag in ("VBN", "VBD")
        return moved and not any(self._sides.may_act(t) for t in (*frame.agents, *frame.by("by")))

    def _mediates(self, token: Token) -> bool:
        ident = self._sides.parties.of(token) if self._sides.parties.is_sure(token) else None
        actor = self._sides.parties.actor(ident) if ident is not None else None
        bodies = [self._sides.parties.actor(deed.actor).name for deed in actor.acts_for] if actor else []
        return actor is not None and mediates(actor, bodies)

    def _back(self, paper: Token, first: int) -> Iterator[Token]:
        """The earlier mentions of a paper, the nearest first; "the bridging paper" is no "position paper"."""
        like = self._qualities(paper)
        for token in reversed(self._analysis.tokens[first : paper.index]):
            if token.lemma == paper.lemma and token.pos == "NOUN" and (not like or like & self._qualities(token)):
                yield token

    def _qualities(self, paper: Token) -> frozenset[str]:
        return frozenset(k.lemma for k in self._kids(paper) if k.dep in ("compound", "amod") and k.text.islower())

    def _kids(self, token: Token) -> list[Token]:
        return self._analysis.children(token.index)
