"""For which organisation a person speaks or works: "Ana Lind, the U.N. envoy", "Ruiz of the Commission", "its head"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dragoman.actors.entities import Entity
from dragoman.extraction.speakers.bynames import Bynames
from dragoman.extraction.speakers.mentions import Mention
from dragoman.extraction.speakers.respectively import tell_respectively
from dragoman.extraction.speakers.roles import SENT_OUT, is_office
from dragoman.language.analysis import Analysis, Token
from dragoman.record.document import Document
from dragoman.vocabulary.offices import offices

SERVED = frozenset({"person", "unnamed", "office", "group"})
"""Kinds of those who may act for others."""

KINDS = frozenset({"organisation", "body", "government"})
OF = frozenset({"of", "for", "to", "at", "from"})
BESIDE = frozenset({"compound", "nmod", "amod", "poss"})
SERVING = frozenset(
    {"speak", "act", "observe", "mediate", "negotiate", "work", "report", "answer", "facilitate", "broker", "lead"}
    | {"chair", "conduct", "steer", "guide", "run", "sit", "talk"}
)
"""What somebody does for those in whose service he is: "who observes for the Commission"."""

SENDING = frozenset({"appoint", "name", "send", "dispatch", "designate", "mandate", "commission", "assign", "task"})
"""What those do to him in whose service he is: "a Finn appointed by the Commission"."""

HEADING = frozenset({"represent", "head", "lead", "chair", "run", "direct", "command"})
"""What he does who stands at the head of those for whom he speaks, or of whoever they sent."""

SENT = frozenset({"delegation", "team", "side", "mission", "negotiator"})
"""Whom somebody heads who acts for those who sent them: "Lind led the Norwegian team", "a team under Lind"."""

FIELDED = frozenset({"minister", "secretary", "commissioner", "undersecretary"})
"""Offices behind which "for" tells the field: "Minister for Trade"."""

DEEPEST = 2
"""Offices that may stand between a title and whose it is: "the envoy of the chairman of the Commission"."""

At = Mapping[int, Entity]


def affiliate(
    document: Document, analysis: Analysis, mentions: Iterable[tuple[Mention, Entity]], at: At, bynames: Bynames
) -> None:
    """Note on each person, and on those without a name, the organisations that its titles or its name are told with.
    `at` tells whom a word means; in a headline it is but a guess."""
    told = list(mentions)
    work = _Affiliating(analysis, at, bynames, {e.country: e for _, e in told if e.kind == "state" and e.country})
    named = {index: entity for mention, entity in told for index in range(mention.first, mention.last)}
    for index in sorted(at):
        person, token, title = named.get(index, at[index]), analysis.tokens[index], index not in named
        if document.part_at(token.start) != "body" or person.members:
            continue
        if person.kind not in SERVED or (title and person.kind == "person" and not is_office(token)):
            continue
        governed = person.kind in ("person", "unnamed") and work.told_by_owner(token)
        for body in work.named_with(token, title=title):
            work.note(person, body, of_name=not title or governed)
        for body in work.served_by(token):
            work.note(person, body, of_name=not title or person.kind == "person")
    for mention, person in told:
        if person.kind == "person" and document.part_at(analysis.tokens[mention.first].start) == "body":
            for body in work.headed_or_stood_for(mention):
                work.note(person, body, of_name=True)
    tell_respectively(analysis, told, at)


@dataclass(frozen=True)
class _Affiliating:
    """Reads for whom somebody acts; `states` are those that the text names, by code."""

    analysis: Analysis
    at: At
    bynames: Bynames
    states: Mapping[str, Entity]

    def note(self, person: Entity, body: Entity, *, of_name: bool) -> None:
        """Note for whom a person acts; a state only where it stands with the name itself: "Norway's Ana Lind"."""
        if body.kind == "unnamed" and of_name and body.country:  # "the Norwegian side, led by Lind"
            body = self.states.get(body.country, body)
        own = person.country in (None, body.country)
        if body.kind == "state" and of_name and own:
            person.country = body.country
        elif body.kind not in KINDS and not (body.stateless and of_name):
            return
        if all(body is not known for known, _ in person.acts_for):
            person.acts_for.append((body, person.roles[0] if person.roles else None))
            person.country = person.country or body.country

    def named_with(self, token: Token, *, title: bool, depth: int = 0) -> Iterator[Entity]:
        """Whose a title is, by what stands before it and behind "of"; of a bare name what stands behind "of", and whose
        it is told to be."""
        for kid in self.analysis.children(token.index):
            if kid.dep in (BESIDE if title else {"poss"}):
                side = self.at.get(kid.index) or (self.bynames.side(kid) if title else None)
                yield from [side] if side is not None else []
            elif kid.dep == "prep" and (self._tells_whose(token, kid) if title else kid.lemma == "of"):
                yield from self._behind(kid, depth)

    def served_by(self, token: Token) -> Iterator[Entity]:
        """Whom somebody serves by the clauses that hang on his name or title."""
        for kid in self.analysis.children(token.index):
            if kid.dep in ("relcl", "acl"):
                yield from self._serving(kid)

    def told_by_owner(self, title: Token) -> bool:
        """Whether a title is told with a state that is not named there: "the government's negotiator", "its envoy"."""
        owners = [k for k in self.analysis.children(title.index) if k.dep in BESIDE]
        return any(k.lemma == "government" or k.text.lower() == "its" for k in owners)

    def _tells_whose(self, title: Token, link: Token) -> bool:
        """Whether those behind a preposition are those the office is of: not "ambassador to the Union", "minister for
        Trade", nor the "for" of "the Union's envoy for Chad"."""
        if link.lemma == "to":
            return title.lemma not in SENT_OUT
        if link.lemma != "for":
            return link.lemma in OF
        kids = self.analysis.children(title.index)
        sent = title.lemma in offices().mediating and any(k.dep in BESIDE and k.index in self.at for k in kids)
        return not sent and title.lemma not in FIELDED

    def _serving(self, clause: Token) -> Iterator[Entity]:
        """Whom somebody serves by what a clause says of him: "who mediates for", "who represents", "appointed by"."""
        for kid in self.analysis.children(clause.index):
            for_whom = clause.lemma in SERVING and kid.dep == "prep" and kid.lemma == "for"
            if for_whom or (clause.lemma in SENDING and kid.dep == "agent"):
                yield from self._behind(kid, 0)
            elif clause.lemma in HEADING and kid.dep == "dobj":
                yield from self._headed(kid)

    def _headed(self, noun: Token) -> Iterator[Entity]:
        """Those headed, and whose they are: "Norway's delegation", "the Norwegian side"."""
        beside = {"poss"} if noun.index in self.at else BESIDE
        owners = [k for k in self.analysis.children(noun.index) if k.dep in beside]
        yield from (self.at[t.index] for t in (noun, *owners) if t.index in self.at)

    def _behind(self, link: Token, depth: int) -> Iterator[Entity]:
        """Whoever a preposition governs; of an office, whose that is: "of the Commission's chairman"."""
        for noun in (p for p in self.analysis.children(link.index) if p.dep == "pobj"):
            known = self.at.get(noun.index)
            if known is not None and (known.kind in KINDS or known.negotiates):
                yield known
            elif is_office(noun) and depth < DEEPEST:
                yield from self.named_with(noun, title=True, depth=depth + 1)

    def headed_or_stood_for(self, mention: Mention) -> Iterator[Entity]:
        """As in "the delegation led by Lind", "Lind led the delegation", "Lind for the Commission"."""
        token = self.analysis.tokens[mention.head]
        governor = self.analysis.tokens[token.head]
        if token.dep == "pobj" and governor.lemma in ("by", "under"):
            yield from self._led_by(self.analysis.tokens[governor.head], governor.lemma)
        elif token.dep == "nsubj" and governor.lemma in HEADING:
            for noun in (k for k in self.analysis.children(governor.index) if k.dep == "dobj" and k.lemma in SENT):
                yield from self._headed(noun)
        yield from self._stood_for(mention.last)

    def _led_by(self, verb: Token, link: str) -> Iterator[Entity]:
        """Those of "was led by", "led by" and "a delegation under"."""
        if link == "under":
            yield from self._headed(verb) if verb.lemma in SENT else ()
        elif verb.lemma in HEADING and verb.tag == "VBN":
            subjects = [k for k in self.analysis.children(verb.index) if k.dep == "nsubjpass"]
            noun = subjects[0] if subjects else self.analysis.tokens[verb.head]
            yield from self._headed(noun) if noun.lemma in SENT or noun.index in self.at else ()
            yield from self._sender(noun)

    def _sender(self, noun: Token) -> Iterator[Entity]:
        """Who sent those who are told of: "Norway sent a delegation led by"."""
        verb = self.analysis.tokens[noun.head]
        if noun.dep == "dobj" and noun.lemma in SENT and verb.lemma in SENDING:
            subjects = (k for k in self.analysis.children(verb.index) if k.dep == "nsubj")
            yield from (self.at[k.index] for k in subjects if k.index in self.at)

    def _stood_for(self, behind: int) -> Iterator[Entity]:
        """The party right behind a name, as in "Lind for the government and Hall for the Front", "Lind from the foreign
        ministry", "Lind (Norway)"."""
        tokens = self.analysis.tokens[behind : behind + 3]
        if len(tokens) < 2 or tokens[0].text not in ("for", "from", "("):
            return
        party = tokens[2] if tokens[1].lemma == "the" and len(tokens) > 2 else tokens[1]
        known = self.at.get(party.index)
        kinds = {"organisation", "government", *(("body",) if tokens[0].text == "from" else ())}
        if known is not None and self._party_ends(party.index, known) and (known.kind in kinds or known.negotiates):
            yield known

    def _party_ends(self, at: int, party: Entity) -> bool:
        """Whether nothing but the name of the party stands there: not "for the Union's help"."""
        while at < len(self.analysis.tokens) and self.at.get(at) is party:
            at += 1
        return at >= len(self.analysis.tokens) or self.analysis.tokens[at].pos not in ("NOUN", "PROPN", "PART")
