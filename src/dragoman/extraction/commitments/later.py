"""Where a text comes back to a commitment: held to, owed, paid in part, kept by a deed, come true or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.extraction.clauses.frames import SUBJECTS
from dragoman.extraction.clauses.phrases import find_phrase
from dragoman.extraction.commitments.finder import Finder
from dragoman.extraction.commitments.owed import is_amount, taken_on, verb_above
from dragoman.extraction.commitments.undertakings import OFFERED, Undertaking, strength
from dragoman.language.analysis import Sentence, Token
from dragoman.record.obligations import CommitmentStatus
from dragoman.vocabulary.instruments import instrument_words

VERBAL = frozenset({"VERB", "AUX"})
PARTIAL = 5
"""Words in front of a noun of commitment in which "in line with" stands."""


class Later(Finder):
    """Finds the commitments that the sentences of one document come back to."""

    def of(self, sentence: Sentence) -> Iterator[Undertaking]:
        """Every commitment that a sentence comes back to."""
        for token in self._analysis.tokens_of(sentence):
            if token.dep == "amod" and token.tag in ("VBN", "VBD") and token.lemma in self._words.promised:
                yield from self._promised(token)
            elif token.pos in VERBAL:
                yield from self._held_to(token)
                yield from self._is_what_is_owed(token)
                yield from self._paid_in_part(token)
                yield from self._will_flow(token)
                yield from self._signs_up(token)
                yield from self._as_told(token)
            elif token.pos == "NOUN" and token.lemma in self._words.nouns:
                yield from self._done_in_line(token)

    def _held_to(self, verb: Token) -> Iterator[Undertaking]:
        """As in "stood by the four million held out in May": an amount, or what had been promised."""
        if verb.lemma not in self._words.holding_to:
            return
        frame = self._clauses.frame(verb.index)
        obligor = self._party(frame.agents)
        for what in (
            c for k in self._analysis.children(verb.index) if k.dep == "prep" for c in taken_on(self._analysis, k)
        ):
            if obligor is not None:
                yield Undertaking(verb, OFFERED, obligor, what, clause=True, fate="affirmed")
                return
        objects = () if verb.lemma in self._words.holding_by else frame.objects
        for noun in (*objects, *frame.by("by", "to")):
            giving = self._given_by(noun)
            if (
                obligor is not None
                and noun.lemma not in self._words.nouns
                and (giving or is_amount(self._analysis, noun))
            ):
                told = self._words.verbs.get(giving.lemma) if giving else None
                yield Undertaking(verb, strength(told or OFFERED), obligor, noun)
                return

    def _promised(self, participle: Token) -> Iterator[Undertaking]:
        """As in "sent the promised lorries", "the promised lorries never came"."""
        noun = self._analysis.tokens[participle.head]
        deed = self._analysis.tokens[noun.head]
        kids = self._analysis.children(deed.index)
        come = noun.dep in SUBJECTS or noun.dep == "dobj"
        owners = [k for k in self._analysis.children(noun.index) if k.dep == "poss"]
        told = strength(self._words.verbs[participle.lemma])
        failing = self._failing(deed)
        unreal = failing is None and any(k.tag in ("MD", "TO") or k.dep == "mark" for k in kids)
        if not come or deed.pos not in VERBAL or deed.lemma not in self._words.arriving | self._words.paying or unreal:
            obligor = self._party(owners) if participle.lemma != "agree" else None  # "Oslo's promised survey"
            if obligor is not None:
                yield Undertaking(participle, told, obligor, noun)
            return
        agents = [t for t in self._clauses.frame((failing or deed).index).agents if t is not noun]
        undone = failing is not None or any(k.dep == "neg" or k.lemma == "never" for k in kids)
        fate: CommitmentStatus = "breached" if undone else "performed"
        yield Undertaking(participle, told, self._party((*owners, *agents)), noun, fate=fate)

    def _failing(self, deed: Token) -> Token | None:
        """The verb that tells that a deed was not done: "failed to deliver", "has yet to deliver"."""
        above = self._analysis.tokens[deed.head]
        yet = above.lemma == "have" and any(k.lemma == "yet" for k in self._analysis.children(above.index))
        told = above.lemma in self._words.denied and above.tag in ("VBD", "VBN", "VBZ", "VBP")
        return above if deed.dep == "xcomp" and (yet or told) else None

    def _given_by(self, noun: Token) -> Token | None:
        """The participle that tells that something had been promised or held out."""
        clauses = (k for k in self._analysis.children(noun.index) if k.dep in ("acl", "relcl"))
        return next((k for k in clauses if self._holds_out(k)), None)

    def _holds_out(self, verb: Token) -> bool:
        found = find_phrase(self._analysis.tokens[verb.index : verb.index + PARTIAL], self._words.holding_out)
        return verb.lemma in self._words.giving or (found is not None and found[0] == 0)

    def _is_what_is_owed(self, verb: Token) -> Iterator[Undertaking]:
        """As in "a month's notice is what they owed us", "what they promised was a month's notice"."""
        if verb.lemma not in self._words.giving:
            return
        kids = self._analysis.children(verb.index)
        copula = self._analysis.tokens[verb.head]
        what = any(k.tag == "WP" and k.lemma == "what" for k in kids)
        if not what or copula.lemma != "be" or verb.dep not in ("ccomp", "csubj", "nsubj", "attr"):
            return
        others = [k for k in self._analysis.children(copula.index) if k.dep in ("nsubj", "attr") and k is not verb]
        obligor = self._party(self._clauses.frame(verb.index).agents)
        if others and obligor is not None and others[0].pos in ("NOUN", "PROPN"):
            yield Undertaking(verb, strength(self._words.verbs[verb.lemma]), obligor, others[0])

    def _paid_in_part(self, verb: Token) -> Iterator[Undertaking]:
        """As in "has paid out none of its four million", "has sent half of its share"."""
        yields = verb.lemma in self._words.yielding
        if verb.lemma not in self._words.paying and not yields:
            return
        frame = self._clauses.frame(verb.index)
        obligor = self._party(frame.agents)
        for part in (k for k in self._analysis.children(verb.index) if k.dep == "dobj"):
            noun = self._whole(part, anything=yields and part.lemma == "none")
            if noun is not None and obligor is not None and self._own(noun, obligor):
                fate: CommitmentStatus = "performed" if part.lemma in ("all", "rest", "remainder") else "standing"
                yield Undertaking(verb, OFFERED, obligor, verb if yields else noun, fate=fate)

    def _whole(self, part: Token, *, anything: bool) -> Token | None:
        """The amount or share of which a part is told: "none of its four million", "none of its sanctions"."""
        if part.lemma not in self._words.portions:
            return None
        behind = self._analysis.tokens[part.index + 1 : part.index + PARTIAL]  # "nothing so far of the"
        links = [k for k in behind if k.dep == "prep" and k.lemma == "of"]
        told = [p for link in links for p in self._analysis.children(link.index) if p.dep == "pobj"]
        return next((t for t in told if anything or is_amount(self._analysis, t) or t.lemma in self._words.means), None)

    def _own(self, noun: Token, obligor: Token) -> bool:
        owners = [k for k in self._analysis.children(noun.index) if k.dep == "poss"]
        if (giving := self._given_by(noun)) is not None:
            owners += self._clauses.frame(giving.index).agents
        return any(k.tag in ("PRP$", "PRP") or self._parties.of(k) == self._parties.of(obligor) for k in owners)

    def _will_flow(self, verb: Token) -> Iterator[Undertaking]:
        """As in "the money will flow when the lists are in": whoever the paragraph speaks of holds the purse."""
        kids = self._analysis.children(verb.index)
        money = next((k for k in kids if k.dep in SUBJECTS and self._money(k)), None)
        modal = next((k for k in kids if k.dep == "aux" and k.lemma == "will"), None)
        if money is None or modal is None or verb.lemma not in self._words.flowing:
            return
        above = self._clauses.frame(verb.head).agents if verb.dep == "ccomp" else ()
        obligor = self._party((*self._clauses.frame(verb.index).by("from", "by"), *above)) or self._spoken_of(verb)
        if obligor is not None:
            yield Undertaking(modal, OFFERED, obligor, verb, clause=True, bare=True)

    def _signs_up(self, verb: Token) -> Iterator[Undertaking]:
        """As in "signed up to a freeze"."""
        found = find_phrase(self._analysis.tokens[verb.index : verb.index + PARTIAL], self._words.signing_up)
        frame = self._clauses.frame(verb.index)
        owed = next((t for t in frame.by("to") if t.lemma not in instrument_words().kinds), None)
        obligor = self._party(frame.agents)
        if found is not None and found[0] == 0 and owed is not None and obligor is not None:
            yield Undertaking(verb, "agreed", obligor, owed)

    def _as_told(self, verb: Token) -> Iterator[Undertaking]:
        """As in "lifted the ban, as it had told the mediator it would"."""
        inside = self._analysis.subtree(verb.index)
        deed = self._analysis.tokens[verb.head]
        marked = any(k.dep in ("mark", "advmod") and k.lemma == "as" for k in self._analysis.children(verb.index))
        if not marked or verb.lemma not in self._words.announcing or inside[-1].lemma not in ("will", "would"):
            return
        obligor = self._party(self._clauses.frame(deed.index).agents)
        if verb.dep == "advcl" and deed.tag in ("VBD", "VBN") and obligor is not None:
            yield Undertaking(verb, "intends", obligor, deed, fate="performed")

    def _money(self, noun: Token) -> bool:
        return is_amount(self._analysis, noun) or noun.lemma in self._words.means

    def _spoken_of(self, token: Token) -> Token | None:
        """The body or state that the sentences before, the nearest first, have as their subject, in one paragraph."""
        begin = max((p.start for p in self._analysis.paragraphs if p.start <= token.start), default=0)
        for before in reversed(self._analysis.sentences_between(begin, token.start)):
            subjects = (t for t in self._analysis.tokens_of(before) if t.dep == "nsubj" and t.index < token.index)
            if found := next((t for t in subjects if self._institution(t)), None):
                return found
        return None

    def _institution(self, token: Token) -> bool:
        return self._parties.is_known(token) or self._parties.country(token) is not None

    def _done_in_line(self, noun: Token) -> Iterator[Undertaking]:
        """As in "freed the sailors in line with its pledge", "true to its word", "kept its word and freed them"."""
        before = self._analysis.tokens[max(0, noun.index - PARTIAL) : noun.index]
        deed = self._joined_deed(noun)
        in_line = find_phrase(before, self._words.in_line) is not None
        if deed is None and in_line:
            deed = self._behind_colon(noun) or verb_above(self._analysis, noun)
        if deed is None or deed.tag not in ("VBD", "VBN") or self._binds_within(deed):
            return
        owners = [k for k in self._analysis.children(noun.index) if k.dep == "poss"]
        obligor = self._party((*owners, *self._clauses.frame(deed.index).agents))
        if obligor is not None:
            yield Undertaking(noun, strength(self._words.nouns[noun.lemma]), obligor, deed, fate="performed")

    def _behind_colon(self, noun: Token) -> Token | None:
        """The deed of "as good as its word: the guards came home"."""
        behind = self._analysis.tokens[noun.index + 1 : noun.index + 2]
        sentence = self._analysis.sentence_at(noun.start)
        if sentence is None or not any(t.text == ":" for t in behind):
            return None
        inside = self._analysis.tokens[noun.index + 2 : sentence.last]
        subjects = (t for t in inside if t.dep in SUBJECTS)
        return next((self._analysis.tokens[t.head] for t in subjects if t.head > noun.index), None)

    def _binds_within(self, deed: Token) -> bool:
        """Whether the promise itself is told there: "freed the men that it undertook to free"."""
        return any(t.lemma in self._words.verbs and t.pos in VERBAL for t in self._analysis.subtree(deed.index))

    def _joined_deed(self, noun: Token) -> Token | None:
        """The deed of "kept its word and freed the sailors"."""
        verb = self._analysis.tokens[noun.head]
        if noun.dep != "dobj" or verb.lemma not in self._words.keeping or verb.tag not in ("VBD", "VBN"):
            return None
        kids = self._analysis.children(verb.index)
        if any(k.dep == "neg" for k in kids) or any(
            k.dep in ("acl", "relcl") for k in self._analysis.children(noun.index)
        ):
            return None
        return next((k for k in kids if k.dep == "conj" and k.pos in VERBAL), None)

    def _party(self, tokens: Iterable[Token]) -> Token | None:
        return next((t for t in tokens if self._parties.is_party(t) and t.lemma not in self._words.unbound), None)
