"""What is between two actors of a sentence, as features for the trained typing of their relation.

A feature is a kind and a value parted by a colon: lemmas on the way between the two in the parse, the verbs above each,
what stands with these, the words between, and the events that the rules find there with their factuality.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from dragoman.extraction.events.reading import Reading
from dragoman.extraction.spans import Extent
from dragoman.language.analysis import Analysis, Token
from dragoman.record.happenings import Event
from dragoman.vocabulary.events import event_words

YIELD = "YIELD"
YIELDING = frozenset({"CONCEDE", "RETREAT"})
FRIENDLY = frozenset({"YIELD", "AID", "COOPERATE", "CONSULT", "SUPPORT", "AGREE"})
SKIPPED = frozenset({"PUNCT", "SPACE", "DET", "NUM"})
VERBAL = frozenset({"VERB", "AUX"})
BESIDE = frozenset({"aux", "neg", "prt", "advmod", "mark", "acomp", "dobj", "prep", "xcomp"})
BELOW = frozenset({"dobj", "nsubjpass", "prt", "prep", "oprd", "acomp", "attr", "agent"})
DEEPEST = 4


def pair_features(reading: Reading, events: Iterable[Event], source: Extent, target: Extent) -> frozenset[str]:
    """The features of the relation from the words at `source` to those at `target`, half-open offsets."""
    return frozenset(_Pair(reading, source, target).features(events))


def plv_type(event: Event) -> str:
    """The type as PLV names it."""
    return YIELD if event.type in YIELDING else event.type


class _Pair:
    def __init__(self, reading: Reading, source: Extent, target: Extent) -> None:
        self.analysis: Analysis = reading.analysis
        self.factuality = reading.factuality
        self.source, self.target = source, target
        self.heads = (self._head(source), self._head(target))
        between = (t for span in (source, target) for t in self.analysis.tokens_between(*span))
        self.inside = frozenset(t.index for t in between)

    def features(self, events: Iterable[Event]) -> Iterator[str]:
        """All features, some more than once."""
        for event in events:
            yield from self._of_event(event)
        one, other = self.heads
        if one is not None and other is not None:
            yield from self._way(one, other)
            yield from self._above(one, other)
        yield from self._words()

    def _head(self, span: Extent) -> Token | None:
        tokens = [t for t in self.analysis.tokens_between(*span) if t.pos not in ("PUNCT", "SPACE")]
        inside = {t.index for t in tokens}
        return next((t for t in tokens if t.head not in inside or t.head == t.index), tokens[0] if tokens else None)

    def _of_event(self, event: Event) -> Iterator[str]:
        """What the rules find, and whether it is told of the two, of one of them or of others."""
        acts, undergoes = (
            any(p.mention.start < end and start < p.mention.end for p in event.participants)
            for start, end in (self.source, self.target)
        )
        place = "pair" if acts and undergoes else "src" if acts else "tgt" if undergoes else "ev"
        kind = plv_type(event)
        for key in dict.fromkeys((place, "ev")):
            yield from (f"{key}:{kind}", f"{key}:{kind}:{event.factuality}", f"{key}:{event.type}:{event.act}")
            yield f"{key}:{event.factuality}"
        yield f"cv{int(acts)}{int(undergoes)}:{_converted(kind, event.factuality)}"

    def _way(self, one: Token, other: Token) -> Iterator[str]:
        """The words on the way from one to the other in the parse."""
        up, down = self._upwards(one), self._upwards(other)
        common = next((i for i in up if i in down), None)
        first = up[1 : up.index(common) + 1] if common is not None else up[1:]
        second = down[1 : down.index(common)] if common is not None else down[1:]
        way = [i for i in (*first, *reversed(second)) if i not in self.inside]
        lemmas = [self.analysis.tokens[i].lemma for i in way]
        yield from (f"p:{lemma}" for lemma in lemmas)
        yield from (f"lp:{kind}" for lemma in lemmas for kind in _told_by(lemma))
        yield from (f"p2:{a}_{b}" for a, b in pairwise(lemmas))
        yield from (f"pm:{k.lemma}" for i in way for k in self.analysis.children(i) if k.dep in BESIDE)
        if common is not None:
            token = self.analysis.tokens[common]
            yield from (f"c:{token.lemma}", f"c:{token.lemma}:{one.dep}:{other.dep}")
            if token.pos in VERBAL | {"NOUN"}:
                yield f"F:{self.factuality(common)}"

    def _upwards(self, token: Token) -> list[int]:
        found = [token.index]
        while self.analysis.tokens[found[-1]].head not in found:
            found.append(self.analysis.tokens[found[-1]].head)
        return found

    def _above(self, one: Token, other: Token) -> Iterator[str]:
        """The words that govern the two, and the verbs in a row below the source's: "refused to meet"."""
        tokens = self.analysis.tokens
        yield from (f"g:{tokens[one.head].lemma}", f"gt:{tokens[other.head].lemma}", f"ds:{one.dep}", f"dt:{other.dep}")
        row = self._row(one)
        lemmas = [tokens[i].lemma for i in row]
        if row:
            yield from (f"sf:{self.factuality(row[0])}", f"lf:{self.factuality(row[-1])}")
            yield from (f"cl:{lemmas[-1]}", f"c0:{lemmas[0]}")
            yield from (f"lr:{kind}" for lemma in lemmas for kind in _told_by(lemma))
            yield from (f"lc:{_converted(kind, self.factuality(row[-1]))}" for kind in _told_by(lemmas[-1]))
        yield from (f"ch:{a}_{b}" for a, b in pairwise(lemmas))
        for index in row:
            for kid in self.analysis.children(index):
                if kid.dep in BELOW:
                    yield from (f"o:{kid.lemma}", f"vo:{tokens[index].lemma}_{kid.lemma}")
        if (verb := self._verb(other)) is not None:
            yield from (f"tv:{tokens[verb].lemma}", f"tf:{self.factuality(verb)}")

    def _verb(self, token: Token) -> int | None:
        return next((i for i in self._upwards(token)[1:] if self.analysis.tokens[i].pos in VERBAL), None)

    def _row(self, token: Token) -> list[int]:
        """The verb above a word and the verbs of its complements."""
        found: list[int] = []
        verb = self._verb(token)
        while verb is not None and len(found) < DEEPEST:
            found.append(verb)
            verb = next((k.index for k in self.analysis.children(verb) if k.dep in ("xcomp", "ccomp")), None)
        return found

    def _words(self) -> Iterator[str]:
        """The words of the sentence, and those between the two."""
        start, end = min(self.source[0], self.target[0]), max(self.source[1], self.target[1])
        outside = [t for t in self.analysis.tokens if t.index not in self.inside]
        for token in outside:
            if token.pos not in SKIPPED:
                yield f"w:{token.lemma}"
                if start <= token.start < end:
                    yield f"b:{token.lemma}"
                    yield from (f"lb:{kind}" for kind in _told_by(token.lemma))
        for one, other in pairwise(outside):
            if start <= one.start < end and other.index == one.index + 1:
                yield f"bb:{one.lemma}_{other.lemma}"


@cache
def _told_by(lemma: str) -> tuple[str, ...]:
    """The types that a word may tell of, whatever stands beside it."""
    words = event_words()
    patterns = (*words.verbs.get(lemma, ()), *words.nouns.get(lemma, ()))
    kinds = (YIELD if p.type in YIELDING else p.type for p in patterns)
    return tuple(sorted(set(kinds)))


def _converted(kind: str, factuality: str) -> str:
    """PLOVER's view of what has not happened: a friendly act to come is agreed to, one denied is rejected."""
    if kind in FRIENDLY and factuality in ("planned", "offered"):
        return "AGREE"
    return "REJECT" if kind in FRIENDLY and factuality == "negated" else kind
