"""Whom pronouns and definite nouns mean: one walk through the text, with what is in focus at each step."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable

from dragoman.actors.entities import Entity
from dragoman.extraction.attribution.quotation import Quotation
from dragoman.extraction.speakers.antecedents import Bearers, Rank
from dragoman.extraction.speakers.asides import asides
from dragoman.extraction.speakers.bynames import Bynames
from dragoman.extraction.speakers.cast import Cast
from dragoman.extraction.speakers.collectives import Collectives, joined
from dragoman.extraction.speakers.doubts import Weighed, doubtful, faint, sure
from dragoman.extraction.speakers.focus import Focus
from dragoman.extraction.speakers.index import Index
from dragoman.extraction.speakers.introductions import Introductions
from dragoman.extraction.speakers.mentions import PLACES, Mention
from dragoman.extraction.speakers.nominals import NUMBERS, Nominal, affiliation, nominal, tells_people
from dragoman.language.analysis import Analysis, Token
from dragoman.record.document import Document
from dragoman.vocabulary.offices import Gender, offices
from dragoman.vocabulary.sources import source_nouns

SINGULAR: dict[str, Gender] = {
    "he": "male",
    "his": "male",
    "him": "male",
    "himself": "male",
    "she": "female",
    "her": "female",
    "hers": "female",
}
PLURAL = frozenset({"they", "their", "them"})
THINGS = frozenset({"it", "its"})
SPOKEN = frozenset({"i", "we", "you", "my", "our", "your", "me", "us", "one"})
RELATIVE = frozenset({"who", "which", "that"})
NOMINALS = frozenset({"NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ"})
COUNTS = frozenset({"two", "both", "three", "four"})
PLACED = frozenset({"GPE", "LOC", "FAC"})
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "attr"})

SPEAKER = 0.7
"""What being the last one reported adds, for the subject of the next report."""

UNKNOWN_GENDER = 0.65
NAMELESS = 0.4
UNTOLD = 0.6
"""How well "he" fits a name that the parser takes for an organisation's and nothing else does."""

MINISTRIES = frozenset({"ministry", "department", "government", "embassy"})

MANY = frozenset(
    {"official", "diplomat", "spokesman", "spokeswoman", "spokesperson", "aide", "adviser", "advisor", "envoy"}
)
"""Offices so common that "a spokesman" is seldom the one named later."""

LEAST = 0.12
"""Below this nobody is in focus."""

CLEAR = 0.4
"""Share of the best one's weight under which a rival leaves no doubt that "she" tells of a woman."""

LOOK_AHEAD = 6
"""Sentences within which a headline's "judge" is told by name."""

THEY = {"group": 1.0, "organisation": 0.6, "body": 0.4, "government": 0.5, "state": 0.25}
IT = {"state": 0.9, "government": 1.0, "body": 1.0, "organisation": 1.0, "document": 0.8}


