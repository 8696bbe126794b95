"""Who does what to whom in a clause: the arguments of a verb or of a noun of action, read off the parse.

Passives, relative clauses, control ("X offered to pay"), shared subjects, participles, "between", "of" and "by" behind
nouns, light verbs ("held talks"), reciprocals ("met with") are brought to one shape. Who the words stand for is told by
`company`, whether it happened by `factuality`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dragoman.extraction.clauses.durations import given_until, lasting
from dragoman.extraction.clauses.interruptions import past_day, resumed_object
from dragoman.extraction.clauses.openings import behind_day
from dragoman.extraction.clauses.pairings import misjoined, paired, second_pair
from dragoman.extraction.clauses.participles import described_before, is_aside
from dragoman.extraction.clauses.whereabouts import due_at
from dragoman.extraction.speakers.collectives import LONGEST_LIST
from dragoman.language.analysis import Analysis, Token
from dragoman.vocabulary.clauses import clause_words
from dragoman.vocabulary.factuality import factuality_words

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "conj", "parataxis"})
PREDICATES = frozenset({"acomp", "attr", "oprd", "amod", "appos"})
"""As in "is due to sign", "declared itself ready to sign"."""

RELATIVE = frozenset({"WDT", "WP", "WP$"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
NAMING = frozenset({"according", "owing", "due", "thanks", "prior", "contrary"})
"""Words whose "to" names a source, a cause or a time, and nobody to whom something is done."""

REFLEXIVE = frozenset({"itself", "himself", "herself", "themselves", "oneself"})
PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj"})
"""Places of a noun in its clause."""

BEFORE_NOUN = frozenset({"det", "poss", "amod", "nummod"})
DEEPEST = 6
"""Governors that are followed up to find a shared or controlled subject."""


@dataclass(frozen=True)
class Frame:
    """The arguments of a predicate as the tokens that head them, conjuncts each on its own. `agents` act (of a noun:
    whose act it is), `objects` undergo it, `datives` receive; `obliques` are by preposition; `nationals` are
    capitalised words before a noun ("the Norwegian offer"); `complement` is the verb of a content clause or infinitive.
    """

    head: Token
    agents: tuple[Token, ...] = ()
    objects: tuple[Token, ...] = ()
    datives: tuple[Token, ...] = ()
    obliques: Mapping[str, tuple[Token, ...]] = field(default_factory=dict)
    nationals: tuple[Token, ...] = ()
    complement: Token | None = None
    passive: bool = False

    def by(self, *prepositions: str) -> tuple[Token, ...]:
        """What stands behind any of the prepositions."""
        return tuple(token for word in prepositions for token in self.obliques.get(word, ()))


class Clauses:
    """The frames of one document, each worked out once."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self._frames: dict[int, Frame] = {}

    def frame(self, index: int) -> Frame:
        """The arguments of the verb or noun of action at a token."""
        if index not in self._frames:
            token = self.analysis.tokens[index]
            verbal = token.pos in ("VERB", "AUX") or token.dep in ("ROOT", "ccomp", "advcl", "acl", "relcl", "pcomp")
            noun = not verbal or nominal_gerund(self.analysis, token)
            self._frames[index] = self._nominal(token) if noun else self._verbal(token)
        return self._frames[index]

    def support(self, index: int) -> Token | None:
        """The light verb that a noun of action stands with: "held" of "held talks", "was signed" of "a pact was
        signed", "place" of "took place"."""
        token = self.contained(self.analysis.tokens[index])
        while token.dep == "conj" and self.analysis.tokens[token.head].pos in NOUNS and token.head < token.index:
            token = self.analysis.tokens[token.head]  # "held talks and a longer session"
        verb = self.analysis.tokens[token.head]
        if token.dep in ("dobj", "nsubjpass", "attr") and verb.lemma in clause_words().light:
            return verb
        measured = token.dep == "npadvmod" and token.index != index  # "ended a week of talks"
        if measured and verb.lemma in clause_words().light:
            return verb
        acting = token.dep == "nsubj" or (token.dep == "nsubjpass" and verb.lemma in clause_words().scheduling)
        if acting and (below := self._left_to(verb)).lemma in clause_words().occurring:
            return below
        if acting and below.index != verb.index and below.lemma in clause_words().light and self.passive(below):
            return below  # "a session is to be held"
        linked = token.dep == "pobj" and verb.dep == "prep" and verb.lemma in ("in", "into", "for", "to")
        if linked and self.analysis.tokens[verb.head].lemma in clause_words().into:
            return self.analysis.tokens[verb.head]  # "entered into talks"
        return None

    def _left_to(self, verb: Token) -> Token:
        """The verb that a light one leaves the act to: "resume" of "are to resume", "are due to resume"."""
        for kid in self.analysis.children(verb.index) if verb.lemma in clause_words().scheduling else ():
            if kid.dep in ("xcomp", "acomp", "advcl") and kid.index > verb.index:
                return self._left_to(kid)
        return verb

    def contained(self, noun: Token) -> Token:
        """The noun that only measures or phases another: "series" of "a series of meetings"."""
        link = self.analysis.tokens[noun.head]
        above = self.analysis.tokens[link.head]
        return above if noun.dep == "pobj" and link.lemma == "of" and above.lemma in clause_words().containers else noun

    def joined(self, token: Token) -> tuple[Token, ...]:
        """A word and those joined to it by "and", "or" or a comma, in text order."""
        found = [token]
        for word in found:
            if len(found) < LONGEST_LIST:
                kids = self.analysis.children(word.index)
                found += [k for k in kids if k.dep in ("conj", "appos") and self._listed(word, k)]
                found += [p for p in paired(self.analysis, word) if p not in found]
                found += [m for m in misjoined(self.analysis, word) if word.pos in NOUNS and m not in found]
                found += [c for k in kids if k.dep == "appos" for c in self._apposed(k) if c not in found]
                found += [k for k in kids if k.dep == "appos" and k not in found and paired(self.analysis, k)]
        return tuple(sorted(found, key=lambda t: t.index))

    def _listed(self, word: Token, other: Token) -> bool:
        """Whether another noun continues a list: an apposition only where it names another state ("Egypt, Jordan")."""
        if other.pos not in NOUNS or second_pair(self.analysis, word, other):
            return False
        return other.dep == "conj" or (word.pos == other.pos == "PROPN" and self._proper_list(other))

    def _apposed(self, name: Token) -> list[Token]:
        """Names joined to an apposition: "his guest Ana Lind and the Chilean minister Rojas"."""
        return [k for k in self.analysis.children(name.index) if k.dep == "conj" and k.pos == name.pos == "PROPN"]

    def _proper_list(self, token: Token) -> bool:
        return any(k.dep in ("conj", "cc") for k in self.analysis.children(token.index))

    def _expanded(self, tokens: Iterable[Token]) -> tuple[Token, ...]:
        told = [t for token in tokens for t in self.joined(self.meant(token))]
        return tuple(dict.fromkeys(t for token in told for t in (token, *self._including(token))))

    def _including(self, token: Token) -> Iterator[Token]:
        """Those named behind "including": "the allies, including Japan and South Korea"."""
        for link in self.analysis.children(token.index):
            if link.dep == "prep" and link.lemma in ("include", "including", "like"):
                yield from (t for p in self._governed(link) for t in self.joined(p))

    def meant(self, token: Token) -> Token:
        """For "who", "which" or "that" the noun that its clause hangs on, for "itself" the subject; else the token."""
        if token.lemma in REFLEXIVE:
            return self._bearer(token)
        if token.tag not in RELATIVE:
            return token
        verb = self.analysis.tokens[token.head]
        if verb.dep == "prep":
            verb = self.analysis.tokens[verb.head]  # "to whom Oslo had written"
        for _ in range(DEEPEST):
            noun = self.analysis.tokens[verb.head]
            if verb.dep == "relcl":
                return noun
            cleft = verb.dep == "ccomp" and noun.lemma == "be"
            if cleft:  # "It was Oslo that asked"
                return next((k for k in self.analysis.children(noun.index) if k.dep == "attr"), token)
            if verb.dep not in CLAUSES:
                return token
            verb = noun
        return token

    def _bearer(self, reflexive: Token) -> Token:
        """Whom "itself" means: the subject of the nearest clause above that has one."""
        verb = self.analysis.tokens[reflexive.head]
        for _ in range(DEEPEST):
            subjects = [
                k for k in self.analysis.children(verb.index) if k.dep in SUBJECTS and k.index != reflexive.index
            ]
            if subjects:
                return subjects[0]
            verb = self.analysis.tokens[verb.head]
        return reflexive

    def _verbal(self, verb: Token) -> Frame:
        kids = self.analysis.children(verb.index)
        passive = self.passive(verb) or self._opens(verb)
        subjects = self._subjects(verb) or (self._behind_comma(verb) if passive else [])
        objects = [k for k in kids if k.dep in ("dobj", "oprd") and k.pos in NOUNS | {"DET", "NUM", "VERB"}]
        objects += [second for o in objects for second in self._second_object(o)]
        objects += [] if passive else resumed_object(self.analysis, verb)
        datives = [k for k in kids if k.dep == "dative" and k.pos in NOUNS]
        obliques = self._obliques(kids)
        if not objects and (gap := self._gap(verb)):
            objects = [gap]
        if not objects and verb.tag == "VBG" and verb.dep in ("compound", "amod") and verb.head > verb.index:
            objects = [self.analysis.tokens[verb.head]]  # "massing troops", which parsers take for a noun
        if passive:
            agents = [p for k in kids if k.dep == "agent" for p in self._governed(k)]
            undergoing = [*subjects, *objects]
        else:
            agents, undergoing = subjects, objects
        return Frame(
            head=verb,
            agents=self._expanded(agents),
            objects=self._expanded(undergoing),
            datives=self._expanded(datives),
            obliques=obliques,
            complement=next((k for k in kids if k.dep in ("ccomp", "xcomp")), None),
            passive=passive,
        )

    def _second_object(self, first: Token) -> list[Token]:
        """The thing in "handed the envoy a note", which parsers take for another name of the envoy."""
        named = (k for k in self.analysis.children(first.index) if k.dep == "appos" and k.pos == "NOUN")
        starts = ((k, self.analysis.subtree(k.index)[0]) for k in named)
        return [k for k, s in starts if s.pos == "DET" and self.analysis.tokens[s.index - 1].pos in NOUNS]

    def _opens(self, verb: Token) -> bool:
        """Whether a participle opens its sentence: "Contacted by Oslo, the envoy declined"."""
        sentence = self.analysis.sentence_at(verb.start)
        first = sentence is not None and verb.index == sentence.first
        return first and verb.tag == "VBN" and verb.dep in ("nsubj", "advcl", "csubj", "dep", "nsubjpass")

    def _behind_comma(self, verb: Token) -> list[Token]:
        """The noun behind the comma that ends a participle's clause; parsers hang it to a name before the comma."""
        sentence = self.analysis.sentence_at(verb.start)
        if sentence is None or verb.index != sentence.first:
            return []
        behind = self.analysis.tokens[verb.index : sentence.last]
        comma = next((t.index for t in behind if t.text == ","), sentence.last)
        heads = (t for t in self.analysis.tokens[comma + 1 : sentence.last] if t.pos in NOUNS)
        fitting = (t for t in heads if t.dep in ("nsubj", "nsubjpass", "appos", "conj"))
        return [t for t in list(fitting)[:1] if self.analysis.subtree(t.index)[0].index == comma + 1]

    def _obliques(self, kids: list[Token]) -> dict[str, tuple[Token, ...]]:
        due = due_at(self.analysis, kids)
        found: dict[str, list[Token]] = {"in": due} if due else {}
        for kid in kids:
            if kid.dep in ("prep", "agent", "dative") and kid.pos in ("ADP", "SCONJ", "PART", "VERB", "ADV"):
                found.setdefault(kid.lemma, []).extend(self._governed(kid))
                named = kid.text.lower() in NAMING
                for inner in self.analysis.children(kid.index):  # "out of", "because of"
                    if inner.dep == "prep" and not self._governed(kid) and not named:
                        found.setdefault(inner.lemma, []).extend(self._governed(inner))
            elif kid.dep in ("advmod", "prt") or kid.lemma == "due":
                for inner in self.analysis.children(kid.index):
                    if inner.dep == "prep":
                        found.setdefault(inner.lemma, []).extend(self._governed(inner))
        return {word: self._expanded(tokens) for word, tokens in found.items()}

    def _governed(self, link: Token) -> list[Token]:
        """What a preposition governs: a noun, or the noun inside "on behalf of", "the likes of" as it stands."""
        return [k for k in self.analysis.children(link.index) if k.dep in ("pobj", "pcomp")]

    def passive(self, verb: Token) -> bool:
        """Whether the subject undergoes it: "was briefed", "the men released by the court", "being held"."""
        kids = self.analysis.children(verb.index)
        if any(k.dep in ("auxpass", "nsubjpass") for k in kids) or is_aside(self.analysis, verb):
            return True
        if any(k.dep == "nsubj" for k in kids) or self._headless(verb, kids):
            return False
        if verb.tag != "VBN" or any(k.dep == "aux" and k.lemma in ("have", "having", "'ve") for k in kids):
            return verb.dep == "conj" and verb.tag == "VBN" and self._shares_passive(verb)
        if verb.dep == "conj":
            return self._shares_passive(verb)
        return verb.dep in ("acl", "advcl", "relcl", "ROOT", "ccomp", "amod", "xcomp", "pcomp")

    def _headless(self, verb: Token, kids: Iterable[Token]) -> bool:
        """Whether it is the verb of a whole sentence that parsers take for a participle: "The five called on Oslo to
        wait"."""
        noun, sentence = self.analysis.tokens[verb.head], self.analysis.sentence_at(verb.start)
        whole = sentence is not None and self.analysis.tokens[sentence.last - 1].text == "."
        bare = verb.dep == "acl" and noun.dep == "ROOT" and noun.pos in NOUNS and noun.index < verb.index
        beside = [k for k in self.analysis.children(noun.index) if k.index > verb.index and k.pos != "PUNCT"]
        return whole and bare and not beside and not any(k.dep == "agent" for k in kids)

    def _shares_passive(self, verb: Token) -> bool:
        """Whether a joined participle goes on the passive before it: "was arrested and charged"."""
        governor = self.analysis.tokens[verb.head]
        own = any(k.dep in SUBJECTS for k in self.analysis.children(verb.index))
        return not own and governor.tag == "VBN" and governor.index != verb.index and self.passive(governor)

    def _subjects(self, verb: Token, depth: int = 0) -> list[Token]:
        """Own subject, or the one that the verb shares with or is controlled by the clause above it."""
        own = [s for k in self.analysis.children(verb.index) if k.dep in SUBJECTS for s in self._before_so(k)]
        if own:
            return [s for s in own if not self._expletive(s)]
        if verb.tag in ("VBD", "VBZ", "VBN") and (named := behind_day(self.analysis, verb)):
            return named
        governor = self.analysis.tokens[verb.head]
        if governor.index == verb.index or depth > DEEPEST:
            return []
        return self._behind_time(verb, governor) or self._shared(verb, governor, depth)

    def _behind_time(self, verb: Token, governor: Token) -> list[Token]:
        """The subject of "after Oslo, through its envoy, had asked", which parsers take for a noun behind "after"."""
        kids = self.analysis.children(verb.index)
        finite = any(k.dep == "aux" and k.tag in ("VBD", "VBZ", "VBP") for k in kids)
        if verb.dep not in ("ccomp", "advcl") or not finite or any(k.dep == "mark" for k in kids):
            return []
        links = [k for k in self.analysis.children(governor.index) if k.dep == "prep" and k.index < verb.index]
        last = next((k for k in reversed(links) if k.lemma in ("after", "before", "since", "until")), None)
        behind = self._governed(last) if last else []
        return [p for p in behind if p.index < verb.index and p.pos in NOUNS and p.index > governor.index]

    def _shared(self, verb: Token, governor: Token, depth: int) -> list[Token]:
        """The subject that a verb without one of its own has from the word above it."""
        to = any(k.tag == "TO" for k in self.analysis.children(verb.index))
        if to and (lasts := lasting(self.analysis, governor)) is not governor:
            return self._controlled(verb, lasts, depth)
        if verb.dep in ("acl", "relcl") and governor.pos in NOUNS:
            return self._of_noun(verb, governor, depth)
        if verb.dep in ("xcomp", "advcl", "ccomp", "dep"):
            return self._controlled(verb, governor, depth)
        if verb.dep == "pcomp":
            return self._behind(governor, depth)
        if verb.dep in PREDICATES and governor.pos in NOUNS:
            return [governor]
        joined = verb.dep == "conj" and governor.pos in ("VERB", "AUX", "NOUN")
        return self._subjects(governor, depth + 1) if joined or verb.dep in PREDICATES else []

    def _before_so(self, subject: Token) -> list[Token]:
        """The subject, also of "if Oslo so requests", where parsers take "so" for it."""
        if subject.tag == "VBN" and self._opens(subject):
            return self._behind_comma(subject) or [subject]
        if subject.lemma != "so":
            return [subject]
        return [k for k in self.analysis.children(subject.index) if k.dep in SUBJECTS | {"compound", "nmod", "det"}]

    def _expletive(self, subject: Token) -> bool:
        return subject.dep == "expl" or (subject.lemma == "there")

    def _of_noun(self, verb: Token, noun: Token, depth: int) -> list[Token]:
        """Of a participle the noun itself ("envoys visiting Oslo"); of an infinitive or clause behind a noun of speech
        or will whoever has it ("Oslo's offer to pay")."""
        to = any(k.tag == "TO" for k in self.analysis.children(verb.index))
        if verb.tag == "VBG" and (writer := self._writer(verb, noun, depth)):
            return writer
        if verb.dep == "relcl":
            return [] if self._gap(verb) else [noun]
        finite = verb.dep == "acl" and verb.tag in ("VBD", "VBZ", "VBP")  # "Some families returned", as parsers read it
        if finite or (not to and verb.tag in ("VBG", "VBN")):
            return [noun]
        return self.owners(noun) or self._holders(noun, depth)

    def _writer(self, verb: Token, noun: Token, depth: int) -> list[Token]:
        """Who asks in "wrote to the envoys asking them to wait", where parsers hang "asking" on the envoys."""
        link = self.analysis.tokens[noun.head]
        above = self.analysis.tokens[link.head]
        asks = factuality_words().verbs.get(verb.lemma) in ("demanded", "offered")
        to_whom = noun.dep == "pobj" and link.lemma == "to" and above.lemma in clause_words().writing
        return self._subjects(above, depth + 1) if asks and to_whom and above.pos == "VERB" else []

    def owners(self, noun: Token) -> list[Token]:
        """Whose a noun of will or speech is: "Oslo's offer", "an offer by Oslo", "the Norwegian offer"."""
        kids = self.analysis.children(noun.index)
        found = [k for k in kids if k.dep == "poss"]
        for word in ("by", "from", "of", "for"):
            found = found or [
                p for k in kids if k.dep in ("prep", "agent") and k.lemma == word for p in self._governed(k)
            ]
        return found or [k for k in kids if k.dep in ("amod", "compound", "nmod") and self._national(k)]

    def _national(self, token: Token) -> bool:
        """A capitalised word before a noun, which may name a state."""
        return token.text[:1].isupper() and token.pos in ("PROPN", "ADJ")

    def _holders(self, noun: Token, depth: int) -> list[Token]:
        """The subject of the verb whose object a noun is: "Oslo made an offer to pay"."""
        verb = self.analysis.tokens[noun.head]
        if noun.dep in ("dobj", "attr", "oprd") and verb.pos in ("VERB", "AUX"):
            return self._subjects(verb, depth + 1)
        return []

    def _controlled(self, verb: Token, governor: Token, depth: int) -> list[Token]:
        """The object of "urged Oslo to pay", else the subject of "Oslo hopes to pay"."""
        if described := described_before(self.analysis, verb):
            return [described]
        kids = self.analysis.children(governor.index)
        told = [k for k in kids if k.dep in ("dobj", "dative") and k.index < verb.index]
        given = verb.dep == "xcomp" or given_until(self.analysis, governor)
        if given and told and governor.lemma not in clause_words().subject_control:
            return told
        asked = factuality_words().verbs.get(governor.lemma) == "demanded"
        to = any(k.tag == "TO" for k in self.analysis.children(verb.index))
        undergoing = [k for k in kids if k.dep in ("dobj", "nsubjpass", "dative")]
        if (
            asked
            and undergoing
            and ((verb.dep == "advcl" and to) or (verb.dep == "ccomp" and verb.tag == "VB" and not to))
        ):
            return undergoing  # "were exhorted to leave", "leave, he told them"
        called = [
            p for k in kids if k.dep == "prep" and k.lemma in ("on", "upon", "for", "to") for p in self._governed(k)
        ]
        if verb.dep in ("xcomp", "advcl") and called and governor.lemma in clause_words().object_by_preposition:
            return called
        return self._subjects(governor, depth + 1)

    def _behind(self, link: Token, depth: int) -> list[Token]:
        """Of "paying" in "accuses Oslo of paying" the object; in "left without paying" the subject."""
        if link.dep not in ("prep", "agent"):
            return []
        governor = self.analysis.tokens[link.head]
        while governor.pos in ("ADV", "ADJ", "SCONJ", "ADP") and governor.head != governor.index and depth < DEEPEST:
            governor, depth = self.analysis.tokens[governor.head], depth + 1
        if governor.pos in NOUNS:
            accused = governor.dep == "dobj" and self._blaming(self.analysis.tokens[governor.head], link)
            return [governor] if accused else self.owners_but(governor, link) or self._holders(governor, depth)
        objects = [k for k in self.analysis.children(governor.index) if k.dep in ("dobj", "nsubjpass")]
        if objects and link.lemma in ("of", "for", "from", "with", "into", "to") and self._blaming(governor, link):
            return objects
        return self._subjects(governor, depth + 1)

    def _blaming(self, governor: Token, link: Token) -> bool:
        """Whether what stands behind the preposition is the object's deed: "accuse of", "thank for", "keep from"."""
        return link.lemma in clause_words().object_of.get(governor.lemma, frozenset())

    def owners_but(self, noun: Token, link: Token) -> list[Token]:
        """Whose a noun is, left of a preposition that belongs to its content."""
        return [k for k in self.owners(noun) if k.head != link.index]

    def _gap(self, verb: Token) -> Token | None:
        """The noun that is the object of a relative clause: "the envoys (whom) Oslo received"."""
        if verb.dep not in ("relcl",) or verb.pos != "VERB":
            return None
        kids = self.analysis.children(verb.index)
        subjects = [k for k in kids if k.dep in SUBJECTS]
        own = any(k.dep == "dobj" and k.tag not in RELATIVE and k.text.lower() != "that" for k in kids)
        relative = any(k.tag in RELATIVE and k.dep != "dobj" for s in subjects for k in self.analysis.subtree(s.index))
        place = any(k.tag == "WRB" or (k.dep == "prep" and self._bare(k)) for k in kids)
        if not subjects or own or relative or place or any(k.dep in ("nsubjpass", "ccomp") for k in kids):
            return None
        return self.analysis.tokens[verb.head]

    def _bare(self, link: Token) -> bool:
        """A preposition whose noun went before ("the talks that it took part in") or is "which"."""
        return all(p.tag in RELATIVE for p in self._governed(link))

    def _nominal(self, noun: Token) -> Frame:
        """Of a noun of action: whose it is, who it is done to, who takes part; and what its verb says of that."""
        kids = [*self.analysis.children(noun.index), *past_day(self.analysis, noun)]
        obliques = self._obliques(kids)
        agents = [k for k in kids if k.dep == "poss"]
        agents += list(obliques.get("by", ()))
        before = [k for k in kids if k.dep in ("amod", "compound", "nmod")]
        before += [g for k in before for g in self.analysis.children(k.index) if g.dep in ("amod", "compound", "nmod")]
        national = [k for k in before if self._national(k)]
        acl = [k for k in kids if k.dep in ("acl", "relcl")]
        for clause in acl:
            if carrying := list(self._carried_out(clause)):
                agents += carrying
                obliques = _merged(obliques, self._obliques(self.analysis.children(clause.index)))
        receiving: list[Token] = []
        verb = self.support(noun.index)
        if verb is not None:
            upper = self.frame(verb.index)
            taken = {noun.index, self.contained(noun).index}
            receiving = [t for t in (*upper.objects, *upper.datives) if t.index not in taken]
            acting = [t for t in upper.agents if t.index not in taken]
            if verb.lemma in clause_words().undergoing:
                receiving += acting
            else:
                agents += acting
            obliques = _merged(obliques, upper.obliques)
        return Frame(
            head=noun,
            agents=self._expanded(agents),
            datives=self._expanded(receiving),
            obliques=obliques,
            nationals=self._expanded(national),
        )

    def _carried_out(self, clause: Token) -> Iterator[Token]:
        """Who holds or makes what a noun names: "talks held by the envoys", "the deal that Oslo announced"."""
        if clause.lemma not in clause_words().light:
            return
        kids = self.analysis.children(clause.index)
        yield from (p for k in kids if k.dep == "agent" for p in self._governed(k))
        if self._gap(clause):
            yield from (k for k in kids if k.dep == "nsubj" and k.tag not in RELATIVE)


def nominal_gerund(analysis: Analysis, token: Token) -> bool:
    """Whether what parsers take for a verb is a noun: "Friday's sitting took three hours", "Work on the pier began"."""
    kids = analysis.children(token.index)
    if token.tag == "VB":
        return token.dep == "nsubj" and not any(k.dep in ("aux", "dobj") for k in kids)
    before = any(k.dep in BEFORE_NOUN and k.index < token.index for k in kids)
    return token.tag == "VBG" and token.dep in PLACES and before and not any(k.dep == "dobj" for k in kids)


def _merged(
    one: Mapping[str, tuple[Token, ...]], other: Mapping[str, tuple[Token, ...]]
) -> dict[str, tuple[Token, ...]]:
    """Obliques of a noun and of its verb; the noun's own go first."""
    words = dict.fromkeys([*one, *other])
    return {w: tuple(dict.fromkeys([*one.get(w, ()), *other.get(w, ())])) for w in words}
