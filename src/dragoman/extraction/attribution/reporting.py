"""Who reports what, read off the parse: reporting verbs and nouns, "according to", each with source and content.

The constructions are those of PARC 3 and PolNeAR; quotation marks are joined to them in `linking`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.extraction.attribution.sources import owner_of, phrase, source_of
from dragoman.extraction.spans import EDGE, Extent, extent, runs, trim
from dragoman.language.analysis import Analysis, Sentence, Token
from dragoman.vocabulary.reporting import Reporting, reporting

SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
AUXILIARIES = frozenset({"aux", "auxpass", "neg", "advmod"})
COMPLEMENTS = frozenset({"as", "at", "of", "for", "to", "with"})
CLAUSES = frozenset({"ccomp"})
HANDED = frozenset({"give", "send"})
"""Verbs with which words reach somebody, and are not yet told."""

WISHES = frozenset({"urge", "ask"})
"""Forces that do not vouch for the clause they are put into: "X came, as Y had asked" is not Y's word that X came."""
LOOSE_CLAUSES = CLAUSES | {"csubj", "advcl", "acl", "relcl"}
"""What parsers make of the clause behind "made clear"."""


@dataclass(frozen=True)
class Candidate:
    """An attribution in offsets.

    `content` is in text order, `head` the token index of the cue's head word, `rule` the construction it was read from.
    """

    source: Extent | None
    cue: Extent
    content: tuple[Extent, ...]
    head: int
    rule: str


@dataclass(frozen=True)
class _Frame:
    """A construction found at a verb: the heads of what is said, what else belongs to the cue, and what to neither."""

    rule: str
    heads: list[Token]
    cue: list[Token]
    aside: tuple[Token, ...] = ()


def reported(analysis: Analysis) -> list[Candidate]:
    """Every attribution that the parse alone shows, in order of the cue."""
    return list(_Reader(analysis, reporting()).candidates())


def cue_beside(analysis: Analysis, sentences: Iterable[Sentence], quotation: Extent) -> Candidate | None:
    """The reporting verb nearest to the quotation's edges, outside it, with its source and no content yet."""
    reader = _Reader(analysis, reporting())
    verbs = [t for s in sentences for t in analysis.tokens_of(s) if reader.may_quote(t)]
    outside = [t for t in verbs if not quotation[0] <= t.start < quotation[1]]

    def distance(verb: Token) -> tuple[int, int]:
        return min(abs(verb.start - quotation[1]), abs(quotation[0] - verb.end)), verb.index

    return reader.bare(min(outside, key=distance), after=quotation) if outside else None


