"""Opens the vocabulary files of this room."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def read_vocabulary(name: str) -> dict[str, Any]:
    """The content of `vocabulary/NAME.yaml`. Callers must not change it."""
    text = files("dragoman.vocabulary").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    content = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe loaders
    return dict(content)
