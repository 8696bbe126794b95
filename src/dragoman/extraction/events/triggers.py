"""Which verbs and nouns of a text tell of an event, and of which: the patterns of the vocabulary over the parse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dragoman.extraction.clauses.company import Company
from dragoman.extraction.clauses.frames import NOUNS, REFLEXIVE, Clauses, Frame, nominal_gerund
from dragoman.extraction.events.kinds import JUST_BEFORE, Kinds
from dragoman.extraction.events.nouns import NounTriggers
from dragoman.extraction.events.repeating import repeated
from dragoman.extraction.events.trigger import MESSAGE, Trigger
from dragoman.language.analysis import Token
from dragoman.vocabulary.clauses import clause_words
from dragoman.vocabulary.events import AUTHORITY, SEVERAL, SOMEBODY, Pattern, event_words
from dragoman.vocabulary.reporting import reporting


class Triggers:
    """Finds the triggers of one document."""

    def __init__(self, company: Company) -> None:
        self._company = company
        self._clauses: Clauses = company.clauses
        self._analysis = company.analysis
        self._words = event_words()
        self._kinds = Kinds(company)
        self._nouns = NounTriggers(company, self._kinds)

    def all(self) -> Iterator[Trigger]:
        """Every trigger in text order; of a noun and its light verb only the noun."""
        found: dict[int, Trigger] = {}
        for token in self._analysis.tokens:
            if (made := self._again(token, found) or self._at(token)) is not None:
                found[token.index] = made
            elif (taken := self._taken_up(token, found)) is not None:
                found[token.index] = taken
            if (demand := self._demanded(token)) is not None:
                yield demand
        told = {i for i, t in found.items() if t.verbal and self._wholly(t.pattern)}
        nouns = {o.index for i in told for o in self._governed(found[i], found)}
        carried = {t.support.index for t in found.values() if t.support is not None} - told
        carrying = [(t, k) for t in found.values() if not t.verbal for k in self._carrying(t.head)]
        carried |= {k.index for t, k in carrying if k.index not in told or k.dep == "relcl" or self._gathering(t)}
        yield from (
            self._named_act(t, found) for i, t in found.items() if i not in carried and (t.verbal or i not in nouns)
        )

    def _again(self, token: Token, found: Mapping[int, Trigger]) -> Trigger | None:
        return repeated(self._analysis, self._clauses.frame(token.index), found) if token.pos == "VERB" else None

    def _taken_up(self, token: Token, found: Mapping[int, Trigger]) -> Trigger | None:
        """What takes up a meeting told of just before: "a fourth is to start on Monday", "it was put off"."""
        verb = self._analysis.tokens[token.head]
        if token.dep == "pobj" and verb.lemma in ("for", "of"):
            verb = self._analysis.tokens[verb.head]
            if not self._counted(token) or not self._words.fixing(verb.lemma):
                return None
        elif token.dep not in ("nsubj", "nsubjpass"):
            return None
        if verb.pos not in ("VERB", "AUX"):
            return None
        counted = self._counted(token)
        if not counted and not (token.text.lower() == "it" and self._staged(verb)):
            return None
        earlier = [t for t in found.values() if self._gathering(t) and 0 < token.index - t.head.index <= JUST_BEFORE]
        if not earlier or (not counted and not self._subject_before(earlier[-1].head, token)):
            return None
        told = replace(earlier[-1].pattern, act="meet") if counted else earlier[-1].pattern
        support = self._clauses.support(token.index) or verb
        return Trigger(token, told, self._clauses.frame(token.index), support, verbal=False)

    def _counted(self, token: Token) -> bool:
        """As in "a fourth", "a fourth one"."""
        told = token.lemma in self._words.further and token.pos in ("ADJ", "NOUN", "DET", "PRON")
        one = token.lemma == "one" and any(
            k.text.lower() in self._words.further for k in self._analysis.children(token.index)
        )
        return told or one

    def _gathering(self, trigger: Trigger) -> bool:
        return not trigger.verbal and trigger.pattern.type == "CONSULT" and trigger.pattern.act != MESSAGE

    def _staged(self, verb: Token) -> bool:
        """Whether a verb tells what becomes of a meeting: "was held", "was put off"."""
        particles = (k.lemma for k in self._analysis.children(verb.index) if k.dep in ("prt", "advmod", "dobj"))
        return not self._words.staged.isdisjoint({verb.lemma, *(f"{verb.lemma} {p}" for p in particles)})

    def _subject_before(self, noun: Token, pronoun: Token) -> bool:
        """Whether a noun is a subject and nothing else of the kind stands between it and the pronoun."""
        between = self._analysis.tokens[noun.index + 1 : pronoun.index]
        others = [t for t in between if t.dep in ("nsubj", "nsubjpass") and t.tag not in ("WDT", "WP")]
        return noun.dep in ("nsubj", "nsubjpass") and not others

    def _governed(self, trigger: Trigger, found: Mapping[int, Trigger]) -> Iterator[Token]:
        """The nouns that a verb's pattern takes in, and what they measure: "none of the sanctions"; not the one that
        the verb only describes ("the talks, which were broken off in May, ...", "talks, broken off in May, ...") or
        shares with the verb before it."""
        verb = trigger.head
        if verb.lemma in self._words.answering or trigger.pattern.object_class == "deed":
            return  # "welcomed the release" tells of the release, too
        for token in (*trigger.frame.objects, *trigger.frame.by(trigger.pattern.preposition)):
            noun = found.get(token.index)
            if noun is not None and self._apart(noun, trigger):
                continue
            apart = verb.dep == "relcl" or (verb.dep == "acl" and noun is not None and self._gathering(noun))
            described = apart and token.index == verb.head
            shared = verb.dep == "conj" and token.head == verb.head and trigger.pattern.type != "CONSULT"
            if described or shared:
                continue
            yield token
            if token.lemma in self._words.measures:
                yield from self._kinds.behind_of(token)

    def _apart(self, noun: Trigger, verb: Trigger) -> bool:
        """Whether a noun tells of an act of its own, by its day, not of that of the verb: "the pact of May 3 was not
        ratified"."""
        return noun.pattern.act != verb.pattern.act and noun.pattern.type == "AGREE" and self._nouns.of_day(noun.head)

    def _wholly(self, pattern: Pattern) -> bool:
        """Whether a verb's pattern takes in the noun of action: "lifted the siege", "went on strike"."""
        left = pattern.act == "break" and pattern.preposition  # "walked out of the talks"
        return bool(pattern.object or pattern.object_class or pattern.behind or left)

    def _named_act(self, trigger: Trigger, found: Mapping[int, Trigger]) -> Trigger:
        """The noun's event by the act of its verb where both are of one root: "signed a deal" is signing."""
        verb = found.get(trigger.support.index) if trigger.support is not None else None
        if verb is None or verb.pattern.type != trigger.pattern.type:
            return trigger
        if verb.pattern.act == MESSAGE != trigger.pattern.act:
            return trigger  # "the visit was followed by a letter"
        return replace(trigger, pattern=replace(trigger.pattern, act=verb.pattern.act))

    def _carrying(self, noun: Token) -> list[Token]:
        """The verb of "talks held in Oslo", "a meeting that Oslo will host"."""
        kids = self._analysis.children(noun.index)
        return [k for k in kids if k.dep in ("acl", "relcl") and k.lemma in clause_words().light]

    def _demanded(self, token: Token) -> Trigger | None:
        """As in "the army must leave", "it is essential that the army leave": the speaker's demand."""
        modal = token.pos == "AUX" and token.dep == "aux" and token.lemma in ("must", "should", "ought")
        if modal:
            verb = self._analysis.tokens[token.head]
            subjects = [k for k in self._analysis.children(verb.index) if k.dep in ("nsubj", "nsubjpass")]
            inverted = any(token.index < s.index for s in subjects)
            if not subjects or inverted or not self._others(subjects):
                return None
            return Trigger(verb, DEMAND, self._clauses.frame(verb.index), judging=True)
        if token.pos == "ADJ" and token.dep == "acomp" and token.lemma in DEMANDING:
            copula = self._analysis.tokens[token.head]
            clauses = [k for k in self._analysis.children(copula.index) if k.dep in ("ccomp", "advcl", "xcomp")]
            subjects = [k for c in clauses for k in self._analysis.children(c.index) if k.dep in ("nsubj", "nsubjpass")]
            if subjects and self._others(subjects) and copula.lemma == "be":
                return Trigger(copula, DEMAND, self._clauses.frame(clauses[0].index), judging=True)
        return None

    def _others(self, subjects: list[Token]) -> bool:
        """Whether somebody else than the speaker is meant."""
        return all(s.text.lower() not in ("i", "we", "you", "it", "that", "this", "there") for s in subjects) and any(
            self._company.actors_of(s) for s in subjects
        )

    def _at(self, token: Token) -> Trigger | None:
        if nominal_gerund(self._analysis, token):
            lemma = token.text.lower()  # not "sit"
            return self._nouns.at(token, lemma) if lemma in self._words.nouns else None
        if token.pos in ("VERB", "AUX") or (token.pos in NOUNS and self._lemma(token) not in self._words.nouns):
            return self._verb(token) if token.lemma in self._words.verbs else None
        if token.pos == "ADJ" and not self._for_noun(token):
            return self._verb(token) if token.tag in ("VBN", "VBD") else self._adjective(token)
        lemma = self._lemma(token)
        papers = self._words.classes["agreement"] | self._words.dated_papers
        paper = token.pos == "PROPN" and lemma.lower() in papers and self._nouns.of_day(token)
        lemma = lemma.lower() if paper else lemma  # "the Lima Accord of May 3"
        named = paper or (token.pos == "PROPN" and lemma in NAMED_EVENTS)
        return (
            self._nouns.at(token, lemma)
            if (token.pos in ("NOUN", "ADJ") or named) and lemma in self._words.nouns
            else None
        )

    def _for_noun(self, token: Token) -> bool:
        """Whether parsers take for an adjective what has a noun's place: "the last plenary lasted an hour"."""
        return token.dep in NOUN_PLACES and any(k.dep == "det" for k in self._analysis.children(token.index))

    def _lemma(self, noun: Token) -> str:
        """The lemma, with what stands before a hyphen: "sit-in", "pull-out"."""
        before = self._analysis.tokens[max(noun.index - 2, 0) : noun.index]
        if len(before) == 2 and before[1].text == "-" and before[1].end == noun.start:
            whole = f"{before[0].lemma}-{noun.lemma}"
            return whole if whole in self._words.nouns else noun.lemma
        return noun.lemma

    def _adjective(self, token: Token) -> Trigger | None:
        """As in "the attack is unacceptable", "we are grateful to Oslo", "Oslo called the attack unacceptable"."""
        patterns = self._words.adjectives.get(token.lemma, ())
        copula = self._analysis.tokens[token.head]
        naming = copula.lemma in NAMING and token.dep == "oprd"
        if not patterns or not (naming or (copula.lemma == "be" and token.dep in ("acomp", "oprd"))):
            return None
        return Trigger(copula, patterns[0], self._clauses.frame(copula.index), judging=True)

    def _verb(self, token: Token) -> Trigger | None:
        if token.pos in NOUNS and not (token.tag.startswith("VB") or token.dep == "ROOT"):
            return None
        frame = self._clauses.frame(token.index)
        listed = self._words.verbs.get(token.lemma, ())
        pattern = next((p for p in listed if self._holds(p, frame) and not self._other_sense(p, frame)), None)
        if pattern is None or (not pattern.weight and self._only_says(token, pattern, frame)):
            return None
        if self._nobody_else(pattern, frame):
            return None
        if token.lemma in self._words.without_object and frame.objects and not frame.passive and not pattern.weight:
            return None
        described = token.dep == "amod" and token.tag in ("VBN", "VBD")  # "a written reply", "the besieged town"
        named = pattern.act == "call" and any(k.dep == "oprd" for k in self._analysis.children(token.index))
        if described or named:  # "is called the Accord"
            return None
        return Trigger(token, pattern, frame)

    def _other_sense(self, pattern: Pattern, frame: Frame) -> bool:
        """Whether a verb of violence means something else: with a particle that no pattern of its own has ("wound up
        the session"), or done to what can suffer none ("killed the deal", "hit a snag")."""
        if pattern.type not in VIOLENT or pattern.particle or pattern.object:
            return False
        if any(k.dep == "prt" for k in self._analysis.children(frame.head.index)):
            return True
        abstract = [o for o in frame.objects if any(self._kinds.of_class(o, name) for name in ABSTRACT)]
        return bool(abstract) and len(abstract) == len(frame.objects)

    def _nobody_else(self, pattern: Pattern, frame: Frame) -> bool:
        """Whether it is no act towards others: "keeps its border shut", "dismissed concerns", "forced itself to"."""
        kids = self._analysis.children(frame.head.index)
        if pattern.type == "REJECT":
            views = [o for o in frame.objects if o.lemma in self._words.views]
            return bool(views) and not any(self._company.actors_of(w) for o in views for w in self._whose(o))
        if pattern.type == "AGREE" and frame.passive and pattern.lemma in DATING:
            return bool(frame.objects) and all(self._kinds.of_class(o, "talks") for o in frame.objects)
        if pattern.type == "COERCE":
            return any(k.dep == "dobj" and k.lemma in REFLEXIVE for k in kids)
        above = self._analysis.tokens[frame.head.head]
        kept = frame.head.tag == "VBN" and frame.head.dep in STATES and above.lemma in self._words.keeping
        own = any(k.dep == "poss" and k.tag == "PRP$" for o in frame.objects for k in self._analysis.children(o.index))
        return pattern.type == "SANCTION" and kept and own and not frame.by("to", "with", "against", "for")

    def _whose(self, noun: Token) -> list[Token]:
        """Whose a view is: "Oslo's concerns", "concerns of Oslo", "concerns raised by Oslo"."""
        clauses = [k for k in self._analysis.children(noun.index) if k.dep in ("acl", "relcl")]
        return [*self._clauses.owners(noun), *(t for c in clauses for t in self._clauses.frame(c.index).agents)]

    def _only_says(self, verb: Token, pattern: Pattern, frame: Frame) -> bool:
        """Whether a verb of demand or threat only reports: "insisted that they had left", "warned that prices rise"."""
        said = frame.complement
        if (
            pattern.type not in ("REQUEST", "THREATEN", "AGREE", "CONSULT", "SUPPORT")
            or said is None
            or said.dep != "ccomp"
        ):
            return False
        if pattern.act == "report":
            return True
        if pattern.type == "THREATEN":
            modal = any(k.tag == "MD" for k in self._analysis.children(said.index))
            return not (frame.objects or frame.datives or modal)
        asks = verb.lemma not in reporting().clause or verb.lemma in self._words.never_reporting
        if asks or pattern.type != "REQUEST":
            return False
        kids = self._analysis.children(said.index)
        modal = any(k.dep == "aux" and k.text.lower() in ("should", "must", "be") for k in kids)
        return not modal and (said.tag in ("VBD", "VBZ", "VBP", "VBN") or any(k.tag == "MD" for k in kids))

    def _holds(self, pattern: Pattern, frame: Frame) -> bool:
        """Whether everything a pattern asks for stands with the verb."""
        if pattern.particle and not self._beside(frame.head, pattern.particle):
            return False
        if pattern.preposition and not self._prepositional(frame, pattern):
            return False
        if pattern.object and not self._has_object(pattern, frame):
            return False
        if pattern.clause and not self._below(pattern.clause, frame):
            return False
        return self._fitting(pattern, frame)

    def _fitting(self, pattern: Pattern, frame: Frame) -> bool:
        """Whether those who act and what is acted on are of the classes that a pattern asks for: one meets, tells or
        calls somebody ("Washington sees it otherwise" is no meeting), and no note visits."""
        days = [k for k in self._analysis.children(frame.head.index) if k.dep == "npadvmod"]
        if pattern.object_class == "dates" and days:
            return any(self._kinds.of_class(d, "dates") for d in days)  # "fixed May 3 for a session"
        undergoing = frame.objects or frame.by(pattern.preposition or pattern.particle)
        persons = pattern.type == "CONSULT" and pattern.object_class in (SOMEBODY, AUTHORITY, "audience")
        objects = [o for o in undergoing if not (persons and o.text.lower() == "it")]
        if pattern.object_class and not any(self._kinds.of_class(o, pattern.object_class) for o in objects):
            return False
        if pattern.act == "visit" and not self._journey(pattern, frame):
            return False
        publicly = bool(PUBLICLY & set(frame.obliques)) or any(t.lemma == "condition" for t in frame.by("on"))
        if pattern.subject_class == SEVERAL and publicly:
            return False  # "they spoke of peace", "on condition of anonymity"
        return not pattern.subject_class or any(self._kinds.of_class(a, pattern.subject_class) for a in frame.agents)

    def _journey(self, pattern: Pattern, frame: Frame) -> bool:
        """Whether somebody goes somewhere: no note does, and who "stopped supplies in March" went nowhere."""
        bare = pattern.preposition and not (pattern.object or pattern.object_class or pattern.behind)
        aims = frame.by(pattern.preposition)
        timed = bare and all(self._kinds.is_time(p) or p.lemma in self._words.classes["nowhere"] for p in aims)
        carrying = bare and frame.objects and not frame.passive
        if frame.passive and pattern.particle and not pattern.object_class and pattern.lemma not in AWAITING:
            return False  # "the ships were stopped off Lima"
        things = any(self._kinds.of_class(a, name) for a in frame.agents for name in ("texts", "talks"))
        return not (timed or carrying or things)

    def _below(self, word: str, frame: Frame) -> bool:
        """Whether the clause below a verb or its object is what a pattern asks for: "&to", "&not", "&none", or its verb
        ("took a week to answer")."""
        below = (k for o in frame.objects for k in self._analysis.children(o.index) if k.dep in ("relcl", "acl"))
        if word == "none":
            return frame.complement is None
        clause = frame.complement or next(below, None)
        kids = self._analysis.children(clause.index) if clause is not None else []
        denied = any(k.dep == "neg" for k in kids)
        if clause is None or word == "not":
            return denied
        if word == "to":
            return clause.dep == "xcomp" and any(k.tag == "TO" for k in kids)
        to_come = clause.tag in ("VB", "VBP") or any(k.tag in ("MD", "TO") for k in kids)
        return clause.lemma == word and not denied and to_come

    def _has_object(self, pattern: Pattern, frame: Frame) -> bool:
        """Whether a word is the object, what is said ("said yes"), or the verb below: "stop issuing"."""
        below, word = frame.complement, pattern.object
        kids = self._analysis.children(frame.head.index)
        obliged = frame.head.lemma == "have"  # "had to be called off" is no call
        if below is not None and below.dep == "xcomp" and word in (below.lemma, below.text.lower()) and not obliged:
            return True
        if word in REFLEXIVE:
            return any(k.lemma in REFLEXIVE and k.dep == "dobj" for k in kids)
        spoken = (k for k in kids if k.dep == "intj")
        return any(word in self._kinds.lemmas(o) for o in (*frame.objects, *spoken, *frame.by(pattern.particle)))

    def _prepositional(self, frame: Frame, pattern: Pattern) -> bool:
        to_place = pattern.act == "visit" and not (pattern.behind or pattern.object or pattern.object_class)
        objects = [o for o in frame.objects if not to_place and self._has_preposition(o, pattern.preposition)]
        inner = (p for o in objects for p in self._kinds.behind(o, pattern.preposition))
        governed = (*frame.by(pattern.preposition), *inner)
        if not governed and not objects:
            named = pattern.behind or pattern.behind_class or pattern.object_class
            return pattern.preposition in frame.obliques and not named
        if pattern.behind:
            return any(pattern.behind in self._kinds.lemmas(g) for g in governed)
        if pattern.behind_class:
            return any(self._kinds.of_class(g, pattern.behind_class) for g in governed)
        if pattern.object_class and not frame.objects:
            return any(self._kinds.of_class(g, pattern.object_class) for g in governed)
        return bool(governed) or bool(objects)

    def _has_preposition(self, token: Token, preposition: str) -> bool:
        return any(k.dep == "prep" and k.lemma == preposition for k in self._analysis.children(token.index))

    def _beside(self, token: Token, word: str) -> bool:
        """Whether a particle or adverb stands with the verb, as a dependent or right behind it."""
        behind = [k for k in self._analysis.children(token.index) if k.index > token.index and not self._of_time(k)]
        beside = [k for k in behind if k.dep in PARTICLES or k.index == token.index + 1 or self._bare(k)]
        if any(word in (k.lemma, k.text.lower()) for k in beside if not self._infinitive(k)):
            return True
        if len(word) >= LONG and any(word == t.text.lower() and not self._infinitive(t) for t in self._near(token)):
            return True  # "holds Oslo responsible", which parsers hang on the object
        following = self._analysis.tokens[token.index + 1 : token.index + 2]
        return any(word == t.text.lower() and not self._of_time(t) for t in following)

    def _infinitive(self, verb: Token) -> bool:
        """As in "is to present its report", which is no being present."""
        return verb.pos == "VERB" and any(k.tag == "TO" for k in self._analysis.children(verb.index))

    def _of_time(self, link: Token) -> bool:
        """As in "signed on Friday", which is no signing on."""
        return link.dep == "prep" and any(self._kinds.is_time(k) for k in self._analysis.children(link.index))

    def _bare(self, link: Token) -> bool:
        """As in "threw the idea out", where parsers take the particle for a preposition."""
        return link.dep == "prep" and not self._analysis.children(link.index)

    def _near(self, token: Token) -> list[Token]:
        """The words behind a verb that depend on it, some steps away at most."""
        return [t for t in self._analysis.subtree(token.index) if token.index < t.index <= token.index + NEAR]


