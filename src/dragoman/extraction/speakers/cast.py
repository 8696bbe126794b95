"""The cast of a document: its name mentions gathered on entities, with what the text says of each beside its name."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace

from dragoman.actors.entities import Entity
from dragoman.actors.gazetteer import Named, state_name
from dragoman.actors.people import Name, begins_name, family_name, gender_of, name_words, same_person, short_for
from dragoman.actors.peoples import People
from dragoman.extraction.speakers.index import Index
from dragoman.extraction.speakers.institutions import Institutions, stateless_entity, stateless_key
from dragoman.extraction.speakers.mentions import Mention, find_mentions, head_of, with_families, with_short_names
from dragoman.extraction.speakers.places import place_mentions
from dragoman.extraction.speakers.roles import Description, descriptions
from dragoman.language.analysis import Analysis, Token
from dragoman.record.document import Document
from dragoman.vocabulary.offices import Gender, offices
from dragoman.vocabulary.sources import source_nouns

HALVES = {"North": "PRK", "South": "KOR"}
LONGEST_PARTICLE, MOST = 3, 0.75
"""A headline is a sentence without a full stop where most words longer than particles are capitalised."""

LONGEST_PERSON = 3
ACTING = frozenset({"nsubj", "nsubjpass", "poss", "dobj", "dative", "conj"})

HEADING = frozenset({"head", "lead", "run", "chair", "direct", "oversee"})

PERSON, TITLE, GIVEN = 1.0, 2.0, 2.0
"""How much a parser's label, a title beside the name and a known given name tell that a name is a person's."""


@dataclass
class Cast:
    """Entities in order of first mention; `at` tells whom a token's name or title means."""

    entities: list[Entity] = field(default_factory=list)
    at: dict[int, Entity] = field(default_factory=dict)
    mentions: list[tuple[Mention, Entity]] = field(default_factory=list)


def cast_of(document: Document, analysis: Analysis) -> Cast:
    """Everybody a document names."""
    return _Casting(document, analysis).cast()


@dataclass
class _Named:
    """A mention with what stands beside it, and the person it belongs to once that is known."""

    mention: Mention
    beside: list[Description]
    name: Name
    score: float = 0.0

    @property
    def gender(self) -> Gender | None:
        return next((d.gender for d in self.beside if d.gender), None)


