"""Whose a thing was: one report has it be of one state, another of another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.reconcile.disagreements.case import Case, disagreement
from dragoman.reconcile.disagreements.names import capitals, state_codes, state_names
from dragoman.reconcile.disagreements.sentences import sentence_at
from dragoman.reconcile.disagreements.settings import setting_around
from dragoman.record.dates import Answer
from dragoman.record.evidence import Span
from dragoman.record.findings import Disagreement

CALLED = r"\b(?:[Tt]he|[Tt]hat|[Tt]his) (?P<what>[a-z]+) (?:was|is|had been)(?: really| actually| in truth| in fact)? "
IDENTITY = re.compile(
    rf"{CALLED}(?:(?:an?|the) (?P<of>[A-Z][a-z]+) (?:(?P=what)|one|make|work)\b"
    r"|(?P<plain>[A-Z][a-z]+(?:an|ish|ese|ch|i|k)\b))"
)
MADE = re.compile(
    r"\b(?:[Tt]he|[Tt]hat|[Tt]his) (?P<what>[a-z]+) (?:(?:was|had been|is) )?"
    r"(?:written|drafted|drawn up|penned|composed|made|built|launched|fired|prepared|came|come)"
    r" (?:by|in|from) (?:the )?(?P<of>[A-Z][a-z]+)"
)
SHARED = 2
"""Telling words around two mentions of a thing where only its maker is told."""


def origin_disagreements(case: Case) -> Iterator[Disagreement]:
    """Words such as "the plane was a Ruritanian plane", where another source speaks of a Borduran one."""
    for document in case.docket.documents:
        for told in (*IDENTITY.finditer(document.text), *MADE.finditer(document.text)):
            of = told["of"] or told.groupdict().get("plain")
            if of not in _makers() or told["what"] in NO_THINGS:
                continue
            claimed = document.span(told.start(), told.end())
            other = list(_of_others(case, claimed, told["what"], of, loose=told.re is IDENTITY))
            if other:
                yield disagreement(
                    f"whose the {told['what']} was", "participants", [(of, [claimed]), (other[0].text, other)]
                )


NO_THINGS = frozenset(
    {"minister", "president", "envoy", "man", "woman", "team", "delegation", "side", "group", "state"}
)
"""People are not asked whose they are."""


def _makers() -> dict[str, str]:
    return state_codes() | capitals() | {"European": "european", "Brussels": "european"}


def _of_others(case: Case, claimed: Span, what: str, of: str, *, loose: bool) -> Iterator[Span]:
    """The thing with another state's name before it, in reports up to that one."""
    names = rf"{state_names().pattern}|\bUS|\bU\.S\.|\bEuropean"
    named = re.compile(rf"(?P<of>{names})(?:['’]s)? {re.escape(what)}\b")
    ours = setting_around(
        case, case.documents[claimed.document], sentence_at(case.documents[claimed.document], claimed.start)
    )
    for document in case.docket.documents:
        later = document.published.after(case.published(claimed.document))
        for found in named.finditer(document.text) if later is not Answer.YES else ():
            span = document.span(found.start(), found.end())
            theirs = setting_around(case, document, sentence_at(document, found.start()))
            if _code(found["of"]) != _code(of) and (loose or len(ours.shared(theirs)) >= SHARED):
                yield span


def _code(form: str) -> str:
    return _makers().get(form, "USA" if form in ("US", "U.S.") else form.casefold())
