from hypothesis import given
from hypothesis import strategies as st

from dragoman.outputs.display import cut, line, printable


def test_terminal_sequences_lose_their_teeth():
    assert printable("a\x1b[31mred\x9b0m\x07\tb\n") == "a[31mred0m\tb\n"


def test_marks_that_turn_the_writing_direction_are_dropped():
    assert line("safe\u202egnp.exe") == "safegnp.exe"


def test_half_a_surrogate_can_be_printed():
    assert printable("x\ud83dy") == "x\ufffdy"


@given(st.text())
def test_whatever_comes_in_one_printable_line_comes_out(text):
    shown = line(text)
    assert all(c.isprintable() or ord(c) > 0x9F for c in shown)
    assert shown.encode("utf-8").decode() == shown


@given(st.text(alphabet="ab ,.", max_size=80), st.integers(4, 40))
def test_cut_keeps_to_its_length(text, longest):
    assert len(cut(text, longest)) <= longest + 1
