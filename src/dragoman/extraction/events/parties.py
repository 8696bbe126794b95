"""Who takes part in an event, and as what: agent, recipient, or participant where all act alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dragoman.extraction.clauses.company import Company
from dragoman.extraction.clauses.frames import SUBJECTS
from dragoman.extraction.events.trigger import MESSAGE, Trigger
from dragoman.language.analysis import Token
from dragoman.record.happenings import Participant, ParticipantRole
from dragoman.vocabulary.events import event_words
from dragoman.vocabulary.factuality import factuality_words

ALIKE = ("between", "among", "with", "together", "alongside")
"""Prepositions behind which a further party of a joint act stands; the first two only of a noun."""

OWNING = ("of", "by", "between", "from", "on", "against")
"""Prepositions behind which stands whose a thing is: "the decision of Oslo"."""


@dataclass(frozen=True)
class Named:
    """The word that names a party, and the actor it stands for."""

    token: Token
    actor: str


class Parties:
    """Tells the participants of the events of one document."""

    def __init__(self, company: Company) -> None:
        self._company = company
        self._analysis = company.analysis
        self._words = event_words()
        told = {lemma for lemma, listed in self._words.nouns.items() if any(not p.weight for p in listed)}
        self._no_party = told | self._words.classes["agreement"] | {"initiative", "hostilities", "framework"}
        self._known: dict[str, list[Named]] = {}

    def of(self, trigger: Trigger) -> tuple[Participant, ...]:
        """The participants of an event, agents first; each actor once."""
        if trigger.judging:
            return self._made(self._judged(trigger))
        agents, receivers, alike = self._sides(trigger)
        agents = [n for n in agents if self._may_act(n)] or self._authors(trigger)
        self._remember(trigger, agents)
        if self._all_alike(trigger, agents, receivers, alike):
            return self._made([("participant", [*agents, *alike, *receivers])])
        joint = trigger.pattern.act in self._words.joint
        if not joint and trigger.pattern.type != "ASSAULT":
            receivers = [*receivers, *alike]
        if trigger.pattern.type == "ASSAULT" and not any(self._may_act(n) for n in (*receivers, *alike)):
            receivers = self._struck(trigger)
        return self._made([("agent", agents), ("recipient", receivers), ("participant", alike)])

    def _all_alike(self, trigger: Trigger, agents: list[Named], receivers: list[Named], alike: list[Named]) -> bool:
        """Whether all who take part act alike: who met with whom, who signed together; not who agreed to do something
        to others."""
        pattern = trigger.pattern
        if pattern.act not in self._words.joint:
            return False
        several = len({n.actor for n in agents}) > 1 or self._several(trigger, agents)
        together = several and pattern.type in ("CONSULT", "AGREE", "COOPERATE")
        return bool(alike) or (together and not (receivers and pattern.type == "AGREE"))

    def _authors(self, trigger: Trigger) -> list[Named]:
        """Who speaks through a text: "the resolution demanded", "adopted a resolution, which condemned"."""
        found: list[Named] = []
        for token in trigger.frame.agents:
            if token.lemma in self._words.classes["agreement"]:
                found += self._known.get(token.lemma, [])
            if trigger.verbal and trigger.pattern.type in ARMED:  # "a Peruvian patrol boat rammed a trawler"
                kids = self._analysis.children(token.index)
                found += self._named(k for k in kids if k.dep == "poss" or (k.dep in BEFORE and k.text[:1].isupper()))
        return found

    def _remember(self, trigger: Trigger, agents: list[Named]) -> None:
        """Whose a text is that somebody adopts or issues."""
        for token in trigger.frame.objects if trigger.verbal and agents else ():
            kids = self._analysis.children(token.index)
            for lemma in {token.lemma, *(k.lemma for k in kids if k.dep == "compound")}:
                if lemma in self._words.classes["agreement"]:
                    self._known[lemma] = agents

    def _judged(self, trigger: Trigger) -> list[tuple[ParticipantRole, list[Named]]]:
        """Of the speaker's own demand or judgement: the speaker, and whom it is about."""
        frame = trigger.frame
        joined = (t for t in frame.agents if t.head == trigger.head.index or t.dep == "conj")
        named = [t for t in joined if t.pos != "PRON"]
        own = self._named(named) if trigger.pattern.type != "REQUEST" else []
        speaker = self._company.speaker_at(trigger.head.start)
        agents = own or ([Named(trigger.head, speaker)] if speaker else [])
        asked = frame.agents or frame.objects if trigger.pattern.type == "REQUEST" else ()
        return [("agent", agents), ("recipient", self._named([*asked[:MOST], *frame.by("to")]))]

    def _several(self, trigger: Trigger, agents: list[Named]) -> bool:
        """As in "the two leaders met", "we agreed"."""
        return trigger.pattern.type in ("CONSULT", "AGREE") and any(
            n.token.tag in ("NNS", "NNPS") or n.token.text.lower() in ("we", "they") for n in agents
        )

    def _sides(self, trigger: Trigger) -> tuple[list[Named], list[Named], list[Named]]:
        frame, pattern = trigger.frame, trigger.pattern
        links = ALIKE[2:] if trigger.verbal and pattern.type == "CONSULT" else ALIKE
        if pattern.particle and pattern.preposition and pattern.act in self._words.joint:
            links = (*links, pattern.preposition)  # "sat across from Oslo"
        alike = [n for word in links for n in self._named(frame.by(word))]
        if trigger.verbal and pattern.act in self._words.joint:
            alike += [n for o in frame.objects for n in self._inner(o, ALIKE)]
        if trigger.verbal:
            agents = self._named(frame.agents)
            if (turned := self._turned(trigger, agents)) is not None:
                return (*turned, alike)
            together = frame.head.lemma in self._words.meeting_objects and pattern.act in self._words.joint
            affected = [o for o in frame.objects if o.lemma != "it" or pattern.type != "AGREE"]  # an accord
            objects = self._told(affected, owners=pattern.act not in ("visit", "meet", "talk"))
            if together:
                return agents, [], [*objects, *alike]
            if pattern.act == MESSAGE:
                return (*self._correspondents(trigger, agents), alike)
            receivers = [*self._named(frame.datives), *self._behind(trigger), *objects, *self._asked(trigger)]
            if pattern.type in PASSED_ON and not receivers:
                receivers = self._meant(trigger, agents)
            if pattern.type == "MOBILIZE" and not agents:
                return receivers, [], alike  # "units are to be deployed": who moves acts
            return agents, receivers or self._above(trigger), alike
        agents, receivers = self._nominal(trigger)
        if not (agents or receivers or alike):
            agents, receivers = self._around(trigger)
        return agents, receivers, alike

    def _turned(self, trigger: Trigger, agents: list[Named]) -> tuple[list[Named], list[Named]] | None:
        """Who acts and who undergoes where the clause tells it the other way round: "four men died", "the envoy is
        expected in Lima"."""
        if trigger.head.lemma == "die":
            return [], agents
        if trigger.pattern.act == "visit" and trigger.head.lemma in AWAITING:
            return self._named(trigger.frame.objects), self._behind(trigger)
        return None

    def _correspondents(self, trigger: Trigger, agents: list[Named]) -> tuple[list[Named], list[Named]]:
        """Who sends and who gets a paper: whose it is sends it too ("gave them an American paper", "our note went to
        Oslo"), gets an answer to it ("answered Oslo's note"), and whoever "received" it is sent it."""
        frame, lemma = trigger.frame, trigger.head.lemma
        told = [*frame.objects, *frame.agents]
        papers = [t for t in told if t.lemma in self._words.classes["texts"]]
        owned = [n for t in papers for n in self._named(o for o in self._owners(t) if not self._matter(o, t))]
        owners = [n for n in owned if self._may_act(n)]
        objects = [n for n in self._named(o for o in frame.objects if o.lemma != "it") if self._may_act(n)]
        told_below = frame.complement if trigger.pattern.particle == "know" else None  # "let the envoys know"
        knowing = self._analysis.children(told_below.index) if told_below is not None else []
        objects += self._named(t for k in knowing if k.dep in SUBJECTS for t in self._company.clauses.joined(k))
        sent_to = [*self._named(frame.datives), *self._behind(trigger), *objects]
        addressed = [n for t in frame.objects if t in papers for n in self._inner(t, ("to",)) if self._may_act(n)]
        if lemma in self._words.answering and frame.passive and not agents:
            return addressed, owners  # "the note to Oslo was not answered"
        sent_to += addressed
        if lemma in self._words.answering:
            papers = [t for t in frame.by("to", "on") if t.lemma in self._words.classes["texts"]]
            asked = [n for t in papers for n in self._named(self._owners(t)) if self._may_act(n)]
            return agents, [*sent_to, *owners, *asked]
        if lemma in self._words.receiving:
            return owners, [*agents, *sent_to]
        if lemma == "return" and agents:
            return agents, [*sent_to, *owners]  # "returned the envoys' draft with comments"
        return [*agents, *owners], sent_to

    def _matter(self, word: Token, paper: Token) -> bool:
        """Whether a word tells what a paper is about or lists: "a draft on prisoners", "a list of 33 fighters"."""
        link = self._analysis.tokens[word.head]
        if link.head != paper.index or link.lemma not in ("on", "against", "of"):
            return False
        kids = self._analysis.children(word.index)
        known = word.tag not in ("NNS", "CD") or any(k.lemma in DEFINITE for k in kids if k.dep in ("det", "poss"))
        return link.lemma != "of" or paper.lemma in LISTS or not known

    def _nominal(self, trigger: Trigger) -> tuple[list[Named], list[Named]]:
        """Of a noun: possessors and adjectives of states act; behind "of" stands who acts or who it is done to."""
        frame, act = trigger.frame, trigger.pattern.act
        agents = self._named(frame.agents)
        receivers = [*self._told(frame.datives, owners=False), *self._behind(trigger)]
        nationals = self._named(t for t in frame.nationals if not self._venue(trigger, t))
        of = self._told(frame.by("of"), owners=True)
        if not agents and act not in LEAVING:  # "a warning from Oslo"
            agents = self._named(frame.by("from"))
        if not agents:
            against = trigger.pattern.type == "SANCTION"  # "new Syria sanctions"
            agents = [n for n in nationals if not (against and self._company.is_called_so(n.token))]
            nationals = [n for n in nationals if n not in agents]
        if act == "break" and not agents:  # "the breach of the accord by Oslo"
            agents = [n for token in frame.by("of") for n in self._inner(token, ("by",))]
            of = [n for n in of if n.actor not in {a.actor for a in agents}]
        if act in self._words.acting_of:
            agents = [*agents, *of]
        else:
            receivers = [*of, *receivers]
        return agents, [*receivers, *nationals]

    def _around(self, trigger: Trigger) -> tuple[list[Named], list[Named]]:
        """Of a noun that names nobody, from the clause that it is the occasion or the state of: "in a call on Monday
        the emir thanked both envoys", "the men are under arrest"."""
        noun = trigger.head
        link = self._analysis.tokens[noun.head]
        verb = self._analysis.tokens[link.head]
        if noun.dep != "pobj" or link.dep != "prep" or verb.pos not in ("VERB", "AUX"):
            return [], []
        frame = self._company.clauses.frame(verb.index)
        if (
            trigger.pattern.type in UNDERGONE
            and link.lemma in ("under", "in")
            and verb.lemma in ("be", "remain", "keep")
        ):
            return [], self._named([*frame.agents, *frame.objects])
        known = any(k.dep == "det" and k.lemma == "the" for k in self._analysis.children(noun.index))
        talked = trigger.pattern.type == "CONSULT" and trigger.pattern.act in ("call", "meet", "talk") and not known
        if not talked or link.lemma not in ("in", "at", "during", "over"):
            return [], []
        told = [*frame.agents, *frame.objects, *frame.datives, *frame.by("to")]
        named = [n for n in self._named(told) if self._may_act(n)]
        return (named, []) if len({n.actor for n in named}) > 1 or trigger.pattern.act != "call" else ([], [])

    def _venue(self, trigger: Trigger, token: Token) -> bool:
        """Whether the name before a noun tells where: "the Hanoi summit"."""
        return trigger.pattern.type in ("CONSULT", "AGREE") and self._company.is_capital(token)

    def _behind(self, trigger: Trigger) -> list[Named]:
        """Whom a preposition of the root's names as the one it is done to."""
        words = self._words.recipients[trigger.pattern.type]
        if trigger.pattern.type == "CONSULT" and trigger.pattern.act not in ("visit", "brief"):
            words = ("to",)
        if trigger.pattern.act == "host" or (trigger.pattern.act == "visit" and trigger.frame.objects):
            words = ()
        used = () if trigger.verbal else ("of",)
        joint = ALIKE if trigger.pattern.act in self._words.joint or trigger.pattern.type == "AID" else ()
        links = [w for w in words if w not in used and w not in joint]
        found = [n for w in links for n in self._told(trigger.frame.by(w), owners=True)]
        if trigger.pattern.type not in ("CONSULT", "REQUEST", "AGREE"):
            for token in trigger.frame.objects:
                found += self._inner(token, links)
            below = trigger.frame.complement
            if below is not None and trigger.pattern.object in (below.lemma, below.text.lower()):
                found += self._named(self._company.clauses.frame(below.index).by(*links))
        return found

    def _meant(self, trigger: Trigger, agents: list[Named]) -> list[Named]:
        """Whom what is refused, threatened or agreed to would be done to: "threatened to shell the port of Lima"."""
        below = trigger.frame.complement
        if below is None or below.dep != "xcomp":
            return []
        frame = self._company.clauses.frame(below.index)
        told = [*frame.objects, *frame.datives, *frame.by("to", "on", "against", "with", "from", "for")]
        acting = {n.actor for n in agents}
        return [n for n in self._told(told, owners=True) if n.actor not in acting]

    def _above(self, trigger: Trigger) -> list[Named]:
        """To whom something is offered or for whom it is asked, as the word above tells: "an offer to Oslo to pay"."""
        governor = self._analysis.tokens[trigger.head.head]
        words = factuality_words()
        label = (words.nouns if governor.pos == "NOUN" else words.verbs).get(governor.lemma)
        if label == "offered":
            frame = self._company.clauses.frame(governor.index)
            return self._named([*frame.datives, *frame.by("to")])
        if label in ("demanded", "hypothetical") and trigger.pattern.type == "CONCEDE" and governor.pos == "VERB":
            return self._named(self._company.clauses.frame(governor.index).agents)
        return []

    def _inner(self, token: Token, links: Iterable[str]) -> list[Named]:
        """Whom a preposition behind the object names: "aid to the clinics"."""
        kids = [k for k in self._analysis.children(token.index) if k.dep == "prep" and k.lemma in links]
        return self._named(p for k in kids for p in self._analysis.children(k.index) if p.dep == "pobj")

    def _asked(self, trigger: Trigger) -> list[Named]:
        """Who is to do what is asked for: "demanded that Oslo pay", "pressed for Oslo to pay"."""
        if trigger.pattern.type not in ("REQUEST", "THREATEN"):
            return []
        clauses = [k for k in self._analysis.children(trigger.head.index) if k.dep in ("ccomp", "xcomp", "advcl")]
        subjects = (k for c in clauses for k in self._analysis.children(c.index) if k.dep in SUBJECTS)
        return self._named(t for s in subjects for t in self._company.clauses.joined(s))

    def _named(self, tokens: Iterable[Token]) -> list[Named]:
        return [Named(t, actor) for t in tokens for actor in self._company.actors_of(t)]

    def _told(self, tokens: Iterable[Token], *, owners: bool) -> list[Named]:
        """The actors that words name, or else whose the things are that they name."""
        found: list[Named] = []
        for token in tokens:
            direct = [n for n in self._named([token]) if self._may_act(n)]
            found += direct or (self._named(self._owners(token)) if owners else [])
        return found

    def _owners(self, thing: Token) -> Iterator[Token]:
        kids = self._analysis.children(thing.index)
        yield from (k for k in kids if k.dep == "poss")
        for word in OWNING:
            for kid in kids:
                if kid.dep in ("prep", "agent") and kid.lemma == word:
                    yield from (p for p in self._analysis.children(kid.index) if p.dep == "pobj")
        yield from (k for k in kids if k.dep in ("amod", "compound") and k.text[:1].isupper())
        for kid in kids:  # "the steps taken by Oslo"
            if kid.dep in ("acl", "relcl"):
                yield from (
                    p
                    for g in self._analysis.children(kid.index)
                    if g.dep == "agent"
                    for p in self._analysis.children(g.index)
                )

    def _may_act(self, one: Named) -> bool:
        """Not a text, and no name of a meeting or of an agreement: "the London Conference"."""
        kind = self._company.actor(one.actor).kind
        paper = kind in ("group", "unnamed") and one.token.lemma in self._words.classes["texts"]  # "a list of places"
        if kind == "document" or paper or self._prefixed(one.token):
            return False
        return kind == "state" or one.token.lemma not in self._no_party

    def _prefixed(self, token: Token) -> bool:
        """As in "intra-Syrian", which names no party."""
        before = [t.text.lower() for t in self._analysis.tokens[max(token.index - 2, 0) : token.index]]
        return before[1:] == ["-"] and before[0] in PREFIXES

    def _struck(self, trigger: Trigger) -> list[Named]:
        """The state of the place that is struck, where nobody is named: "an area west of Oslo"."""
        frame = trigger.frame
        heads = [*frame.objects, *frame.by("on", "at", "into", "in", "near")]
        places = (t for h in heads for t in self._analysis.subtree(h.index) if t.pos == "PROPN")
        return next((found for t in places if (found := self._named([t]))), [])

    def _made(self, sides: Iterable[tuple[ParticipantRole, list[Named]]]) -> tuple[Participant, ...]:
        found: dict[str, Participant] = {}
        for role, named in sides:
            for one in named:
                if not self._may_act(one):
                    continue
                participant = Participant(actor=one.actor, role=role, mention=self._company.mention(one.token))
                known = found.setdefault(one.actor, participant)
                if known.mention.text.lower() in PRONOUNS:  # the name tells more than "it"
                    found[one.actor] = replace(known, mention=participant.mention)
        return tuple(found.values())


UNDERGONE = frozenset({"COERCE", "ASSAULT", "SANCTION"})
AWAITING = frozenset({"expect", "await"})
LEAVING = frozenset({"visit", "withdraw", "resign", "release"})
"""Acts of which "from" names where they begin."""

LISTS = frozenset({"list", "name", "record", "register"})
"""Papers of which "of" tells what stands in them."""

DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "its", "his", "her", "their", "our"})

PREFIXES = frozenset({"intra", "inter", "anti", "pro", "non", "counter"})
PRONOUNS = frozenset({"he", "she", "it", "they", "his", "her", "its", "their", "him", "them", "who", "which", "that"})

ARMED = frozenset({"ASSAULT", "MOBILIZE", "COERCE"})
"""Roots whose deeds are told of ships and aircraft, by which whoever has them acts."""

BEFORE = frozenset({"amod", "compound", "nmod"})

PASSED_ON = frozenset({"REJECT", "THREATEN", "AGREE"})
"""Roots whose verbs govern the act that is refused, threatened or agreed to."""


MOST = 4
"""Parties that a demand names."""
