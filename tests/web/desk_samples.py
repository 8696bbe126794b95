"""Two plain reports and a hostile one, with their records written by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from dragoman.record.actors import Actor
from dragoman.record.arrival import Run
from dragoman.record.dates import DateRange
from dragoman.record.docket import Extraction
from dragoman.record.document import Document, Part, Published, content_id
from dragoman.record.evidence import Span
from dragoman.record.happenings import Contact, Event, Participant
from dragoman.record.obligations import Commitment
from dragoman.record.statements import Statement

HERE = "http://127.0.0.1:8321"
OWN_PAGE = {"origin": HERE}
RUN = Run(program="dragoman test", analyser="by hand", steps=("by hand 1",))

PLAIN = (
    "Canal talks reopen \U0001f6a2\n\nJane Roe met Ada Lund in Oslo on May 3. "
    "Roe said the sluices \U0001f30a would open. Ruritania will pay for the dredging.\n\n"
    "Roe and Lund in Oslo. (Photo: Fjord)\n\nSubscribe to our letter"
)
SECOND = "Second day\n\nJ. Roe sent Freedonia a letter. Lund said nothing was agreed.\n"
ATTACK = "<script>alert(1)</script>"
HOSTILE = (
    f"{ATTACK} <img src=x onerror=alert(2)>\n\nMr. {ATTACK} said \u202eit was \"fine\" & 'done'. {{{{ 7 * 7 }}}}\n"
)

POLICY = """
policy: Canal policy
scope: {from: 2021-01-01}
parties: {rur: Ruritania, fre: Freedonia}
issues: {canal: [canal]}
rules:
  - id: no-threats
    stated: nobody threatens
    absence: {event: {type: THREATEN, by: rur}}
"""


def words(document: Document, text: str) -> Span:
    start = document.text.index(text)
    return document.span(start, start + len(text))


def report(text: str, day: date, **fields: Any) -> Document:
    published = Published(day, day, basis="metadata")
    return Document(id=content_id(text.encode("utf-8")), text=text, published=published, **fields)


def parts(text: str) -> tuple[Part, ...]:
    places = [(text.index(block), text.index(block) + len(block)) for block in text.split("\n\n")]
    names = ("headline", "body", "caption", "boilerplate")
    return tuple(Part(start, end, name) for (start, end), name in zip(places, names, strict=True))  # type: ignore[arg-type]


def plain() -> Extraction:
    d = report(PLAIN, date(2021, 5, 4), outlet="Fjord Agency", title="Canal talks reopen", parts=parts(PLAIN))
    roe = Actor(name="Jane Roe", kind="person", role="minister", mentions=(words(d, "Jane Roe"),))
    lund = Actor(name="Ada Lund", kind="person", mentions=(words(d, "Ada Lund"),))
    ruritania = Actor(name="Ruritania", kind="state", country="RUR", mentions=(words(d, "Ruritania"),))
    met = Event(
        type="CONSULT", act="meet", evidence=(words(d, "Jane Roe met Ada Lund in Oslo on May 3"),),
        when=DateRange.day(date(2021, 5, 3)), issues=("canal",),
        participants=tuple(Participant(actor=a.id, role="participant", mention=a.mentions[0]) for a in (roe, lund)),
    )  # fmt: skip
    said = Statement(
        document=d.id, source=d.span(PLAIN.index("Roe said"), PLAIN.index("Roe said") + 3), cue=words(d, "said"),
        content=(words(d, "the sluices \U0001f30a would open"),), speaker=roe.id, said=DateRange.day(date(2021, 5, 3)),
    )  # fmt: skip
    pays = Commitment(
        obligor=ruritania.id, action="pay for the dredging", strength="pledged",
        evidence=(words(d, "Ruritania will pay for the dredging"),),
    )  # fmt: skip
    return Extraction(document=d, actors=(roe, lund, ruritania), events=(met,), statements=(said,), commitments=(pays,))


def second() -> Extraction:
    d = report(SECOND, date(2021, 5, 6), outlet="Harbour Post", title="Second day")
    roe = Actor(name="J. Roe", kind="person", mentions=(words(d, "J. Roe"),))
    freedonia = Actor(name="Freedonia", kind="state", country="FRE", mentions=(words(d, "Freedonia"),))
    letter = Contact(initiator=roe.id, target=freedonia.id, evidence=(words(d, "sent Freedonia a letter"),))
    said = Statement(
        document=d.id, source=words(d, "Lund"), cue=words(d, "said"), content=(words(d, "nothing was agreed"),)
    )
    return Extraction(document=d, actors=(roe, freedonia), contacts=(letter,), statements=(said,))


def hostile() -> Extraction:
    d = report(HOSTILE, date(2021, 5, 7), outlet=f"Out {ATTACK}", title=f"Title {ATTACK}", url=f"javascript:{ATTACK}")
    start = HOSTILE.index("Mr. ")
    source = d.span(start, start + len("Mr. ") + len(ATTACK))
    somebody = Actor(name=f"Mr. {ATTACK}", kind="person", mentions=(source,))
    said = Statement(
        document=d.id, source=source, cue=words(d, "said"), content=(words(d, "it was"),), speaker=somebody.id
    )
    return Extraction(document=d, actors=(somebody,), statements=(said,))
