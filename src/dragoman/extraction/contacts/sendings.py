"""Approaches told by a noun, as "Oslo's letter to Lima", and whose and for whom the thing is that somebody sends."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extraction.clauses.frames import Frame
from dragoman.extraction.contacts.approach import Approach
from dragoman.extraction.contacts.sides import NATIONAL, VERBAL, WIDTH, Sides
from dragoman.language.analysis import Token
from dragoman.vocabulary.contacts import contact_words

OWNED = frozenset({"by", "from", "of"})
OWING = frozenset({"owe", "promise", "draw", "announce"})
NEAR = 30
"""Words in front of "the call" in which it is told what kind of call it was."""

PRESENTED = frozenset({"démarche", "demarche", "representation"})
"""What one makes in a capital to those who sit there."""


class Sendings:
    """Reads the nouns of approach in one document: what is sent, by whom and to whom."""

    def __init__(self, sides: Sides) -> None:
        self._sides, self._analysis, self._clauses = sides, sides.analysis, sides.clauses
        self._words = contact_words()

    def told_by(self, noun: Token) -> Iterator[Approach]:
        """The approach that a noun tells of by itself, where some side of it is told."""
        if noun.dep == "compound" or self._figurative(noun) or self._concluded(noun):
            return
        if noun.lemma not in self._words.telling and not self._put(noun):
            return
        frame = self._clauses.frame(noun.index)
        initiator, target = self.owner(noun, frame), self.addressee(noun)
        if initiator is None and target is None:
            return
        sent = self._sides.linked(noun, "to") or self._sides.linked(noun, "by", "from")
        bare = self._sides.party(sent) is None and not self._sending(noun)
        if self.is_manner(noun) or (noun.lemma == "approach" and bare):
            return  # "their approach" is a manner
        via = self._sides.bearer(frame) or self._sent_through(noun)
        yield Approach(noun, initiator, target, noun=noun, via=via, weight=1 + (target is not None))

    def _concluded(self, noun: Token) -> bool:
        """As in "signed a memorandum", which both did."""
        kids = self._analysis.children(noun.index)
        owned = any(k.dep == "poss" or (k.dep in NATIONAL and self._sides.national(k)) for k in kids)
        above = self._analysis.tokens[noun.head]
        return noun.dep in ("dobj", "nsubjpass") and above.lemma in self._words.verbs["concluding"] and not owned

    def _put(self, noun: Token) -> bool:
        """Whether somebody's idea, plan or list is one put to others: "an idea broached in confidence"."""
        kids = self._analysis.children(noun.index)
        owners = [k for k in kids if k.dep == "poss" or (k.dep in NATIONAL and self._sides.national(k))]
        owned = self._sides.party((*owners, *self._sides.linked(noun, *sorted(OWNED)))) is not None
        return owned and bool(self._sending(noun) or self._answering(noun) or self._rests(noun))

    def _rests(self, noun: Token) -> bool:
        """As in "has been with the capitals since May"."""
        above = self._analysis.tokens[noun.head]
        resting = noun.dep == "nsubj" and above.lemma in self._words.resting
        return resting and self._sides.party(self._clauses.frame(above.index).by("with")) is not None

    def _sent_through(self, noun: Token) -> Token | None:
        """As in "an offer, relayed through Oslo", "a note carried by the Swiss"."""
        frames = [self._clauses.frame(c.index) for c in self._sending(noun)]
        carrying = self._words.verbs["carrying"] | self._words.verbs["passing"]
        passives = (f for f in frames if f.passive and (f.head.lemma in carrying or self._by_a_bearer(f)))
        borne = (self._sides.agent(f) for f in passives)
        return next((t for t in (*map(self._sides.bearer, frames), *borne) if t), None)

    def _by_a_bearer(self, frame: Frame) -> bool:
        """As in "passed to Oslo by a go-between", who sends nothing himself."""
        return any(t.lemma in self._words.bearers for t in (*frame.agents, *frame.by("by")))

    def is_manner(self, noun: Token) -> bool:
        """As in "their transactional approach to the alliance"."""
        kids = [k for k in self._analysis.children(noun.index) if k.dep == "amod" and not k.text[0].isupper()]
        return noun.lemma == "approach" and noun.tag == "NN" and any(k.lemma not in self._words.repeated for k in kids)

    def _figurative(self, noun: Token) -> bool:
        """As in "read as a message", "a message to voters", "calls for restraint"."""
        link = self._analysis.tokens[noun.head]
        told = self._sides.linked(noun, "to")
        heard = any(t.lemma in self._words.no_parties for t in told)
        wished = noun.lemma == "call" and bool(self._sides.linked(noun, "for"))
        wished = wished or (noun.lemma == "call" and self._called_for(noun))
        noted = noun.lemma == "note" and link.lemma == "take"
        compared = noun.dep == "pobj" and link.lemma in ("as", "at") and not self._sending(noun)
        read = compared and (not told or self._analysis.tokens[link.head].lemma in self._words.construing)
        return heard or noted or wished or read

    def _called_for(self, noun: Token) -> bool:
        """Whether "the call" is what somebody called for: "called on Oslo to stop. Oslo ignored the call"."""
        definite = any(k.lemma == "the" for k in self._analysis.children(noun.index))
        near = self._analysis.tokens[max(0, noun.index - NEAR) : noun.index] if definite else ()
        verbs = (t for t in near if t.lemma == "call" and t.pos == "VERB")
        return any(k.lemma in ("on", "for", "upon") for t in verbs for k in self._analysis.children(t.index))

    def owner(self, noun: Token, frame: Frame) -> Token | None:
        """Whose a thing is: "Oslo's letter", "a letter from Oslo", "a Norwegian offer", "requested by Oslo"."""
        kids = self._analysis.children(noun.index)
        owners = [k for k in kids if k.dep == "poss"]
        owners += self._sides.linked(noun, *sorted(OWNED - {"of"} if noun.lemma in self._words.papers else OWNED))
        owners += [k for k in kids if k.dep in NATIONAL and self._sides.national(k)]
        enclosed = [t for t in self._sides.linked(noun, "with") if t.lemma in self._words.answer_nouns]
        owners += [k for t in enclosed for k in self._analysis.children(t.index) if k.dep == "poss"]
        owing = [k for k in kids if k.dep == "relcl" and k.lemma in OWING]  # "the draft that Oslo owed them"
        for clause in (*self._sending(noun), *owing):
            sender = self._clauses.frame(clause.index)
            borne = sender.passive and (clause.lemma in self._words.verbs["carrying"] or self._by_a_bearer(sender))
            owners += [t for t in (*sender.by("from"), *(() if borne else sender.agents)) if t.index != noun.index]
        found = self._sides.party(owners)
        if found is None and frame.head is noun:
            return self._sides.party([t for t in frame.agents if t.index != noun.index])
        return found

    def _sending(self, noun: Token) -> list[Token]:
        """Clauses that say who sends a thing and to whom: "filed by Oslo", "in which Oslo asks"."""
        kinds = self._words.verbs
        known = kinds["giving"] | kinds["asking"] | kinds["matter_to"] | kinds["of"] | kinds["to"] | kinds["private"]
        inside = self._analysis.subtree(noun.index)
        clauses = [k for k in inside if k.lemma in known and self._is_clause_of(k, noun)]
        return [c for c in clauses if not self._is_that(c)]

    def _is_clause_of(self, verb: Token, noun: Token) -> bool:
        """Whether a verb heads a clause about a noun, or is joined to one: "signed by Oslo and delivered to Lima"."""
        first = self._analysis.tokens[verb.head]
        joined = verb.dep == "conj" and first.dep in ("acl", "relcl") and first.head == noun.index
        return joined or verb.dep in ("acl", "relcl")

    def addressee(self, noun: Token) -> Token | None:
        """To whom a thing is: "a letter to Oslo", "handed to Oslo", "served on it", "that Oslo lend its hall"."""
        told = self._sides.party((*self._told_to(noun), *self._conveyed_to(noun)))
        return told or self._taker(noun) or self._inside(noun) or self._answerer(noun)

    def _answerer(self, noun: Token) -> Token | None:
        """Who answers it in a clause of its own: "its plan, which Lima had refused", "an offer turned down by Lima"."""
        frames = [self._clauses.frame(c.index) for c in self._answering(noun)]
        told = (self._sides.agent(f) for f in frames)
        return next((t for t in told if t is not None and t is not noun and self._sides.parties.is_sure(t)), None)

    def _answering(self, noun: Token) -> list[Token]:
        """Clauses that say of a thing that it was accepted or turned down."""
        inside = [k for k in self._analysis.subtree(noun.index) if k.dep in ("acl", "relcl") and k.pos in VERBAL]
        kids = [k for k in inside if k.head == noun.index or self._clauses.passive(k) or self._comma_before(k)]
        return [k for k in kids if k.lemma in self._words.answers - self._words.verbs["giving"]]

    def _comma_before(self, clause: Token) -> bool:
        """Whether a clause is set off by a comma, so that it may go with an earlier noun: "a plan for lakes, which"."""
        first = self._analysis.subtree(clause.index)[0].index
        return first > 0 and self._analysis.tokens[first - 1].text == ","

    def _taker(self, noun: Token) -> Token | None:
        """Who takes it or turns it down: "Lima has bowed to Oslo's request that the mines close"."""
        verb = self._analysis.tokens[noun.head]
        if verb.dep == "prep":
            verb = self._analysis.tokens[verb.head]
        taking = (self._words.taking | self._words.answers) - self._words.verbs["giving"]
        if verb.pos not in VERBAL or verb.lemma not in taking or noun.dep not in ("dobj", "pobj"):
            return None
        takers = self._clauses.frame(verb.index).agents
        own = {t.index for t in self._analysis.subtree(noun.index)}
        return self._sides.party([t for t in takers if t.index not in own and self._sides.parties.is_sure(t)])

    def _told_to(self, noun: Token) -> list[Token]:
        """Behind "to" or "with"; of what is carried, also behind "for"."""
        told: list[Token] = []
        carried = self._analysis.tokens[noun.head].lemma in ("with", "bear", "carry", "bring", "leave")
        links = ("to", "with", "among", "for") if carried else ("to", "with", "among")
        links = (*links, "of") if noun.lemma == "invitation" else links
        links = (*links, "in", "at") if noun.lemma in PRESENTED else links
        for link in self._analysis.children(noun.index):
            if link.dep in ("prep", "dative") and link.lemma in links:
                next_one = self._sides.next_party(self._analysis.tokens[link.index + 1 : link.index + 1 + WIDTH])
                told += self._sides.behind(link) or ([next_one] if next_one else [])
        return told

    def _conveyed_to(self, noun: Token) -> list[Token]:
        """In the clauses of whoever sends it, and in that whose subject it is: "was transmitted to Oslo"."""
        told: list[Token] = []
        for clause in self._sending(noun):
            frame = self._clauses.frame(clause.index)
            told += [*frame.datives, *frame.by("to", "with", "on", "upon", "for", "before")]
        above = self._analysis.tokens[noun.head]
        kinds = self._words.verbs
        moved = above.lemma in kinds["giving"] | kinds["matter_to"] | kinds["arriving"]
        if noun.dep in ("nsubj", "nsubjpass") and (moved or above.lemma in self._words.resting):
            frame = self._clauses.frame(above.index)
            told += [*frame.by("with", "before"), *(frame.by("to", "on") if moved else ())]
        return told

    def _inside(self, noun: Token) -> Token | None:
        """The party behind a "to" that the parser hangs to another one ("letters from the junta to Oslo"), or who is
        to do what is asked ("that Oslo lend its hall")."""
        links = [t for t in self._analysis.subtree(noun.index) if t.dep == "prep" and t.lemma == "to"]
        free = [t for t in links if t.index > noun.index and self._hangs_to_party(t)]
        next_to = self._analysis.tokens[noun.index + 1 : noun.index + 2]
        free += [t for t in next_to if t.dep == "prep" and t.lemma == "to"]  # hung to the verb
        if found := self._sides.party([p for link in free for p in self._sides.behind(link)]):
            return found
        kids = self._analysis.children(noun.index)
        asked = [k for k in kids if k.dep in ("acl", "relcl", "ccomp") and self._is_that(k)]
        acting = [t for k in asked for t in self._analysis.children(k.index) if t.dep == "nsubj"]
        return self._sides.party([t for t in acting if self._sides.parties.is_sure(t)])

    def _hangs_to_party(self, link: Token) -> bool:
        head = self._analysis.tokens[link.head]
        return head.pos not in VERBAL and (head.pos in ("PROPN", "ADP", "NUM") or self._sides.may_act(head))

    def _is_that(self, clause: Token) -> bool:
        """Whether a clause says what is asked ("that Oslo lend its hall") and not what was done with the thing."""
        kids = self._analysis.children(clause.index)
        made = clause.lemma in self._words.verbs["giving"] and not any(k.dep == "dobj" for k in kids)
        return any(k.dep == "mark" and k.lemma == "that" for k in kids) and not made
