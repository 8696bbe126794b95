"""The words that tell time, read once from times.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dragoman.vocabulary.reading import read_vocabulary

_PIECE = re.compile(r"'s\b|[^\W\d_]+|\S")


@dataclass(frozen=True)
class Word:
    """What a word is in a time expression: its kind, what it stands for, and whether it must be capitalised."""

    kind: str
    value: int | str
    capital: bool = False


@dataclass(frozen=True)
class Holiday:
    """When a holiday falls: a fixed `day`, the `nth` weekday of a month (counted from day `after`; -1 the last), or so
    many days from Easter Sunday."""

    month: int = 0
    day: int = 0
    weekday: int = 0
    nth: int = 0
    after: int = 1
    easter: int | None = None


@dataclass(frozen=True)
class Lexicon:
    """Words by their lower-case form, and phrases by their lower-case words."""

    words: dict[str, Word]
    references: dict[tuple[str, ...], str]
    holidays: dict[tuple[str, ...], Holiday]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of words, in order of appearance."""
        return tuple(dict.fromkeys(word.kind for word in self.words.values()))


@cache
def lexicon() -> Lexicon:
    """The words shipped with the program."""
    data = read_vocabulary("times")
    capital = set(data["capital"])
    words = {
        form: Word(kind, value, kind in capital)
        for kind, forms in data["words"].items()
        for form, value in forms.items()
    }
    references = {_pieces(form): code for code, forms in data["references"].items() for form in forms}
    holidays = {_pieces(name): Holiday(**rule) for name, rule in data["holidays"].items()}
    return Lexicon(words, references, holidays)


def _pieces(phrase: str) -> tuple[str, ...]:
    """The tokens of a phrase as the text's tokeniser cuts them."""
    return tuple(_PIECE.findall(phrase))
