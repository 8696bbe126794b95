"""A cheap twin of the analyser that parses any text at random: whatever a parser may say, extraction must hold."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from dragoman.language.analysis import Analysis, Paragraph, Sentence, Token
from dragoman.language.paragraphs import running_text
from dragoman.record.document import Document

WORD = re.compile(r"\w+|[^\w\s]")
TAGS = [
    ("VERB", "VBD"),
    ("VERB", "VBG"),
    ("VERB", "VBN"),
    ("AUX", "MD"),
    ("NOUN", "NN"),
    ("PROPN", "NNP"),
    ("PART", "TO"),
]
DEPS = [
    *("nsubj", "nsubjpass", "dobj", "ccomp", "xcomp", "advcl", "acl", "relcl", "prep", "pobj", "pcomp", "agent", "aux"),
    *("auxpass", "neg", "mark", "conj", "cc", "poss", "prt", "parataxis", "oprd", "punct"),
]


@dataclass(frozen=True)
class RandomParses:
    """Words by white space and marks; a sentence ends at a full stop; heads, tags and relations by the seed."""

    seed: int

    @property
    def name(self) -> str:
        return "random"

    def analyse(self, document: Document) -> Analysis:
        chance = random.Random(self.seed)  # noqa: S311 - no secrets here
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        paragraphs: list[Paragraph] = []
        for start, end in running_text(document):
            first = len(sentences)
            for words in _sentences(document.text, start, end):
                base = len(tokens)
                tokens += _parsed(words, base, chance)
                sentences.append(Sentence(tokens[base].start, tokens[-1].end, base, len(tokens)))
            if len(sentences) > first:
                paragraphs.append(Paragraph(start, end, first, len(sentences)))
        return Analysis(tuple(tokens), tuple(sentences), (), tuple(paragraphs))


def _sentences(text: str, start: int, end: int) -> list[list[re.Match[str]]]:
    found: list[list[re.Match[str]]] = [[]]
    for word in WORD.finditer(text, start, end):
        found[-1].append(word)
        if word[0] == ".":
            found.append([])
    return [words for words in found if words]


def _parsed(words: list[re.Match[str]], base: int, chance: random.Random) -> list[Token]:
    """A random tree: each word hangs on one that was hung before it."""
    order = list(range(len(words)))
    chance.shuffle(order)
    heads = {order[0]: order[0]} | {n: chance.choice(order[:at]) for at, n in enumerate(order) if at}
    tokens = []
    for n, word in enumerate(words):
        pos, tag = chance.choice(TAGS) if word[0].isalnum() else ("PUNCT", word[0])
        dep = "ROOT" if heads[n] == n else chance.choice(DEPS)
        tokens.append(Token(base + n, *word.span(), word[0], word[0].lower(), pos, tag, dep, base + heads[n]))
    return tokens
