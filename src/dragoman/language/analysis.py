"""What language analysis says of a text, in our own types: every offset is one into `Document.text`."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from dragoman.record.document import Document


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark. `head` is the index of its governor in the same analysis (its own index at a root); tags and
    relations are Universal Dependencies' coarse `pos`, Penn `tag` and spaCy's English (ClearNLP) `dep`."""

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """Half-open offsets into the text, and half-open token indexes."""

    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Name:
    """A named entity; `label` is OntoNotes' (PERSON, ORG, GPE, NORP, DATE, ...)."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Paragraph:
    """Half-open offsets of a stretch of running text, and the half-open sentence indexes in it."""

    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True)
class Analysis:
    """Tokens, sentences, names and paragraphs of one document, in text order; none overlaps another of its kind."""

    tokens: tuple[Token, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    names: tuple[Name, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()

    @cached_property
    def _children(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for token in self.tokens:
            if token.head != token.index:
                found.setdefault(token.head, []).append(token.index)
        return found

    def children(self, index: int) -> list[Token]:
        """Direct dependents of a token, in text order."""
        return [self.tokens[i] for i in self._children.get(index, ())]

    def subtree(self, index: int) -> list[Token]:
        """A token and all that depends on it, in text order."""
        found, pending = [], [index]
        while pending:
            here = pending.pop()
            found.append(here)
            pending += self._children.get(here, ())
        return [self.tokens[i] for i in sorted(found)]

    def tokens_of(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character at `offset`."""
        at = bisect_right(self.sentences, offset, key=lambda s: s.start) - 1
        return self.sentences[at] if at >= 0 and offset < self.sentences[at].end else None

    def sentences_between(self, start: int, end: int) -> tuple[Sentence, ...]:
        """Sentences wholly or partly inside half-open offsets."""
        first = bisect_right(self.sentences, start, key=lambda s: s.end)
        return self.sentences[first : bisect_left(self.sentences, end, key=lambda s: s.start)]

    def tokens_between(self, start: int, end: int) -> Iterator[Token]:
        """Tokens wholly or partly inside half-open offsets."""
        first = bisect_right(self.tokens, start, key=lambda t: t.end)
        yield from self.tokens[first : bisect_left(self.tokens, end, key=lambda t: t.start)]


class Analyser(Protocol):
    """The seam: whatever turns a document into an analysis. Boilerplate parts are left out of it."""

    @property
    def name(self) -> str:
        """Name and version, recorded with each run."""
        ...

    def analyse(self, document: Document) -> Analysis:
        """Analyse the running text of a document."""
        ...
