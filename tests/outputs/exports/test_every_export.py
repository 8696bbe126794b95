"""What holds for every form there is."""

import hashlib

import pytest
from export_samples import hostile
from fishery_samples import fishery

from dragoman.errors import BadRequest, OutputFailed
from dragoman.loaders.chronologies import load_chronology
from dragoman.outputs.chronology_entries import entries
from dragoman.outputs.exports import EXPORTS, Export, Material
from dragoman.outputs.exports.writing import export_bytes, write_export
from dragoman.settings import Settings

FORMS = pytest.mark.parametrize("form", EXPORTS.values(), ids=list(EXPORTS))


@FORMS
def test_a_form_says_what_it_carries_and_what_it_cannot(form):
    assert form.carries.endswith(".")
    assert form.cannot_carry
    assert all(limit[0].isupper() and limit.endswith(".") for limit in form.cannot_carry)
    assert bool(form.extension) != form.folder


@pytest.mark.parametrize(
    "name",
    [
        "html",
        "xlsx",
        "tables",
        "parquet",
        "plover",
        "csv",
        "word",
        "timelinejs",
        "json",
        "jsonld",
        "webannotation",
        "brat",
    ],
)
@pytest.mark.parametrize("material", [Material(docket=fishery()), hostile()], ids=["fishery", "hostile"])
def test_the_same_docket_gives_the_same_bytes(name, material):
    written = [hashlib.sha256(export_bytes(EXPORTS[name], material)).digest() for _ in range(2)]
    assert written[0] == written[1]


def failing(material, target, progress) -> None:
    (target / "half").write_text("half") if target.is_dir() else target.write_text("half")
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("folder", [True, False])
def test_what_fails_leaves_nothing_behind(folder, tmp_path):
    form = Export(name="x", extension="", carries="", cannot_carry=(), write=failing, folder=folder)
    with pytest.raises(OutputFailed, match="No space left on device"):
        write_export(form, Material(docket=fishery()), tmp_path / "case")
    assert list(tmp_path.iterdir()) == []


def test_a_file_replaces_another_and_a_folder_does_not(tmp_path):
    material = Material(docket=fishery())
    for _ in range(2):
        write_export(EXPORTS["plover"], material, tmp_path / "case.tsv")
    write_export(EXPORTS["tables"], material, tmp_path / "case")
    with pytest.raises(BadRequest, match="something is there already"):
        write_export(EXPORTS["tables"], material, tmp_path / "case")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case", "case.tsv"]


def test_a_chronology_handed_on_is_read_again(tmp_path):
    material = Material(docket=fishery())
    write_export(EXPORTS["csv"], material, tmp_path / "chronology.csv")
    read = load_chronology(tmp_path / "chronology.csv", Settings())
    assert [(line.when, line.text) for line in read] == [(e.when, e.text) for e in entries(material.docket, {})]


def test_progress_is_told(tmp_path):
    told: list[tuple[str, int, int]] = []
    write_export(EXPORTS["tables"], Material(docket=fishery()), tmp_path / "case", lambda *step: told.append(step))
    assert ("events", 0, len(fishery().events)) in told
