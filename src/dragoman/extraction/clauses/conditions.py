"""What something to come hangs on: "if asked", "once paid", "in the event of a coup", "failing payment"."""

from __future__ import annotations

from dragoman.language.analysis import Analysis, Sentence, Token
from dragoman.vocabulary.factuality import factuality_words

FRONT = 3
"""Words of a sentence before which a condition is said to open it."""

FARTHEST = 4
"""Words that a condition may stand below the verb whose condition it is."""

INVERTED = frozenset({"should", "were", "had"})
TIMES = frozenset({"when", "after", "before", "until", "till"})


class Conditions:
    """Tells the conditions of one document."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._words = factuality_words()
        self._opening: dict[int, list[Token]] = {}

    def hold(self, verb: Token, kids: list[Token]) -> bool:
        """Whether what a verb tells is to come, and hangs on something; `kids` are its dependents."""
        if not self.to_come(verb, kids):
            return False
        if any(self._any(k) or self._absolute(k) for k in kids):
            return True
        sentence = self._analysis.sentence_at(verb.start)
        return sentence is not None and any(self._hangs(verb, o, sentence) for o in self._openers(sentence))

    def to_come(self, verb: Token, kids: list[Token]) -> bool:
        """Whether a verb tells of what is still to come: "will", "is to", "is ready to", "plans to"."""
        if any(k.dep == "aux" and k.tag in ("MD", "TO") for k in kids):
            return True
        if verb.lemma == "be" and any(k.dep in ("xcomp", "acomp") for k in kids):
            return any(k.dep == "xcomp" or k.lemma in self._words.adjectives for k in kids)
        return self._words.verbs.get(verb.lemma) in ("planned", "offered")

    def _any(self, subject: Token) -> bool:
        """As in "any further arrest would lead to sanctions"."""
        kids = self._analysis.children(subject.index) if subject.dep in ("nsubj", "nsubjpass") else []
        return any(k.lemma == "any" and k.dep == "det" for k in kids)

    def _absolute(self, clause: Token) -> bool:
        """As in "her consent granted, they will meet"."""
        kids = self._analysis.children(clause.index)
        bare = not any(k.dep in ("aux", "auxpass", "mark") for k in kids)
        return clause.dep == "advcl" and clause.tag == "VBN" and bare and any(k.dep == "nsubj" for k in kids)

    def _openers(self, sentence: Sentence) -> list[Token]:
        """The words of a sentence that open a condition."""
        if sentence.first not in self._opening:
            tokens = self._analysis.tokens_of(sentence)
            self._opening[sentence.first] = [t for t in tokens if self._opens(t, sentence)]
        return self._opening[sentence.first]

    def _opens(self, token: Token, sentence: Sentence) -> bool:
        low = token.text.lower()
        before, after = self._neighbours(token, sentence)
        if low in self._words.conditions:
            return not (low == "if" and (before == "as" or self._analysis.tokens[token.head].dep == "ccomp"))
        if low in INVERTED:
            asks = self._analysis.tokens[sentence.last - 1].text == "?"
            return self._front(token, sentence) and bool(after) and not asks
        if low in self._words.conditional_prepositions:
            return token.dep in ("prep", "amod", "advmod") or self._front(token, sentence)
        ahead = token.dep == "mark" or (token.dep == "advmod" and token.index < token.head)  # not "met once"
        return self._joins(low, before, after) or (low == "once" and ahead)

    def _neighbours(self, token: Token, sentence: Sentence) -> tuple[str, str]:
        """The words before and behind a token, in lower case; empty at the ends of its sentence."""
        tokens = self._analysis.tokens
        before = tokens[token.index - 1].text.lower() if token.index > sentence.first else ""
        after = tokens[token.index + 1].text.lower() if token.index + 1 < sentence.last else ""
        return before, after

    def _joins(self, low: str, before: str, after: str) -> bool:
        """As in "as soon as", "only when", "not until", "on condition that", "in the event of"."""
        if low in ("soon", "long"):
            return before in ("as", "so") and after == "as"
        if low in TIMES:
            return before in ("only", "not")
        if low in ("event", "case") and before in ("the", "in"):
            return True
        return low in self._words.conditional_nouns and before in ("in", "on", "under", "the") and after != "of"

    def _front(self, token: Token, sentence: Sentence) -> bool:
        words = [t for t in self._analysis.tokens[sentence.first : token.index] if t.pos != "PUNCT"]
        return len(words) < FRONT and all(t.pos in ("CCONJ", "ADV", "INTJ") for t in words)

    def _hangs(self, verb: Token, opener: Token, sentence: Sentence) -> bool:
        """Whether a condition is one of this verb's clause: it opens the sentence, or its clause hangs on the verb."""
        if opener.index < verb.index and self._front(opener, sentence):
            return True
        if opener.index < verb.index and self._analysis.tokens[opener.index - 1].text in (",", "that", "\u201c", '"'):
            return verb.head == opener.head or self._reaches(opener, verb)
        return self._reaches(opener, verb)

    def _reaches(self, opener: Token, verb: Token) -> bool:
        token = opener
        for _ in range(FARTHEST):
            token = self._analysis.tokens[token.head]
            if token.index == verb.index:
                return True
        return False
