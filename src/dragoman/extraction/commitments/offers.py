"""Offers that bind on a condition, and those that stand: "ready to free them if ...", "its offer still stands"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extraction.clauses.frames import SUBJECTS
from dragoman.extraction.clauses.phrases import find_phrase
from dragoman.extraction.commitments.conditions import on_condition
from dragoman.extraction.commitments.finder import Finder
from dragoman.extraction.commitments.owed import infinitive_behind, is_amount
from dragoman.extraction.commitments.undertakings import OFFERED, Undertaking
from dragoman.language.analysis import Sentence, Token

VERBAL = frozenset({"VERB", "AUX"})
PHRASE = 6
"""Words from a verb on among which "held out" stands."""


class Offers(Finder):
    """Finds the offers of one document that bind who makes them."""

    def of(self, sentence: Sentence) -> Iterator[Undertaking]:
        """Every offer of a sentence that is tied to a condition, or is said to stand."""
        for token in self._analysis.tokens_of(sentence):
            if token.lemma in self._words.ready and token.dep in ("acomp", "oprd", "ROOT", "ccomp", "conj"):
                yield from self._ready(token)
            elif token.pos in VERBAL:
                yield from self._held_out(token)
            elif token.pos == "NOUN" and token.dep in SUBJECTS:
                yield from self._stands(token)

    def _ready(self, word: Token) -> Iterator[Undertaking]:
        """As in "is prepared to open the port provided that the fees are paid"."""
        above = self._analysis.tokens[word.head]
        verb = word if word.pos in VERBAL else above
        action = infinitive_behind(self._analysis, word)
        obligor = self._party(self._clauses.frame(verb.index).agents) or self._party(self._subjects(verb))
        denied = any(
            k.dep == "neg" or (k.tag == "MD" and k.lemma not in ("will", "would"))
            for k in (*self._kids(verb), *self._kids(word))
        )
        if action is not None and obligor is not None and not denied and self._tied(action):
            yield Undertaking(word, "intends", obligor, action)

    def _held_out(self, verb: Token) -> Iterator[Undertaking]:
        """As in "offered to free the men if ...", "has held out a pardon in exchange for the guns"."""
        words = self._analysis.tokens[verb.index : verb.index + PHRASE]
        found = find_phrase(words, self._words.holding_out)
        obligor = self._party(self._clauses.frame(verb.index).agents)
        if found is None or found[0] != 0 or obligor is None or verb.tag not in ("VBD", "VBZ", "VBN", "VBP", "VBG"):
            return
        to_do = [k for k in self._kids(verb) if k.dep == "xcomp" and any(c.tag == "TO" for c in self._kids(k))]
        things = [k for k in self._kids(verb) if k.dep == "dobj" and not self._parties.is_party(k)]
        action = next((k for k in (*to_do, *things) if k.pos in (*VERBAL, "NOUN")), None)
        if action is not None and verb.lemma not in self._words.announcing and self._tied(verb, action):
            yield Undertaking(verb, OFFERED, obligor, action)

    def _stands(self, noun: Token) -> Iterator[Undertaking]:
        """As in "its offer to free the men still stands", "the pledge of two ships remains on the table"."""
        verb = self._analysis.tokens[noun.head]
        behind = self._analysis.tokens[verb.index : verb.index + PHRASE]
        found = find_phrase(behind, self._words.standing)
        amount = is_amount(self._analysis, noun)  # "the four million stand"
        told = amount or noun.lemma in self._words.held_out or self._words.nouns.get(noun.lemma) == "pledged"
        if not told or found is None or found[0] != 0:
            return
        kids = self._kids(noun)
        links = [p for k in kids if k.dep == "prep" and k.lemma in ("of", "on", "about") for p in self._kids(k)]
        owed = infinitive_behind(self._analysis, noun) or next((p for p in links if p.pos == "NOUN"), None)
        owed = noun if amount else owed
        obligor = self._party([k for k in kids if k.dep in ("poss", "amod", "compound")]) or self._teller(verb)
        if owed is not None and obligor is not None and not any(k.dep == "neg" for k in self._kids(verb)):
            yield Undertaking(noun, OFFERED, obligor, owed, fate="affirmed")

    def _tied(self, *verbs: Token) -> bool:
        return any(on_condition(self._analysis, v, self._dated) for v in verbs)

    def _teller(self, verb: Token) -> Token | None:
        above = self._analysis.tokens[verb.head]
        return self._party(self._clauses.frame(above.index).agents) if verb.dep == "ccomp" else None

    def _subjects(self, verb: Token) -> list[Token]:
        return [k for k in self._kids(verb) if k.dep in SUBJECTS]
