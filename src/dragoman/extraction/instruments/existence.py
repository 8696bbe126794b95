"""Whether a text that parties agree on is told of as one that is there, or only wished for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.extraction.clauses.openings import WEEKDAYS
from dragoman.extraction.clauses.parties import Parties
from dragoman.extraction.clauses.phrases import find_phrase
from dragoman.language.analysis import Analysis, Token
from dragoman.record.document import Document
from dragoman.vocabulary.instruments import instrument_words

if TYPE_CHECKING:
    from dragoman.extraction.instruments.namings import Naming

MODALS = frozenset({"will", "would", "shall", "should", "may", "might", "can", "could", "must"})
UNREAL = frozenset({"would", "could", "might", "may"})
TEXTS = frozenset({"communique", "resolution"})
HEAD = 3
"""Paragraphs in which the heading of a text stands."""

AHEAD = 8
"""Words in front of a noun in which "put their names to" stands."""

ACCORDING = frozenset({"under", "per", "pursuant"})
"""Words before a paper that say what it lays down."""

NOBODY = frozenset({"nobody", "neither", "none", "no"})
OTHERS = frozenset({"any", "no", "another", "every", "each", "such", "other"})
"""Words before a noun that names none in particular."""


def describes(clause: Token) -> bool:
    """Whether a clause below a noun tells more of it: "a pact that they signed", "the pact, signed in May"."""
    return clause.dep in ("acl", "relcl") or (clause.dep == "advcl" and clause.tag == "VBN")


def making_verb(analysis: Analysis, token: Token) -> Token | None:
    """The verb by which a text came into being: "signed a pact", "a pact signed in May"."""
    above, making = analysis.tokens[token.head], instrument_words().making
    made = token.dep in ("dobj", "nsubjpass") and above.lemma in making
    made = made or (token.dep == "nsubj" and above.lemma in instrument_words().sealing)  # texts do not agree or sign
    near = token.dep == "nsubj" and 0 < above.index - token.index <= 2 and above.tag in ("VBD", "VBN")
    made = made or (near and above.lemma in making)  # "the accord, concluded in May, ...", as parsers may take it
    if token.dep == "conj" and not made and above.dep in ("dobj", "nsubjpass"):
        return making_verb(analysis, above)  # "signed the protocol and an annex"
    if made and not any(k.dep == "neg" for k in analysis.children(above.index)):
        return above
    clauses = (k for k in analysis.children(token.index) if describes(k))
    return next((k for k in clauses if k.lemma in making), above if made else None)


def tabling_verb(analysis: Analysis, head: Token) -> Token | None:
    """The verb by which a paper was laid before somebody: "circulated a draft", "the plan, which was presented"."""
    above = analysis.tokens[head.head]
    verbs = [k for k in analysis.children(head.index) if k.dep in ("acl", "relcl")]
    verbs += [above] if head.dep in ("dobj", "nsubjpass") else []
    told = (v for v in verbs if v.lemma in instrument_words().tabling and v.tag in ("VBD", "VBN"))
    return next((v for v in told if not is_open(analysis, v)), None)


def is_open(analysis: Analysis, verb: Token) -> bool:
    """Whether what a verb tells is to come, only possible, or denied."""
    kids = analysis.children(verb.index)
    modal = any(k.tag == "MD" and k.lemma in MODALS for k in kids if k.dep == "aux")
    return modal or any(k.tag == "TO" or k.dep == "neg" for k in kids)


class Existence:
    """Judges the namings of one document."""

    def __init__(self, document: Document, analysis: Analysis, parties: Parties, dated: frozenset[int]) -> None:
        self._document, self._analysis, self._parties, self._dated = document, analysis, parties, dated
        self._words = instrument_words()

    def of(self, naming: Naming) -> bool:
        """Whether the phrase says that there is such a text."""
        head = naming.head
        if naming.number is not None:
            return True
        kids = self._analysis.children(head.index)
        named = head.text[0].isupper()  # "Final Act" is a name, "final act" is not
        describing = [k for k in kids if k.dep in ("amod", "det", "compound", "neg")]
        described = {k.lemma for k in describing if not (named and k.text[0].isupper() and k.dep != "det")}
        made = self._made(head)
        if any(k.dep in ("relcl", "acl") and k.lemma in self._words.proposing for k in kids) and not made:
            return False  # "the deal that Oslo proposed"
        tabled = naming.kind != "statement" and tabling_verb(self._analysis, head) is not None
        if described & OTHERS or (described & self._words.unsettled and not (made or tabled)):
            return False
        told = naming.titled is not None or (tabled and "draft" in described)
        if told or self._kept(naming) or self._capital(naming) or self._lays_down(naming):
            return True
        if head.lemma in self._words.named_only or naming.kind in self._words.named_only:
            there = made or not self._sought(head) or (naming.kind == "text" and naming.definite)
            return self._named(naming, described) and there
        return made or self._told(naming)

    def _capital(self, naming: Naming) -> bool:
        """As in "the parties to the Arrangement shall", where words around it are in small letters."""
        head = naming.head
        behind = next((t for t in self._analysis.tokens[head.index + 1 : head.index + 2]), head)
        low = behind.text[0].islower() or behind.pos == "PUNCT"
        capital = head.text[0].isupper() and not head.text.isupper() and low
        return capital and naming.definite and naming.kind in ("agreement", "initiative", "statement", "text")

    def _kept(self, naming: Naming) -> bool:
        """Whether something is done with it, or not, that takes one for granted: "did not keep the deal on fish"."""
        head = naming.head
        verb = self._analysis.tokens[head.head]
        kids = self._analysis.children(verb.index)
        if head.dep not in ("dobj", "nsubj", "nsubjpass") or verb.lemma not in self._words.keeping:
            return False
        if any(k.tag == "MD" and k.lemma in UNREAL for k in kids) or naming.kind not in ("agreement", "ceasefire"):
            return False
        plain = head.lemma not in self._words.named_only
        topic = naming.last > head.index + 1 or bool(naming.names) or naming.when.known
        return (naming.definite and (plain or topic)) or self._aged(head)

    def _lays_down(self, naming: Naming) -> bool:
        """As in "under the protocol Oslo is to", "in accordance with the pact", "the truce has held"."""
        head, link = naming.head, self._analysis.tokens[naming.head.head]
        if not naming.definite or naming.kind not in ("agreement", "ceasefire", "text", "initiative", "law"):
            return False
        above = self._analysis.tokens[link.head]
        if head.dep == "pobj" and (
            link.text.lower() in ACCORDING or above.lemma in ("accordance", "line", "according")
        ):
            return not self._sought(head)
        runs = head.dep == "nsubj" and link.tag in ("VBD", "VBZ", "VBN", "VBG")
        return naming.kind == "ceasefire" and runs and not is_open(self._analysis, link)

    def _aged(self, head: Token) -> bool:
        """As in "a decade-old deal"."""
        return any(k.lemma in ("old", "standing") and k.dep == "amod" for k in self._analysis.children(head.index))

    def _told(self, naming: Naming) -> bool:
        """Whether a phrase tells which one is meant, where nothing says that it is only wished for."""
        head = naming.head
        if self._sought(head) or (head.tag in ("NNS", "NNPS") and not self._proper(naming)):
            return False
        kids = self._analysis.children(head.index)
        if any(k.dep == "det" and k.lemma in ("a", "an") for k in kids):
            return naming.when.known
        return self._described(naming) or bool(naming.names or naming.parties or naming.when.known)

    def _described(self, naming: Naming) -> bool:
        """As in "the accord that keeps the cameras running"."""
        kids = self._analysis.children(naming.head.index)
        clauses = [k for k in kids if k.dep == "relcl" and k.lemma not in self._words.seeking]
        return naming.definite and any(k.tag in ("VBZ", "VBP", "VBD") for k in clauses)

    def _named(self, naming: Naming, described: set[str]) -> bool:
        """Whether a noun that is no instrument by itself has a proper name, a day, or is a joint text."""
        if naming.head.text.isupper() and (self._document.kind in TEXTS or self._heads(naming)):
            return True  # the heading of the text itself
        if naming.head.lemma == "convention" and naming.names & self._words.gatherings:
            return False
        return self._named_by_kind(naming, joint=bool(described & self._words.joint))

    def _heads(self, naming: Naming) -> bool:
        """Whether it stands in a line of capitals at the head of the document, and opens it."""
        at = next((n for n, p in enumerate(self._analysis.paragraphs) if p.start <= naming.head.start < p.end), HEAD)
        if at >= HEAD:
            return False
        paragraph = self._analysis.paragraphs[at]
        line = self._document.text[paragraph.start : paragraph.end].partition("\n")[0]
        opens = not self._document.text[paragraph.start : naming.head.start].strip()
        issued = any(link in line for link in (" OF ", " BY ", " BETWEEN "))
        titled = (opens or line.startswith(("JOINT", "FINAL"))) and issued
        alone = naming.first == naming.head.index - 1 and line.split() == [
            t.text for t in self._analysis.tokens[naming.first : naming.head.index + 1]
        ]
        return line.isupper() and (titled or alone)  # "LIMA DECLARATION"

    def _named_by_kind(self, naming: Naming, *, joint: bool) -> bool:
        if naming.kind == "statement":
            return joint or self._statement(naming) or self._signed(naming)
        if naming.head.lemma in self._words.issued and self._made(naming.head):
            return True
        if naming.kind in ("law", "resolution"):
            return self._proper(naming) and naming.head.text[0].isupper()
        if naming.kind in ("initiative", "text"):
            return self._text(naming)
        told = bool(naming.names) or naming.when.known or len(naming.parties) > 1
        made = naming.definite and self._made(naming.head)
        return told or made or self._signed(naming) or self._described(naming)

    def _text(self, naming: Naming) -> bool:
        """As in "the December text", "the Bergen roadmap", "the paper signed in Bergen"; no "plan for May"."""
        proper = self._proper(naming)
        if (
            (proper and naming.head.text[0].isupper())
            or self._signed(naming)
            or tabling_verb(self._analysis, naming.head)
        ):
            return True
        if not naming.definite or naming.head.lemma in self._words.loose:
            return False
        return proper or self._dated_name(naming)

    def _dated_name(self, naming: Naming) -> bool:
        """Whether a month, a year or a day of a month tells which one it is."""
        tokens = self._analysis.tokens
        before = tokens[naming.first : naming.head.index]
        behind = tokens[naming.head.index + 1 : naming.head.index + 4]  # "of last July"
        days = [t for t in (*before, *(behind if behind and behind[0].lemma == "of" else ())) if t.index in self._dated]
        return any(t.text not in WEEKDAYS and t.lemma not in ("last", "week", "yesterday", "today") for t in days)

    def _signed(self, naming: Naming) -> bool:
        """Whether it was signed, initialled or adopted, and nobody is said not to have done so."""
        putting = self._put_to(naming.head)
        verb = putting or making_verb(self._analysis, naming.head)
        if verb is None or not (putting or verb.lemma in self._words.sealing) or not self._made(naming.head):
            return False
        subjects = [k for k in self._analysis.children(verb.index) if k.dep in ("nsubj", "nsubjpass")]
        return not any(s.lemma in NOBODY for s in subjects)

    def _statement(self, naming: Naming) -> bool:
        """As in "the Bergen statement", not "the minister's statement"."""
        tokens = self._analysis.tokens[naming.first : naming.head.index]
        named = self._proper(naming) and naming.head.text[0].islower()
        return named and not self._sentence_of_person(tokens)

    def _proper(self, naming: Naming) -> bool:
        """Whether a proper name stands before the noun that is nobody's who has it."""
        tokens = self._analysis.tokens[naming.first : naming.head.index]
        return any(t.pos == "PROPN" and t.index not in self._dated and t.dep != "poss" for t in tokens)

    def _sentence_of_person(self, tokens: Sequence[Token]) -> bool:
        """Whether the name before "statement" is its speaker's."""
        idents = [self._parties.of(t) for t in tokens if t.pos == "PROPN"]
        return any(i and self._parties.actor(i).kind in ("person", "body", "unnamed") for i in idents)

    def _made(self, head: Token) -> bool:
        """Whether a verb in the past, or a noun as "signing", tells that it came into being."""
        link = self._analysis.tokens[head.head]
        above = self._analysis.tokens[link.head].lemma
        if (link.lemma == "of" and above in self._words.made_nouns) or (
            link.lemma == "to" and above in self._words.joined
        ):
            return True
        verb = making_verb(self._analysis, head) or self._put_to(head)
        return verb is not None and not is_open(self._analysis, verb) and verb.tag in ("VBD", "VBN")

    def _put_to(self, head: Token) -> Token | None:
        """The "put" of "put their names to a protocol"."""
        before = self._analysis.tokens[max(0, head.index - AHEAD) : head.index]
        found = find_phrase(before, self._words.putting)
        return before[found[0]] if found is not None and head.dep == "pobj" else None

    def _sought(self, head: Token) -> bool:
        """Whether it is only wished for, denied or proposed."""
        above = self._analysis.tokens[head.head]
        if head.dep == "pobj":
            link = above
            above = self._analysis.tokens[link.head]
            return above.lemma in self._words.open_nouns or (
                link.lemma in ("for", "toward", "towards", "without") and above.lemma in self._words.seeking
            )
        sought = above.lemma in self._words.seeking and above.lemma not in self._words.asking_for
        return head.dep in ("dobj", "nsubjpass", "attr") and (sought or is_open(self._analysis, above))
