"""The desk on a docket of a few reports."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from desk_browser import served, watched
from desk_samples import ATTACK, HERE, OWN_PAGE, POLICY, RUN, hostile, plain, second
from starlette.testclient import TestClient

from dragoman.docket import Docket
from dragoman.ledger import Ledger
from dragoman.record.arrival import Arrival
from dragoman.web.app import create_app
from dragoman.web.case import Case


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "case.db"
    with Ledger.open(found, create=True) as ledger:
        for extraction in (plain(), second(), hostile()):
            d = extraction.document
            name = f"/{ATTACK.replace('/', '')}.txt"
            arrival = Arrival(document=d, original=d.text.encode("utf-8"), location=name, page=d.id)
            ledger.write(arrival, extraction, RUN, datetime(2021, 5, 8, tzinfo=UTC))
    return found


@pytest.fixture
def docket(path: Path):
    with Docket.open(path) as opened:
        yield opened


@pytest.fixture
def desk(docket: Docket):
    with TestClient(create_app(Case(docket, "A. Desk")), base_url=HERE, headers=OWN_PAGE) as client:
        yield client


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    found = tmp_path / "canal.yaml"
    found.write_text(POLICY, encoding="utf-8")
    return found


@pytest.fixture
def context(browser, docket: Docket, policy: Path):
    """Tabs that fail the test where a page complains or asks another host."""
    with served(Case(docket, "A. Desk", (str(policy),))) as address, watched(browser, address) as found:
        yield found


@pytest.fixture
def page(context):
    return context.new_page()
