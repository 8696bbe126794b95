import csv
import io
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dragoman.outputs.csv import FORMULA, csv_text
from dragoman.outputs.json import json_bytes, json_value_bytes
from dragoman.outputs.tables import Table, document_row, found_row, statement_row, statements_table


def test_a_statement_fills_a_row_of_single_lines(a_document, a_statement):
    document = a_document("Lind said\nthe road\tis open.", outlet="Fjord\x1b[2J Agency")
    said = a_statement(document, "Lind", "said", "the road\tis open")
    row = statement_row("s4k2", said, document, None)
    assert row == ("", "Lind", "said", "the road is open", "Fjord[2J Agency", "s4k2")


def test_a_document_without_title_shows_its_first_words(a_document):
    document = a_document("Envoys met in Oslo.", day=date(2021, 5, 3), outlet="Fjord Agency")
    assert document_row(document)[:5] == ("3 May 2021", "text", "Fjord Agency", "news", "Envoys met in Oslo.")


def test_search_shows_the_words_found_with_their_neighbours(a_document):
    document = a_document("word " * 50 + "vaccines " + "word " * 50)
    place = document.text.index("vaccines")
    row = found_row(document, document.span(0, len(document.text)), [document.span(place, place + 8)], ["s4k2"])
    assert row[2].startswith("… word")
    assert row[2].endswith("word …")
    assert " vaccines " in row[2]
    assert row[3] == "s4k2"


def test_csv_ends_lines_as_rfc_4180_and_quotes_what_needs_it():
    table = Table(("a", "b"), (('say "yes"', "one, two"),))
    assert csv_text(table) == 'a,b\r\n"say ""yes""","one, two"\r\n'


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_no_cell_is_a_formula_and_none_is_lost(rows):
    rows = [tuple(cell.replace("\x00", "").encode(errors="replace").decode() for cell in row) for row in rows]
    read = list(csv.reader(io.StringIO(csv_text(Table(("a", "b"), tuple(rows))), newline="")))[1:]
    assert not any(cell.startswith(FORMULA) for row in read for cell in row)
    assert [tuple(c[1:] if c[:1] == "'" and c[1:2] in FORMULA else c for c in row) for row in read] == rows


def test_json_keeps_letters_field_order_and_half_surrogates(a_document):
    document = a_document("Pjöngjang schweigt.", title="ü")
    data = json_bytes(document)
    assert data.endswith(b"\n")
    assert "Pjöngjang".encode() in data
    assert list(__import__("json").loads(data))[:2] == ["id", "text"]
    assert json_value_bytes("\ud83d", indent=None) == b'"\\ud83d"\n'


def test_the_table_names_its_columns():
    assert statements_table([]).columns == ("said", "speaker", "cue", "words", "outlet", "id")
