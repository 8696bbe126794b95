"""A docket bundle: a ZIP with all that a docket was given, which another installation opens as a docket of its own."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from pathlib import Path

from dragoman import __version__
from dragoman.errors import BadRequest
from dragoman.outputs.exports.export import Export, Material, Progress
from dragoman.outputs.json import json_bytes
from dragoman.record.bundle import DOCKET, FILE_NAME, FILES, MANIFEST, MOST_DOCUMENTS, BundleMember, Manifest

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The day of every member, so that the same docket gives the same bytes."""

CANNOT_CARRY = (
    "Policies and lists of actors or issues lie in files of their own: those that --with names are there.",
    "The programs and models that read the documents are left out; their names and versions are there.",
    f"More than {MOST_DOCUMENTS:,} documents do not fit.",
)


def write_bundle(material: Material, target: Path, progress: Progress) -> None:
    """Everything, with a manifest of checksums at the end. Raises BadRequest for a part of a docket, and for more
    documents than a bundle may hold."""
    _check(material)
    members: list[BundleMember] = []
    with zipfile.ZipFile(target, "w") as archive:
        for number, (name, data) in enumerate(_members(material)):
            progress("bundle", number, 0)
            _add(archive, name, data)
            members.append(BundleMember(name=name, bytes=len(data), sha256=hashlib.sha256(data).hexdigest()))
        manifest = Manifest(
            program=f"dragoman {__version__}",
            documents=len(material.docket.documents),
            left_out=CANNOT_CARRY,
            members=tuple(sorted(members, key=lambda member: member.name)),
        )
        _add(archive, MANIFEST, json_bytes(manifest))


def _check(material: Material) -> None:
    if not material.whole:
        raise BadRequest("a bundle holds a whole docket", where="export bundle", remedy="leave the filters out")
    if len(material.docket.documents) > MOST_DOCUMENTS:
        raise BadRequest(
            f"a bundle holds {MOST_DOCUMENTS:,} documents at most",
            where="export bundle",
            remedy="copy the docket's file",
        )
    if strange := [name for name in material.files if not FILE_NAME.fullmatch(name)]:
        raise BadRequest("a bundle takes no file of this name", where=strange[0], remedy="give it a plain name")


def _members(material: Material) -> Iterator[tuple[str, bytes]]:
    yield DOCKET, json_bytes(material.docket)
    yield from material.pieces()
    for name, data in sorted(material.files.items()):
        yield f"{FILES}{name}", data


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    member = zipfile.ZipInfo(name, LONG_AGO)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.external_attr = 0o644 << 16
    archive.writestr(member, data)


BUNDLE = Export(
    name="bundle",
    extension=".zip",
    carries="The whole docket: documents with their original bytes, every record and every earlier reading of it, who "
    "decided what; `dragoman open-bundle` makes a docket of it elsewhere.",
    cannot_carry=CANNOT_CARRY,
    write=write_bundle,
    binary=True,
)
