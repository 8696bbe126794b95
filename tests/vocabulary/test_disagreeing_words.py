from __future__ import annotations

import pytest

from dragoman.vocabulary.disagreeing import disagreeing_words


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("absent", "the envoy had already flown home"),
        ("absent", "the chair stood empty"),
        ("present", "two observers looked on"),
        ("flat", "Not a word of it."),
        ("unspoken", "it had not even been mentioned"),
        ("claimed", "Oslo television has it that he went"),
        ("announced", "they could not even agree on how it ended"),
        ("came_to_nothing", "the talks broke up on Friday without any result"),
        ("came_to_something", "the talks ended on Friday with an agreement"),
    ],
)
def test_patterns_over_several_lines_keep_their_spaces(pattern: str, text: str) -> None:
    assert getattr(disagreeing_words(), pattern).search(text)


def test_patterns_end_at_the_bounds_of_words() -> None:
    assert not disagreeing_words().present.search("the metropolis")
    assert not disagreeing_words().claiming.search("an essay")
