"""Law 7: in whatever order reports come, and whether they are compared one by one or all at once, the docket is one."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dragoman import Docket, Settings, extract
from dragoman.comparing import taken_in
from dragoman.ledger import Ledger
from dragoman.record.arrival import Arrival, Run
from dragoman.record.docket import DocketExport, Extraction

SAMPLES = Path(__file__).parents[1] / "samples"
RUN = Run(program="dragoman 0", analyser="by hand", steps=("all 1",))
NOW = datetime(2031, 6, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def reports() -> tuple[Extraction, ...]:
    """What the sample reports say, the undated ones among them."""
    folders = sorted(SAMPLES.glob("*/reports"))
    found = tuple(extract(folders, Settings(attribution="rules")))
    assert all(isinstance(item, Extraction) for item in found)
    return tuple(item for item in found if isinstance(item, Extraction))


def read(path: Path, reports: Sequence[Extraction], *, one_by_one: bool) -> DocketExport:
    with Ledger.open(path, create=True) as ledger:
        for number, report in enumerate(reports):
            document = report.document
            page = f"/{document.id}"
            arrival = Arrival(document=document, original=document.text.encode(), location=page, page=page)
            besides = taken_in(report) if one_by_one else lambda _: None
            ledger.write(arrival, report, RUN, NOW + timedelta(minutes=number), besides)
            if one_by_one and number % 5 == 4:
                Docket(ledger).export()  # somebody looks at it now and then
        return Docket(ledger).export()


@pytest.fixture(scope="module")
def whole(reports: tuple[Extraction, ...], tmp_path_factory: pytest.TempPathFactory) -> DocketExport:
    """The docket of a full rebuild."""
    return read(tmp_path_factory.mktemp("whole") / "case.db", reports, one_by_one=False)


def test_there_is_something_to_compare(whole: DocketExport) -> None:
    assert {join.layer for join in whole.joins} >= {"actors", "events"}
    assert whole.positions


@pytest.mark.parametrize("seed", range(3))
def test_any_order_gives_what_a_full_rebuild_gives(
    reports: tuple[Extraction, ...], whole: DocketExport, tmp_path: Path, seed: int
) -> None:
    order = list(reports) if seed else list(reversed(reports))
    if seed:
        random.Random(seed).shuffle(order)  # noqa: S311 - no secret is made
    assert read(tmp_path / "case.db", order, one_by_one=True) == whole
