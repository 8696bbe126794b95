"""What those who talk do together tells of their talks: met again, have not met since, parted."""

from __future__ import annotations

from dragoman.extraction.clauses.frames import SUBJECTS
from dragoman.extraction.clauses.phrases import Phrase, find_phrase
from dragoman.language.analysis import Analysis, Token
from dragoman.vocabulary.processes import ProcessWords, process_words

IDIOM = 9
"""Words from a verb on among which its idiom stands: "put the talks with Oslo on ice"."""


def begins_idiom(analysis: Analysis, verb: Token, phrases: tuple[Phrase, ...]) -> bool:
    """Whether one of the phrases begins at a verb."""
    found = find_phrase(analysis.tokens[verb.index : verb.index + IDIOM], phrases)
    return found is not None and found[0] == 0


def is_work(analysis: Analysis, verb: Token, works: frozenset[str]) -> bool:
    """Whether a verb, or a verb with its particle or its object, is one of those."""
    links = [k.lemma for k in analysis.children(verb.index) if k.dep in ("prt", "prep", "advmod", "dobj", "nsubjpass")]
    return verb.lemma in works or any(f"{verb.lemma} {link}" in works for link in links)


class Sittings:
    """Reads the comings and goings of one document's negotiators."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._words: ProcessWords = process_words()

    def after(self, verb: Token, state: str) -> str | None:
        """The state into which a verb brings talks that were in one: met again after they had ended; parted."""
        if verb.pos not in ("VERB", "AUX"):
            return None
        if state in self._words.apart:
            meets = self.again(verb) and is_work(self._analysis, verb, self._words.meeting)
            return "resumed" if meets or begins_idiom(self._analysis, verb, self._words.returning) else None
        return "adjourned" if self._parts(verb) else None

    def alone(self, verb: Token) -> str | None:
        """The state of talks that a verb without any noun for them tells."""
        if self.resumed(verb):
            return "resumed"
        above = self._analysis.tokens[verb.head]
        kids = self._analysis.children(verb.index)
        alone = not any(k.dep == "dobj" for k in kids)
        who = [*kids, *([above] if verb.dep == "acl" and above.dep == "ROOT" else [])]  # as parsers may take it
        negotiators = any(k.lemma in self._words.negotiators for k in who)
        return self._words.sitting.get(verb.lemma) if alone and negotiators else None

    def resumed(self, verb: Token) -> bool:
        """Whether a verb alone tells of talks that go on again: "are talking again", "returned to the table"."""
        talks = verb.lemma in self._words.talking and verb.tag == "VBG" and self.again(verb)
        return verb.pos == "VERB" and (talks or begins_idiom(self._analysis, verb, self._words.returning))

    def never_since(self, verb: Token) -> bool:
        """As in "have not met since May", "has held no talks since the shooting", "there have been no talks since"."""
        kids = self._analysis.children(verb.index)
        objects = [k for k in kids if k.dep in ("dobj", "attr", "nsubjpass") and k.lemma in self._words.talks]
        none = [k for o in objects for k in self._analysis.children(o.index) if k.lemma == "no"]
        meets = is_work(self._analysis, verb, self._words.meeting) and any(k.dep == "neg" for k in kids)
        near = [*kids, *(k for o in objects for k in self._analysis.children(o.index))]
        perfect = any(k.lemma == "have" and k.dep == "aux" for k in kids)
        return perfect and (meets or bool(none)) and any(k.lemma == "since" for k in near)

    def _parts(self, verb: Token) -> bool:
        """As in "the delegations parted", "the negotiators went home"."""
        subjects = [k for k in self._analysis.children(verb.index) if k.dep in SUBJECTS]
        negotiators = any(k.lemma in self._words.negotiators for k in subjects)
        return negotiators and begins_idiom(self._analysis, verb, self._words.parting)

    def again(self, verb: Token) -> bool:
        """Whether it is done once more."""
        kids = self._analysis.children(verb.index)
        return any(k.lemma in ("again", "anew", "once") for k in kids if k.dep == "advmod")
