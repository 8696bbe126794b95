"""Words that tell what a party stands for, read once from stands.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache

from dragoman.vocabulary.reading import read_vocabulary


@dataclass(frozen=True)
class StandWords:
    """Alternatives without anchors, to be put into larger patterns; see stands.yaml."""

    wanting: str
    naming: str
    modal: str
    hoping: str
    ruling: str
    ordering: str
    refusing: str
    evaluating: str
    governing: str
    holding: str
    describing: str


@cache
def stand_words() -> StandWords:
    """The vocabulary of stands.yaml."""
    content = read_vocabulary("stands")
    return StandWords(**{f.name: _folded(content[f.name]) for f in fields(StandWords)})


def _folded(text: str) -> str:
    """The lines of a pattern as one, checked to be one."""
    folded = "".join(line.strip() for line in text.splitlines())
    re.compile(folded)
    return folded
