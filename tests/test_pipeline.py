from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from dragoman.errors import ExtractionFailed, SpanMismatch
from dragoman.language.analysis import Analysis
from dragoman.language.twin import HandParsed
from dragoman.pipeline import Pipeline, Step, standard_pipeline
from dragoman.record.codec import to_json
from dragoman.record.docket import Extraction
from dragoman.record.document import Document, Published
from dragoman.record.schema import docket_schema
from dragoman.record.statements import Statement
from dragoman.settings import Settings

TWIN = HandParsed(("Envoys=envoy/NOUN/NNS/nsubj/2 left=leave/VERB/VBD/ROOT/0 ./PUNCT/./punct/2",))


def first_word(found: Extraction, analysis: Analysis) -> Extraction:
    """A step that takes the first word for a statement."""
    token = analysis.tokens[0]
    content = (found.document.span(token.start, token.end),)
    return replace(found, statements=(Statement(document=found.document.id, source=None, cue=None, content=content),))


def hedge(found: Extraction, analysis: Analysis) -> Extraction:
    return replace(found, statements=tuple(replace(s, hedged=True) for s in found.statements))


STATEMENTS = frozenset({"statements"})
WORDS = Step("words", "1", first_word, gives=STATEMENTS)
HEDGES = Step("hedges", "1", hedge, gives=STATEMENTS, needs=STATEMENTS)


def test_steps_run_in_their_order(document: Callable[..., Document]) -> None:
    found = Pipeline(TWIN, [WORDS, HEDGES]).extract(document("Envoys left."))
    assert [(s.content[0].text, s.hedged) for s in found.statements] == [("Envoys", True)]


def test_a_step_cannot_come_before_what_it_needs() -> None:
    with pytest.raises(ValueError, match="step hedges needs statements, which no earlier step gives"):
        Pipeline(TWIN, [HEDGES, WORDS])


def test_a_step_gives_layers_of_the_record_only() -> None:
    with pytest.raises(ValueError, match="step moods names no layer: moods"):
        Pipeline(TWIN, [Step("moods", "1", hedge, gives=frozenset({"moods"}))])


def fail(found: Extraction, analysis: Analysis) -> Extraction:
    raise KeyError("lost")


def test_a_failing_step_is_named_with_the_document(document: Callable[..., Document]) -> None:
    pipeline = Pipeline(TWIN, [WORDS, Step("moods", "1", fail, gives=STATEMENTS)])
    with pytest.raises(ExtractionFailed, match="moods failed on this document: KeyError: 'lost'") as caught:
        pipeline.extract(document("Envoys left.", title="Talks end"))
    assert caught.value.where == "Talks end"
    assert isinstance(caught.value.__cause__, KeyError)


def test_a_failing_analyser_is_named_too(document: Callable[..., Document]) -> None:
    with pytest.raises(ExtractionFailed, match="by hand 1 failed on this document: ValueError") as caught:
        Pipeline(HandParsed(("Envoys",)), []).extract(document("Envoys left."))
    assert caught.value.where == document("Envoys left.").id[:12]


def test_our_own_errors_pass_as_they_are(document: Callable[..., Document]) -> None:
    with pytest.raises(SpanMismatch):
        Pipeline(TWIN, []).extract(document("Other words."))


def test_a_run_is_named_by_program_analyser_and_steps() -> None:
    run = Pipeline(TWIN, [WORDS, HEDGES]).run
    assert run.steps == ("words 1", "hedges 1")
    assert run.analyser == "by hand 1"
    assert run.program.startswith("dragoman ")
    assert Pipeline(TWIN, [WORDS, HEDGES]).run.id == run.id
    assert Pipeline(TWIN, [WORDS, replace(HEDGES, version="2")]).run.id != run.id
    assert Pipeline(TWIN, [WORDS]).run.id != run.id


def test_the_standard_pipeline_reads_a_report(document: Callable[..., Document]) -> None:
    text = "Ada Ruel, the foreign minister, said on Monday that Norland would wait.\n\n“It is early,” she said."
    day = date(2031, 3, 7)
    page = document(text, published=Published(day, day, basis="given"))
    pipeline = standard_pipeline(Settings())
    found = pipeline.extract(page)
    first, second = found.statements
    assert [s.content[0].text for s in found.statements] == ["that Norland would wait", "“It is early,”"]
    assert first.said.edtf == "2031-03-03"
    assert first.speaker == second.speaker is not None
    assert [t.value for t in found.times] == ["2031-03-03"]
    assert pipeline.extract(page) == found
    assert len(pipeline.run.steps) == len(pipeline.steps)
    Draft202012Validator(docket_schema()).validate(to_json(found))


@pytest.mark.shared
def test_reports_come_out_in_the_agreed_form(shared: Path, document: Callable[..., Document]) -> None:
    agreed = Draft202012Validator(json.loads((shared / "docket.schema.json").read_text(encoding="utf-8")))
    pipeline = standard_pipeline(Settings())
    for path in sorted((shared / "reports").glob("*.txt")):
        found = pipeline.extract(document(path.read_bytes().decode("utf-8")))
        assert found.statements
        agreed.validate(to_json(found))