DEMAND = Pattern(type="REQUEST", act="demand", lemma="must")
VIOLENT = frozenset({"ASSAULT", "COERCE"})
ABSTRACT = ("talks", "agreement", "texts", "spans", "dates", "findings")
"""Classes of what no violence is done to."""

DEMANDING = frozenset(
    {"essential", "vital", "imperative", "necessary", "crucial", "important", "critical", "incumbent", "urgent"}
)
NOUN_PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
NAMED_EVENTS = frozenset(
    {"conference", "summit", "meeting", "talks", "talk", "dialogue", "cessation", "ceasefire", "truce"}
)
NEAR, LONG = 6, 5
"""Tokens behind a verb in which a longer word of its pattern may stand; letters from which a word counts as long."""

AWAITING = frozenset({"expect", "await"})
PUBLICLY = frozenset({"of", "for", "against", "to", "about", "from"})
"""Prepositions behind which stands what one speaks of to everybody."""

DATING = frozenset({"fix", "set", "pencil", "name"})
"""Verbs that give a meeting its day: "the session was fixed for May 3" tells of the session, not that it was agreed."""

NAMING = frozenset({"call", "term", "label", "brand", "deem"})
STATES = frozenset({"ccomp", "xcomp", "oprd", "acomp", "conj"})
PARTICLES = frozenset({"prt", "advmod", "npadvmod", "oprd", "acomp", "attr", "ccomp", "xcomp"})
