"""Words without their inflection, by a list of irregular forms (inflections.yaml) and the regular endings."""

from __future__ import annotations

import re
from functools import cache

from dragoman.vocabulary.reading import read_vocabulary

WORD = re.compile(r"[^\W_]+")
POSSESSIVE = re.compile(r"['’]s\b|(?<=s)['’]")
ENDINGS = (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("ing", ""),
           ("ed", ""), ("es", "e"), ("s", ""))  # fmt: skip
SHORTEST = 3
"""Letters that a word keeps."""

DOUBLED = re.compile(r"([bdgkmnprtvz])\1$")


def lemmas(text: str) -> tuple[str, ...]:
    """The words of a text in order, each without its inflection: one form for "begun" and "begins", and one for "talks"
    and "talking", though not always the one that a dictionary lists."""
    return tuple(lemma(word) for word in WORD.findall(POSSESSIVE.sub("", text.casefold())))


@cache
def lemma(word: str) -> str:
    """A word in small letters without its inflection."""
    word = _irregular().get(word, word)
    for ending, left in ENDINGS:
        bare = word[: -len(ending)]
        if word.endswith(ending) and not word.endswith(("ss", "us", "is")) and len(bare) >= SHORTEST:
            word = bare + left
            break
    word = DOUBLED.sub(r"\1", word) if len(word) > SHORTEST else word
    return word[:-1] if word.endswith("e") and len(word) > SHORTEST else word


@cache
def _irregular() -> dict[str, str]:
    return {form: base for base, forms in read_vocabulary("inflections").items() for form in forms}


def base_forms(word: str) -> tuple[str, ...]:
    """What the base form of a word may be, in small letters: "fires" may be of "fire" or of "fir"."""
    word = word.casefold()
    found = [_irregular().get(word, word), word]
    for ending, left in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            bare = word[: -len(ending)] + left
            found += [bare, f"{bare}e", DOUBLED.sub(r"\1", bare)]
    return tuple(dict.fromkeys(found))
