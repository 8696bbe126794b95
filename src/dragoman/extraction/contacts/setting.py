"""In which setting somebody turns to somebody: in private or before the public, and whether it has happened at all."""

from __future__ import annotations

from dragoman.extraction.clauses.phrases import find_phrase
from dragoman.extraction.contacts.sides import NATIONAL, VERBAL
from dragoman.language.analysis import Analysis, Token
from dragoman.vocabulary.contacts import contact_words

UNREAL = frozenset({"will", "would", "shall", "should", "may", "might", "can", "could", "must", "ought"})
CONDITIONS = frozenset({"if", "unless", "whether"})
DUE = frozenset({"due", "set", "expect", "schedule", "likely", "ready", "supposed", "suppose", "hope", "plan"})
HIGHEST = 8
ASKING_FIRST = frozenset({"have", "do", "be", "will", "would", "can", "could", "should", "did", "has"})


def is_private(analysis: Analysis, trigger: Token) -> bool:
    """Whether words of a private setting stand with an act, outside of what is asked or said."""
    said = {t.index for k in analysis.children(trigger.index) if k.dep == "ccomp" for t in analysis.subtree(k.index)}
    inside = [t for t in analysis.subtree(trigger.index) if t.index not in said and t is not trigger]
    return find_phrase(inside, contact_words().private) is not None


def is_public(analysis: Analysis, trigger: Token) -> bool:
    """Whether words of a public setting stand with an act or what governs it, or a verb of proclaiming above it."""
    sourced = [k for k in analysis.children(trigger.index) if k.lemma in ("accord", "according")]
    apart = {t.index for k in sourced for t in analysis.subtree(k.index)}
    inside = [t for t in analysis.subtree(trigger.index) if t.index not in apart]
    above = analysis.tokens[trigger.head]
    if above.pos in VERBAL and (trigger.pos not in VERBAL or trigger.dep in ("xcomp", "advcl")):
        inside = sorted({*inside, *_adverbial(analysis, above)}, key=lambda t: t.index)
    return find_phrase(inside, contact_words().public) is not None or above.lemma in contact_words().proclaiming


def _adverbial(analysis: Analysis, verb: Token) -> list[Token]:
    """What stands with a verb besides its subject and clauses: "published in four newspapers"."""
    kids = [k for k in analysis.children(verb.index) if k.dep in ("prep", "advmod", "npadvmod", "dobj")]
    kids = [k for k in kids if k.lemma not in ("accord", "according") and not _none_of(analysis, k)]
    return [t for k in kids for t in analysis.subtree(k.index)]


def _none_of(analysis: Analysis, noun: Token) -> bool:
    """As in "made no public comment"."""
    return any(k.lemma == "no" for k in analysis.children(noun.index))


def has_happened(analysis: Analysis, trigger: Token) -> bool:
    """Whether an act is told as one that took place: not denied, planned, advised or supposed."""
    if _is_unreal(analysis, trigger) or _only_to(analysis, trigger):
        return False
    if _is_answered(analysis, trigger):
        return True
    here = trigger
    for _ in range(HIGHEST):
        above = analysis.tokens[here.head]
        if (settled := _settled(analysis, here, above)) is not None:
            return settled
        here = above
    return True


def _settled(analysis: Analysis, here: Token, above: Token) -> bool | None:
    """What the word above says of an act; None where what stands higher up may still bear on it."""
    clause = here.dep in ("acl", "relcl", "ccomp")
    if above.index == here.index:
        return True
    if clause and (above.lemma in contact_words().claims or _is_high_time(analysis, here, above)):
        return above.lemma != "time" and not _is_denied(analysis, above)
    if _is_fact(analysis, here, above):
        return True
    if (
        _forestalls(here, above)
        or _is_due(analysis, here, above)
        or (here.dep in ("xcomp", "dobj", "pcomp") and _is_unreal(analysis, above))
    ):
        return False
    if here.dep in ("nsubj", "nsubjpass", "pobj", "attr") and above.pos in VERBAL:
        return not _supposed(analysis, here, above)
    return None


def _is_due(analysis: Analysis, thing: Token, verb: Token) -> bool:
    """As in "are due to receive it", "is expected to get it"."""
    due = thing.dep == "dobj" and verb.dep == "xcomp" and analysis.tokens[verb.head].lemma in DUE
    return due and _only_to(analysis, verb)


def _is_high_time(analysis: Analysis, clause: Token, noun: Token) -> bool:
    """As in "it is time that Oslo wrote", but not "the third time that Oslo has written"."""
    bare = not any(k.dep in ("det", "amod", "nummod") for k in analysis.children(noun.index))
    return bare and noun.lemma == "time" and clause.dep in ("acl", "relcl", "ccomp") and clause.tag != "VBG"


def _is_answered(analysis: Analysis, noun: Token) -> bool:
    """Whether a thing sent is there to be answered: "has yet to reply to Oslo's letter"."""
    kids = analysis.children(noun.index)
    whose = any(k.dep == "prep" and k.lemma in ("from", "by") for k in kids)
    national = any(k.dep in NATIONAL and k.text[0].isupper() for k in kids)
    known = whose or national or any(k.dep == "poss" or k.lemma == "the" for k in kids)
    verb = analysis.tokens[noun.head]
    if verb.dep == "prep" and verb.lemma in ("to", "on", "down"):
        verb = analysis.tokens[verb.head]
    clauses = (t for t in analysis.subtree(noun.index) if t.dep in ("relcl", "acl") and t.tag in ("VBD", "VBN"))
    told = [verb, *clauses]  # "shelved its plan, which Oslo had refused"
    return noun.pos == "NOUN" and known and any(t.lemma in contact_words().answers for t in told)


