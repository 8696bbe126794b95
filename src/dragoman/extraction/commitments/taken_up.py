"""What is owed where its words stand elsewhere: "the maps that it had agreed to return", "it promised to do so"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.extraction.clauses.frames import SUBJECTS
from dragoman.language.analysis import Analysis, Sentence, Token
from dragoman.vocabulary.commitments import commitment_words

VERBAL = frozenset({"VERB", "AUX"})
SO = frozenset({"so", "likewise", "same"})
ASIDE = frozenset({"relcl", "pcomp", "csubj"})
"""Clauses that tell why or of whom: none that "so" takes up."""
PURPOSE = frozenset({"for", "towards", "toward", "into"})


def gap_filler(analysis: Analysis, trigger: Token, action: Token) -> Token | None:
    """The noun that a verb behind it is about: the "maps" of "the maps that it had agreed to return"."""
    if trigger.dep != "relcl" or action.pos not in VERBAL or action.head not in (trigger.index, trigger.head):
        return None
    noun, kids = analysis.tokens[trigger.head], analysis.children(action.index)
    taken = any(k.dep in ("dobj", "xcomp", "ccomp") and not _relative(k) for k in kids)
    before = noun.index < trigger.index and noun.pos in ("NOUN", "PROPN", "NUM")
    return noun if before and not taken and _about_noun(analysis, trigger, action) else None


def _about_noun(analysis: Analysis, trigger: Token, action: Token) -> bool:
    """Whether the word of the clause for the noun before it is no subject, or is left out: "maps it agreed to"."""
    own = (*analysis.children(trigger.index), *analysis.children(action.index))
    relative = [k for k in own if _relative(k)]
    bare = not any(k.tag in ("WP", "WDT", "WRB") for k in analysis.subtree(trigger.index))
    return bare or (bool(relative) and not any(k.dep in SUBJECTS for k in relative))


def _relative(token: Token) -> bool:
    return token.tag in ("WDT", "WP")


def meant_by_doing(analysis: Analysis, sentence: Sentence, action: Token) -> Token | None:
    """The verb that "do so" takes up, the nearest before it: "asked to free them, Oslo agreed to do so"."""
    kids = analysis.children(action.index)
    if action.lemma != "do" or not any(k.lemma in SO for k in kids) or any(k.dep == "neg" for k in kids):
        return None  # "will not do so" is owed as it stands
    return _nearest(analysis, [t for t in analysis.tokens_of(sentence) if t.index < action.index])


def _nearest(analysis: Analysis, tokens: Sequence[Token]) -> Token | None:
    """The last verb in its plain form that is done to something or somewhere."""
    named = [t for t in tokens if t.tag == "VB" and t.pos == "VERB" and t.lemma not in _light()]
    plain = (t for t in reversed(named) if t.dep not in ASIDE and not _in_order_to(analysis, t))
    return next((t for t in plain if any(k.dep in ("dobj", "prep", "prt") for k in analysis.children(t.index))), None)


def _in_order_to(analysis: Analysis, verb: Token) -> bool:
    return verb.dep == "advcl" and not any(k.tag == "MD" for k in analysis.children(verb.index))


def _light() -> frozenset[str]:
    words = commitment_words()
    return words.beyond_will | words.announcing | words.doubt


def purpose(analysis: Analysis, trigger: Token, action: Token) -> list[Token]:
    """What a promised sum is for, where it hangs on the verb: "promised two million euros on Monday for a road"."""
    if action.head != trigger.index or action.dep != "dobj":
        return []
    kids = [k for k in analysis.children(trigger.index) if k.index > action.index]
    told = [k for k in kids if k.dep == "prep" and k.lemma in PURPOSE]
    told += [k for k in kids if k.dep in ("xcomp", "advcl") and _to_do(analysis, k)]
    return [t for k in told[:1] for t in analysis.subtree(k.index)]


def _to_do(analysis: Analysis, verb: Token) -> bool:
    return any(k.tag == "TO" for k in analysis.children(verb.index))
