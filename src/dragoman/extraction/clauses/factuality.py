"""Whether what a clause tells happened, is planned, offered, demanded, conditional, only imagined, or did not happen.

From the trigger the way up to its sentence's root is walked: modals, negation and conditions of each clause on it, and
the verbs, nouns and adjectives that govern it ("refused to receive", "the risk of riots", "is due to sign"). A verb of
saying ends the walk: what is said is judged relative to its source.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extraction.clauses.conditions import Conditions
from dragoman.extraction.clauses.durations import given_until, held_until
from dragoman.extraction.clauses.frames import NOUNS, SUBJECTS, Clauses
from dragoman.extraction.clauses.noun_senses import is_known_by_day, is_meeting, is_occasion, is_talks, is_uttered
from dragoman.extraction.clauses.participles import came_about, does_itself, is_dated, is_set_off
from dragoman.extraction.clauses.questions import asks_whether
from dragoman.language.analysis import Token
from dragoman.record.happenings import Factuality
from dragoman.vocabulary.clauses import clause_words
from dragoman.vocabulary.factuality import factuality_words
from dragoman.vocabulary.reporting import reporting

ORDER: tuple[Factuality, ...] = (
    "negated",
    "conditional",
    "demanded",
    "offered",
    "planned",
    "hypothetical",
    "actual",
)
"""Where several hold, the first of these is told."""

FUTURE = "future"
"""What "will" says by itself: planned, where nothing says that it is only imagined."""

FARTHEST = 8
"""Steps that are gone up from a trigger."""


class FactualityOf:
    """Judges the triggers of one document."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses
        self._analysis = clauses.analysis
        self._words = factuality_words()
        self._conditions = Conditions(clauses.analysis)

    def __call__(self, index: int) -> Factuality:
        """The factuality of what the verb or noun of action at a token tells."""
        found = set(self._labels(self._analysis.tokens[index]))
        if FUTURE in found and not found & {"hypothetical"}:
            return next((label for label in ORDER if label in found), "planned")
        return next((label for label in ORDER if label in found), "actual")

    def _labels(self, token: Token) -> Iterator[str]:
        apart = False  # what is denied above a participle is not denied of it: "they left nothing, citing ..."
        for _ in range(FARTHEST):
            yield from (label for label in self._own(token) if not (apart and label == "negated"))
            governor = self._analysis.tokens[token.head]
            yield from self._behind_noun(token, governor)
            if governor.index == token.index:
                return
            yield from self._over(token, governor)
            following = self._next(token, governor)
            if following is None:
                yield from self._borrowed(token)
                return
            apart |= token.dep == "advcl" and not self._infinitive(token)
            token = following

    def _borrowed(self, token: Token) -> Iterator[str]:
        """Of a noun that takes up nothing told before: the mood of the clause it stands in ("can lead to talks")."""
        kids = self._analysis.children(token.index)
        if token.pos not in ("NOUN", "PROPN") or any(
            k.dep == "poss" or (k.dep == "det" and k.lemma in DEFINITE) for k in kids
        ):
            return
        above = self._analysis.tokens[token.head]
        while above.pos in ("ADP", "SCONJ") and above.head != above.index:
            above = self._analysis.tokens[above.head]
        if above.pos in ("VERB", "AUX"):
            yield from (m for m in self._own(above) if m in ("conditional", "demanded", "hypothetical"))

    def _own(self, token: Token) -> Iterator[str]:
        """What stands at the word itself: auxiliaries, adverbs, determiners, adjectives, conditions."""
        kids = self._analysis.children(token.index)
        if token.pos in ("VERB", "AUX"):
            yield from self._modality(token, kids)
            yield from self._denied(kids)
            if self._conditions.hold(token, kids):
                yield "conditional"
            if asks_whether(self._analysis, token):
                yield "hypothetical"
        else:
            yield from self._described(kids)

    def _described(self, kids: list[Token]) -> Iterator[str]:
        """Of a noun: "no agreement", "the planned visit", "talks scheduled for May", "a deal that may be signed"."""
        for kid in kids:
            if (kid.dep in ("det", "neg") and kid.lemma in ("no", "neither", "not")) or kid.lemma == "no":
                yield "negated"
            label = self._words.adjectives.get(kid.lemma) or self._participle(kid)
            soon = kid.lemma == "early"  # "three earlier rounds", "an early meeting"
            if label and kid.dep in ("amod", "advmod") and (label != "demanded" or kid.tag == "VBN") and not soon:
                yield label
            if (
                kid.dep == "acl"
                and kid.tag == "VBN"
                and not self._clause_only(kid)
                and not came_about(self._analysis, kid)
                and (label := self._participle(kid))
            ):
                yield label
            carrying = kid.lemma in clause_words().light | clause_words().occurring | {"be"}
            if kid.dep in ("relcl", "acl") and carrying and not does_itself(self._analysis, kid):
                yield from self._own(kid)
            if any(t.dep == "relcl" and self._undone(t) for t in self._analysis.subtree(kid.index)):
                yield "negated"  # "the trip to the lake that fell through"

    def _participle(self, token: Token) -> str | None:
        """As in "the promised lifting", "talks planned for May"."""
        label = self._words.verbs.get(token.lemma) if token.tag in ("VBN", "JJ") else None
        return label if label in ("planned", "offered", "demanded", "negated") else None

    def _modality(self, verb: Token, kids: list[Token]) -> Iterator[str]:
        """Modal verbs, adverbs and conjunctions at a verb, and tenses that tell of what is to come."""
        for kid in kids:
            if kid.dep == "aux":
                yield from self._auxiliary(verb, kid)
            beside = kid.dep in ("advmod", "neg") and not held_until(self._analysis, verb)
            if beside and kid.lemma in self._words.adverbs:
                yield self._words.adverbs[kid.lemma]
            if kid.dep == "mark":
                yield from self._marked(verb, kid)
        going = verb.lemma == "go" and any(k.dep == "xcomp" and self._infinitive(k) for k in kids)
        if going or self._futurate(verb, kids):
            yield FUTURE
        if verb.tag in ("VBZ", "VBP", "VBN") and (label := self._timed(verb, kids)):
            yield label

    def _auxiliary(self, verb: Token, modal: Token) -> Iterator[str]:
        low = modal.text.lower()
        perfect = any(k.dep == "aux" and k.lemma == "have" for k in self._analysis.children(verb.index))
        if low in ("should", "ought") and perfect:
            yield "planned"  # "should have begun last week": meant, whatever came of it
        elif low in self._words.modals and not self._inverted(verb, modal):
            yield FUTURE if self._words.modals[low] == "planned" else self._words.modals[low]
        if low in WOULD and modal.tag == "MD":
            yield self._would(verb)

    def _marked(self, verb: Token, mark: Token) -> Iterator[str]:
        """As in "whether they met", "asked if they met", "if they meet"."""
        asked = mark.lemma in ("whether", "lest") or (mark.lemma == "if" and verb.dep == "ccomp")
        if asked:
            yield "hypothetical"
        elif mark.lemma in self._words.conditions:
            yield "conditional"

    def _timed(self, verb: Token, kids: list[Token]) -> str | None:
        """Of a time clause in the present below one to come: "until it stops", "after the review is completed"."""
        governor = self._analysis.tokens[verb.head]
        marks = {k.lemma for k in kids if k.dep in ("mark", "advmod")}
        past = any(k.tag in ("VBD", "MD") for k in kids)
        if (
            verb.dep != "advcl"
            or past
            or not self._conditions.to_come(governor, self._analysis.children(governor.index))
        ):
            return None
        if marks & {"until", "till", "once"}:
            return "conditional"
        return FUTURE if marks & {"after", "before", "when", "while"} else None

    def _infinitive(self, verb: Token) -> bool:
        return any(k.tag == "TO" for k in self._analysis.children(verb.index))

    def _futurate(self, verb: Token, kids: list[Token]) -> bool:
        """As in "leaves for Oslo on Sunday", "is coming to Oslo": the present of a verb of motion is what is to come,
        but not in a headline."""
        if verb.lemma not in self._words.motion:
            return False
        going = verb.tag == "VBG" and any(k.dep == "aux" and k.text.lower() in PRESENT for k in kids)
        sentence = self._analysis.sentence_at(verb.start)
        whole = sentence is not None and self._analysis.tokens[sentence.last - 1].pos == "PUNCT"
        return going or (verb.tag in ("VBZ", "VBP") and whole and not any(k.dep == "aux" for k in kids))

    def _inverted(self, verb: Token, modal: Token) -> bool:
        """As in "should a rocket land": a condition."""
        subjects = [k for k in self._analysis.children(verb.index) if k.dep in SUBJECTS]
        return modal.lemma == "should" and verb.dep == "advcl" and any(modal.index < s.index for s in subjects)

    def _would(self, verb: Token) -> str:
        """What was said to come in the past is planned; else only imagined."""
        said = self._analysis.tokens[verb.head]
        past = said.tag in ("VBD", "VBN") and (said.index < verb.index)
        return "planned" if verb.dep == "ccomp" and past and said.lemma in reporting().clause else "hypothetical"

    def _denied(self, kids: list[Token]) -> Iterator[str]:
        """As in "nobody came", "no agreement was signed", "signed no agreement", "at no time did they meet"."""
        for kid in kids:
            if kid.dep in SUBJECTS | {"dobj", "attr"} and self._none(kid):
                yield "negated"
            inside = self._analysis.children(kid.index) if kid.dep == "prep" else []
            if any(p.dep == "pobj" and p.lemma in NEVER and self._none(p) for p in inside):
                yield "negated"

    def _none(self, noun: Token) -> bool:
        kids = self._analysis.children(noun.index)
        if noun.lemma in self._words.nobody:
            return True
        determined = any(k.lemma in ("no", "neither") and k.dep in ("det", "nummod", "preconj", "neg") for k in kids)
        return determined or any(
            k.lemma == "one" and any(g.dep == "neg" for g in self._analysis.children(k.index)) for k in kids
        )

    def _over(self, token: Token, governor: Token) -> Iterator[str]:
        """What the governing word says of it."""
        if token.dep in ("pobj", "pcomp") and governor.pos in ("ADP", "SCONJ", "ADV", "VERB", "PART"):
            yield from self._behind_preposition(governor) if not self._at_behest(token, governor) else ()
        elif governor.pos in ("VERB", "AUX") or token.dep == "dobj":
            yield from self._by_verb(token, governor)
        elif governor.pos in NOUNS and token.dep in ("acl", "ccomp", "compound", "advcl"):
            done = token.dep == "acl" and token.tag == "VBN"  # "the offer handed to Oslo"
            yield from filter(None, [None if done else self._noun_label(governor) or self._aimed(token, governor)])
        elif governor.pos in ("ADJ", "ADV") and (label := self._words.adjectives.get(governor.lemma)):
            yield label

    def _at_behest(self, noun: Token, link: Token) -> bool:
        """As in "was put off at Oslo's request": asked for all the same; "its commitment to the truce of May 3"."""
        asked = link.lemma in ("at", "upon") and noun.lemma in self._words.behest
        return asked or is_known_by_day(self._analysis, noun)

    def _stands(self, token: Token, governor: Token) -> bool:
        """Whether a thing is there whatever is said of it: "the accord signed in Oslo", "did not repeat its threat"."""
        if token.dep == "acl" and token.tag == "VBN" and governor.pos in NOUNS:
            return is_dated(self._analysis, token) or is_set_off(self._analysis, token)
        own = any(k.dep == "poss" for k in self._analysis.children(token.index))
        return token.dep == "dobj" and own and governor.lemma in self._words.presupposing

    def _noun_label(self, noun: Token) -> str | None:
        return self._words.of_noun(noun.lemma, plural=noun.tag == "NNS")

    def _behind_noun(self, token: Token, governor: Token) -> Iterator[str]:
        """What the noun right before an infinitive says of it, where the parser hangs it elsewhere: "stood by its offer
        to pay"."""
        to = next((k.index for k in self._analysis.children(token.index) if k.tag == "TO"), 0)
        if not to or token.dep not in ("xcomp", "advcl"):
            return
        before = self._analysis.tokens[to - 1]
        if before.index != governor.index and before.dep in BEHIND and (label := self._noun_label(before)):
            yield label

    def _aimed(self, token: Token, noun: Token) -> str | None:
        """Of an infinitive behind a noun: "contact to brief them" is meant to come, "the first to come" came."""
        singled = any(
            k.lemma in ("first", "last", "only", "latest", "second") for k in self._analysis.children(noun.index)
        )
        return "planned" if token.dep == "acl" and self._infinitive(token) and not singled else None

    def _behind_preposition(self, link: Token) -> Iterator[str]:
        kids = self._analysis.children(link.index)
        above = self._analysis.tokens[link.head]
        if link.lemma == "about" and any(k.dep == "pcomp" for k in kids):
            yield "hypothetical"
        if link.lemma in self._words.negating_prepositions or any(
            k.lemma in ("instead", "rather", "short") for k in kids if k.index < link.index
        ):
            yield "negated"
        if above.pos in NOUNS and (label := self._noun_label(above)) and above.lemma not in ("agreement",):
            yield from [label] if label != "negated" or not any(is_uttered(k) for k in kids) else []
        if above.lemma in ("instead", "short", "far") or (above.pos == "ADJ" and above.lemma in self._words.adjectives):
            yield self._words.adjectives.get(above.lemma, "negated")
        asked = link.lemma == "about" and above.lemma in ("ask", "question", "inquire")  # who asks demands nothing
        governs = link.lemma in GOVERNING and not asked and not is_occasion(link, kids)
        if above.pos == "VERB" and (label := self._verb_label(above)) and governs:
            yield label

    def _by_verb(self, token: Token, verb: Token) -> Iterator[str]:
        label = self._verb_label(verb)
        between = self._analysis.tokens[token.index : verb.index]
        if token.dep == "ccomp" and any(t.text in (";", "than") for t in between):
            return  # two sentences with a semicolon between, "reached it a day later than planned"
        purpose = token.dep == "advcl" and (self._told_to(token, verb) or self._apart_from(token, verb))
        clausal = purpose or token.dep in ("ccomp", "xcomp")
        if label and clausal and not self._reports(token, verb, label) and not self._thought_done(token, label):
            yield self._wished(token, verb, label)
        uttered = token.dep == "dobj" and label in ("negated", "hypothetical") and is_uttered(token)
        if label and token.dep in ("dobj", "nsubjpass", "oprd") and not uttered and not self._clause_only(verb):
            yield label
        if label == "negated" and token.dep == "nsubjpass" and is_meeting(token):
            yield label  # "the trip has been dropped"
        if token.dep == "attr" and verb.lemma == "be":
            yield from self._cleft(verb)
        yield from self._obliged(token, verb)
        if token.dep in ("nsubj", "csubj"):
            yield from self._said_of(token, verb)
        if token.dep in ("xcomp", "ccomp", "advcl") and verb.lemma == "be":
            yield from self._is_to(token, verb)

    def _obliged(self, token: Token, verb: Token) -> Iterator[str]:
        """As in "have to sign", "have yet to begin"; who had to did so: "the trip had to be called off"."""
        had = verb.lemma == "have" and verb.tag == "VBD"
        if token.dep == "xcomp" and verb.lemma in ("ought", "have", "need") and self._infinitive(token):
            yet = any(k.lemma == "yet" for k in self._analysis.children(verb.index))
            until = given_until(self._analysis, verb)
            yield from ["negated" if yet else "demanded"] if yet or not (had or until) else []
        if given_until(self._analysis, verb) and self._infinitive(token):
            yield "planned"
        for kid in self._analysis.children(verb.index) if token.dep == "nsubj" and had else ():
            if kid.dep == "xcomp" and (label := self._verb_label(kid)):
                yield label

    def _apart_from(self, token: Token, verb: Token) -> bool:
        """As in "tried for a year to come", where parsers read a purpose, too."""
        objects = any(k.dep in ("dobj", "xcomp", "ccomp") for k in self._analysis.children(verb.index))
        return verb.lemma in CONTROLLING and not objects and self._infinitive(token) and token.index > verb.index

    def _told_to(self, token: Token, verb: Token) -> bool:
        """As in "were exhorted to walk out", which parsers read as a purpose."""
        told = any(k.dep in ("dobj", "nsubjpass") for k in self._analysis.children(verb.index))
        demands = self._words.verbs.get(verb.lemma) == "demanded" and verb.lemma not in ("call", "await")
        return told and demands and self._infinitive(token)

    def _reports(self, token: Token, verb: Token, label: str) -> bool:
        """Whether a verb only tells of what is: "told him that they had met"."""
        finite = token.dep == "ccomp" and not self._infinitive(token) and token.tag in ("VBD", "VBZ", "VBP", "VBN")
        if finite and verb.lemma in FACTIVE:
            return True  # "it is easy to forget that they met"
        reports = verb.lemma in reporting().clause and verb.lemma not in self._words.mandative
        modal = any(k.tag == "MD" for k in self._analysis.children(token.index))
        return reports and (finite or modal) and label in ("demanded", "planned", "offered")

    def _thought_done(self, token: Token, label: str) -> bool:
        """As in "is thought to have left"."""
        perfect = any(k.dep == "aux" and k.lemma == "have" for k in self._analysis.children(token.index))
        return label == "hypothetical" and perfect and self._infinitive(token)

    def _cleft(self, verb: Token) -> Iterator[str]:
        """As in "what Oslo wants is a signature"."""
        for kid in self._analysis.children(verb.index):
            if kid.dep in ("csubj", "ccomp") and (label := self._verb_label(kid)):
                yield "demanded" if kid.lemma in ("want", "need") else label

    def _clause_only(self, verb: Token) -> bool:
        whole = self._with_particle(verb)
        under_way = any(k.text == "being" for k in self._analysis.children(verb.index))  # "a session is being prepared"
        return (whole if whole in self._words.verbs else verb.lemma) in self._words.clause_only and not under_way

    def _wished(self, token: Token, verb: Token, label: str) -> str:
        """What one wants to do oneself is not demanded of anybody, and what one wants of others is."""
        before = [k for k in self._analysis.children(verb.index) if k.index < token.index]
        own = token.dep == "xcomp" and not any(k.dep in ("dobj", "dative", "nsubjpass") for k in before)
        if verb.lemma in WISHING and not own:
            subject = any(k.dep in SUBJECTS for k in self._analysis.children(token.index))
            return "demanded" if subject or token.dep == "xcomp" else label
        if verb.lemma in self._words.own_wish and own:
            return "demanded" if verb.lemma == "need" else "hypothetical"
        return self._proposed(token) if verb.lemma in ("propose", "suggest") and token.dep == "ccomp" else label

    def _proposed(self, token: Token) -> str:
        """What one proposes to do oneself is offered, what others are to do demanded."""
        subjects = [k for k in self._analysis.children(token.index) if k.dep in SUBJECTS]
        return "offered" if not subjects or subjects[0].pos == "PRON" else "demanded"

    def _said_of(self, token: Token, verb: Token) -> Iterator[str]:
        """A noun of action as subject: "the visit is unlikely", "an attack would change all", "is a scenario"."""
        kids = self._analysis.children(verb.index)
        if self._undone(verb, met=is_talks(self._analysis, token)):
            yield "negated"
        for kid in kids:
            if (
                kid.dep == "xcomp"
                and verb.lemma == "have"
                and any(k.dep == "auxpass" for k in self._analysis.children(kid.index))
            ):
                yield from filter(None, [self._participle(kid)])  # "the visit had to be cancelled"
            held = kid.dep == "xcomp" and verb.lemma == "be" and kid.lemma in clause_words().light
            if held and self._infinitive(kid):
                yield "planned"  # "a session was to be held"
            if kid.dep in ("acomp", "attr", "oprd"):
                table = self._words.adjectives if kid.dep == "acomp" else self._words.nouns
                if label := table.get(kid.lemma):
                    yield label
            if kid.dep == "aux" and kid.text.lower() in ("would", "could", "might", "may") and token.pos in NOUNS:
                yield "hypothetical"
            if kid.dep == "aux" and kid.text.lower() in ("will", "'ll") and token.pos in NOUNS:
                yield "planned"

    def _undone(self, verb: Token, *, met: bool = False) -> bool:
        """Whether a verb says of its subject that it did not come about: "fell through"; talks that "came to nothing"
        were held."""
        links = (k for k in self._analysis.children(verb.index) if k.dep in ("prep", "prt", "advmod", "acomp"))
        told = [(k, p) for k in links for p in (None, *self._analysis.children(k.index))]
        phrases = {" ".join(t.lemma for t in (verb, k, p) if t is not None) for k, p in told}
        return not phrases.isdisjoint(self._words.undone - (self._words.fruitless if met else frozenset()))

    def _is_to(self, token: Token, verb: Token) -> Iterator[str]:
        """As in "is to sign", and "it is essential that they sign", "it is time for them to sign"."""
        kids = self._analysis.children(verb.index)
        infinitive = any(k.tag == "TO" for k in self._analysis.children(token.index))
        named = [k for k in kids if k.dep in ("acomp", "attr") and k.index < token.index]
        for kid in named:
            table = self._words.adjectives if kid.dep == "acomp" else self._words.nouns
            if label := table.get(kid.lemma) or self._words.adjectives.get(kid.lemma):
                yield label
        if token.dep == "xcomp" and infinitive and not named and self._personal(kids):
            yield "demanded" if self._ordered(kids) else "planned"

    def _personal(self, kids: list[Token]) -> bool:
        return any(k.dep in SUBJECTS and k.pos in NOUNS for k in kids)

    def _ordered(self, kids: list[Token]) -> bool:
        """As in "under the resolution, the parties are to withdraw"."""
        links = [k for k in kids if k.dep == "prep" and k.lemma in ("under", "by", "per", "according")]
        nouns = (p for link in links for p in self._analysis.children(link.index) if p.dep == "pobj")
        return any(n.lemma in self._words.orders for n in nouns)

    def _verb_label(self, verb: Token) -> str | None:
        return self._words.verbs.get(self._with_particle(verb)) or self._words.verbs.get(verb.lemma)

    def _with_particle(self, verb: Token) -> str:
        particle = next(
            (
                k
                for k in self._analysis.children(verb.index)
                if k.dep in ("prt", "advmod") and k.index == verb.index + 1
            ),
            None,
        )
        return f"{verb.lemma} {particle.lemma}" if particle else verb.lemma

    def _next(self, token: Token, governor: Token) -> Token | None:
        """The next word on the way up whose own signs bear on it; None where the way ends."""
        if token.dep in ENDING or (token.dep == "advcl" and self._finite(token)) or self._stands(token, governor):
            return None
        if token.dep == "conj":
            timed = governor.dep == "advcl" and governor.pos == token.pos
            return governor if timed or not self._apart(token) else None
        if token.dep in ("pobj", "pcomp"):
            return None if self._at_behest(token, governor) else self._above_preposition(token, governor)
        if token.dep in CLAUSAL:
            return None if token.dep == "ccomp" and governor.lemma in reporting().clause | FACTIVE else governor
        governs = token.dep in ("dobj", "nsubjpass") and governor.lemma in self._words.verbs
        return self._clauses.support(token.index) or (governor if governs else None)

    def _finite(self, clause: Token) -> bool:
        """Whether an adverbial clause has a conjunction or a subject of its own."""
        kids = self._analysis.children(clause.index)
        return not self._infinitive(clause) and any(k.dep in SUBJECTS | {"mark"} or k.tag == "WRB" for k in kids)

    def _apart(self, token: Token) -> bool:
        """Whether a joined clause has signs of its own, or stands against the one before it ("but")."""
        kids = self._analysis.children(token.index)
        own = any(k.dep in SUBJECTS | {"aux", "auxpass"} for k in kids)
        links = (k for k in self._analysis.children(token.head) if k.dep == "cc" and k.index < token.index)
        against = any(k.lemma in ("but", "yet") for k in links)
        return (own or against) and token.pos in ("VERB", "AUX")

    def _above_preposition(self, token: Token, link: Token) -> Token | None:
        above = self._analysis.tokens[link.head]
        if above.pos in NOUNS and above.lemma in clause_words().containers and link.lemma in ("of", "in", "for"):
            return above
        if above.pos in NOUNS and self._noun_label(above):
            return above
        if above.lemma in ("return", "exchange") and link.lemma == "for":  # "in return for the lifting of the ban"
            return self._analysis.tokens[self._analysis.tokens[above.head].head]
        if above.pos == "VERB" and (token.dep == "pcomp" or self._clauses.support(token.index) is above):
            return above if self._verb_label(above) or link.lemma not in ("by", "of") else None
        return None


GOVERNING = frozenset({"for", "of", "from", "to", "on", "in", "against", "about", "short", "with", "at", "over"})
"""Prepositions through which a verb governs what happens: "called for talks", "refrained from firing"."""

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
PRESENT = frozenset({"is", "are", "am", "'s", "'re", "'m"})
WOULD = frozenset({"would", "'d", "’d"})
NEVER = frozenset({"time", "way", "circumstance", "account", "point"})
"""Nouns behind "at no", "in no", "on no"."""

FACTIVE = frozenset({"forget", "ignore", "overlook", "neglect", "dismiss"})
"""Verbs that take what stands behind their "that" for granted."""

CONTROLLING = frozenset({"try", "attempt", "refuse", "decline", "hope", "plan", "intend", "offer", "threaten", "fail"})
"""Verbs whose infinitive, wherever it stands, is what they are about."""

WISHING = frozenset({"want", "like", "wish", "prefer"})
BEHIND = frozenset({"pobj", "dobj", "attr"})
"""Places of a noun behind its verb."""

ENDING = frozenset({"relcl", "parataxis", "appos"})
CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "acl", "csubj", "acomp", "attr", "oprd", "compound", "amod"})
