from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from chromium import CHROMIUM, needed
from dragoman.language.english import EnglishAnalyser
from dragoman.record.document import Document, content_id
from dragoman.settings import Settings

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(autouse=True)
def no_docket_of_the_users(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may have a docket of their own in the environment."""
    monkeypatch.delenv("DRAGOMAN_DOCKET", raising=False)


@pytest.fixture(scope="session")
def english() -> EnglishAnalyser:
    """The real analyser, loaded once."""
    return EnglishAnalyser(Settings())


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, started once."""
    with needed().sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def expect() -> Any:
    """What waits until a page is as it should be."""
    return needed().expect


@pytest.fixture(scope="session")
def document() -> Callable[..., Document]:
    """Builds a document from its text, and whatever else is to be set."""

    def build(text: str, **fields: Any) -> Document:
        return Document(**({"id": content_id(text.encode("utf-8", "surrogatepass")), "text": text} | fields))

    return build


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of gold and reports beside the checkout; tests that need it carry the marker of that name."""
    if not SHARED.is_dir():
        if os.environ.get("DRAGOMAN_REQUIRE_SHARED"):
            pytest.fail("the shared folder must be there in CI: no test that needs it may be passed over")
        pytest.skip("no folder `shared` beside the checkout: its gold and reports are not published with the program")
    return SHARED
