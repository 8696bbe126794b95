"""Records as JSON text: the same records give the same bytes, in the order of the fields."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import BinaryIO

from dragoman.record.codec import JSON, to_json


def json_bytes(value: object, *, indent: int | None = 2) -> bytes:
    r"""A record, or anything made of records, as UTF-8 JSON ended by a newline; on one line where `indent` is None.

    Half surrogates, which UTF-8 cannot hold, are written as `\udXXX`.
    """
    return json_value_bytes(to_json(value), indent=indent)


def json_value_bytes(value: JSON, *, indent: int | None = 2) -> bytes:
    """A JSON value as `json_bytes` writes it."""
    separators = (",", ": ") if indent else (", ", ": ")
    text = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators, allow_nan=False)
    return f"{text}\n".encode("utf-8", errors="backslashreplace")


def write_array(file: BinaryIO, items: Iterable[bytes]) -> int:
    """Write JSON values as an array, one a line, none of them held longer than need be; how many there were."""
    count = 0
    file.write(b"[")
    for count, item in enumerate(items, 1):
        file.write(b",\n" if count > 1 else b"\n")
        file.write(item.rstrip(b"\n"))
    file.write(b"\n]")
    return count
