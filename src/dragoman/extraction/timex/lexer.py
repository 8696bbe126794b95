"""Text cut into tokens, each with a kind: one character, so that the rules are regular expressions over kinds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.vocabulary.times import Holiday, lexicon

Payload = int | str | float | Holiday

OTHER = "o"
_MARKS = {
    ",": "COMMA", ".": "DOT", "-": "DASH", "–": "DASH", "—": "DASH", "\u2010": "DASH", "\u2011": "DASH", "/": "SLASH",
    "(": "OPEN", ")": "CLOSE", "$": "MONEY", "£": "MONEY", "€": "MONEY", "#": "MONEY", "¥": "MONEY", "%": "PERCENT",
    "!": "STOP", "?": "STOP", ";": "STOP",
}  # fmt: skip
_SHAPES = (
    "PARAGRAPH", "AMPM", "ISO", "SLASHED", "CLOCK", "BIG", "DECIMAL", "DECADE", "SHORT_DECADE", "SHORT_YEAR", "YEAR",
    "RANK", "FRACTION", "DIGITS", "POSSESSIVE", "DAY_NUMBER", "REFERENCE", "HOLIDAY", "FISCAL_YEAR", "QUARTER_CODE",
)  # fmt: skip
KINDS: dict[str, str] = {
    name: chr(0xE000 + i) for i, name in enumerate(dict.fromkeys([*_SHAPES, *_MARKS.values(), *lexicon().kinds]))
}
"""A private-use character for each kind, so that none has a meaning in a regular expression."""

_TOKEN = re.compile(
    r"""
    (?P<PARAGRAPH>\n[^\S\n]*\n\s*)
  | (?P<AMPM>(?<![^\W\d_])[ap](?:\.\s?m\b\.?|m\b))
  | (?P<ISO>(?<![\w/-])(?!0000)\d{4}(?:-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?|-0[1-9]|-W[0-5]\d|/\d\d/\d\d)(?![\w/-]))
  | (?P<SLASHED>(?<![\w/])(?:\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d)(?![\w/]))
  | (?P<CLOCK>(?<![\w:.,])(?:[01]?\d|2[0-4])(?::[0-5]\d(?::[0-5]\d)?|\.[0-5]\d(?=\s?[ap]\.?m))(?![\d:]))
  | (?P<BIG>\d{1,3}(?:,\d{3}){1,5}(?:\.\d+)?)
  | (?P<DECIMAL>\d+\.\d+)
  | (?P<DECADE>\b(?:1\d|20)\d0(?:['’]?s)\b)
  | (?P<SHORT_DECADE>(?:['’‘`]|\b)[1-9]0['’]?s\b)
  | (?P<FISCAL_YEAR>\bFY\s?'?(?:\d{4}|\d\d)\b)
  | (?P<QUARTER_CODE>\b(?:[1-4]Q|Q[1-4]|[12]H|H[12])(?=\W))
  | (?P<SHORT_YEAR>(?<!\w)['’‘]\d\d\b)
  | (?P<YEAR>\b(?:1[0-9]|20)\d\d\b(?!\w))
  | (?P<RANK>\b\d{1,3}(?:st|nd|rd|th)\b)
  | (?P<FRACTION>\b1/[234]\b|3/4\b|[½¼¾])
  | (?P<DIGITS>\d+)
  | (?P<POSSESSIVE>['’]s\b)
  | (?P<WORD>[^\W\d_]+(?:\u00ad+[^\W\d_]+)*(?:['’](?:t\b|clock\b|ll\b))?)
  | (?P<MARK>[^\w\s])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DAYS = range(1, 32)
_PHRASE_HEADS: dict[str, list[tuple[tuple[str, ...], str, Payload]]] = {}
for _words, _code in lexicon().references.items():
    _PHRASE_HEADS.setdefault(_words[0], []).append((_words, "REFERENCE", _code))
for _words, _holiday in lexicon().holidays.items():
    _PHRASE_HEADS.setdefault(_words[0], []).append((_words, "HOLIDAY", _holiday))
for _phrases in _PHRASE_HEADS.values():
    _phrases.sort(key=lambda phrase: -len(phrase[0]))


@dataclass(frozen=True)
class Tokens:
    """The tokens of a stretch of text, side by side: offsets into the document, words in lower case without soft
    hyphens, values, and `kinds` as one string with a character for each token."""

    starts: list[int]
    ends: list[int]
    words: list[str]
    values: list[Payload]
    kinds: str


def tokenise(text: str, start: int, end: int) -> Tokens:
    """The tokens of `text` from `start` to `end`."""
    starts, ends, words, values, kinds = [], [], [], [], []
    for match in _TOKEN.finditer(text, start, end):
        shape, surface = match.lastgroup or "", match[0]
        word = surface.lower().replace("’", "'").replace("\u00ad", "")
        if shape == "WORD":
            kind, value = _of_word(word, surface)
        else:
            kind, value = _of_shape(shape, word)
        starts.append(match.start())
        ends.append(match.end())
        words.append(word)
        values.append(value)
        kinds.append(kind)
    return _with_phrases(Tokens(starts, ends, words, values, "".join(kinds)))


def _of_word(word: str, surface: str) -> tuple[str, Payload]:
    known = lexicon().words.get(word)
    if known is None or (known.capital and not surface[0].isupper()):
        return OTHER, 0
    return KINDS[known.kind], known.value


def _of_shape(shape: str, word: str) -> tuple[str, Payload]:
    if shape == "MARK":
        return (KINDS[_MARKS[word]] if word in _MARKS else OTHER), 0
    if shape in {"DIGITS", "YEAR"}:
        number = int(word[:6])
        return KINDS["DAY_NUMBER" if shape == "DIGITS" and number in _DAYS and len(word) <= 2 else shape], number
    if shape in {"RANK", "DECADE", "SHORT_DECADE", "SHORT_YEAR"}:
        return KINDS[shape], int(re.sub(r"\D", "", word))
    if shape == "DECIMAL":
        return KINDS[shape], float(word)
    if shape == "BIG":
        return KINDS[shape], int(word.split(".", maxsplit=1)[0].replace(",", ""))
    return KINDS[shape], word


def _with_phrases(tokens: Tokens) -> Tokens:
    """The same tokens with each known phrase joined into one."""
    phrases = [(i, phrase) for i, word in enumerate(tokens.words) if word in _PHRASE_HEADS
               for phrase in [_phrase_at(tokens, i)] if phrase]  # fmt: skip
    if not phrases:
        return tokens
    kinds, taken = list(tokens.kinds), 0
    drop: set[int] = set()
    for i, (words, kind, value) in phrases:
        if i < taken:
            continue
        taken = i + len(words)
        tokens.ends[i], tokens.values[i], kinds[i] = tokens.ends[taken - 1], value, KINDS[kind]
        drop.update(range(i + 1, taken))
    keep = [i for i in range(len(kinds)) if i not in drop]
    return Tokens(
        [tokens.starts[i] for i in keep],
        [tokens.ends[i] for i in keep],
        [tokens.words[i] for i in keep],
        [tokens.values[i] for i in keep],
        "".join(kinds[i] for i in keep),
    )


def _phrase_at(tokens: Tokens, i: int) -> tuple[tuple[str, ...], str, Payload] | None:
    for phrase in _PHRASE_HEADS[tokens.words[i]]:
        size = len(phrase[0])
        if tuple(tokens.words[i : i + size]) == phrase[0]:
            return phrase
    return None
