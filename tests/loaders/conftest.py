from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.loaders import load
from dragoman.record.arrival import Arrival, Refusal
from dragoman.settings import Settings

Loaded = list[Arrival | Refusal]


@pytest.fixture
def loaded(tmp_path: Path) -> Callable[..., Loaded]:
    """What the loaders make of bytes under a name."""

    def reader(data: bytes, name: str, settings: Settings | None = None) -> Loaded:
        path = tmp_path / name
        path.write_bytes(data)
        return list(load([path], settings or Settings()))

    return reader


@pytest.fixture
def arrived(loaded: Callable[..., Loaded]) -> Callable[..., Arrival]:
    """The only document in them."""

    def reader(data: bytes, name: str, settings: Settings | None = None) -> Arrival:
        [found] = loaded(data, name, settings)
        assert isinstance(found, Arrival), str(found.error)
        assert found.original == data
        return found

    return reader


@pytest.fixture
def refused(loaded: Callable[..., Loaded]) -> Callable[..., str]:
    """What is said of bytes that cannot be read: one line that names the file and the remedy."""

    def reader(data: bytes, name: str, settings: Settings | None = None) -> str:
        [found] = loaded(data, name, settings)
        assert isinstance(found, Refusal)
        assert found.error.where == found.location
        assert found.error.remedy
        assert "\n" not in str(found.error)
        return found.error.what

    return reader


@pytest.fixture(scope="session")
def parts_of() -> Callable[[Arrival], list[tuple[str, str]]]:
    """Each part of a document with its words."""

    def parts(arrival: Arrival) -> list[tuple[str, str]]:
        text = arrival.document.text
        return [(part.part, text[part.start : part.end]) for part in arrival.document.parts]

    return parts