def _is_denied(analysis: Analysis, claim: Token) -> bool:
    """Whether a report, a claim or a rumour is one that somebody denies, or has it denied of."""
    verb = analysis.tokens[claim.head]
    told = claim.dep in ("dobj", "nsubjpass") and verb.lemma in contact_words().denied | contact_words().construing
    link = claim.dep == "pobj" and analysis.tokens[verb.head].lemma in contact_words().denied
    return told or link or any(k.lemma in ("no", "false", "untrue") for k in analysis.children(claim.index))


def _only_to(analysis: Analysis, verb: Token) -> bool:
    """As in "the question to be asked of Oslo", "has to write": an act to be done. A purpose is one that is."""
    kids = analysis.children(verb.index)
    if _wants_to_know(verb, analysis.tokens[verb.head]):
        return False
    to = any(k.tag == "TO" for k in kids) and not any(k.dep == "aux" and k.lemma == "have" for k in kids)
    return to and verb.dep != "advcl" and analysis.tokens[verb.head].lemma not in contact_words().trying


def _supposed(analysis: Analysis, noun: Token, verb: Token) -> bool:
    """As in "a letter would be premature"."""
    modal = any(k.tag == "MD" and k.lemma in UNREAL - {"will"} for k in analysis.children(verb.index) if k.dep == "aux")
    kids = analysis.children(noun.index)
    owned = any(k.dep in ("poss", "agent") or (k.dep == "prep" and k.lemma in ("from", "by")) for k in kids)
    return modal and not owned and any(k.lemma in ("a", "an", "any") for k in kids)


def _is_fact(analysis: Analysis, here: Token, above: Token) -> bool:
    """Whether nothing above a clause bears on it: a clause of its own, a participle, what is quoted before "said"."""
    if here.dep in ("relcl", "advcl", "parataxis") or (here.dep == "ccomp" and here.index < above.index):
        return True
    if _wants_to_know(here, above):
        return True
    if here.dep == "acl":
        return here.tag in ("VBN", "VBD")
    own = any(k.dep in ("nsubj", "nsubjpass") for k in analysis.children(here.index))
    return here.dep == "conj" and here.pos in VERBAL and own


def _wants_to_know(verb: Token, above: Token) -> bool:
    """As in "wanted to know from Oslo", which asks."""
    return verb.lemma in ("know", "hear") and above.lemma == "want"


def _is_unreal(analysis: Analysis, token: Token) -> bool:
    kids = analysis.children(token.index)
    if any(k.dep == "neg" or k.lemma in ("no", "neither", "never", "nor") for k in kids):
        return True
    if any(_nobody(analysis, k) for k in kids if k.dep in ("nsubj", "nsubjpass", "dobj")):
        return True
    if any(_on_no_occasion(analysis, k) for k in kids if k.dep == "prep"):
        return True
    if _is_asked(analysis, token) or _is_to_come(token, kids):
        return True
    modal = any(k.tag == "MD" and k.lemma in UNREAL for k in kids if k.dep == "aux")
    inverted = token.dep == "advcl" and any(k.dep == "aux" and k.text in ("Had", "Were", "Should") for k in kids)
    return modal or inverted or any(k.dep == "mark" and k.lemma in CONDITIONS for k in kids)


def _nobody(analysis: Analysis, noun: Token) -> bool:
    none = any(k.lemma in ("no", "neither") for k in analysis.children(noun.index))
    return noun.lemma in ("nobody", "none", "neither") or none


def _is_asked(analysis: Analysis, verb: Token) -> bool:
    """As in "Has the minister spoken to Oslo?"."""
    sentence = analysis.sentence_at(verb.start)
    tokens = analysis.tokens_of(sentence) if sentence is not None else ()
    return verb.pos in VERBAL and bool(tokens) and tokens[-1].text == "?" and tokens[0].lemma in ASKING_FIRST


def _is_to_come(verb: Token, kids: list[Token]) -> bool:
    """As in "before Oslo is approached", "once it writes"."""
    bound = any(k.dep in ("mark", "advmod") and k.lemma in ("before", "until", "once") for k in kids)
    present = verb.tag in ("VBZ", "VBP") or any(k.tag in ("VBZ", "VBP") and k.lemma == "be" for k in kids)
    return bound and present


def _on_no_occasion(analysis: Analysis, link: Token) -> bool:
    """As in "at no point did we write"."""
    nouns = (k for k in analysis.children(link.index) if k.dep == "pobj" and k.lemma in contact_words().occasions)
    return any(k.lemma == "no" for noun in nouns for k in analysis.children(noun.index))


def _forestalls(here: Token, above: Token) -> bool:
    """Whether what governs an act says that it is only planned or denied."""
    words = contact_words()
    governed = here.dep in ("xcomp", "ccomp", "pcomp", "acl", "dobj", "nsubjpass", "pobj", "prep")
    open_noun = here.dep in ("dobj", "nsubjpass") and here.pos not in VERBAL
    unmade = words.unmade if open_noun else words.not_yet | words.denied
    return governed and above.lemma in unmade
