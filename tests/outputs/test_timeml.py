from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from dragoman.outputs.timeml import NOT_XML, timeml
from dragoman.record.document import Document, Published, content_id
from dragoman.record.times import TimeExpression

MAY = Published(date(2021, 5, 1), date(2021, 5, 1))
TEXT = "They <met> & left\r\non Friday."


def page(text: str, published: Published = MAY) -> Document:
    return Document(id=content_id(text.encode("utf-8", "surrogatepass")), text=text, title="A & B", published=published)


def friday(document: Document) -> TimeExpression:
    at = TEXT.index("Friday")
    day = date(2021, 4, 30)
    return TimeExpression(
        document.id, at, at + 6, "Friday", TEXT, type="DATE", value="2021-04-30", earliest=day, latest=day
    )


def text_of(data: bytes) -> str:
    found = ElementTree.fromstring(data).find("TEXT")  # noqa: S314 - our own output
    assert found is not None
    return "".join(found.itertext())


def test_a_time_is_tagged_in_the_text():
    document = page(TEXT)
    data = timeml(document, [friday(document)])
    assert b'on <TIMEX3 tid="t1" type="DATE" value="2021-04-30">Friday</TIMEX3>.' in data
    assert b'value="2021-05-01" temporalFunction="false" functionInDocument="CREATION_TIME">2021-05-01<' in data
    assert text_of(data) == TEXT


def test_a_day_that_is_not_certain_is_told_as_far_as_it_is():
    data = timeml(page("x", Published(date(2021, 5, 6), date(2021, 5, 28))), ())
    assert b'value="XXXX-XX-XX"' in data
    assert b">2021-05-06/2021-05-28<" in data
    assert b'value="2021-05"' in timeml(page("x", Published(date(2021, 5, 1), date(2021, 5, 31))), ())


@given(st.text(alphabet=st.characters(), max_size=40))
def test_any_text_comes_back_with_its_offsets(text):
    assert text_of(timeml(page(text), ())) == NOT_XML.sub("\ufffd", text)
