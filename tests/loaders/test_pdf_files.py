import io
import zlib
from pathlib import Path

import pytest
from pypdf import PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen import canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate, Paragraph

from dragoman.loaders import load
from dragoman.loaders.pdf_pages import Budget
from dragoman.record.arrival import Refusal
from dragoman.settings import Settings

BODY = ParagraphStyle("body", fontSize=10, leading=12, alignment=4, spaceAfter=6)
HYPHENATED = ParagraphStyle("narrow", parent=BODY, hyphenationLang="en_GB", embeddedHyphenation=1)
TITLE = ParagraphStyle("title", fontSize=18, leading=22, spaceAfter=12)
SUBHEAD = ParagraphStyle("subhead", parent=BODY, fontName="Helvetica-Bold", spaceAfter=2)
NOTE = ParagraphStyle("note", fontSize=7, leading=8)

SENTENCES = [
    "The delegations of both coastal states sat down in Valletta on Monday, with the mediator between them.",
    "An adviser to the mediator said that the consultations on inspection had been postponed, not abandoned.",
    "Neither delegation would say whether the moratorium on exploration would be prolonged beyond the autumn.",
    "The ministry of the northern state announced that it would notify its neighbours of every survey voyage.",
]


def running(canvas_, document):
    canvas_.setFont("Helvetica", 8)
    canvas_.drawString(60, 810, "Harbour Institute | Policy Paper 12")
    canvas_.drawCentredString(297, 30, f"Page {document.page}")


def printed(story, columns=1, on_page=running):
    """A paper in one column or two."""
    file = io.BytesIO()
    width = 475 if columns == 1 else 228
    frames = [Frame(60 + 247 * n, 60, width, 720, id=str(n)) for n in range(columns)]
    document = BaseDocTemplate(file, pagesize=A4, pageTemplates=[PageTemplate("page", frames, onPage=on_page)])
    document.build(story)
    return file.getvalue()


def story(paragraphs, style=BODY):
    """A title and paragraphs of which no two are alike."""
    told = [f"In round {n} of the talks, {s[0].lower()}{s[1:]}" for n in range(paragraphs) for s in [SENTENCES[n % 4]]]
    return [Paragraph("Fish, gas and a line in the sea", TITLE), *(Paragraph(f"{t} {t}", style) for t in told)], told


def test_a_policy_paper_in_two_columns_is_read_down_each_column(arrived, parts_of):
    flowables, told = story(44, HYPHENATED)
    arrival = arrived(printed(flowables, columns=2), "paper.pdf")
    read = parts_of(arrival)
    assert arrival.document.title == "Fish, gas and a line in the sea"
    assert arrival.conversion.startswith("pypdf ")
    assert [words for part, words in read if part == "body"] == [f"{t} {t}" for t in told]
    assert {words for part, words in read if part == "boilerplate"} == {
        "Harbour Institute | Policy Paper 12",
        "Page 1",
        "Page 2",
        "Page 3",
    }


def test_citations_give_the_page_and_both_where_a_sentence_runs_on(arrived):
    flowables, _ = story(44, HYPHENATED)
    document = arrived(printed(flowables, columns=2), "paper.pdf").document
    first = document.text.index("In round 0")
    last = document.text.rindex("In round 43")
    assert (document.pages_of(first, first + 10), document.pages_of(last, last + 10)) == ("1", "3")
    across = next(part for part in document.parts if part.part == "body" and len(part.pages) == 2)
    assert document.pages_of(across.start, across.end) == "1–2"
    turn = across.pages[1].start
    assert (document.pages_of(across.start, turn), document.pages_of(turn, across.end)) == ("1", "2")


def test_a_communique_keeps_its_numbered_paragraphs_and_the_page_numbers_printed_on_it(arrived, parts_of):
    file = io.BytesIO()
    page = canvas.Canvas(file, pagesize=A4)
    for first, label in ((1, "i"), (4, "ii")):
        page.setFont("Times-Roman", 11)
        if first == 1:
            page.drawString(72, 780, "Joint communiqué of the coastal states, Valletta")
        for n in range(first, first + 3):
            page.drawString(72, 740 - 40 * (n - first), f"{n}. The Parties shall exchange lists of vessels once in")
            page.drawString(100, 726 - 40 * (n - first), f"quarter {n}, and shall answer queries in ten days.")
        page.drawCentredString(297, 40, f"- {label} -")
        page.showPage()
    page.addPageLabel(0, style="ROMAN_LOWER", start=1)
    page.save()
    arrival = arrived(file.getvalue(), "communique.pdf")
    document = arrival.document
    assert document.kind == "communique"
    assert [words for part, words in parts_of(arrival) if part == "body"] == [
        f"{n}. The Parties shall exchange lists of vessels once in quarter {n}, and shall answer queries in ten days."
        for n in range(1, 7)
    ]
    fifth = document.text.index("5. The Parties")
    assert document.pages_of(fifth, fifth + 5) == "ii"


