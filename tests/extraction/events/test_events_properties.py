"""Whatever a parser may say, events, processes and orders hold: exact words, known actors, the same answer twice."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from random_parses import RandomParses

from dragoman.extraction.events.reading import extract_events
from dragoman.extraction.orders import extract_orders
from dragoman.extraction.processes import extract_processes
from dragoman.extraction.speakers.resolving import resolve_speakers
from dragoman.record.docket import Extraction
from dragoman.record.document import Document, content_id

WORDS = (
    "Peru", "Chile", "envoys", "met", "signed", "talks", "the", "attack", "review", "after", "before", "will", "not",
    "if", "visit", "resumed", "urged", "must", "agreement", "with", "between", "and", "no", "offered", "to", "release",
    "crew",
)  # fmt: skip

texts = st.lists(st.sampled_from(WORDS), min_size=3, max_size=30).map(" ".join).map("{}.".format)


def read(text: str, seed: int) -> Extraction:
    document = Document(id=content_id(text.encode()), text=text)
    analysis = RandomParses(seed).analyse(document)
    found = Extraction(document=document)
    for step in (resolve_speakers, extract_events, extract_processes, extract_orders):
        found = step(found, analysis)
    return found


@settings(deadline=None, max_examples=60)
@given(texts, st.integers(0, 10_000))
def test_records_point_to_words_and_actors_that_are_there(text, seed):
    found = read(text, seed)
    actors = {a.id for a in found.actors}
    records = {r.id for r in (*found.events, *found.processes)}
    for event in found.events:
        assert all(text[s.start : s.end] == s.text for s in event.evidence)
        assert {p.actor for p in event.participants} <= actors
    assert {p.actor for p in found.processes} <= actors
    assert {end for o in found.orders for end in (o.before, o.after)} <= records


@settings(deadline=None, max_examples=20)
@given(texts, st.integers(0, 10_000))
def test_the_same_text_gives_the_same_records(text, seed):
    assert read(text, seed) == read(text, seed)
