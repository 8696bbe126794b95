from __future__ import annotations

import pytest

from dragoman.extraction.clauses.frames import Clauses
from dragoman.record.document import Document, content_id


@pytest.fixture(scope="session")
def frame(english):
    """The frame of the first word of a text that has the lemma."""

    def read(text: str, lemma: str):
        analysis = english.analyse(Document(id=content_id(text.encode()), text=text))
        token = next(t for t in analysis.tokens if t.lemma == lemma)
        return Clauses(analysis).frame(token.index)

    return read


def words(tokens) -> list[str]:
    return [t.text for t in tokens]


SUBJECTS = [
    ("Norway wrote to the envoys asking them to wait.", "ask", ["Norway"]),
    ("The technicians handed in their report.", "hand", ["technicians"]),
    ("Norway has expelled two diplomats.", "expel", ["Norway"]),
    ("Two diplomats were expelled by Norway.", "expel", ["Norway"]),
    ("The diplomats expelled by Norway left on Sunday.", "expel", ["Norway"]),
    ("Peru and Chile signed the accord.", "sign", ["Peru", "Chile"]),
    ("Norway offered to host the talks.", "host", ["Norway"]),
    ("Norway urged Peru to sign the accord.", "sign", ["Peru"]),
    ("Peru was urged to sign the accord.", "sign", ["Peru"]),
    ("Norway accused Peru of arming the rebels.", "arm", ["Peru"]),
    ("Peru left without signing the accord.", "sign", ["Peru"]),
    ("The ministers, who met in Oslo, signed nothing.", "meet", ["ministers"]),
    ("Norway's offer to mediate is open.", "mediate", ["Norway"]),
    ("Peru is due to sign the accord.", "sign", ["Peru"]),
    ("Norway declared itself ready to pay.", "pay", ["Norway"]),
]


@pytest.mark.parametrize(("text", "lemma", "agents"), SUBJECTS)
def test_who_acts(frame, text, lemma, agents):
    assert words(frame(text, lemma).agents) == agents


def test_a_passive_has_its_subject_as_object(frame):
    found = frame("Two diplomats were expelled by Norway.", "expel")
    assert found.passive
    assert words(found.objects) == ["diplomats"]


def test_the_noun_above_a_relative_clause_may_be_its_object(frame):
    assert words(frame("The envoys whom Norway received left.", "receive").objects) == ["envoys"]


def test_prepositions_name_further_parties(frame):
    assert words(frame("Norway spoke with Peru and Chile.", "speak").by("with")) == ["Peru", "Chile"]


def test_a_noun_has_the_subject_of_its_light_verb_and_the_parties_behind_between(frame):
    held = frame("Norway held talks with Peru.", "talk")
    assert words(held.agents) == ["Norway"]
    assert words(held.by("with")) == ["Peru"]
    assert words(frame("Talks between Peru and Chile opened.", "talk").by("between")) == ["Peru", "Chile"]


def test_who_suffers_an_act_does_not_commit_it(frame):
    found = frame("Civilians face attacks by the rebels.", "attack")
    assert words(found.agents) == ["rebels"]
    assert words(found.datives) == ["Civilians"]


def test_including_names_more(frame):
    assert words(frame("The allies, including Peru and Chile, met.", "meet").agents) == ["allies", "Peru", "Chile"]


def test_a_gerund_may_be_a_noun(frame):
    assert words(frame("The Norwegian filling of the lake took a month.", "filling").nationals) == ["Norwegian"]
