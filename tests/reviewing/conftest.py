"""A docket of two reports."""

from __future__ import annotations

from pathlib import Path

import pytest
from review_samples import extractions, write

from dragoman.docket import Docket
from dragoman.ledger import Ledger


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "vik.db"
    with Ledger.open(found, create=True) as ledger:
        for extraction in extractions():
            write(ledger, extraction, 1)
    return found


@pytest.fixture
def docket(path: Path):
    with Docket.open(path) as opened:
        yield opened
