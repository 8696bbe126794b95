"""A record without its words, and whole again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from record_strategies import TEXTS, records_of

from dragoman.errors import SpanMismatch
from dragoman.outputs.exports.standoff import apart, together
from dragoman.record.codec import to_json
from dragoman.record.docket import CLASSES

any_record = st.sampled_from(sorted(CLASSES)).flatmap(
    lambda layer: st.tuples(st.just(layer), records_of(CLASSES[layer]))
)


@settings(max_examples=60)
@given(any_record, st.booleans())
def test_any_record_is_the_same_again(layer_and_record, shows):
    layer, record = layer_and_record
    parts = apart(layer, record, lambda span: shows or len(span.text) % 2)
    again = together(layer, parts.fields, [slot.spans for slot in parts.slots], TEXTS)
    assert to_json(again) == to_json(record)


def test_words_go_by_the_path_to_them(a_document, a_statement):
    document = a_document("“We shall,” said Ana Lind, “come back.”")
    statement = a_statement(document, "Ana Lind", "said", "“We shall,”", "“come back.”")
    parts = apart("statements", statement)
    assert [(slot.role, [span.text for span in slot.spans]) for slot in parts.slots] == [
        ("source", ["Ana Lind"]),
        ("cue", ["said"]),
        ("content", ["“We shall,”", "“come back.”"]),
    ]
    assert parts.fields["source"] == {"marked": 0}
    assert parts.fields["force"] == "assert"


def test_words_that_are_not_there_are_refused(a_document, a_statement):
    document = a_document("Ana Lind said the round was over.")
    parts = apart("statements", a_statement(document, "Ana Lind", "said", "the round was over"))
    with pytest.raises(SpanMismatch):
        together("statements", parts.fields, [s.spans for s in parts.slots], {document.id: "Ana Berg said no."})
