"""Issues and the words that assign a record to them: our own from issues.yaml, and those of a user's file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from dragoman.errors import BadRequest, UnreadableInput
from dragoman.vocabulary.reading import WordLoader, read_vocabulary

LARGEST = 1 << 20
"""Bytes that a user's file may have."""

FORM = "write one line for each issue: `issue: [words, more words]`"

Phrase = tuple[str, ...]
"""Words in a row, in lower case."""

Issues = Mapping[str, tuple[Phrase, ...]]


def issue_words(path: str | None = None) -> Issues:
    """Phrases by issue; those of a user's file add to ours.

    Raises UnreadableInput where the file cannot be read, BadRequest where it is not a list of issues.
    """
    own = _ours()
    if path is None:
        return own
    added = _read(path)
    return {issue: (*own.get(issue, ()), *added.get(issue, ())) for issue in dict.fromkeys([*own, *added])}


@cache
def _ours() -> Issues:
    return {issue: _phrases(words) for issue, words in read_vocabulary("issues").items()}


def _read(path: str) -> Issues:
    try:
        if Path(path).stat().st_size > LARGEST:
            raise UnreadableInput("the list of issues is too large", where=path, remedy="keep it under 1 MiB")
        content = _plain(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise UnreadableInput(
            f"the list of issues cannot be read: {error.strerror}", where=path, remedy=FORM
        ) from error
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise BadRequest(f"the list of issues is no YAML: {_short(error)}", where=path, remedy=FORM) from error
    return _checked(content, path)


def _plain(text: str) -> object:
    """The content of a file without aliases, so that no small one can unfold into a large one. Raises YAMLError."""
    if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=WordLoader)):
        raise yaml.YAMLError("aliases are not allowed")
    return yaml.load(text, Loader=WordLoader)  # noqa: S506 - a safe loader


def _checked(content: object, path: str) -> Issues:
    if not isinstance(content, dict) or not content:
        raise BadRequest("the list of issues has no issues", where=path, remedy=FORM)
    for issue, words in content.items():
        listed = isinstance(words, list) and all(isinstance(w, str) and w.strip() for w in words)
        if not isinstance(issue, str) or not listed:
            raise BadRequest(f"the issue {issue!r} has no list of words", where=path, remedy=FORM)
    return {str(issue): _phrases(words) for issue, words in content.items()}


def _phrases(words: list[str]) -> tuple[Phrase, ...]:
    return tuple(tuple(phrase.casefold().split()) for phrase in words)


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
