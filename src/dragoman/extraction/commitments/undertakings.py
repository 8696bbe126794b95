"""Where a text tells that somebody is bound by verbs, nouns and adjectives of commitment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from dragoman.extraction.clauses.frames import SUBJECTS, Frame
from dragoman.extraction.commitments.finder import ClauseFinder
from dragoman.extraction.commitments.owed import infinitive_behind, is_amount, whole_of
from dragoman.language.analysis import Sentence, Token
from dragoman.record.obligations import CommitmentStatus, Strength
from dragoman.vocabulary.instruments import instrument_words

VERBAL = frozenset({"VERB", "AUX"})
OFFERED: Strength = "pledged"
"""How strong an offer is that somebody holds to."""

ABOUT = frozenset({"about", "on", "over", "regarding", "concerning"})
REFLEXIVE = frozenset({"itself", "himself", "herself", "themselves", "oneself", "ourselves", "myself"})


@dataclass(frozen=True)
class Undertaking:
    """The word that binds (`trigger`), who is bound (`obligor`), what is owed (`action`: the verb or noun that heads
    it, `clause` where it is told with its own subject), and to whom. `bare` ones rest on a mere "will" or "is to";
    `fate` is what the clause by itself tells of it."""

    trigger: Token
    strength: Strength
    obligor: Token | None
    action: Token | None = None
    beneficiary: Token | None = None
    clause: bool = False
    bare: bool = False
    fate: CommitmentStatus | None = None


def promised_before(verb: Token, noun: Token) -> bool:
    """Whether a participle tells that the subject of a deed had been promised: "the lists promised in May"."""
    return verb.dep == "acl" and verb.tag == "VBN" and noun.dep in SUBJECTS


def strength(word: str) -> Strength:
    """A strength as the vocabulary writes it."""
    return cast(Strength, word)


class Undertakings(ClauseFinder):
    """Finds what the clauses of a sentence bind somebody to, in text order."""

    def of(self, sentence: Sentence) -> Iterator[Undertaking]:
        """Every undertaking told in a sentence; several words may tell of the same one."""
        for token in self._analysis.tokens_of(sentence):
            if self._held_to(token):
                yield from self._by_noun(token)
            elif token.pos in VERBAL or token.tag.startswith("VB"):
                yield from self._by_verb(token)
            elif token.pos in ("NOUN", "PROPN") and token.lemma in self._words.nouns:
                yield from self._by_noun(token)
            if token.text.lower() in self._words.adjectives and token.dep not in ("amod", "compound"):
                yield from self._by_adjective(token)

    def _held_to(self, noun: Token) -> bool:
        """Whether it is an offer, read as a verb even, that somebody holds to: "stood by its May offer to"."""
        words, verb = self._words, self._governing(noun)
        if noun.lemma not in words.held_out or noun.dep not in ("dobj", "pobj") or verb.lemma not in words.holding_to:
            return False
        return verb.lemma not in words.repeating or any(t.index in self._dated for t in self._near(noun))

    def _near(self, noun: Token) -> list[Token]:
        """What qualifies a noun at once, and what stands behind its prepositions."""
        kids = self._analysis.children(noun.index)
        behind = [p for k in kids if k.dep == "prep" for p in self._analysis.children(k.index)]
        return [*(k for k in kids if k.index < noun.index), *behind]

    def _by_verb(self, verb: Token) -> Iterator[Undertaking]:
        if verb.lemma in self._words.verbs and not self._is_adjective(verb):
            yield from self._as_promised(verb)
            yield from self._bound(self._clauses.frame(verb.index))

    def _is_adjective(self, verb: Token) -> bool:
        """As in "is committed to", which is read as an adjective."""
        low = verb.text.lower()
        return low in self._words.adjectives and self._clauses.passive(verb) and verb.dep != "acl"

    def _bound(self, frame: Frame) -> Iterator[Undertaking]:
        verb, words = frame.head, self._words
        agents, hearers = frame.agents, frame.objects if verb.lemma in words.hearing else ()
        text_binds = verb.lemma in words.binding and self._party(agents) is None and not frame.passive
        obligor = self._party(frame.objects) if text_binds else self._party(agents)
        action, clause = self._content(frame, text_binds=text_binds)
        if action is not None and action is self._as_agreed(verb):
            obligor = self._party(self._clauses.frame(action.index).agents) or obligor
        if frame.passive and obligor is None and verb.lemma in words.binding:
            obligor = self._party(frame.objects)
        if frame.passive and obligor is None and action is not None and verb.lemma in words.hearing:
            obligor = self._party(self._clauses.frame(action.index).by("by"))  # "was promised lorries by Oslo"
        if action is None or obligor is None:
            return
        obligor = self._for_whom(obligor, action) if clause else obligor
        hearer = self._party(hearers) or self._party(frame.datives) or self._party(frame.by("with"))
        yield Undertaking(verb, strength(words.verbs[verb.lemma]), obligor, action, hearer, clause=clause)

    def _for_whom(self, teller: Token, action: Token) -> Token:
        """The side that a person promises something of: "the minister assured her that Oslo would wait"."""
        subject = next((k for k in self._kids(action) if k.dep == "nsubj"), None)
        ident = self._parties.of(teller)
        actor = self._parties.actor(ident) if ident else None
        if subject is None or subject.pos == "PRON" or actor is None or actor.kind not in ("person", "unnamed"):
            return teller
        meant = self._parties.of(subject) if self._parties.is_party(subject) else None
        side = self._parties.actor(meant) if meant else None
        if side is None:
            return teller
        of_state = side.kind in ("state", "government") and actor.country in (None, side.country)
        return subject if of_state else teller

    def _content(self, frame: Frame, *, text_binds: bool) -> tuple[Token | None, bool]:
        """What follows the verb: an infinitive, a clause with a subject, a noun behind "to" or "on", an object."""
        verb = frame.head
        clauses = [k for k in self._analysis.children(verb.index) if k.dep in ("xcomp", "ccomp", "advcl")]
        if (heard := self._heard(frame)) is not None:
            return heard, True
        if (given := self._gap(verb) or self._sum(frame)) is not None:
            return given, False
        for kid in (k for k in clauses if k.index > verb.index and not self._mere_do(k)):
            to = any(k.tag == "TO" for k in self._analysis.children(kid.index))
            if to and kid.dep != "advcl":
                return kid, False
            if kid.dep == "ccomp" and self._clause_of(kid, verb):
                opinion = verb.lemma in self._words.opinions and not self._ahead(kid)
                return (None, False) if opinion else (kid, True)
        action = self._to_gap(verb, clauses) or self._behind_link(frame) or self._as_agreed(verb)
        action = action or infinitive_behind(self._analysis, verb) or self._infinitive_at_colon(verb)
        return action or (None if text_binds else self._given(frame)), False

    def _gap(self, verb: Token) -> Token | None:
        """What a clause behind a noun tells of as promised: "the euros that Oslo pledged for the road"."""
        taken = any((k.dep == "dobj" and k.tag != "WDT") or k.dep in ("xcomp", "ccomp") for k in self._kids(verb))
        noun = self._analysis.tokens[verb.head]
        given = verb.dep == "relcl" and verb.lemma in self._words.giving and noun.lemma in self._words.sums
        return noun if given and not taken else None

    def _sum(self, frame: Frame) -> Token | None:
        """The sum of "pledged four million crowns for the road", "promised two ships to move the grain"."""
        if frame.head.lemma not in self._words.giving or frame.passive:
            return None
        things = (k for k in self._kids(frame.head) if k.dep == "dobj" and k.index > frame.head.index)
        return next((t for t in things if is_amount(self._analysis, t)), None)

    def _mere_do(self, clause: Token) -> bool:
        """As in "left, as it had undertaken to do"."""
        return clause.lemma == "do" and not any(k.dep == "dobj" for k in self._kids(clause))

    def _heard(self, frame: Frame) -> Token | None:
        """The clause of "assured the envoy he would stay", "vowed in Lima that he would", which parsers hang on what
        stands between."""
        if frame.head.lemma not in self._words.hearing | self._words.proclaiming:
            return None
        places = [p for k in self._analysis.children(frame.head.index) if k.dep == "prep" for p in self._kids(k)]
        behind = (k for o in (*frame.objects, *places) for k in self._kids(o) if k.dep in ("relcl", "acl"))
        for clause in behind:
            kids = self._analysis.children(clause.index)
            relative = any(k.tag in ("WDT", "WP", "WP$") for k in kids)
            if not relative and self._ahead(clause) and any(k.dep in SUBJECTS for k in kids):
                return clause
        return None

    def _as_promised(self, verb: Token) -> Iterator[Undertaking]:
        """As in "the lists promised in May have gone to Oslo": who is named with it is bound, else who tells it, or
        nobody by name."""
        noun, deed = self._promised_and_deed(verb)
        if verb.lemma not in self._words.giving or noun is None or deed.pos not in VERBAL:
            return
        owners = [k for k in self._kids(noun) if k.dep == "poss"]
        named = (*owners, *self._clauses.frame(verb.index).agents, *self._clauses.frame(deed.index).agents)
        obligor = self._party(t for t in named if t is not noun) or self._teller(deed)
        come = deed.lemma in self._words.arriving
        if deed.tag in ("VBD", "VBN") and (come or obligor is not None):
            owed = deed if come else noun
            yield Undertaking(verb, strength(self._words.verbs[verb.lemma]), obligor, owed, clause=come)

    def _promised_and_deed(self, verb: Token) -> tuple[Token | None, Token]:
        """The noun that a participle tells of as promised, and the verb that it is the subject of; parsers may take
        the participle for a verb of its own: "since the lists promised in May have not come"."""
        noun = self._analysis.tokens[verb.head]
        if promised_before(verb, noun):
            return noun, self._analysis.tokens[noun.head]
        subject = next((k for k in self._kids(verb) if k.dep in SUBJECTS and k.index == verb.index - 1), None)
        alone = not any(k.dep in SUBJECTS for k in self._kids(noun)) and noun.index > verb.index
        taken = verb.tag == "VBN" and verb.dep == "advcl" and not any(k.dep == "aux" for k in self._kids(verb))
        return (subject if taken and alone else None), noun

    def _teller(self, deed: Token) -> Token | None:
        """Who says what a clause tells, or is accused because of it."""
        above = self._analysis.tokens[deed.head]
        if deed.dep == "advcl" and above.lemma in self._words.accusing:
            return self._party(self._clauses.frame(above.index).objects)
        return self._party(self._clauses.frame(above.index).agents) if deed.dep == "ccomp" else None

    def _behind_link(self, frame: Frame) -> Token | None:
        """As in "committed to a reduction", "settled on a survey"."""
        if frame.head.lemma not in self._words.towards:
            return None
        linked = frame.by("to", "on", "upon", "for")
        if any(t.lemma in self._words.days for t in linked):
            return None  # "the date to which it bound itself"
        behind = [t for t in linked if not self._parties.is_party(t) or t.tag == "NN"]
        return self._clauses.meant(behind[0]) if behind else None

    def _given(self, frame: Frame) -> Token | None:
        """As in "promised sixty lorries", "the lorries it promised"."""
        verb = frame.head
        if verb.lemma not in self._words.giving:
            return None
        nothing = self._words.debts if verb.lemma == "owe" else self._words.days
        told = (*frame.objects, *self._promised(verb))
        owed = [t for t in told if t.text.lower() not in REFLEXIVE and t.lemma not in nothing]
        return next((t for t in owed if not self._person(t) and (verb.lemma != "commit" or self._means(t))), None)

    def _means(self, token: Token) -> bool:
        """Whether a noun is something one can commit: a number of it, funds, troops; no crime."""
        counted = token.pos == "NUM" or any(
            k.dep == "nummod" or k.tag in ("CD", "$") for k in self._analysis.children(token.index)
        )
        return counted or token.lemma in self._words.means

    def _promised(self, verb: Token) -> Iterator[Token]:
        """The noun of "the lorries it promised Oslo"."""
        if verb.dep == "relcl":
            yield whole_of(self._analysis, self._analysis.tokens[verb.head])

    def _person(self, token: Token) -> bool:
        if token.lemma.lower() in instrument_words().kinds:
            return False
        return token.pos in ("PRON", "PROPN") or self._parties.is_party(token)

    def _as_agreed(self, verb: Token) -> Token | None:
        """The deed of "withdrew the guns, as agreed in Oslo"."""
        marked = any(k.dep in ("mark", "advmod") and k.lemma == "as" for k in self._analysis.children(verb.index))
        above = self._analysis.tokens[verb.head]
        if not marked or verb.dep != "advcl" or above.pos not in VERBAL:
            return None
        joined = (*self._analysis.children(above.index), *self._analysis.children(verb.index))
        deeds = (k for k in joined if k.dep == "conj" and k.pos in VERBAL)
        return next(deeds, above) if above.lemma == "do" else above  # "did as promised and left"

    def _clause_of(self, clause: Token, verb: Token) -> bool:
        """Whether a clause with a subject is what is agreed to ("agreed that both will leave")."""
        kids = self._analysis.children(clause.index)
        return clause.index > verb.index and any(k.dep in SUBJECTS for k in kids)

    def _ahead(self, clause: Token) -> bool:
        """Whether a clause tells what is to be and not what is: "agreed that both will leave"."""
        return clause.tag == "VB" or any(k.tag == "MD" for k in self._analysis.children(clause.index))

    def _to_gap(self, verb: Token, clauses: Iterable[Token]) -> Token | None:
        """As in "commit itself to integrate", which parsers hang elsewhere."""
        return next((k for k in clauses if k.index > verb.index and k.tag == "VB" and not self._mere_do(k)), None)

    def _by_noun(self, noun: Token) -> Iterator[Undertaking]:
        words = self._words
        if noun.dep in ("compound", "amod"):
            return
        frame = self._clauses.frame(noun.index)
        action, clause = self._owed(noun)
        obligor = self._owner(noun, frame)
        fate: CommitmentStatus | None = None
        if action is None and noun.lemma not in words.states_of_mind and obligor is not None:
            action = self._of_object(noun)
        if action is None and self._governing(noun).lemma in words.handling:
            action, clause = self._behind_colon(noun)
            if action is None and (done := self._kept(noun)) is not None:
                keeping = self._governing(noun).lemma in words.keeping | words.kept
                fate = "performed" if keeping else None
                action, obligor = done, obligor or self._party(self._clauses.frame(done.index).agents)
        if action is None or obligor is None:
            return
        if noun.lemma in words.deciding and (clause or noun.lemma == "decision"):
            return  # who is to do it is told by "shall"
        hearer = self._party(frame.by("to", "with"))
        told = strength(words.nouns.get(noun.lemma, OFFERED))
        yield Undertaking(noun, told, obligor, action, hearer, clause=clause, fate=fate)

    def _owed(self, noun: Token) -> tuple[Token | None, bool]:
        """The infinitive, "that" clause or noun behind "to" that a noun of commitment has."""
        for kid in self._analysis.children(noun.index):
            inner = self._analysis.children(kid.index)
            if kid.dep in ("acl", "relcl", "ccomp", "xcomp") and kid.index > noun.index:
                if any(k.tag == "TO" for k in inner):
                    return kid, False
                if any(k.dep == "mark" and k.lemma == "that" for k in inner):
                    return kid, True
            if kid.dep == "prep" and kid.lemma == "to":
                told = [p for p in inner if p.dep in ("pobj", "pcomp")]
                if told and not self._person(told[0]):
                    return told[0], False
        infinitive = infinitive_behind(self._analysis, noun) or self._topic(noun)
        return (infinitive, False) if infinitive is not None else self._supported(noun)

    def _topic(self, noun: Token) -> Token | None:
        """What a promise of somebody's is about: "Oslo's undertaking about the reef"."""
        kids = self._analysis.children(noun.index)
        owned = any(k.dep == "poss" for k in kids) and noun.lemma not in self._words.states_of_mind
        links = [k for k in kids if k.dep == "prep" and k.lemma in ABOUT] if owned else []
        return next((p for k in links for p in self._analysis.children(k.index) if p.dep == "pobj"), None)

    def _kept(self, noun: Token) -> Token | None:
        """The deed of "keeping a promise of May, Oslo withdrew"."""
        verb = self._governing(noun)
        above = self._analysis.tokens[verb.head]
        if noun.lemma in self._words.states_of_mind:
            return None
        return above if verb.dep == "advcl" and verb.tag in ("VBG", "VBN") and above.pos in VERBAL else None

    def _behind_colon(self, word: Token) -> tuple[Token | None, bool]:
        """As in "kept its bargain: the men were sent home"."""
        sentence = self._analysis.sentence_at(word.start)
        inside = self._analysis.tokens[word.index : sentence.last] if sentence else ()
        colon = next((t.index for t in inside if t.text == ":"), None)
        if colon is None or sentence is None or colon + 1 >= sentence.last:
            return None, False
        if (infinitive := infinitive_behind(self._analysis, self._analysis.tokens[colon])) is not None:
            return infinitive, False
        for token in self._analysis.tokens[colon + 1 : sentence.last]:
            if token.pos in VERBAL and any(k.dep in SUBJECTS for k in self._analysis.children(token.index)):
                return token, True
        return None, False

    def _infinitive_at_colon(self, verb: Token) -> Token | None:
        """As in "what both agreed in May: to leave"."""
        action, clause = self._behind_colon(verb)
        return action if action is not None and not clause else None

    def _supported(self, noun: Token) -> tuple[Token | None, bool]:
        """As in "a promise was made that ...", "gave its word to ...": told at the verb."""
        verb = self._analysis.tokens[noun.head]
        if verb.lemma not in self._words.support or noun.dep not in ("dobj", "nsubjpass"):
            return None, False
        for kid in self._analysis.children(verb.index):
            if kid.dep in ("ccomp", "xcomp", "advcl", "acl") and kid.index > max(verb.index, noun.index):
                subject = any(k.dep in SUBJECTS for k in self._analysis.children(kid.index))
                return kid, subject
        return None, False

    def _of_object(self, noun: Token) -> Token | None:
        """What is promised in "its pledge of twelve lorries"."""
        links = [k for k in self._analysis.children(noun.index) if k.dep == "prep" and k.lemma == "of"]
        told = [p for link in links for p in self._analysis.children(link.index) if p.dep == "pobj"]
        return next((t for t in told if not self._person(t) or self._some(t)), None)

    def _some(self, noun: Token) -> bool:
        """Whether a noun names something new, as "a hospital", and nobody who is known."""
        return noun.pos == "NOUN" and any(k.lemma in ("a", "an") or k.dep == "nummod" for k in self._kids(noun))

    def _owner(self, noun: Token, frame: Frame) -> Token | None:
        """Whose the noun is, or who gives it."""
        kids = self._analysis.children(noun.index)
        owners = [k for k in kids if k.dep == "poss"]
        owners += [
            p
            for k in kids
            if k.dep == "prep" and k.lemma in ("of", "by", "from")
            for p in self._analysis.children(k.index)
            if p.dep == "pobj"
        ]
        owners += [k for k in kids if k.dep in ("amod", "compound", "nmod") and self._parties.country(k)]
        for clause in (k for k in kids if k.dep in ("acl", "relcl")):
            giver = self._clauses.frame(clause.index)
            if clause.lemma in self._words.support:
                owners += giver.agents
        if (accused := self._accused(noun)) is not None:
            return accused
        verb = self._governing(noun)
        handled = verb.lemma in self._words.handling and not owners
        if handled or (verb.lemma in self._words.support and noun.dep in ("dobj", "nsubjpass")):
            owners += self._clauses.frame(verb.index).agents
        if verb.lemma in self._words.handling and owners and owners[0].tag == "PRP$":
            owners = [*self._clauses.frame(verb.index).agents, *owners]  # "said Oslo had broken its promise"
        return self._party(tuple(owners)) or self._party(frame.agents)

    def _accused(self, noun: Token) -> Token | None:
        """Whose the promise of "accuse Oslo of having broken its promise" is."""
        breaking = self._governing(noun)
        link = self._analysis.tokens[breaking.head]
        above = self._analysis.tokens[link.head]
        if breaking.dep != "pcomp" or above.lemma not in self._words.accusing:
            return None
        return self._party(self._clauses.frame(above.index).objects)

    def _governing(self, noun: Token) -> Token:
        """The verb that takes a noun as object, at once or behind "by", "from" or "to"."""
        above = self._analysis.tokens[noun.head]
        return self._analysis.tokens[above.head] if noun.dep == "pobj" else above

    def _by_adjective(self, word: Token) -> Iterator[Undertaking]:
        """As in "is committed to", "remains bound to", "is determined to"."""
        above = self._analysis.tokens[word.head]
        copula = word.dep in ("acomp", "oprd", "attr", "xcomp", "conj") and above.pos in VERBAL
        verb = above if copula and word.pos not in VERBAL else word
        frame = self._clauses.frame(verb.index)
        told = frame.objects if frame.passive else frame.agents
        obligor = self._party(told) or self._party(frame.agents)
        action = self._after(word) or self._after(verb)
        if obligor is None or action is None:
            return
        yield Undertaking(word, strength(self._words.adjectives[word.text.lower()]), obligor, action)

    def _after(self, word: Token) -> Token | None:
        for kid in self._analysis.children(word.index):
            if kid.index > word.index and kid.dep in ("xcomp", "ccomp", "advcl") and kid.pos in VERBAL:
                return kid
            if kid.dep == "prep" and kid.lemma == "to":
                told = [p for p in self._analysis.children(kid.index) if p.dep in ("pobj", "pcomp")]
                if told and told[0].tag != "WDT":
                    return told[0]
        return infinitive_behind(self._analysis, word)
