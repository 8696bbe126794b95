from __future__ import annotations

import pytest

from dragoman.extraction.attribution.attributions import extract_attributions
from dragoman.extraction.attribution.transcripts import extract_turns
from dragoman.loaders.parts import divide, label_turns
from dragoman.record.docket import Extraction

BRIEFING = """Briefing, excerpts

MS. LUND: Good morning. We have nothing to announce.

It will be a short one.

QUESTION: Has Freedonia answered?

MS. LUND: The minister told us on Monday that an answer was on its way.

Q: We hear it will be next week.

MR. OKORO (laughing): Soon.
"""


@pytest.fixture
def turns(english, document):
    def extract(text: str, kind: str = "transcript"):
        parts = label_turns(text, divide(text)) if kind == "transcript" else divide(text)
        found = Extraction(document=document(text, kind=kind, parts=parts))
        analysis = english.analyse(found.document)
        return extract_turns(extract_attributions(found, analysis), analysis).statements

    return extract


def test_each_turn_is_a_direct_statement_of_whoever_the_label_names(turns):
    spoken = [(s.source.text, s.mode, s.cue) for s in turns(BRIEFING) if s.parent is None]
    assert spoken == [
        ("MS. LUND", "direct", None),
        ("QUESTION", "direct", None),
        ("MS. LUND", "direct", None),
        ("Q", "direct", None),
        ("MR. OKORO", "direct", None),
    ]


def test_a_turn_goes_on_over_paragraphs_until_the_next_label(turns):
    first = turns(BRIEFING)[0]
    assert [span.text for span in first.content] == [
        "Good morning. We have nothing to announce.",
        "It will be a short one.",
    ]


def test_an_answer_knows_its_question(turns):
    top = [s for s in turns(BRIEFING) if s.parent is None]
    asked = {s.id: s.content[0].text for s in top if s.force == "ask"}
    assert {asked[s.answers]: s.content[0].text for s in top if s.answers} == {
        "Has Freedonia answered?": "The minister told us on Monday that an answer was on its way.",
        "We hear it will be next week.": "Soon.",
    }


def test_what_is_reported_in_a_turn_is_nested_in_it(turns):
    found = turns(BRIEFING)
    told = next(s for s in found if s.cue and s.cue.text == "told")
    around = next(s for s in found if s.id == told.parent)
    assert around.source.text == "MS. LUND"


def test_a_report_may_print_an_exchange(turns):
    text = (
        "They spoke on Monday.\n\nLUND: We will meet, he told us.\n\n“OKORO: Will you?\n\n"
        "Lund: Yes, we will.\n\nIt was May."
    )
    found = [(s.source.text, s.content[0].text) for s in turns(text, kind="news") if s.cue is None]
    assert found == [("LUND", "We will meet, he told us."), ("OKORO", "Will you?"), ("Lund", "Yes, we will.")]
    (told,) = (s for s in turns(text, kind="news") if s.cue and s.cue.text == "told")
    assert told.parent is not None


def test_a_question_in_an_exchange_is_answered(turns):
    text = "Wire: Has it been signed?\n\nLund: It has.\n\nWire: And then?\n\nLund: We wait."
    found = [s for s in turns(text, kind="news") if s.cue is None]
    assert [s.force for s in found] == ["ask", "assert", "ask", "assert"]
    assert [s.answers for s in found] == [None, found[0].id, None, found[2].id]


@pytest.mark.parametrize(
    "text",
    [
        "Lund: 41 percent\n\nOkoro: 40 percent\n\nLund: 12 seats",
        "Background: The talks began in May.\n\nBackground: They ended in June.",
        "Note: Lund said so.\n\nLund: We will meet.",
        "Lund said the talks would resume.",
    ],
)
def test_other_documents_are_left_as_they_are(turns, text):
    assert all(s.cue for s in turns(text, kind="news"))


def test_no_parent_is_lost_with_what_a_turn_repeats(turns):
    found = turns(
        "LUND: “We said, he told us, that it was so.\n\nOKORO: He said so.\n\nLUND: Lund said yes.", kind="news"
    )
    assert {s.parent for s in found} <= {None, *(s.id for s in found)}


@pytest.mark.parametrize("text", ["", "QUESTION:", "NOTE WELL: a headline", "A: B: C:"])
def test_odd_labels_raise_nothing(turns, text):
    assert all(s.content for s in turns(text))
