from datetime import date

from dragoman.reconcile.testimony import Bench
from dragoman.record.actors import Actor
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document, Published, content_id
from dragoman.record.statements import Statement
from dragoman.record.times import TimeExpression

TEXT = (
    "Ana Lind of Norway spoke in Bergen on 3 May. We sent the Cod Division Board (CDB) a letter.\n\n"
    "QUESTION: Has Iceland answered you? It says it has.\n\n"
    "LIND: Not yet."
)


def docket(**fields) -> DocketExport:
    day = date(2021, 5, 4)
    document = Document(id=content_id(TEXT.encode()), text=TEXT, published=Published(day, day), **fields)
    lind = Actor(name="Ana Lind", kind="person", country="NOR", mentions=(document.span(0, 8),))
    start = TEXT.index("We sent")
    said = Statement(
        document=document.id,
        source=document.span(0, 8),
        cue=None,
        content=(document.span(start, start + 20),),
        speaker=lind.id,
    )
    at = TEXT.index("3 May")
    third = date(2021, 5, 3)
    when = TimeExpression(
        document.id, at, at + 5, "3 May", TEXT, type="DATE", value="2021-05-03", earliest=third, latest=third
    )
    return DocketExport(documents=(document,), actors=(lind,), statements=(said,), times=(when,))


def spoken(bench: Bench, words: str):
    return next(t for t in bench.testimonies if words in t.span.text)


def test_days_of_a_sentence_are_told_from_those_beside_it():
    bench = Bench(docket())
    first, second = spoken(bench, "spoke in Bergen"), spoken(bench, "We sent")
    assert [day.edtf for day in first.days] == ["2021-05-03"]
    assert (second.days, [day.edtf for day in second.days_near]) == ((), ["2021-05-03"])


def test_who_speaks_is_heard_in_we_and_acts_for_a_state():
    bench = Bench(docket())
    assert "NOR" in spoken(bench, "We sent").near
    assert "NOR" in spoken(bench, "We sent").acting


def test_questions_and_the_turns_of_those_who_ask_bear_nothing_out():
    bench = Bench(docket())
    assert spoken(bench, "Has Iceland answered").asked
    assert spoken(bench, "It says it has").asked
    assert not spoken(bench, "Not yet").asked


def test_an_acronym_that_a_report_explains_stands_for_its_words():
    bench = Bench(docket())
    line = bench.claim("Norway writes to the CDB.")
    sentence = spoken(bench, "Cod Division Board")
    board = next(term for term in line.terms if line.text[term.start : term.end] == "Board")
    assert sentence.credit(board) == 1.0


def test_rare_words_weigh_more_than_common_ones():
    bench = Bench(docket())
    line = bench.claim("Norway answers the Board")
    norway, board = line.terms[0], line.terms[-1]
    assert bench.weights.of(board) >= 1.0
    assert bench.weights.of(norway) >= 1.0
    assert bench.akin(norway, bench.claim("Meanwhile Lind left").terms[1])


def test_the_letterhead_of_an_official_text_speaks_for_its_issuer():
    bench = Bench(docket(kind="transcript", outlet="Norway's Ministry of Fish"))
    assert "NOR" in spoken(bench, "Not yet").near
