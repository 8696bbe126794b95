"""What others report, and somebody denies: "dismissed as a fairy tale a report in a local paper that ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dragoman.reconcile.disagreements.case import Case, disagreement, whether
from dragoman.reconcile.disagreements.sentences import paragraph_of, sentence_at, trimmed
from dragoman.reconcile.words import words
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.findings import Disagreement
from dragoman.vocabulary.comparing import comparing_words
from dragoman.vocabulary.disagreeing import disagreeing_words

FEWEST = 3
"""Words of a denial that tell what is the case instead."""

ARTICLE = re.compile(
    r"\b(?:an?|the|this|those|these|some|several|all)\s+(?:(?!(?:an?|the|this|those|these|some|several|all)\s)[\w'’.-]+\s+){0,4}$",
    re.IGNORECASE,
)
VERDICT = re.compile(r"\s(?:was|were|is|are|as|had been)\s*$")
GOING_ON = re.compile(r"^[\"“]?(?:He|She|It|They|The \w+|[\"“])")


def denied_rumours(case: Case) -> Iterator[Disagreement]:
    """Reports that a sentence names and denies."""
    for document in case.docket.documents:
        for found in _reported().finditer(document.text):
            sentence = sentence_at(document, found.start())
            begin = _begin(document.text, sentence.start, found.start())
            told = _without_verdict(document, begin, min(found.end(), sentence.end))
            if told and document.part_at(found.start()) == "body" and (denial := _denial(document, sentence, told)):
                sides = [(told.text, [told]), (" … ".join(span.text for span in denial), denial)]
                yield disagreement(whether(told.text), "existence", sides)


@cache
def _reported() -> re.Pattern[str]:
    """A noun for a claim, or for somebody who publishes, and what is claimed."""
    claims = "|".join(sorted(comparing_words().claim_nouns))
    media = "|".join(f"{word}s?" for word in sorted(disagreeing_words().media))
    said = r"[^.;:\"“”\n]"
    told = rf"(?:{claims})\b(?:{said}{{0,60}}?\s(?:that|according to which|alleging)\s|\s(?:of|about)\s)"
    published = (
        rf"(?:{media})\b,?\s(?:according to which|(?:that|which)\s(?:had\s)?(?:said|reported|claimed|written))\s"
    )
    return re.compile(rf"\b(?:{told}|{published}){said}+", re.IGNORECASE)


def _begin(text: str, start: int, noun: int) -> int:
    """Where the article of a noun stands, else the noun itself."""
    article = ARTICLE.search(text[start:noun])
    return start + article.start() if article else noun


def _without_verdict(document: Document, start: int, end: int) -> Span | None:
    """The report, without what the sentence says of it or what is said instead."""
    text = document.text[start:end]
    if cut := re.search(comparing_words().instead, text):
        end = start + cut.start()
    if verdict := VERDICT.search(document.text, start, end):
        end = verdict.start()
    return trimmed(document, start, end)


def _denial(document: Document, sentence: Span, told: Span) -> list[Span]:
    """What denies the report: the rest of its sentence, and what the denier goes on to say."""
    before = trimmed(document, sentence.start, told.start) if told.start > sentence.start else None
    behind = trimmed(document, told.end, sentence.end) if told.end < sentence.end else None
    rest = [span for span in (before, behind) if span and words(span.text)]
    put_to = before is not None and disagreeing_words().put_to.fullmatch(before.text)
    if not put_to and not any(disagreeing_words().scotching.search(span.text) for span in rest):
        return []
    says_more = behind is not None and len(words(behind.text)) >= FEWEST
    following = _following(document, sentence)
    return [*rest, following] if following and not says_more else rest


def _following(document: Document, sentence: Span) -> Span | None:
    """The next sentence of the paragraph, where it quotes or goes on about the same."""
    paragraph = paragraph_of(document, sentence.start)
    if sentence.end + 1 >= paragraph.end:
        return None
    following = sentence_at(document, sentence.end + 1)
    return following if GOING_ON.match(following.text) and following.end <= paragraph.end else None
