"""What a name that is no person's stands for: a state, a seat, a government, a body, an organisation, a people."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dragoman.actors.entities import Entity
from dragoman.actors.gazetteer import Named, adjective, named_at, state_name
from dragoman.extraction.speakers.mentions import Mention
from dragoman.language.analysis import Analysis
from dragoman.record.actors import ActorKind
from dragoman.vocabulary.offices import offices

LONGEST_STATE = 6
"""Words that the name of a state may have."""

DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})

Key = tuple[str, str]
"""What all mentions of one institution share."""


def stateless_key(name: str) -> Key:
    """What all mentions of a party without a state share."""
    return "people", name.lower()


def stateless_entity(name: str) -> Entity:
    """A party without a state before anything is told of it."""
    return Entity("organisation", name, forms=[name], trusted=True, heads={"side", "community"}, stateless=True)


class Institutions:
    """Knows which names of a document are short for which others."""

    def __init__(self, analysis: Analysis, found: Sequence[Mention], text: Callable[[Mention], str]) -> None:
        self.analysis = analysis
        self.text = text
        self.words = [t.text for t in analysis.tokens]
        self._acronyms = self._initials(found)
        self._longer = self._tails(found)
        self._owners = self._owned(found)
        self._governed = {m.named.country for m in found if m.named and m.tail == "government"}
        of = [named_at(m.words, 2) for m in found if [w.lower() for w in m.words[:2]] == ["government", "of"]]
        self._governed |= {named.country for named in of if named}

    def of(self, mention: Mention) -> tuple[Key, Entity]:
        """The key of whom a mention names, and a fresh entity for its first mention."""
        stateless = self._stateless(mention)
        state = self._state(mention) or self._own_government(mention)
        return stateless or self._people(mention) or state or self._international(mention) or self._named(mention)

    def _stateless(self, mention: Mention) -> tuple[Key, Entity] | None:
        """A people, land or movement that negotiates without a state, by any of its names and as a side."""
        if mention.people is None or mention.tail is not None:
            return None
        name = mention.people.name
        return stateless_key(name), stateless_entity(name)

    def _people(self, mention: Mention) -> tuple[Key, Entity] | None:
        """As in "Republicans", "Americans": many who bear one name."""
        many = self.analysis.tokens[mention.last - 1].tag in ("NNPS", "NNS") and mention.tail is None
        if not many or not (mention.label == "NORP" or mention.adjective):
            return None
        text, country = self.text(mention), mention.named.country if mention.named else None
        group = Entity("group", text, country=country, plural=True, anonymity="unnamed_group", heads={text.lower()})
        return ("group", text.lower()), group

    def _state(self, mention: Mention) -> tuple[Key, Entity] | None:
        """A state by any of its names, "the Japanese government" among them, or a seat that speaks for it."""
        named = _own_seat(mention) or mention.named
        government = mention.tail == "government" and named is not None and named.way != "seat"
        if named is None or (mention.tail is not None and not government):
            return None
        if named.way == "seat":
            last = mention.words[-1].lower()
            return ("seat", named.name), Entity("body", self.text(mention), country=named.country, heads={last})
        name = state_name(named.country)
        return ("state", named.country), Entity("state", name, country=named.country, heads={"country"})

    def _own_government(self, mention: Mention) -> tuple[Key, Entity] | None:
        """The state of "the Government", where the text names that of one state alone."""
        if [w.lower() for w in mention.words] != ["government"] or mention.tail or len(self._governed) != 1:
            return None
        (country,) = self._governed
        return ("state", country), Entity("state", state_name(country), country=country, heads={"country"})

    def _international(self, mention: Mention) -> tuple[Key, Entity] | None:
        known = offices().international.get(self.text(mention))
        if known is None:
            return None
        return ("name", known.lower()), Entity("organisation", known, heads={known.split()[-1].lower()})

    def _named(self, mention: Mention) -> tuple[Key, Entity]:
        """Governments, bodies and organisations by the last word of the name."""
        text, words = self.text(mention), offices()
        last = (mention.tail or mention.words[-1]).lower().split()[-1]
        owners = self._owners.get(text.lower(), set())
        own = self._owner(mention) if len(owners) > 1 else None
        country = own or (next(iter(owners)) if len(owners) == 1 else None)
        kind: ActorKind = "organisation"
        if last in words.governments:
            kind = "government"
        elif {last, mention.words[0].lower()} & words.bodies and (country or mention.tail):
            kind = "body"
        short = mention.words[0].replace(".", "")
        fuller = self._acronyms.get(short) if len(mention.words) == 1 else None
        if len(mention.words) > 1 or fuller is None:
            fuller = self._longer.get(mention.words)
        heads = {last} & words.institutions
        if country and kind in ("government", "body") and not mention.named and fuller is None:
            text = f"{adjective(country)} {text}"
        key = (fuller or text.lower()) + (f" ({own})" if own else "")
        return ("name", key), Entity(kind, text, country=country, heads=heads)

    def _owned(self, found: Sequence[Mention]) -> dict[str, set[str]]:
        """The states that names are told with: a Foreign Ministry that is only ever Norway's is Norway's everywhere."""
        owners: dict[str, set[str]] = {}
        for mention in found:
            if country := self._owner(mention):
                owners.setdefault(self.text(mention).lower(), set()).add(country)
        return owners

    def _owner(self, mention: Mention) -> str | None:
        """The state in a name, or whose it is: "Norway's Foreign Ministry", "the Foreign Ministry in Oslo"."""
        if mention.named:
            return mention.named.country
        if own := self._of_a_state(mention):
            return own
        tokens = self.analysis.tokens
        if mention.first > 1 and tokens[mention.first - 1].tag == "POS":
            end = mention.first - 1
            for first in range(end - 1, max(end - LONGEST_STATE, 0) - 1, -1):
                named = named_at(self.words, first)
                if named and first + named.length == end:
                    return named.country
        if capital := self._placed(mention):
            return capital
        if mention.last + 1 < len(tokens) and self.words[mention.last] == "in":
            named = named_at(self.words, mention.last + 1)
            return named.country if named and named.way == "capital" else None
        return None

    def _of_a_state(self, mention: Mention) -> str | None:
        """As in "Ministry of Foreign Affairs of the Republic of Chad"."""
        if mention.words[0].lower() not in offices().bodies | offices().governments:
            return None
        for at in range(mention.first + 1, min(mention.last + LONGEST_STATE, len(self.words))):
            if not (self.words[at][0].isupper() or self.words[at] in ("of", "the")):
                return None
            named = named_at(self.words, at) if self.words[at - 1] in ("of", "the") else None
            if named is not None and named.way == "name":
                return named.country
        return None

    def _placed(self, mention: Mention) -> str | None:
        """The state of the capital that opens the clause: "In Oslo on Monday, the Foreign Ministry ..."."""
        comma = mention.first - 1 - (self.words[mention.first - 1].lower() == "the")
        comma += comma > 0 and self.words[comma] != ","  # "In Oslo the Foreign Ministry"
        comma -= 2 * (comma > 1 and self.words[comma - 1] in DAYS and self.words[comma - 2] == "on")
        if comma < 2:
            return None
        for first in range(comma - 1, max(comma - LONGEST_STATE, 0), -1):
            named = named_at(self.words, first)
            if named and named.way == "capital" and first + named.length == comma and self._opens(first - 1):
                return named.country
        return None

    def _opens(self, at: int) -> bool:
        """Whether a clause opens here: "In Oslo", "On Monday in Oslo"."""
        day = self.words[max(at - 2, 0) : at]
        return self.words[at] == "In" or (self.words[at] == "in" and day[:1] == ["On"] and day[-1] in DAYS)

    def _initials(self, found: Sequence[Mention]) -> dict[str, str]:
        """Names by their initials, where the text has these initials as a name too."""
        short = {m.words[0].replace(".", "") for m in found if len(m.words) == 1}
        long: dict[str, str] = {}
        for mention in found:
            initials = "".join(w[0] for w in mention.words if w[0].isupper())
            if len(initials) > 1 and initials in short:
                long.setdefault(initials, self.text(mention).lower())
        return long

    def _tails(self, found: Sequence[Mention]) -> dict[tuple[str, ...], str]:
        """Names that a longer one ends in: "Security Council", "the Agency"; a single word only where it is the end of
        one name alone. So too what a longer one begins with, but for the noun of its kind: "Polisario"."""
        names = {m.words: m for m in found if not m.named and (len(m.words) > 1 or self._short_form(m))}
        longer: dict[tuple[str, ...], dict[str, None]] = {}
        for words, mention in names.items():
            for cut in range(1, len(words)):
                if words[cut:] in names and (cut < len(words) - 1 or not self._short_form(mention)):
                    longer.setdefault(words[cut:], {})[self.text(mention).lower()] = None
            if words[-1].lower() in offices().movements:
                longer.setdefault(words[:-1], {})[self.text(mention).lower()] = None
        return {tail: next(iter(whole)) for tail, whole in longer.items() if len(tail) > 1 or len(whole) == 1}

    def is_short(self, mention: Mention) -> bool:
        """Whether it is known to be short for a longer name: "Polisario" for the Polisario Front."""
        return mention.words in self._longer

    def _short_form(self, mention: Mention) -> bool:
        """As in "the Agency", "Agency inspector", which take up a longer name."""
        qualifies = any(t.lemma in offices().offices for t in self.analysis.tokens[mention.last : mention.last + 1])
        the = qualifies or (mention.first > 0 and self.words[mention.first - 1].lower() == "the")
        return the and len(mention.words) == 1 and mention.words[0].lower() in offices().institutions


def _own_seat(mention: Mention) -> Named | None:
    """The seat in a name that begins with its state: "US State Department"."""
    seat = named_at(mention.words, 1) if len(mention.words) > 1 and named_at(mention.words, 0) else None
    return seat if seat and seat.way == "seat" and seat.length == len(mention.words) - 1 else None
