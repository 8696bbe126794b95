"""Processes and their states: "the review is under way", "stalled talks", "has completed its survey"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.extraction.anchoring.timeline import Timeline
from dragoman.extraction.attribution.attributions import origin_of
from dragoman.extraction.clauses.company import Company
from dragoman.extraction.clauses.factuality import FactualityOf
from dragoman.extraction.clauses.frames import NOUNS
from dragoman.extraction.spans import trim
from dragoman.language.analysis import Analysis, Token
from dragoman.record.docket import Extraction
from dragoman.record.happenings import Process
from dragoman.vocabulary.processes import process_words

VERSION = "1"
NAMING = frozenset({"amod", "compound", "nmod"})
OWNED = ("by", "of", "between", "with", "among", "from", "in")
COPULAS = frozenset({"be", "get", "remain", "stay", "stand", "become"})
APART = frozenset({"advcl", "ccomp", "conj", "cc", "parataxis", "mark", "relcl"})
DATES = frozenset(
    {"last", "next", "this", "first", "second", "third", "new", "latest", "recent", "month", "week", "year"}
)


@dataclass(frozen=True)
class Found:
    """A process in a state: the noun (or verb) that names it, and the word that tells the state."""

    noun: Token
    teller: Token
    state: str


def extract_processes(found: Extraction, analysis: Analysis) -> Extraction:
    """The extraction with its processes, and with the actors that only they name."""
    reading = _Reading(found, analysis)
    processes = {p.id: p for p in reading.processes()}
    ordered = sorted(processes.values(), key=lambda p: (p.evidence[0], p.name, p.state))
    return replace(found, processes=tuple(ordered), actors=reading.company.actors)


class _Reading:
    def __init__(self, found: Extraction, analysis: Analysis) -> None:
        self.found = found
        self.analysis = analysis
        self.company = Company(found, analysis)
        self._factuality = FactualityOf(self.company.clauses)
        self._timeline = Timeline(found, analysis)
        self._owners: dict[str, str] = {}

    def processes(self) -> Iterator[Process]:
        """Every process with each state told of it."""
        words = process_words()
        for token in self.analysis.tokens:
            if token.pos == "NOUN" and token.lemma in words.nouns and token.dep != "compound":
                for state in self._states(token):
                    if words.fits(token.lemma, state.state) and (made := self._process(state)):
                        yield made
            elif token.pos == "VERB" and token.lemma in words.aspect:
                begun = self._activity(token)
                yield from filter(None, [self._process(begun) if begun else None])

    def _states(self, noun: Token) -> Iterator[Found]:
        """What verbs, adjectives and predicates tell of a noun's state: "the stalled talks would resume" tells two."""
        words = process_words()
        outer = self.company.clauses.contained(noun)
        verb = self.analysis.tokens[outer.head]
        told = outer.dep in ("nsubj", "nsubjpass", "dobj", "attr") and verb.pos in ("VERB", "AUX")
        if told and (state := self._by_verb(verb, outer)):
            yield Found(noun, verb, state)
        for kid in self.analysis.children(noun.index):
            if kid.dep == "amod" and kid.text.lower() in words.adjectives:
                yield Found(noun, kid, words.adjectives[kid.text.lower()])
            elif kid.dep in ("acl", "relcl") and kid.tag in ("VBN", "VBG", "VBD") and kid.lemma in words.verbs:
                yield Found(noun, kid, words.verbs[kid.lemma])

    def _by_verb(self, verb: Token, noun: Token) -> str | None:
        words = process_words()
        kids = self.analysis.children(verb.index)
        if verb.lemma in COPULAS and noun.dep in ("nsubj", "nsubjpass"):
            behind = [
                k for k in kids if k.index > verb.index and k.dep in ("acomp", "advmod", "prep", "attr", "pcomp", "prt")
            ]
            inner = [p for k in behind for p in (k, *self.analysis.children(k.index))]
            if state := next((words.predicates[t.lemma] for t in inner if t.lemma in words.predicates), None):
                return state
            return None
        particle = next((k for k in kids if k.dep in ("prt", "prep", "advmod") and k.index == verb.index + 1), None)
        whole = f"{verb.lemma} {particle.lemma}" if particle else verb.lemma
        state = words.verbs.get(whole) or words.verbs.get(verb.lemma)
        if state == "released" and noun.dep not in ("nsubjpass", "dobj"):
            return None
        intransitive = noun.dep == "nsubj" and any(k.dep == "dobj" for k in kids)
        return None if intransitive and whole not in words.verbs else state

    def _activity(self, verb: Token) -> Found | None:
        """As in "has begun to enrich uranium"."""
        words = process_words()
        below = [k for k in self.analysis.children(verb.index) if k.dep == "xcomp" and k.lemma in words.activities]
        return Found(below[0], verb, words.aspect[verb.lemma]) if below else None

    def _process(self, found: Found) -> Process | None:
        name = self._name(found.noun)
        actor = self._actor(found)
        if actor is None:
            return None
        self._owners.setdefault(found.noun.lemma, actor)
        told = self.company.statement_at(found.teller.start)
        start, end = self._extent(found)
        return Process(
            evidence=(self.found.document.span(start, end),),
            according_to=told.id if told else None,
            factuality=self._factuality(found.teller.index) if self._tells(found.teller) else "actual",
            origin=origin_of(self.found.document),
            actor=actor,
            name=name,
            state=found.state,
            when=self._timeline.when(found.teller.start, found.teller.end),
        )

    def _tells(self, teller: Token) -> bool:
        """Whether a verb tells the state, not an adjective before the noun, which only mentions it."""
        return teller.pos in ("VERB", "AUX") and teller.dep != "amod"

    def _name(self, noun: Token) -> str:
        """The noun with the words that tell it from others: "policy review", "denuclearization talks"."""
        if noun.pos == "VERB":
            inside = [t for t in self.analysis.subtree(noun.index) if noun.index <= t.index and t.pos != "PUNCT"]
            return " ".join(t.text for t in inside[:6])
        kids = self.analysis.children(noun.index)
        words = process_words()
        before = [k for k in kids if k.dep in NAMING and k.index < noun.index and not k.text[:1].isupper()]
        before = [k for k in before if k.lemma not in DATES and k.text.lower() not in words.adjectives]
        before = [k for k in before if "-" not in (self.analysis.tokens[k.index - 1].text, k.text)]
        if not before:
            before = [
                p for k in kids if k.lemma in ("of", "on") for p in self.analysis.children(k.index) if p.pos == "NOUN"
            ][:1]
        return " ".join([*(t.text for t in before if t.text != "-"), noun.text]).lower()

    def _actor(self, found: Found) -> str | None:
        """Whose it is: told beside the noun, by the verb, as before, or else the state that the document names most."""
        clauses = self.company.clauses
        frame = clauses.frame(found.noun.index)
        told = [*frame.agents, *frame.nationals, *frame.by(*OWNED)]
        told += [
            t
            for o in frame.by("of", "on")
            for k in self.analysis.children(o.index)
            if k.dep in ("amod", "compound", "poss")
            for t in (k,)
        ]
        if found.teller.pos == "VERB":
            upper = clauses.frame(found.teller.index)
            told += [t for t in (*upper.agents, *upper.by("between", "with")) if t.index != found.noun.index]
        for token in told:
            for actor in self.company.actors_of(token):
                if self.company.actor(actor).kind not in ("document", "unnamed"):
                    return actor
        return self._owners.get(found.noun.lemma) or self._foremost()

    def _foremost(self) -> str | None:
        """The state or government that the document mentions most."""
        acting = [a for a in self.found.actors if a.kind in ("state", "government", "group", "body")]
        mentions = Counter({a.id: len(a.mentions) for a in acting})
        return max(mentions, key=lambda ident: (mentions[ident], ident), default=None)

    def _extent(self, found: Found) -> tuple[int, int]:
        """The clause of the word that tells the state, or the noun with what stands before it."""
        head = found.teller if self._tells(found.teller) and found.teller.dep != "acl" else found.noun
        tokens = [head]
        for kid in self.analysis.children(head.index):
            if kid.dep not in APART or (head.pos in NOUNS and kid.dep == "relcl"):
                tokens += self.analysis.subtree(kid.index)
        whole = trim(sorted(tokens, key=lambda t: t.index)) or [head]
        return whole[0].start, whole[-1].end
