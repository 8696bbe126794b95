"""What the tests of this room share."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from told_reports import Report, docket_of

from dragoman.record.docket import DocketExport


@pytest.fixture
def report() -> Callable[..., Report]:
    """`report(text, outlet, published)`."""

    def build(text: str, outlet: str = "Harbour Wire", published: str | None = "2021-05-10") -> Report:
        return Report(text, outlet, published)

    return build


@pytest.fixture
def docket() -> Callable[..., DocketExport]:
    """`docket(report, …)`."""
    return docket_of
