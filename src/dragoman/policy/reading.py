"""Reads a policy file. Whatever is wrong in it is one BadPolicy with line, column and remedy; nothing passes unread."""

from __future__ import annotations

import re
from typing import Any, cast

from dragoman.policy import nodes
from dragoman.policy.forms import EVENT, NESTED, PAIR, POLICY_KEYS, PROCESS, RULE, TEMPLATES, Form, Key
from dragoman.policy.nodes import Mapping, Node, Sequence, Text, parse_nodes, read_nodes
from dragoman.policy.rules import Coverage, Pattern, Policy, Rule, Template, Who
from dragoman.policy.soundness import check_sound, check_window
from dragoman.policy.values import Scope, check_keys, day, keyed, listed, text, texts, value
from dragoman.vocabulary.countries import countries
from dragoman.vocabulary.issues import issue_words

CODE = re.compile(r"[A-Z]{3}")
WINDOW: Form = {"from": Key("day", "first day, counted"), "to": Key("day", "last day, counted")}
COVERAGE: Form = {"pattern": Key("pattern", "what would have been reported", needed=True), **WINDOW}


def read_policy(path: str) -> Policy:
    """The policy in a file. Raises UnreadableInput, BadPolicy."""
    return _policy(read_nodes(path))


def parse_policy(data: bytes, file: str = "policy.yaml") -> Policy:
    """The policy in the bytes of a file. Raises BadPolicy."""
    return _policy(parse_nodes(data, file))


def _policy(root: Mapping) -> Policy:
    check_keys(root, {key: Key("text", "", needed=key in ("policy", "rules")) for key in POLICY_KEYS}, "a policy")
    first, last = _window(root.get("scope"), "scope")
    parties = _parties(root.get("parties"))
    issues = _issues(root.get("issues"))
    scope = Scope(parties, frozenset(issues) | frozenset(issue_words()))
    goal = root.get("goal")
    policy = Policy(
        name=text(cast(Node, root.get("policy")), "policy"),
        first=first,
        last=last,
        parties=parties,
        issues=issues,
        coverage=tuple(_coverage(node, scope) for node in _items(root.get("coverage"), "coverage")),
        goal=text(goal, "goal") if goal else None,
        rules=tuple(_rule(node, scope) for node in _items(root.get("rules"), "rules")),
    )
    check_sound(policy)
    return policy


def _items(node: Node | None, what: str) -> tuple[Node, ...]:
    """The items of a list that may be left out or left empty."""
    if node is None or (isinstance(node, Text) and not node.value):
        return ()
    return listed(node, what).items


def _window(node: Node | None, what: str) -> tuple[Any, Any]:
    if node is None:
        return None, None
    mapping = keyed(node, what)
    check_keys(mapping, WINDOW, what)
    first, last = mapping.get("from"), mapping.get("to")
    window = (day(first, "from") if first else None, day(last, "to") if last else None)
    check_window(*window, (last or mapping).place, what)
    return window


def _parties(node: Node | None) -> dict[str, tuple[str, ...]]:
    if node is None or (isinstance(node, Text) and not node.value):
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for key, members in keyed(node, "parties").entries:
        named = members.items if isinstance(members, Sequence) else (members,)
        if not named:
            raise members.place.wrong(f"{key.value} has no members", "name a state's code or an actor")
        found[key.value] = tuple(dict.fromkeys(_member(item, key.value) for item in named))
    return found


def _member(node: Node, party: str) -> str:
    """A state's code where the words name a state, else the words."""
    name = text(node, party)
    if name in countries():
        return name
    if CODE.fullmatch(name):
        raise node.place.wrong(f"no state has the code {name}", "write its ISO 3166-1 code, or an actor's full name")
    code = {form.casefold(): c.code for c in countries().values() for form in c.names}.get(name.casefold())
    return code or name


def _issues(node: Node | None) -> dict[str, tuple[str, ...]]:
    if node is None or (isinstance(node, Text) and not node.value):
        return {}
    return {key.value: texts(words, key.value) for key, words in keyed(node, "issues").entries}


def _coverage(node: Node, scope: Scope) -> Coverage:
    mapping = keyed(node, "coverage")
    check_keys(mapping, COVERAGE, "coverage")
    first, last = (day(bound, name) if (bound := mapping.get(name)) else None for name in WINDOW)
    check_window(first, last, mapping.place, "coverage")
    return Coverage(_pattern(cast(Node, mapping.get("pattern")), "pattern", scope), first, last)


