"""Promises told of by a share of them that has come or is due: "sent four lorries, half of what it had promised"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extraction.clauses.frames import SUBJECTS
from dragoman.extraction.commitments.finder import Finder
from dragoman.extraction.commitments.owed import is_amount, verb_above
from dragoman.extraction.commitments.undertakings import Undertaking, strength
from dragoman.language.analysis import Analysis, Sentence, Token
from dragoman.record.obligations import CommitmentStatus, Strength
from dragoman.vocabulary.commitments import commitment_words
from dragoman.vocabulary.processes import process_words

DUE: Strength = "committed"
VERBAL = frozenset({"VERB", "AUX"})
DAY = 6
"""Words behind "due" among which its day stands."""


class Shares(Finder):
    """Finds what one document tells of as a share of something promised."""

    def of(self, sentence: Sentence) -> Iterator[Undertaking]:
        """Every promise of a sentence of which a share is told."""
        for token in self._analysis.tokens_of(sentence):
            if token.lemma in self._words.portions:
                yield from self._part_of_what(token)
            elif token.lemma == "due" and token.dep in ("amod", "acl", "relcl", "acomp", "appos"):
                yield from self._due_share(token)

    def _part_of_what(self, part: Token) -> Iterator[Undertaking]:
        """As in "transferred two million, half of what it had promised"."""
        deed = verb_above(self._analysis, part)
        links = [k for k in self._kids(part) if k.lemma == "of"]
        told = (c for k in links for c in self._kids(k) if c.dep == "pcomp" and c.lemma in self._words.verbs)
        verb = next((c for c in told if any(k.tag == "WP" for k in self._kids(c))), None)
        if verb is None or deed is None or deed.lemma not in {"do"} | self._words.paying | self._words.arriving:
            return
        frame = self._clauses.frame(deed.index)
        thing = next((t for t in (*frame.objects, *self._subjects(deed)) if self._counted(t)), part)
        obligor = self._party(t for t in (*frame.agents, *self._clauses.frame(verb.index).agents) if t is not thing)
        if obligor is not None and not any(k.dep == "neg" or k.tag in ("MD", "TO") for k in self._kids(deed)):
            fate: CommitmentStatus = "breached" if part.lemma in ("nothing", "none", "little") else "standing"
            yield Undertaking(verb, strength(self._words.verbs[verb.lemma]), obligor, thing, fate=fate)

    def _counted(self, noun: Token) -> bool:
        return noun.pos == "NUM" or is_amount(self._analysis, noun) or any(k.dep == "nummod" for k in self._kids(noun))

    def _due_share(self, due: Token) -> Iterator[Undertaking]:
        """As in "the rest of Oslo's share, due on June 1, has not come", "its maps, which were due in May"."""
        noun = self._which(due)
        near = self._analysis.tokens[due.index + 1 : due.index + DAY]
        if noun is None or noun.index > due.index or not any(t.index in self._dated for t in near):
            return
        things = [noun, *(p for k in self._kids(noun) if k.lemma == "of" for p in self._kids(k) if p.dep == "pobj")]
        obligor = self._party(o for t in things for o in self._owners(t))
        deed = self._analysis.tokens[noun.head]
        if obligor is not None and all(self._may_be_owed(t) for t in things) and noun.dep in SUBJECTS:
            yield Undertaking(due, DUE, obligor, noun, fate=self._fate(deed))

    def _which(self, due: Token) -> Token | None:
        """The noun of "the maps, due in May" and of "the maps, which were due in May"."""
        above = self._analysis.tokens[due.head]
        if due.dep != "acomp":
            return above if above.pos == "NOUN" else None
        return self._analysis.tokens[above.head] if above.dep == "relcl" else None

    def _may_be_owed(self, noun: Token) -> bool:
        away = self._words.debts | self._words.gatherings | self._words.not_owed | process_words().talks
        return noun.lemma not in away

    def _owners(self, noun: Token) -> list[Token]:
        kids = self._kids(noun)
        named = [k for k in kids if k.dep == "poss" or self._parties.country(k) is not None]
        return named + ([noun] if noun.pos == "PROPN" else [])

    def _fate(self, deed: Token) -> CommitmentStatus | None:
        kids = self._kids(deed)
        undone = any(k.dep == "neg" or k.lemma == "never" for k in kids)
        come = deed.lemma in self._words.paying | self._words.arriving and deed.tag in ("VBD", "VBN")
        if not come or any(k.tag in ("MD", "TO") for k in kids):
            return None
        return "breached" if undone else "performed"

    def _subjects(self, verb: Token) -> list[Token]:
        return [k for k in self._kids(verb) if k.dep in SUBJECTS]


def done_in_part(analysis: Analysis, trigger: Token) -> Token | None:
    """The deed of "has paid only two of the five million it pledged": no more than a part of it is done."""
    noun = analysis.tokens[trigger.head]
    part = _part_of(analysis, noun)
    deed = verb_above(analysis, part)
    words = commitment_words()
    some = (
        part.pos == "NUM"
        or part.lemma in ("first", "second", "third")
        or part.lemma in words.portions
        or is_amount(analysis, part)
    )
    whole = part.lemma in ("all", "rest", "remainder") or any(
        k.lemma in ("every", "last", "final", "remain") for k in analysis.children(part.index)
    )
    if trigger.dep != "relcl" or noun.dep != "pobj" or analysis.tokens[noun.head].lemma != "of" or not some or whole:
        return None
    return deed if deed is not None and part.head == deed.index and deed.tag in ("VBD", "VBN") else None


def _part_of(analysis: Analysis, noun: Token) -> Token:
    """Of what a noun behind "of" is the whole: the "first" of "the first of two shares of the sum it pledged"."""
    part = noun
    while part.dep == "pobj" and analysis.tokens[part.head].lemma == "of":
        part = analysis.tokens[analysis.tokens[part.head].head]
    return part
