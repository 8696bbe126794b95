"""What came of an approach: of whoever was approached, in the words of its sentence and those behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.extraction.clauses.parties import Parties
from dragoman.extraction.contacts.approach import Told
from dragoman.extraction.contacts.attempts import came_of
from dragoman.extraction.contacts.replies import reply_in
from dragoman.extraction.contacts.setting import has_happened
from dragoman.extraction.contacts.sides import VERBAL
from dragoman.extraction.contacts.surroundings import Stretch, Surroundings
from dragoman.extraction.spans import trim
from dragoman.language.analysis import Analysis, Token
from dragoman.record.happenings import Reply
from dragoman.record.statements import Statement
from dragoman.vocabulary.contacts import contact_words

BESIDE = 8
"""Words of its clause that are shown on either side of a reply."""

MORE = 2
ELLIPTIC = frozenset({"do", "will", "would", "can", "could"})
COMPLEMENTS = frozenset({"dobj", "attr", "acomp", "xcomp", "ccomp"})
WITH_VERB = frozenset({"aux", "auxpass", "neg", "prt", "advmod", "acomp", "oprd"})
"""Dependents that make one phrase with a verb: "was returned unopened"."""


@dataclass(frozen=True)
class Outcome:
    """A reply and the half-open offsets of the words that tell it."""

    reply: Reply
    place: tuple[int, int] | None = None


def _bare_not(clause: Stretch) -> tuple[Reply, tuple[int, int]] | None:
    """As in "Oslo has not", "the other did not": what the one before did."""
    words = [t for t in clause if t.pos not in ("PUNCT", "CCONJ", "SPACE")]
    last = words[-2:]
    bare = len(last) == MORE and last[1].lemma in ("not", "n't") and last[0].lemma in ("have", "do")
    return ("none", (last[0].start, last[1].end)) if bare and words[:-2] else None


class Outcomes:
    """Finds the replies to the approaches of one document."""

    def __init__(self, analysis: Analysis, parties: Parties, statements: Sequence[Statement]) -> None:
        self._analysis, self._parties = analysis, parties
        self._surroundings = Surroundings(analysis, parties, statements)
        self._words = contact_words()

    def of(self, told: Told, until: int) -> Outcome:
        """The reply that the words around an approach tell, up to the sentence of the next one."""
        stretches = self._surroundings.of(told, until)
        if told.approach.answered or self._received(told):
            return Outcome("replied", (told.approach.trigger.start, told.approach.trigger.end))
        if told.approach.taken:
            return Outcome(*reply_in([told.tokens]))
        if told.approach.attempt is not None:
            came = came_of(told.approach.attempt, told.tokens, stretches[0])
            if came != "unknown":
                return Outcome(came, (told.approach.attempt.start, told.approach.attempt.end))
        if told.approach.owed:
            return Outcome("none", (told.approach.trigger.start, told.approach.trigger.end))
        if (governed := self._governing(told)) is not None:
            return governed
        reply, place = self._surroundings.reply(told, stretches)
        return Outcome(reply, place) if reply != "unknown" else self._reaction(told, stretches)

    def _governing(self, told: Told) -> Outcome | None:
        """What the verb says whose object the approach is, of whoever was approached: "Lima rejected an invitation"."""
        noun = told.approach.noun if told.approach.trigger is told.approach.noun else None
        verb = self._analysis.tokens[noun.head] if noun is not None else None
        if verb is not None and verb.dep == "prep" and verb.lemma == "to":
            verb = self._analysis.tokens[verb.head]
        if noun is None or verb is None or verb.pos not in VERBAL or noun.dep not in ("dobj", "pobj", "nsubjpass"):
            return None
        if noun.dep != "nsubjpass" and not self._does(verb, self._parties.of(told.target)):
            return None
        own = [t for t in (verb, *self._kids(verb)) if t.dep in WITH_VERB or t is verb]
        reply, place = reply_in([sorted(own, key=lambda t: t.index)])
        return Outcome(reply, place) if reply in ("accepted", "refused") else None

    def words(self, told: Told, until: int, place: tuple[int, int]) -> tuple[int, int] | None:
        """The half-open offsets of the words of a reply with some of its clause around them; None where they are the
        approach's own."""
        if told.tokens[0].start <= place[0] < told.tokens[-1].end:
            return None
        for clause in (c for stretch in self._surroundings.of(told, until) for c in self._clauses(stretch)):
            if clause[0].start <= place[0] and place[1] <= clause[-1].end:
                first = next(n for n, t in enumerate(clause) if t.end > place[0])
                last = next((n for n, t in enumerate(clause) if n > first and t.text in (",", ";", ":")), len(clause))
                tokens = trim(list(clause[max(0, first - BESIDE) : min(last, first + BESIDE)]))
                return (tokens[0].start, max(tokens[-1].end, place[1])) if tokens else None
        return None

    def _received(self, told: Told) -> bool:
        """Whether the approach is told by its receipt: "acknowledged receipt of a note"."""
        kids = self._kids(told.approach.trigger)
        receipt = any(k.dep == "dobj" and k.lemma == "receipt" for k in kids)
        return receipt and told.approach.trigger.lemma in ("acknowledge", "confirm")

    def by_member(self, told: Told, members: Sequence[str], until: int) -> dict[str, Outcome]:
        """Where several were approached and answered differently, or only some did: the reply of each; nothing where
        all did the same, or it is not told who did what."""
        found: dict[str, Outcome] = {}
        for clause in (c for stretch in self._surroundings.of(told, until) for c in self._clauses(stretch)):
            reply, place = self._answer(clause, told)
            left = [m for m in members if m not in found]
            if reply != "unknown":
                found |= {m: Outcome(reply, place) for m in self._acting(clause, left)}
        alike = len(found) == len(members) and len({o.reply for o in found.values()}) == 1
        return {m: found.get(m, Outcome("unknown")) for m in members} if found and not alike else {}

    def _answer(self, clause: Stretch, told: Told) -> tuple[Reply, tuple[int, int] | None]:
        """What a clause answers: in words, or by doing what was asked: "Lima supplied its maps"."""
        reply, place = _bare_not(clause) or reply_in([clause])
        for verb in (t for t in clause if t.pos in VERBAL) if reply == "unknown" else ():
            if self._is_asked(verb, told) and (granted := self._granted(verb, told)) is not None:
                return "accepted" if granted else "refused", (verb.start, verb.end)
        return reply, place

    def _is_asked(self, verb: Token, told: Told) -> bool:
        """Whether a clause does what was asked: the same deed, or one with the same thing."""
        things = {t.lemma for t in told.tokens if t.pos == "NOUN"}
        objects = self._parties.clauses.frame(verb.index).objects
        return verb.lemma in self._asked(told) or any(t.lemma in things for t in objects)

    def by_answerer(self, told: Told, until: int) -> dict[Token, Outcome]:
        """Of several who are not told one by one ("both delegations") what each answered whom a clause behind tells: by
        the words that head them; nothing where fewer than two did, or one is the only one."""
        found: dict[Token, Outcome] = {}
        asker = self._parties.of(told.initiator)
        for clause in (c for stretch in self._surroundings.of(told, until) for c in self._clauses(stretch)):
            reply, place = self._answer(clause, told)
            acting = (t for t in clause if t.pos in VERBAL and t.lemma in self._words.answering)
            verb = next((t for t in acting if has_happened(self._analysis, t)), None)
            if reply == "unknown" and verb is not None:
                reply, place = "replied", (verb.start, verb.end)
            subjects = [t for t in clause if self._acts(t) and t.pos != "PRON" and self._parties.is_sure(t)]
            subjects = [t for t in subjects if not self._parties.one_side(self._parties.of(t), asker)]
            if reply != "unknown" and subjects and self._parties.of(subjects[0]) is not None:
                found.setdefault(subjects[0], Outcome(reply, place))
        sole = any(k.lemma in ("only", "alone") for t in found for k in self._kids(t))
        return found if len(found) > 1 or sole else {}

    def _acts(self, token: Token) -> bool:
        """Whether a word is a subject, or stands behind the "by" of a passive: "was welcomed by Lima"."""
        above = self._analysis.tokens[token.head]
        return token.dep in ("nsubj", "nsubjpass") or (token.dep == "pobj" and above.dep == "agent")

    def _begins_another(self, stretch: Stretch, at: int) -> bool:
        """Whether a clause with a subject of its own begins behind a comma that no word joins: "Oslo came, Lima did
        not"."""
        if stretch[at].text != "," or at + 1 == len(stretch):
            return False
        behind = stretch[at + 1].index
        starts = [t for t in stretch if t.dep == "nsubj" and self._analysis.subtree(t.index)[0].index == behind]
        return any(self._analysis.tokens[t.head].dep in ("ROOT", "conj", "ccomp", "parataxis") for t in starts)

    def _acting(self, clause: Stretch, left: Sequence[str]) -> list[str]:
        """Which of several a clause tells of: its subjects, or those from whom something is awaited."""
        subjects = [t for t in clause if t.dep in ("nsubj", "nsubjpass")]
        heads = [t for t in clause if t.dep == "pobj" and self._analysis.tokens[t.head].lemma == "from"]
        told = [i for t in (*subjects, *heads) if self._parties.is_party(t) for i in self._parties.each(t)]
        named = [m for m in left if any(self._parties.one_side(m, i) for i in told)]
        everybody = any(t.lemma in self._words.everybody for t in subjects)
        return named or (list(left) if everybody else [])

    def _clauses(self, stretch: Stretch) -> list[Stretch]:
        """A stretch cut at semicolons and where "and" or "but" begins a clause with a subject."""
        cuts = [0]
        for n, token in enumerate(stretch):
            verb = self._analysis.tokens[token.head]
            joins = token.dep == "cc" and any(k.dep == "conj" and k.pos in VERBAL for k in self._kids(verb))
            if token.text in (";", ":") or joins or self._begins_another(stretch, n):
                cuts.append(n)
        return [stretch[a:b] for a, b in zip(cuts, [*cuts[1:], len(stretch)], strict=True) if a < b]

    def _reaction(self, told: Told, stretches: Sequence[Stretch]) -> Outcome:
        """What whoever was approached does: grants it or will not, else says something, or has somebody told."""
        sides = self._parties.of(told.target), self._parties.of(told.initiator)
        verbs = [t for stretch in stretches for t in stretch if t.pos in VERBAL and self._follows(t, told)]
        for verb in verbs:
            if self._does(verb, sides[0]) and (granted := self._granted(verb, told)) is not None:
                return Outcome("accepted" if granted else "refused", (verb.start, verb.end))
        for verb in verbs:
            due = any(k.tag == "TO" for k in self._kids(verb))  # "it is for Oslo to answer"
            answered = not due and self._does(verb, sides[0]) and verb.lemma in self._words.answering
            hears = self._undergoes(verb, sides[1]) and verb.lemma in self._words.told
            if hears or (answered and has_happened(self._analysis, verb)):
                return Outcome("replied", (verb.start, verb.end))
        return Outcome("unknown")

    def _follows(self, verb: Token, told: Told) -> bool:
        """Whether a verb stands behind the words of an approach or governs them."""
        if verb.index > told.tokens[-1].index:
            return True
        here = told.approach.told_by
        while here.head != here.index:
            if here.dep == "ccomp" and here.head == verb.index and verb.index < here.index:
                return False  # who only says that it was made
            here = self._analysis.tokens[here.head]
            if here.index == verb.index or (verb.dep in ("ccomp", "conj") and here.index == verb.head):
                return True
        return False

    def _granted(self, verb: Token, told: Told) -> bool | None:
        """Whether a verb of whoever was approached grants what was asked or turns it down; None where neither."""
        kids = self._kids(verb)
        denied = any(k.dep == "neg" for k in kids)
        if verb.lemma in self._asked(told) | self._words.granting and (done := self._done(verb)) is not None:
            return done
        if verb.lemma in ELLIPTIC and not any(k.dep in COMPLEMENTS and k.index > verb.index for k in kids):
            return not denied
        willing = any(k.dep == "aux" and k.lemma in ("will", "would", "can", "could") for k in kids)
        if willing and denied and verb.lemma not in self._words.telling_more:
            return False
        return None

    def _asked(self, told: Told) -> frozenset[str]:
        """What whoever was approached is to do: the verbs of what is asked."""
        inside = [t for t in told.tokens if t.pos == "VERB" and t.dep in ("xcomp", "ccomp", "advcl", "acl")]
        return frozenset(t.lemma for t in inside if t is not told.approach.trigger) - self._words.answering

    def _done(self, verb: Token) -> bool | None:
        """Whether it was done or not; None where that is left open."""
        kids = self._kids(verb)
        if any(k.tag == "MD" for k in kids if k.dep == "aux"):
            would = any(k.lemma in ("would", "will") for k in kids if k.dep == "aux")
            return False if would and any(k.dep == "neg" for k in kids) else None
        if not (verb.tag in ("VBD", "VBN") or kids):
            return None
        told = verb.tag in ("VBD", "VBN") or any(k.dep == "aux" and k.lemma in ("do", "have") for k in kids)
        return not any(k.dep == "neg" for k in kids) if told else None

    def _undergoes(self, verb: Token, initiator: str | None) -> bool:
        """Whether whoever asked is the subject of a passive: "was told that ..."."""
        frame = self._parties.clauses.frame(verb.index)
        return frame.passive and any(self._parties.one_side(self._parties.of(o), initiator) for o in frame.objects)

    def _kids(self, token: Token) -> list[Token]:
        return self._analysis.children(token.index)

    def _does(self, verb: Token, target: str | None) -> bool:
        """Whether the one who was approached is the subject of a verb that is not passive."""
        agents = self._parties.clauses.frame(verb.index).agents
        everybody = any(a.lemma in self._words.everybody and a.text.lower() not in ("they", "nobody") for a in agents)
        return everybody or any(self._parties.one_side(self._parties.of(a), target) for a in agents)
