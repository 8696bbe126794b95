"""From nodes to values of the sorts that `forms` names, each error at its line and column."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from dragoman.policy import nodes
from dragoman.policy.forms import Form, Key
from dragoman.policy.nodes import Node, Sequence, Text
from dragoman.policy.rules import Who

TERM = re.compile(r"(\d{1,4})(?:\s+(day|week|month)s?)?")
DAYS_IN = {None: 1, "day": 1, "week": 7, "month": 30}
MOST = 9999


@dataclass(frozen=True)
class Scope:
    """What names mean in this policy: members by party, and the issues that may be named."""

    parties: Mapping[str, tuple[str, ...]]
    issues: frozenset[str]


def keyed(node: Node, what: str) -> nodes.Mapping:
    """The node as keys with values. Raises BadPolicy."""
    if not isinstance(node, nodes.Mapping):
        raise node.place.wrong(f"{what} takes keys with values, not {node.kind}", "write `key: value`")
    return node


def listed(node: Node, what: str) -> Sequence:
    """The node as a list. Raises BadPolicy."""
    if not isinstance(node, Sequence):
        raise node.place.wrong(f"{what} takes a list, not {node.kind}", "write `- item` or [item, item]")
    return node


def text(node: Node, what: str) -> str:
    """The node as words. Raises BadPolicy where it is empty or none."""
    if not isinstance(node, Text):
        raise node.place.wrong(f"{what} takes words, not {node.kind}", f"write `{what}: words`")
    if not node.value.strip():
        raise node.place.wrong(f"{what} is empty", "fill it in or leave it out")
    return node.value.strip()


def texts(node: Node, what: str) -> tuple[str, ...]:
    """One phrase or a list of them. Raises BadPolicy."""
    if isinstance(node, Text):
        return (text(node, what),)
    found = tuple(text(item, what) for item in listed(node, what).items)
    if not found:
        raise node.place.wrong(f"{what} is an empty list", "fill it in or leave it out")
    return found


def day(node: Node, what: str) -> date:
    """A day as YYYY-MM-DD. Raises BadPolicy."""
    written = text(node, what)
    try:
        if len(written) != len("2021-05-13"):
            raise ValueError
        return date.fromisoformat(written)
    except ValueError:
        raise node.place.wrong(f"{what} takes a day, not {written[:40]!r}", "write 2021-05-13") from None


def number(node: Node, what: str) -> int:
    """A whole number from 0. Raises BadPolicy."""
    written = text(node, what)
    if not written.isascii() or not written.isdigit() or int(written[:9]) > MOST:
        raise node.place.wrong(f"{what} takes a number, not {written[:40]!r}", f"write one from 0 to {MOST}")
    return int(written)


def flag(node: Node, what: str) -> bool:
    """True or false. Raises BadPolicy."""
    written = text(node, what).lower()
    if written not in ("true", "false"):
        raise node.place.wrong(f"{what} takes true or false, not {written[:40]!r}", f"write `{what}: true`")
    return written == "true"


def term(node: Node, what: str) -> int:
    """A number of days. Raises BadPolicy."""
    found = TERM.fullmatch(text(node, what))
    if not found:
        raise node.place.wrong(f"{what} takes a term, not {text(node, what)[:40]!r}", "write `7 days` or `2 weeks`")
    return int(found[1]) * DAYS_IN[found[2]]


def spot(node: Node, what: str) -> str:
    """Where words stand, as `document:start-end`. Raises BadPolicy."""
    if isinstance(node, Text):
        return text(node, what)
    mapping = keyed(node, what)
    own = {"document": Key("text", ""), "start": Key("number", ""), "end": Key("number", "")}
    check_keys(mapping, own, what)
    values = {name: text(value, name) for (key, value) in mapping.entries for name in (key.value,)}
    return f"{values.get('document', '')}:{values.get('start', '')}-{values.get('end', '')}"


def who(node: Node, what: str, scope: Scope) -> Who:
    """A party, or each or any of a group. Raises BadPolicy for a party that is not declared."""
    if isinstance(node, Text):
        name = text(node, what)
        return Who(name, _members(node, name, scope))
    mapping = keyed(node, what)
    if len(mapping.entries) != 1 or mapping.entries[0][0].value not in ("each", "any"):
        raise node.place.wrong(f"{what} takes a party", "write `us`, {each: allies} or {any: allies}")
    key, value = mapping.entries[0]
    name = text(value, key.value)
    return Who(name, _members(value, name, scope), each=key.value == "each")


def _members(node: Node, name: str, scope: Scope) -> tuple[str, ...]:
    if name in scope.parties:
        return scope.parties[name]
    if any(name in members for members in scope.parties.values()):
        return (name,)
    near = get_close_matches(name, scope.parties, 1)
    hint = f"did you mean {near[0]}?" if near else f"declare it under `parties`; known: {', '.join(scope.parties)}"
    raise node.place.wrong(f"no party is called {name[:40]!r}", hint)


def issue(node: Node, what: str, scope: Scope) -> str:
    """An issue that is declared or known. Raises BadPolicy."""
    name = text(node, what)
    if name in scope.issues:
        return name
    near = get_close_matches(name, scope.issues, 1)
    hint = f"did you mean {near[0]}?" if near else "declare it under `issues` with its words"
    raise node.place.wrong(f"no issue is called {name[:40]!r}", hint)


def choice(node: Node, what: str, choices: tuple[str, ...]) -> str:
    """One of a closed list. Raises BadPolicy."""
    name = text(node, what)
    if name not in choices:
        near = get_close_matches(name, choices, 1, 0.5)
        hint = f"did you mean {near[0]}?" if near else f"one of: {', '.join(choices)}"
        raise node.place.wrong(f"{what} is not {name[:40]!r}", hint)
    return name


def check_keys(mapping: nodes.Mapping, form: Form, what: str) -> None:
    """Raises BadPolicy for a key that the form does not know, or that it needs and misses."""
    for key, _ in mapping.entries:
        if key.value not in form:
            near = get_close_matches(key.value, form, 1, 0.5)
            hint = f"did you mean `{near[0]}`?" if near else f"it takes: {', '.join(form)}"
            raise key.place.wrong(f"{what} has no key `{key.value[:40]}`", hint)
    missing = [name for name, key in form.items() if key.needed and mapping.get(name) is None]
    if missing:
        raise mapping.place.wrong(f"{what} needs `{missing[0]}`", f"it takes: {', '.join(form)}")


SIMPLE: dict[str, Callable[[Node, str], Any]] = {
    "text": text, "texts": texts, "day": day, "term": term, "number": number, "flag": flag, "spot": spot,
}  # fmt: skip


def value(node: Node, name: str, key: Key, scope: Scope) -> Any:
    """The value of a key that holds no pattern. Raises BadPolicy."""
    if key.sort in SIMPLE:
        return SIMPLE[key.sort](node, name)
    if key.sort == "choice":
        return choice(node, name, key.choices)
    if key.sort == "who":
        return who(node, name, scope)
    if key.sort == "several":
        members = tuple(who(item, name, scope) for item in listed(node, name).items)
        if len(members) < 2:
            raise node.place.wrong(f"{name} takes at least two parties", "write [us, north]")
        return members
    return issue(node, name, scope)
