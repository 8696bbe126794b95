"""Deeds that settle what was owed though no word of promise stands by them: "the nine million euros were paid",
"handed in its list on time"; and what is called a breach of what somebody had taken on."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extraction.clauses.frames import SUBJECTS
from dragoman.extraction.clauses.phrases import find_phrase
from dragoman.extraction.commitments.finder import Finder
from dragoman.extraction.commitments.owed import is_amount, taken_on
from dragoman.extraction.commitments.undertakings import OFFERED, Undertaking
from dragoman.language.analysis import Sentence, Token
from dragoman.record.obligations import CommitmentStatus, Strength
from dragoman.vocabulary.instruments import instrument_words
from dragoman.vocabulary.processes import process_words

DUE: Strength = "committed"
PAST = frozenset({"VBD", "VBN"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})


class Discharges(Finder):
    """Finds what one document tells of as settled, or as broken by its name."""

    def of(self, sentence: Sentence) -> Iterator[Undertaking]:
        """Everything that a sentence tells of so."""
        for token in self._analysis.tokens_of(sentence):
            if token.lemma in self._words.sums:
                yield from self._sum_paid(token)
            elif token.lemma in self._words.breaches and token.pos == "NOUN":
                yield from self._breach(token)
            elif token.pos == "VERB" and token.tag in PAST:
                yield from self._on_time(token)
            if token.text.lower() == "bound":
                yield from self._bound_by(token)

    def _sum_paid(self, noun: Token) -> Iterator[Undertaking]:
        """As in "the nine million euros were transferred from Brussels", "has paid the two million"."""
        verb = self._analysis.tokens[noun.head]
        paid = verb.lemma in self._words.paying and noun.dep in ("nsubjpass", "dobj")
        come = verb.lemma in self._words.flowing and noun.dep == "nsubj"
        if not (paid or come) or verb.tag not in PAST or not self._is_known_sum(noun) or self._unreal(verb):
            return
        frame = self._clauses.frame(verb.index)
        owners = [k for k in self._kids(noun) if k.dep == "poss"]
        obligor = self._party(
            (*owners, *(t for t in frame.agents if t is not noun), *frame.by("from"), *self._sent_by(noun))
        )
        yield Undertaking(verb, OFFERED, obligor, noun, fate=self._fate(verb))

    def _sent_by(self, noun: Token) -> Iterator[Token]:
        links = (k for k in self._kids(noun) if k.dep == "prep" and k.lemma in ("from", "of"))
        yield from (p for k in links for p in self._kids(k))

    def _is_known_sum(self, noun: Token) -> bool:
        definite = any(k.dep == "poss" or (k.dep == "det" and k.text.lower() in DEFINITE) for k in self._kids(noun))
        told = any(k.dep in ("acl", "relcl") for k in self._kids(noun))  # "the euros it promised" is told elsewhere
        return definite and not told and is_amount(self._analysis, noun)

    def _on_time(self, verb: Token) -> Iterator[Undertaking]:
        """As in "handed in the list on time", "the maps were delivered two weeks late"."""
        things = [k for k in self._kids(verb) if k.dep in ("dobj", "nsubjpass") and k.pos == "NOUN"]
        talks = process_words().talks | self._words.gatherings | set(self._words.nouns)
        if not things or things[0].lemma in talks or self._unreal(verb) or not self._tells_time(verb):
            return
        owners = [k for k in self._kids(things[0]) if k.dep == "poss"]
        obligor = self._party((*self._clauses.frame(verb.index).agents, *owners))
        if obligor is not None and obligor is not things[0]:
            passive = things[0].dep == "nsubjpass"
            yield Undertaking(verb, DUE, obligor, verb, clause=passive, fate=self._fate(verb))

    def _tells_time(self, verb: Token) -> bool:
        inside = [t for t in self._analysis.subtree(verb.index) if t.index > verb.index]
        late = (k for k in self._kids(verb) if k.text.lower() in ("late", "early") and k.dep in ("advmod", "acomp"))
        measured = any(c.dep == "npadvmod" for k in late for c in self._kids(k))
        return measured or find_phrase(inside, self._words.timely) is not None

    def _breach(self, noun: Token) -> Iterator[Undertaking]:
        """As in "a breach of what Oslo had taken upon itself in Lima"."""
        links = [k for k in self._kids(noun) if k.dep == "prep" and k.lemma == "of"]
        for clause in (c for link in links for c in taken_on(self._analysis, link)):
            obligor = self._party(self._clauses.frame(clause.index).agents)
            if obligor is not None:
                yield Undertaking(noun, DUE, obligor, clause, clause=True, fate="breached")

    def _bound_by(self, word: Token) -> Iterator[Undertaking]:
        """As in "both remain bound by the accord"."""
        links = [k for k in self._kids(word) if k.dep in ("prep", "agent") and k.lemma == "by"]
        papers = [p for k in links for p in self._kids(k) if p.lemma.lower() in instrument_words().kinds]
        above = self._analysis.tokens[word.head]
        verb = above if word.dep in ("acomp", "oprd", "attr") else word
        subjects = [k for k in (*self._kids(verb), *self._kids(word)) if k.dep in SUBJECTS]
        still = verb.lemma == "remain" or any(k.lemma == "still" for k in (*self._kids(verb), *self._kids(word)))
        denied = any(k.dep == "neg" or k.tag == "MD" for k in (*self._kids(verb), *self._kids(word)))
        obligor = self._party(subjects)
        if papers and obligor is not None and still and not denied:
            yield Undertaking(word, DUE, obligor, papers[0], fate="affirmed")

    def _fate(self, verb: Token) -> CommitmentStatus:
        return "breached" if any(k.dep == "neg" or k.lemma == "never" for k in self._kids(verb)) else "performed"

    def _unreal(self, verb: Token) -> bool:
        return any(k.tag in ("MD", "TO") or (k.dep == "mark" and k.lemma == "if") for k in self._kids(verb))

    def _may_bind(self, token: Token) -> bool:
        if token.lemma in self._words.unbound | self._words.sums:
            return False
        return self._parties.is_party(token) or self._parties.country(token) is not None
