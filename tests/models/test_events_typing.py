import shutil
from pathlib import Path

import pytest

from dragoman.errors import TrainedModelMissing
from dragoman.models.events import typing
from dragoman.models.events.typing import EventTyper


def test_the_likeliest_type_and_its_share():
    kind, share = EventTyper().type_of({"pair:ACCUSE", "p:accuse", "c:accuse"})
    assert kind == "ACCUSE"
    assert 0 < share <= 1


def test_unknown_features_change_nothing():
    typer = EventTyper()
    assert typer.scores({"p:zzz"}) == typer.scores(())


def test_the_order_of_features_does_not_matter():
    features = ["pair:AID", "p:donate", "w:tent"]
    assert EventTyper().scores(features) == EventTyper().scores(reversed(features))


def test_missing_or_damaged_weights_are_told(tmp_path: Path):
    with pytest.raises(TrainedModelMissing, match=r"no weights\.json\.gz"):
        EventTyper(tmp_path).type_of(())
    for name in (typing.SUMS, typing.WEIGHTS):
        shutil.copy(typing.HERE / name, tmp_path / name)
    (tmp_path / typing.WEIGHTS).write_bytes(b"damaged")
    with pytest.raises(TrainedModelMissing, match="damaged"):
        EventTyper(tmp_path).type_of(())
