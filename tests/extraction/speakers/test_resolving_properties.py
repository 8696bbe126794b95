"""Whatever a parser says of a text, its statements point to actors that are there."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from random_parses import RandomParses

from dragoman.extraction.attribution.attributions import extract_attributions
from dragoman.extraction.speakers.resolving import resolve_speakers
from dragoman.record.docket import Extraction
from dragoman.record.document import Document

TEXT = """Jane Miller said he they the two three ministers presidents sides of Norway Japan and , . " 's who official \
state media told that it his host Foreign Ministry in Oslo Miller/AP ) also"""
WORDS = st.lists(st.sampled_from([*TEXT.split(), "\n\n"]), min_size=1, max_size=40)


@given(WORDS, st.integers(0, 10_000))
def test_every_speaker_and_member_is_an_actor_of_the_document(
    document: Callable[..., Document], words: list[str], seed: int
) -> None:
    page = document(" ".join(words))
    analysis = RandomParses(seed).analyse(page)
    found = resolve_speakers(extract_attributions(Extraction(document=page), analysis), analysis)
    known = {a.id for a in found.actors}
    assert {s.speaker for s in found.statements} - {None} <= known
    assert {m for a in found.actors for m in a.members} <= known
    assert all(s.speaker is not None or s.anonymity != "named" for s in found.statements)
