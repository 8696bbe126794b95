"""A policy file as nodes that know their line and column. Nothing in it is executed, unfolded or guessed at.

YAML is read as events, so that anchors, aliases, tags, depth and size are refused before anything is built of them;
every scalar stays the text that was written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from dragoman.errors import BadPolicy, UnreadableInput

LARGEST = 1 << 18
"""Bytes that a policy file may have."""

DEEPEST = 24
"""Levels of nesting."""

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Place:
    """Where something stands in the file; counted from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    def wrong(self, what: str, remedy: str) -> BadPolicy:
        """The error of something wrong here."""
        return BadPolicy(what, where=str(self), remedy=remedy)


@dataclass(frozen=True)
class Text:
    """A scalar, as written."""

    place: Place
    value: str
    kind = "a word"


@dataclass(frozen=True)
class Sequence:
    """A list."""

    place: Place
    items: tuple[Node, ...]
    kind = "a list"


@dataclass(frozen=True)
class Mapping:
    """Keys and values, in the order of the file; no key stands there twice."""

    place: Place
    entries: tuple[tuple[Text, Node], ...]
    kind = "keys with values"

    def get(self, key: str) -> Node | None:
        """The value of a key."""
        return next((value for name, value in self.entries if name.value == key), None)


Node = Text | Sequence | Mapping


def read_nodes(path: str) -> Mapping:
    """The file's one document. Raises UnreadableInput, BadPolicy."""
    try:
        with Path(path).open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableInput(f"cannot be read: {error.strerror}", where=path, remedy="name a policy file") from error
    return parse_nodes(data, path)


def parse_nodes(data: bytes, file: str) -> Mapping:
    """The one document in the bytes of a file. Raises BadPolicy."""
    if len(data) > LARGEST:
        at = Place(file, data.count(b"\n", 0, LARGEST) + 1, LARGEST - data.rfind(b"\n", 0, LARGEST))
        raise at.wrong(f"the file goes on beyond {LARGEST >> 10} KiB", "a policy is a page or two")
    root = _Reader(_decoded(data, file), file).document()
    if not isinstance(root, Mapping):
        raise root.place.wrong(f"a policy is keys with values, not {root.kind}", "begin with `policy: NAME`")
    return root


def _decoded(data: bytes, file: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = Place(file, data.count(b"\n", 0, error.start) + 1, error.start - data.rfind(b"\n", 0, error.start))
        raise at.wrong("the file is not UTF-8", "save it as UTF-8") from error


class _Reader:
    """Builds nodes from YAML events, one after the other."""

    def __init__(self, text: str, file: str) -> None:
        self._file = file
        self._events = self._checked(text)

    def document(self) -> Node:
        """The only document. Raises BadPolicy where there is none, or another."""
        start = Place(self._file, 1, 1)
        event = next(self._events, None)
        if event is None:
            raise start.wrong("the file is empty", "begin with `policy: NAME`, or run dragoman policy new")
        node = self._node(event, 1)
        if further := next(self._events, None):
            raise self._place(further).wrong("a second document begins here", "keep one policy in a file")
        return node

    def _checked(self, text: str) -> Iterator[Any]:
        """Events that carry content. Raises BadPolicy for what YAML or we do not take."""
        try:
            for event in yaml.parse(text, Loader=Loader):
                if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                    raise self._place(event).wrong("anchors and aliases are not taken", "write it out")
                if _tagged(event):
                    raise self._place(event).wrong("tags are not taken", "write plain text")
                if isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent):
                    yield event
        except yaml.MarkedYAMLError as error:
            raise self._unread(error, error.problem_mark or error.context_mark, error.problem) from error
        except yaml.YAMLError as error:
            at = getattr(error, "position", 0) or 0
            line = Place(self._file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
            raise line.wrong("a character that YAML does not take", "leave it out") from error

    def _unread(self, error: yaml.MarkedYAMLError, mark: Any, problem: str | None) -> BadPolicy:
        place = Place(self._file, mark.line + 1, mark.column + 1) if mark else Place(self._file, 1, 1)
        what = " ".join((problem or str(error)).split())
        return place.wrong(f"this is no YAML: {what}", "look at indentation, colons and brackets")

    def _node(self, event: Any, depth: int) -> Node:
        place = self._place(event)
        if depth > DEEPEST:
            raise place.wrong(f"nested more than {DEEPEST} levels deep", "write it flatter")
        if isinstance(event, yaml.ScalarEvent):
            return Text(place, str(event.value))
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(place, tuple(self._node(item, depth + 1) for item in self._until(yaml.SequenceEndEvent)))
        return Mapping(place, self._entries(depth))

    def _entries(self, depth: int) -> tuple[tuple[Text, Node], ...]:
        entries: dict[str, tuple[Text, Node]] = {}
        for event in self._until(yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key, Text):
                raise key.place.wrong(f"a key is a word, not {key.kind}", "write `key: value`")
            if key.value in entries:
                raise key.place.wrong(f"`{key.value}` stands here twice", "keep one of them")
            entries[key.value] = (key, self._node(next(self._events), depth + 1))
        return tuple(entries.values())

    def _until(self, end: type) -> Iterator[Any]:
        for event in self._events:
            if isinstance(event, end):
                return
            yield event

    def _place(self, event: Any) -> Place:
        return Place(self._file, event.start_mark.line + 1, event.start_mark.column + 1)


def _tagged(event: Any) -> bool:
    """Whether a tag is written out; the bare `!` of quoted scalars is none."""
    return getattr(event, "tag", None) not in (None, "!")
