import io
import zipfile

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FIRST = "The two delegations met in Oslo on Tuesday and agreed on a list of prisoners, the hosts said."
SECOND = "A spokesperson for the hosts declined to say how many names were on the list."


def saved(document):
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def run(xml):
    return parse_xml(xml.replace("<w:", f'<w:ins xmlns:w="{NAMESPACE}" w:id="1"><w:', 1) + "</w:ins>")


def test_a_report_keeps_its_headings_captions_and_tables(arrived, parts_of):
    document = docx.Document()
    document.add_heading("Prisoners first", 0)
    document.add_paragraph(FIRST)
    document.add_paragraph("Delegates in the garden.", style="Caption")
    document.add_heading("Silence on numbers", 1)
    document.add_paragraph(SECOND)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "3 May 2022", "The hosts invited both sides to Oslo."
    arrival = arrived(saved(document), "report.docx")
    assert parts_of(arrival) == [
        ("headline", "Prisoners first"),
        ("body", FIRST),
        ("caption", "Delegates in the garden."),
        ("headline", "Silence on numbers"),
        ("body", SECOND),
        ("body", "3 May 2022 The hosts invited both sides to Oslo."),
    ]
    assert arrival.document.title == "Prisoners first"
    assert arrival.document.pages_of(0, 10) == ""


def test_pages_are_those_of_the_last_layout_and_of_the_breaks_set_by_hand(arrived):
    document = docx.Document()
    document.add_paragraph("Communiqué of the hosts")
    first = document.add_paragraph(FIRST + " ")
    first.add_run().add_break(WD_BREAK.PAGE)
    second = document.add_paragraph()
    second._p.append(parse_xml(f'<w:r xmlns:w="{NAMESPACE}"><w:lastRenderedPageBreak/><w:t>{SECOND} </w:t></w:r>'))
    second._p.append(parse_xml(f'<w:r xmlns:w="{NAMESPACE}"><w:lastRenderedPageBreak/><w:t>No more.</w:t></w:r>'))
    read = arrived(saved(document), "a.docx").document
    places = [read.text.index(words) for words in (FIRST, SECOND, "No more.")]
    assert [read.pages_of(at, at + 5) for at in places] == ["1", "2", "3"]
    assert read.pages_of(places[1], len(read.text)) == "2–3"


def test_a_draft_is_read_with_its_tracked_changes_made(arrived):
    document = docx.Document()
    paragraph = document.add_paragraph("Both sides shall ")
    paragraph._p.append(run("<w:r><w:t>promptly </w:t></w:r>"))
    paragraph._p.append(
        parse_xml(f'<w:del xmlns:w="{NAMESPACE}" w:id="2"><w:r><w:delText>maybe </w:delText></w:r></w:del>')
    )
    paragraph.add_run("exchange the lists.")
    assert arrived(saved(document), "draft.docx").document.text == "Both sides shall promptly exchange the lists."


def package(**members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name.replace("__", "/") + ".xml", data)
    return file.getvalue()


def body(words, doctype=""):
    return f'{doctype}<w:document xmlns:w="{NAMESPACE}"><w:body>{words}</w:body></w:document>'


WORDS = f"<w:p><w:r><w:t>{FIRST}</w:t></w:r></w:p>"
ENTITIES = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "' + "&a;" * 50 + '"><!ENTITY c "' + "&b;" * 50 + '">]>'
OUTSIDE = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'


def test_entities_are_neither_expanded_nor_fetched(arrived):
    data = package(word__document=body(f"{WORDS}<w:p><w:r><w:t>&c;</w:t></w:r></w:p>", ENTITIES))
    assert arrived(data, "a.docx").document.text == FIRST
    data = package(word__document=body(f"{WORDS}<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", OUTSIDE))
    assert arrived(data, "a.docx").document.text == FIRST


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "no ZIP package"),
        (b"PK\x03\x04 and nothing more", "no ZIP package"),
        (saved(docx.Document())[:2000], "no ZIP package"),
        (saved(docx.Document()), "no text"),
        (package(content=FIRST), "no Word document"),
        (package(word__document="<w:document"), "XML is damaged"),
        (package(word__document=body("<w:p>" * 5000)), "XML is damaged"),
        (package(word__document=body(WORDS + " " * (40 << 20))), "unpacks to too much"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old or a locked"),
    ],
)
def test_bad_files_are_refused_in_a_line(refused, data, cause):
    assert cause in refused(data, "a.docx")


def test_a_length_that_lies_is_found_out(refused):
    data = package(word__document=body(WORDS * 100))
    stated = len(body(WORDS * 100)).to_bytes(4, "little")
    assert "damaged" in refused(data.replace(stated, (500).to_bytes(4, "little")), "a.docx")
