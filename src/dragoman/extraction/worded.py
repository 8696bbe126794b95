"""Which tagged attributions tell of words: PolNeAR also marks aims, deeds and moods, which are no statements."""

from __future__ import annotations

from dragoman.language.analysis import Analysis, Token
from dragoman.models.attribution.decoding import Tagged
from dragoman.vocabulary.reporting import reporting

LONG = 30
"""Characters of content from which a paraphrase counts though nobody is named for it."""

COLOUR = 3
QUOTES = frozenset('"“”„«»')


def reports_words(text: str, analysis: Analysis, tagged: Tagged) -> bool:
    """Whether somebody's words are reported: quoted, or told by a cue that is no verb of doing.

    Without a source, the cue must be a reporting word with a clause, or the content long. "should affirm" tells of
    nothing that was said.
    """
    if tagged.cue is None or _quoted(text, tagged):
        return True
    words, cue = reporting(), list(analysis.tokens_between(*tagged.cue))
    lemmas = {t.lemma for t in cue}
    if lemmas & words.never_said or any(t.lemma in words.pictures for t in _source(analysis, tagged)):
        return False
    if lemmas & words.deeds and not lemmas & words.cues:
        return False
    if tagged.source:
        return True
    aim = text[tagged.content[0][0] :][:3].lower() == "to "
    length = sum(end - start for start, end in tagged.content)
    return not aim and (bool(lemmas & (words.clause | words.noun_clause)) or length > LONG)


def _quoted(text: str, tagged: Tagged) -> bool:
    """Whether the content has more in quotation marks than a word or two for colour."""
    marked = (text[start:end] for start, end in tagged.content if QUOTES & set(text[start:end]))
    return any(len(words.split()) > COLOUR for words in marked)


def _source(analysis: Analysis, tagged: Tagged) -> list[Token]:
    return list(analysis.tokens_between(*tagged.source)) if tagged.source else []
