"""Starts a policy file from what a docket holds: its states, the issues its records speak of, its days."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from dragoman.policy.describing import actor_name
from dragoman.record.docket import DocketExport
from dragoman.vocabulary.inflections import lemmas

MOST_PARTIES, MOST_ISSUES, WORDS_OF_AN_ISSUE = 6, 6, 8
PLAIN = re.compile(r"[^\W\d_][\w -]*")
SAFE = "abcdefghijklmnopqrstuvwxyz0123456789-"

FORMS = """\
rules: []
# - id: allies-first
#   stated: the words that the rule comes from
#   precedence:
#     before: {{type: CONSULT, between: [{one}, {other}]}}
#     event: {{contact: {{from: {one}, to: {other}}}}}
# - id: answer-in-time
#   stated: every approach is answered within two weeks
#   response:
#     event: {{contact: {{from: {one}, to: {other}}}}}
#     then: {{reply: {{from: {other}, to: {one}}}}}
#     within: 2 weeks
# Templates: precedence, response, succession, absence, existence, exactly, not-coexistence, not-succession,
# independence, linkage, wording, reciprocity, deadline.
"""


def new_policy(docket: DocketExport, issues: Mapping[str, Iterable[str]]) -> str:
    """A policy file as YAML that reads as it stands: parties, issues, scope, and rules to fill in.

    `issues` are the words that are known for each issue.
    """
    return "".join(f"{line}\n" for line in _lines(docket, issues)) + _rules(_parties(docket))


def _lines(docket: DocketExport, issues: Mapping[str, Iterable[str]]) -> Iterator[str]:
    yield "# Read by: dragoman check FILE. Every rule quotes in `stated` the words that it comes from."
    yield "policy: name of the policy"
    yield from _scope(docket)
    yield "parties:"
    for name, member in _parties(docket).items():
        yield f"  {name}: {member}  # {actor_name(member)}"
    found = _issues(docket, issues)
    if found:
        yield "issues:  # words that assign a record to an issue, in any inflection"
    for issue, words in found.items():
        yield f"  {_quoted(issue)}: [{', '.join(map(_quoted, words))}]"
    yield "coverage: []  # where silence may be read as absence: {pattern: {…}, from: DAY, to: DAY}"


def _quoted(words: str) -> str:
    """Words as YAML takes them in a list."""
    return words if PLAIN.fullmatch(words) else json.dumps(words, ensure_ascii=False)


def _scope(docket: DocketExport) -> Iterator[str]:
    known = [d.published for d in docket.documents]
    firsts = [p.earliest for p in known if p.earliest]
    if firsts:
        yield f"scope: {{from: {min(firsts)}}}  # the first report; begin earlier where the policy does"


def _parties(docket: DocketExport) -> dict[str, str]:
    """The states that are named most, each under a short name."""
    counted = Counter(a.country for a in docket.actors if a.country for _ in a.mentions)
    ranked = sorted(counted, key=lambda code: (-counted[code], code))[:MOST_PARTIES]
    return {_short(actor_name(code)): code for code in ranked}


def _short(name: str) -> str:
    """A name as a key: small letters, words joined by hyphens."""
    joined = "-".join(name.casefold().split())
    return "".join(char for char in joined if char in SAFE).strip("-") or "party"


def _issues(docket: DocketExport, known: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """The issues of most records, with words; where no record has one, those whose words the documents hold most."""
    layers = (docket.statements, docket.events, docket.contacts, docket.commitments, docket.processes)
    counted = Counter(issue for layer in layers for record in layer for issue in record.issues)
    if not counted:
        words = Counter(word for document in docket.documents for word in lemmas(document.text))
        counted = Counter(
            {issue: sum(words[lemmas(p)[0]] for p in ps if len(lemmas(p)) == 1) for issue, ps in known.items()}
        )
    ranked = sorted((i for i in counted if counted[i] and i in known), key=lambda i: (-counted[i], i))
    return {issue: list(known[issue])[:WORDS_OF_AN_ISSUE] for issue in ranked[:MOST_ISSUES]}


def _rules(parties: Mapping[str, str]) -> str:
    names = [*parties, "us", "them"]
    return FORMS.format(one=names[0], other=names[1])
