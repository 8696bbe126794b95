"""What kinds of things words name: the classes of the vocabulary, times, and what a noun measures."""

from __future__ import annotations

from dragoman.extraction.clauses.company import Company
from dragoman.extraction.speakers.nominals import tells_people
from dragoman.language.analysis import Token
from dragoman.vocabulary.events import AUTHORITY, SEVERAL, SOMEBODY, event_words
from dragoman.vocabulary.people import people_nouns


class Kinds:
    """Tells of the words of one document what they name."""

    def __init__(self, company: Company) -> None:
        self._company = company
        self._analysis = company.analysis
        self._words = event_words()

    def of_class(self, token: Token, name: str) -> bool:
        """Whether a word names something of a class of the vocabulary."""
        if name == SOMEBODY:
            return bool(self._company.actors_of(token))
        if name == AUTHORITY:
            return any(self._company.actor(a).kind in AUTHORITIES for a in self._company.actors_of(token))
        if name == SEVERAL:
            return self._several(token)
        if token.pos == "PRON":
            return self._stands_for(token, name)
        people = token.pos == "NOUN" and (tells_people(token) or people_nouns().tells(token.lemma))
        if (name == "held" and people and not self._bodies(token)) or self._counts_on(token, name):
            return True
        listed = self._words.classes[name]
        kids = self._analysis.children(token.index)
        inner = self.behind_of(token)
        measures = token.lemma in self._words.measures or token.pos == "NUM"
        measured = measures and any(p.lemma in listed for p in inner)
        numbered = token.pos in ("NUM", "PROPN") and any(
            k.dep in ("compound", "nmod") and k.lemma in listed for k in kids
        )
        whole = {f"{k.text}{token.lemma}".lower() for k in kids if k.dep == "compound" and k.index == token.index - 1}
        named = {token.lemma, token.text.lower(), *whole} & listed  # "road map"
        return bool(named) or measured or numbered

    def _bodies(self, noun: Token) -> bool:
        """Whether a noun names a delegation or an office, which nobody frees or takes prisoner."""
        return any(noun.lemma in self._words.classes[name] for name in ("teams", "ventures", "envoys"))

    def _several(self, noun: Token) -> bool:
        """Whether several are told of who may speak with each other: "the two envoys", "Peru and Chile", "they"."""
        kids = self._analysis.children(noun.index)
        counted = any(k.lemma in ("two", "three", "both") for k in kids if k.dep in ("nummod", "det", "predet"))
        joined = noun.dep == "conj" or any(k.dep == "conj" for k in kids)
        return counted or joined or noun.text.lower() in ("they", "we", "both", "two")

    def _counts_on(self, number: Token, name: str) -> bool:
        """Whether a bare number takes up counted ones told before: "ten men, days after Peru had freed nine"."""
        before = self._analysis.tokens[max(number.index - JUST_BEFORE, 0) : number.index]
        counted = [t for t in before if any(k.dep == "nummod" for k in self._analysis.children(t.index))]
        counted = [t for t in counted if t.pos == "NOUN" and t.lemma not in SPANS_OF_TIME]
        alone = number.pos == "NUM" and number.dep in ("dobj", "nsubjpass") and not self.behind_of(number)
        return alone and bool(counted) and self.of_class(counted[-1], name)

    def _stands_for(self, pronoun: Token, name: str) -> bool:
        """Whether "it" or "they" takes up a thing or body of a class: "they are to report on Monday"."""
        listed = self._words.classes[name]
        names = (self._company.actor(a).name.lower().split() for a in self._company.actors_of(pronoun))
        if any(w in listed or w.removesuffix("s") in listed for words in names for w in words[-1:]):
            return True
        before = self._analysis.tokens[max(pronoun.index - JUST_BEFORE, 0) : pronoun.index]
        nouns = [t for t in before if t.pos == "NOUN" and t.dep in ("nsubj", "nsubjpass", "dobj")]
        nouns = [t for t in nouns if not self._aside(self._analysis.tokens[t.head])]
        return name in ("texts", "agreement") and pronoun.lemma == "it" and bool(nouns) and nouns[-1].lemma in listed

    def _aside(self, verb: Token) -> bool:
        """Whether a verb only tells more of a noun; what happens "on Thursday, when the accord ends" is the matter."""
        when = any(k.lemma in ("when", "where") for k in self._analysis.children(verb.index))
        return verb.dep == "relcl" and not when

    def behind_of(self, noun: Token) -> list[Token]:
        """The words behind "of"."""
        return self.behind(noun, "of")

    def behind(self, noun: Token, preposition: str) -> list[Token]:
        """The words behind a preposition that hangs on a noun."""
        links = [k for k in self._analysis.children(noun.index) if k.lemma == preposition and k.dep == "prep"]
        return [p for link in links for p in self._analysis.children(link.index)]

    def is_time(self, noun: Token) -> bool:
        """Whether a noun is a time: "the session of 3 May"."""
        days = (n for n in self._analysis.names if n.label == "DATE")
        return noun.lemma in SPANS_OF_TIME or any(n.start <= noun.start < n.end for n in days)

    def lemmas(self, token: Token) -> set[str]:
        """The lemma of a noun, with that of what it measures ("tonnes of grain")."""
        kids = self._analysis.children(token.index)
        inner = self.behind_of(token)
        before = [k for k in kids if k.dep in ("compound", "nmod") and k.index < token.index]
        return {token.lemma, token.text.lower(), *(p.lemma for p in inner), *(k.lemma for k in before)}


JUST_BEFORE = 40
"""Tokens between a thing told of and the pronoun or number that takes it up."""

SPANS_OF_TIME = frozenset({"day", "week", "month", "year", "yesterday", "spring", "summer", "autumn", "fall", "winter"})
AUTHORITIES = frozenset({"state", "government", "body"})
