"""Common nouns that stand for somebody: what an unnamed source is, and whom a definite noun takes up."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.actors.gazetteer import named_at
from dragoman.extraction.speakers.index import Index
from dragoman.extraction.speakers.roles import is_office
from dragoman.language.analysis import Analysis, Token
from dragoman.record.actors import ActorKind
from dragoman.record.statements import Anonymity
from dragoman.vocabulary.offices import Gender, offices
from dragoman.vocabulary.sources import source_nouns

AGENTS = ("er", "or", "ist", "ian", "ant", "ee", "man", "woman")
"""Endings of nouns of persons that no list holds."""

DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
SINGULAR = {"datum": "data", "medium": "media"}
"""What lemmas of nouns that reports use in the plural are called here."""

SIDES = frozenset({"side", "camp", "faction"})
"""Nouns for those who deal with others."""

INSTITUTIONS = frozenset({"government", "body", "organisation"})


@dataclass(frozen=True)
class Nominal:
    """A noun phrase: the noun that tells who (behind "one of"), its determiner, how many ("the two"), what kind of
    somebody it is, and whether a state keeps it ("state media")."""

    head: Token
    lemma: str
    determiner: str | None
    owner: Token | None
    plural: bool
    other: bool
    kind: ActorKind
    anonymity: Anonymity
    gender: Gender | None
    count: int | None = None
    state: bool = False

    @property
    def definite(self) -> bool:
        """Whether it takes up somebody known: "the", "that", "his", a title in capitals."""
        titled = self.determiner is None and self.head.pos == "PROPN" and not self.plural
        return self.determiner in DEFINITE or self.owner is not None or titled

    @property
    def fresh(self) -> bool:
        """Whether it may stand before the name it is told by: "a judge", and "Judge" in a headline."""
        return self.determiner in (None, "a", "an") and self.owner is None


def nominal(analysis: Analysis, token: Token) -> Nominal | None:
    """How to read a noun; None where it can stand for nobody."""
    head, part = _telling(analysis, token)
    kids = analysis.children(head.index)
    determiner = next((k.text.lower() for k in kids if k.dep in ("det", "predet")), None)
    owner = next((k for k in kids if k.dep == "poss"), None)
    lemma = SINGULAR.get(head.lemma, head.lemma)
    many = head.tag in ("NNS", "NNPS", "DT", "JJ") or lemma in ("people", "police", "majority", "public")
    plural = many and part not in ("one", "another")
    kind = _kind(lemma, head)
    told = owner is not None or determiner in DEFINITE
    certain = told and kind in INSTITUTIONS and not plural and part is None
    return Nominal(
        head=head,
        lemma=lemma,
        determiner=determiner if head is token else "some",
        owner=owner,
        plural=plural,
        other=any(k.lemma in ("another", "other", "second", "third") for k in kids),
        kind=kind,
        anonymity="named" if certain else _anonymity(analysis, lemma, kids, kind, plural=plural),
        gender=offices().gender.get(lemma),
        state=any(k.lemma == "state" and k.dep == "compound" for k in kids),
        count=next((NUMBERS[k.lemma] for k in kids if k.lemma in NUMBERS), None),
    )


def affiliation(index: Index, read: Nominal) -> str | None:
    """The state whose demonym, name or body stands before the noun ("a U.S. official"), or behind "from"."""
    if read.kind == "document":
        return None
    official = read.anonymity == "unnamed_official" or read.kind in ("body", "government")
    analysis = index.analysis
    for kid in analysis.children(read.head.index):
        behind = kid.index > read.head.index
        if behind and read.kind in ("body", "government") and kid.lemma != "of":
            continue  # a court in Norway
        if (behind and kid.lemma not in ("from", "of", "at", "in")) or kid.dep in ("relcl", "appos", "conj", "acl"):
            continue
        for token in analysis.subtree(kid.index):
            named = named_at(index.words, token.index)
            if (
                named
                and not _compounded(index, token.index + named.length)
                and (official or (named.way in ("demonym", "seat") and not behind))
            ):
                return named.country
    return None


def _compounded(index: Index, at: int) -> bool:
    """As in "Spanish-language"."""
    return at < len(index.words) and index.words[at] == "-"


def tells_people(token: Token) -> bool:
    """Whether a noun is one of people, bodies or texts that may speak."""
    nouns = source_nouns().people | offices().institutions | offices().fighters
    return token.lemma in nouns or is_office(token)


def _telling(analysis: Analysis, token: Token) -> tuple[Token, str | None]:
    """Behind "one of", "a group of": the noun, and the word of quantity."""
    if token.lemma not in source_nouns().parts and token.pos not in ("NUM", "DET"):
        return token, None
    for link in analysis.children(token.index):
        if link.lemma == "of":
            inner = [k for k in analysis.children(link.index) if k.dep == "pobj" and k.pos in ("NOUN", "PROPN")]
            if inner:
                return inner[0], token.lemma
    return token, None


def _kind(lemma: str, head: Token) -> ActorKind:
    nouns, words = source_nouns(), offices()
    if lemma in nouns.people or is_office(head) or lemma in SIDES:
        return "unnamed"
    if lemma in nouns.document:
        return "document"
    if lemma in words.governments:
        return "government"
    if lemma in words.bodies:
        return "body"
    if lemma in words.organisations:
        return "organisation"
    return "unnamed" if head.pos != "NOUN" or lemma.endswith(AGENTS) else "document"


def _anonymity(analysis: Analysis, lemma: str, kids: list[Token], kind: ActorKind, *, plural: bool) -> Anonymity:
    nouns = source_nouns()
    qualified = {k.lemma for k in kids if k.dep in ("amod", "compound", "nmod", "poss")}
    qualified |= {g.lemma for k in kids if k.dep in ("compound", "amod") for g in analysis.children(k.index)}
    vague = lemma in ("people", "person") and not any(k.dep in ("relcl", "acl", "prep", "amod", "nummod") for k in kids)
    anybody = any(k.dep == "poss" and k.text.lower() == "your" for k in kids)
    thing = anybody or kind == "document" or lemma in nouns.generic or lemma in nouns.quantities
    if thing or vague or lemma == "media" or (lemma == "people" and any(k.lemma in nouns.quantities for k in kids)):
        return "generic"
    in_office = lemma in nouns.official or lemma in offices().bodies | offices().governments
    if (in_office or qualified & nouns.of_office) and "former" not in qualified:
        return "unnamed_official"
    return "unnamed_group" if plural or lemma in offices().organisations else "unnamed_person"
