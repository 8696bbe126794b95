"""Offices, titles and bodies, read once from offices.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal

from dragoman.vocabulary.organisations import named_organisations
from dragoman.vocabulary.reading import read_vocabulary

Gender = Literal["male", "female"]


@dataclass(frozen=True)
class Offices:
    """Words in lower case; see offices.yaml."""

    honorifics: frozenset[str]
    offices: frozenset[str]
    gender: dict[str, Gender]
    family_first: frozenset[str]
    broader: dict[str, frozenset[str]]
    sole: frozenset[str]
    portfolios: frozenset[str]
    collectives: frozenset[str]
    national: dict[str, str]
    international: dict[str, str]
    governments: frozenset[str]
    mediating: frozenset[str]
    bodies: frozenset[str]
    organisations: frozenset[str]
    movements: frozenset[str]
    sites: frozenset[str]
    fighters: frozenset[str]
    peoples: frozenset[str]

    def narrower(self, noun: str) -> frozenset[str]:
        """Nouns and ends of titles whose holders a noun may stand for."""
        return self.broader.get(noun, frozenset())

    @cached_property
    def titles(self) -> frozenset[str]:
        """The ends of titles among the narrower ones: those of several words."""
        return frozenset(title for narrower in self.broader.values() for title in narrower if " " in title)

    @cached_property
    def institutions(self) -> frozenset[str]:
        """Last words of the names of whatever is not a person."""
        return self.governments | self.bodies | self.organisations


@cache
def offices() -> Offices:
    """The vocabulary of offices.yaml."""
    content = read_vocabulary("offices")
    forms, gendered = content["honorifics"], content["gendered"]
    sexes: tuple[Gender, Gender] = ("male", "female")
    return Offices(
        honorifics=frozenset(word for words in forms.values() for word in words),
        offices=frozenset(content["offices"]),
        gender={word: sex for sex in sexes for word in (*forms[sex], *gendered[sex])},
        family_first=frozenset(content["family_first"]),
        broader={word: frozenset(narrower) for word, narrower in content["broader"].items()},
        sole=frozenset(content["sole"]),
        portfolios=frozenset(content["portfolios"]),
        collectives=frozenset(content["collectives"]),
        national=dict(content["national"]),
        international=named_organisations(),
        governments=frozenset(content["governments"]),
        mediating=frozenset(content["mediating"]),
        bodies=frozenset(content["bodies"]),
        organisations=frozenset(content["organisations"]),
        movements=frozenset(content["movements"]),
        sites=frozenset(content["sites"]),
        fighters=frozenset(content["fighters"]),
        peoples=frozenset(content["peoples"]),
    )


@cache
def given_names() -> dict[str, Gender]:
    """Common given names, in lower case, that tell whether a man or a woman is meant."""
    content = read_vocabulary("given_names")
    sexes: tuple[Gender, Gender] = ("male", "female")
    return {name.lower(): sex for sex in sexes for name in content[sex]}
