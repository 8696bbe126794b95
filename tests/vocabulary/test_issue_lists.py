"""The lists of issues: ours, and those a user adds by file."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import BadRequest, DragomanError, UnreadableInput
from dragoman.vocabulary.issues import issue_words


def listed(folder: Path, text: str) -> str:
    path = folder / "issues.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_ours() -> None:
    assert ("cod",) in issue_words()["fisheries"]


def test_a_file_adds_issues_and_words(tmp_path: Path) -> None:
    words = issue_words(listed(tmp_path, "fisheries: [Capelin]\nwildlife: [brown bear, elk]\n"))
    assert {("cod",), ("capelin",)} <= set(words["fisheries"])
    assert words["wildlife"] == (("brown", "bear"), ("elk",))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[a, b]",
        "wildlife: bear",
        "wildlife: [bear, 3]",
        "wildlife: [bear",
        "wildlife: [' ']",
        "a: &x [bear]\nb: *x\n",
        "a: !!python/object/apply:os.getcwd []",
        "[" * 3000,
    ],
)
def test_what_is_no_list_of_issues_is_refused_with_a_remedy(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadRequest) as raised:
        issue_words(listed(tmp_path, text))
    assert raised.value.where.endswith("issues.yaml")
    assert "issue: [words" in raised.value.remedy


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        issue_words(str(tmp_path / "none.yaml"))
    (tmp_path / "bytes.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DragomanError):
        issue_words(str(tmp_path / "bytes.yaml"))
    with pytest.raises(UnreadableInput, match="too large"):
        issue_words(listed(tmp_path, "a: [" + "b, " * 400_000 + "c]"))
