"""A folder for brat, as written and as read back."""

import json
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from record_strategies import DOCUMENT, TEXT, TEXTS, records_of

from dragoman.errors import BadRequest, UnreadableInput
from dragoman.outputs.exports.brat import can_mark, file_stem, fragments, write_brat
from dragoman.outputs.exports.brat_reading import read_brat
from dragoman.outputs.exports.export import Material, unwatched
from dragoman.outputs.exports.standoff import apart
from dragoman.record.codec import to_json
from dragoman.record.docket import CLASSES, DocketExport
from dragoman.record.document import Document

REPORT = (
    "Talks on the strait\n\nThe ferry talks would resume, Ana Lind said on Monday,\n"
    "“if both ports reopen”. Her deputy 🕊 was silent.\n"
)


@pytest.fixture
def docket(a_document, a_statement) -> DocketExport:
    document = a_document(REPORT, outlet="Fjord <Agency> / 2", title="Talks on the strait")
    statement = a_statement(
        document,
        "Ana Lind",
        "said",
        "The ferry talks would resume",
        "“if both ports reopen”",
        force="promise",
        hedged=True,
    )
    return DocketExport(documents=(document,), statements=(statement,))


def written(docket: DocketExport, folder: Path) -> Path:
    write_brat(Material(docket=docket), folder, unwatched)
    return folder


def texts(docket: DocketExport) -> dict[str, str]:
    return {document.id: document.text for document in docket.documents}


def test_a_statement_is_an_event_around_its_cue(docket, tmp_path):
    written(docket, tmp_path)
    stem = file_stem(docket.documents[0])
    assert stem.startswith("undated-fjord-agency-2-")
    assert (tmp_path / f"{stem}.txt").read_bytes().decode() == REPORT
    lines = (tmp_path / f"{stem}.ann").read_text().splitlines()
    assert [line for line in lines if line[0] in "TE"] == [
        "T1\tSource 51 59\tAna Lind",
        "T2\tStatement 60 64\tsaid",
        "T3\tContent 21 49;76 98\tThe ferry talks would resume “if both ports reopen”",
        "E1\tStatement:T2 Source:T1 Content:T3",
    ]
    assert [line.split("\t")[1] for line in lines if line[0] == "A"] == [
        "Statement_anonymity E1 named",
        "Statement_mode E1 indirect",
        "Statement_force E1 promise",
        "Statement_hedged E1",
    ]


def test_every_mark_reads_as_brat_wants_it(docket, tmp_path):
    """brat refuses a line whose words are not those at its offsets, in pieces joined by a space."""
    written(docket, tmp_path)
    for path in tmp_path.glob("*.ann"):
        text = path.with_suffix(".txt").read_bytes().decode()
        for line in path.read_text().splitlines():
            if line.startswith("T"):
                _, place, words = line.split("\t")
                pairs = [tuple(map(int, pair.split())) for pair in place.split(" ", 1)[1].split(";")]
                assert " ".join(text[a:b] for a, b in pairs) == words
                assert all(one[1] < other[0] for one, other in pairwise(pairs))


def test_words_over_two_lines_are_marked_in_pieces(document):
    report = document("one\r\ntwo\n\nthree")
    assert fragments(report.span(0, len(report.text))) == [(0, 3), (5, 8), (10, 15)]


def test_the_configuration_knows_every_kind_that_is_written(docket, tmp_path):
    written(docket, tmp_path)
    configuration = (tmp_path / "annotation.conf").read_text()
    assert "\nStatement Source*:Source, Cue*:Cue, Content*:Content\n" in configuration
    assert "\nStatement_force Arg:Statement, Value:assert|deny|promise|urge|advise|criticise|ask\n" in configuration
    assert "\nSame_actor Arg1:Actor, Arg2:Actor\n" in configuration