class _Reader:
    """One pass over the tokens of an analysis."""

    def __init__(self, analysis: Analysis, words: Reporting) -> None:
        self.analysis = analysis
        self.words = words

    def candidates(self) -> Iterator[Candidate]:
        for token in self.analysis.tokens:
            if token.text.lower() == "according":
                yield from self._according(token)
            elif token.pos == "VERB" or token.tag.startswith("VB") or self._acts(token):
                yield from self._verb(token)
            elif token.pos == "NOUN":
                yield from self._noun(token)

    def _acts(self, token: Token) -> bool:
        """Whether the parse takes a verb for a noun that has subject and object: "The Chair thanks the host"."""
        deps = {k.dep for k in self.analysis.children(token.index)} if token.pos == "NOUN" else set()
        return {"nsubj", "dobj"} <= deps

    def may_quote(self, token: Token) -> bool:
        """Whether the token is a verb that can stand beside a quotation."""
        return token.pos in ("VERB", "AUX") and token.lemma in self.words.clause

    def bare(self, verb: Token, after: Extent) -> Candidate:
        """A verb with its source alone."""
        source = source_of(self.analysis, verb, inverted=after[0] < verb.start)
        return Candidate(extent(source), self._cue_extent(verb, []), (), verb.index, "quotation")

    def _verb(self, verb: Token) -> Iterator[Candidate]:
        frame = self._finite(verb) or self._host(verb) or self._infinitive(verb) or self._object(verb)
        if frame is None or self._unsaid(verb):
            return
        source = source_of(self.analysis, verb, inverted=frame.heads[0].index < verb.index)
        if (frame.rule in ("object", "light", "infinitive") or verb.lemma == "show") and not self._speaks(source):
            return
        cue = self._cue(verb, frame.cue)
        content = self._content(frame.heads, [*frame.aside, *cue, *source])
        if content:
            yield Candidate(extent(source), self._cue_extent(verb, frame.cue), content, verb.index, frame.rule)

    def _speaks(self, source: list[Token]) -> bool:
        """Whether there is a source, and one that says something rather than shows it."""
        return bool(source) and not any(t.lemma in self.words.pictures for t in source)

    def _unsaid(self, verb: Token) -> bool:
        """Whether nobody has said it: "may agree", "should affirm"."""
        return any(k.tag == "MD" and k.lemma in self.words.unsaid for k in self.analysis.children(verb.index))

    def _finite(self, verb: Token) -> _Frame | None:
        """Finite clauses: "said (that) ...", "..., said X", "made clear that ..."."""
        kids = self.analysis.children(verb.index)
        clauses = [k for k in kids if k.dep in CLAUSES and not self._parted(k, verb)]
        if clauses and verb.lemma in self.words.clause:
            return _Frame("clause", clauses, [])
        fixed = [k for k in kids if k.text.lower() in self.words.light.get(verb.lemma, ())]
        clauses += [k for f in fixed for k in self.analysis.children(f.index) if k.dep in LOOSE_CLAUSES]
        clauses = [c for c in clauses if c.index > verb.index]
        return _Frame("light", clauses, fixed) if fixed and clauses else None

    def _parted(self, clause: Token, verb: Token) -> bool:
        """Whether a semicolon parts them: "X left; Y says ..."."""
        between = self.analysis.tokens[min(clause.index, verb.index) : max(clause.index, verb.index)]
        quoted = sum(t.text == '"' for t in between) % 2
        return not quoted and any(t.text == ";" for t in between)

    def _host(self, verb: Token) -> _Frame | None:
        """The reporting clause is put into or behind what is said: "The talks, he said, had stalled"."""
        wish = self.words.force.get(verb.lemma) in WISHES
        if verb.lemma not in self.words.clause or verb.head == verb.index or wish:
            return None
        kids = self.analysis.children(verb.index)
        bare = any(k.dep in SUBJECTS for k in kids) and not any(k.dep in ("dobj", "ccomp", "xcomp") for k in kids)
        marks = tuple(k for k in kids if k.dep == "mark")
        as_clause = verb.dep == "advcl" and [k.text.lower() for k in marks] == ["as"]
        if bare and (verb.dep == "parataxis" or as_clause):
            return _Frame("host", [self.analysis.tokens[verb.head]], [], marks)
        return None

    def _infinitive(self, verb: Token) -> _Frame | None:
        """Infinitives: "vowed to ...", "urged X (not) to ..."."""
        if verb.lemma not in self.words.infinitive:
            return None
        kids = self.analysis.children(verb.index)
        heads = [k for k in kids if k.dep in ("xcomp", "ccomp") and self._has_to(k)]
        whom = [k for k in kids if k.dep == "dobj" and heads and k.index < heads[0].index]
        return _Frame("infinitive", whom + heads, []) if heads else None

    def _has_to(self, verb: Token) -> bool:
        return any(k.tag == "TO" for k in self.analysis.children(verb.index))

    def _object(self, verb: Token) -> _Frame | None:
        """Objects: "criticised X for ...", "called X a ...", "described X as ..."."""
        kids = [k for k in self.analysis.children(verb.index) if k.index > verb.index]
        objects = self._acted_on(verb)
        extra = [k for k in kids if k.dep == "prep" and k.lemma in COMPLEMENTS]
        second = [k for k in kids if k.dep in ("oprd", "xcomp", "ccomp")]
        needed = self.words.object_with.get(verb.lemma, frozenset())
        named = any(k.dep in needed for k in second) or (bool(objects) and any(k.lemma in needed for k in extra))
        told = verb.lemma in self.words.object and bool(objects or second)
        if named or told or any(self._worded(verb, thing) for thing in objects):
            return _Frame("object", objects + extra + second, [])
        return self._particle(verb, kids) or self._preposition(verb, kids)

    def _particle(self, verb: Token, kids: list[Token]) -> _Frame | None:
        """Objects of verb and particle: "ruled out ...", "played down ..."."""
        wanted = self.words.particle.get(verb.lemma, frozenset())
        found = [k for k in kids if k.dep in ("prt", "advmod") and k.text.lower() in wanted]
        heads = [k for k in kids if k.dep in ("dobj", "xcomp", "ccomp")]
        return _Frame("object", heads, []) if found and heads else None

    def _worded(self, verb: Token, thing: Token) -> bool:
        """Whether somebody makes words that are told: "issued a statement on ...", "made remarks about ..."."""
        words = self.words.texts | self.words.noun_clause
        behind = [*self.analysis.children(thing.index), *self.analysis.children(verb.index)]
        more = any(k.dep in ("prep", "relcl") and k.index > thing.index for k in behind)
        return verb.lemma in self.words.noun_support - HANDED and thing.lemma in words and more

    def _acted_on(self, verb: Token) -> list[Token]:
        """The verb's object; of a passive that names who acts, its subject."""
        kids = self.analysis.children(verb.index)
        dep = "nsubjpass" if any(k.dep == "agent" for k in kids) else "dobj"
        return [k for k in kids if k.dep == dep and (k.index > verb.index or dep == "nsubjpass")]

    def _preposition(self, verb: Token, kids: list[Token]) -> _Frame | None:
        """Prepositional objects: "called for ...", "referred to X as ..."."""
        wanted = self.words.preposition.get(verb.lemma, frozenset())
        for link in (k for k in kids if k.dep == "prep" and k.lemma in wanted):
            if inner := [k for k in self.analysis.children(link.index) if k.dep in ("pobj", "pcomp")]:
                rest = [k for k in kids if k.dep == "prep" and k.lemma == "as"]
                return _Frame("object", inner + rest, [link] if link.index == verb.index + 1 else [])
        return None

    def _noun(self, noun: Token) -> Iterator[Candidate]:
        """Nouns of saying: "X's claim that ...", "X repeated its promise to ..."."""
        kids = self.analysis.children(noun.index)
        finite = [k for k in kids if k.dep in ("acl", "ccomp") and self._begins_with_that(k)]
        infinite = [k for k in kids if k.dep in ("acl", "xcomp") and self._has_to(k)]
        heads = finite if noun.lemma in self.words.noun_clause else []
        heads = heads or (infinite if noun.lemma in self.words.noun_infinitive else [])
        if not heads:
            return
        verb = self.analysis.tokens[noun.head]
        if noun.dep == "dobj" and verb.lemma in self.words.noun_support and verb.index < noun.index:
            source, first = source_of(self.analysis, verb), verb
        else:
            source, first = owner_of(self.analysis, noun), noun
        content = self._content(heads, [noun, *source])
        if content and source:
            yield Candidate(extent(source), (first.start, noun.end), content, noun.index, "noun")

    def _begins_with_that(self, verb: Token) -> bool:
        return any(k.dep == "mark" and k.lemma == "that" for k in self.analysis.children(verb.index))

    def _according(self, word: Token) -> Iterator[Candidate]:
        """Prepositions of source: "According to X, ..." and "..., according to X"."""
        links = [k for k in self.analysis.children(word.index) if k.lemma == "to" and k.index > word.index]
        named = [k for link in links for k in self.analysis.children(link.index) if k.dep == "pobj"]
        sentence = self.analysis.sentence_at(word.start)
        if not named or sentence is None:
            return
        inside = self.analysis.subtree(word.index)
        rest = self._beside(word, inside, sentence)
        if content := self._extents(rest, inside):
            cue = (word.start, links[0].end)
            yield Candidate(extent(phrase(self.analysis, named[0])), cue, content, word.index, "according")

    def _beside(self, word: Token, inside: list[Token], sentence: Sentence) -> list[Token]:
        """What the phrase vouches for: the whole sentence where it stands at either end, else the clause around it."""
        phrase_indexes = {t.index for t in inside}
        tokens = [t for t in self.analysis.tokens_of(sentence) if t.index not in phrase_indexes]
        before = [t for t in tokens if t.index < word.index and t.text not in EDGE]
        after = [t for t in tokens if t.index > inside[-1].index and t.text not in EDGE and t.text not in "\"'"]
        if not before or not after:
            return tokens
        here = self.analysis.tokens[word.head]
        while here.pos not in ("VERB", "AUX") and here.head != here.index:
            here = self.analysis.tokens[here.head]
        return self.analysis.subtree(here.index)

    def _cue_extent(self, verb: Token, more: Iterable[Token]) -> Extent:
        tokens = self._cue(verb, more)
        return tokens[0].start, tokens[-1].end

    def _cue(self, verb: Token, more: Iterable[Token]) -> list[Token]:
        """The verb with the auxiliaries, negation and adverbs before it, its particle, and what else belongs to it."""
        kids = self.analysis.children(verb.index)
        found = [verb, *more, *(k for k in kids if k.dep == "prt" and k.index == verb.index + 1)]
        before = {k.index for k in kids if k.dep in AUXILIARIES}
        at = verb.index - 1
        while at in before:
            found.append(self.analysis.tokens[at])
            at -= 1
        return sorted(found, key=lambda t: t.index)

    def _content(self, heads: Iterable[Token], without: Iterable[Token]) -> tuple[Extent, ...]:
        """What stands under the heads."""
        under = {t.index: t for h in heads for t in self.analysis.subtree(h.index)}
        broken_off = self._broken_off(max(under), without)
        return self._extents([*under.values(), *broken_off], without)

    def _broken_off(self, last: int, without: Iterable[Token]) -> list[Token]:
        """The rest of a sentence whose verb the parse has torn from its clause ("fears that talks | could fail")."""
        sentence = self.analysis.sentence_at(self.analysis.tokens[last].start)
        rest = list(self.analysis.tokens[last + 1 : sentence.last]) if sentence else []
        ahead = [t for t in rest if t.pos != "ADV"][:1]
        torn = bool(ahead) and ahead[0].pos == "AUX"
        return rest if torn and not any(t.index > last for t in without) else []

    def _extents(self, tokens: Iterable[Token], without: Iterable[Token]) -> tuple[Extent, ...]:
        """The runs of the tokens, cut where source and cue stand between them; no lone pronoun, no leading "but"."""
        found = [_without_conjunction(run) for run in runs(self.analysis, tokens, without)]
        content = tuple(e for e in (extent(trim(run)) for run in found) if e)
        words = [t for run in found for t in run if t.pos not in ("PUNCT", "PRON", "DET", "SCONJ")]
        return content if words else ()


def _without_conjunction(run: list[Token]) -> list[Token]:
    """A sentence's leading "And" or "But" is the reporter's."""
    return run[1:] if run and run[0].dep == "cc" else run