class Walk:
    """Goes through the tokens once; `at` tells the entity that a token means.

    `speaking` holds the head tokens of sources with a test that says which tokens lie in what is said there.
    """

    def __init__(
        self,
        document: Document,
        analysis: Analysis,
        cast: Cast,
        quoted: Iterable[Quotation],
        speaking: dict[int, Callable[[int], bool]],
    ) -> None:
        self.document = document
        self.analysis = analysis
        self.cast = cast
        self.index = Index(analysis)
        self.speaking = speaking
        self._body = self.focus = Focus()
        self.aside = False
        self.at: dict[int, Entity] = dict(cast.at)
        self.bearers = Bearers(self.index, self.at)
        self.bynames = Bynames(analysis, cast)
        self.collectives = Collectives(document, analysis, self.bearers, self.at)
        self._names = {mention.head: (mention, entity) for mention, entity in cast.mentions}
        self._quotes = list(quoted)
        self._quote_starts = [q.start for q in self._quotes]
        self._asides = asides(document, analysis)
        self.introductions = Introductions(self.index, cast, speaking, lambda token: self._quotation(token) >= 0)
        self.acting: set[str] = set()
        self._clear = False  # whether the last answer had no rival to speak of
        self._entered = False  # whether a subject of the paragraph is somebody whom "he" may take up
        self.sentence = self.paragraph = 0
        self._first_seen: dict[int, int] = {}
        for mention, entity in cast.mentions:
            self._first_seen.setdefault(id(entity), mention.first)

    def run(self) -> dict[int, Entity]:
        """Token index to entity, for names, titles, pronouns and nouns."""
        for number, sentence in enumerate(self.analysis.sentences):
            paragraph = self.index.paragraph_of(number)
            if paragraph != self.paragraph:
                self.acting, self._entered = set(), False
            self._turn_to(paragraph)
            self.sentence, self.paragraph = number, paragraph
            for token in self.analysis.tokens_of(sentence):
                self._step(token)
        return self.at

    def _turn_to(self, paragraph: int) -> None:
        """Captions and credits have a focus of their own: whom they name is nobody the body goes on about."""
        aside = paragraph in self._asides
        if aside != self.aside:
            self.focus = Focus() if aside else self._body
        self.aside = aside

    def _step(self, token: Token) -> None:
        entity = self._meant(token)
        if entity is not None:
            self.at[token.index] = entity
            self.focus.see(entity, token, self.sentence, self._quotation(token))
            self._entered |= entity.human and token.dep in ("nsubj", "nsubjpass") and self._quotation(token) < 0
            last = self.focus.last_speaker
            if token.index in self.speaking and not (last and self.speaking[last[2]](token.index)):
                self.focus.last_speaker = (entity, self.paragraph, token.index)

    def _meant(self, token: Token) -> Entity | None:
        """Who a token means; None where it means nobody or nobody can be told."""
        low = token.text.lower()
        if token.index in self._names:
            return self._name(token, *self._names[token.index])
        if low in SINGULAR or low in PLURAL or low in THINGS:
            return self._company(token, self._pronoun(token, low))
        if low in RELATIVE and token.index in self.speaking:
            return self._antecedent(token)
        pronoun = token.pos == "PRON" and low not in source_nouns().parts and token.tag != "NN"
        if pronoun or self._stands_for_nobody(token, low):
            return None
        told = token.dep in ARGUMENTS and token.pos == "NOUN" and tells_people(token)
        told = told or (token.dep in ARGUMENTS and self._counted(token))
        if token.index in self.speaking or told:
            return self._company(token, self.at.get(token.index) or self._noun(token))
        return None

    def _counted(self, token: Token) -> bool:
        """As in "the three countries", "the two"."""
        if token.lemma in COUNTS and token.dep in ("nsubj", "nsubjpass"):
            return not any(k.lemma == "of" for k in self.analysis.children(token.index))
        return token.lemma in offices().collectives and any(
            k.lemma in NUMBERS for k in self.analysis.children(token.index)
        )

    def _stands_for_nobody(self, token: Token, low: str) -> bool:
        """As in "I", "you", and "one" where nothing follows it ("one of the sources" is somebody)."""
        return low in SPOKEN and not any(k.lemma == "of" for k in self.analysis.children(token.index))

    def _quotation(self, token: Token) -> int:
        number = bisect_right(self._quote_starts, token.start) - 1
        return number if number >= 0 and token.start < self._quotes[number].end else -1

    def _name(self, token: Token, mention: Mention, entity: Entity) -> Entity | None:
        """A name, or the group that names joined by "and" make; none for mere places and adjectives."""
        self._enrol(entity)
        place = mention.label in PLACED or (mention.named is not None and mention.named.way in ("capital", "seat"))
        if mention.adjective or (place and self._is_place(token)):
            return None
        acts = token.dep in ("nsubj", "nsubjpass") and self._quotation(token) < 0
        if entity.kind == "state" and entity.country and acts:
            self.acting.add(entity.country)
        return self._joined(token, entity) or entity

    def _is_place(self, token: Token) -> bool:
        return token.dep == "pobj" and self.analysis.tokens[token.head].lemma in PLACES

    def _joined(self, token: Token, entity: Entity) -> Entity | None:
        """The group that a name makes with the names of its kind behind it."""
        words = joined(self.analysis, token)
        if partner := self._partner(token):
            words = [partner, token]
        if len(words) == 1 or token.dep not in ARGUMENTS:
            return None
        members = [self._names[w.index][1] for w in words if w.index in self._names]
        if len(members) < len(words) or any(m.kind != entity.kind for m in members):
            return self._company(token, entity)
        group = self.collectives.of(members, self._extent(words))
        if group is not None:
            self.focus.see(entity, token, self.sentence, self._quotation(token))
        return group

    def _partner(self, token: Token) -> Token | None:
        """The "Peter" of "Peter and Jane Miller", who share a family name."""
        first = self._names[token.index][0].first
        before = self.analysis.tokens[first - 2] if first > 1 and first < token.index else None
        if before is None or before.index not in self._names or self.analysis.tokens[first - 1].lemma != "and":
            return None
        mention, entity = self._names[before.index]
        alone = len(mention.words) == 1 and entity.kind == "person"
        return before if alone and before.head in (token.index, first) else None

    def _company(self, token: Token, entity: Entity | None) -> Entity | None:
        """Somebody named who speaks with others: "the Hall campaign and its allies" are not the campaign alone."""
        words = joined(self.analysis, token) if token.index in self.speaking else [token]
        if entity is None or entity.anonymity != "named" or words[0] is not token or len(words) == 1:
            return entity
        others = [self._other(w) for w in words[1:]]
        return self.collectives.of([entity, *(e for e in others if e)], self._extent(words)) or entity

    def _other(self, token: Token) -> Entity | None:
        if token.index in self._names:
            return self._names[token.index][1]
        low = token.text.lower()
        if token.pos == "PRON":
            return self._pronoun(token, low) if low in SINGULAR else None
        return self.at.get(token.index) or self._noun(token)

    def _extent(self, words: list[Token]) -> tuple[int, int]:
        """From the first word of the first name to the last word."""
        first, last = words[0], words[-1]
        begin = self._names[first.index][0].first if first.index in self._names else first.index
        end = self._names[last.index][0].last - 1 if last.index in self._names else last.index
        return self.analysis.tokens[begin].start, self.analysis.tokens[max(begin, end)].end

    def _enrol(self, entity: Entity) -> None:
        if not self.aside:
            self.bearers.enrol(entity)

    def _pronoun(self, token: Token, low: str) -> Entity | None:
        if low in SINGULAR:
            found = self._best(token, lambda e: self._fits_person(e, SINGULAR[low]), doubtful)
            if found is None or self._overshadowed(token, found, low):
                return None
            if found.kind == "organisation":
                found.kind = "person"
            if found.kind == "person" and self._clear:
                found.gender = found.gender or SINGULAR[low]
            return found
        if low in PLURAL:
            return self._best(token, lambda e: 1.0 if e.plural else THEY.get(e.kind, 0.0))
        return self._best(token, lambda e: 0.0 if e.plural else IT.get(e.kind, 0.0), faint)

    def _overshadowed(self, token: Token, found: Entity, low: str) -> bool:
        """Whether "he" may as well be whom his own words begin with: "Miller was ill, he said"."""
        if token.index not in self.speaking or found is self._last_reported(token):
            return False
        said = self.speaking[token.index]
        tokens = self.analysis.tokens
        seen = self.focus.ranked(
            self.sentence,
            self._quotation(token),
            lambda e: self._fits_person(e, SINGULAR[low]),
            lambda at: said(at) and self._quotation(tokens[at]) >= 0,
        )
        return bool(seen) and seen[0][1] is not found and seen[0][1].anonymity == "named"

    def _fits_person(self, entity: Entity, gender: str) -> float:
        if not entity.human:
            spoke = self.focus.last_speaker is not None and self.focus.last_speaker[0] is entity
            return UNTOLD if spoke and entity.maybe_human else 0.0
        if entity.anonymity == "generic":
            return NAMELESS / 2
        if entity.gender is None:
            return UNKNOWN_GENDER if entity.kind == "person" else NAMELESS
        return 1.0 if entity.gender == gender else 0.0

    def _rank(self, token: Token, fit: Callable[[Entity], float]) -> list[tuple[float, Entity]]:
        """Who is in focus outside of what the token's own source says."""
        hidden = self.speaking.get(token.index, _nothing)
        return self.focus.ranked(self.sentence, self._quotation(token), fit, hidden)

    def _best(
        self, token: Token, fit: Callable[[Entity], float], doubt: Callable[[Weighed, Weighed | None], bool] = sure
    ) -> Entity | None:
        """Who is most in focus, and nobody where that is in doubt. Whoever was reported last has an advantage in the
        next report, and whoever speaks of "he" in what is said there ("X said he had left")."""
        scores = {id(e): (w, e) for w, e in self._rank(token, fit)}
        for entity in filter(None, dict.fromkeys((self._last_reported(token), self._governing(token)))):
            if bonus := SPEAKER * fit(entity):
                scores[id(entity)] = (scores.get(id(entity), (0.0, entity))[0] + bonus, entity)
        ranked = sorted(scores.values(), key=lambda r: -r[0])
        rival = ranked[1] if len(ranked) > 1 else None
        if not ranked or ranked[0][0] < LEAST or doubt(ranked[0], rival):
            return None
        self._clear = rival is None or rival[0] < CLEAR * ranked[0][0]
        return ranked[0][1]

    def _last_reported(self, token: Token) -> Entity | None:
        """Whoever was reported last, a paragraph ago at most where nobody else has come in: for the source of the next
        report, not of one inside."""
        if token.index not in self.speaking or self.focus.last_speaker is None:
            return None
        last, paragraph, at = self.focus.last_speaker
        near = self.paragraph == paragraph or (self.paragraph == paragraph + 1 and not self._entered)
        return last if near and not self.speaking[at](token.index) else None

    def _governing(self, token: Token) -> Entity | None:
        """The subject of the verb that a pronoun's clause is the object of."""
        clause = self.analysis.tokens[token.head]
        if token.dep != "nsubj" or clause.dep != "ccomp" or clause.head >= token.index:
            return None
        subjects = [k for k in self.analysis.children(clause.head) if k.dep == "nsubj" and k.index < token.index]
        return self.at.get(subjects[0].index) if subjects else None

    def _antecedent(self, token: Token) -> Entity | None:
        """Of "who", "which", "that": the noun that its clause hangs on, or for "who" the one of people before it."""
        verb = self.analysis.tokens[token.head]
        for _ in range(3):
            noun = self.analysis.tokens[verb.head]
            if verb.dep in ("relcl", "acl", "ccomp", "appos") and noun.pos in ("NOUN", "PROPN", "PRON", "DET"):
                return self._people(noun) if token.lemma == "who" else self.at.get(noun.index) or self._noun(noun)
            verb = noun
        return self._noun(token)

    def _people(self, noun: Token) -> Entity | None:
        """The noun, or the one it is told beside, that means somebody: "Democrats on the Hill, who"."""
        for _ in range(4):
            found = (self.at.get(noun.index) or self._noun(noun)) if noun.pos in NOMINALS else None
            if found is not None and (found.human or found.plural or found.maybe_human):
                return found
            if noun.dep not in ("pobj", "prep", "appos"):
                return None
            noun = self.analysis.tokens[noun.head]
        return None

    def _noun(self, token: Token) -> Entity | None:
        if token.lemma in COUNTS:
            return self.collectives.counted(NUMBERS[token.lemma], self._phrase(token), self._ranking(token))
        if told := self._apposed(token) or self._among(token):
            return told
        read = nominal(self.analysis, token)
        if read is None:
            return None
        if read.kind == "document" and (author := self._author(read)):
            return author
        if read.head.index in self.at and read.head is not token:
            return self._unnamed(token, read)
        later = self._definite(token, read) or self._told_later(read) or self.introductions.named_next(token, read)
        return later or self._unnamed(token, read)

    def _among(self, token: Token) -> Entity | None:
        """One or some of those taken up: "one of them", "some of us"."""
        links = [k for k in self.analysis.children(token.index) if k.lemma == "of"]
        inner = [p for k in links for p in self.analysis.children(k.index) if p.text.lower() in ("them", "us")]
        if not inner or token.lemma not in source_nouns().parts:
            return None
        last = self.focus.last_speaker[0] if self.focus.last_speaker else None
        them = last if last and last.plural else self._pronoun(inner[0], "them")
        whole = them if inner[0].text.lower() == "them" else None
        phrase, one = self._phrase(token), token.lemma == "one"
        official = whole is not None and whole.anonymity == "unnamed_official"
        entity = Entity(
            kind="unnamed",
            name=" ".join(self.document.text[slice(*phrase)].split()),
            plural=not one,
            heads={token.lemma},
            anonymity="unnamed_official" if official else "unnamed_person" if one else "unnamed_group",
            country=whole.country if whole else None,
        )
        entity.mention(phrase)
        return entity

    def _apposed(self, token: Token) -> Entity | None:
        """The person of "his host, Foreign Minister Paul Durand"."""
        apposed = [k for k in self.analysis.children(token.index) if k.dep == "appos" and k.index in self._names]
        found = [self._names[k.index][1] for k in apposed]
        return next((e for e in found if e.kind == "person"), None)

    def _ranking(self, token: Token) -> Rank:
        """Who is in focus at a token, whatever is said there."""
        return lambda fit: self.focus.ranked(self.sentence, self._quotation(token), fit, _nothing)

    def _definite(self, token: Token, read: Nominal) -> Entity | None:
        """Who a definite noun takes up, one or several."""
        if known := self.bynames.meant(read):
            known.mention(self._phrase(token))
            return known
        rank = self._ranking(token)
        if taken := self.bearers.taken_up(read, rank):
            return taken
        for owner in self.collectives.owners(read) if read.plural else ():
            if owner.index not in self.at and self._counted(owner):
                self._step(owner)
        group = self.collectives.told_by(read, self._phrase(token), rank)
        if group is not None:
            self._enrol(group)
        return group

    def _author(self, read: Nominal) -> Entity | None:
        """Whose report, poll or statement it is."""
        if read.owner is not None and read.owner.index in self.at:
            return self.at[read.owner.index]
        for link in self.analysis.children(read.head.index):
            if link.lemma in ("by", "from", "of") and link.dep in ("prep", "agent"):
                for inner in self.analysis.children(link.index):
                    if inner.index in self.at and link.lemma != "of":
                        return self.at[inner.index]
        return None

    def _told_later(self, read: Nominal) -> Entity | None:
        """A headline's or a lead's "judge", named a few sentences on."""
        if self.paragraph > 1 or read.plural or not read.fresh or read.kind != "unnamed":
            return None
        if read.determiner and read.lemma in MANY:
            return None
        end = min(len(self.analysis.sentences) - 1, self.sentence + LOOK_AHEAD)
        limit = self.analysis.sentences[end].last
        called, state = offices().narrower(read.lemma) | {read.lemma}, affiliation(self.index, read)
        later = [e for e in self.cast.entities if e.kind == "person" and e.heads & called]
        later = [e for e in later if not (state and e.country and e.country != state)]
        return next((e for e in later if read.head.index < self._first_seen.get(id(e), 0) < limit), None)

    def _unnamed(self, token: Token, read: Nominal) -> Entity:
        phrase = self._phrase(token)
        country = affiliation(self.index, read) or self._ministry(read) or self._keeper(read)
        kept = read.kind == "organisation" and read.state and country is not None
        entity = Entity(
            kind=read.kind,
            name=" ".join(self.document.text[slice(*phrase)].split()),
            gender=read.gender,
            plural=read.plural,
            heads={read.lemma},
            anonymity="named" if kept else read.anonymity,
            country=country,
            count=read.count,
        )
        entity.mention(phrase)
        self._enrol(entity)
        return entity

    def _ministry(self, read: Nominal) -> str | None:
        """Of a bare "Foreign Ministry official": the one state that acts in the paragraph before."""
        before = self.analysis.children(read.head.index)
        if not any(k.lemma in MINISTRIES and k.index < read.head.index for k in before):
            return None
        return next(iter(self.acting)) if len(self.acting) == 1 else None

    def _keeper(self, read: Nominal) -> str | None:
        """Of bare "state media": the state of whom they quote, or the one that acts in the paragraph."""
        if not read.state or read.kind != "organisation":
            return None
        last = self.focus.last_speaker
        if last is not None and last[1] == self.paragraph and last[0].country:
            return last[0].country
        return next(iter(self.acting)) if len(self.acting) == 1 else None

    def _phrase(self, token: Token) -> tuple[int, int]:
        """The noun with what stands before it and the "of" behind it."""
        kids = self.analysis.children(token.index)
        inside = [t for k in kids if k.index < token.index or k.lemma == "of" for t in self.analysis.subtree(k.index)]
        tokens = [token, *(t for t in inside if t.pos != "PUNCT")]
        return min(t.start for t in tokens), max(t.end for t in tokens)


def _nothing(_: int) -> bool:
    return False