def test_a_report_with_footnotes_and_bold_subheads(arrived, parts_of):
    start = "The mediator said that both sides had understood each other and that the talks, which were to end on"
    flowables = [
        Paragraph("A sea divided", TITLE),
        Paragraph("What was said", SUBHEAD),
        Paragraph(SENTENCES[0], BODY),
        Paragraph("What was not", SUBHEAD),
        Paragraph(start, BODY),
        Paragraph("1 Interview with an adviser to the mediator, who asked not to be named, in the spring.", NOTE),
        PageBreak(),
        Paragraph("friday, would go on for another week.", BODY),
    ]
    arrival = arrived(printed(flowables, on_page=lambda *_: None), "report.pdf")
    assert parts_of(arrival) == [
        ("headline", "A sea divided"),
        ("headline", "What was said"),
        ("body", SENTENCES[0]),
        ("headline", "What was not"),
        ("body", f"{start} friday, would go on for another week."),
        ("body", "1 Interview with an adviser to the mediator, who asked not to be named, in the spring."),
    ]


def test_a_compound_keeps_its_hyphen_and_a_broken_word_loses_it(arrived):
    file = io.BytesIO()
    page = canvas.Canvas(file)
    lines = [
        "The two sides spoke of confidence-",
        "building and of a long-",
        "term arrange-",
        "ment, for which it takes",
    ]
    for n, line in enumerate([*lines, "patience and confidence-building."]):
        page.drawString(72, 700 - 14 * n, line)
    page.save()
    assert arrived(file.getvalue(), "a.pdf").document.text == (
        "The two sides spoke of confidence-building and of a long-term arrangement, "
        "for which it takes patience and confidence-building."
    )


def test_text_inside_a_drawing_is_read_in_its_place(arrived):
    file = io.BytesIO()
    page = canvas.Canvas(file)
    page.beginForm("box")
    page.setFont("Courier", 9)
    page.drawString(0, 0, "Both envoys signed the protocol.")
    page.endForm()
    page.drawString(72, 700, "The talks ended on Friday in Valletta.")
    page.translate(72, 650)
    page.doForm("box")
    page.save()
    text = arrived(file.getvalue(), "a.pdf").document.text
    assert text == "The talks ended on Friday in Valletta.\nBoth envoys signed the protocol."


def small(encrypt=None, words=SENTENCES[0]):
    file = io.BytesIO()
    page = canvas.Canvas(file, encrypt=encrypt, invariant=1)
    page.drawString(72, 700, words)
    page.save()
    return file.getvalue()


@pytest.mark.parametrize("cipher", ["RC4-40", "RC4-128", "AES-128", "AES-256"])
def test_a_file_locked_against_changes_only_is_read(arrived, cipher):
    writer = PdfWriter(clone_from=io.BytesIO(small()))
    writer.encrypt("", "owner", algorithm=cipher)
    file = io.BytesIO()
    writer.write(file)
    assert arrived(file.getvalue(), "a.pdf").document.text == SENTENCES[0]


def drawing(stream, filters=b"/FlateDecode"):
    """A PDF of one page with that content stream, put together by hand."""
    head = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    page = b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<>>>>endobj\n"
    content = b"4 0 obj<</Length %d/Filter%s>>stream\n%s\nendstream endobj\n" % (len(stream), filters, stream)
    return head + page + content + b"trailer<</Root 1 0 R/Size 5>>\nstartxref\n0\n%%EOF"


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "no PDF"),
        (b"Talks resumed on Monday.", "no PDF"),
        (b"%PDF-1.7", "damaged"),
        (small()[:300], "damaged"),
        (small(StandardEncryption("secret")), "locked with a password"),
        (small(words=""), "no text in the PDF"),
        (drawing(zlib.compress(bytes(80 << 20))), "damaged"),
        (drawing(zlib.compress(b"q " * 200_000)), "damaged"),
        (drawing(zlib.compress(b"Q " * 8_000_000)), "damaged"),
        (drawing(b"not packed at all"), "no text in the PDF"),
        (small().replace(b"/Length ", b"/Length 9999999"), None),
    ],
)
def test_bad_files_are_refused_in_a_line(loaded, data, cause):
    [found] = loaded(data, "a.pdf")
    if cause is None:  # a lying length is repaired, or refused
        return
    assert isinstance(found, Refusal)
    assert cause in found.error.what
    assert found.error.remedy
    assert "\n" not in str(found.error)


def test_more_drawing_than_any_paper_has_is_refused(refused, monkeypatch):
    monkeypatch.setattr("dragoman.loaders.pdf.Budget", lambda: Budget(operations=3))
    assert "more text or drawing" in refused(small(), "a.pdf")


def test_a_damaged_page_is_left_out_and_said(arrived, monkeypatch):
    file = io.BytesIO()
    page = canvas.Canvas(file)
    for words in SENTENCES[:3]:
        page.drawString(72, 700, words)
        page.showPage()
    page.save()
    from dragoman.loaders import pdf  # noqa: PLC0415 - its own reader of pages is wrapped

    whole = pdf.fragments_of

    def fails_once(page, *rest):
        if page.page_number == 1:
            raise RecursionError
        return whole(page, *rest)

    monkeypatch.setattr(pdf, "fragments_of", fails_once)
    arrival = arrived(file.getvalue(), "a.pdf")
    assert arrival.conversion.endswith(", without damaged page 2")
    assert SENTENCES[1] not in arrival.document.text


def test_the_batch_goes_on_and_the_same_bytes_give_the_same_text(tmp_path: Path):
    (tmp_path / "a.pdf").write_bytes(small()[:200])
    (tmp_path / "b.pdf").write_bytes(small())
    first, second = load([tmp_path], Settings())
    assert isinstance(first, Refusal)
    [again] = load([tmp_path / "b.pdf"], Settings())
    assert again == second
