"""Approaches told by a verb of handing over or movement: "handed Oslo a list", "flew in with a note"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extraction.clauses.frames import Frame
from dragoman.extraction.contacts.approach import Approach
from dragoman.extraction.contacts.causing import Causing
from dragoman.extraction.contacts.sendings import Sendings
from dragoman.extraction.contacts.sides import VERBAL, Sides
from dragoman.language.analysis import Token
from dragoman.vocabulary.contacts import contact_words

ANSWERS = frozenset({"reply", "answer", "response"})
NEAR = 14
"""Words behind a verb of handing over in which the thing is looked for."""


class Handings:
    """Reads the verbs of handing over and of movement in one document."""

    def __init__(self, sides: Sides, sendings: Sendings) -> None:
        self._sides, self._sendings, self._analysis = sides, sendings, sides.analysis
        self._words = contact_words()

    def told_by(self, frame: Frame) -> Iterator[Approach]:
        """The approach that a verb tells of, if any."""
        for read in (self._answering, self._giving, self._sending_out, self._getting, self._arriving, self._travelling):
            if found := read(frame):
                yield found
                return

    def _answering(self, frame: Frame) -> Approach | None:
        """As in "gave the envoy a reply to the Norwegian paper": the approach is Norway's, and it was answered."""
        gives = frame.head.lemma in self._words.verbs["giving"]
        replies = [t for t in frame.objects if t.lemma in ANSWERS] if gives else []
        answerer = self._sides.agent(frame)
        for paper in (p for reply in replies for p in self._sides.linked(reply, "to")):
            owner = Causing(self._sides).owner(paper)
            if owner is not None and answerer is not None:
                return Approach(frame.head, owner, answerer, noun=paper, answered=True, weight=4)
        return None

    def _giving(self, frame: Frame) -> Approach | None:
        adjectival = any(k.dep in ("acomp", "oprd") for k in self._analysis.children(frame.head.index))
        if adjectival or self._particle(frame.head) or not self._gives(frame):
            return None  # "left unanswered", "took up"
        if referred := self._referring(frame):
            return referred
        noun = self._given(frame)
        if noun is None and (passed := self._passed_on(frame)) is not None:
            return passed
        noun = noun or self._near_thing(frame)
        if noun is None or self._noted(noun) or (frame.head.lemma == "take" and noun.lemma in self._words.vague):
            return None
        return self._handed(frame, noun) or self._entrusted(frame, noun) or self._handing(frame, noun)

    def _referring(self, frame: Frame) -> Approach | None:
        """As in "took the dispute to the council in a letter": only in a private setting."""
        matter = next((t for t in frame.objects if t.lemma in self._words.matters), None)
        if matter is None or frame.head.lemma not in self._words.verbs["referring"]:
            return None
        target = self._sides.party(
            (*frame.by("to", "before", "with"), *self._sides.linked(matter, "to", "before", "with"))
        )
        agent = self._sides.agent(frame)
        return Approach(frame.head, agent, target, noun=matter, plain=False, weight=3) if target else None

    def _handing(self, frame: Frame, noun: Token) -> Approach | None:
        """Who hands a thing to whom."""
        links = ("to", "before", "upon", "on", "with", "for", "at", "among", "between", "around")
        others = [t for t in frame.objects if t is not noun and self._sides.thing((t,)) is not noun]
        receiving = [t for t in (*frame.datives, *frame.by(*links), *others) if t not in frame.agents]
        target = self._sides.party((*receiving, *self._in_hands(frame)))  # not the subject of "On Friday Rojas gave"
        link = "with" if frame.head.lemma in self._words.verbs["lodging"] else "to"
        target = target or self._sendings.addressee(noun) or self._sides.linked_party(frame.head, link)
        if target is None and noun.lemma not in self._words.telling - self._words.vague:
            return None
        initiator, via = self._sender(frame, noun)
        return Approach(frame.head, initiator, target, noun=noun, via=via, weight=3)

    def _in_hands(self, frame: Frame) -> list[Token]:
        """Into whose hands it was put."""
        hands = [t for t in frame.by("in", "into") if t.lemma == "hand"]
        owners = [k for hand in hands for k in self._analysis.children(hand.index) if k.dep == "poss"]
        return [*owners, *(p for hand in hands for p in self._sides.linked(hand, "of"))]

    def _gives(self, frame: Frame) -> bool:
        """Whether a verb is one of handing over: known as such, or with a paper as its object that goes to somebody."""
        if frame.head.lemma in self._words.verbs["giving"]:
            return True
        noun = self._sides.thing(frame.objects)
        moved = noun is not None and noun.lemma in self._words.papers | self._words.telling
        return moved and frame.head.lemma not in self._words.unmade and self._sides.party(frame.by("to")) is not None

    def _entrusted(self, frame: Frame, noun: Token) -> Approach | None:
        """As in "gave the ambassador a letter for the king"."""
        target = self._sides.party(self._sides.linked(noun, "for"))
        bearer = self._sides.party((*frame.datives, *frame.by("to")))
        if target is None or bearer is None or noun.lemma not in self._words.telling:
            return None
        return Approach(frame.head, self._sides.agent(frame), target, noun=noun, via=bearer, weight=3)

    def _given(self, frame: Frame) -> Token | None:
        """What is handed over: the object, or what stands behind "with" ("served Oslo with a note")."""
        given = self._sides.thing(frame.objects) or (self._sides.thing(frame.by("with")) if frame.objects else None)
        return given or self._cleft(frame)

    def _cleft(self, frame: Frame) -> Token | None:
        """The message of "What Oslo sent to Lima was a message"."""
        above = self._analysis.tokens[frame.head.head]
        what = any(k.lemma == "what" for k in self._analysis.children(frame.head.index))
        if not what or frame.head.dep != "csubj" or above.lemma != "be":
            return None
        return self._sides.thing([k for k in self._analysis.children(above.index) if k.dep == "attr"])

    def _handed(self, frame: Frame, noun: Token) -> Approach | None:
        """As in "was called in and handed a note", where the one who gets it is the subject of the passive before."""
        above = self._analysis.tokens[frame.head.head]
        shared = frame.head.dep == "conj" and self._sides.clauses.passive(above) and not frame.passive
        bare = not frame.datives and not frame.by("to") and noun in frame.objects
        target = self._sides.agent(frame) if shared and bare else None
        return Approach(frame.head, None, target, noun=noun, weight=2) if target else None

    def _passed_on(self, frame: Frame) -> Approach | None:
        """As in "has passed this to Oslo", "had it delivered in Oslo"."""
        above = self._analysis.tokens[frame.head.head]
        causing = above.lemma == "have" and frame.head.dep in ("ccomp", "xcomp") and frame.head.tag == "VBN"
        moved = (*frame.objects, *(frame.agents if causing else ()))
        if frame.head.lemma not in self._words.verbs["passing"] or not any(t.lemma in ("it", "this") for t in moved):
            return None
        target = self._sides.party(frame.by("to", *(("in", "at") if causing else ())))
        bearer = self._sides.agent(self._sides.clauses.frame(above.index) if causing else frame)
        return Approach(frame.head, bearer, target, weight=4 if causing else 2) if target else None

    def _near_thing(self, frame: Frame) -> Token | None:
        """The paper of "handed Oslo a paper listing sanctions", wherever the parser hangs it."""
        if frame.passive or not self._sides.party((*frame.objects, *frame.datives)):
            return None
        behind = self._analysis.tokens[frame.head.index + 1 : frame.head.index + NEAR]
        other = next((n for n, t in enumerate(behind) if t.pos in VERBAL and t.dep in ("pcomp", "advcl", "conj")), NEAR)
        behind = behind[:other]  # not the draft of "after getting the draft"
        return next((t for t in behind if t.lemma in self._words.papers and t.pos == "NOUN"), None)

    def _particle(self, verb: Token) -> bool:
        """As in "took up", "turned down", "put off"."""
        kids = self._analysis.children(verb.index)
        return any(k.dep == "prt" and k.lemma in ("up", "down", "off", "out") for k in kids)

    def _noted(self, noun: Token) -> bool:
        """As in "took note of it"."""
        bare = not any(k.dep in ("det", "amod", "poss") for k in self._analysis.children(noun.index))
        return bare and noun.lemma == "note" and self._analysis.tokens[noun.head].lemma == "take"

    def _sender(self, frame: Frame, noun: Token) -> tuple[Token | None, Token | None]:
        """Whose the thing is, and who only carries it."""
        actor = self._sides.agent(frame)
        owner = self._sides.party(frame.by("from")) or self._sendings.owner(noun, frame)
        if owner is None and frame.passive and frame.head.lemma in self._words.verbs["carrying"]:
            return None, actor  # "a note carried by a nurse"
        if owner is None or owner is actor or owner.tag == "PRP$":
            return actor or owner, None
        return owner, actor

    def _sending_out(self, frame: Frame) -> Approach | None:
        """As in "sent a sergeant to the lines with a question", "sent an aide to Oslo to plead for time"."""
        if frame.head.lemma not in self._words.verbs["sending_out"]:
            return None
        emissary = self._sides.party(frame.objects)
        target = self._sides.party(frame.by("to"))
        if emissary is None or target is None or not self._with_a_purpose(frame):
            return None
        noun = self._carried(frame)
        return Approach(frame.head, self._sides.agent(frame), target, noun=noun, weight=3)

    def _getting(self, frame: Frame) -> Approach | None:
        if frame.head.lemma not in self._words.verbs["getting"]:
            return None
        receipts = [t for t in frame.objects if t.lemma == "receipt"]
        behind = [p for t in receipts for p in self._sides.linked(t, "of")]
        noun = self._sides.thing((*frame.objects, *frame.by("of"), *behind))
        if noun is None:
            return None
        initiator = self._sides.party(frame.by("from")) or self._sendings.owner(noun, frame)
        getter = self._sides.agent(frame)
        return Approach(frame.head, initiator, getter, noun=noun, weight=2) if initiator else None

    def _arriving(self, frame: Frame) -> Approach | None:
        noun = self._sides.thing(frame.agents)
        if frame.head.lemma not in self._words.verbs["arriving"] or noun is None or frame.passive:
            return None
        kids = self._analysis.children(frame.head.index)
        if any(k.dep in ("acomp", "oprd") or k.lemma == "back" for k in kids):
            return None  # "has gone unanswered", "came back unread": what became of it
        target = self._sides.party((*frame.objects, *frame.by("to"))) or self._sendings.addressee(noun)
        again = any(k.lemma in self._words.another for k in self._analysis.children(noun.index))
        initiator = self._sides.party(frame.by("from")) or self._sendings.owner(noun, frame)
        if initiator is None and target is None and noun.lemma not in self._words.telling:
            return None  # "when the paper came"
        return Approach(frame.head, initiator, target, noun=noun, again=again, weight=3)

    def _travelling(self, frame: Frame) -> Approach | None:
        """As in "flew to Oslo with a proposal", "flew to Oslo to plead for time"."""
        if frame.head.lemma not in self._words.verbs["travelling"] or not self._with_a_purpose(frame):
            return None
        noun = self._carried(frame)
        bearer = self._sides.party(frame.objects if frame.passive else frame.agents)
        if bearer is None:
            return None
        places = [t for t in frame.by("to", "in", "by", "at", "on") if noun is not None or self._is_seat(t)]
        told = self._sendings.addressee(noun) if noun is not None else self._pleaded_with(frame)
        target = told or self._sides.party((*places, *(() if frame.passive else frame.objects)))
        target = target or (self._sides.agent(frame) if frame.passive else None)
        sender = self._sides.party(self._sides.linked(noun, "from")) if noun is not None else None
        initiator, via = (sender, bearer) if sender is not None else (bearer, None)
        return Approach(frame.head, initiator, target, noun=noun, via=via, weight=3)

    def _pleaded_with(self, frame: Frame) -> Token | None:
        """As in "went to Oslo to plead with the king"."""
        aims = [k for k in self._analysis.children(frame.head.index) if k.lemma in self._words.verbs["pleading"]]
        frames = [self._sides.clauses.frame(k.index) for k in aims]
        return self._sides.party([t for f in frames for t in (*f.datives, *f.by("with", "to", "of"), *f.objects)])

    def _is_seat(self, place: Token) -> bool:
        """Whether a place is one where somebody is to be asked: a capital, a ministry."""
        return self._sides.parties.country(place) is not None or self._sides.parties.is_sure(place)

    def _carried(self, frame: Frame) -> Token | None:
        """What a traveller has with him."""
        links = ("with", "bearing", "bear", "carrying", "carry", "bringing")
        places = frame.by("to", "in", "at")
        inside = [p for place in places for p in self._sides.linked(place, "with")]
        kids = self._analysis.children(frame.head.index)
        bearing = [k for k in kids if k.dep in ("advcl", "acl", "xcomp") and k.lemma in links]
        borne = [t for k in bearing for t in self._sides.clauses.frame(k.index).objects]
        told = [j for t in (*frame.by(*links), *inside, *borne) for j in self._sides.clauses.joined(t)]
        return self._sides.thing(told)

    def _with_a_purpose(self, frame: Frame) -> bool:
        """Whether somebody goes with a thing to hand over, or in order to ask."""
        if self._carried(frame) is not None:
            return True
        aims = [k for k in self._analysis.children(frame.head.index) if k.dep in ("xcomp", "advcl", "acl")]
        to = [k for k in aims if any(c.tag == "TO" for c in self._analysis.children(k.index))]
        return any(k.lemma in self._words.verbs["pleading"] for k in to)
