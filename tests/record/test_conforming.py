"""Records of values that came from outside are what their class says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from record_strategies import DOCUMENT, TEXT, records_of

from dragoman.record.arrival import Run
from dragoman.record.conforming import check_types
from dragoman.record.docket import CLASSES
from dragoman.record.document import Document, Part
from dragoman.record.evidence import Span
from dragoman.record.happenings import Contact


@settings(max_examples=60)
@given(st.sampled_from([*CLASSES.values(), Document]).flatmap(records_of))
def test_what_the_types_allow_is_taken(record):
    check_types(record)


WORDS = (Span(DOCUMENT, 0, 4, TEXT[:4], TEXT),)


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (Run(program=7, analyser="a", steps=()), "program"),
        (Run(program="p", analyser="a", steps=("a", None)), "steps"),
        (Document(id="d", text="t", title=["x"]), "title"),
        (Document(id="d", text="t", kind="poem"), "kind"),
        (Document(id="d", text="t", parts=(Part(0, 1.5, "body"),)), "parts"),
        (Contact(evidence=WORDS, initiator="a", target="b", reply=None), "reply"),
        (Contact(evidence=WORDS, initiator="a", target="b", via="ab"), "via"),
    ],
)
def test_anything_else_is_named(record, field):
    with pytest.raises(ValueError, match=f"{type(record).__name__} has no such {field}"):
        check_types(record)
