"""The JSON Schema of policy files, for editors: generated from the table that the reader uses."""

from __future__ import annotations

from dragoman.policy.forms import COMMITMENTS, CONTACT, EVENT, NESTED, PAIR, PROCESS, REPLY, RULE, TEMPLATES, Form, Key
from dragoman.record.codec import JSON

TEXT = {"type": "string", "minLength": 1}
TEXTS = {"anyOf": [TEXT, {"type": "array", "items": TEXT, "minItems": 1}]}
DAY = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
WHO = {
    "anyOf": [
        TEXT,
        {
            "type": "object",
            "properties": {"each": TEXT, "any": TEXT},
            "additionalProperties": False,
            "minProperties": 1,
            "maxProperties": 1,
        },
    ]
}
SORTS: dict[str, JSON] = {
    "text": TEXT,
    "texts": TEXTS,
    "who": WHO,
    "several": {"type": "array", "items": WHO, "minItems": 2},
    "issue": TEXT,
    "about": TEXT,
    "day": DAY,
    "term": {"anyOf": [{"type": "string", "pattern": r"^\d{1,4}( (day|week|month)s?)?$"}, {"type": "integer"}]},
    "number": {"type": "integer", "minimum": 0},
    "flag": {"type": "boolean"},
    "pattern": {"$ref": "#/$defs/pattern"},
    "commitments": {"$ref": "#/$defs/commitments"},
    "spot": {"anyOf": [TEXT, {"type": "object"}]},
}


def policy_schema() -> JSON:
    """JSON Schema (2020-12) of a policy file."""
    window = {"from": DAY, "to": DAY}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Dragoman policy, version 1",
        "type": "object",
        "required": ["policy", "rules"],
        "additionalProperties": False,
        "properties": {
            "policy": {**TEXT, "description": "the policy's name"},
            "scope": _closed(window, "the days that count, both ends included"),
            "parties": {"type": "object", "additionalProperties": TEXTS},
            "issues": {"type": "object", "additionalProperties": TEXTS},
            "coverage": {"type": "array", "items": _coverage(window)},
            "goal": TEXT,
            "rules": {"type": ["array", "null"], "items": {"$ref": "#/$defs/rule"}},
        },
        "$defs": {
            "commitments": _object(COMMITMENTS),
            "pattern": {"anyOf": [_object(EVENT), *_nested(), _object(PROCESS)]},
            "rule": _rule(),
        },
    }


def _coverage(window: JSON) -> JSON:
    covered = _closed({"pattern": SORTS["pattern"], **window}, "where silence is absence")
    return {**covered, "required": ["pattern"]}


def _closed(properties: JSON, description: str) -> JSON:
    return {"type": "object", "description": description, "properties": properties, "additionalProperties": False}


def _object(form: Form) -> JSON:
    needed = [name for name, key in form.items() if key.needed]
    found = {"type": "object", "properties": {n: _value(k) for n, k in form.items()}, "additionalProperties": False}
    return {**found, "required": needed} if needed else {**found, "minProperties": 1}


def _value(key: Key) -> JSON:
    kind = {"enum": list(key.choices)} if key.choices else SORTS[key.sort]
    return {**kind, "description": key.help} if key.help else kind


def _nested() -> list[JSON]:
    forms = {"contact": CONTACT, "reply": REPLY, "commitments": COMMITMENTS}
    return [
        {"type": "object", "properties": {n: _object(forms[n])}, "required": [n], "additionalProperties": False}
        for n in NESTED
    ]


def _rule() -> JSON:
    templates: JSON = {name: _object(form) for name, form in TEMPLATES.items()}
    templates[PAIR] = {"type": "array", "items": SORTS["pattern"], "minItems": 2, "maxItems": 2}
    own = _object(RULE)
    return {
        **own,
        "properties": {**own["properties"], **templates},
        "oneOf": [{"required": [name]} for name in templates],
    }
