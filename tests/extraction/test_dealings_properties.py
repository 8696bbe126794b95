"""Whatever a parser says of a text, what passes between parties points to actors that are there, on words that are."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from random_parses import RandomParses

from dragoman.extraction.attribution.attributions import extract_attributions
from dragoman.extraction.commitments.extract import extract_commitments
from dragoman.extraction.contacts.extract import extract_contacts
from dragoman.extraction.instruments.extract import extract_instruments
from dragoman.extraction.issues import IssueAssigner
from dragoman.extraction.speakers.resolving import resolve_speakers
from dragoman.extraction.times import extract_times
from dragoman.record.docket import Extraction
from dragoman.record.document import Document
from dragoman.vocabulary.issues import issue_words

TEXT = """Oslo Ottawa his her its their counterpart minister wrote sent letter to request offer accepted refused we \
nobody promised agreed will shall if in return for until accord Bergen joint statement signed between and , . " ' who"""
WORDS = st.lists(st.sampled_from([*TEXT.split(), "\n\n"]), min_size=1, max_size=50)
STEPS = (
    extract_times, extract_attributions, resolve_speakers, extract_instruments, extract_contacts, extract_commitments,
    IssueAssigner(issue_words()),
)  # fmt: skip


@given(WORDS, st.integers(0, 10_000))
def test_sides_obligors_and_parties_are_actors(document: Callable[..., Document], words: list[str], seed: int) -> None:
    page = document(" ".join(words))
    analysis = RandomParses(seed).analyse(page)
    found = Extraction(document=page)
    for step in STEPS:
        found = step(found, analysis)
    known = {a.id for a in found.actors}
    assert {i for c in found.contacts for i in (c.initiator, c.target, *c.via)} <= known
    assert {c.obligor for c in found.commitments} | {c.beneficiary for c in found.commitments} - {None} <= known
    assert {p for i in found.instruments for p in i.parties} <= known
    assert all(c.initiator != c.target for c in found.contacts)
    assert {c.instrument for c in found.commitments} - {None} <= {i.id for i in found.instruments}
    assert len({a.id for a in found.actors}) == len(found.actors)
