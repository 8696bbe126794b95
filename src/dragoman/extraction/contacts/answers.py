"""Approaches told by what came of them: "its comments reached Oslo", "reacted to the Norwegian paper", "agreed to the
survey that Oslo had proposed"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extraction.clauses.frames import Frame
from dragoman.extraction.contacts.approach import Approach
from dragoman.extraction.contacts.replies import reply_in
from dragoman.extraction.contacts.sides import NATIONAL, VERBAL, Sides
from dragoman.language.analysis import Token
from dragoman.vocabulary.contacts import contact_words

ANSWERING = ("to", "on")
OWNED = frozenset({"by", "from"})
NAMING = frozenset({"name", "list", "raise", "set", "float", "draft", "outline", "table"})
MISSING = frozenset({"fail", "decline", "refuse", "neglect", "omit"})
"""Above "to answer" these tell that nobody did."""


class Answers:
    """Reads the answers that are told without the approach in one document."""

    def __init__(self, sides: Sides) -> None:
        self._sides, self._analysis, self._clauses = sides, sides.analysis, sides.clauses
        self._words = contact_words()

    def told_by(self, frame: Frame) -> Iterator[Approach]:
        """The approach that a verb tells of by its answer, if any."""
        for read in (self._responding, self._arriving, self._taken):
            if found := read(frame):
                yield found
                return

    def _responding(self, frame: Frame) -> Approach | None:
        """As in "reacted to the Norwegian paper": the approach is Norway's."""
        if frame.head.lemma not in self._words.verbs["responding"] or self._is_wished(frame.head):
            return None
        answerer = self._sides.agent(frame)
        for paper in (*frame.objects, *frame.by("to", "on")):
            owner = (self._owner(paper) or self._teller(paper, frame)) if self._is_sent(paper) else None
            if owner is not None and answerer is not None and owner is not answerer:
                owed = self._is_missing(frame.head)
                via = next((b for f in self._sendings(paper) if (b := self._sides.bearer(f)) is not None), None)
                return Approach(
                    frame.head, owner, answerer, noun=paper, via=via, answered=not owed, owed=owed, weight=2
                )
        return None

    def _teller(self, paper: Token, frame: Frame) -> Token | None:
        """Of "Oslo said that Lima had not responded to its note" Oslo, whose note it is."""
        own = any(k.dep == "poss" and k.tag == "PRP$" for k in self._analysis.children(paper.index))
        if not own or frame.head.dep != "ccomp":
            return None
        return self._sides.agent(self._clauses.frame(frame.head.head))

    def _is_missing(self, verb: Token) -> bool:
        """As in "has not responded to", "failed to respond to"."""
        above = self._analysis.tokens[verb.head]
        denied = any(k.dep == "neg" for k in self._analysis.children(verb.index))
        return denied or (verb.dep == "xcomp" and above.lemma in MISSING)

    def _is_wished(self, verb: Token) -> bool:
        """Whether it is an infinitive or a wish that tells of no answer, and of none that was missed."""
        return verb.tag == "VB" and not self._is_missing(verb)

    def _is_sent(self, paper: Token) -> bool:
        """Whether a noun is that of a paper or a thing that is sent; a page stands for what is written on it."""
        return paper.lemma in self._words.papers.union(self._words.nouns, self._words.pages)

    def _owner(self, noun: Token) -> Token | None:
        """Whose a thing is, where it is somebody else's: "Oslo's paper", "a Norwegian paper", "the paper from Oslo"."""
        kids = self._analysis.children(noun.index)
        owners = [k for k in kids if k.dep in NATIONAL | {"poss"} and k.text[:1].isupper()]
        owners += [k for k in kids if k.dep == "poss" and k.pos == "NOUN"]
        return self._sides.party((*owners, *self._sides.linked(noun, *OWNED), *self._senders(noun)))

    def _senders(self, noun: Token) -> list[Token]:
        """Who put it forward in a clause of its own: "the two harbours that Oslo had named"."""
        return [agent for frame in self._sendings(noun) for agent in frame.agents if agent is not noun]

    def _sendings(self, noun: Token) -> list[Frame]:
        known = self._words.verbs["proposing"] | self._words.verbs["giving"] | NAMING
        clauses = [k for k in self._analysis.children(noun.index) if k.dep in ("relcl", "acl") and k.lemma in known]
        return [self._clauses.frame(c.index) for c in clauses]

    def _arriving(self, frame: Frame) -> Approach | None:
        """As in "its comments reached Oslo", "our answer went to the envoy": the approach is that of who gets it."""
        words = self._words.verbs
        if frame.passive or frame.head.lemma not in words["arriving"] | words["giving"]:
            return None
        moved = frame.agents if frame.head.lemma in words["arriving"] else frame.objects
        answer = next((t for t in moved if t.lemma in self._words.written), None)
        if answer is None:
            return None
        owners = [o for p in self._sides.linked(answer, *ANSWERING) if (o := self._owner(p)) is not None]
        kids = self._analysis.children(answer.index)
        mine = [k for k in kids if k.dep == "poss" or (k.dep in NATIONAL and self._sides.national(k))]
        answerer = self._sides.party((*mine, *self._sides.linked(answer, *OWNED, "of")))
        if answerer is None and answer in frame.objects:
            answerer = self._sides.agent(frame)
        straight = frame.objects if answer in frame.agents else frame.datives
        places = (*straight, *frame.by("to", "in", "at", "with"))
        getter = self._at_whose(places) or self._sides.party(places)
        if owners and answerer is not None and (answer in frame.objects or self._senders_told(answer)):
            return Approach(frame.head, owners[0], answerer, noun=answer, answered=True, weight=2)
        if answerer is None or getter is None or owners:
            return None  # of "a reply to the Norwegian paper" it is known to whom
        return Approach(frame.head, getter, answerer, noun=answer, answered=True)

    def _senders_told(self, answer: Token) -> bool:
        return any(self._senders(p) for p in self._sides.linked(answer, "to"))

    def _at_whose(self, places: tuple[Token, ...]) -> Token | None:
        """Whose the office is of "reached the envoy's office"."""
        rooms = [p for p in places if p.lemma in self._words.doors | {"office", "hand", "inbox"}]
        return self._sides.party([k for room in rooms for k in self._analysis.children(room.index) if k.dep == "poss"])

    def _taken(self, frame: Frame) -> Approach | None:
        """As in "agreed to the survey that Oslo had proposed", "turned down the swap offered by Oslo"."""
        verb = frame.head
        if verb.dep not in ("relcl", "acl") or verb.lemma not in self._words.verbs["proposing"]:
            return None
        noun = self._analysis.tokens[verb.head]
        above = self._analysis.tokens[noun.head]
        if noun in frame.agents:
            return None  # "Oslo, which had asked"
        if above.pos == "ADP":
            above = self._analysis.tokens[above.head]
        if above.pos in ("NOUN", "PROPN"):
            above = self._analysis.tokens[above.head]  # "gave its consent to"
        initiator = self._sides.agent(frame)
        inside = {t.index for t in self._analysis.subtree(verb.index)}
        told = [t for t in self._analysis.subtree(above.index) if t.index not in inside]
        if above.pos not in VERBAL or initiator is None or reply_in([told])[0] in ("unknown", "none"):
            return None
        target = self._sides.agent(self._clauses.frame(above.index))
        if target is None or target.index in inside or not self._sides.parties.is_sure(target):
            return None
        return Approach(verb, initiator, target, weight=3)
