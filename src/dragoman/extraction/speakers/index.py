"""Finds its way in an analysis in constant or logarithmic time: words, and the sentences and paragraphs of tokens."""

from __future__ import annotations

from bisect import bisect_right

from dragoman.language.analysis import Analysis, Sentence

TIMES = frozenset({"DATE", "TIME"})


class Index:
    """Built once for a document. `words` are the token texts, in order; `dated` tokens belong to times."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.words = [t.text for t in analysis.tokens]
        spans = ((n.start, n.end) for n in analysis.names if n.label in TIMES)
        self.dated = frozenset(t.index for start, end in spans for t in analysis.tokens_between(start, end))
        self._sentences = [s.first for s in analysis.sentences]
        self._paragraphs = [p.first for p in analysis.paragraphs]

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
