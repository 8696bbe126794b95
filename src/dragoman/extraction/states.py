"""Which state the words around the noun of a process tell: "the review is under way", "the round broke up"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.extraction.clauses.frames import SUBJECTS, Clauses
from dragoman.language.analysis import Analysis, Token
from dragoman.vocabulary.processes import ProcessWords, process_words

COPULAS = frozenset({"be", "get", "remain", "stay", "stand", "become"})
BEHIND = frozenset({"acomp", "advmod", "prep", "attr", "pcomp", "prt"})
STRETCHES = frozenset({"hour", "day", "week", "month", "stage", "phase"})
PARTICIPLES = frozenset({"VBN", "VBG", "VBD"})
FINITE = frozenset({"VBZ", "VBP"})


@dataclass(frozen=True)
class Found:
    """A process in a state: the noun (or verb) that names it, and the word that tells the state."""

    noun: Token
    teller: Token
    state: str


class States:
    """Reads the states of one document's processes."""

    def __init__(self, analysis: Analysis, clauses: Clauses) -> None:
        self._analysis = analysis
        self._clauses = clauses
        self._words: ProcessWords = process_words()

    def all(self) -> Iterator[Found]:
        """Every state told, in text order. What "it" or "they" are in is told of the process named last."""
        last: Found | None = None
        for token in self._analysis.tokens:
            told = [f for f in self._of(token, last) if self._words.fits(f.noun.lemma, f.state)]
            last = told[-1] if told else last
            yield from told

    def _of(self, token: Token, last: Found | None) -> Iterator[Found]:
        if last is not None and self._is_that_work(token, last.noun):
            yield from (replace(found, noun=last.noun) for found in self._by_verbs(token, last.noun))
        elif token.pos == "NOUN" and token.lemma in self._words.nouns and token.dep != "compound":
            yield from self._told(token)
        elif token.pos == "VERB" and token.lemma in self._words.aspect:
            yield from self._activity(token)
        elif last is not None and self._takes_up(token, last.noun):
            yield from (replace(found, noun=last.noun) for found in self._by_verbs(token, last.noun))

    def _told(self, noun: Token) -> Iterator[Found]:
        """What verbs, adjectives and predicates tell of a noun: "the stalled talks would resume" tells two."""
        if noun.lemma in self._words.parts and self._whole_of(noun):
            return  # "the round of talks" is told with the talks
        yield from self._by_verbs(noun, noun)
        for kid in self._analysis.children(noun.index):
            if kid.dep == "amod" and kid.text.lower() in self._words.adjectives:
                yield Found(noun, kid, self._words.adjectives[kid.text.lower()])
            elif kid.dep in ("acl", "relcl"):
                yield from self._described(noun, kid)

    def _described(self, noun: Token, clause: Token) -> Iterator[Found]:
        """What a clause behind a noun tells, and one joined to it: "a truce that they reached and that holds"."""
        joined = (k for k in self._analysis.children(clause.index) if k.dep == "conj" and self._has_subject(k))
        for told in (clause, *joined):
            if self._describes(told):
                yield Found(noun, told, self._of_its_kind(noun, self._words.verbs[told.lemma], told))

    def _has_subject(self, verb: Token) -> bool:
        return any(k.dep in SUBJECTS for k in self._analysis.children(verb.index))

    def _whole_of(self, part: Token) -> bool:
        """Whether "of talks" stands behind."""
        links = (k for k in self._analysis.children(part.index) if k.dep == "prep" and k.lemma == "of")
        return any(p.lemma in self._words.nouns for link in links for p in self._analysis.children(link.index))

    def _describes(self, clause: Token) -> bool:
        """Whether a clause behind a noun tells its state: "the talks, broken off in May", "an accord that runs on"."""
        subjects = [k for k in self._analysis.children(clause.index) if k.dep in SUBJECTS]
        own = all(s.tag in ("WDT", "WP") or s.lemma == "that" for s in subjects)
        return clause.lemma in self._words.verbs and own and (clause.tag in PARTICIPLES or bool(subjects))

    def _is_that_work(self, token: Token, activity: Token) -> bool:
        """Whether a noun takes up what somebody was just said to do: "began to dig. ... The work started on Monday"."""
        doing = activity.pos == "VERB" and token.pos == "NOUN" and token.lemma in self._words.doing
        return doing and self._near(activity, token)

    def _near(self, before: Token, after: Token) -> bool:
        return len(self._analysis.sentences_between(before.start, after.start + 1)) <= 2

    def _takes_up(self, token: Token, noun: Token) -> bool:
        """Whether a pronoun in this or the next sentence stands for a process: "they" for talks, "it" for a truce."""
        fitting = token.lemma in (("they",) if noun.tag == "NNS" else ("it",)) and token.dep in SUBJECTS
        fitting = fitting and not any(k.dep == "dobj" for k in self._analysis.children(token.head))
        return fitting and noun.pos == "NOUN" and self._near(noun, token)

    def _by_verbs(self, subject: Token, noun: Token) -> Iterator[Found]:
        """By the verb of which the noun, or what measures it, is subject or object, and by the verbs joined to it."""
        outer = self._outer(subject)
        verb = self._analysis.tokens[outer.head]
        measured = outer.dep == "npadvmod" and outer.index != subject.index  # "ended a first week of talks"
        told = outer.dep in ("nsubj", "nsubjpass", "dobj", "attr") or measured
        if not told or verb.pos not in ("VERB", "AUX"):
            return
        joined = [k for k in self._analysis.children(verb.index) if k.dep == "conj" and k.pos == "VERB"]
        own = [k for k in joined if not self._has_subject(k)]
        for teller in (verb, *(own if outer.dep != "dobj" else ())):
            if state := self._by_verb(teller, outer):
                yield Found(noun, teller, self._in_part(outer, noun, state, teller))

    def _outer(self, noun: Token) -> Token:
        """The noun that measures or parts another: "round" of "a round of talks", "week" of "a week of talks"."""
        contained = self._clauses.contained(noun)
        link = self._analysis.tokens[noun.head]
        above = self._analysis.tokens[link.head]
        parting = above.lemma in self._words.parts or above.lemma in STRETCHES
        return above if noun.dep == "pobj" and link.lemma == "of" and parting else contained

    def _in_part(self, outer: Token, noun: Token, state: str, teller: Token) -> str:
        """What the end of a round or a week says of the whole: it is adjourned, or goes on."""
        if outer.lemma in STRETCHES and outer.index != noun.index and state in ("under way", "completed"):
            return "under way"
        part = outer.lemma in self._words.parts
        state = "adjourned" if part and state == "completed" else self._of_its_kind(noun, state, teller)
        return "suspended" if state == "adjourned" and self._open_ended(teller) else state

    def _open_ended(self, teller: Token) -> bool:
        """Whether nothing is said to follow: "adjourned and no date was set"."""
        sentence = self._analysis.sentence_at(teller.start)
        words = " ".join(t.text.lower() for t in self._analysis.tokens_of(sentence)) if sentence else ""
        return any(phrase in words for phrase in self._words.open_ended)

    def _of_its_kind(self, noun: Token, state: str, teller: Token) -> str:
        """An agreement that runs is in force; one that ends has lapsed."""
        if noun.lemma not in self._words.only["in force"]:
            return state
        ends = state == "completed" and not self._clauses.passive(teller)
        ends = ends and not any(k.dep == "dobj" for k in self._analysis.children(teller.index))
        return {"under way": "in force", "completed": "lapsed" if ends else state}.get(state, state)

    def _by_verb(self, verb: Token, noun: Token) -> str | None:
        kids = self._analysis.children(verb.index)
        if verb.lemma in COPULAS and noun.dep in ("nsubj", "nsubjpass"):
            return self._by_predicate(verb, kids)
        particle = next((k for k in kids if k.dep in ("prt", "prep", "advmod") and k.index == verb.index + 1), None)
        whole = f"{verb.lemma} {particle.lemma}" if particle else verb.lemma
        state = self._words.verbs.get(whole) or self._words.verbs.get(verb.lemma)
        if state == "released" and noun.dep not in ("nsubjpass", "dobj"):
            return None
        intransitive = noun.dep == "nsubj" and any(k.dep == "dobj" for k in kids)
        return None if intransitive and whole not in self._words.verbs else state

    def _by_predicate(self, verb: Token, kids: list[Token]) -> str | None:
        """By what stands behind "is": "under way", "on hold", "in its first days"."""
        behind = [k for k in kids if k.index > verb.index and k.dep in BEHIND]
        inner = [p for k in behind for p in (k, *self._analysis.children(k.index))]
        if any(k.lemma == "in" and p.lemma in STRETCHES for k in behind for p in self._analysis.children(k.index)):
            return "under way"
        return next((self._words.predicates[t.lemma] for t in inner if t.lemma in self._words.predicates), None)

    def _activity(self, verb: Token) -> Iterator[Found]:
        """As in "has begun to enrich uranium", "finished going through the lists"."""
        for kid in self._analysis.children(verb.index):
            links = [k.lemma for k in self._analysis.children(kid.index) if k.dep in ("prt", "prep")]
            told = kid.lemma in self._words.activities or any(
                f"{kid.lemma} {link}" in self._words.activities for link in links
            )
            if kid.dep == "xcomp" and told:
                yield Found(kid, verb, self._words.aspect[verb.lemma])
                return
