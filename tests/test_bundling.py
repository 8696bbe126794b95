"""A docket goes into a bundle and comes out as the same docket elsewhere; what is wrong with a bundle is told in one
line, and nothing is written."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.bundling import docket_from_bundle
from dragoman.docket import Docket
from dragoman.errors import BadRequest, NewerDocket, NotADocket, UnreadableInput
from dragoman.outputs.exports import EXPORTS
from dragoman.outputs.exports.writing import write_export
from dragoman.outputs.json import json_bytes
from dragoman.settings import Settings

ELBE = "Ferry talks\n\nPORT ELBE (Lake Wire) - 4 May 2021\n\nAna Lind said on Monday that both ports would reopen.\n"
FJORD = "Ports shut\n\nFJORD (Fjord Agency) - 5 May 2021\n\nMinister Ana Lind said the ports would stay shut 🕊.\n"
RULES = Settings(attribution="rules")


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    (folder / "elbe.txt").write_text(ELBE)
    (folder / "fjord.txt").write_bytes(FJORD.encode("utf-16"))
    (folder / "page.html").write_text(
        "<html><body><article><p>Ana Lind met Bo Sund in Elbe on 3 May 2021, he said.</p></article>"
    )
    return folder


@pytest.fixture(scope="module")
def case(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A docket with two reports, one of them edited by its outlet, a note and decisions."""
    path = tmp_path_factory.mktemp("case") / "case.db"
    with Docket.open(path, create=True, settings=RULES) as docket:
        docket.read([reports])
        (reports / "elbe.txt").write_text(ELBE.replace("both ports", "one port"))
        docket.read([reports])
        said = docket.export().statements
        docket.decide(said[0].id, "accept", author="A. Desk", reason="so it stands")
        docket.review.edit(said[1].id, {"force": "deny"}, author="B. Desk")
        docket.decide(said[2].id, "reject", author="A. Desk")
        docket.review.undo("A. Desk")
    return path


