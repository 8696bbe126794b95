import hashlib
import json
import tracemalloc

import pytest

from dragoman.errors import BadDate
from dragoman.loaders import load
from dragoman.record.arrival import Refusal
from dragoman.settings import Settings

FULL = {
    "id": "hw-17",
    "title": "Envoys meet\n again",
    "outlet": "Harbour Wire",
    "url": "https://harbourwire.example/17",
    "published": "2021-05",
    "kind": "analysis",
    "text": "\ufeff\nTalks resumed.\r\nIn Geneva.",
}


@pytest.fixture
def read(tmp_path):
    def reader(*lines, settings=None):
        path = tmp_path / "a.jsonl"
        path.write_bytes(b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines))
        return list(load([path], settings or Settings()))

    return reader


def test_a_line_is_a_document(read, tmp_path):
    [arrival] = read(FULL)
    document = arrival.document
    assert document.text == FULL["text"]
    assert document.id == hashlib.sha256(FULL["text"].encode()).hexdigest()
    assert (document.source_id, document.title, document.outlet) == ("hw-17", "Envoys meet again", "Harbour Wire")
    assert (document.kind, document.published.edtf, document.published.basis) == ("analysis", "2021-05", "metadata")
    assert (arrival.location, arrival.page) == (f"{tmp_path}/a.jsonl:1", FULL["url"])
    assert json.loads(arrival.original) == FULL


def test_only_the_text_is_needed(read, tmp_path):
    [arrival] = read({"text": "Talks resumed.", "published": None, "id": None, "url": ""})
    document = arrival.document
    assert (document.source_id, document.title, document.url, document.kind) == (None, None, None, "news")
    assert arrival.page == f"{tmp_path}/a.jsonl#{document.id}"


def test_an_id_keeps_versions_of_a_page_together(read, tmp_path):
    [first, second] = read({"id": 7, "text": "Talks resumed."}, {"id": 7, "text": "Talks have resumed."})
    assert first.page == second.page == f"{tmp_path}/a.jsonl#7"
    assert first.document.id != second.document.id


def test_settings_fill_what_a_line_leaves_open(read):
    [arrival] = read({"text": "Talks resumed."}, settings=Settings(published="2021", outlet="Our archive"))
    assert (arrival.document.published.basis, arrival.document.outlet) == ("given", "Our archive")


def test_blank_lines_count_but_are_passed_over(read):
    [arrival] = read(b"", b" \r", {"text": "Talks resumed."}, b"")
    assert arrival.location.endswith(":3")


def test_a_byte_order_mark_before_the_first_line_is_no_fault(read):
    [arrival] = read(b'\xef\xbb\xbf{"text": "Talks resumed."}')
    assert arrival.document.text == "Talks resumed."


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", 'https://a.example/"onclick', "/relative"])
def test_an_address_that_could_run_code_is_dropped(read, url):
    [arrival] = read({"text": "Talks resumed.", "url": url})
    assert arrival.document.url is None


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        (b"not json", "not JSON"),
        (b'{"text": "cut of', "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b'{"text": "a", "id": ' + b"9" * 5000 + b"}", "not JSON"),
        (b"[1]", "not a JSON object"),
        (b"{}", 'no "text"'),
        (b'{"text": null}', 'no "text"'),
        (b'{"text": 5}', '"text" is not a string'),
        (b'{"text": " \\n"}', '"text" is empty'),
        (b'{"text": "\\ud800"}', "surrogate"),
        (b'{"text": "a", "title": "\\udfff"}', "surrogate"),
        (b'{"text": "a", "title": ["b"]}', '"title" is not a string'),
        (b'{"text": "a", "id": true}', '"id" is not a string'),
        (b'{"text": "a", "kind": "poem"}', "poem"),
        (b'{"text": "a", "published": 2021}', '"published" is not a string'),
        (b'{"text": "a", "published": "May 1"}', "May 1"),
        (b'{"text": "\xff"}', "not UTF-8"),
    ],
)
def test_a_bad_line_is_refused_with_its_number_and_the_rest_goes_on(read, line, cause):
    first, bad, last = read({"text": "Talks resumed."}, line, {"text": "Talks ended."})
    assert isinstance(bad, Refusal)
    assert bad.location.endswith("a.jsonl:2")
    assert bad.error.where == bad.location
    assert cause in bad.error.what
    assert bad.error.remedy
    assert (first.document.text, last.document.text) == ("Talks resumed.", "Talks ended.")


def test_a_bad_date_says_how_to_write_one(read):
    [bad] = read({"text": "a", "published": "spring"})
    assert isinstance(bad.error, BadDate)
    assert "EDTF" in bad.error.remedy


@pytest.mark.parametrize("data", [b"", b"\n\n", '{"text": "a"}'.encode("utf-16"), '{"text": "a"}'.encode("utf-16-le")])
def test_an_empty_file_or_one_in_utf_16_is_refused_whole(read, tmp_path, data):
    [bad] = read(data)
    assert bad.location == f"{tmp_path}/a.jsonl"


def test_a_line_over_the_limit_is_refused_and_never_held_in_memory(tmp_path):
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "' + b"a" * (30 << 20) + b'"}\n{"text": "Talks resumed."}\n')
    tracemalloc.start()
    bad, good = load([path], Settings(max_bytes=1000))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "too large" in bad.error.what
    assert good.location.endswith(":2")
    assert peak < 8 << 20
