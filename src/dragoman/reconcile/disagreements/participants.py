"""Who took part: one report has somebody there, another says that he stayed away; whose a thing was."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.reconcile.disagreements.case import Case, between_marks, disagreement
from dragoman.reconcile.passages import sentence_bounds, setting_of
from dragoman.reconcile.words import concepts_in, likeness
from dragoman.record.dates import Answer
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.findings import Disagreement
from dragoman.vocabulary.comparing import comparing_words
from dragoman.vocabulary.countries import countries

IDENTITY = re.compile(r"\b(?:[Tt]he|[Tt]hat|[Tt]his) (?P<what>[a-z]+) (?:was|is) an? (?P<of>[A-Z][a-z]+) (?P=what)\b")

JOINING = re.compile(r", (?:and|but|while|though) ")

RELATED = 0.1
"""Likeness of the two sentences from which on they are of one occasion."""

BEFORE = 45
"""Characters before the words of absence in which the one who was absent is named."""


@dataclass(frozen=True)
class Named:
    """A state named in words that tell of its presence or absence, and the sentence."""

    code: str
    sentence: Span
    setting: frozenset[str]


def participant_disagreements(case: Case) -> Iterator[Disagreement]:
    """States said to have been there and to have stayed away; things said to be of different states."""
    present: dict[str, list[Named]] = defaultdict(list)
    for document in case.docket.documents:
        for found in _present(document):
            present[found.code].append(found)
    for document in case.docket.documents:
        for absent in _absent(document):
            if match := _likest(case, absent, present[absent.code]):
                yield _finding(absent, match, present[absent.code])
    yield from _origins(case)


@cache
def _state_names() -> re.Pattern[str]:
    forms = {form for c in countries().values() for form in (*c.names, *c.demonyms)}
    return re.compile(rf"\b(?:{'|'.join(re.escape(f) for f in sorted(forms, key=len, reverse=True))})\b")


@cache
def _codes() -> dict[str, str]:
    return {form: c.code for c in countries().values() for form in (*c.names, *c.demonyms)}


def _sentence(document: Document, offset: int) -> Span:
    start, end = sentence_bounds(document.text, offset)
    while end > start + 1 and document.text[end - 1].isspace():
        end -= 1
    return document.span(start, end)


def _absent(document: Document) -> Iterator[Named]:
    """The state named last before the words of absence."""
    for told in re.finditer(comparing_words().absence, document.text):
        named = list(_state_names().finditer(document.text, max(0, told.start() - BEFORE), told.start()))
        sentence = _sentence(document, told.start())
        if named and named[-1].start() >= sentence.start:
            start = max(sentence.start, _clause_start(document.text, sentence.start, named[-1].start()))
            yield Named(_codes()[named[-1].group()], _clause(document, start, told.end()), _setting(document, sentence))


def _clause_start(text: str, start: int, end: int) -> int:
    """Where the part of the sentence begins that leads up to an offset: behind a semicolon or a conjunction, else at
    its start."""
    return max([start, text.rfind(";", start, end) + 1, *(m.end() for m in JOINING.finditer(text, start, end))])


def _clause(document: Document, start: int, end: int) -> Span:
    while document.text[start].isspace():
        start += 1
    return document.span(start, end)


def _setting(document: Document, sentence: Span) -> frozenset[str]:
    return concepts_in(setting_of(document, sentence))


def _present(document: Document) -> Iterator[Named]:
    """Each state named in a sentence that tells who took part."""
    for told in re.finditer(rf"\b(?:{comparing_words().presence})\b", document.text):
        sentence = _sentence(document, told.start())
        if re.search(comparing_words().absence, sentence.text):
            continue
        for code in sorted({_codes()[m.group()] for m in _state_names().finditer(sentence.text)}):
            yield Named(code, sentence, _setting(document, sentence))


def _likest(case: Case, absent: Named, present: list[Named]) -> Named | None:
    """The sentence of another source that has the state there, and is most like the one that has not."""
    fitting = [p for p in present if _comparable(case, absent, p)]
    return max(fitting, key=lambda p: (likeness(p.setting, absent.setting), p.sentence), default=None)


def _comparable(case: Case, absent: Named, found: Named) -> bool:
    if case.source(absent.sentence.document) == case.source(found.sentence.document):
        return False
    later = case.published(found.sentence.document).after(case.published(absent.sentence.document))
    return later is not Answer.YES and likeness(absent.setting, found.setting) >= RELATED


def _finding(absent: Named, found: Named, present: list[Named]) -> Disagreement:
    same = [p.sentence for p in present if p.setting == found.setting]
    name = countries()[absent.code].name
    sides = [(f"{name} took part", [found.sentence, *same]), (f"{name} stayed away", [absent.sentence])]
    return disagreement(f"whether {name} took part in {between_marks(found.sentence.text)}", "participants", sides)


def _origins(case: Case) -> Iterator[Disagreement]:
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
    named = re.compile(rf"(?P<of>{_state_names().pattern}|\bUS|\bU\.S\.|\bEuropean) {re.escape(what)}\b")
    for document in case.docket.documents:
        later = document.published.after(case.published(claimed.document))
        for found in named.finditer(document.text) if later is not Answer.YES else ():
            if _code(found["of"]) != _code(of):
                yield document.span(found.start(), found.end())


def _code(form: str) -> str:
    return _codes().get(form, "USA" if form in ("US", "U.S.") else form.casefold())
