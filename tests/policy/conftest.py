from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from records_by_hand import Case

from dragoman.outputs.queries import select
from dragoman.policy.asking import Held
from dragoman.policy.reading import parse_policy
from dragoman.policy.rules import Policy
from dragoman.record.judgements import Judgement
from dragoman.record.query import Query

HEAD = """
policy: harbour talks
scope: {from: 2021-01-01, to: 2021-06-30}
parties: {norland: NOR, sweland: SWE, allies: [FIN, DNK]}
issues:
  fish: [fish, herring, quota]
  aid: [aid, medicine]
"""


@pytest.fixture
def case() -> Case:
    return Case()


@pytest.fixture
def policy() -> Callable[..., Policy]:
    """A policy of rules given as YAML flow mappings, with whatever stands before them."""

    def build(*rules: str, head: str = "") -> Policy:
        lines = "".join(f"\n  - {{id: r{n}, stated: as agreed, {rule}}}" for n, rule in enumerate(rules, 1))
        return parse_policy(f"{HEAD}{head}\nrules:{lines or ' []'}\n".encode())

    return build


@pytest.fixture
def judged(case: Case, policy) -> Callable[..., Judgement]:
    """The judgement on one rule over the case, as of a day."""

    def judge(rule: str, as_of: str | None = None, head: str = "", **more) -> Judgement:
        day = date.fromisoformat(as_of) if as_of else None
        held = Held(policy(rule, head=head), select(case.docket(), Query(as_of=day)), as_of=day, **more)
        return held.report().judgements[0]

    return judge