def test_the_folder_says_what_it_leaves_out(docket, tmp_path):
    contents = json.loads((written(docket, tmp_path) / "documents.json").read_text())
    assert contents["documents"][0]["outlet"] == "Fjord <Agency> / 2"
    assert any("Joins" in sentence for sentence in contents["cannot_carry"])


any_record = st.sampled_from(sorted(CLASSES)).flatmap(
    lambda layer: st.tuples(st.just(layer), records_of(CLASSES[layer]))
)


def is_markable(layer: str, record: object) -> bool:
    slots = apart(layer, record, can_mark).slots
    return any(slot.role in ("cue", "content", "evidence", "mentions", "words") for slot in slots)


@settings(max_examples=60)
@given(st.lists(any_record.filter(lambda one: is_markable(*one)), max_size=4, unique_by=lambda one: one[1].id))
def test_any_records_come_back_as_they_were(records):
    layers = {layer: tuple(r for name, r in records if name == layer) for layer, _ in records}
    docket = DocketExport(documents=(Document(id=DOCUMENT, text=TEXT),), **layers)
    with TemporaryDirectory() as folder:
        returned = read_brat(written(docket, Path(folder)), TEXTS)
    assert returned.refused == ()
    assert [(r.layer, r.id, to_json(r.record)) for r in returned.records] == [
        (layer, record.id, to_json(record)) for layer, record in docket.records()
    ]


def test_what_people_change_in_brat_comes_back_changed(docket, tmp_path):
    path = written(docket, tmp_path) / f"{file_stem(docket.documents[0])}.ann"
    lines = path.read_text().replace("Source 51 59\tAna Lind", "Source 55 59\tLind").replace("promise", "deny")
    path.write_text(
        f"{lines}T9\tContent 100 110\tHer deputy\n#9\tAnnotatorNotes E1\tRejected: she said no such thing\n"
    )
    returned = read_brat(tmp_path, texts(docket))
    (statement,) = (one.record for one in returned.records)
    assert (statement.source.text, statement.force) == ("Lind", "deny")
    assert [(r.id, r.verb, r.reason) for r in returned.rulings] == [
        (docket.statements[0].id, "reject", "she said no such thing")
    ]
    assert returned.refused == (f"{path}: marks that belong to no record: 1",)


def test_a_mark_taken_away_decides_nothing(docket, tmp_path):
    path = written(docket, tmp_path) / f"{file_stem(docket.documents[0])}.ann"
    path.write_text("".join(f"{line}\n" for line in path.read_text().splitlines() if line[0] == "#"))
    assert read_brat(tmp_path, texts(docket)).records == ()


@pytest.mark.parametrize(
    ("line", "says"),
    [("T1 no tab", "this is no line of standoff"), ("T1\tSource a b\tx", "no line"), ("#1\tDragoman E1\t{", "no line")],
)
def test_a_broken_line_is_named(docket, tmp_path, line, says):
    path = written(docket, tmp_path) / f"{file_stem(docket.documents[0])}.ann"
    path.write_text(f"{line}\n")
    with pytest.raises(BadRequest, match=says) as raised:
        read_brat(tmp_path, texts(docket))
    assert raised.value.where == f"{path}:1"


def test_another_folder_is_told_from_ours(docket, tmp_path):
    with pytest.raises(UnreadableInput, match="no folder that Dragoman wrote"):
        read_brat(tmp_path, {})
    (tmp_path / "documents.json").write_text(
        json.dumps({"format": "dragoman-brat", "version": 1, "documents": [{"file": "../../x", "id": "a"}]})
    )
    with pytest.raises(BadRequest, match="no folder that Dragoman wrote"):
        read_brat(tmp_path, {})


def test_a_text_that_was_edited_is_not_taken(docket, tmp_path):
    path = written(docket, tmp_path) / f"{file_stem(docket.documents[0])}.txt"
    path.write_text("Something else.")
    assert read_brat(tmp_path, texts(docket)).refused == (f"{path.stem}: its text is not that of the docket",)
