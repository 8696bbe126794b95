"""What people decided, in what is handed on."""

import pytest
from export_samples import write_docket
from fishery_samples import fishery

from dragoman.docket import Docket
from dragoman.outputs.exports import Material
from dragoman.outputs.exports.record_tables import record_tables


def column(material: Material, table: str, name: str) -> dict[str, object]:
    """A column by the ids of the records."""
    found = next(t for t in record_tables(material) if t.name == table)
    names = [c.name for c in found.columns]
    return {row[names.index("id")]: row[names.index(name)] for row in found.rows()}


@pytest.fixture
def docket(tmp_path):
    with Docket.open(write_docket(tmp_path / "case.db", fishery())) as opened:
        yield opened


def test_accepted_edited_and_rejected_events(docket):
    first, second, third, *_ = (x.record.id for x in docket.events())
    docket.decide(first, "accept", author="A. Desk")
    docket.review.edit(second, {"act": "talk"}, author="A. Desk")
    docket.decide(third, "reject", author="A. Desk")
    states = column(docket.material(), "events", "review")
    assert (states[first], states[second], third in states) == ("accepted", "edited", False)
    assert sorted(states.values()) == ["accepted", "edited", "proposed", "proposed"]
    assert column(docket.material(), "events", "act")[second] == "talk"


def test_actors_merged_by_hand_bear_one_name(docket):
    norway, iceland = (next(a.id for a in docket.export().actors if a.name == name) for name in ("Norway", "Iceland"))
    docket.review.merge([norway, iceland], author="A. Desk")
    names = column(docket.material(), "actors", "fullest_name")
    joins = column(docket.material(), "actors", "join")
    assert names[norway] == names[iceland]
    assert joins[norway] == joins[iceland] is not None
