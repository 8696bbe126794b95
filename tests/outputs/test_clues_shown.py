from __future__ import annotations

from datetime import date

from dragoman.outputs.details import document_details
from dragoman.record.document import Clue, Document, Published


def test_the_clues_to_a_day_are_told_and_those_set_aside():
    text = "The envoys met on Friday.\x1b[31m"
    page = Document(id="d" * 64, text=text)
    words = page.span(text.index("Friday"), len(text))
    used = Clue(kind="weekday", says="news of Friday", evidence=(words,), habit=True)
    aside = Clue(kind="address", says="the day in its address", evidence=(), used=False)
    published = Published(date(2021, 5, 6), date(2021, 5, 28), basis="inferred", clues=(used, aside))
    lines = document_details(Document(id="d" * 64, text=text, published=published))
    assert ("published", "6–28 May 2021 (inferred)") in lines
    assert ("set aside", "the day in its address") in lines
    (told,) = (value for name, value in lines if name == "dated by")
    assert told.startswith("as a rule, news of Friday (“Friday.")
    assert "\x1b" not in told