class _Casting:
    def __init__(self, document: Document, analysis: Analysis) -> None:
        self.document = document
        self.analysis = analysis
        found = [m for m in _states_again(find_mentions(analysis)) if not _mere_place(analysis, m)]
        self.index = Index(analysis)
        found = with_short_names(analysis, with_families(analysis, _without_headline_verbs(analysis, found)))
        places = place_mentions(analysis, found)
        self.found = _koreas(analysis, [m for m in found if m not in places])
        self.institutions = Institutions(analysis, self.found, self._text)
        self.result = Cast()
        self.people: list[tuple[Entity, set[Name]]] = []
        self.by_word: dict[str, list[int]] = {}
        self.others: dict[tuple[str, str], Entity] = {}
        self.assigned: dict[int, Entity] = {}
        self.nearest: dict[str, tuple[int, Entity]] = {}

    def cast(self) -> Cast:
        persons, rest = self._sorted()
        for named in persons:
            if len(named.name) > 1:
                self._full(named)
        for named in persons:
            if len(named.name) == 1:
                self._short(named)
        for mention in rest:
            self._other(mention)
        self._outlet()
        self._collect()
        for named in persons:
            self._told_of(named)
        for mention, entity in self.result.mentions:
            self._governs(mention, entity)
        return self.result

    def _sorted(self) -> tuple[list[_Named], list[Mention]]:
        """Mentions of persons, and all others. A word that is some full name's last word is that person's."""
        named = [self._judged(m) for m in self.found]
        self._in_company(named)
        self._cut_short(named)
        families: Counter[str] = Counter()
        scores: dict[Name, float] = defaultdict(float)
        for n in named:
            scores[n.name] += n.score
        for name, score in scores.items():
            if len(name) > 1 and score > 0:
                families[name[-1]] += 1
                families[name[0]] += 1
        singles = {name[0] for name, score in scores.items() if len(name) == 1 and score > 0}
        persons: list[_Named] = []
        rest: list[_Named] = []
        for n in named:
            known = len(n.name) == 1 and n.name[0] in families and not self._place(n.mention)
            known |= len(n.name) > 1 and n.name[-1] in singles and n.mention.label != "ORG" and n.mention.named is None
            person = n.name and n.mention.tail is None and (scores[n.name] > 0 or known)
            (persons if person else rest).append(n)
        return persons, [n.mention for n in rest]

    def _cut_short(self, named: list[_Named]) -> None:
        """A plain name of two words or three that the text goes on to call by the last one alone is a person's."""
        alone = {n.name[0] for n in named if len(n.name) == 1 and self._stands_alone(n.mention)}
        for n in named:
            plain = 1 < len(n.name) <= LONGEST_PERSON and all(w.isalpha() and w.istitle() for w in n.mention.words)
            kind = n.mention.words[-1].lower() in offices().institutions | offices().movements
            if plain and not kind and n.mention.named is None and n.name[-1] in alone:
                n.score += PERSON + (n.mention.label not in ("PERSON", "")) * 0.5

    def _stands_alone(self, mention: Mention) -> bool:
        """Whether a word is a name by itself that acts, without an article."""
        tokens = self.analysis.tokens
        the = mention.first > 0 and tokens[mention.first - 1].lemma in ("the", "a", "an")
        return not the and mention.named is None and mention.tail is None and tokens[mention.head].dep in ACTING

    def _in_company(self, named: list[_Named]) -> None:
        """A full name that the parser calls nothing is a person's where persons' names are joined to it."""
        by_head = {n.mention.head: n for n in named}
        for n in named:
            governor = by_head.get(self.analysis.tokens[n.mention.head].head)
            pair = (n, governor) if self.analysis.tokens[n.mention.head].dep == "conj" and governor else ()
            if any(p.score >= PERSON for p in pair):
                for p in pair:
                    p.score += PERSON * (p.score == 0 and len(p.name) > 1)

    def _place(self, mention: Mention) -> bool:
        return mention.named is not None and mention.label != "PERSON"

    def _judged(self, mention: Mention) -> _Named:
        name = name_words(mention.words)
        if mention.people:
            return _Named(mention, [], (), -9.0)
        if mention.tail or (mention.named and mention.label != "PERSON"):
            return _Named(mention, [], name, -9.0)
        beside = descriptions(self.index, mention)
        score = PERSON if mention.label == "PERSON" else -0.5 if mention.label else 0.0
        score += (
            PERSON * self._is_whom(mention)
            + TITLE * bool(beside)
            + GIVEN * (len(name) > 1 and gender_of(name) is not None)
        )
        last = mention.words[-1].lower()
        heading = mention.words[-1].isupper() and last in source_nouns().document  # "JOINT STATEMENT"
        many = self.analysis.tokens[mention.last - 1].tag == "NNPS" and len(mention.words) == 1
        if last in offices().institutions or heading or (many and not beside) or self.institutions.is_short(mention):
            score -= 2 * TITLE
        return _Named(mention, beside, name, score)

    def _is_whom(self, mention: Mention) -> bool:
        """Whether a name of several words goes on with ", who"."""
        behind = [t.text for t in self.analysis.tokens[mention.last : mention.last + 2]]
        return behind in ([",", "who"], [",", "whose"]) and len(mention.words) > 1

    def _full(self, named: _Named) -> None:
        for number in self.by_word.get(family_name(named.name), []) + self.by_word.get(named.name[-1], []):
            names = self.people[number][1]
            if any(len(n) > 1 and same_person(named.name, n) for n in names):
                return self._join(named, number)
        self._new_person(named)
        return None

    def _new_person(self, named: _Named) -> None:
        entity = Entity(kind="person", name=self._text(named.mention), gender=gender_of(named.name))
        self.people.append((entity, set()))
        self._join(named, len(self.people) - 1)

    def _join(self, named: _Named, number: int) -> None:
        entity, names = self.people[number]
        names.add(named.name)
        for word in named.name:
            if number not in self.by_word.setdefault(word, []):
                self.by_word[word].append(number)
        self._note(entity, named.mention)
        entity.gender = named.gender or entity.gender
        for said in named.beside:
            self._describe(entity, said)

    def _describe(self, entity: Entity, said: Description) -> None:
        entity.country = entity.country or said.country
        if said.noun is not None:
            if said.role and said.role not in entity.roles:
                entity.roles.append(said.role)
            entity.heads.add(self.analysis.tokens[said.noun].lemma)
            self.result.at.setdefault(said.noun, entity)

    def _short(self, named: _Named) -> None:
        """A single word: the family name of a full one, else a given name, else a name of its own."""
        numbers = [n for n in self.by_word.get(named.name[0], ()) if self._fits(named, n)]
        family = [n for n in numbers if any(short_for(named.name[0], full) for full in self.people[n][1])]
        chosen = (
            family or [n for n in numbers if any(named.name[0] == full[0] for full in self.people[n][1])] or numbers
        )
        if not chosen:
            return self._new_person(named)
        return self._join(named, self._nearest(named, chosen))

    def _fits(self, named: _Named, number: int) -> bool:
        gender = self.people[number][0].gender
        return not (named.gender and gender and named.gender != gender)

    def _nearest(self, named: _Named, numbers: list[int]) -> int:
        """Of several bearers of a family name: who is named in full before it in the paragraph, else whom the text
        names most, which is whom it goes on to call by the family name alone."""
        if len(numbers) == 1:
            return numbers[0]
        here = self.analysis.tokens[named.mention.first].start
        begin = self.index.paragraph_start(named.mention.first)
        close = [
            (e, n) for n in numbers for s, e in self.people[n][0].extents if begin <= s < here and self._wide(s, e)
        ]
        if close:
            return max(close)[1]
        return max(numbers, key=lambda n: (len(self.people[n][0].extents), -n))

    def _wide(self, start: int, end: int) -> bool:
        return " " in self.document.text[start:end]

    def _other(self, mention: Mention) -> None:
        key, entity = self.institutions.of(mention)
        entity = self.others.setdefault(key, entity)
        entity.trusted |= mention.label == "ORG"
        self._note(entity, mention)

    def _outlet(self) -> None:
        """The outlet that the text calls by the first word of its name: "Harbour reported on Monday"."""
        outlet = self.document.outlet or ""
        for entity in self.others.values():
            if entity.kind == "organisation" and outlet.startswith(f"{entity.name} "):
                entity.name = outlet

    def _text(self, mention: Mention) -> str:
        return " ".join(self.document.text[slice(*self._extent(mention))].split())

    def _extent(self, mention: Mention) -> tuple[int, int]:
        return self.analysis.tokens[mention.first].start, self.analysis.tokens[mention.last - 1].end

    def _note(self, entity: Entity, mention: Mention) -> None:
        self.assigned[mention.first] = entity
        if mention.adjective and entity.kind == "state":
            return
        text = self._text(mention)
        entity.mention(self._extent(mention), text)
        if entity.kind != "state" and not entity.stateless and _fuller(text, entity.name):
            entity.name = text

    def _collect(self) -> None:
        for mention in self.found:
            entity = self.assigned[mention.first]
            if not entity.extents:  # a state that only adjectives name
                entity.mention(self._extent(mention))
            self.result.mentions.append((mention, entity))
            for token in range(mention.first, mention.last):
                self.result.at[token] = entity
        self.result.entities = list(dict.fromkeys(self.assigned[m.first] for m in self.found))

    def _told_of(self, named: _Named) -> None:
        """For whom a person acts: the state of the title, or whoever's press secretary it is."""
        entity = self.assigned[named.mention.first]
        for said in named.beside:
            owner = self.result.at.get(said.owner) if said.owner is not None else None
            state = self.others.get(("state", said.country or ""))
            related = said.role is None and said.noun is not None  # "his Norwegian counterpart"
            whom = owner if owner and owner is not entity and not related else state
            people = self.others.get(stateless_key(said.people)) if said.people else None
            if people is not None and all(people is not e for e, _ in entity.acts_for):
                entity.acts_for.append((people, said.role))
            elif (said.role or related) and whom and all(whom is not e for e, _ in entity.acts_for):
                entity.acts_for.append((whom, said.role))
            if owner and owner.country and said.role:
                entity.country = entity.country or owner.country
        entity.country = entity.country or self._served(named.mention)

    def _served(self, mention: Mention) -> str | None:
        """The state at whose ministry somebody works: "who heads a department at the Foreign Ministry in Oslo"."""
        for clause in self.analysis.children(mention.head):
            if clause.dep == "relcl" and clause.lemma in HEADING:
                places = (
                    t for t in self.analysis.subtree(clause.index) if t.dep == "pobj" and t.index in self.result.at
                )
                bodies = [e for e in (self.result.at[t.index] for t in places) if e.kind in ("body", "government")]
                return bodies[0].country if bodies else None
        return None

    def _governs(self, mention: Mention, entity: Entity) -> None:
        """A government or body acts for its state, or for the people that it is told by; an administration that bears a
        president's name, for his."""
        if mention.people is not None and not entity.stateless and not entity.acts_for:
            entity.acts_for.append((self._people(mention, mention.people), None))
        if entity.kind not in ("government", "body") or entity.acts_for:
            return
        bearers = [self.people[n][0] for w in mention.words for n in self.by_word.get(w.lower(), ())]
        entity.country = entity.country or next((b.country for b in bearers if b.country), None)
        state = self.others.get(("state", entity.country or ""))
        if state:
            entity.acts_for.append((state, None))

    def _people(self, mention: Mention, people: People) -> Entity:
        """The people that a body is told by, which need not be named by itself."""
        entity = self.others.setdefault(stateless_key(people.name), stateless_entity(people.name))
        if not entity.extents:
            tokens = self.analysis.tokens
            entity.mention((tokens[mention.first].start, tokens[mention.first + people.length - 1].end))
            self.result.entities.append(entity)
        return entity


