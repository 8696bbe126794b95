"""Opens the vocabulary files of this room."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from yaml import SafeLoader
else:  # the one written in C where PyYAML was built with it: ten times as fast
    SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

BOOLEAN = "tag:yaml.org,2002:bool"


class WordLoader(SafeLoader):
    """Reads words as words: YAML's "on", "no" and "yes" are no truth values in a list of words."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - the name and shape are PyYAML's
        first: [(tag, pattern) for tag, pattern in resolvers if tag != BOOLEAN]
        for first, resolvers in SafeLoader.yaml_implicit_resolvers.items()
    }


@cache
def read_vocabulary(name: str) -> dict[str, Any]:
    """The content of `vocabulary/NAME.yaml`. Callers must not change it."""
    text = files("dragoman.vocabulary").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader=WordLoader))  # noqa: S506 - a safe loader
