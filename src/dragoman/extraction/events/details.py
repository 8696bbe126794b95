"""What else a report tells of an event: how often, at what level, where, with what outcome."""

from __future__ import annotations

from dragoman.actors.gazetteer import named_at
from dragoman.extraction.clauses.company import Company
from dragoman.extraction.events.trigger import Trigger
from dragoman.extraction.speakers.nominals import NUMBERS
from dragoman.language.analysis import Token
from dragoman.record.happenings import Certainty, Level, Participant
from dragoman.vocabulary.events import event_words

TIMES = {"once": 1, "twice": 2, "thrice": 3}
MEETINGS = frozenset({"CONSULT", "AGREE", "COOPERATE"})
PLACING = frozenset({"in", "at", "near", "outside", "off", "on"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
LEVELS: tuple[Level, ...] = ("working", "leader", "minister", "official")
"""In the order in which they are looked for: a working-level meeting of officials is a working-level one."""


class Details:
    """Reads the details of the events of one document."""

    def __init__(self, company: Company) -> None:
        self._company = company
        self._analysis = company.analysis
        self._words = [t.text for t in company.analysis.tokens]
        self._places = {
            t.index
            for name in company.analysis.names
            if name.label in PLACES
            for t in company.analysis.tokens_between(name.start, name.end)
        }

    def count(self, trigger: Trigger) -> int | None:
        """How many are told of at once: "two meetings", "met twice"; None where one or nobody knows how many."""
        if trigger.verbal:
            kids = [k for k in self._analysis.children(trigger.head.index) if k.dep in ("advmod", "npadvmod")]
            often = [TIMES[k.lemma] for k in kids if TIMES.get(k.lemma, 1) > 1]
            often += [n for k in kids if k.lemma == "time" for n in self._numbers(k)]
            return often[0] if often else None
        numbers = self._numbers(trigger.head) if trigger.head.tag == "NNS" else []
        return numbers[0] if numbers else None

    def _numbers(self, noun: Token) -> list[int]:
        kids = [k for k in self._analysis.children(noun.index) if k.dep == "nummod"]
        found = (NUMBERS.get(k.lemma) or (int(k.text) if k.text.isascii() and k.text.isdigit() else None) for k in kids)
        return [n for n in found if n is not None and n > 1]

    def level(self, trigger: Trigger, participants: tuple[Participant, ...]) -> Level | None:
        """Of a meeting, from the words about it and from the offices of those who take part."""
        if trigger.pattern.type not in MEETINGS:
            return None
        actors = [self._company.actor(p.actor) for p in participants]
        words = [trigger.head.lemma, *(k.lemma for k in self._beside(trigger))]
        words += [w for a in actors for w in f"{a.role or ''} {a.name if a.kind != 'person' else ''}".lower().split()]
        words += [w for p in participants for w in p.mention.text.lower().replace("-", " ").split()]
        told = set(words) | {w.removesuffix("s") for w in words}
        return next((level for level in LEVELS if told & set(event_words().levels[level])), None)

    def _beside(self, trigger: Trigger) -> list[Token]:
        kids = self._analysis.children(trigger.head.index)
        direct = [k for k in kids if k.dep in ("amod", "compound", "nmod")]
        return [*direct, *(g for k in direct for g in self._analysis.children(k.index))]

    def place(self, trigger: Trigger) -> str | None:
        """The name of the place behind "in" or "at" in the event's own clause."""
        carrying = (k for k in self._analysis.children(trigger.head.index) if k.dep in ("acl", "relcl"))
        heads = [trigger.head, *([trigger.support] if trigger.support is not None else []), *carrying]
        for link in (k for h in heads for k in self._analysis.children(h.index)):
            if link.dep == "prep" and link.lemma in PLACING:
                for noun in self._analysis.children(link.index):
                    if noun.dep == "pobj" and (found := self._place_name(noun)):
                        return found
        for token in self._analysis.subtree(trigger.head.index):
            link = self._analysis.tokens[token.head]
            if token.dep == "pobj" and link.lemma in ("in", "at") and token.index in self._places and trigger.verbal:
                return self._name(token)
        before = (k for k in self._analysis.children(trigger.head.index) if k.dep in ("compound", "nmod", "amod"))
        return next((self._name(k) for k in before if not trigger.verbal and self._company.is_capital(k)), None)

    def _place_name(self, noun: Token) -> str | None:
        named = named_at(self._words, noun.index)
        apposed = [k for k in self._analysis.children(noun.index) if k.dep == "appos" and k.index in self._places]
        if apposed:  # "the capital Stockholm"
            return self._name(apposed[0])
        return self._name(noun) if noun.index in self._places or (named and noun.pos == "PROPN") else None

    def _name(self, noun: Token) -> str:
        kids = [k for k in self._analysis.children(noun.index) if k.dep == "compound" and k.index < noun.index]
        start = min((k.start for k in kids), default=noun.start)
        return " ".join(self._company.document.text[start : noun.end].split())

    def certainty(self, trigger: Trigger) -> Certainty:
        """Probable where the report hedges: "reportedly met", "the alleged attack"."""
        words = event_words().hedges
        kids = self._analysis.children(trigger.head.index)
        hedged = any(k.lemma in words or k.text.lower() in words for k in kids if k.dep in ("advmod", "amod"))
        return "probable" if hedged else "certain"

    def outcome(self, trigger: Trigger) -> str | None:
        """Agreement or none, where the words behind a meeting say so."""
        if trigger.pattern.type != "CONSULT":
            return None
        sentence = self._analysis.sentence_at(trigger.head.start)
        text = self._company.document.text[trigger.head.end : sentence.end].lower() if sentence else ""
        for outcome, phrases in event_words().outcomes.items():
            if any(phrase in " ".join(text.split()) for phrase in phrases):
                return outcome
        return None
