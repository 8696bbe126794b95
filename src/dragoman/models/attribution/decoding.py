"""From scores to attributions in offsets: each word of content in one of them, unless one is nested in another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from dragoman.models.attribution.courses import (
    CONTENT,
    NOTHING,
    SOURCE,
    Chosen,
    Course,
    Floats,
    Links,
    Tuning,
    cues_in,
    cues_wanted,
    runs,
    tagged_course,
    unlinked,
)  # fmt: skip
from dragoman.models.attribution.pieces import Extent, Numbers, Pieces

Linker = Callable[[Sequence[Extent]], Links]


@dataclass(frozen=True)
class Tagged:
    """An attribution in offsets into the text; `content` in text order, source and cue None where there are none."""

    source: Extent | None
    cue: Extent | None
    content: tuple[Extent, ...]


@dataclass(frozen=True)
class Words:
    """The words of a window; `starts` are their first pieces."""

    text: str
    pieces: Pieces
    starts: Numbers

    def extent(self, run: Extent) -> Extent:
        """From the first word's beginning to the last one's end, for half-open word indexes."""
        last = self.pieces.word[self.starts[run[1] - 1]]
        after = int(np.searchsorted(self.pieces.word, last, "right"))
        if run[1] < len(self.starts):  # a word may be cut by the window's end
            after = int(self.starts[run[1]])
        return int(self.pieces.start[self.starts[run[0]]]), int(self.pieces.end[after - 1])

    def content(self, run: Extent) -> Extent | None:
        """The same without commas at the edges; None where no letter or digit is left."""
        start, end = self.extent(run)
        while start < end and self.text[start] in ",;: ":
            start += 1
        while start < end and self.text[end - 1] in ",;: ":
            end -= 1
        return (start, end) if self._speaks((start, end)) else None

    def source(self, found: list[Extent], beside: Extent) -> Extent | None:
        """The run that is nearest to other words, the earlier one of equals."""
        nearest = min(found, key=lambda run: (_distance(run, beside), run), default=None)
        extent = self.extent(nearest) if nearest else None
        return extent if extent and self._speaks(extent) else None

    def quoted(self, run: Extent) -> bool:
        """Whether all the words stand in quotation marks."""
        return bool((self.pieces.quote[self.starts[slice(*run)]] > 0).all())

    def _speaks(self, extent: Extent) -> bool:
        return any(c.isalnum() for c in self.text[slice(*extent)])


def _distance(run: Extent, other: Extent) -> int:
    return min(abs(run[0] - other[1]), abs(other[0] - run[1]))


def decode(words: Words, tags: Floats, link: Linker, tuning: Tuning) -> list[Tagged]:
    """The attributions of a window. `tags` are its words' tag probabilities (words, tags), `link` gives what the linker
    says of cues, half-open word indexes in text order."""
    course = tagged_course(tags, tuning)
    cues = cues_in(course)
    links = link(cues)
    if more := cues_wanted(tags, course, cues, links, tuning):
        cues = sorted([*cues, *more])
        links = link(cues)
    return [*_cued(words, cues, links), *_uncued(words, course, cues, links, tuning)]


def _cued(words: Words, cues: Sequence[Extent], links: Links) -> Iterator[Tagged]:
    margin = links.scores[..., CONTENT : CONTENT + 2].max(axis=-1) - links.scores[..., NOTHING]
    contents = _exclusive(links.content, margin, cues) if cues else links.content
    for row, cue in enumerate(cues):
        spoken = [run for run in runs(contents[row], links.course[row], CONTENT) if not _within(run, cue)]
        kept = tuple(extent for run in spoken if (extent := words.content(run)))
        start, end = words.extent(cue)
        if kept and start < end:  # a mark that was missing from the text has no width
            source = words.source(runs(links.source[row], links.course[row], SOURCE), cue)
            yield Tagged(source, (start, end), kept)


def _within(run: Extent, cue: Extent) -> bool:
    return cue[0] <= run[0] and run[1] <= cue[1]


def _uncued(words: Words, course: Course, cues: Sequence[Extent], links: Links, tuning: Tuning) -> Iterator[Tagged]:
    """Long runs of content that no cue takes, with a source that no cue takes where one stands near."""
    free = np.isin(course, (SOURCE, SOURCE + 1)) & ~links.source.any(axis=0)
    sources = runs(free, course, SOURCE)
    for run in unlinked(course, cues, links):
        content = words.content(run)
        if content and run[1] - run[0] >= (tuning.quoted if words.quoted(run) else tuning.alone):
            near = [s for s in sources if _distance(s, run) <= tuning.reach]
            yield Tagged(words.source(near, run), None, (content,))


def _exclusive(claimed: Chosen, margin: Floats, cues: Sequence[Extent]) -> Chosen:
    """Which words are each cue's content: a stretch that several claim goes to the one that is surest of it.

    A cue that stands in another's content is nested there, and the two may share their words.
    """
    kept = claimed.copy()
    holds = _holds(claimed, cues)
    for first, last in _stretches(claimed):
        rivals = np.flatnonzero(claimed[:, first]).tolist()
        sums = {row: float(margin[row, first:last].sum()) for row in rivals}
        best = max(rivals, key=lambda row: sums[row])
        for row in rivals:
            if row != best and holds[row, best] == holds[best, row]:
                kept[row, first:last] = False
    return kept


def _holds(claimed: Chosen, cues: Sequence[Extent]) -> Chosen:
    """Whether each cue's content takes in each cue whole."""
    passed = np.pad(claimed.cumsum(axis=1), ((0, 0), (1, 0)))
    starts, ends = np.array(cues).T
    whole: Chosen = passed[:, ends] - passed[:, starts] == ends - starts
    return whole


def _stretches(claimed: Chosen) -> Iterator[Extent]:
    """Stretches of words that the same two or more cues claim."""
    turns = np.flatnonzero((np.diff(claimed, axis=1)).any(axis=0)) + 1
    for first, last in pairwise([0, *turns.tolist(), claimed.shape[1]]):
        if claimed[:, first].sum() > 1:
            yield first, last
