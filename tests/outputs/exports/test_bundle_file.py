"""What a bundle is made of; how it is opened again is in tests/test_bundling.py."""

import hashlib
import json
import zipfile
from dataclasses import replace

import pytest

from dragoman.errors import BadRequest
from dragoman.outputs.exports import EXPORTS, Material
from dragoman.outputs.exports.bundle import write_bundle
from dragoman.outputs.exports.export import unwatched
from dragoman.record.bundle import MOST_DOCUMENTS
from dragoman.record.docket import DocketExport

PIECES = (("documents-0001.jsonl", b"{}\n"), ("originals/" + "0" * 64, b"\x00\x01"))


@pytest.fixture
def material(a_document) -> Material:
    docket = DocketExport(documents=(a_document("The ferry talks resumed."),))
    return Material(docket=docket, pieces=lambda: iter(PIECES), files={"policy.yaml": b"policy: ferries\n"})


def test_the_manifest_tells_every_member_with_its_checksum(material, tmp_path):
    write_bundle(material, tmp_path / "case.zip", unwatched)
    with zipfile.ZipFile(tmp_path / "case.zip") as archive:
        manifest = json.loads(archive.read("manifest.json"))
        sums = {m["name"]: m["sha256"] for m in manifest["members"]}
        assert sums == {
            name: hashlib.sha256(archive.read(name)).hexdigest()
            for name in archive.namelist()
            if name != "manifest.json"
        }
        assert archive.read("files/policy.yaml") == b"policy: ferries\n"
        assert json.loads(archive.read("docket.json"))["documents"][0]["text"] == "The ferry talks resumed."
    assert (manifest["format"], manifest["version"], manifest["documents"]) == ("dragoman-bundle", 1, 1)
    assert manifest["left_out"] == list(EXPORTS["bundle"].cannot_carry)


def test_the_same_docket_gives_the_same_bytes(material, tmp_path):
    for name in ("one.zip", "other.zip"):
        write_bundle(material, tmp_path / name, unwatched)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "other.zip").read_bytes()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"whole": False}, "a bundle holds a whole docket"),
        ({"files": {"../policy.yaml": b""}}, "no file of this name"),
        ({"docket": DocketExport(documents=(None,) * (MOST_DOCUMENTS + 1))}, "19,000 documents at most"),
    ],
)
def test_what_a_bundle_does_not_take_is_refused(material, tmp_path, change, says):
    with pytest.raises(BadRequest, match=says):
        write_bundle(replace(material, **change), tmp_path / "case.zip", unwatched)
