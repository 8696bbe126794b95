"""Vocabulary files hold words, whatever YAML may take them for."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
import yaml

from dragoman.vocabulary.reading import WordLoader, read_vocabulary

NAMES = sorted(f.name.removesuffix(".yaml") for f in files("dragoman.vocabulary").iterdir() if f.name.endswith(".yaml"))


def values(content: Any) -> Iterator[object]:
    if isinstance(content, dict):
        for key, value in content.items():
            yield key
            yield from values(value)
    elif isinstance(content, list):
        for value in content:
            yield from values(value)
    else:
        yield content


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_a_table_without_truth_values(name: str) -> None:
    content = read_vocabulary(name)
    assert content
    assert not [v for v in values(content) if isinstance(v, bool)]


def test_small_words_are_words() -> None:
    assert yaml.load("[on, off, yes, no, Y, n, 12]", Loader=WordLoader) == ["on", "off", "yes", "no", "Y", "n", 12]  # noqa: S506 - a safe loader


def test_nothing_is_executed() -> None:
    with pytest.raises(yaml.YAMLError):
        yaml.load("!!python/object/apply:os.getcwd []", Loader=WordLoader)  # noqa: S506 - this is what is tested


def test_a_file_is_read_once() -> None:
    assert read_vocabulary("reporting") is read_vocabulary("reporting")
