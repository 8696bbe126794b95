"""The step that finds commitments: who is bound to what, on which condition, until when, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.extraction.clauses.frames import SUBJECTS
from dragoman.extraction.clauses.parties import with_actors
from dragoman.extraction.commitments.bargains import Bargains
from dragoman.extraction.commitments.conditions import Condition
from dragoman.extraction.commitments.context import VERBAL, Context
from dragoman.extraction.commitments.deadlines import deadline
from dragoman.extraction.commitments.discharges import Discharges
from dragoman.extraction.commitments.dues import Dues
from dragoman.extraction.commitments.force import Force
from dragoman.extraction.commitments.later import Later
from dragoman.extraction.commitments.modals import Modals
from dragoman.extraction.commitments.offers import Offers
from dragoman.extraction.commitments.owed import fronted_bound
from dragoman.extraction.commitments.shares import Shares, done_in_part
from dragoman.extraction.commitments.status import status_in
from dragoman.extraction.commitments.taken_up import gap_filler, meant_by_doing, purpose
from dragoman.extraction.commitments.undertakings import Undertaking, Undertakings, promised_before
from dragoman.language.analysis import Analysis, Sentence, Token
from dragoman.record.actors import Actor
from dragoman.record.docket import Extraction
from dragoman.record.evidence import Span
from dragoman.record.obligations import Commitment, CommitmentStatus, StatusChange
from dragoman.vocabulary.commitments import commitment_words

VERSION = "1"

PRONOUNS = frozenset(
    {"it", "its", "they", "them", "he", "she", "this", "that", "so", "none", "neither", "nothing", "both"}
)
DONE = ("VBD", "VBN", "VBZ")

Reported = tuple[CommitmentStatus, tuple[int, int] | None]
"""A status and the half-open offsets of the words that tell it."""


def extract_commitments(found: Extraction, analysis: Analysis) -> Extraction:
    """The extraction with its commitments, and with the actors that only they name."""
    context = Context(found, analysis)
    reading = _Commitments(context)
    commitments = tuple({c.id: c for c in reading.all()}.values())
    if not commitments:
        return found
    told = with_actors(found, context.parties)
    actors = sorted((*told.actors, *reading.nameless.values()), key=lambda a: (a.mentions[0], a.id))
    return replace(told, actors=tuple(actors), commitments=commitments)


@dataclass(frozen=True)
class _Told:
    """An undertaking with what is owed, the sentence that tells it, the tokens of its own clause, and its condition."""

    undertaking: Undertaking
    action: Token
    obligor: str
    sentence: int
    tokens: tuple[Token, ...]
    condition: Condition | None


class _Commitments:
    def __init__(self, context: Context) -> None:
        self._context, self._analysis = context, context.analysis
        self.nameless: dict[str, Actor] = {}
        reading = context.analysis, context.parties.clauses, context.parties, context.dated
        self._undertakings, self._modals = Undertakings(*reading), Modals(*reading)
        self._dues, self._offers = Dues(*reading), Offers(*reading)
        self._discharges = Discharges(*reading[:3])
        self._bargains, self._shares = Bargains(*reading), Shares(*reading)
        self._later = Later(context.analysis, context.parties.clauses, context.parties)
        self._force = Force(context)

    def all(self) -> Iterator[Commitment]:
        for number, sentence in enumerate(self._analysis.sentences):
            if self._context.found.document.part_at(sentence.start) != "headline":  # the text tells it again
                yield from (self._commitment(told) for told in self._told(number, sentence))

    def _told(self, number: int, sentence: Sentence) -> Iterator[_Told]:
        """The undertakings of a sentence, one for each thing owed; a mere "will" only where no other word binds."""
        chosen: list[Undertaking] = []
        told = (
            *self._undertakings.of(sentence),
            *self._modals.of(sentence),
            *self._later.of(sentence),
            *self._dues.of(sentence),
            *self._offers.of(sentence),
            *self._discharges.of(sentence),
            *self._bargains.of(sentence),
            *self._shares.of(sentence),
        )
        for one in sorted((j for u in told for j in self._joined(u)), key=lambda u: u.bare):
            if self._force.binds(one, sentence) and not any(self._same(one, other) for other in chosen):
                chosen.append(one)
        if any(not u.bare for u in chosen):
            chosen = [u for u in chosen if not u.bare]
        for one in sorted(chosen, key=lambda u: u.trigger.index):
            obligor = self._bound(one.obligor) if one.obligor else self._nobody_named(one.trigger)
            if obligor is not None and one.action is not None:
                clause, condition = (
                    self._clause(one, one.action, sentence),
                    self._context.condition(sentence, one.trigger),
                )
                if condition is None or not condition.first <= one.action.index < condition.last:
                    yield _Told(one, one.action, obligor, number, clause, condition)

    def _joined(self, one: Undertaking) -> Iterator[Undertaking]:
        """It and what is owed besides: "agreed to clear the mines and to open the bridge"."""
        yield one
        action = one.action
        if action is None or one.fate is not None:
            return
        bare = action.tag == "VB" or any(k.tag == "TO" for k in self._analysis.children(action.index))
        for token in self._analysis.subtree(action.index) if bare else ():
            kids = self._analysis.children(token.index)
            alone = not any(k.dep in SUBJECTS or k.tag == "MD" for k in kids)
            alone = alone and any(k.dep in ("dobj", "prep", "ccomp") for k in kids)
            if token.tag == "VB" and token.dep == "conj" and alone and self._joined_to(token, action):
                yield replace(one, action=token)

    def _joined_to(self, verb: Token, action: Token) -> bool:
        """Whether a verb is joined to another, be it through its object, as parsers may take it."""
        above = self._analysis.tokens[verb.head]
        while above.dep == "conj" and above.index != action.index:
            above = self._analysis.tokens[above.head]
        above = self._analysis.tokens[above.head] if above.dep == "dobj" else above
        return above.index == action.index

    def _bound(self, token: Token) -> str | None:
        """Who is bound; a pronoun of whom nothing is known is who tells it: "both confirm that they remain bound"."""
        parties = self._context.parties
        verb = self._analysis.tokens[token.head]
        if (known := parties.of(token)) is not None or verb.dep != "ccomp":
            return known
        tellers = parties.clauses.frame(verb.head).agents
        plural = len(tellers) > 1 or any(t.tag in ("NNS", "NNPS") for t in tellers)
        fitting = token.lemma == "they" if plural else token.lemma in ("it", "he", "she")
        return parties.of(tellers[0]) if tellers and fitting else None

    def _nobody_named(self, trigger: Token) -> str:
        """Whoever promised what is told of without a name; the word that binds is what is known of him."""
        span = self._context.span((trigger,))
        actor = Actor(name=f"whoever {trigger.text} it", kind="unnamed", mentions=(span,))
        return self.nameless.setdefault(actor.id, actor).id

    def _same(self, one: Undertaking, other: Undertaking) -> bool:
        """Whether two words tell of one thing owed."""
        if one.action is None or other.action is None or one.action is other.action:
            return True
        if one.trigger is other.trigger and one.action.dep == "conj" and self._joined_to(one.action, other.action):
            return False
        inside = {t.index for t in self._context.owed(other.action)} | {other.trigger.index}
        return one.action.index in inside or one.trigger.index in inside

    def _clause(self, one: Undertaking, action: Token, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens from who is bound to the end of what is owed."""
        own = [one.trigger, *self._context.owed(action)]
        if one.obligor is not None and sentence.start <= one.obligor.start < sentence.end:
            own.append(one.obligor)
        if (meant := self._taken_up(one.trigger, action, sentence)) is not None:
            own.append(meant)
        own += purpose(self._analysis, one.trigger, action)
        return self._analysis.tokens[min(t.index for t in own) : max(t.index for t in own) + 1]

    def _taken_up(self, trigger: Token, action: Token, sentence: Sentence) -> Token | None:
        """What a pronoun that is owed stands for: "the gates are shut, a week after it had agreed to open them"; or
        what stands before: "the gates that it had agreed to open"."""
        if (noun := gap_filler(self._analysis, trigger, action)) is not None:
            return noun
        owed = [k for k in self._analysis.children(action.index) if k.dep == "dobj" and k.lemma in ("they", "it")]
        for noun in reversed(self._analysis.tokens_of(sentence) if owed else ()):
            many = noun.tag == "NNS"
            fits = noun.dep in SUBJECTS and noun.pos == "NOUN" and many == (owed[0].lemma == "they")
            if fits and noun.index < action.index and not self._context.parties.is_party(noun):
                return noun
        return None

    def _commitment(self, told: _Told) -> Commitment:
        one, context = told.undertaking, self._context
        action, condition = self._action(told), self._condition(told)
        reported = self._status(told)
        return Commitment(
            evidence=(context.span(told.tokens),),
            obligor=told.obligor,
            beneficiary=self._beneficiary(told),
            action=" ".join(action.text.split()),
            action_span=action,
            condition=" ".join(condition.text.split()) if condition else None,
            condition_span=condition,
            condition_kind=told.condition.kind if told.condition else None,
            deadline=deadline(context.found, self._analysis, self._bounded(told)),
            made=context.timeline.when(one.trigger.start, one.trigger.end),
            strength=one.strength,
            status=reported[0],
            history=self._history(reported),
            instrument=self._instrument(told),
            according_to=context.parties.reported_in(one.trigger),
        )

    def _bounded(self, told: _Told) -> list[Token]:
        """The words of what is owed and those behind them up to a further clause: a bound of time stands among them."""
        owed = self._context.owed(told.action)
        until = self._analysis.sentences[told.sentence].last
        behind = self._analysis.tokens[max(t.index for t in owed) + 1 : until]
        stop = next((n for n, t in enumerate(behind) if t.pos in VERBAL or t.text == ";"), len(behind))
        limit = told.undertaking.trigger
        own = self._analysis.subtree(limit.index) if limit.lemma in commitment_words().limits else ()
        if (over := self._analysis.tokens[limit.head]).lemma in commitment_words().ending:
            owed += self._analysis.subtree(over.index)  # "its guarantee expires on June 30"
        finite = limit.tag == "MD" or limit.lemma == "be" or limit.index == told.action.index
        fronted = fronted_bound(self._analysis, told.action) if finite else []
        fronted += self._between(limit, told.action)
        return [*fronted, *(t for t in own if t.index < limit.index), *owed, *behind[:stop]]

    def _between(self, trigger: Token, action: Token) -> list[Token]:
        """The words of a bound between what binds and what is owed: "has until Friday to", "is bound by May 1 to"."""
        links = ("until", "by", "within", "before")
        kids = [k for k in self._analysis.children(trigger.index) if k.dep == "prep" and k.lemma in links]
        return [t for k in kids if trigger.index < k.index < action.index for t in self._analysis.subtree(k.index)]

    def _beneficiary(self, told: _Told) -> str | None:
        """Who hears it, else to or for whom it is done."""
        one, context = told.undertaking, self._context
        frame = context.parties.clauses.frame(told.action.index)
        heard = (one.beneficiary,) if one.beneficiary is not None else ()
        found = context.party((*heard, *frame.datives, *frame.by("to", "with", "for")))
        return found if found != told.obligor else None

    def _instrument(self, told: _Told) -> str | None:
        """The instrument that the sentence names outside of what is owed, else the only one that binds the obligor."""
        sentence = self._analysis.sentences[told.sentence]
        instruments = self._context.found.instruments
        named = (i for i in instruments for e in i.evidence if sentence.start <= e.start < sentence.end)
        return next((i.id for i in named), None)

    def _status(self, told: _Told) -> Reported:
        """What has become of it: done where a deed is told "as agreed", else as the words around tell."""
        trigger, action = told.undertaking.trigger, told.action
        above = self._analysis.tokens[trigger.head]
        if told.undertaking.fate is not None:
            return told.undertaking.fate, (action.start, action.end)
        come = (self._come_true(trigger, above) if above is action else None) or self._done(trigger, action)
        come = come or self._left_undone(trigger, action)
        if come is not None:
            return come
        as_agreed = trigger.dep == "advcl" and (above is action or above.lemma == "do")
        told_so = as_agreed or (promised_before(trigger, above) and above.head == action.index)
        if told_so and action.tag in DONE and self._to_come(action):
            return "standing", None  # "the two million promised by Oslo will be paid"
        if told_so and action.tag in DONE:
            undone = any(k.dep == "neg" for k in self._analysis.children(action.index))
            return "breached" if undone else "performed", (action.start, action.end)
        return self._ended(trigger) or status_in(self._around(told))

    def _ended(self, trigger: Token) -> Reported | None:
        """As in "its pledge lapsed with the vote"; not yet in "its guarantee expires on June 30"."""
        above = self._analysis.tokens[trigger.head]
        if trigger.dep != "nsubj" or trigger.pos != "NOUN" or above.lemma not in commitment_words().ending:
            return None
        if above.tag == "VBD":
            return "lapsed", (above.start, above.end)
        return ("standing", None) if above.tag in ("VB", "VBZ", "VBP") and self._dated_behind(above) else None

    def _to_come(self, verb: Token) -> bool:
        return any(k.tag in ("MD", "TO") for k in self._analysis.children(verb.index))

    def _dated_behind(self, verb: Token) -> bool:
        """Whether a day hangs on a verb."""
        return any(t.index in self._context.dated for t in self._analysis.subtree(verb.index) if t.index > verb.index)

    def _done(self, trigger: Token, action: Token) -> Reported | None:
        """As in "freed the men it had promised to free", "did not free the men ..."."""
        noun = self._analysis.tokens[trigger.head]
        deed = self._analysis.tokens[noun.head]
        words = commitment_words()
        if done_in_part(self._analysis, trigger) is not None:
            return "standing", None
        given = noun is action and deed.lemma in words.arriving | words.paying
        if trigger.dep != "relcl" or noun.dep != "dobj" or not (given or deed.lemma == action.lemma) or deed is action:
            return None
        kids = self._analysis.children(deed.index)
        if any(k.tag in ("MD", "TO") for k in kids):
            return None
        return "breached" if any(k.dep == "neg" for k in kids) else "performed", (deed.start, deed.end)

    def _come_true(self, trigger: Token, noun: Token) -> Reported | None:
        """As in "the lorries that Oslo promised have been arriving", "never came"."""
        deed = self._analysis.tokens[noun.head]
        tells = trigger.dep == "relcl" and noun.dep in SUBJECTS and deed.lemma in commitment_words().arriving
        kids = self._analysis.children(deed.index)
        if not tells or any(k.tag in ("MD", "TO") for k in kids):
            return None
        undone = any(k.dep == "neg" or k.lemma == "never" for k in kids)
        return "breached" if undone else "performed", (deed.start, deed.end)

    def _left_undone(self, trigger: Token, action: Token) -> Reported | None:
        """As in "the men whom it promised to free are still held", "has yet to free them as agreed"."""
        noun, above = self._analysis.tokens[trigger.head], self._analysis.tokens[action.head]
        state = self._analysis.tokens[noun.head]
        still = any(k.lemma == "still" for k in self._analysis.children(state.index))
        if trigger.dep == "relcl" and noun.dep in SUBJECTS and still and state.tag in ("VBZ", "VBP", "VBN", "VBG"):
            return "breached", (state.start, state.end)
        yet = above.lemma == "have" and any(k.lemma == "yet" for k in self._analysis.children(above.index))
        if trigger.dep == "advcl" and noun is action and (yet or above.lemma in commitment_words().denied):
            return "breached", (above.start, above.end)
        return None

    def _around(self, told: _Told) -> list[Sequence[Token]]:
        """The sentence without what is owed and on which condition, and the next one of the paragraph."""
        one, context = told.undertaking, self._context
        apart = {t.index for t in context.owed(told.action)}
        apart -= {one.trigger.index} if one.trigger is not told.action else set()
        apart -= {told.action.index} if one.clause else set()
        if told.condition is not None:
            apart |= set(range(told.condition.first, told.condition.last))
        here = self._analysis.tokens_of(self._analysis.sentences[told.sentence])
        behind = self._analysis.sentences[told.sentence + 1 : told.sentence + 2]
        begin = context.paragraph(one.trigger.start)
        near = [self._analysis.tokens_of(s) for s in behind if context.paragraph(s.start) == begin]
        return [[t for t in here if t.index not in apart], *(n for n in near if self._speaks_of(told, n))]

    def _speaks_of(self, told: _Told, tokens: Sequence[Token]) -> bool:
        """Whether a further sentence speaks of what is owed, of who owes it, or of a promise."""
        parties, nouns = self._context.parties, commitment_words().nouns
        owed = {t.lemma for t in self._context.owed(told.action) if t.pos == "NOUN"}
        subjects = (t for t in tokens if t.dep in SUBJECTS and parties.is_party(t))
        taken_up = any(t.lemma.lower() in PRONOUNS or t.lemma in owed or t.lemma in nouns for t in tokens)
        return taken_up or any(parties.one_side(parties.of(t), told.obligor) for t in subjects)

    def _history(self, reported: Reported) -> tuple[StatusChange, ...]:
        status, place = reported
        if place is None:
            return ()
        when = self._context.timeline.when(*place)
        return (StatusChange(status=status, when=when, evidence=(self._context.found.document.span(*place),)),)

    def _condition(self, told: _Told) -> Span | None:
        if told.condition is None:
            return None
        return self._context.span(self._analysis.tokens[told.condition.first : told.condition.last])

    def _action(self, told: _Told) -> Span:
        """The words of what is owed, without "to", the subject, the condition and the bound of time at their edges."""
        meant = meant_by_doing(self._analysis, self._analysis.sentences[told.sentence], told.action) or told.action
        owed = [*self._context.owed(meant), *purpose(self._analysis, told.undertaking.trigger, meant)]
        tokens = sorted((t for t in owed if meant is told.action or t.index >= meant.index), key=lambda t: t.index)
        tokens = [t for t in tokens if t.dep != "mark"] if told.undertaking.clause else self._from_verb(meant, tokens)
        apart = told.condition if meant is told.action else None
        gone = set(range(apart.first, apart.last)) if apart else set()
        gone |= self._limiting(told) | self._as_agreed(told)
        kept = [t for t in tokens if t.index not in gone] or [told.action]
        while len(kept) > 1 and (kept[-1].index in self._context.dated or kept[-1].pos in ("ADP", "SCONJ")):
            kept.pop()
        return self._context.span([*self._before_gap(told), *kept])

    def _before_gap(self, told: _Told) -> list[Token]:
        """The noun that what is owed is about, where it stands before: "the maps" of "the maps it agreed to return"."""
        trigger, action = told.undertaking.trigger, told.action
        noun = self._taken_up(trigger, action, self._analysis.sentences[told.sentence])
        return [t for t in self._analysis.subtree(noun.index) if t.index < trigger.index] if noun else []

    def _as_agreed(self, told: _Told) -> set[int]:
        """Where a deed is told with the promise that it keeps or breaks: "as agreed", "keeping a promise of May"."""
        here, action = told.undertaking.trigger, told.action
        while here.head not in (here.index, action.index):
            here = self._analysis.tokens[here.head]
        beside = (
            action.pos in VERBAL
            and here.index > action.index
            and here.head == action.index
            and here.dep in ("advcl", "prep")
        )
        return {t.index for t in self._analysis.subtree(here.index)} if beside else set()

    def _limiting(self, told: _Told) -> set[int]:
        """Where a deed is told to have been done within its limit: the words that tell so."""
        here = told.undertaking.trigger
        if here.lemma not in commitment_words().limits:
            return set()
        while here.lemma in commitment_words().limits or here.dep in ("prep", "npadvmod", "advmod", "pobj"):
            above = self._analysis.tokens[here.head]
            if above.index == told.action.index:
                return {t.index for t in self._analysis.subtree(here.index)} | {here.index - 1}
            if above.index == here.index:
                break
            here = above
        return set()

    def _from_verb(self, action: Token, tokens: Sequence[Token]) -> list[Token]:
        """Without what stands before the verb but for "not" and adverbs."""
        before = [k for k in self._analysis.children(action.index) if k.dep in SUBJECTS or k.dep in ("aux", "mark")]
        left = {t.index for k in before for t in self._analysis.subtree(k.index)}
        kept = [t for t in tokens if t.index not in left]
        if action.pos not in VERBAL:
            return kept
        return [t for t in kept if t.index >= action.index or t.dep in ("neg", "advmod")]
