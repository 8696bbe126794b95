"""Which nouns tell of an event, and of which: a meeting, a paper that somebody sent, a thing that came about."""

from __future__ import annotations

from dragoman.extraction.clauses.company import Company
from dragoman.extraction.clauses.frames import Clauses, Frame
from dragoman.extraction.clauses.interruptions import past_day
from dragoman.extraction.events.kinds import Kinds
from dragoman.extraction.events.trigger import MESSAGE, Trigger
from dragoman.language.analysis import Token
from dragoman.vocabulary.clauses import clause_words
from dragoman.vocabulary.events import AUTHORITY, Pattern, event_words
from dragoman.vocabulary.factuality import factuality_words


class NounTriggers:
    """Finds the nouns of one document that are triggers."""

    def __init__(self, company: Company, kinds: Kinds) -> None:
        self._company = company
        self._kinds = kinds
        self._clauses: Clauses = company.clauses
        self._analysis = company.analysis
        self._words = event_words()

    def at(self, token: Token, lemma: str) -> Trigger | None:
        """The trigger that a noun is, by a lemma of the vocabulary; None where it tells of no event."""
        pattern = self._pattern(token, lemma)
        if pattern is None or token.dep in ("compound", "nmod", "npadvmod") or self._no_event(token, pattern):
            return None
        if (concluded := self._concluded(token)) is not None:
            return concluded
        if not pattern.weight and lemma in self._words.dated_papers:
            return self._signed(token, pattern)
        support = self._clauses.support(token.index)
        frame = self._clauses.frame(token.index)
        if pattern.act == MESSAGE or (not pattern.weight and lemma in self._words.owned):
            return Trigger(token, pattern, frame, verbal=False) if self._sent(token, frame) else None
        if not pattern.weight and pattern.lemma in self._words.things and not self._happens(token, frame, support):
            return None
        return Trigger(token, pattern, frame, support, verbal=False)

    def _concluded(self, paper: Token) -> Trigger | None:
        """As in "the truce signed on Friday", "the deal reached in Lima": told by its conclusion."""
        if paper.lemma not in self._words.classes["agreement"]:
            return None
        for kid in self._analysis.children(paper.index):
            if kid.dep == "acl" and kid.tag in ("VBN", "VBD"):
                for pattern in self._words.verbs.get(kid.lemma, ()):
                    if pattern.type == "AGREE" and pattern.object_class in ("", "agreement") and not pattern.particle:
                        return Trigger(paper, pattern, self._clauses.frame(paper.index), kid, verbal=False)
        return None

    def _pattern(self, token: Token, lemma: str) -> Pattern | None:
        """The heaviest pattern that holds; of a memorandum the sending, else the signing."""
        holding = [p for p in self._words.nouns[lemma] if self._noun_holds(p, token)]
        sent = len(holding) > 1 and holding[0].act == MESSAGE and self._sent(token, self._clauses.frame(token.index))
        if len(holding) > 1 and holding[0].act == MESSAGE and not sent:
            return holding[1]
        return holding[0] if holding else None

    def _signed(self, token: Token, pattern: Pattern) -> Trigger | None:
        """As in "the memorandum of 28 September 2022", which was signed on that day."""
        kids = self._analysis.children(token.index)
        if not self._dated(kids):
            return None
        return Trigger(token, pattern, self._clauses.frame(token.index), verbal=False)

    def _noun_holds(self, pattern: Pattern, token: Token) -> bool:
        kids = [*self._analysis.children(token.index), *past_day(self._analysis, token)]
        if pattern.particle:
            beside = {k.lemma for k in kids if k.dep in ("compound", "amod", "nmod", "poss")}
            of = {p.lemma for k in kids if k.dep == "prep" for p in self._analysis.children(k.index)}
            if pattern.particle not in beside | of:
                return False
        if pattern.preposition and not any(k.dep == "prep" and k.lemma == pattern.preposition for k in kids):
            return False
        if not pattern.object_class:
            return True
        inner = [
            p
            for k in kids
            if k.dep == "prep" and k.lemma in ("of", "to", "on", "in")
            for p in self._analysis.children(k.index)
        ]
        inner += [k for k in kids if k.dep in ("compound", "poss")]
        return any(self._kinds.of_class(p, pattern.object_class) for p in inner)

    def _no_event(self, noun: Token, pattern: Pattern) -> bool:
        """As in "a press conference", "the recognition that talks fail"."""
        kids = self._analysis.children(noun.index)
        if noun.lemma in self._words.insights and any(
            g.dep == "mark" for k in kids if k.dep in ("acl", "ccomp") for g in self._analysis.children(k.index)
        ):
            return True
        phase = (
            not pattern.weight
            and pattern.act != "sign"
            and noun.lemma in clause_words().containers
            and any(not self._kinds.is_time(p) for p in self._kinds.behind_of(noun))
        )
        return phase or any(k.dep in ("compound", "amod", "nmod") and k.lemma in self._words.not_events for k in kids)

    def _happens(self, noun: Token, frame: Frame, support: Token | None) -> bool:
        """Whether a noun of a lasting thing tells here that it comes about."""
        if support is not None and support.lemma not in ("have",):
            return True
        governor = self._analysis.tokens[noun.head]
        if noun.dep in ("dobj", "nsubjpass") and governor.lemma in factuality_words().verbs:
            return True
        if noun.dep == "pobj" and self._wished(governor):
            return True
        kids = self._analysis.children(noun.index)
        if any(k.text.lower() in self._words.last or (k.dep == "det" and k.lemma == "no") for k in kids):
            return True  # "the closing session dragged on", "the trip brought no ceasefire"
        if noun.dep == "attr" and any(k.dep == "expl" for k in self._analysis.children(governor.index)):
            return True  # "there is no agreement on prisoners"
        known = any(k.dep == "det" and k.lemma in ("the", "this", "that") for k in kids)
        sent = any(self._company.actors_of(t) for t in frame.by("from"))
        parties = sent or bool(frame.by("between", "by", "with", "against") or (frame.nationals and not known))
        parties = parties or any(k.dep == "poss" for k in kids)
        carried = any(k.dep in ("acl", "relcl") and k.lemma in clause_words().light for k in kids)
        return parties or carried or self._dated(kids)

    def _sent(self, paper: Token, frame: Frame) -> bool:
        """Whether a letter or note is told of as one that somebody sent: whose it is, and of what day, to whom, or on
        which other paper."""
        kids = self._analysis.children(paper.index)
        senders = [k for k in kids if k.dep == "poss" or (k.dep in BEFORE_PAPER and k.text[:1].isupper())]
        if not any(self._company.actors_of(t) for t in (*senders, *frame.agents)):
            return False
        links = (k for k in kids if k.dep == "prep" and k.lemma in ("of", "from"))
        dated = any(self._kinds.is_time(p) for k in links for p in self._analysis.children(k.index) if p.dep == "pobj")
        if paper.lemma in self._words.owned:
            made = any(k.dep in ("acl", "relcl") and k.lemma == "make" for k in kids)
            of = any(p.dep == "pobj" for p in self._kinds.behind_of(paper))
            return dated or made or (of and paper.lemma in ("offer", "proposal"))
        told = [(t, name) for t in frame.by("to") for name in (AUTHORITY, "audience", "texts")]
        told += [(t, "texts") for t in frame.by("on", "about")]
        return dated or any(self._kinds.of_class(t, name) for t, name in told) or self._known_paper(paper, senders)

    def _known_paper(self, paper: Token, senders: list[Token]) -> bool:
        """As in "Mr. Rojas's paper", "the envoy's four pages": what everybody is taken to have seen."""
        owned = [t for t in senders if t.dep == "poss" and t.pos in ("PROPN", "NOUN")]
        return bool(owned) and paper.lemma in self._words.papers

    def _wished(self, link: Token) -> bool:
        above = self._analysis.tokens[link.head]
        words = factuality_words()
        return (
            words.of_noun(above.lemma, plural=above.tag == "NNS") is not None
            or (above.pos == "VERB" and above.lemma in words.verbs)
            or above.lemma in clause_words().containers
        )

    def of_day(self, noun: Token) -> bool:
        """Whether a noun is called by its day: "the pact of May 3"."""
        links = (k for k in self._analysis.children(noun.index) if k.dep == "prep" and k.lemma == "of")
        return self._dated(list(links))

    def _dated(self, kids: list[Token]) -> bool:
        links = [k for k in kids if k.dep == "prep" and k.lemma in ("on", "in", "of")]
        days = [p for k in links for p in self._analysis.children(k.index)]
        called = any(k.dep == "poss" and self._kinds.is_time(k) for k in kids)  # "last month's arrangement"
        digits = any(c.isdigit() for p in days for t in self._analysis.subtree(p.index) for c in t.text)
        return called or digits or any(self._last(p) for p in days)

    def _last(self, time: Token) -> bool:
        """As in "the deal of last June", "the plan of last year"."""
        link = self._analysis.tokens[time.head]
        kids = self._analysis.children(time.index)
        return link.lemma == "of" and self._kinds.is_time(time) and any(k.lemma in ("last", "this") for k in kids)


BEFORE_PAPER = frozenset({"amod", "compound", "nmod"})
