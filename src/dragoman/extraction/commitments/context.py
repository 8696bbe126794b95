"""What every question about a commitment needs of its document: the parse, the parties, the times, the paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dragoman.extraction.anchoring.timeline import Timeline
from dragoman.extraction.clauses.frames import SUBJECTS
from dragoman.extraction.clauses.parties import Parties
from dragoman.extraction.clauses.phrases import own_words
from dragoman.extraction.commitments.conditions import Condition, condition_in
from dragoman.language.analysis import Analysis, Sentence, Token
from dragoman.record.docket import Extraction
from dragoman.record.evidence import Span
from dragoman.vocabulary.commitments import commitment_words
from dragoman.vocabulary.instruments import instrument_words

VERBAL = frozenset({"VERB", "AUX"})
PROVISION = re.compile(r"\s*(?:\(?[0-9a-z]{1,3}[.)]\s|(?:Article|Annex|Paragraph|Section|Chapter|Clause|Part)\s)")
"""How a numbered provision begins."""

TEXTS = frozenset({"communique", "resolution"})


ACCORDING = frozenset({"under", "by", "according", "per", "pursuant"})
"""Words before an accord that say what it lays down."""


def by_accord(analysis: Analysis, tokens: Iterable[Token]) -> bool:
    """Whether a sentence says that an accord lays down what it tells: "under the protocol Oslo is to"."""
    links = [t for t in tokens if t.text.lower() in ACCORDING]
    links += [k for t in links for k in analysis.children(t.index) if k.dep == "prep"]  # "according to"
    told = (p for k in links for p in analysis.children(k.index) if p.dep == "pobj")
    return any(t.lemma.lower() in (*instrument_words().kinds, "term") for t in told)


class Context:
    """One document as the finders of commitments see it."""

    def __init__(self, found: Extraction, analysis: Analysis) -> None:
        self.found, self.analysis = found, analysis
        self.parties = Parties(found, analysis)
        self.timeline = Timeline(found, analysis)
        self.words = commitment_words()
        self.dated = frozenset(t.index for time in found.times for t in analysis.tokens_between(time.start, time.end))

    def condition(self, sentence: Sentence, trigger: Token) -> Condition | None:
        """The condition of what a word in a sentence binds to: none that the word stands in, or that bears on what
        became of it ("lapsed when the truce ended")."""
        found = condition_in(self.analysis, self.analysis.tokens_of(sentence), self.dated)
        if found is None or found.first <= trigger.index < found.last:
            return None
        return None if self._bears_on_fate(found, trigger) else found

    def _bears_on_fate(self, condition: Condition, trigger: Token) -> bool:
        """Whether it hangs on the verb of which the word of commitment is the subject."""
        fate = self.analysis.tokens[trigger.head]
        if trigger.dep not in ("nsubj", "nsubjpass") or trigger.pos != "NOUN":
            return False
        inside = self.analysis.tokens[condition.first : condition.last]
        return any(t.head == fate.index for t in inside) and fate.index < condition.first

    def accord(self, sentence: Sentence) -> bool:
        """Whether a sentence speaks of an accord, a promise or their terms."""
        tokens = self.analysis.tokens_of(sentence)
        told = any((t.lemma in self.words.nouns and t.pos == "NOUN") or t.lemma in ("term", "terms") for t in tokens)
        return told or by_accord(self.analysis, tokens)

    def provision(self, sentence: Sentence) -> bool:
        """Whether a sentence is one of a numbered provision, or of a text of that kind."""
        document = self.found.document
        if document.kind in TEXTS:
            return True
        return PROVISION.match(document.text, self.paragraph(sentence.start)) is not None

    def paragraph(self, offset: int) -> int:
        """Where the paragraph of an offset begins."""
        return max((p.start for p in self.analysis.paragraphs if p.start <= offset), default=0)

    def owed(self, action: Token) -> list[Token]:
        """What hangs on what is owed, without clauses joined to it."""
        return own_words(self.analysis, action, lambda kid, here: self._apart(kid, here, action))

    def _apart(self, kid: Token, here: Token, action: Token) -> bool:
        if kid.dep == "conj" and self._begins_anew(kid):
            return True
        if kid.tag in ("VBD", "VBN") and kid.lemma in self.words.ending:
            return True  # "its pledge to stay lapsed", which parsers may hang on "stay"
        if kid.dep == "advcl" and (self._set_against(kid) or self._as_laid_down(kid)):
            return True
        return kid.dep in ("punct", "parataxis") or (kid.dep == "conj" and kid.pos in VERBAL and here is action)

    def _begins_anew(self, noun: Token) -> bool:
        """Whether a noun has a modal right behind it: the "Lima" of "free ten men and Lima will lift its ban"."""
        behind = self.analysis.tokens[noun.index + 1 : noun.index + 2]
        return noun.pos in ("NOUN", "PROPN") and any(t.tag == "MD" for t in behind)

    def _as_laid_down(self, clause: Token) -> bool:
        """As in "Oslo will return the maps, as it undertook to do", "as the accord requires"."""
        first = self.analysis.subtree(clause.index)[0]
        told = clause.lemma in self.words.verbs or clause.lemma in self.words.required | self.words.announcing
        return first.text.lower() == "as" and first.head == clause.index and told

    def _set_against(self, clause: Token) -> bool:
        """Whether a clause tells what another does meanwhile: "Oslo will pay, while Lima will free the men"."""
        kids = self.analysis.children(clause.index)
        marked = any(k.dep in ("mark", "advmod") and k.lemma in ("while", "whereas") for k in kids)
        return marked and any(k.dep in SUBJECTS for k in kids) and any(k.tag == "MD" for k in kids)

    def span(self, tokens: Sequence[Token]) -> Span:
        """From the first token to the last."""
        return self.found.document.span(tokens[0].start, tokens[-1].end)

    def party(self, tokens: Iterable[Token]) -> str | None:
        """The first of these that is a party."""
        return next((i for t in tokens if self.parties.is_party(t) and (i := self.parties.of(t))), None)
