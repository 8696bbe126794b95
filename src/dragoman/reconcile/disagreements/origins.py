"""Whose a thing was: one report has it be of one state, another of another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.reconcile.disagreements.case import Case, disagreement
from dragoman.reconcile.disagreements.names import state_codes, state_names
from dragoman.record.dates import Answer
from dragoman.record.evidence import Span
from dragoman.record.findings import Disagreement

IDENTITY = re.compile(r"\b(?:[Tt]he|[Tt]hat|[Tt]his) (?P<what>[a-z]+) (?:was|is) an? (?P<of>[A-Z][a-z]+) (?P=what)\b")


def origin_disagreements(case: Case) -> Iterator[Disagreement]:
    """Words such as "the plane was a Ruritanian plane", where another source speaks of a Borduran one."""
    for document in case.docket.documents:
        for told in IDENTITY.finditer(document.text):
            claimed = document.span(told.start(), told.end())
            other = list(_of_others(case, claimed, told["what"], told["of"]))
            if other:
                sides = [(told["of"], [claimed]), (other[0].text, other)]
                yield disagreement(f"whose the {told['what']} was", "participants", sides)


def _of_others(case: Case, claimed: Span, what: str, of: str) -> Iterator[Span]:
    """The thing with another state's name before it, in reports up to that one."""
    named = re.compile(rf"(?P<of>{state_names().pattern}|\bUS|\bU\.S\.|\bEuropean) {re.escape(what)}\b")
    for document in case.docket.documents:
        later = document.published.after(case.published(claimed.document))
        for found in named.finditer(document.text) if later is not Answer.YES else ():
            if _code(found["of"]) != _code(of):
                yield document.span(found.start(), found.end())


def _code(form: str) -> str:
    return state_codes().get(form, "USA" if form in ("US", "U.S.") else form.casefold())
