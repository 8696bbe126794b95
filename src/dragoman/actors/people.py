"""Names of persons: which shorter name may be taken for which fuller one."""

from __future__ import annotations

from dragoman.vocabulary.offices import Gender, given_names, offices

SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
SHORTEST_NICKNAME = 3

Name = tuple[str, ...]
"""The words of a name in lower case, without titles and suffixes."""


def name_words(words: tuple[str, ...]) -> Name:
    """The telling words of a name: no suffixes, no quotation marks, no case."""
    low = (w.lower().replace("’", "'") for w in words)
    return tuple(w for w in low if w not in SUFFIXES and any(c.isalnum() for c in w))


def family_name(name: Name) -> str:
    """The word that the bearer goes by: the last one, or the first where names are told family first."""
    return name[0] if len(name) > 1 and name[0] in offices().family_first else name[-1]


def same_person(one: Name, other: Name) -> bool:
    """Whether two names of several words may be one person's: one family name, and given names that agree."""
    if one == other or _tail(one, other) or _tail(other, one):
        return True
    if family_name(one) != family_name(other):
        return False
    if family_name(one) in offices().family_first:
        return _letters(_given(one)) == _letters(_given(other))
    return _given_agree(_given(one), _given(other))


def short_for(short: str, full: Name) -> bool:
    """Whether a single word is the family name of a full one (its last word counts too)."""
    return short in (family_name(full), full[-1])


def begins_name(word: str) -> bool:
    """Whether a person's name often begins with the word: a given name, or a family name told first."""
    return word.lower() in given_names() or word.lower() in offices().family_first


def gender_of(name: Name) -> Gender | None:
    """What the given name says, where it says something."""
    return given_names().get(name[0]) if name and name[0] not in offices().family_first else None


def _given(name: Name) -> Name:
    family = family_name(name)
    return tuple(w for w in name if w != family)


def _given_agree(one: Name, other: Name) -> bool:
    """Whether given names agree: the first ones, or one bearer's first with the other's second where nothing is said
    against it ("George H. Hall" is not "George W. Hall")."""
    if not one or not other:
        return False
    if _same_given(one[0], other[0]):
        return len(one) == 1 or len(other) == 1 or _same_given(one[1], other[1])
    return any(_same_given(a, b) for a in one[:2] for b in other[:2])


def _letters(name: Name) -> str:
    """Given names of which reports write the parts together, with a hyphen or apart."""
    return "".join(c for word in name for c in word if c.isalnum())


def _same_given(one: str, other: str) -> bool:
    a, b = one.rstrip("."), other.rstrip(".")
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return a == b or (min(len(a), len(b)) >= SHORTEST_NICKNAME and (a.startswith(b) or b.startswith(a)))


def _tail(short: Name, full: Name) -> bool:
    """As in "Suu Kyi" of "Aung San Suu Kyi"."""
    return 1 < len(short) < len(full) and full[-len(short) :] == short
