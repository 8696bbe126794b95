"""Processes and their states: "the review is under way", "stalled talks", "has completed its survey"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.extraction.anchoring.timeline import Timeline
from dragoman.extraction.attribution.attributions import origin_of
from dragoman.extraction.clauses.company import Company
from dragoman.extraction.clauses.factuality import FactualityOf
from dragoman.extraction.clauses.frames import NOUNS
from dragoman.extraction.spans import trim
from dragoman.extraction.states import Found, States
from dragoman.language.analysis import Analysis, Token
from dragoman.record.dates import UNKNOWN_DATE, DateRange
from dragoman.record.docket import Extraction
from dragoman.record.evidence import Span
from dragoman.record.happenings import Factuality, Process
from dragoman.vocabulary.processes import process_words

VERSION = "1"
MOST = 8
"""Words of what somebody does that name it."""

NAMING = frozenset({"amod", "compound", "nmod"})
OWNED = ("by", "of", "between", "with", "among", "from", "in")
APART = frozenset({"advcl", "ccomp", "conj", "cc", "parataxis", "mark", "relcl"})
ENDED = frozenset({"lapsed", "completed"})
PRESENT = frozenset({"VBZ", "VBP", "VBG"})
DATES = frozenset(
    {"last", "next", "this", "first", "second", "third", "new", "latest", "recent", "month", "week", "year"}
)


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
        self._dated = {t.index for time in found.times for t in analysis.tokens_between(time.start, time.end)}
        self._owners: dict[str, str] = {}
        self._talks = "talks"  # as the document named them last

    def processes(self) -> Iterator[Process]:
        """Every process with each state told of it."""
        states = States(self.analysis, self.company.clauses)
        yield from (made for found in states.all() if (made := self._process(found)))

    def _process(self, found: Found) -> Process | None:
        name = self._name(found)
        actor = self._actor(found)
        state, factuality = self._settled(found)
        if actor is None or (factuality == "negated" and self._would(found.teller)):
            return None
        self._owners.setdefault(found.noun.lemma, actor)
        told = self.company.statement_at(found.teller.start)
        start, end = self._extent(found)
        return Process(
            evidence=(self.found.document.span(start, end),),
            according_to=told.id if told else None,
            factuality=factuality,
            origin=origin_of(self.found.document),
            actor=actor,
            name=name,
            state=state,
            when=self._when(found),
        )

    def _when(self, found: Found) -> DateRange:
        """When the state began or was told; a day may hang on the work itself: "finished clearing it on Monday"."""
        if self._yet_to_end(found):
            return UNKNOWN_DATE  # "runs out in May": that is no day of its being in force
        told = self._timeline.when(found.teller.start, found.teller.end)
        below = found.noun.pos == "VERB" and found.noun.head == found.teller.index
        return told if told.known or not below else self._timeline.when(found.noun.start, found.noun.end)

    def _settled(self, found: Found) -> tuple[str, Factuality]:
        """The state and whether it is real: what has not ended goes on; "not until Monday" is on Monday."""
        if found.ahead or found.sure or self._yet_to_end(found):
            return found.state, "planned" if found.ahead and not self._yet_to_end(found) else "actual"
        told = (self._tells(found.teller) and found.teller.dep != "acl") or self._is_turn(found)
        factuality = self._factuality(found.teller.index) if told else "actual"
        if factuality == "planned" and found.teller.tag in PRESENT and found.teller.lemma in process_words().lasting:
            return found.state, "actual"
        if factuality != "negated":
            return found.state, factuality
        kids = self.analysis.children(found.teller.index)
        until = any(k.lemma in ("until", "till", "before") for k in kids)
        barely = any(k.lemma in process_words().barely for k in kids)
        if barely or until or (found.state == "stalled" and not any(k.dep == "neg" for k in kids)):  # "go nowhere"
            return found.state, "actual"
        lasting = process_words().unended.get(found.state)
        if lasting and not any(k.tag == "MD" for k in kids):
            return lasting, "actual"
        return found.state, factuality

    def _yet_to_end(self, found: Found) -> bool:
        """Whether an agreement is told to be in force by the end that it will have: "runs out on Thursday"."""
        words = process_words().verbs
        told = {found.teller.lemma, *(f"{found.teller.lemma} {k.lemma}" for k in self._particles(found.teller))}
        return found.state == "in force" and any(words.get(w) in ENDED for w in told)

    def _particles(self, verb: Token) -> list[Token]:
        return [k for k in self.analysis.children(verb.index) if k.dep == "prt"]

    def _is_turn(self, found: Found) -> bool:
        """Whether another noun tells the state: "a halt to the drilling"."""
        return found.teller is not found.noun and found.teller.lemma in process_words().turning

    def _would(self, teller: Token) -> bool:
        """Whether it is not even said to be: "would not by itself end the talks"."""
        return any(k.tag == "MD" and k.lemma not in ("will", "shall") for k in self.analysis.children(teller.index))

    def _tells(self, teller: Token) -> bool:
        """Whether a verb tells the state, not an adjective before the noun, which only mentions it."""
        return teller.pos in ("VERB", "AUX") and teller.dep != "amod"

    def _name(self, found: Found) -> str:
        """The noun with the words that tell it from others: "policy review", "denuclearization talks"."""
        noun = found.noun
        if noun.lemma in process_words().rounds:
            return self._talks or noun.lemma
        if noun.pos in ("VERB", "AUX"):
            talks = found.state in ("resumed", "suspended", "adjourned") and noun is found.teller
            return self._talks if talks else self._activity(noun)
        name = " ".join([*(t.text for t in self._telling(noun) if t.text != "-"), noun.text]).lower()
        if noun.lemma in process_words().talks:
            self._talks = name
        return f"{self._numbered(found.part)} of {name}" if found.part else name

    def _activity(self, verb: Token) -> str:
        """The first words of what somebody does: "build a wall along the canal"."""
        undergoing = [k for k in self.analysis.children(verb.index) if k.dep == "nsubjpass"]
        inside = [verb, *(t for k in undergoing for t in self.analysis.subtree(k.index))] if undergoing else []
        inside = inside or [t for t in self.analysis.subtree(verb.index) if verb.index <= t.index and t.pos != "PUNCT"]
        dated = next((n for n, t in enumerate(inside) if n and t.index in self._dated), MOST)
        inside = inside[: min(dated, MOST)]
        while inside[-1].pos in ("ADP", "DET", "PRON", "CCONJ", "ADJ", "SCONJ") and len(inside) > 1:
            inside.pop()
        return " ".join(t.text for t in inside).replace(" '", "'")

    def _numbered(self, part: Token) -> str:
        numbers = (k for k in self.analysis.children(part.index) if k.lemma in process_words().ordinals)
        return " ".join([*(k.text for k in numbers), part.text]).lower()

    def _telling(self, noun: Token) -> list[Token]:
        """The words before the noun that tell it from others, or what it is of; numbers but for rounds of talks."""
        words, kids = process_words(), self.analysis.children(noun.index)
        before = [
            k
            for k in kids
            if k.dep in NAMING and k.index < noun.index and (k.pos == "NOUN" or not k.text[:1].isupper())
        ]
        numbered = [k for k in before if k.lemma in words.ordinals and noun.lemma not in words.talks | words.parts]
        before = [k for k in before if k.lemma not in DATES | words.ordinals and k.text.lower() not in words.adjectives]
        before = [k for k in before if "-" not in (self.analysis.tokens[k.index - 1].text, k.text)]
        if not before:
            before = [
                p for k in kids if k.lemma in ("of", "on") for p in self.analysis.children(k.index) if p.pos == "NOUN"
            ][:1]
        if not before and noun.lemma in words.doing:
            before = self._done(noun)
        return [*numbered, *before]

    def _done(self, noun: Token) -> list[Token]:
        """What work is on, or whose it is: "the work on the wall", "the survey group resumed its work"."""
        link = self.analysis.tokens[noun.index + 1 : noun.index + 2]
        behind = [p for k in link if k.lemma in ("on", "of") for p in self.analysis.children(k.index)]
        agents = self.company.clauses.frame(noun.head).agents
        named = [p for p in (*behind, *agents) if p.pos == "NOUN" and p.index != noun.index][:1]
        return [t for n in named for t in (*self._compounds(n), n)]

    def _compounds(self, noun: Token) -> list[Token]:
        return [k for k in self.analysis.children(noun.index) if k.dep == "compound"]

    def _actor(self, found: Found) -> str | None:
        """Whose it is: told beside the noun, by the verb, as before, or else the state that the document names most."""
        clauses = self.company.clauses
        frame = clauses.frame(found.noun.index)
        talks = found.noun.lemma in process_words().talks
        nationals = [t for t in frame.nationals if t.pos == "ADJ" or not talks]
        own = [
            k for t in frame.agents for k in self.analysis.children(t.index) if k.dep in ("amod", "compound", "poss")
        ]
        told = [*frame.agents, *own, *nationals, *frame.by(*(w for w in OWNED if w != "in" or not talks))]
        told += self._qualifying(frame.by("of", "on"))
        if found.teller.pos == "VERB":
            upper = clauses.frame(found.teller.index)
            told += [t for t in (*upper.agents, *upper.by("between", "with")) if t.index != found.noun.index]
        for token in told:
            for actor in self.company.actors_of(token):
                if self.company.actor(actor).kind not in ("document", "unnamed"):
                    return actor
        speaking = None if talks else self._speaking(found.teller)
        return self._owners.get(found.noun.lemma) or speaking or self._foremost()

    def _qualifying(self, nouns: Iterable[Token]) -> list[Token]:
        return [k for t in nouns for k in self.analysis.children(t.index) if k.dep in ("amod", "compound", "poss")]

    def _speaking(self, teller: Token) -> str | None:
        """The state of whoever is quoted: an official speaks of what his own side does."""
        said = self.company.statement_at(teller.start)
        return self.company.state_of(said.speaker) if said and said.speaker and said.mode == "direct" else None

    def _foremost(self) -> str | None:
        """The state or government that the document mentions most."""
        acting = [a for a in self.found.actors if a.kind in ("state", "government", "group", "body")]
        mentions = Counter({a.id: sum(not self._placing(m) for m in a.mentions) for a in acting})
        return max(mentions, key=lambda ident: (mentions[ident], ident), default=None)

    def _placing(self, mention: Span) -> bool:
        """Whether a name only tells where: "in Vienna", "the Vienna talks"."""
        last = [*self.analysis.tokens_between(mention.start, mention.end)][-1:]
        governors = [self.analysis.tokens[t.head] for t in last]
        return any(t.dep == "compound" for t in last) or any(g.lemma in ("in", "at", "from") for g in governors)

    def _extent(self, found: Found) -> tuple[int, int]:
        """The clause of the word that tells the state, or the noun with what stands before it."""
        tells = self._tells(found.teller) or self._is_turn(found)
        head = found.teller if tells and found.teller.dep != "acl" else found.noun
        tokens = [head]
        for kid in self.analysis.children(head.index):
            if kid.dep not in APART or (head.pos in NOUNS and kid.dep == "relcl"):
                tokens += self.analysis.subtree(kid.index)
        whole = trim(sorted(tokens, key=lambda t: t.index)) or [head]
        return whole[0].start, whole[-1].end
