"""Clauses that take up an act told just before: "Peru took the same step in May", "Chile responded in kind"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dragoman.extraction.clauses.frames import Frame
from dragoman.extraction.events.trigger import Trigger
from dragoman.language.analysis import Analysis

DOING_AGAIN: Mapping[str, frozenset[str]] = {
    "take": frozenset({"step", "measure", "decision"}),
    "do": frozenset({"same", "likewise", "so"}),
    "follow": frozenset({"suit"}),
    "respond": frozenset({"kind"}),
    "reply": frozenset({"kind"}),
    "answer": frozenset({"kind"}),
}
"""Verbs that with one of these words mean the act told before."""

POINTING = frozenset({"same", "that", "this", "similar"})
NAMED_STEP = frozenset({"step", "measure", "decision"})
JUST_BEFORE = 60
"""Tokens between the act and the clause that takes it up."""


def repeated(analysis: Analysis, frame: Frame, found: Mapping[int, Trigger]) -> Trigger | None:
    """The act told last, done again or told again by the clause of a frame; None where it takes up nothing."""
    verb = frame.head
    if verb.lemma not in DOING_AGAIN or not frame.agents or not _points_back(analysis, frame):
        return None
    near = (t for t in found.values() if 0 < verb.index - t.head.index <= JUST_BEFORE)
    earlier = [t for t in near if t.verbal and not t.judging and t.frame.agents]
    if not earlier:
        return None
    objects = tuple(o for o in frame.objects if o.lemma not in DOING_AGAIN[verb.lemma])
    return replace(earlier[-1], head=verb, frame=replace(frame, objects=objects))


def _points_back(analysis: Analysis, frame: Frame) -> bool:
    words = DOING_AGAIN[frame.head.lemma]
    beside = [k for k in analysis.children(frame.head.index) if k.dep in ("dobj", "advmod")]
    for word in (t for t in (*beside, *frame.by("in")) if t.lemma in words):
        kids = analysis.children(word.index)
        if word.lemma not in NAMED_STEP or any(k.lemma in POINTING for k in kids):
            return word.lemma != "so" or word.index == frame.head.index + 1
    return False
