"""What is in progress without a noun of its own for it: "finished the road", "deliveries resumed", "began to clear"."""

from __future__ import annotations

from dragoman.extraction.clauses.frames import SUBJECTS
from dragoman.extraction.sittings import begins_idiom, is_work
from dragoman.extraction.speakers.nominals import tells_people
from dragoman.language.analysis import Analysis, Token
from dragoman.vocabulary.contacts import party_nouns
from dragoman.vocabulary.processes import ProcessWords, process_words

COMPLEMENTS = frozenset({"dobj", "prep", "prt", "nsubjpass", "agent"})


class Works:
    """Reads the works of one document by the verbs that only a work can undergo."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._words: ProcessWords = process_words()

    def undergoes(self, noun: Token) -> bool:
        """Whether a noun, whatever it is, is said to be finished, interrupted, put off or taken up again."""
        verb = self._analysis.tokens[noun.head]
        if noun.pos != "NOUN" or verb.pos != "VERB" or self._is_none(noun):
            return False
        if noun.dep in ("dobj", "nsubjpass"):
            return self._whole(verb) in self._words.done_to or verb.lemma in self._words.done_to
        alone = not any(k.dep == "dobj" for k in self._analysis.children(verb.index))
        stops = begins_idiom(self._analysis, verb, self._words.idioms["suspended"])  # "came to a standstill"
        return noun.dep == "nsubj" and ((alone and verb.lemma in self._words.recurring) or stops)

    def _is_none(self, noun: Token) -> bool:
        return noun.lemma in self._words.no_process | party_nouns() or tells_people(noun)

    def _whole(self, verb: Token) -> str:
        particle = next((k for k in self._analysis.children(verb.index) if k.dep == "prt"), None)
        return f"{verb.lemma} {particle.lemma}" if particle else verb.lemma

    def is_activity(self, verb: Token) -> bool:
        """Whether what somebody begins, goes on or ceases to do is work: no state, thought or speech of his."""
        if is_work(self._analysis, verb, self._words.works):
            return True
        completed = any(k.dep in COMPLEMENTS for k in self._analysis.children(verb.index))
        return completed and verb.pos == "VERB" and verb.lemma not in self._words.no_work

    def main_verb(self, noun: Token) -> Token:
        """The verb of which a noun is the subject, where parsers take the participle behind it for one: "the truce
        agreed in May is holding"."""
        verb = self._analysis.tokens[noun.head]
        above = self._analysis.tokens[verb.head]
        own = self._analysis.subtree(noun.index)[-1].index + 1 == verb.index  # nothing stands between
        close = noun.dep == "nsubj" and own and verb.tag in ("VBD", "VBN")
        bare = not any(k.dep in SUBJECTS for k in self._analysis.children(above.index))
        misread = close and verb.dep in ("ccomp", "csubj", "advcl") and above.index > verb.index and bare
        return above if misread and above.pos in ("VERB", "AUX") else verb

    def due(self, verb: Token) -> Token | None:
        """What is to happen by a verb that sets it for later: "are due to start", "is expected to resume"."""
        kids = self._analysis.children(verb.index)
        words = [verb, *(k for k in kids if k.dep in ("acomp", "oprd", "xcomp"))]
        setting = next((w for w in words if w.lemma in self._words.due and w.tag in ("VBN", "JJ")), None)
        if setting is None or any(k.dep == "neg" or k.text.lower() in ("was", "were") for k in kids):
            return None
        below = (k for k in self._analysis.children(setting.index) if k.dep == "xcomp" and k.tag == "VB")
        return next(below, None)

    def is_about(self, clause: Token, work: Token) -> bool:
        """Whether a clause with "which" is about a work though it hangs on a word behind it: "talks between the two
        parliaments, which ended on Monday"."""
        subject = next((k for k in self._analysis.children(clause.index) if k.dep in SUBJECTS), None)
        noun = self._analysis.tokens[clause.head]
        if subject is None or subject.lemma != "which" or clause.dep != "relcl" or noun.lemma in self._words.nouns:
            return False
        while noun.dep in ("pobj", "prep", "conj", "compound") and noun.index != work.index:
            noun = self._analysis.tokens[noun.head]
        return noun.index == work.index

    def runs_under(self, noun: Token) -> Token | None:
        """The verb that tells what is done or allowed now under an agreement: "under the truce convoys may cross"."""
        link = self._analysis.tokens[noun.head]
        verb = self._analysis.tokens[link.head]
        kids = self._analysis.children(verb.index)
        modals = [k for k in kids if k.tag == "MD"]
        now = verb.tag in ("VBZ", "VBP") or any(k.tag in ("VBZ", "VBP") and k.dep == "aux" for k in kids)
        now = all(k.lemma in ("may", "can") for k in modals) if modals else now
        marked = any(k.dep == "mark" and k.lemma != "since" for k in kids)  # "since May 2 boats may cross"
        plain = (
            not marked and not any(k.dep in ("neg", "xcomp") for k in kids) and verb.lemma not in self._words.no_work
        )
        settled = noun.lemma in self._words.only["in force"] and self._is_there(noun)
        return verb if link.lemma == "under" and verb.pos == "VERB" and now and plain and settled else None

    def _is_there(self, noun: Token) -> bool:
        """Whether an agreement is told of as made: "the pact", "an accord signed in May"."""
        kids = self._analysis.children(noun.index)
        some = any(k.dep == "det" and k.lemma in ("a", "an", "any", "no", "such") for k in kids)
        made = any(k.dep in ("acl", "relcl") and k.tag in ("VBD", "VBN") for k in kids)
        return made or not some
