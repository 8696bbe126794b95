"""Who has others deliver a thing: "Oslo had the Swiss pass Lima a note", "had its answer brought to the envoy"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.extraction.clauses.frames import Frame
from dragoman.extraction.contacts.approach import Approach
from dragoman.extraction.contacts.sides import NATIONAL, Sides
from dragoman.language.analysis import Token
from dragoman.vocabulary.contacts import contact_words


class Causing:
    """Reads the verbs by which somebody sends others in one document."""

    def __init__(self, sides: Sides) -> None:
        self._sides, self._analysis = sides, sides.analysis
        self._words = contact_words()

    def told_by(self, frame: Frame) -> Iterator[Approach]:
        """As in "had its answer to the Norwegian paper brought to the envoy": the approach is Norway's."""
        answers = [t for t in frame.objects if t.lemma in self._words.written]
        answerer = self._sides.agent(frame)
        if frame.head.lemma not in self._words.verbs["causing"] or answerer is None:
            return
        for answer in answers:
            for paper in self._sides.linked(answer, "to"):
                owner = self.owner(paper)
                if owner is not None and self._is_moved(answer):
                    yield Approach(frame.head, owner, answerer, noun=paper, answered=True, weight=5)

    def owner(self, paper: Token) -> Token | None:
        """Whose a paper is that is answered: "our list", "Oslo's points", "the Norwegian note"."""
        kids = self._analysis.children(paper.index)
        told = [k for k in kids if k.dep in NATIONAL | {"poss"} and (k.text[:1].isupper() or k.tag == "PRP$")]
        return self._sides.party((*told, *self._sides.linked(paper, "from", "by")))

    def _is_moved(self, answer: Token) -> bool:
        """Whether it is told that somebody brings it: "had it taken to Oslo"."""
        moving = self._words.verbs["giving"] | self._words.verbs["passing"]
        return any(t.tag == "VBN" and t.lemma in moving for t in self._analysis.subtree(answer.index))

    def sent(self, found: Approach | None, frame: Frame) -> Approach | None:
        """An approach that somebody has another make, as his own through that one."""
        verb, above = frame.head, self._analysis.tokens[frame.head.head]
        moving = self._words.verbs["giving"] | self._words.verbs["passing"]
        caused = verb.dep in ("ccomp", "xcomp") and verb.tag == "VB" and verb.lemma in moving
        if not caused or above.lemma not in self._words.verbs["causing"]:
            return found
        causer, bearer = self._of(above, "nsubj"), self._of(verb, "nsubj") or self._of(above, "dobj")
        if causer is None or bearer is None:
            return found
        told_by = verb if verb.dep == "ccomp" else above
        if found is not None:
            return replace(found, trigger=told_by, initiator=causer, via=bearer)
        noun = self._sides.thing(frame.objects)
        return Approach(told_by, causer, None, noun=noun, via=bearer, weight=2) if noun is not None else None

    def _of(self, verb: Token, place: str) -> Token | None:
        """The party in one place of a verb."""
        return self._sides.party([k for k in self._analysis.children(verb.index) if k.dep == place])