def _states_again(found: list[Mention]) -> list[Mention]:
    """Without the label of a person on the bare name or adjective of a state, or on its capital, where nobody's name
    ends or begins with it: "Khartoum agreed", but not "Jordan agreed" beside "Ruth Jordan"."""
    families = {m.words[-1] for m in found if m.label == "PERSON" and len(m.words) > 1}
    return [replace(m, label="GPE") if m.label == "PERSON" and _bare_state(m, families) else m for m in found]


def _bare_state(mention: Mention, families: set[str]) -> bool:
    named, words = mention.named, mention.words
    bare = named is not None and named.way != "seat" and named.length == len(words) and not mention.tail
    return bare and not begins_name(words[0]) and words[-1] not in families


def _mere_place(analysis: Analysis, mention: Mention) -> bool:
    """A capital that neither acts nor is dealt with: "in Vienna"."""
    if mention.named is None or mention.named.way != "capital" or mention.tail or mention.label == "PERSON":
        return False
    head = analysis.tokens[mention.head]
    dealt = head.dep == "pobj" and analysis.tokens[head.head].lemma in (
        "by",
        "with",
        "against",
        "between",
        "toward",
        "towards",
    )
    return not (dealt or head.dep in ("nsubj", "nsubjpass", "poss", "dobj", "conj"))


