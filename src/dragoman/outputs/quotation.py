"""The words of a statement as they stand in a sentence of ours: joined, unquoted, quoted once."""

from __future__ import annotations

import re

from dragoman.outputs.display import cut, line
from dragoman.record.statements import Statement

PAIRS = (("“", "”"), ('"', '"'), ("«", "»"), ("„", "“"), ("``", "''"), ("‘", "’"), ("'", "'"))
MARKS = re.compile("[\"“”„«»]|``|''")
COMMA = re.compile(r",([\"”’]?)$")


def words_of(statement: Statement) -> str:
    """What was said, on one line. An interrupted quotation is put together again without its quotation marks; where
    other words are interrupted, an ellipsis stands for what came between.
    """
    parts = [line(span.text) for span in statement.content]
    if not is_quotation(statement):
        return _balanced(" … ".join([*(COMMA.sub(r"\1", part) for part in parts[:-1]), parts[-1]]))
    joined = unquoted(parts[0])
    for part in parts[1:]:
        joined = _continued(joined, unquoted(part))
    return joined


def is_quotation(statement: Statement) -> bool:
    """Whether every word of it stands between quotation marks, or is said to be direct."""
    parts = [line(span.text) for span in statement.content]
    return statement.mode == "direct" or all(unquoted(part) != part and MARKS.match(part) for part in parts)


def unquoted(words: str) -> str:
    """Without the quotation marks around it. Marks that belong to a quotation inside stay."""
    words = words.strip()
    for opening, closing in PAIRS:
        inner = words.removeprefix(opening)
        if inner != words and inner.endswith(closing):
            inner = inner.removesuffix(closing)
            return words if _closes_first(inner) else inner.strip()
    return _balanced(words)


def quoted(words: str, longest: int) -> str:
    """Between one pair of curly quotation marks, those inside made single."""
    inner = cut(unquoted(words), longest)
    inner = MARKS.sub(lambda mark: "‘" if _is_opening(inner, mark) else "’", inner)
    return f"“{inner.rstrip(' ,;:')}”"


def closed(words: str) -> str:
    """Ended like a sentence."""
    bare = words.rstrip(" ,;:–—")
    return bare if bare.rstrip("”’\"')").endswith((".", "!", "?", "…")) else f"{bare}."


def balanced(words: str) -> str:
    """With the closing mark of a quotation that ends with the words."""
    return f'{words}"' if words.count('"') % 2 else words


def opened(words: str) -> str:
    """Begun like a sentence: the first letter a capital."""
    return words[:1].upper() + words[1:]


def _is_opening(words: str, mark: re.Match[str]) -> bool:
    if mark[0] in "“„«``":
        return True
    return mark[0] == '"' and (mark.start() == 0 or words[mark.start() - 1] in " (—–‘“")


def _closes_first(inner: str) -> bool:
    """Whether the first mark closes a quotation, so that the marks around `inner` were no pair."""
    first = MARKS.search(inner)
    return first is not None and not _is_opening(inner, first)


def _balanced(words: str) -> str:
    """Without a double quotation mark that lost its partner and stands at either end."""
    marks = MARKS.findall(words)
    if len(marks) % 2 == 0:
        return words
    if words.startswith(marks[0]) and marks[0] not in "”»":
        return words.removeprefix(marks[0]).lstrip()
    return words.removesuffix(marks[-1]).rstrip()


def _continued(before: str, after: str) -> str:
    """Two parts around an interruption. The comma before it belongs to the typesetter, not the speaker."""
    comma = COMMA.search(before)
    if not comma:
        return f"{before} {after}"
    stop = "." if after[:1].isupper() else ""
    return f"{before[: comma.start()]}{stop}{comma[1]} {after}"
