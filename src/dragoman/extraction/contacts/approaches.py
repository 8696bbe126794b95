"""Where a text tells of an approach: verbs that turn to a party, and nouns for what is sent, handed over or asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.extraction.clauses.frames import Clauses
from dragoman.extraction.clauses.parties import Parties
from dragoman.extraction.clauses.phrases import find_phrase
from dragoman.extraction.contacts.answers import Answers
from dragoman.extraction.contacts.approach import Approach
from dragoman.extraction.contacts.attempts import attempt_at
from dragoman.extraction.contacts.causing import Causing
from dragoman.extraction.contacts.handings import Handings
from dragoman.extraction.contacts.owing import Owing
from dragoman.extraction.contacts.sendings import Sendings
from dragoman.extraction.contacts.sides import VERBAL, WIDTH, Sides
from dragoman.extraction.contacts.turnings import Turnings, with_bearer
from dragoman.language.analysis import Analysis, Sentence, Token
from dragoman.vocabulary.contacts import contact_words


class Approaches:
    """Finds the approaches that the clauses of a sentence tell of, in text order."""

    def __init__(self, analysis: Analysis, clauses: Clauses, parties: Parties) -> None:
        self._analysis, self._clauses = analysis, clauses
        self._sides = Sides(analysis, clauses, parties)
        self._turnings, self._sendings = Turnings(self._sides), Sendings(self._sides)
        self._handings, self._answers = Handings(self._sides, self._sendings), Answers(self._sides)
        self._causing = Causing(self._sides)
        self.owing = Owing(self._sides)
        self._words = contact_words()
        self._verbs = frozenset().union(*self._words.verbs.values(), self._words.by_telephone)

    def of(self, sentence: Sentence) -> Iterator[Approach]:
        """Every approach told in a sentence; several may tell of the same one."""
        tokens = self._analysis.tokens_of(sentence)
        for token in tokens:
            if token.pos in VERBAL or (token.tag.startswith("VB") and token.pos != "NOUN"):
                yield from self._by_verb(token)
            elif token.pos in ("NOUN", "PROPN") and token.lemma in self._words.nouns:
                yield from self._sendings.told_by(token)
        yield from self._by_phrase(tokens)

    def _by_verb(self, verb: Token) -> Iterator[Approach]:
        if verb.lemma not in self._verbs:
            return
        frame = self._clauses.frame(verb.index)
        if frame.complement is not None and self._nameless(frame.complement):
            return  # "asked not to be named"
        readers = (self._answers, self._turnings, self._handings, self._causing)
        carried = verb.lemma in self._words.verbs["passing"]  # somebody else's, perhaps
        found = next(
            (a for r in (readers[:1] + readers[2::-1] if carried else readers) for a in r.told_by(frame)), None
        )
        found = self._causing.sent(found, frame)
        if found is not None:
            told = with_bearer(found, frame, self._sides)
            yield replace(told, attempt=attempt_at(self._analysis, verb))
        elif private := self._turnings.in_private(frame):
            yield with_bearer(private, frame, self._sides)

    def _nameless(self, verb: Token) -> bool:
        kids = self._analysis.children(verb.index)
        return verb.lemma in ("name", "identify", "quote") and any(k.dep == "auxpass" for k in kids)

    def _by_phrase(self, tokens: Sequence[Token]) -> Iterator[Approach]:
        """As in "was on the phone to", "made it known to", "got word to"."""
        for phrase in self._words.phrases:
            at = find_phrase(tokens, (phrase,))
            if at is None or self._sendings.is_manner(tokens[at[0]]):
                continue
            target = self._sides.next_party(tokens[at[1] :])
            wanting = tokens[at[0]].lemma == "want"  # "wants to learn from Oslo which": that is asking
            verb = tokens[at[0]] if wanting else self._verb_above(tokens[at[1] - 1])
            if target is not None and verb is not None:
                frame = self._clauses.frame(verb.index)
                initiator = self._sides.agent(frame)
                yield Approach(verb, initiator, target, via=self._sides.bearer(frame), weight=2)

    def _verb_above(self, token: Token) -> Token | None:
        here = token
        for _ in range(WIDTH):
            here = self._analysis.tokens[here.head]
            if here.pos in VERBAL and here.dep != "acl":
                return here
        return None
