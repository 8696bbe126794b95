"""The browser that tests drive: Chromium of the system, by Playwright."""

from __future__ import annotations

import os
import shutil
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or ""


def needed() -> Any:
    """Playwright, where it and Chromium are there; else the test is passed over, or fails in CI."""
    if not CHROMIUM and os.environ.get("DRAGOMAN_REQUIRE_BROWSER"):
        pytest.fail("Chromium must be there in CI")
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine (on Debian: apt-get install chromium)")
    return pytest.importorskip("playwright.sync_api", reason="playwright is not installed: no test in a browser")
