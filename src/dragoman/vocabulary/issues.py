"""Issues and the words that assign a record to them: our own from issues.yaml, and those of a user's file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from dragoman.errors import BadRequest
from dragoman.vocabulary.reading import read_users_file, read_vocabulary

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
    added = _checked(read_users_file(path, "the list of issues", FORM), path)
    return {issue: (*own.get(issue, ()), *added.get(issue, ())) for issue in dict.fromkeys([*own, *added])}


@cache
def _ours() -> Issues:
    return {issue: _phrases(words) for issue, words in read_vocabulary("issues").items()}


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
