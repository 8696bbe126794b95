"""Which state the words around the noun of a process tell: "the review is under way", "the round broke up"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.extraction.clauses.frames import SUBJECTS, Clauses
from dragoman.extraction.sittings import Sittings, begins_idiom, is_work
from dragoman.extraction.works import Works
from dragoman.language.analysis import Analysis, Token
from dragoman.vocabulary.processes import ProcessWords, process_words

COPULAS = frozenset({"be", "get", "remain", "stay", "stand", "become"})
TURNED = frozenset({"of", "in", "to", "for"})
BEHIND = frozenset({"acomp", "advmod", "prep", "attr", "pcomp", "prt"})
FARTHEST = 200
"""Words within which a process is near, however long the sentences are."""

TAKEN_UP = frozenset({"resumed", "suspended", "extended"})
STRETCHES = frozenset({"hour", "day", "week", "month", "stage", "phase"})
PARTICIPLES = frozenset({"VBN", "VBG", "VBD"})
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr"})


@dataclass(frozen=True)
class Found:
    """A process in a state: the noun (or verb) that names it, the word that tells the state, the stage of it that alone
    is in that state, whether it is so whatever the grammar says ("have not met since"), and whether it is only due."""

    noun: Token
    teller: Token
    state: str
    part: Token | None = None
    sure: bool = False
    ahead: bool = False


class States:
    """Reads the states of one document's processes."""

    def __init__(self, analysis: Analysis, clauses: Clauses) -> None:
        self._analysis = analysis
        self._clauses = clauses
        self._words: ProcessWords = process_words()
        self._sittings = Sittings(analysis)
        self._works = Works(analysis)

    def all(self) -> Iterator[Found]:
        """Every state told, in text order. What "it" or "they" are in is told of the process named last."""
        last: Found | None = None
        for token in self._analysis.tokens:
            told = [self._ended(f) for f in self._of(token, last)]
            told = [f for f in told if self._words.fits(f.noun.lemma, f.state)]
            last = told[-1] if told else self._named_last(token, last)
            yield from told

    def _named_last(self, token: Token, last: Found | None) -> Found | None:
        """The process that a pronoun may take up: one named without any state, too, where no other is near."""
        if not self._names(token) or token.dep not in (*ARGUMENTS, "conj"):
            return last
        near = last is not None and self._near(last.noun, token)
        if last is not None and near and (last.noun.pos == "VERB" or not self._leads(token, last.noun)):
            return last
        return Found(token, token, "")

    def _leads(self, noun: Token, before: Token) -> bool:
        """Whether a further sentence is about a noun."""
        return noun.dep in SUBJECTS and len(self._analysis.sentences_between(before.start, noun.start + 1)) > 1

    def _names(self, token: Token) -> bool:
        named = token.pos == "PROPN" and token.text.lower() in self._words.titles  # "the Lima Dialogue"
        common = token.pos == "NOUN" and token.lemma in self._words.nouns
        if token.dep == "compound" or not (named or common):
            return self._works.undergoes(token)
        before = [t.lemma for t in self._analysis.tokens[max(0, token.index - 3) : token.index]]
        bounded = token.lemma in self._words.bounded and not any(word in self._words.bounding for word in before)
        return self._works.undergoes(token) if bounded else True

    def _of(self, token: Token, last: Found | None) -> Iterator[Found]:
        if token.pos in ("VERB", "AUX") and self._sittings.never_since(token):
            yield Found(token, token, "suspended", sure=True)
        elif last is not None and self._is_that_work(token, last.noun):
            yield from (replace(found, noun=last.noun) for found in self._by_verbs(token, last.noun))
        elif self._names(token):
            yield from list(self._told(token)) or self._running(token)
        elif token.pos == "NOUN" and token.lemma in self._words.turning:
            yield from self._turn(token, last)
        elif token.pos == "VERB" and token.lemma in self._words.aspect:
            yield from self._activity(token)
        elif token.pos == "VERB" and (state := self._at_work(token)):
            yield Found(token, token, state)
        elif last is not None and self._takes_up(token, last.noun):
            yield from (replace(found, noun=last.noun) for found in self._by_verbs(token, last.noun))
        else:
            yield from self._by_sitting(token, last)

    def _by_sitting(self, verb: Token, last: Found | None) -> Iterator[Found]:
        """What the coming and going of those who talk tells of their talks."""
        if last is not None and (state := self._since(last, verb)):
            yield Found(last.noun, verb, state)
        elif (state := self._sittings.alone(verb)) is not None:
            yield Found(verb, verb, state)

    def _running(self, agreement: Token) -> Iterator[Found]:
        if (verb := self._works.runs_under(agreement)) is not None:
            yield Found(agreement, verb, "in force", sure=True)

    def _since(self, last: Found, verb: Token) -> str | None:
        """What negotiators do after the state told last of their talks."""
        talks = last.noun.lemma.lower() in self._words.talks and self._near(last.noun, verb)
        return self._sittings.after(verb, last.state) if talks else None

    def _ended(self, found: Found) -> Found:
        """What collapses is over, where it is an agreement; talks may come back, and those put off are suspended."""
        if found.state == "postponed" and found.noun.lemma in self._words.talks:
            return replace(found, state="suspended")
        if found.state != "collapsed":
            return found
        lapsed = found.noun.lemma in self._words.only["lapsed"] and found.noun.lemma not in self._words.talks
        return replace(found, state="lapsed" if lapsed else "suspended")

    def _turn(self, turn: Token, last: Found | None) -> Iterator[Found]:
        """What a noun tells of the process behind it, or of the one named last: "a pause in the talks"."""
        links = [k for k in self._analysis.children(turn.index) if k.dep == "prep" and k.lemma in TURNED]
        behind = [p for k in links for p in self._analysis.children(k.index) if p.dep in ("pobj", "pcomp")]
        state = self._words.turning[turn.lemma]
        for work in behind:
            if self._names(work) or self._works.is_activity(work):
                yield Found(work, turn, self._of_its_kind(work, state, turn))
        followed = any(t.lemma in TURNED for t in self._analysis.tokens[turn.index + 1 : turn.index + 2])
        alone = not followed and state == "suspended" and turn.dep in ("dobj", "pobj") and self._indefinite(turn)
        if alone and last is not None and last.noun.lemma in self._words.talks and self._near(last.noun, turn):
            yield Found(last.noun, turn, state)

    def _indefinite(self, noun: Token) -> bool:
        return any(k.dep == "det" and k.lemma in ("a", "an") for k in self._analysis.children(noun.index))

    def _at_work(self, verb: Token) -> str | None:
        """As in "are combing through the lists", "is still being drafted"; "have gone through the lists"."""
        kids = self._analysis.children(verb.index)
        being = any(k.text.lower() == "being" and k.dep == "auxpass" for k in kids)
        goes_on = being or (verb.tag == "VBG" and any(k.lemma == "be" and k.dep == "aux" for k in kids))
        if goes_on and is_work(self._analysis, verb, self._words.works):
            return "under way"
        has = verb.tag == "VBN" and any(k.lemma == "have" and k.tag in ("VBZ", "VBP") for k in kids)
        plain = not any(k.dep in ("neg", "auxpass") for k in kids)
        return "completed" if has and plain and is_work(self._analysis, verb, self._words.examined) else None

    def _told(self, noun: Token) -> Iterator[Found]:
        """What verbs, adjectives and predicates tell of a noun: "the stalled talks would resume" tells two."""
        if noun.lemma in self._words.parts and self._whole_of(noun):
            return  # "the round of talks" is told with the talks
        by_verbs = list(self._by_verbs(noun, noun))
        yield from by_verbs
        if (clause := self._relative(noun)) is not None:
            yield from self._described(noun, clause)
        for kid in self._analysis.children(noun.index):
            state = self._words.adjectives.get(kid.text.lower()) if kid.dep == "amod" else None
            if state is not None and all(f.state != state for f in by_verbs):
                yield Found(noun, kid, state)
            if kid.dep in ("acl", "relcl"):
                yield from self._described(noun, kid)
            if kid.dep == "prep" and kid.lemma in ("in", "into") and self._numbered_stretch(kid):
                yield Found(noun, kid, "under way")

    def _numbered_stretch(self, link: Token) -> bool:
        """As in "the talks, now in their third week"."""
        told = [p for p in self._analysis.children(link.index) if p.dep == "pobj" and p.lemma in STRETCHES]
        inner = [k for p in told for k in self._analysis.children(p.index)]
        return any(k.lemma in self._words.ordinals for k in inner) and any(k.dep == "poss" for k in inner)

    def _described(self, noun: Token, clause: Token) -> Iterator[Found]:
        """What a clause behind a noun tells, and one joined to it: "a truce that they reached and that holds"."""
        joined = (k for k in self._analysis.children(clause.index) if k.dep == "conj" and self._has_subject(k))
        for told in (clause, *joined):
            if self._describes(told) and (state := self._by_verb(told, noun, subject=True)):
                yield Found(noun, told, self._of_its_kind(noun, state, told))

    def _relative(self, noun: Token) -> Token | None:
        """The clause with "which" that is about a noun though it hangs on a word within its phrase."""
        clauses = (t for t in self._analysis.subtree(noun.index) if t.dep == "relcl" and t.head != noun.index)
        return next((c for c in clauses if self._works.is_about(c, noun)), None)

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
        return own and (clause.tag in PARTICIPLES or bool(subjects))

    def _is_that_work(self, token: Token, activity: Token) -> bool:
        """Whether a noun takes up what somebody was just said to do: "began to dig. ... The work started on Monday"."""
        doing = activity.pos == "VERB" and token.pos == "NOUN" and token.lemma in self._words.doing
        return doing and self._near(activity, token)

    def _near(self, before: Token, after: Token) -> bool:
        close = after.index - before.index <= FARTHEST
        return close and len(self._analysis.sentences_between(before.start, after.start + 1)) <= 2

    def _takes_up(self, token: Token, noun: Token) -> bool:
        """Whether a pronoun in this or the next sentence stands for a process: "they" for talks, "it" for a truce."""
        if token.lemma not in (("they", "them") if noun.tag == "NNS" else ("it",)) or not self._near(noun, token):
            return False
        verb = self._analysis.tokens[token.head]
        if token.dep == "dobj":
            again = begins_idiom(self._analysis, verb, (("take", "it", "up"), ("take", "they", "up"), ("take", "up")))
            return again or verb.lemma in self._words.declaring or self._words.verbs.get(verb.lemma) in TAKEN_UP
        alone = not any(k.dep == "dobj" for k in self._analysis.children(verb.index))
        return token.dep in SUBJECTS and alone and noun.pos == "NOUN"

    def _by_verbs(self, subject: Token, noun: Token) -> Iterator[Found]:
        """By the verb of which the noun, or what measures it, is subject or object, and by the verbs joined to it."""
        outer = self._outer(subject)
        verb = self._works.main_verb(outer)
        measured = outer.dep == "npadvmod" and outer.index != subject.index  # "ended a first week of talks"
        if outer.dep == "pobj":
            yield from self._by_phrase(outer, noun)
        told = outer.dep in ("nsubj", "nsubjpass", "dobj", "attr", "dative") or measured
        if not told or verb.pos not in ("VERB", "AUX"):
            return
        if (due := self._works.due(verb)) is not None and (state := self._by_verb(due, outer, subject=True)):
            yield Found(noun, due, self._of_its_kind(noun, state, due), ahead=True)
            return
        joined = [k for k in self._analysis.children(verb.index) if k.dep == "conj" and k.pos == "VERB"]
        own = [k for k in joined if not self._has_subject(k)]
        for teller in (verb, *(own if outer.dep != "dobj" else ())):
            if state := self._by_verb(teller, outer, subject=outer.dep in SUBJECTS):
                staged = self._staged(outer, noun) and state == "completed"
                whole = state if staged else self._in_part(outer, noun, state, teller)
                yield Found(noun, teller, whole, outer if staged else None)

    def _staged(self, outer: Token, noun: Token) -> bool:
        """Whether a numbered stage of work is told of: "the first stage of the filling"."""
        numbered = any(k.lemma in self._words.ordinals for k in self._analysis.children(outer.index))
        return numbered and outer.lemma in self._words.stages and noun.lemma not in self._words.talks

    def _by_phrase(self, outer: Token, noun: Token) -> Iterator[Found]:
        """As in "pressed on with the census"; "with the talks at a standstill"."""
        link = self._analysis.tokens[outer.head]
        around = self._analysis.tokens[max(0, link.index - 3) : link.index]
        verbs = [t for t in around if t.pos in ("VERB", "AUX")]
        for state, phrases in self._words.pursuing.items():
            if (verb := next((v for v in verbs if begins_idiom(self._analysis, v, phrases)), None)) is not None:
                yield Found(noun, verb, state)
        behind = [k for k in self._analysis.children(outer.index) if k.dep == "prep"] if link.lemma == "with" else []
        told = (p for k in behind for p in self._analysis.children(k.index) if p.lemma in self._words.predicates)
        yield from (Found(noun, p, self._words.predicates[p.lemma]) for p in told)

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
        if outer.lemma in self._words.parts and (state == "completed" or self._just_stops(state, teller)):
            state = "adjourned"
        else:
            state = self._of_its_kind(noun, state, teller)
        return "suspended" if state == "adjourned" and self._open_ended(teller) else state

    def _just_stops(self, state: str, teller: Token) -> bool:
        """As in "the third round broke off", which nobody broke off."""
        alone = not any(k.dep in ("dobj", "nsubjpass") for k in self._analysis.children(teller.index))
        return state == "suspended" and teller.lemma in self._words.stopping and alone

    def _open_ended(self, teller: Token) -> bool:
        """Whether nothing is said to follow: "adjourned and no date was set"."""
        sentence = self._analysis.sentence_at(teller.start)
        words = " ".join(t.text.lower() for t in self._analysis.tokens_of(sentence)) if sentence else ""
        return any(phrase in words for phrase in self._words.open_ended)

    def _of_its_kind(self, noun: Token, state: str, teller: Token) -> str:
        """An agreement that runs is in force; one that ends has lapsed."""
        if noun.lemma not in self._words.only["in force"]:
            return state
        if state == "resumed" and teller.lemma in self._words.renewing:
            return "extended"
        if state == "lapsed" and self._yet_to_come(teller):
            return "in force"
        ends = state == "completed" and not self._clauses.passive(teller)
        ends = ends and not any(k.dep == "dobj" for k in self._analysis.children(teller.index))
        if ends and self._yet_to_come(teller):
            return "in force"
        return {"under way": "in force", "completed": "lapsed" if ends else state}.get(state, state)

    def _yet_to_come(self, teller: Token) -> bool:
        """Whether an end is only told for a day to come: "runs out on Thursday", "is to expire in May"."""
        kids = self._analysis.children(teller.index)
        ahead = any(k.lemma in ("will", "shall") for k in kids if k.dep == "aux") or teller.tag in ("VBZ", "VBP")
        above = self._analysis.tokens[teller.head]
        due = teller.dep == "xcomp" and above.lemma in ("be", "due", "set", "schedule") and teller.tag == "VB"
        return (ahead or due) and not any(k.dep in ("neg", "dobj") for k in kids)

    def _by_verb(self, verb: Token, noun: Token, *, subject: bool) -> str | None:
        """What a verb tells of a noun that is its subject or its object."""
        idioms = self._words.idioms.items()
        kids = self._analysis.children(verb.index)
        starts = (verb, *(k for k in kids if k.dep == "aux" and k.lemma in ("get", "got")))  # "has got going"
        told = next((state for state, p in idioms if any(begins_idiom(self._analysis, v, p) for v in starts)), None)
        if told is not None or self._granted_time(verb, kids):
            return told or "extended"
        if verb.lemma in COPULAS and subject:
            state = self._by_predicate(verb, kids)
            return "under way" if state == "completed" and self._nearly(kids) else state
        if verb.lemma in self._words.declaring and (declared := self._by_declared(kids)) is not None:
            return declared
        return self._by_lemma(verb, noun, kids)

    def _granted_time(self, verb: Token, kids: list[Token]) -> bool:
        """As in "gave the truce another thirty days", "the mandate gets three more months"."""
        spans = [k for k in kids if k.dep in ("dobj", "npadvmod", "oprd", "dative") and k.lemma in STRETCHES]
        inner = (p for k in spans for p in self._analysis.subtree(k.index))
        return verb.lemma in self._words.granting and any(t.lemma in self._words.added for t in inner)

    def _by_lemma(self, verb: Token, noun: Token, kids: list[Token]) -> str | None:
        """By the verb alone, or with the particle behind it."""
        near = (k for k in kids if k.dep in ("prt", "prep", "advmod") and k.index == verb.index + 1)
        particle = next(near, next((k for k in kids if k.dep == "prt"), None))  # "took it up again"
        whole = f"{verb.lemma} {particle.lemma}" if particle else verb.lemma
        done = self._words.undergone.get(whole) if self._clauses.passive(verb) else None
        state = done or self._words.verbs.get(whole) or self._words.verbs.get(verb.lemma)
        if state == "completed" and self._nearly(kids):
            return "under way"
        if state == "under way" and self._sittings.again(verb):
            return "resumed"
        if state == "released" and noun.dep not in ("nsubjpass", "dobj"):
            return None
        intransitive = noun.dep == "nsubj" and any(k.dep == "dobj" for k in kids)
        return None if intransitive and whole not in self._words.verbs else state

    def _nearly(self, kids: list[Token]) -> bool:
        """As in "is almost complete", "has been half finished"."""
        inner = [*kids, *(p for k in kids if k.dep == "acomp" for p in self._analysis.children(k.index))]
        return any(t.lemma in self._words.nearly for t in inner if t.dep == "advmod")

    def _by_declared(self, kids: list[Token]) -> str | None:
        """By what it is declared to be: "was declared complete", "pronounced the census over"."""
        told = [k for k in kids if k.dep in ("oprd", "acomp", "prt", "advmod", "xcomp", "ccomp")]
        known = (self._words.predicates.get(k.lemma) or self._words.adjectives.get(k.text.lower()) for k in told)
        return next((state for state in known if state), None)

    def _by_predicate(self, verb: Token, kids: list[Token]) -> str | None:
        """By what stands behind "is": "under way", "on hold", "in its first days"."""
        behind = [k for k in kids if k.index > verb.index and k.dep in BEHIND]
        inner = [p for k in behind for p in (k, *self._analysis.children(k.index)) if not self._leads_on(p)]
        told = next((self._words.predicates[t.lemma] for t in inner if t.lemma in self._words.predicates), None)
        stretch = any(
            k.lemma == "in" and p.lemma in STRETCHES for k in behind for p in self._analysis.children(k.index)
        )
        return told or ("under way" if stretch else None)

    def _leads_on(self, word: Token) -> bool:
        """Whether a preposition only leads to what is told: "on" of "on hold", not of "the talks are on"."""
        return word.dep == "prep" and bool(self._analysis.children(word.index))

    def _activity(self, verb: Token) -> Iterator[Found]:
        """As in "has begun to enrich uranium", "finished going through the lists"."""
        for kid in self._analysis.children(verb.index):
            if kid.dep == "xcomp" and self._works.is_activity(kid):
                yield Found(kid, verb, self._words.aspect[verb.lemma])
                return
