"""Finds its way in an analysis in constant or logarithmic time: words, sentences and paragraphs by token and offset."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from dragoman.language.analysis import Analysis, Sentence, Token


class Index:
    """Built once for a document. `words` are the token texts, in order."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.words = [t.text for t in analysis.tokens]
        self._starts = [t.start for t in analysis.tokens]
        self._ends = [t.end for t in analysis.tokens]
        self._sentences = [s.first for s in analysis.sentences]
        self._paragraphs = [p.first for p in analysis.paragraphs]

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """Tokens wholly or partly inside half-open offsets."""
        return self.analysis.tokens[bisect_right(self._ends, start) : bisect_left(self._starts, end)]

    def sentence_of(self, token: int) -> int:
        """Number of the sentence that holds a token."""
        return max(bisect_right(self._sentences, token) - 1, 0)

    def sentence(self, token: int) -> Sentence:
        """The sentence that holds a token."""
        return self.analysis.sentences[self.sentence_of(token)]

    def paragraph_of(self, sentence: int) -> int:
        """Number of the paragraph that holds a sentence."""
        return max(bisect_right(self._paragraphs, sentence) - 1, 0)

    def paragraph_start(self, token: int) -> int:
        """Offset where the paragraph that holds a token begins."""
        return self.analysis.paragraphs[self.paragraph_of(self.sentence_of(token))].start
