"""Headlines, lists, tables, live blogs, capitals, broken quotation marks: nothing fails, and every span is exact."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_parses import RandomParses

from dragoman.extraction.attribution.announced import extract_announced
from dragoman.extraction.attribution.attributions import extract_attributions
from dragoman.extraction.attribution.trained import extract_trained
from dragoman.extraction.attribution.transcripts import extract_turns
from dragoman.extraction.speakers.resolving import resolve_speakers
from dragoman.language.analysis import Analyser, Analysis
from dragoman.language.english import EnglishAnalyser
from dragoman.record.docket import Extraction
from dragoman.record.document import Document, DocumentKind

Step = Callable[[Extraction, Analysis], Extraction]
Check = Callable[[str, DocumentKind, Analyser, Step], None]

KINDS: Sequence[DocumentKind] = ("news", "communique", "resolution")
LINES = [
    "Lund: Talks Will Resume, Says Ministry",
    "LUND SAYS TALKS “WILL RESUME” IN MAY",
    "10:42 a.m.",
    "10:43 Lund says the talks will resume, “for now.",
    "Live updates: Lund speaks at 3 p.m.",
    "LUND: We will meet in May.",
    "OKORO: We will see, he said.",
    "LUND (laughing): “Soon.",
    "Q: Will you?",
    "Minister Lund said:",
    "Yes\t41 percent\tsaid\n",
    "| said | Lund | 12 |",
    "• Lund said the talks would resume",
    "1. The parties agree to meet.",
    "2) Demands that the canal be opened;",
    "(a) said",
    "“We will meet,” ‘she’ «said” Lund” on “Monday",
    '"""We will meet,"" Lund said."',
    "''What?'' said the envoy.",
    "“The talks are open. “They go on.",
    "He denied the report, saying it was false, and ruled out a visit.",
    "The step on which he insisted, Lund said, is no step.",
    ":",
    "said:",
    "“",
    "🕊 said Lund: “🕊”",
]
PAGES = st.lists(st.sampled_from(LINES), min_size=1, max_size=9)
JOINTS = st.sampled_from(["\n\n", "\n", " "])


@pytest.fixture(scope="module")
def check(document: Callable[..., Document]) -> Check:
    """Reads a page and compares all it finds with the text."""

    def checking(text: str, kind: DocumentKind, analyser: Analyser, first: Step) -> None:
        page = document(text, kind=kind)
        analysis = analyser.analyse(page)
        found = Extraction(document=page)
        for step in (first, extract_announced, extract_turns):
            found = step(found, analysis)
        found = resolve_speakers(found, analysis)
        ids = [s.id for s in found.statements]
        assert len(set(ids)) == len(ids)
        assert {s.parent for s in found.statements} <= {None, *ids}
        assert {s.answers for s in found.statements} <= {None, *ids}
        assert all(s.parent != s.id for s in found.statements)
        for span in (span for s in found.statements for span in s.spans):
            assert text[span.start : span.end] == span.text

    return checking


@given(PAGES, JOINTS, st.sampled_from(KINDS), st.integers(0, 10_000))
def test_whatever_the_parser_says(check: Check, lines: list[str], joint: str, kind: DocumentKind, seed: int) -> None:
    check(joint.join(lines), kind, RandomParses(seed), extract_attributions)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(lines=PAGES, joint=JOINTS, kind=st.sampled_from(KINDS))
def test_with_the_real_parser_and_tagger(
    check: Check, english: EnglishAnalyser, lines: list[str], joint: str, kind: DocumentKind
) -> None:
    check(joint.join(lines), kind, english, extract_trained)


@pytest.mark.parametrize("joint", ["\n\n", "\n", " "])
def test_all_of_them_on_one_page(check: Check, english: EnglishAnalyser, joint: str) -> None:
    check(joint.join(LINES), "news", english, extract_trained)
    check(joint.join(LINES).upper(), "news", english, extract_trained)


@pytest.mark.parametrize("joint", ["\n\n", " "])
def test_a_megabyte_in_paragraphs_or_in_one_line(check: Check, joint: str) -> None:
    page = joint.join(LINES)
    check(joint.join([page] * (1_000_000 // len(page))), "news", RandomParses(1), extract_attributions)
