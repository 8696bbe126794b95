"""The in-memory twin of the analyser: parses written down by hand. Tests read from it without a model, and whoever
plugs in another analyser sees here what one has to give.

A sentence is one string with a row for each word, parted by blanks: `form/pos/tag/dep/head`. Heads count the words of
the sentence from 1, and 0 stands for the root, as in CoNLL-U; a lemma that is not the form in lower case follows the
form after `=`:

    "Envoys=envoy/NOUN/NNS/nsubj/2 left=leave/VERB/VBD/ROOT/0 ./PUNCT/./punct/2"
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.errors import SpanMismatch
from dragoman.language.analysis import Analysis, Name, Paragraph, Sentence, Token
from dragoman.language.paragraphs import running_text
from dragoman.record.document import Document


@dataclass(frozen=True)
class HandParsed:
    """An Analyser that knows one text: its sentences as rows, its names as pairs of words and label, in text order."""

    sentences: tuple[str, ...]
    names: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """What runs are signed with."""
        return "by hand 1"

    def analyse(self, document: Document) -> Analysis:
        """The rows with the offsets of their words in the text.

        Raises SpanMismatch for words that are not in the text, ValueError for a row of another shape.
        """
        places = _Places(document)
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        for rows in self.sentences:
            first = len(tokens)
            tokens += _tokens(rows, first, places)
            sentences.append(Sentence(tokens[first].start, tokens[-1].end, first, len(tokens)))
        return Analysis(
            tuple(tokens), tuple(sentences), tuple(_names(self.names, document)), _paragraphs(document, sentences)
        )


class _Places:
    """Goes through a text word by word."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._at = 0

    def next(self, words: str) -> tuple[int, int]:
        """Where the words stand next."""
        start = self._document.text.find(words, self._at)
        if start < 0:
            raise SpanMismatch(
                f"the text does not read {words!r} from {self._at} on",
                where=self._document.id[:12],
                remedy="write the words as they stand in the text, in its order",
            )
        self._at = start + len(words)
        return start, self._at


def _tokens(rows: str, base: int, places: _Places) -> Iterator[Token]:
    for index, row in enumerate(rows.split(), start=base):
        word, pos, tag, dep, head = row.rsplit("/", 4)
        form, _, lemma = word.partition("=") if len(word) > 1 else (word, "", "")
        governor = base + int(head) - 1 if head != "0" else index
        yield Token(index, *places.next(form), form, lemma or form.lower(), pos, tag, dep, governor)


def _names(names: Iterable[tuple[str, str]], document: Document) -> Iterator[Name]:
    places = _Places(document)
    for words, label in names:
        yield Name(*places.next(words), label)


def _paragraphs(document: Document, sentences: list[Sentence]) -> tuple[Paragraph, ...]:
    """The document's blocks of running text that hold sentences."""
    found = []
    for start, end in running_text(document):
        inside = [n for n, s in enumerate(sentences) if start <= s.start < end]
        if inside:
            found.append(Paragraph(start, end, inside[0], inside[-1] + 1))
    return tuple(found)
