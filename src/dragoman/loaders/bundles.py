"""A docket bundle from outside, opened within the bounds of all archives and compared with its manifest."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.errors import NewerDocket, NotADocket, NotADocument
from dragoman.loaders.packages import MOST_UNPACKED, Package, open_package
from dragoman.loaders.shown import shown
from dragoman.loaders.walk import check_file
from dragoman.record.bundle import FILE_NAME, FILES, FORMAT, MANIFEST, VERSION, Manifest
from dragoman.record.codec import from_json
from dragoman.settings import Settings

MEMBER = re.compile(rf"[a-z]+-\d{{4,6}}\.jsonl|docket\.json|originals/[0-9a-f]{{64}}|{FILES}{FILE_NAME.pattern}")
"""What a member may be called; nothing is ever written under such a name."""

REMEDY = "ask for the bundle again"
OTHER = "name a file that dragoman export bundle wrote"


class Bundle:
    """An open bundle, every member of which was compared with the manifest."""

    def __init__(self, package: Package, manifest: Manifest) -> None:
        self._package = package
        self._sums = {member.name: member.sha256 for member in manifest.members}
        self.manifest = manifest
        self.where = package.where

    @property
    def names(self) -> tuple[str, ...]:
        """The members, without the manifest."""
        return tuple(self._sums)

    def read(self, name: str) -> bytes:
        """The bytes of a member. Raises NotADocket where it is not there or not what the manifest says."""
        if name not in self._sums:
            raise NotADocket("the bundle is not whole", where=f"{self.where}: {name[:80]}", remedy=REMEDY)
        data = self._package.read(name)
        if hashlib.sha256(data).hexdigest() != self._sums[name]:
            raise NotADocket("a checksum of the bundle is wrong", where=f"{self.where}: {name}", remedy=REMEDY)
        return data


@contextmanager
def open_bundle(path: Path, settings: Settings) -> Iterator[Bundle]:
    """A bundle, whole and unharmed.

    Raises UnreadableInput where it cannot be read, NotADocket where it is none, damaged, or unpacks to too much,
    NewerDocket where a later version wrote it.
    """
    check_file(path)
    try:
        with path.open("rb") as file:
            package = open_package(file, shown(path), settings.max_bytes * MOST_UNPACKED)
            bundle = Bundle(package, _manifest(package))
            _check(package, bundle)
            yield bundle
    except NotADocument as error:
        raise NotADocket(error.what, where=error.where, remedy=REMEDY) from error


def _manifest(package: Package) -> Manifest:
    if not package.has(MANIFEST):
        raise NotADocket("this is no docket bundle", where=package.where, remedy=OTHER)
    try:
        given = json.loads(package.read(MANIFEST))
        stated, version = given["format"], int(given["version"])
        if stated == FORMAT and version > VERSION:
            raise NewerDocket(
                f"the bundle is of version {version}, this program reads {VERSION}",
                where=package.where,
                remedy="install a newer version of Dragoman",
            )
        if (stated, version) != (FORMAT, VERSION):
            raise ValueError("another format")
        return from_json(Manifest, given, {})
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise NotADocket("this is no docket bundle", where=package.where, remedy=OTHER) from error


def _check(package: Package, bundle: Bundle) -> None:
    """Raises NotADocket where a member is missing, extra, twice there, called otherwise, or has another checksum."""
    there, told = sorted(package.names()), sorted((*bundle.names, MANIFEST))
    if strange := [name for name in there if name != MANIFEST and not MEMBER.fullmatch(name)]:
        raise NotADocket(
            f"the bundle holds something strange: {shown(strange[0][:60])}", where=package.where, remedy=REMEDY
        )
    if there != told or len(bundle.names) != len(bundle.manifest.members):
        raise NotADocket("the bundle does not hold what its manifest says", where=package.where, remedy=REMEDY)
    for name in bundle.names:
        bundle.read(name)
