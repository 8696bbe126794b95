"""Approaches told by a verb: "telephoned Oslo", "wrote to it", "asked of it", "handed it a list", "flew in with it"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.extraction.clauses.frames import Frame
from dragoman.extraction.contacts.approach import Approach
from dragoman.extraction.contacts.attempts import attempt_at
from dragoman.extraction.contacts.sides import Sides
from dragoman.extraction.speakers.roles import is_office
from dragoman.language.analysis import Token
from dragoman.vocabulary.contacts import contact_words

LINES = ("over", "on", "by", "via", "through")
QUESTIONING = frozenset({"ask", "inquire", "enquire", "wonder", "question"})
WEAK = frozenset({"appeal", "speak", "talk", "turn", "explain", "indicate", "mention", "signal", "complain"})
"""Verbs that tell of a contact only where the setting is a private one."""

HELPING = frozenset({"office", "mediation", "service"})
"""What somebody between two sides offers them: "offered both sides its good offices"."""


class Turnings:
    """Reads the verbs of approach in one document, but those of handing over."""

    def __init__(self, sides: Sides) -> None:
        self._sides, self._analysis = sides, sides.analysis
        self._words = contact_words()

    def told_by(self, frame: Frame) -> Iterator[Approach]:
        """The approach that a verb tells of, if any."""
        plainly = (self._of_object, self._asking, self._to, self._of, self._letting_know, self._opening, self._using)
        readers = (*plainly, self._exacting, self._offering)
        for read in (*readers, self._in_a_paper):
            if found := read(frame):
                yield found
                return

    def _in_a_paper(self, frame: Frame) -> Approach | None:
        """As in "In it Oslo wants to know what Lima would give up", "in the note Oslo asks how Lima counts"."""
        verb = frame.head
        above = self._analysis.tokens[verb.head]
        outer = self._sides.clauses.frame(above.index) if verb.lemma == "know" and above.lemma == "want" else frame
        if outer is frame and verb.lemma not in QUESTIONING:
            return None
        papers = self._words.papers.union(
            self._words.telling, self._words.answer_nouns, ("it", "they", "this", "which")
        )
        paper = next((t for t in outer.by("in") if t.lemma in papers), None)
        initiator = self._sides.agent(outer)
        if paper is None or initiator is None:
            return None
        asked = [t for t in self._to_act(verb) if self._sides.parties.is_sure(t) and t.pos != "PRON"]
        return Approach(verb, initiator, self._sides.party(asked), noun=paper, weight=2)

    def _of_object(self, frame: Frame) -> Approach | None:
        verb = frame.head
        if verb.lemma not in self._words.verbs["object"] | self._words.by_telephone:
            return None
        if self._sides.thing(frame.agents) is not None:
            return None  # "a message reached Oslo"
        if self._called_in(frame):
            return self._summoning(frame)
        if verb.lemma == "reach" and not (frame.by(*LINES) or attempt_at(self._analysis, verb)):
            return None
        target = self._sides.party((*frame.objects, *frame.datives)) or self._wired_to(frame)
        if target is None or self._named(frame):
            return None
        return Approach(verb, self._sides.agent(frame), target, weight=3)

    def _wired_to(self, frame: Frame) -> Token | None:
        """As in "the query that it had emailed to Oslo"; nobody is "called to" or "approached to"."""
        wires = self._words.verbs["wiring"]
        return self._sides.party(frame.by("to")) if frame.head.lemma in wires else None

    def _called_in(self, frame: Frame) -> bool:
        """Whether somebody is called in: "was summoned", "called in to the ministry"."""
        kids = self._analysis.children(frame.head.index)
        inward = any(k.dep in ("prt", "advmod") and k.lemma in ("in", "over") for k in kids)
        inward |= self._called(frame) is not None
        return frame.head.lemma == "summon" or (frame.head.lemma in self._words.verbs["calling_in"] and inward)

    def _summoning(self, frame: Frame) -> Approach | None:
        """Whoever calls somebody in, or to whose office he is called; the side is seldom said."""
        target = self._sides.party(frame.objects) or self._called(frame)
        caller = self._sides.party((*frame.agents, *frame.by("to", "into", "before")))
        return Approach(frame.head, caller, target, weight=4) if target else None

    def _called(self, frame: Frame) -> Token | None:
        """Who is called in where the parser takes the "in" for a place: "called in the ambassador"."""
        near = [k for k in self._analysis.children(frame.head.index) if k.index == frame.head.index + 1]
        behind = [p for k in near if k.dep == "prep" and k.lemma in ("in", "over") for p in self._sides.behind(k)]
        return self._sides.party([t for t in behind if is_office(t)])

    def _named(self, frame: Frame) -> bool:
        """As in "also called the Box", "called on the council"."""
        if frame.head.lemma != "call":
            return False
        kids = self._analysis.children(frame.head.index)
        helped = any(k.dep == "aux" and k.lemma == "have" for k in kids)
        adjectival = frame.head.tag == "VBN" and not helped and not self._over_a_line(frame)
        other = len(frame.objects) > 1 or any(k.dep in ("oprd", "ccomp", "acomp") for k in kids)
        return adjectival or other or self._sides.party(frame.by("on", "upon")) is not None

    def _over_a_line(self, frame: Frame) -> bool:
        return any(t.lemma in self._words.lines for t in frame.by(*LINES))

    def _asking(self, frame: Frame) -> Approach | None:
        if frame.head.lemma not in self._words.verbs["asking"]:
            return None
        if self._is_text(frame) or (frame.passive and not frame.agents and not frame.by("from")):
            return None
        straight = () if frame.head.lemma == "seek" else (*frame.objects, *frame.datives)
        asked = [p for t in frame.objects for p in self._sides.linked(t, "from") if self._sides.parties.is_sure(p)]
        target = self._sides.party(straight) or self._sides.party((*frame.by("of", "from"), *asked))
        if target is None:
            return self._asking_nobody(frame)
        return Approach(frame.head, self._sides.agent(frame), target, weight=2)

    def _asking_nobody(self, frame: Frame) -> Approach | None:
        """As in "requested Oslo's permission", "talks requested by Oslo", "sought leave to cross"."""
        asker, noun = self._sides.agent(frame), next(iter((*frame.objects, *frame.by("for"))), None)
        if noun is None or asker is None:
            return None
        if not frame.passive and (owner := self._possessor(noun)) is not None:
            return Approach(frame.head, asker, owner, weight=2)
        if frame.passive:
            return Approach(frame.head, asker, None, noun=noun)
        wanted = noun.lemma in self._words.leave and any(noun is t for t in (*frame.objects, *frame.by("for")))
        unheard = Approach(frame.head, asker, None, plain=False) if wanted else None
        return self._to_be_heard(frame, asker) or unheard

    def _to_be_heard(self, frame: Frame, asker: Token) -> Approach | None:
        """As in "asked for an audience with the king", "sought a meeting with Oslo"."""
        wished = [t for t in (*frame.objects, *frame.by("for")) if t.lemma in self._words.hearings]
        heard_by = self._sides.party([p for t in wished for p in self._sides.linked(t, "with", "of")])
        return Approach(frame.head, asker, heard_by, weight=2) if heard_by else None

    def _possessor(self, noun: Token) -> Token | None:
        """Whose leave is asked: "requested Oslo's permission"."""
        owners = [k for k in self._analysis.children(noun.index) if k.dep == "poss" and k.tag != "PRP$"]
        return self._sides.party(owners) if noun.lemma in self._words.leave else None

    def _is_text(self, frame: Frame) -> bool:
        """Whether the one who asks is a banner, a petition or nobody in particular."""
        if frame.passive or not frame.agents:
            return False
        sent = self._sides.thing(frame.agents)
        return self._sides.agent(frame) is None and (sent is None or sent.lemma not in self._words.telling)

    def _to(self, frame: Frame) -> Approach | None:
        kinds, lemma = self._words.verbs, frame.head.lemma
        if lemma not in kinds["to"] | kinds["matter_to"]:
            return None
        initiator, target = self._sides.agent(frame), self._sides.party(frame.by("to"))
        if target is None:
            target = self._by_a_channel(frame)
        if target is None and (lemma in kinds["conveying"] or self._is_put(frame)):
            target = self._sides.linked_party(frame.head, "to")
        if target is None and lemma in kinds["matter_to"]:
            target = self._sides.party(frame.by("with")) or self._sides.linked_party(frame.head, "with")
        if target is None and lemma in kinds["laying"]:
            return self._laid_before(frame)
        if target is None and lemma == "write" and self._wrote(frame):
            return Approach(frame.head, initiator, None)
        if target is None:
            return self._shared(frame)
        spoken = lemma in ("speak", "talk") and frame.head.tag == "VBN"
        weight = 1 if lemma in ("complain", "protest", "turn") else 2
        plain = lemma not in WEAK or spoken or self._abroad(initiator, target)
        return Approach(frame.head, initiator, target, plain=plain, weight=weight)

    def _by_a_channel(self, frame: Frame) -> Token | None:
        """As in "protested in writing to Oslo", where the "to" hangs to the channel."""
        channels = [
            t for t in frame.by("in", "by") if t.lemma in self._words.nouns or t.lemma in ("writing", "private")
        ]
        return self._sides.party([p for t in channels for p in self._sides.linked(t, "to")])

    def _is_put(self, frame: Frame) -> bool:
        """Whether what is proposed or sent has its "to" from that: "proposed a swap to Oslo", not "a visit to Oslo"."""
        proposed = frame.head.lemma in self._words.verbs["proposing"] and bool(frame.objects)
        heading = any(t.lemma in self._words.heading for t in frame.objects)
        return self._sides.thing(frame.objects) is not None or (proposed and not heading)

    def _abroad(self, initiator: Token | None, target: Token) -> bool:
        """Whether one state or movement turns to another: "Oslo complained to Lima"."""
        here, there = (self._state(t) for t in (initiator, target))
        return here is not None and there is not None and here != there

    def _state(self, token: Token | None) -> str | None:
        """The state, or the movement or body without one, that a side is itself, as an actor."""
        ident = self._sides.parties.of(token) if token is not None else None
        actor = self._sides.parties.actor(ident) if ident else None
        if actor is not None and actor.kind == "organisation" and actor.country is None:
            return actor.id
        return actor.country if actor is not None and actor.kind in ("state", "government") else None

    def _laid_before(self, frame: Frame) -> Approach | None:
        """As in "put his figures before the delegation": only in a private setting."""
        target = self._sides.party(frame.by("before"))
        return Approach(frame.head, self._sides.agent(frame), target, plain=False) if target else None

    def _wrote(self, frame: Frame) -> bool:
        """As in "We wrote on 17 June", of those who do not say to whom."""
        complements = [k for k in self._analysis.children(frame.head.index) if k.dep in ("ccomp", "xcomp", "dobj")]
        others = (*complements, *frame.objects, *frame.by("in", "for", "about", "by", "with"))
        return not others and bool(frame.agents)

    def _shared(self, frame: Frame) -> Approach | None:
        """As in "spoke by telephone with": only in a private setting."""
        target = self._sides.party(frame.by("with"))
        if target is None or frame.head.lemma not in self._words.verbs["with"]:
            return None
        return Approach(frame.head, self._sides.agent(frame), target, plain=False)

    def _exacting(self, frame: Frame) -> Approach | None:
        """As in "demanded an explanation from Oslo"."""
        if frame.head.lemma not in self._words.verbs["exacting"] or frame.passive:
            return None
        asked = [p for t in frame.objects for p in self._sides.linked(t, "from") if self._sides.parties.is_sure(p)]
        target = self._sides.party((*asked, *frame.by("from")))
        return Approach(frame.head, self._sides.agent(frame), target, weight=2) if target else None

    def _offering(self, frame: Frame) -> Approach | None:
        """As in "offered both sides a session in Lima", "offered to host the next one. Oslo accepted"."""
        if frame.head.lemma not in self._words.verbs["offering"]:
            return None
        if frame.complement is not None and frame.complement.lemma in self._words.verbs["hosting"]:
            return Approach(frame.head, self._sides.agent(frame), None, plain=False, to_all=True)
        talks = self._words.hearings.union(self._words.exchanges, HELPING)
        if not any(t.lemma in talks for t in frame.objects):
            return None
        target = self._sides.party((*frame.datives, *frame.by("to")))
        return Approach(frame.head, self._sides.agent(frame), target, weight=2) if target else None

    def _of(self, frame: Frame) -> Approach | None:
        if frame.head.lemma not in self._words.verbs["of"]:
            return None
        target = self._sides.party(frame.by("of"))
        return Approach(frame.head, self._sides.agent(frame), target, weight=2) if target else None

    def _letting_know(self, frame: Frame) -> Approach | None:
        """As in "let Oslo know"."""
        known = frame.complement
        if frame.head.lemma != "let" or known is None or known.lemma not in ("know", "understand"):
            return None
        told = [k for k in self._analysis.children(known.index) if k.dep in ("nsubj", "dobj")]
        target = self._sides.party((*told, *frame.objects))
        return Approach(frame.head, self._sides.agent(frame), target, weight=3) if target else None

    def _opening(self, frame: Frame) -> Approach | None:
        """As in "tried to open talks with Oslo": what was tried is an approach, what was opened is a meeting."""
        begun = next((t for t in frame.objects if t.lemma in self._words.exchanges), None)
        opens = frame.head.lemma in self._words.verbs["opening"] and begun is not None
        if not opens or begun is None or attempt_at(self._analysis, frame.head) is None:
            return None
        target = self._sides.party((*frame.by("with", "to"), *self._sides.linked(begun, "with", "to")))
        via = self._sides.party(self._sides.linked(begun, *self._words.bearing))
        initiator = self._sides.agent(frame)
        return Approach(frame.head, initiator, target, noun=begun, via=via, weight=3) if target else None

    def _using(self, frame: Frame) -> Approach | None:
        """As in "used the hotline to complain"."""
        if frame.head.lemma not in self._words.verbs["using"]:
            return None
        line = next((t for t in frame.objects if t.lemma in ("hotline", "channel", "phone", "telephone")), None)
        return Approach(frame.head, self._sides.agent(frame), None, noun=line, weight=2) if line else None

    def in_private(self, frame: Frame) -> Approach | None:
        """Verbs of saying and urging that tell of an approach only in a private setting, and those of repeating."""
        kinds, lemma = self._words.verbs, frame.head.lemma
        if lemma not in kinds["private"] | kinds["with"] | kinds["wondering"] | kinds["repeating"]:
            return None
        initiator = self._sides.agent(frame)
        straight = () if lemma in self._words.beside else frame.objects
        target = self._sides.party((*frame.datives, *frame.by("to", "of", "with"), *straight))
        if target is None and lemma in kinds["wondering"]:
            target = self._sides.party(self._to_act(frame.head))
            if lemma in ("inquire", "enquire") and target is not None:
                return Approach(frame.head, initiator, target, weight=2)
        if lemma in kinds["repeating"]:
            again = any(t.pos == "PRON" for t in frame.objects) or self._sides.thing(frame.objects) is not None
            target = target if target and target.text.lower() != "it" else None
            return Approach(frame.head, initiator, target, plain=False, again=True) if again else None
        asked = bool(frame.objects) or (frame.complement is not None and frame.complement.index > frame.head.index)
        if target is None and not (lemma in kinds["wondering"] and asked):
            return None
        told = lemma in ("inform", "notify") and bool(frame.agents)
        discussed = told or (lemma == "raise" and bool(frame.by("with")))
        return Approach(frame.head, initiator, target, plain=discussed)

    def _to_act(self, verb: Token) -> list[Token]:
        """Who is to do what is asked: "inquired whether Oslo could help", "pressed for Oslo to help"."""
        kids = [k for k in self._analysis.children(verb.index) if k.index > verb.index]
        clauses = [k for k in kids if k.dep in ("ccomp", "xcomp", "advcl")]
        marked = [c for c in clauses if c.dep != "advcl" or self._is_for(c)]
        return [k for c in marked for k in self._analysis.children(c.index) if k.dep in ("nsubj", "nsubjpass")]

    def _is_for(self, clause: Token) -> bool:
        return any(k.dep == "mark" and k.lemma == "for" for k in self._analysis.children(clause.index))


def with_bearer(found: Approach, frame: Frame, sides: Sides) -> Approach:
    """An approach with whoever carries it; of one made on somebody's behalf that one is the initiator."""
    principal = sides.principal(frame)
    if principal is not None and found.initiator is not None and principal is not found.initiator:
        return replace(found, initiator=principal, via=found.via or found.initiator)
    return replace(found, via=found.via or sides.bearer(frame))
