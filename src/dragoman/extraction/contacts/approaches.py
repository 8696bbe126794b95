"""Where a text tells of an approach: verbs that turn to a party, and nouns for what is sent, handed over or asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.extraction.clauses.frames import Clauses, Frame
from dragoman.extraction.clauses.parties import Parties
from dragoman.extraction.clauses.phrases import find_phrase
from dragoman.extraction.contacts.attempts import attempt_at
from dragoman.language.analysis import Analysis, Sentence, Token
from dragoman.vocabulary.contacts import contact_words

OWNED = frozenset({"by", "from", "of"})
NATIONAL = frozenset({"amod", "compound", "nmod"})
VERBAL = frozenset({"VERB", "AUX"})
LINES = ("over", "on", "by", "via", "through")
NEAR = 10
"""Words behind a verb of handing over in which the thing is looked for."""


@dataclass(frozen=True)
class Approach:
    """Somebody (`initiator`) turns to somebody (`target`): the words that head them, the verb or noun that tells it,
    the thing that is sent (`noun`), and who carries it. `plain` approaches tell of a contact in any setting but a
    public one, the others only where a private one is told; `attempt` is the word that says that it was tried;
    `weight` says which of several tells it best."""

    trigger: Token
    initiator: Token | None = None
    target: Token | None = None
    noun: Token | None = None
    via: Token | None = None
    attempt: Token | None = None
    plain: bool = True
    weight: int = 1

    @property
    def told_by(self) -> Token:
        """The word that heads its clause: that of the attempt, else the trigger."""
        return self.attempt or self.trigger

    @property
    def complete(self) -> bool:
        """Whether both sides are known."""
        return self.initiator is not None and self.target is not None


class Approaches:
    """Finds the approaches that the clauses of a sentence tell of, in text order."""

    def __init__(self, analysis: Analysis, clauses: Clauses, parties: Parties) -> None:
        self._analysis, self._clauses, self._parties = analysis, clauses, parties
        self._words = contact_words()

    def of(self, sentence: Sentence) -> Iterator[Approach]:
        """Every approach told in a sentence; several may tell of the same one."""
        tokens = self._analysis.tokens_of(sentence)
        for token in tokens:
            if token.pos in VERBAL or (token.tag.startswith("VB") and token.pos != "NOUN"):
                yield from self._by_verb(token)
            elif token.pos in ("NOUN", "PROPN") and token.lemma in self._words.nouns:
                yield from self._by_noun(token)
        yield from self._by_phrase(tokens)

    def _by_verb(self, verb: Token) -> Iterator[Approach]:
        kinds = self._words.verbs
        if not any(verb.lemma in words for words in kinds.values()) and verb.lemma not in self._words.by_telephone:
            return
        frame = self._clauses.frame(verb.index)
        for read in (
            self._of_object, self._asking, self._to, self._of, self._giving, self._getting, self._arriving,
            self._travelling, self._letting_know, self._opening, self._using,
        ):  # fmt: skip
            if found := read(frame):
                yield replace(found, via=found.via or self._bearer(frame), attempt=attempt_at(self._analysis, verb))
                return
        if found := self._in_private(frame):
            yield found

    def _of_object(self, frame: Frame) -> Approach | None:
        verb = frame.head
        if verb.lemma not in self._words.verbs["object"] | self._words.by_telephone:
            return None
        target = self._party(frame.objects) or self._party(frame.datives)
        if self._thing(frame.agents) is not None:
            return None  # "a message reached Oslo"
        if verb.lemma == "reach" and not (frame.by(*LINES) or attempt_at(self._analysis, verb)):
            return None
        kids = self._analysis.children(verb.index)
        other = len(frame.objects) > 1 or any(k.dep in ("oprd", "ccomp", "acomp") for k in kids)
        named = verb.lemma == "call" and (self._adjectival(verb) or other)  # "also called the Box"
        if target is None or named or (verb.lemma == "call" and self._party(frame.by("on", "upon"))):
            return None
        called_in = self._party(frame.by("to")) if verb.lemma == "summon" else None
        return Approach(verb, self._party(frame.agents) or called_in, target, weight=3)

    def _adjectival(self, verb: Token) -> bool:
        helped = any(k.dep == "aux" and k.lemma == "have" for k in self._analysis.children(verb.index))
        return verb.tag == "VBN" and not helped

    def _asking(self, frame: Frame) -> Approach | None:
        if frame.head.lemma not in self._words.verbs["asking"]:
            return None
        if self._is_text(frame) or (frame.passive and not frame.agents and not frame.by("from")):
            return None
        straight = () if frame.head.lemma == "seek" else (*frame.objects, *frame.datives)
        target = self._party(straight) or self._party(frame.by("of", "from"))
        if target is None:
            noun = next(iter(frame.objects), None)
            if noun is not None and (owner := self._possessor(noun)) is not None and not frame.passive:
                return Approach(frame.head, self._party(frame.agents), owner, weight=2)
            told = noun is not None and frame.passive and frame.agents
            return Approach(frame.head, self._party(frame.agents), None, noun=noun) if told else None
        return Approach(frame.head, self._party(frame.agents), target, weight=2)

    def _to(self, frame: Frame) -> Approach | None:
        kinds, lemma = self._words.verbs, frame.head.lemma
        if lemma not in kinds["to"] | kinds["matter_to"]:
            return None
        target = self._party(frame.by("to"))
        if target is None and lemma == "write" and self._wrote(frame):
            return Approach(frame.head, self._party(frame.agents), None)
        if target is None:
            return self._shared(frame)
        plain = lemma not in ("appeal", "speak", "talk", "turn", "explain", "indicate", "mention", "signal", "complain")
        weight = 1 if lemma in ("complain", "protest", "turn") else 2
        return Approach(
            frame.head, self._party(frame.agents), target, plain=plain or self._perfect(frame), weight=weight
        )

    def _possessor(self, noun: Token) -> Token | None:
        """Whose leave is asked: "requested Oslo's permission"."""
        owners = [k for k in self._analysis.children(noun.index) if k.dep == "poss" and k.tag != "PRP$"]
        return self._party(tuple(owners)) if noun.lemma in self._words.leave else None

    def _is_text(self, frame: Frame) -> bool:
        """Whether the one who asks is a banner, a petition or nobody in particular."""
        if frame.passive or not frame.agents:
            return False
        sent = self._thing(frame.agents)
        return self._party(frame.agents) is None and (sent is None or sent.lemma not in self._words.telling)

    def _wrote(self, frame: Frame) -> bool:
        """As in "We wrote on 17 June", of those who do not say to whom."""
        complements = [k for k in self._analysis.children(frame.head.index) if k.dep in ("ccomp", "xcomp", "dobj")]
        return (
            not complements
            and not frame.objects
            and not frame.by("in", "for", "about", "by", "with")
            and bool(frame.agents)
        )

    def _perfect(self, frame: Frame) -> bool:
        return frame.head.lemma in ("speak", "talk") and frame.head.tag == "VBN"

    def _shared(self, frame: Frame) -> Approach | None:
        """As in "spoke by telephone with": only in a private setting."""
        target = self._party(frame.by("with"))
        if target is None or frame.head.lemma not in self._words.verbs["with"]:
            return None
        return Approach(frame.head, self._party(frame.agents), target, plain=False)

    def _of(self, frame: Frame) -> Approach | None:
        if frame.head.lemma not in self._words.verbs["of"]:
            return None
        target = self._party(frame.by("of"))
        return Approach(frame.head, self._party(frame.agents), target, weight=2) if target else None

    def _giving(self, frame: Frame) -> Approach | None:
        if frame.head.lemma not in self._words.verbs["giving"] or self._particle(frame.head):
            return None
        if any(k.dep in ("acomp", "oprd") for k in self._analysis.children(frame.head.index)):
            return None  # "left unanswered"
        noun = self._thing(frame.objects) or (self._thing(frame.by("with")) if frame.objects else None)
        if noun is None and (passed := self._passed_on(frame)) is not None:
            return passed
        noun = noun or self._near_thing(frame)
        if noun is None or self._noted(noun) or (frame.head.lemma == "take" and noun.lemma in self._words.vague):
            return None
        target = self._party(frame.datives) or self._party(frame.by("to", "before", "upon", "on"))
        target = target or self._party(frame.by("with", "for")) or self._party(frame.objects)
        initiator, via = self._sender(frame, noun)
        target = target or self._addressee(noun)
        if target is None and noun.lemma not in self._words.telling - self._words.vague:
            return None
        return Approach(frame.head, initiator, target, noun=noun, via=via, weight=3)

    def _passed_on(self, frame: Frame) -> Approach | None:
        """As in "has passed this to Oslo"."""
        known = frame.head.lemma in self._words.verbs["passing"] and any(
            t.lemma in ("it", "this") for t in frame.objects
        )
        target = self._party(frame.by("to")) if known else None
        return Approach(frame.head, self._party(frame.agents), target, weight=2) if target else None

    def _near_thing(self, frame: Frame) -> Token | None:
        """The paper of "handed Oslo a paper listing sanctions", wherever the parser hangs it."""
        if frame.passive or not self._party((*frame.objects, *frame.datives)):
            return None
        behind = self._analysis.tokens[frame.head.index + 1 : frame.head.index + NEAR]
        return next((t for t in behind if t.lemma in self._words.papers and t.pos == "NOUN"), None)

    def _particle(self, verb: Token) -> bool:
        """As in "took up", "turned down", "put off"."""
        return any(
            k.dep == "prt" and k.lemma in ("up", "down", "off", "out") for k in self._analysis.children(verb.index)
        )

    def _sender(self, frame: Frame, noun: Token) -> tuple[Token | None, Token | None]:
        """Whose the thing is, and who only carries it."""
        actor = self._party(frame.agents)
        owner = self._party(frame.by("from")) or self._owner(noun, frame)
        if owner is None or owner is actor or owner.tag == "PRP$":
            return actor or owner, None
        return owner, actor

    def _getting(self, frame: Frame) -> Approach | None:
        if frame.head.lemma not in self._words.verbs["getting"]:
            return None
        receipts = [t for t in frame.objects if t.lemma == "receipt"]
        behind = tuple(p for t in receipts for k in self._analysis.children(t.index) for p in self._behind(k))
        noun = self._thing(frame.objects) or self._thing((*frame.by("of"), *behind))
        if noun is None:
            return None
        initiator = self._party(frame.by("from")) or self._owner(noun, frame)
        return Approach(frame.head, initiator, self._party(frame.agents), noun=noun, weight=2) if initiator else None

    def _arriving(self, frame: Frame) -> Approach | None:
        noun = self._thing(frame.agents)
        if frame.head.lemma not in self._words.verbs["arriving"] or noun is None or frame.passive:
            return None
        kids = self._analysis.children(frame.head.index)
        if any(k.dep in ("acomp", "oprd") or k.lemma == "back" for k in kids):
            return None  # "has gone unanswered", "came back unread": what became of it
        target = self._party(frame.objects) or self._party(frame.by("to")) or self._addressee(noun)
        return Approach(frame.head, self._owner(noun, frame), target, noun=noun, weight=3)

    def _travelling(self, frame: Frame) -> Approach | None:
        """As in "flew to Oslo with a proposal"."""
        noun = self._thing(frame.by("with", "bearing", "carrying"))
        if frame.head.lemma not in self._words.verbs["travelling"] or noun is None:
            return None
        initiator = self._party(frame.objects if frame.passive else frame.agents)
        target = self._party(frame.by("to", "in", "by", "at", "on")) or self._party(frame.agents)
        return Approach(frame.head, initiator, target, noun=noun, weight=3) if initiator else None

    def _letting_know(self, frame: Frame) -> Approach | None:
        """As in "let Oslo know"."""
        if (
            frame.head.lemma != "let"
            or frame.complement is None
            or frame.complement.lemma not in ("know", "understand")
        ):
            return None
        told = [k for k in self._analysis.children(frame.complement.index) if k.dep in ("nsubj", "dobj")]
        target = self._party(tuple(told)) or self._party(frame.objects)
        return Approach(frame.head, self._party(frame.agents), target, weight=3) if target else None

    def _opening(self, frame: Frame) -> Approach | None:
        """As in "tried to open talks with Oslo": what was tried is an approach, what was opened is a meeting."""
        begun = next((t for t in frame.objects if t.lemma in self._words.exchanges), None)
        opens = frame.head.lemma in self._words.verbs["opening"] and begun is not None
        if not opens or begun is None or attempt_at(self._analysis, frame.head) is None:
            return None
        links = [k for k in self._analysis.subtree(begun.index) if k.dep == "prep"]
        sides = [p for k in links if k.head == begun.index and k.lemma in ("with", "to") for p in self._behind(k)]
        carrying = [p for k in links if k.lemma in self._words.bearing for p in self._behind(k)]
        target, via = self._party((*frame.by("with", "to"), *sides)), self._party(carrying)
        return (
            Approach(frame.head, self._party(frame.agents), target, noun=begun, via=via, weight=3) if target else None
        )

    def _using(self, frame: Frame) -> Approach | None:
        """As in "used the hotline to complain"."""
        if frame.head.lemma not in self._words.verbs["using"]:
            return None
        line = next((t for t in frame.objects if t.lemma in ("hotline", "channel", "phone", "telephone")), None)
        return Approach(frame.head, self._party(frame.agents), None, noun=line, weight=2) if line else None

    def _in_private(self, frame: Frame) -> Approach | None:
        kinds, lemma = self._words.verbs, frame.head.lemma
        if lemma not in kinds["private"] | kinds["with"] | kinds["wondering"] | kinds["repeating"]:
            return None
        target = self._party(frame.datives) or self._party(frame.by("to", "of", "with")) or self._party(frame.objects)
        if target is None and lemma in kinds["wondering"]:
            target = self._party(self._to_act(frame.head))
            if lemma in ("inquire", "enquire") and target is not None:
                return Approach(frame.head, self._party(frame.agents), target, weight=2)
        if lemma in kinds["repeating"]:
            again = any(t.pos == "PRON" for t in frame.objects) or self._thing(frame.objects) is not None
            return Approach(frame.head, self._party(frame.agents), target, plain=False) if again else None
        if target is None and lemma not in kinds["wondering"]:
            return None
        told = lemma in ("inform", "notify") and bool(frame.agents)
        discussed = told or (lemma == "raise" and bool(frame.by("with")))
        return Approach(frame.head, self._party(frame.agents), target, plain=discussed)

    def _to_act(self, verb: Token) -> tuple[Token, ...]:
        """Who is to do what is asked: "inquired whether Oslo could help", "pressed for Oslo to help"."""
        clauses = [k for k in self._analysis.children(verb.index) if k.dep in ("ccomp", "xcomp", "advcl")]
        marked = [c for c in clauses if c.dep != "advcl" or self._is_for(c)]
        return tuple(k for c in marked for k in self._analysis.children(c.index) if k.dep in ("nsubj", "nsubjpass"))

    def _is_for(self, clause: Token) -> bool:
        return any(k.dep == "mark" and k.lemma == "for" for k in self._analysis.children(clause.index))

    def _by_noun(self, noun: Token) -> Iterator[Approach]:
        if noun.lemma not in self._words.telling or noun.dep == "compound" or self._figurative(noun):
            return
        frame = self._clauses.frame(noun.index)
        initiator, target = self._owner(noun, frame), self._addressee(noun)
        if initiator is None and target is None:
            return
        if noun.lemma == "approach" and (self._manner(noun) or (self._addressed(noun) is None and not self._by(noun))):
            return  # "their approach" is a manner
        yield Approach(noun, initiator, target, noun=noun, via=self._bearer(frame), weight=1 + (target is not None))

    def _manner(self, noun: Token) -> bool:
        """As in "their transactional approach to the alliance"."""
        kids = self._analysis.children(noun.index)
        described = [
            k for k in kids if k.dep == "amod" and k.lemma not in self._words.repeated and not k.text[0].isupper()
        ]
        return bool(described) and noun.tag == "NN"

    def _addressed(self, noun: Token) -> Token | None:
        """The party behind "to"."""
        links = [k for k in self._analysis.children(noun.index) if k.dep == "prep" and k.lemma == "to"]
        return self._party(tuple(p for link in links for p in self._behind(link)))

    def _by(self, noun: Token) -> bool:
        return any(
            k.dep in ("prep", "agent") and k.lemma in ("by", "from") for k in self._analysis.children(noun.index)
        )

    def _figurative(self, noun: Token) -> bool:
        """As in "read as a message", "a message to voters", "calls for restraint"."""
        link = self._analysis.tokens[noun.head]
        kids = self._analysis.children(noun.index)
        told = [p for k in kids if k.dep == "prep" and k.lemma == "to" for p in self._behind(k)]
        heard = any(t.lemma in self._words.no_parties for t in told)
        wished = noun.lemma == "call" and any(k.dep == "prep" and k.lemma == "for" for k in kids)
        noted = noun.lemma == "note" and link.lemma == "take"
        return (
            heard
            or noted
            or (link.lemma in ("as", "at") and noun.dep == "pobj" and not told and not self._sending(noun))
            or wished
        )

    def _noted(self, noun: Token) -> bool:
        """As in "took note of it"."""
        bare = not any(k.dep in ("det", "amod", "poss") for k in self._analysis.children(noun.index))
        return bare and noun.lemma == "note" and self._analysis.tokens[noun.head].lemma == "take"

    def _by_phrase(self, tokens: Sequence[Token]) -> Iterator[Approach]:
        """As in "was on the phone to", "made it known to", "got word to"."""
        for phrase in self._words.phrases:
            at = find_phrase(tokens, (phrase,))
            if at is None:
                continue
            target = self._next_party(tokens[at[1] :])
            verb = self._verb_above(tokens[at[1] - 1])
            if target is not None and verb is not None:
                frame = self._clauses.frame(verb.index)
                yield Approach(verb, self._party(frame.agents), target, via=self._bearer(frame), weight=2)

    def _next_party(self, tokens: Sequence[Token]) -> Token | None:
        """The party that the noun phrase beginning here means."""
        for token in tokens[:6]:
            if (token.pos in VERBAL and token.dep != "amod") or token.text in (",", ";"):
                return None
            if token.pos in ("NOUN", "PROPN", "PRON") and token.dep not in ("compound", "poss", "amod", "nmod"):
                return token if self._may_act(token) else None
        return None

    def _verb_above(self, token: Token) -> Token | None:
        here = token
        for _ in range(6):
            here = self._analysis.tokens[here.head]
            if here.pos in VERBAL and here.dep != "acl":
                return here
        return None

    def _owner(self, noun: Token, frame: Frame) -> Token | None:
        """Whose a thing is: "Oslo's letter", "a letter from Oslo", "a Norwegian offer", "requested by Oslo"."""
        kids = self._analysis.children(noun.index)
        owners = [k for k in kids if k.dep == "poss"]
        owners += [p for k in kids if k.dep in ("prep", "agent") and k.lemma in OWNED for p in self._behind(k)]
        owners += [k for k in kids if k.dep in NATIONAL and self._national(k)]
        for clause in self._sending(noun):
            owners += [t for t in self._clauses.frame(clause.index).agents if t.index != noun.index]
        found = self._party(tuple(owners))
        if found is None and frame.head is noun:
            return self._party(tuple(t for t in frame.agents if t.index != noun.index))
        return found

    def _sending(self, noun: Token) -> list[Token]:
        """Clauses that say who sends a thing and to whom: "filed by Oslo", "in which Oslo asks"."""
        kinds = self._words.verbs
        known = kinds["giving"] | kinds["asking"] | kinds["matter_to"] | kinds["of"] | kinds["to"] | kinds["private"]
        inside = self._analysis.subtree(noun.index)
        clauses = [k for k in inside if k.dep in ("acl", "relcl") and k.lemma in known]
        return [c for c in clauses if not self._is_that(c)]

    def _addressee(self, noun: Token) -> Token | None:
        """To whom a thing is: "a letter to Oslo", "handed to Oslo", "served on it", "that Oslo lend its hall"."""
        kids = self._analysis.children(noun.index)
        told: list[Token] = []
        for link in (k for k in kids if k.dep in ("prep", "dative") and k.lemma in ("to", "with")):
            next_one = self._next_party(self._analysis.tokens[link.index + 1 : link.index + 7])
            told += self._behind(link) or ([next_one] if next_one else [])
        for clause in self._sending(noun):
            frame = self._clauses.frame(clause.index)
            told += [*frame.datives, *frame.by("to", "with", "on", "upon", "for")]
        above = self._clauses.frame(noun.head) if noun.dep == "nsubj" else None
        if above is not None and above.head.lemma == "be":
            told += above.by("with", "before")
        if found := self._party(tuple(told)):
            return found
        if (inside := self._inside(noun)) is not None:
            return inside
        asked = [k for k in kids if k.dep in ("acl", "relcl", "ccomp") and self._is_that(k)]
        return self._party(tuple(t for k in asked for t in self._analysis.children(k.index) if t.dep == "nsubj"))

    def _inside(self, noun: Token) -> Token | None:
        """The party behind a "to" that the parser hangs to another word: "letters from the junta to Oslo"."""
        links = [t for t in self._analysis.subtree(noun.index) if t.dep == "prep" and t.lemma == "to"]
        free = [t for t in links if self._analysis.tokens[t.head].pos not in VERBAL and t.index > noun.index]
        return self._party(tuple(p for link in free for p in self._behind(link)))

    def _is_that(self, clause: Token) -> bool:
        """Whether a clause says what is asked ("that Oslo lend its hall") and not what was done with the thing."""
        kids = self._analysis.children(clause.index)
        made = clause.lemma in self._words.verbs["giving"] and not any(k.dep == "dobj" for k in kids)
        return any(k.dep == "mark" and k.lemma == "that" for k in kids) and not made

    def _behind(self, link: Token) -> list[Token]:
        return [p for p in self._analysis.children(link.index) if p.dep == "pobj"]

    def _national(self, token: Token) -> bool:
        return token.text[:1].isupper() and (self._parties.country(token) is not None or self._parties.is_known(token))

    def _bearer(self, frame: Frame) -> Token | None:
        return self._party(frame.by(*self._words.bearing))

    def _thing(self, tokens: Sequence[Token]) -> Token | None:
        known = self._words.papers.union(self._words.nouns)
        told = (t for token in tokens for t in (self._contained(token), token))
        return next((t for t in told if t.lemma in known and t.pos in ("NOUN", "PROPN")), None)

    def _contained(self, token: Token) -> Token:
        """The questions of "a set of questions"."""
        if token.lemma not in self._words.containers:
            return token
        links = [k for k in self._analysis.children(token.index) if k.dep == "prep" and k.lemma == "of"]
        return next((p for link in links for p in self._behind(link)), token)

    def _party(self, tokens: Sequence[Token]) -> Token | None:
        return next((t for t in tokens if self._may_act(t)), None)

    def _may_act(self, token: Token) -> bool:
        if token.lemma in self._words.no_parties:
            return False
        if token.dep in NATIONAL and self._national(token):
            return True
        return self._parties.is_party(token) or self._of_a_state(token)

    def _of_a_state(self, token: Token) -> bool:
        """As in "the Armenian catholicos": whoever is told by his state."""
        kids = self._analysis.children(token.index)
        told = any(k.dep in ("amod", "poss") and self._parties.country(k) is not None for k in kids)
        return told and token.pos == "NOUN" and token.lemma not in self._words.papers.union(self._words.nouns)
