import os
import socket
from pathlib import Path

import pytest

from dragoman.errors import BadDate, UnreadableInput
from dragoman.loaders import find_files, load
from dragoman.record.arrival import Refusal
from dragoman.settings import Settings


def refusals(*paths, settings=None):
    return [item for item in load(paths, settings or Settings()) if isinstance(item, Refusal)]


def refusal(path, settings=None):
    [found] = list(load([path], settings or Settings()))
    assert isinstance(found, Refusal)
    assert found.error.where == found.location
    assert found.error.remedy
    return found


def test_folders_are_walked_in_sorted_order_and_input_order_is_kept(tmp_path):
    for name in ("b/2.txt", "b/1.TXT", "a.html", "c.jsonl", ".hidden.txt", "b/.git/x.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Talks resumed.")
    last = tmp_path / "c.jsonl"
    found = find_files([last, str(tmp_path)])
    assert found == [last, tmp_path / "a.html", tmp_path / "b/1.TXT", tmp_path / "b/2.txt", last]


def test_other_kinds_in_a_folder_are_skipped_and_said(tmp_path):
    (tmp_path / "a.txt").write_text("Talks resumed.")
    (tmp_path / "b.xls").write_bytes(b"cells")
    (tmp_path / "README").write_text("Talks.")
    found = refusals(tmp_path)
    assert [(r.skipped, r.error.what) for r in found] == [
        (True, "no loader for files without a suffix"),
        (True, "no loader for .xls files"),
    ]


def test_a_folder_without_anything_to_read_is_refused(tmp_path):
    assert "nothing to read in this folder" in refusal(tmp_path).error.what
    (tmp_path / "b.xls").write_bytes(b"cells")
    assert [r.skipped for r in refusals(tmp_path)] == [True, False]


def test_links_to_folders_are_not_followed(tmp_path):
    (tmp_path / "a.txt").write_text("Talks resumed.")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    found = find_files([tmp_path])
    assert found[:2] == [tmp_path / "a.txt", tmp_path / "b.txt"]
    assert isinstance(found[2], Refusal)
    assert found[2].skipped


@pytest.mark.parametrize("name", ["missing.txt", "", "a\0b.txt"])
def test_a_missing_path(name):
    assert isinstance(refusal(name).error, UnreadableInput)


def test_a_broken_link(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    assert "link" in refusal(tmp_path / "a.txt").error.what


def test_pipes_sockets_and_devices_are_refused_without_waiting(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe.txt")
    os.mkfifo("pipe.jsonl")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.txt")
        found = refusals("pipe.txt", "pipe.jsonl", "socket.txt", "/dev/zero")
    assert [r.error.what for r in found] == [
        "a pipe, not a file",
        "a pipe, not a file",
        "a socket, not a file",
        "a device, not a file",
    ]


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl"])
def test_a_file_that_may_not_be_read(tmp_path, monkeypatch, name):
    path = tmp_path / name
    path.write_text("Talks resumed.")

    def forbidden(*args, **kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", forbidden)
    assert refusal(path).error.what == "you may not read it"


def test_a_folder_that_may_not_be_read(tmp_path, monkeypatch):
    def forbidden(*args, **kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", forbidden)
    assert "you may not read it" in [r.error.what for r in refusals(tmp_path)]


def test_a_disk_that_fails(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("Talks resumed.")

    def broken(*args, **kwargs):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", broken)
    assert "Input/output error" in refusal(tmp_path / "a.txt").error.what


def test_a_file_over_the_limit_is_refused_by_its_size_alone(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(200 << 20)
    monkeypatch.setattr(Path, "open", None)
    assert refusal(path).error.what == "too large: 200.0 MiB, the limit is 32.0 MiB"
    assert "max_bytes" in refusal(path).error.remedy


def test_a_file_that_has_more_bytes_than_it_said(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text("Talks resumed." * 10)
    monkeypatch.setattr("dragoman.loaders.walk.check_file", lambda _: 0)
    assert "too large" in refusal(path, Settings(max_bytes=20)).error.what


@pytest.mark.parametrize("name", [b"a\nb.txt", b"a\xff.txt", b"a\x1b[31m.txt"])
def test_odd_names_are_shown_safely(tmp_path, name):
    path = tmp_path / os.fsdecode(name)
    path.write_bytes(b"")
    shown = str(refusal(path).error) + refusal(path).location
    assert shown.isprintable()
    shown.encode("utf-8")


def test_one_bad_file_does_not_stop_the_rest(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\x00")
    (tmp_path / "b.txt").write_text("Talks resumed.")
    first, second = load([tmp_path], Settings())
    assert isinstance(first, Refusal)
    assert second.document.text == "Talks resumed."


def test_a_bad_date_in_the_settings_is_said_at_once():
    with pytest.raises(BadDate):
        load([], Settings(published="last week"))


def test_an_entry_that_the_system_will_not_look_at_is_refused_when_read(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("Talks resumed.")
    found = find_files([tmp_path])

    def forbidden(*args, **kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "is_dir", forbidden)
    assert find_files([tmp_path]) == found
