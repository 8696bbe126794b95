import gzip
import io
import zipfile

import pytest

from dragoman.record.arrival import Arrival
from dragoman.settings import Settings

FIRST = "The parties to the ceasefire met in Tunis on Sunday, a spokesperson for the monitors said."
SECOND = "They will meet again within a week, the same spokesperson said."
PAGE = (
    "<!DOCTYPE html><html><head><title>Parties meet</title></head><body><article><h1>Parties meet</h1>"
    f"<p>{FIRST}</p><p>{SECOND}</p></article></body></html>"
)


def zipped(members, compression=zipfile.ZIP_DEFLATED):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return file.getvalue()


def archived(*captures, packed=True):
    """A web archive of responses: address, media type, body, status."""
    records = []
    for url, media, data, *status in captures:
        answer = f"HTTP/1.1 {status[0] if status else '200 OK'}\r\nContent-Type: {media}\r\n\r\n".encode() + data
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Length: {len(answer)}\r\n"
        head += "Content-Type: application/http; msgtype=response\r\n\r\n"
        records.append(head.encode() + answer + b"\r\n\r\n")
    return b"".join(map(gzip.compress, records)) if packed else b"".join(records)


CAPTURES = (
    ("https://tunis.example/meet", "text/html; charset=utf-8", PAGE.encode()),
    ("https://tunis.example/logo.png", "image/png", b"\x89PNG"),
    ("https://tunis.example/gone", "text/html", b"<p>Not found</p>", "404 Not Found"),
    ("https://tunis.example/note.txt", "text/plain", SECOND.encode()),
)


def said(found):
    return [(item.location.rpartition("case")[2], isinstance(item, Arrival)) for item in found]


def test_a_folder_in_a_zip_is_read_by_name(loaded):
    members = {
        "b/2.txt": SECOND,
        "b/1.html": PAGE,
        "a.jsonl": f'{{"text": "{FIRST}"}}\n[]\n',
        "c.xls": "x",
        ".git/x.txt": FIRST,
    }
    found = loaded(zipped({**members, "__MACOSX/a.txt": FIRST}), "case.zip")
    assert said(found) == [
        (".zip/a.jsonl:1", True),
        (".zip/a.jsonl:2", False),
        (".zip/b/1.html", True),
        (".zip/b/2.txt", True),
        (".zip/c.xls", False),
    ]
    assert found[4].skipped
    assert found[3].original == SECOND.encode()


def test_a_zip_inside_a_zip_but_not_for_ever(loaded):
    data = zipped({"1.txt": FIRST})
    assert len(loaded(zipped({"in.zip": data}), "case.zip")) == 1
    for _ in range(6):
        data = zipped({"in.zip": data})
    [found] = loaded(data, "case.zip")
    assert "too deep inside each other" in found.error.what


def test_names_that_climb_climb_nowhere(loaded):
    found = loaded(zipped({"../../up.txt": FIRST, "/etc/top.txt": SECOND, "C:\\x\\y.txt": FIRST}), "case.zip")
    assert sorted(said(found)) == [(".zip/C:/x/y.txt", True), (".zip/etc/top.txt", True), (".zip/up.txt", True)]


def test_a_bad_member_does_not_stop_the_rest(loaded):
    data = bytearray(zipped({"1.txt": FIRST, "2.txt": SECOND}, zipfile.ZIP_STORED))
    data[data.index(FIRST.encode()) + 3] ^= 0xFF
    first, second = loaded(bytes(data), "case.zip")
    assert "damaged" in first.error.what
    assert second.document.text == SECOND


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "no ZIP package"),
        (zipped({"1.txt": FIRST})[:60], "no ZIP package"),
        (zipped({}), "empty"),
        (zipped({f"{n}.txt": bytes(6 << 20) for n in range(50)}), "unpacks to too much"),
        (zipped({"1.txt": bytes(40 << 20)}), "unpacks to too much"),
    ],
)
def test_bad_folders_are_refused_in_a_line(refused, data, cause):
    assert cause in refused(data, "case.zip")


@pytest.mark.parametrize(("name", "packed"), [("case.warc.gz", True), ("case.warc", False), ("case.bin", False)])
def test_the_pages_of_a_web_archive(loaded, name, packed):
    page, note = loaded(archived(*CAPTURES, packed=packed), name)
    assert page.document.url == page.page == "https://tunis.example/meet"
    assert page.document.text == f"Parties meet\n{FIRST}\n{SECOND}"
    assert page.original == PAGE.encode()
    assert note.document.text == SECOND
    assert note.page == note.document.url == "https://tunis.example/note.txt"


def test_a_wacz_holds_web_archives(loaded):
    data = zipped(
        {
            "datapackage.json": "{}",
            "archive/a.warc.gz": archived(CAPTURES[0]),
            "archive/b.warc": archived(CAPTURES[3], packed=False),
        }
    )
    for name in ("case.wacz", "case"):
        assert [item.document.text[-20:] for item in loaded(data, name)] == [SECOND[-20:], SECOND[-20:]]


