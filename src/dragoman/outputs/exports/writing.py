"""A docket written in one of its forms, whole or not at all."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from dragoman.outputs.exports.export import Export, Material, Progress, unwatched
from dragoman.outputs.packing import zipped
from dragoman.outputs.placing import whole_file, whole_folder


def write_export(form: Export, material: Material, target: Path, progress: Progress = unwatched) -> None:
    """Write the material to a file, or into a new folder. Raises BadRequest, OutputFailed."""
    place = whole_folder if form.folder else whole_file
    with place(target) as written:
        form.write(material, written, progress)


def export_bytes(form: Export, material: Material, progress: Progress = unwatched) -> bytes:
    """What would stand in the file; a folder comes as a ZIP. Raises BadRequest, OutputFailed."""
    with TemporaryDirectory() as folder:
        target = Path(folder, f"{form.name}{form.extension}")
        write_export(form, material, target, progress)
        return zipped(target) if form.folder else target.read_bytes()