def _koreas(analysis: Analysis, found: list[Mention]) -> list[Mention]:
    """As in "The North" and "the South" are states where the text names either Korea."""
    codes = {m.named.country for m in found if m.named}
    if not codes & set(HALVES.values()):
        return found
    return [
        replace(m, named=Named("name", HALVES[m.words[0]], state_name(HALVES[m.words[0]]), 1))
        if len(m.words) == 1 and m.words[0] in HALVES and _the(analysis, m.first)
        else m
        for m in found
    ]


def _the(analysis: Analysis, at: int) -> bool:
    return at > 0 and analysis.tokens[at - 1].text.lower() == "the"


def _without_headline_verbs(analysis: Analysis, found: list[Mention]) -> list[Mention]:
    """In headlines verbs are capitalised too: a name is cut back to what the text has as a name elsewhere."""
    capitals = {s.first for s in analysis.sentences if _in_title_case(analysis.tokens_of(s))}
    starts = [s.first for s in analysis.sentences]
    headed = [starts[bisect_right(starts, m.first) - 1] in capitals for m in found]
    known = {m.words for m, head in zip(found, headed, strict=True) if not head}
    words = {w for name in known for w in name}
    return [_cut_back(analysis, m, known, words) if head else m for m, head in zip(found, headed, strict=True)]


def _in_title_case(tokens: tuple[Token, ...]) -> bool:
    told = [t for t in tokens if t.text.isalpha() and len(t.text) > LONGEST_PARTICLE]
    return len(told) > 1 and tokens[-1].text != "." and sum(t.text[0].isupper() for t in told) > MOST * len(told)


def _cut_back(analysis: Analysis, mention: Mention, known: set[tuple[str, ...]], words: set[str]) -> Mention:
    if mention.named or mention.tail or mention.words in known:
        return mention
    for length in range(len(mention.words) - 1, 0, -1):
        if mention.words[:length] in known or (length == 1 and mention.words[0] in words):
            last = mention.first + length
            head = head_of(analysis, mention.first, last)
            return replace(
                mention, last=last, head=head, words=mention.words[:length], label="PERSON" if mention.label else ""
            )
    return mention


def _fuller(one: str, other: str) -> bool:
    """Whether one form says more than the other; an epithet before a given name is no part of a name."""
    for longer, shorter, answer in ((one, other, False), (other, one, True)):
        if longer.endswith(f" {shorter}") and " " in shorter and begins_name(shorter.split()[0]):
            return answer
    return (len(one.split()), len(one)) > (len(other.split()), len(other))