@pytest.fixture(scope="module")
def bundle(case: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bundle") / "case.zip"
    with Docket.open(case) as docket:
        write_export(EXPORTS["bundle"], docket.material(), path)
    return path


def test_the_opened_docket_is_the_same_to_the_byte(case, bundle, tmp_path):
    opened = docket_from_bundle(bundle, tmp_path / "new.db")
    assert (opened.documents, opened.same, opened.files) == (4, True, ())
    with Docket.open(case) as old, Docket.open(tmp_path / "new.db") as new:
        assert json_bytes(old.export()) == json_bytes(new.export())
        assert old.review.history() == new.review.history() != ()
        assert old.review.rulings() == new.review.rulings()
        for document in old.documents():
            assert old.material().original(document.id) == new.material().original(document.id)
        again = tmp_path / "again.zip"
        write_export(EXPORTS["bundle"], new.material(), again)
    assert again.read_bytes() == bundle.read_bytes()


def test_the_opened_docket_goes_on(bundle, reports, tmp_path):
    docket_from_bundle(bundle, tmp_path / "new.db")
    with Docket.open(tmp_path / "new.db", settings=RULES) as docket:
        assert docket.read([reports]).added == ()
        assert docket.search("ports")
        assert docket.show(docket.export().statements[0].id).run.analyser


def test_files_beside_the_docket_come_along(case, tmp_path):
    with Docket.open(case) as docket:
        material = replace(docket.material(), files={"issues.yaml": b"ports: [port]\n"})
        write_export(EXPORTS["bundle"], material, tmp_path / "c.zip")
    (tmp_path / "lists").mkdir()
    opened = docket_from_bundle(tmp_path / "c.zip", tmp_path / "new.db", files=tmp_path / "lists")
    assert opened.files == ("issues.yaml",)
    assert (tmp_path / "lists" / "issues.yaml").read_bytes() == b"ports: [port]\n"
    with pytest.raises(BadRequest, match="something is there already"):
        docket_from_bundle(tmp_path / "c.zip", tmp_path / "other.db", files=tmp_path / "lists")
    assert not (tmp_path / "other.db").exists()


def test_nothing_is_ever_written_over(bundle, tmp_path):
    (tmp_path / "there.db").write_text("mine")
    with pytest.raises(BadRequest, match="something is there already"):
        docket_from_bundle(bundle, tmp_path / "there.db")
    assert (tmp_path / "there.db").read_text() == "mine"


Members = dict[str, bytes]


def summed(members: Members, **manifest: object) -> Members:
    """The members with a manifest that fits them."""
    told = [
        {"name": n, "bytes": len(d), "sha256": hashlib.sha256(d).hexdigest()}
        for n, d in members.items()
        if n != "manifest.json"
    ]
    whole = {**json.loads(members["manifest.json"]), "members": told, **manifest}
    return {**members, "manifest.json": json.dumps(whole).encode()}


def without_words(members: Members) -> Members:
    texts = members["documents-0001.jsonl"].replace(b"Lind", b"Bond")
    return summed({**members, "documents-0001.jsonl": texts})


def line_of(name: str, line: bytes) -> Callable[[Members], Members]:
    return lambda members: summed({**members, name: line})


SPLIT = (
    b'{"record": "j", "verb": "split", "author": "x", "at": "2021-05-05T12:00:00+00:00", "document": "actors",'
    b' "layer": "joins", "spans": "a,b", "change": "{"}'
)
BAD = {
    "a wrong checksum": (lambda m: {**m, "runs-0001.jsonl": b"{}"}, NotADocket, "a checksum of the bundle is wrong"),
    "a later version": (lambda m: summed(m, version=2), NewerDocket, "is of version 2, this program reads 1"),
    "another format": (lambda m: summed(m, format="x"), NotADocket, "this is no docket bundle"),
    "no manifest": (lambda m: {n: d for n, d in m.items() if n != "manifest.json"}, NotADocket, "no docket bundle"),
    "a manifest that is none": (lambda m: {**m, "manifest.json": b"[[["}, NotADocket, "this is no docket bundle"),
    "a path that climbs": (lambda m: summed({**m, "../../evil.txt": b"x"}), NotADocket, "holds something strange"),
    "an absolute path": (lambda m: summed({**m, "/etc/evil": b"x"}), NotADocket, "holds something strange"),
    "a file that climbs": (lambda m: summed({**m, "files/../x": b"x"}), NotADocket, "holds something strange"),
    "an extra member": (lambda m: {**m, "runs-0002.jsonl": b""}, NotADocket, "not hold what its manifest says"),
    "a missing member": (lambda m: {n: d for n, d in m.items() if n != "runs-0001.jsonl"}, NotADocket, "not hold what"),
    "words that are not there": (without_words, NotADocket, "the text does not read"),
    "no JSON": (line_of("runs-0001.jsonl", b"{"), NotADocket, "what no docket can (runs-0001.jsonl: JSONDecodeError)"),
    "nesting": (line_of("decisions-0001.jsonl", b"[" * 200_000), NotADocket, "(decisions-0001.jsonl: RecursionError)"),
    "values of other types": (line_of("decisions-0001.jsonl", b'{"record": {}, "at": 7}'), NotADocket, "no docket can"),
    "an unknown layer": (line_of("extractions-0001.jsonl", b'{"document": "x"}'), NotADocket, "no docket can"),
    "a split that is none": (line_of("decisions-0001.jsonl", SPLIT), NotADocket, "the bundle holds what no docket can"),
}  # fmt: skip


@pytest.mark.parametrize("kind", BAD)
def test_a_hostile_bundle_writes_nothing(bundle, tmp_path, kind):
    spoil, error, says = BAD[kind]
    with zipfile.ZipFile(bundle) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(tmp_path / "bad.zip", "w") as archive:
        for name, data in spoil(members).items():
            archive.writestr(zipfile.ZipInfo(name), data)
    with pytest.raises(error) as raised:
        docket_from_bundle(tmp_path / "bad.zip", tmp_path / "new.db")
    assert says in str(raised.value)
    assert "\n" not in str(raised.value)
    assert [path.name for path in tmp_path.iterdir()] == ["bad.zip"]


def test_a_bomb_is_refused_before_it_unpacks(tmp_path):
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", b"0" * 3_000_000)
    with pytest.raises(NotADocket, match="it unpacks to too much"):
        docket_from_bundle(tmp_path / "bomb.zip", tmp_path / "new.db", settings=Settings(max_bytes=4096))
    assert [path.name for path in tmp_path.iterdir()] == ["bomb.zip"]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_stands_in_a_bundle_it_opens_or_is_refused(bundle, tmp_path, data):
    with zipfile.ZipFile(bundle) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(n for n in members if n.endswith(".jsonl"))))
    at = data.draw(st.integers(0, len(members[name])))
    put = data.draw(st.sampled_from([b"null", b"7", b'""', b"[]", b"{}", b"true", b"\x00", b"\xff", b","]))
    taken = data.draw(st.integers(0, 30))
    changed = members[name][:at] + put + members[name][at + taken :]
    with zipfile.ZipFile(tmp_path / "odd.zip", "w") as archive:
        for member, content in summed({**members, name: changed}).items():
            archive.writestr(member, content)
    with suppress(NotADocket):
        docket_from_bundle(tmp_path / "odd.zip", tmp_path / "new.db")
        (tmp_path / "new.db").unlink()
    assert [path.name for path in tmp_path.iterdir()] == ["odd.zip"]


@pytest.mark.parametrize("kept", [0, 10, 1000, -30])
def test_a_bundle_cut_off_is_refused(bundle, tmp_path, kept):
    (tmp_path / "cut.zip").write_bytes(bundle.read_bytes()[:kept])
    with pytest.raises(NotADocket, match="no ZIP package, or not whole"):
        docket_from_bundle(tmp_path / "cut.zip", tmp_path / "new.db")
    assert [path.name for path in tmp_path.iterdir()] == ["cut.zip"]


def test_a_bit_turned_over_is_noticed(bundle, tmp_path):
    data = bytearray(bundle.read_bytes())
    data[len(data) // 2] ^= 0x10
    (tmp_path / "turned.zip").write_bytes(data)
    with pytest.raises(NotADocket):
        docket_from_bundle(tmp_path / "turned.zip", tmp_path / "new.db")


def test_a_server_takes_no_bundle(bundle):
    with pytest.raises(BadRequest, match="a bundle is opened into a file"):
        docket_from_bundle(bundle, "postgresql://desk@example/case")


def test_a_bundle_that_is_not_there(tmp_path):
    with pytest.raises(UnreadableInput):
        docket_from_bundle(tmp_path / "none.zip", tmp_path / "new.db")