def _rule(node: Node, scope: Scope) -> Rule:
    mapping = keyed(node, "a rule")
    templates = [(key, inner) for key, inner in mapping.entries if key.value in (*TEMPLATES, PAIR)]
    if len(templates) > 1:
        raise templates[1][0].place.wrong(
            f"a rule has one template, here are {templates[0][0].value} and {templates[1][0].value}",
            "make two rules of it",
        )
    form = {**RULE, **{key.value: Key("text", "") for key, _ in templates}}
    check_keys(mapping, form if templates else {**RULE, **dict.fromkeys((*TEMPLATES, PAIR), Key("text", ""))}, "a rule")
    if not templates:
        raise mapping.place.wrong("the rule has no template", f"add one of: {', '.join((*TEMPLATES, PAIR))}")
    given = {
        key.value: value(inner, key.value, RULE[key.value], scope)
        for key, inner in mapping.entries
        if key.value in RULE
    }
    key, inner = templates[0]
    return Rule(template=cast(Template, key.value), place=mapping.place, **_named(given), **_filled(key, inner, scope))


def _named(given: dict[str, Any]) -> dict[str, Any]:
    """Keys of a rule under the names of `Rule`."""
    names = {"from": "first", "to": "last", "not-before": "not_before", "span": "spot"}
    return {names.get(name, name): found for name, found in given.items()}


def _filled(key: Text, node: Node, scope: Scope) -> dict[str, Any]:
    """Patterns and particulars of a rule's template."""
    if key.value == PAIR:
        pair = listed(node, PAIR)
        if len(pair.items) != 2:
            raise node.place.wrong(f"{PAIR} takes two patterns", "write [{…}, {…}]")
        patterns = {name: _pattern(item, PAIR, scope) for name, item in zip(("one", "other"), pair.items, strict=True)}
        return {"patterns": patterns}
    form, mapping = TEMPLATES[key.value], keyed(node, key.value)
    check_keys(mapping, form, key.value)
    found: dict[str, Any] = {}
    patterns = {}
    for name, inner in ((k.value, v) for k, v in mapping.entries):
        if form[name].sort == "pattern":
            patterns[name] = _pattern(inner, name, scope)
        elif form[name].sort == "commitments":
            patterns["commitments"] = _nested("commitments", inner, scope)
        else:
            found[name] = value(inner, name, form[name], scope)
    if key.value == "wording":
        return _wording(found, node)
    return {"patterns": patterns, **found}


def _wording(found: dict[str, Any], node: Node) -> dict[str, Any]:
    use, avoid = found.get("use", ()), found.get("not", ())
    if not use and not avoid:
        raise node.place.wrong("wording says neither what to use nor what not", "add `use` or `not`")
    said = Pattern(kind="statement", by=found["by"], about=found["issue"])
    return {"patterns": {"statements": said}, "use": use, "avoid": avoid}


def _pattern(node: Node, what: str, scope: Scope) -> Pattern:
    mapping = keyed(node, what)
    if not mapping.entries:
        raise node.place.wrong(f"{what} is an empty pattern", f"say what must match: {', '.join((*EVENT, *NESTED))}")
    first = mapping.entries[0][0]
    if first.value in NESTED and len(mapping.entries) == 1:
        return _nested(first.value, mapping.entries[0][1], scope)
    if mapping.get("process") is not None:
        return _fields(mapping, PROCESS, "process", scope)
    if any(key.value in NESTED for key, _ in mapping.entries):
        nested = next(key for key, _ in mapping.entries if key.value in NESTED)
        raise nested.place.wrong(f"`{nested.value}` stands alone in its pattern", f"move the rest into {nested.value}")
    return _fields(mapping, EVENT, "event", scope)


def _nested(name: str, node: Node, scope: Scope) -> Pattern:
    kind = "commitment" if name == "commitments" else name
    return _fields(keyed(node, name), NESTED[name], kind, scope)


def _fields(mapping: nodes.Mapping, form: Form, kind: str, scope: Scope) -> Pattern:
    check_keys(mapping, form, f"a pattern of {kind}")
    names = {"from": "by", "of": "by", "issue": "about"}
    given: dict[str, Any] = {"kind": kind}
    for key, inner in mapping.entries:
        if form[key.value].sort == "about":
            given |= _about(inner, scope)
        else:
            given[names.get(key.value, key.value)] = value(inner, key.value, form[key.value], scope)
    return Pattern(**given)


def _about(node: Node, scope: Scope) -> dict[str, Any]:
    """An issue, else a party that the evidence names."""
    name = text(node, "about")
    if name in scope.parties and name not in scope.issues:
        return {"about_party": Who(name, scope.parties[name])}
    return {"about": value(node, "about", Key("issue", ""), scope)}
