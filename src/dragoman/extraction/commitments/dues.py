"""What was due by a day, and promises told in a lump: "was to be opened by May", "some promises were kept: ..."."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extraction.clauses.frames import SUBJECTS
from dragoman.extraction.clauses.phrases import find_phrase
from dragoman.extraction.commitments.finder import Finder
from dragoman.extraction.commitments.owed import fronted_bound, infinitive_behind, verb_above
from dragoman.extraction.commitments.undertakings import OFFERED, Undertaking
from dragoman.language.analysis import Sentence, Token
from dragoman.record.obligations import CommitmentStatus, Strength
from dragoman.vocabulary.processes import process_words

VERBAL = frozenset({"VERB", "AUX"})
DUE: Strength = "committed"
BOUNDS = frozenset({"by", "before", "until", "within", "than"})
FAR = 14
"""Words behind a deed among which its day stands."""

FATE = 6
"""Words from a verb on among which it tells what became of promises."""


class Dues(Finder):
    """Finds what one document tells of as due, and of promises by their number."""

    def of(self, sentence: Sentence) -> Iterator[Undertaking]:
        """Everything that a sentence tells of as due, or of promises as kept or broken."""
        for token in self._analysis.tokens_of(sentence):
            if token.lemma == "due" and token.dep in ("acomp", "attr", "oprd"):
                yield from self._due(token)
            elif token.lemma in self._words.days and token.dep in SUBJECTS:
                yield from self._day_passed(token)
            elif token.lemma in self._words.limits and token.dep in ("dobj", "pobj"):
                yield from self._limit_kept(token)
                yield from self._in_time(token)
            elif token.pos in VERBAL:
                yield from self._was_to_be(token)
                yield from self._was_to_do(token)
                yield from self._by_its_day(token)
            elif token.dep in SUBJECTS and self._promises(token):
                yield from self._in_a_lump(token, sentence)

    def _due(self, due: Token) -> Iterator[Undertaking]:
        """As in "Oslo's maps were due on Friday"."""
        copula = self._analysis.tokens[due.head]
        subject = self._subject(copula)
        if subject is None or not self._thing(subject) or not self._bounded(due):
            return
        obligor = self._owner(subject)
        plain = not any(k.dep in ("neg", "xcomp") for k in (*self._kids(copula), *self._kids(due)))
        if obligor is not None and copula.lemma == "be" and plain:
            yield Undertaking(due, DUE, obligor, subject)

    def _was_to_be(self, verb: Token) -> Iterator[Undertaking]:
        """As in "its gates, which were to be opened by May 1", "were due to have been opened"."""
        copula = self._past_copula(verb)
        passive = any(k.dep == "auxpass" for k in self._kids(verb))
        subject = self._subject(copula) if copula is not None else None
        if copula is None or subject is None or not passive or not self._bounded(verb):
            return
        noun = self._analysis.tokens[copula.head] if subject.tag == "WDT" and copula.dep == "relcl" else subject
        main = (
            self._clauses.frame((verb_above(self._analysis, noun) or noun).index).agents if noun is not subject else ()
        )
        obligor = self._owner(noun) or self._party(t for t in main if t is not noun)
        if obligor is not None and noun.lemma not in process_words().talks | self._words.gatherings:
            yield Undertaking(copula, DUE, obligor, noun)

    def _was_to_do(self, verb: Token) -> Iterator[Undertaking]:
        """As in "Oslo was to return the maps by May 1", "the maps that it was supposed to return by May 1"."""
        past, now = self._past_copula(verb), self._due_to(verb)
        copula = past or now
        passive = any(k.dep == "auxpass" for k in self._kids(verb))
        links = BOUNDS if past else BOUNDS | {"on"}
        if copula is None or passive or not self._bounded(verb, links) or verb.lemma in self._words.scheduled:
            return
        subject = self._subject(copula)
        obligor = self._party((*self._clauses.frame(copula.index).agents, *([subject] if subject else [])))
        gap = copula.dep == "relcl" and not any(k.dep == "dobj" and k.tag != "WDT" for k in self._kids(verb))
        if obligor is not None and verb.lemma not in self._words.beyond_will:
            yield Undertaking(copula, DUE, obligor, self._analysis.tokens[copula.head] if gap else verb)

    def _day_passed(self, day: Token) -> Iterator[Undertaking]:
        """As in "the deadline for the return of the maps passed without a word from Oslo"."""
        verb = self._analysis.tokens[day.head]
        owed = self._due_by(day)
        without = [k for k in self._kids(verb) if k.dep == "prep" and k.lemma == "without"]
        behind = [t for k in without for t in self._analysis.subtree(k.index)]
        if owed is None or verb.lemma not in self._words.passing or owed.lemma in self._words.debts:
            return
        obligor = self._party((*self._owners(owed), *self._owners(day), *behind))
        if obligor is not None and (owed.pos in VERBAL or self._thing(owed)):
            yield Undertaking(day, DUE, obligor, owed, fate="breached" if without else None)

    def _limit_kept(self, limit: Token) -> Iterator[Undertaking]:
        """As in "missed a Sunday deadline to return the maps", "met the deadline for handing them over"."""
        verb = verb_above(self._analysis, limit)
        owed = self._due_by(limit)
        if verb is None or owed is None or verb.lemma not in self._words.limited:
            return
        failing = self._analysis.tokens[verb.head] if verb.dep == "xcomp" else verb
        obligor = self._party((*self._owners(limit), *self._clauses.frame(failing.index).agents))
        denied = failing.lemma in self._words.denied or any(k.dep == "neg" for k in self._kids(failing))
        if verb.lemma == "let" and not any(t.lemma in self._words.passing for t in self._analysis.subtree(verb.index)):
            return
        kept = (verb.lemma in self._words.keeping | self._words.kept) and not denied
        if obligor is not None:
            yield Undertaking(limit, DUE, obligor, owed, fate="performed" if kept else "breached")

    def _due_by(self, day: Token) -> Token | None:
        """What a deadline is for: "for the return of the maps", "to return the maps"."""
        kids = self._kids(day)
        links = [k for k in kids if k.dep == "prep" and k.lemma == "for"]
        told = next((p for k in links for p in self._kids(k) if p.dep in ("pobj", "pcomp")), None)
        to_do = (k for k in kids if k.dep in ("acl", "relcl") and any(c.tag == "TO" for c in self._kids(k)))
        return told or next(to_do, None) or infinitive_behind(self._analysis, day)

    def _past_copula(self, verb: Token) -> Token | None:
        """The "were" of "were to be opened", "were due to be opened"."""
        above = self._analysis.tokens[verb.head]
        if above.lemma in ("due", "suppose", "mean") and verb.dep == "xcomp":
            above = above if above.tag == "VBN" else self._analysis.tokens[above.head]
        past = above.lemma == "be" and above.text.lower() in ("was", "were")
        past = past or any(k.text.lower() in ("was", "were") and k.dep == "auxpass" for k in self._kids(above))
        return above if verb.dep == "xcomp" and past else None

    def _due_to(self, verb: Token) -> Token | None:
        """The "is" of "is due to return them by May 1", the "supposed" of "is supposed to"."""
        above = self._analysis.tokens[verb.head]
        if (
            verb.dep != "xcomp"
            or above.lemma not in ("due", "suppose")
            or not any(k.tag == "TO" for k in self._kids(verb))
        ):
            return None
        copula = above if above.tag == "VBN" else self._analysis.tokens[above.head]
        told = (copula, *self._kids(copula))
        return copula if any(t.text.lower() in ("is", "are") for t in told) else None

    def _by_its_day(self, verb: Token) -> Iterator[Undertaking]:
        """As in "freed them two days before the date to which it had bound itself"."""
        day = self._analysis.tokens[verb.head]
        dating = verb.lemma in self._words.verbs or verb.lemma in self._words.dating
        if verb.dep != "relcl" or not dating or day.lemma not in self._words.days:
            return
        deed = verb_above(self._analysis, day) or day
        obligor = self._party(self._clauses.frame(verb.index).agents)
        if obligor is not None and self._was_done(deed) and not self._binds_to_do(verb):
            yield Undertaking(verb, OFFERED, obligor, deed, clause=True, fate="performed")

    def _in_time(self, limit: Token) -> Iterator[Undertaking]:
        """As in "opened the bridge two days before the deadline", "ahead of the limit set in Lima"."""
        link = self._analysis.tokens[limit.head]
        opening = self._analysis.tokens[link.head] if link.lemma == "of" else link
        deed = verb_above(self._analysis, opening)
        clauses = [k for k in self._kids(limit) if k.dep in ("acl", "relcl")]
        if any(self._subject(k) is not None for k in clauses):
            return  # "the deadline it had set itself"
        set_down = any(k.lemma in self._words.dating for k in clauses)
        if (
            deed is None
            or opening.lemma not in ("before", "ahead", "within")
            or not (set_down or self._definite(limit))
        ):
            return
        obligor = self._party((*self._clauses.frame(deed.index).agents, *self._owners(limit)))
        if obligor is not None and self._was_done(deed) and self._is_done_to_something(deed):
            yield Undertaking(limit, DUE, obligor, deed, fate="performed")

    def _is_done_to_something(self, deed: Token) -> bool:
        """Whether a deed is more than that somebody comes or talks."""
        things = [k for k in self._kids(deed) if k.dep in ("dobj", "nsubjpass")]
        talks = self._words.gatherings | process_words().talks
        return any(k.lemma not in talks for k in things) or deed.lemma not in self._words.scheduled

    def _definite(self, noun: Token) -> bool:
        return noun.lemma != "limit" and any(k.lemma in ("the", "its", "their") for k in self._kids(noun))

    def _was_done(self, deed: Token) -> bool:
        kids = self._kids(deed)
        past = deed.tag == "VBD" or any(k.lemma == "have" and k.dep == "aux" for k in kids)
        return past and deed.lemma != "be" and not any(k.dep == "neg" for k in kids)

    def _binds_to_do(self, verb: Token) -> bool:
        """As in "the day by which it had agreed to open them", which tells what is owed."""
        return any(k.dep in ("xcomp", "ccomp") for k in self._kids(verb))

    def _promises(self, noun: Token) -> bool:
        """As in "some of the promises", "another pledge", "two commitments"."""
        counting = any(k.lemma in self._words.several for k in self._kids(noun))
        link = [p for k in self._kids(noun) if k.lemma == "of" for p in self._kids(k)]
        named = [p for p in (noun, *link) if self._words.nouns.get(p.lemma) in ("pledged", "committed")]
        return bool(named) and (counting or noun.lemma in self._words.several)

    def _in_a_lump(self, noun: Token, sentence: Sentence) -> Iterator[Undertaking]:
        """The deeds behind "some of the promises were kept", by colon or in the next sentence."""
        verb = self._analysis.tokens[noun.head]
        fate = self._fate(verb)
        if fate is None:
            return
        for deed in self._deeds(verb, sentence):
            subject = self._subject(deed)
            obligor = self._party((*self._clauses.frame(deed.index).agents, *self._owners(subject)))
            if obligor is not None:
                yield Undertaking(deed, OFFERED, obligor, deed, clause=True, fate=fate)

    def _fate(self, verb: Token) -> CommitmentStatus | None:
        """What a verb tells of promises: "were kept", "have been broken", "was not"."""
        inside = self._analysis.tokens[verb.index : verb.index + FATE]
        denied = any(k.dep == "neg" for k in self._kids(verb))
        if verb.lemma in self._words.keeping or verb.lemma in self._words.kept:
            return "breached" if denied else "performed"
        unkept = find_phrase(inside, self._words.unkept)
        if (unkept is not None and unkept[0] == 0) or (verb.lemma == "be" and denied):
            return "breached"
        return None

    def _deeds(self, verb: Token, sentence: Sentence) -> Iterator[Token]:
        """Past or present deeds with a subject of their own, behind a colon, else in the next sentence."""
        inside = [t for t in self._analysis.tokens_of(sentence) if t.index > verb.index]
        colon = next((t.index for t in inside if t.text in (":", ";")), None)
        if colon is None:
            following = self._analysis.sentences_between(sentence.end, sentence.end + 2)
            inside = [t for s in following[-1:] for t in self._analysis.tokens_of(s) if t.index >= sentence.last]
        told = (t for t in inside if t.index > (colon or -1) and t.pos in VERBAL)
        main = (t for t in told if t.dep in ("ROOT", "conj", "parataxis", "ccomp") and t.tag in ("VBD", "VBN", "VBZ"))
        yield from (t for t in main if self._subject(t) is not None)

    def _thing(self, noun: Token) -> bool:
        """Whether a noun is something that can be owed: nobody who comes, no answer, no meeting."""
        away = self._words.debts | self._words.gatherings | process_words().talks | self._words.days
        return noun.pos == "NOUN" and noun.lemma not in away and not self._parties.is_party(noun)

    def _bounded(self, word: Token, links: frozenset[str] | None = None) -> bool:
        """Whether a day stands behind a word, after one of the links where such are given."""
        behind = self._analysis.tokens[word.index + 1 : word.index + (FAR if links else FATE)]
        days = [t for t in behind if t.index in self._dated]
        days += [t for t in fronted_bound(self._analysis, word) if t.index in self._dated]
        return any(links is None or self._analysis.tokens[t.index - 1].lemma in links for t in days)

    def _owner(self, noun: Token) -> Token | None:
        return self._party(self._owners(noun))

    def _owners(self, noun: Token | None) -> list[Token]:
        if noun is None:
            return []
        kids = self._kids(noun)
        behind = [p for k in kids if k.dep == "prep" and k.lemma == "of" for p in self._kids(k)]
        own = [noun] if noun.pos == "PROPN" else []  # "the maps of Peru, which were due"
        return [*(k for k in kids if k.dep in ("poss", "amod", "compound", "nmod")), *behind, *own]

    def _subject(self, verb: Token) -> Token | None:
        return next((k for k in self._kids(verb) if k.dep in SUBJECTS), None)
