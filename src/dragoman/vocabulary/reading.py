"""Opens the vocabulary files of this room, and those that a user adds."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from dragoman.errors import BadRequest, UnreadableInput

if TYPE_CHECKING:
    from yaml import SafeLoader
else:  # the one written in C where PyYAML was built with it: ten times as fast
    SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

LARGEST = 1 << 20
"""Bytes that a user's file may have."""

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


def read_users_file(path: str, what: str, form: str) -> object:
    """The content of a user's YAML file, without aliases, so that no small one can unfold into a large one.

    `what` names it in errors, `form` says how to write it. Raises UnreadableInput where it cannot be read, BadRequest
    where it is no YAML.
    """
    try:
        if Path(path).stat().st_size > LARGEST:
            raise UnreadableInput(f"{what} is too large", where=path, remedy="keep it under 1 MiB")
        text = Path(path).read_text(encoding="utf-8")
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=WordLoader)):
            raise yaml.YAMLError("aliases are not allowed")
        return yaml.load(text, Loader=WordLoader)  # noqa: S506 - a safe loader
    except OSError as error:
        raise UnreadableInput(f"{what} cannot be read: {error.strerror}", where=path, remedy=form) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        message = " ".join(str(error).split())[:200]
        raise BadRequest(f"{what} is no YAML: {message}", where=path, remedy=form) from error
