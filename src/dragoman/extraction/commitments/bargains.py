"""Duties told of by what somebody does about them: "kept its side of the bargain", "has until Friday to", "took it
upon itself to"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extraction.commitments.finder import Finder
from dragoman.extraction.commitments.undertakings import Undertaking, strength
from dragoman.language.analysis import Sentence, Token
from dragoman.record.obligations import CommitmentStatus, Strength
from dragoman.vocabulary.instruments import instrument_words

DUE: Strength = "committed"
SIDES = frozenset({"side", "part", "end", "half", "share"})
TO_DO = frozenset({"xcomp", "advcl", "acl", "relcl"})
REFLEXIVE = frozenset({"itself", "himself", "herself", "themselves", "ourselves", "myself"})


class Bargains(Finder):
    """Finds the duties of one document that are told of so."""

    def of(self, sentence: Sentence) -> Iterator[Undertaking]:
        """Every such duty of a sentence."""
        for token in self._analysis.tokens_of(sentence):
            if token.lemma == "have" and token.pos in ("VERB", "AUX"):
                yield from self._has_until(token)
            elif token.lemma == "take" and token.pos == "VERB":
                yield from self._took_upon(token)
            elif token.lemma == "do" and token.pos == "VERB":
                yield from self._did_what(token)
            elif token.dep in ("dobj", "nsubjpass") and token.lemma in SIDES:
                yield from self._side_kept(token)
            elif token.dep == "dobj" and token.lemma in self._words.nouns:
                yield from self._kept_by(token)

    def _has_until(self, verb: Token) -> Iterator[Undertaking]:
        """As in "Oslo has until Friday to return the maps", "has ten days to return them"."""
        kids = self._kids(verb)
        until = [p for k in kids if k.dep == "prep" and k.lemma == "until" for p in self._kids(k)]
        times = [k for k in kids if k.dep == "dobj" and k.lemma in self._words.days]
        to_do = (c for k in (verb, *times) for c in self._kids(k) if c.dep in TO_DO and self._to(c))
        action = next(to_do, None)
        obligor = self._party(self._clauses.frame(verb.index).agents)
        dated = any(t.index in self._dated for p in (*until, *times) for t in self._analysis.subtree(p.index))
        if action is None or obligor is None or not dated or any(k.dep in ("aux", "neg") for k in kids):
            return
        if action.lemma not in self._words.beyond_will | self._words.scheduled | self._words.answering:
            yield Undertaking(verb, DUE, obligor, action)

    def _took_upon(self, verb: Token) -> Iterator[Undertaking]:
        """As in "took it upon itself to mend the bridge"."""
        kids = self._kids(verb)
        links = [k for k in kids if k.dep == "prep" and k.lemma in ("upon", "on")]
        itself = any(p.text.lower() in REFLEXIVE for k in links for p in self._kids(k))
        action = next((k for k in kids if k.dep in ("xcomp", "advcl") and self._to(k)), None)
        obligor = self._party(self._clauses.frame(verb.index).agents)
        if itself and action is not None and obligor is not None:
            yield Undertaking(verb, DUE, obligor, action)

    def _did_what(self, verb: Token) -> Iterator[Undertaking]:
        """As in "did what it had promised and opened the bridge"."""
        told = (k for k in self._kids(verb) if k.dep in ("ccomp", "dobj") and k.lemma in self._words.verbs)
        promise = next((k for k in told if any(c.tag == "WP" for c in self._kids(k))), None)
        deed = self._deed(verb)
        obligor = self._party(self._clauses.frame(verb.index).agents)
        if promise is not None and deed is not None and obligor is not None and self._told(verb):
            bound = strength(self._words.verbs[promise.lemma])
            yield Undertaking(promise, bound, obligor, deed, clause=True, fate=self._fate(verb))

    def _side_kept(self, side: Token) -> Iterator[Undertaking]:
        """As in "kept its side of the bargain and withdrew", "did not keep its part of the deal"."""
        verb = self._analysis.tokens[side.head]
        papers = [p for k in self._kids(side) if k.lemma == "of" for p in self._kids(k) if p.dep == "pobj"]
        agreed = any(self._words.nouns.get(p.lemma) or p.lemma.lower() in instrument_words().kinds for p in papers)
        keeping = verb.lemma in self._words.keeping | self._words.kept
        obligor = self._party((*self._clauses.frame(verb.index).agents, *self._owners(side)))
        if agreed and keeping and obligor is not None and self._told(verb):
            deed = self._deed(verb)
            yield Undertaking(verb, DUE, obligor, deed or side, clause=deed is not None, fate=self._fate(verb))

    def _kept_by(self, noun: Token) -> Iterator[Undertaking]:
        """As in "met its obligations by returning the maps"."""
        verb = self._analysis.tokens[noun.head]
        deed = self._by_doing(verb)
        obligor = self._party((*self._owners(noun), *self._clauses.frame(verb.index).agents))
        if verb.lemma not in self._words.keeping | self._words.kept or deed is None or not self._told(verb):
            return
        if obligor is not None:
            bound = strength(self._words.nouns[noun.lemma])
            yield Undertaking(noun, bound, obligor, deed, fate=self._fate(verb))

    def _deed(self, verb: Token) -> Token | None:
        """What was done: the verb joined to "kept its side", or behind "by"."""
        joined = (k for k in self._kids(verb) if k.dep == "conj" and k.tag in ("VBD", "VBN"))
        return self._by_doing(verb) or next(joined, None)

    def _by_doing(self, verb: Token) -> Token | None:
        links = (k for k in self._kids(verb) if k.dep == "prep" and k.lemma == "by")
        return next((p for k in links for p in self._kids(k) if p.dep == "pcomp" and p.tag == "VBG"), None)

    def _told(self, verb: Token) -> bool:
        """Whether it is told as done or not done, and not as to be done."""
        above = self._analysis.tokens[verb.head]
        failing = verb.dep == "xcomp" and above.lemma in self._words.denied
        open_ = any(k.tag in ("MD", "TO") or (k.dep == "mark" and k.lemma == "if") for k in self._kids(verb))
        return failing or not open_

    def _fate(self, verb: Token) -> CommitmentStatus:
        failing = verb.dep == "xcomp" and self._analysis.tokens[verb.head].lemma in self._words.denied
        return "breached" if failing or any(k.dep == "neg" for k in self._kids(verb)) else "performed"

    def _owners(self, noun: Token) -> list[Token]:
        return [k for k in self._kids(noun) if k.dep == "poss"]

    def _to(self, verb: Token) -> bool:
        return any(k.tag == "TO" for k in self._kids(verb))
