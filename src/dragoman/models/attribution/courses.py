"""The likeliest course of tags and roles over the words of a window, and the cues it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dragoman.models.attribution.pieces import Extent

Floats = NDArray[np.float32]
Chosen = NDArray[np.bool_]
Course = NDArray[np.int64]

NOTHING = 0
CUE, TAGS = 3, 7
"""Classes of the tag head: nothing, then beginning and going on of source, cue and content."""

SOURCE, CONTENT, ROLES = 1, 3, 5
"""Roles of a word for one cue; each is followed by its going on."""

FORBIDDEN = -1e4


@dataclass(frozen=True)
class Tuning:
    """What was chosen on the development texts."""

    change: float = 1.0
    """What it costs to pass from one tag to another, in logarithms of odds."""
    wanting: int = 2
    """So many words tagged as content and linked to no cue ask for a weaker cue,"""
    reach: int = 12
    """at most so many words away,"""
    weak: float = 0.2
    """that begins a cue with at least this chance."""
    alone: int = 25
    """So many words of content that are still linked to no cue stand as an attribution without one,"""
    quoted: int = 8
    """and so many where all of them are quoted."""


@dataclass(frozen=True)
class Links:
    """What the linker says of a window's cues: a score to each role of each word (cues, words, roles), and a score to
    each role after each other one, the last row for the first word."""

    scores: Floats
    transitions: Floats

    @cached_property
    def course(self) -> Course:
        """The likeliest roles of the words for each cue (cues, words)."""
        return likeliest(self.scores, self.transitions)

    @property
    def content(self) -> Chosen:
        """Which words are content of each cue."""
        return np.isin(self.course, (CONTENT, CONTENT + 1))

    @property
    def source(self) -> Chosen:
        """Which words are source of each cue."""
        return np.isin(self.course, (SOURCE, SOURCE + 1))


def likeliest(scores: Floats, transitions: Floats) -> Course:
    """The course of the highest score for each row (rows, words), by Viterbi's algorithm."""
    steps, rows = transitions[:-1], np.arange(len(scores))
    best = scores[:, 0] + transitions[-1]
    back = np.zeros(scores.shape, dtype=np.int64)
    for word in range(1, scores.shape[1]):
        ways = best[:, :, None] + steps
        back[:, word] = ways.argmax(axis=1)
        best = ways.max(axis=1) + scores[:, word]
    course = np.zeros(scores.shape[:2], dtype=np.int64)
    course[:, -1] = best.argmax(axis=1)
    for word in range(scores.shape[1] - 1, 0, -1):
        course[:, word - 1] = back[rows, word, course[:, word]]
    return course


def tagged_course(tags: Floats, tuning: Tuning) -> Course:
    """The likeliest tag of each word of a window; `tags` are their probabilities (words, tags)."""
    scores = np.log(np.maximum(tags, 1e-9))[None]
    first: Course = likeliest(scores, _tag_steps(tuning.change))[0]
    return first


def _tag_steps(change: float) -> Floats:
    """Scores of a tag after another; nothing goes on that has not begun."""
    kind = (np.arange(TAGS) + 1) // 2
    before = np.append(kind, NOTHING)
    steps = np.where(before[:, None] == kind, 0.0, -change)
    steps[-1] = 0.0
    goes_on = np.arange(2, TAGS, 2)
    steps[:, goes_on] = np.where(before[:, None] == kind[goes_on], steps[:, goes_on], FORBIDDEN)
    return steps.astype(np.float32)


def runs(chosen: Chosen, course: Course, begins: int) -> list[Extent]:
    """Unbroken runs of chosen words as half-open word indexes, a new one wherever the course has `begins`."""
    found: list[Extent] = []
    for word in np.flatnonzero(chosen).tolist():
        if found and found[-1][1] == word and course[word] != begins:
            found[-1] = (found[-1][0], word + 1)
        else:
            found.append((word, word + 1))
    return found


def cues_in(course: Course) -> list[Extent]:
    """The cues of a window as half-open word indexes, by its course of tags."""
    return runs(np.isin(course, (CUE, CUE + 1)), course, CUE)


def unlinked(course: Course, cues: Sequence[Extent], links: Links) -> list[Extent]:
    """Runs of words tagged as content that are neither content nor part of a cue."""
    loose = (course > CUE + 1) & ~links.content.any(axis=0)
    for cue in cues:
        loose[slice(*cue)] = False
    return runs(loose, course, NOTHING)


def cues_wanted(tags: Floats, course: Course, cues: Sequence[Extent], links: Links, tuning: Tuning) -> list[Extent]:
    """Weaker cues beside runs of content that are linked to none of the cues there are."""
    begins = np.where(course == NOTHING, tags[:, CUE], 0.0)
    found = set()
    for first, last in unlinked(course, cues, links):
        start = max(0, first - tuning.reach)
        near = begins[start : last + tuning.reach]
        if last - first >= tuning.wanting and near.max() > tuning.weak:
            word = start + int(near.argmax())
            found.add((word, _end(tags, word)))
    return sorted(found)


def _end(tags: Floats, word: int) -> int:
    """Where a cue that begins at a word ends."""
    end = word + 1
    while end < len(tags) and tags[end, CUE + 1] > 0.5:
        end += 1
    return end