def test_a_page_too_large_is_refused_alone(loaded):
    settings = Settings(max_bytes=2000)
    large = ("https://tunis.example/all", "text/plain", FIRST.encode() * 100)
    first, second = loaded(archived(large, CAPTURES[3]), "case.warc.gz", settings)
    assert "too large" in first.error.what
    assert second.document.text == SECOND


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "no web archive"),
        (FIRST.encode(), "no web archive"),
        (archived(CAPTURES[1]), "no page in the web archive"),
        (gzip.compress(bytes(300 << 20), 1), "too large"),
        (gzip.compress(FIRST.encode()), "no web archive"),
        (archived(CAPTURES[1])[:-20], "damaged"),
        (b"WARC/1.0\r\nnonsense", "web archive"),
        (archived(CAPTURES[1], packed=False).replace(b"Content-Length: ", b"Content-Length: -"), "web archive"),
    ],
)
def test_bad_web_archives_are_refused_in_a_line(refused, data, cause):
    assert cause in refused(data, "case.warc.gz")


def crawled(*captures):
    """As crawlers write archives: what was asked and how beside what came, and pages seen before."""
    kinds = dict.fromkeys(("request", "metadata", "revisit"), "application/http")
    kinds["warcinfo"] = "application/warc-fields"
    body = "GET / HTTP/1.1\r\n\r\n"
    records = [
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://tunis.example/\r\nContent-Type: {media}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n{body}\r\n\r\n"
        for kind, media in kinds.items()
    ]
    return b"".join(gzip.compress(record.encode()) for record in records) + archived(*captures)


def stored(url, media, data):
    """A page stored as a resource, without the talk with its server."""
    head = f"WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: {url}\r\nContent-Type: {media}\r\n"
    return head.encode() + b"Content-Length: %d\r\n\r\n" % len(data) + data + b"\r\n\r\n"


WACZ = {
    "of a browser": {
        "datapackage.json": '{"profile": "data-package", "title": "Tunis"}',
        "pages/pages.jsonl": '{"format": "json-pages-1.0"}\n{"url": "https://tunis.example/meet", "title": "Meet"}\n',
        "archive/data.warc.gz": crawled(CAPTURES[0], CAPTURES[1]),
        "indexes/index.cdx": "example,tunis)/meet 20310209 {}\n",
    },
    "of a crawl in parts": {
        "datapackage.json": "{}",
        "archive/rec-0.warc.gz": crawled(CAPTURES[2]) + archived(CAPTURES[1]) + archived(CAPTURES[0]),
        "archive/rec-1.warc.gz": archived(CAPTURES[0]),
        "logs/crawl.log": "ok",
    },
    "of resources": {
        "datapackage.json": "{}",
        "archive/a.warc": stored("https://tunis.example/meet", "text/html", PAGE.encode()),
    },
}


@pytest.mark.parametrize("members", WACZ.values(), ids=WACZ)
def test_web_archives_as_programs_pack_them(loaded, parts_of, members):
    for found in loaded(zipped(members), "case.wacz"):
        assert parts_of(found) == [("headline", "Parties meet"), ("body", FIRST), ("body", SECOND)]
        assert found.document.url == "https://tunis.example/meet"
        assert "case.wacz/archive/" in found.location
        assert found.original == PAGE.encode()


def test_a_capture_that_breaks_off_is_said_and_nothing_is_printed(loaded, capfd):
    whole = archived(*CAPTURES[::3], packed=False)
    [page, broken] = loaded(whole[:-30], "case.warc")
    assert page.document.text.startswith("Parties meet")
    assert "breaks off in the middle" in broken.error.what
    assert capfd.readouterr() == ("", "")


def test_a_press_kit_a_case_folder_and_a_mailbox_in_zips(loaded):
    mail = f"From: Office <a@b.example>\nSubject: Meeting\nDate: Fri, 4 Mar 2033 10:00:00 +0000\n\n{FIRST}\n"
    kits = {
        "kit.zip": {"Press kit/Statement.txt": FIRST, "Press kit/Photos/1.jpg": b"\xff\xd8"},
        "case.zip": {
            "2033-03-04 meeting.html": PAGE,
            "2033-03-05.txt": SECOND,
            "Thumbs.db": b"\x00",
            "._x.txt": b"\x00",
        },
        "mail.zip": {"inbox/1.eml": mail, "inbox/2.eml": mail.replace("Fri, 4", "Sat, 5")},
    }
    read = {name: [f for f in loaded(zipped(kit), name) if isinstance(f, Arrival)] for name, kit in kits.items()}
    assert [len(found) for found in read.values()] == [1, 2, 2]
    assert read["case.zip"][1].document.published.edtf == "2033-03-05"
    assert [found.document.published.edtf for found in read["mail.zip"]] == ["2033-03-04", "2033-03-05"]
    assert all(f.document.span(p.start, p.end).text for found in read.values() for f in found for p in f.document.parts)
