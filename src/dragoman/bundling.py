"""A docket bundle made into a docket: all of it, or nothing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from dragoman.docket import Docket
from dragoman.errors import BadRequest, DocketWriteFailed, DragomanError, NotADocket
from dragoman.ledger import Ledger
from dragoman.loaders.bundles import REMEDY, Bundle, open_bundle
from dragoman.outputs.json import json_bytes
from dragoman.outputs.placing import whole_file
from dragoman.record.bundle import DOCKET, FILES
from dragoman.settings import Settings


@dataclass(frozen=True, kw_only=True)
class Opened:
    """What came of opening a bundle: how many documents there are, the user's files that were beside, and whether the
    docket reads as it did where it came from (`same`). Another version of the program may join or compare otherwise."""

    documents: int
    files: tuple[str, ...]
    same: bool
    program: str


def docket_from_bundle(
    bundle: str | Path, target: str | Path, *, files: str | Path | None = None, settings: Settings | None = None
) -> Opened:
    """Make a new docket of a bundle, and put the user's files that lie in it into a folder, if one is named.

    Everything in it is checked first, each span against its text; where anything is wrong, nothing is written. Raises
    BadRequest where the target is there already, UnreadableInput, NotADocket, NewerDocket, DocketWriteFailed,
    OutputFailed.
    """
    if "://" in str(target):
        raise BadRequest("a bundle is opened into a file", where=str(target), remedy="name a file for the docket")
    place, folder = Path(target), Path(files) if files else None
    _check_free(place)
    with open_bundle(Path(bundle), settings or Settings()) as found:
        beside = _free_files(found, folder)
        with whole_file(place) as written:
            opened = _filled(found, written)
        for path, name in beside:
            with whole_file(path) as copied:
                copied.write_bytes(found.read(name))
        return opened


def _filled(bundle: Bundle, place: Path) -> Opened:
    """Fill the docket and read all of it, which compares it with its texts. Raises NotADocket, DocketWriteFailed."""
    try:
        with Ledger.open(place, create=True) as ledger:
            ledger.restore(bundle.names, bundle.read)
        with Docket.open(place) as docket:
            whole = docket.export()
            digest = hashlib.sha256(json_bytes(whole)).hexdigest()
    except DocketWriteFailed:
        raise
    except Exception as error:  # made by whoever: a value that no reader gives may fail anywhere
        told = error.what if isinstance(error, DragomanError) else type(error).__name__
        raise NotADocket(f"the bundle holds what no docket can ({told})", where=bundle.where, remedy=REMEDY) from error
    sums = {member.name: member.sha256 for member in bundle.manifest.members}
    return Opened(
        documents=len(whole.documents),
        files=tuple(name.removeprefix(FILES) for name in bundle.names if name.startswith(FILES)),
        same=sums.get(DOCKET) == digest,
        program=bundle.manifest.program,
    )


def _free_files(bundle: Bundle, folder: Path | None) -> list[tuple[Path, str]]:
    """Where each of the user's files goes, and its name in the bundle. Raises BadRequest where something is there."""
    if folder is None:
        return []
    if not folder.is_dir():
        raise BadRequest("there is no such folder", where=str(folder), remedy="make it first")
    places = [(folder / name.removeprefix(FILES), name) for name in bundle.names if name.startswith(FILES)]
    for path, _ in places:
        _check_free(path)
    return places


def _check_free(path: Path) -> None:
    if path.exists() or path.is_symlink():
        raise BadRequest("something is there already", where=str(path), remedy="name a file that does not exist yet")
