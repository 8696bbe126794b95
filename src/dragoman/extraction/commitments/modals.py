"""Where a text binds somebody by "shall", "will", "must" or "is to", and by what is vowed beside them."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extraction.clauses.frames import SUBJECTS, Frame
from dragoman.extraction.commitments.conditions import on_condition
from dragoman.extraction.commitments.context import by_accord
from dragoman.extraction.commitments.finder import ClauseFinder
from dragoman.extraction.commitments.undertakings import Undertaking, strength
from dragoman.extraction.commitments.vows import parted_subject, said_beside, said_of, vow_beside
from dragoman.language.analysis import Sentence, Token
from dragoman.record.obligations import Strength
from dragoman.vocabulary.processes import process_words

VERBAL = frozenset({"VERB", "AUX"})


class Modals(ClauseFinder):
    """Finds what the modals of a sentence bind somebody to, in text order."""

    def of(self, sentence: Sentence) -> Iterator[Undertaking]:
        """Every undertaking that a modal of a sentence tells of."""
        for token in self._analysis.tokens_of(sentence):
            if token.pos in VERBAL or token.tag.startswith("VB"):
                yield from self._by_modal(token)

    def _by_modal(self, verb: Token) -> Iterator[Undertaking]:
        """As in "shall freeze", "will deliver", "is to transmit"."""
        vow = vow_beside(self._analysis, verb)
        modal, to_be = self._modal(verb, vowed=vow is not None), self._is_to(verb)
        if vow is not None and modal is None and to_be is None:
            yield from self._as_vowed(verb, vow)
        if (modal is None and to_be is None) or verb.pos not in VERBAL:
            return
        frame = self._clauses.frame((to_be or verb).index)
        told = [k for k in self._analysis.children(modal.index) if k.dep in SUBJECTS] if modal else []
        undone = self._clauses.passive(verb) and not frame.agents
        parted = parted_subject(self._analysis, modal, self._party) if modal is not None else None
        named = parted or self._beside(modal, verb) or self._party(frame.agents) or self._party(told)
        obligor = self._announcer(verb) if undone else named
        if obligor is None and modal is not None and (offerer := self._offerer(verb, frame)) is not None:
            obligor, undone = offerer, True
        if vow is not None and (vower := self._vower(vow, obligor)) is not None:
            obligor, undone = vower, True
        if obligor is None:
            return
        shall = modal is not None and modal.lemma in ("shall", "must")
        kind: Strength = "intends" if modal is not None and not shall else "committed"
        kind = strength(self._words.verbs[vow.lemma]) if vow is not None and not shall else kind
        undone = undone or any(k.lemma in ("neither", "no") for k in self._analysis.children(obligor.index))
        yield Undertaking(modal or verb, kind, obligor, verb, clause=undone, bare=not shall and vow is None)

    def _beside(self, modal: Token | None, verb: Token) -> Token | None:
        """The party right before the modal of a verb joined to another, whatever the parser hangs it on: "Oslo will
        free ten men and Lima will lift its ban"."""
        if modal is None or verb.dep != "conj" or any(k.dep in SUBJECTS for k in self._kids(verb)):
            return None
        before = self._analysis.tokens[modal.index - 1]
        return self._party((before,)) if before.dep == "conj" else None

    def _as_vowed(self, verb: Token, vow: Token) -> Iterator[Undertaking]:
        """As in "the ban falls on Monday, the minister promised"."""
        obligor = self._party(self._clauses.frame(vow.index).agents)
        told = verb.tag in ("VBZ", "VBP") and verb.dep == "ccomp" and verb.lemma not in self._words.beyond_will
        if told and obligor is not None and vow.lemma not in self._words.opinions:
            yield Undertaking(vow, strength(self._words.verbs[vow.lemma]), obligor, verb, clause=True)

    def _vower(self, vow: Token, subject: Token | None) -> Token | None:
        """Who vows what another is to do, or what is to be done by nobody named."""
        vower = self._party(self._clauses.frame(vow.index).agents)
        if subject is None or vower is None or subject.pos == "PRON" or self._parties.of(vower) is None:
            return vower if subject is None else None
        return None if self._parties.one_side(self._parties.of(subject), self._parties.of(vower)) else vower

    def _announcer(self, verb: Token) -> Token | None:
        """Who announces that something will be done, or has it announced by another: "let the chair announce that"."""
        above = self._analysis.tokens[verb.head]
        if verb.dep != "ccomp" or above.lemma not in self._words.proclaiming:
            return None
        letting = self._analysis.tokens[above.head]
        let = above.dep in ("ccomp", "xcomp") and letting.lemma in self._words.letting
        return self._party(self._clauses.frame((letting if let else above).index).agents)

    def _offerer(self, verb: Token, frame: Frame) -> Token | None:
        """Who says what will be done on a condition, by nobody named: "raids would stop once the men were home"."""
        subject = next((k for k in self._analysis.children(verb.index) if k.dep in SUBJECTS), None)
        done = frame.passive or verb.lemma in self._words.ceasing
        telling = said_of(self._analysis, verb)
        if (
            subject is None
            or subject.lemma in process_words().talks
            or not (done and on_condition(self._analysis, verb, self._dated))
        ):
            return None
        return self._party(self._clauses.frame(telling.index).agents) if telling else None

    def _modal(self, verb: Token, *, vowed: bool) -> Token | None:
        """The "shall", "will" or "would" of a verb, wherever the parser hangs it."""
        kids = self._analysis.children(verb.index)
        subjects = [k for k in kids if k.dep in SUBJECTS]
        near = [*kids, *(g for s in subjects for g in self._analysis.children(s.index))]
        modal = next((k for k in near if k.dep == "aux" and k.lemma in ("shall", "will", "would")), None)
        modal = modal or next((k for k in kids if k.dep == "aux" and k.lemma == "must" and self._by_accord(verb)), None)
        told = modal is not None and modal.text.lower() == "would" and verb.dep not in ("ccomp", "conj")
        return None if told and not vowed and not said_beside(self._analysis, verb) else modal

    def _by_accord(self, verb: Token) -> bool:
        """Whether an accord says so: "under the pact Oslo must"."""
        sentence = self._analysis.sentence_at(verb.start)
        return sentence is not None and by_accord(self._analysis, self._analysis.tokens_of(sentence))

    def _is_to(self, verb: Token) -> Token | None:
        """The "is" of "is to transmit", the "has" of "under the accord has to transmit"."""
        above = self._analysis.tokens[verb.head]
        if verb.dep != "xcomp" or not any(k.tag == "TO" for k in self._analysis.children(verb.index)):
            return None
        if above.lemma in self._words.required and self._by_accord(verb):
            return above
        return above if above.lemma == "be" and above.index == verb.index - 2 else None
