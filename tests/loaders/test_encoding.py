import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import NotADocument
from dragoman.loaders.encoding import decode

WORDS = "The envoys met in Genève — “at last,” said one."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_stays_in_the_text(encoding):
    assert decode(("\ufeff" + WORDS).encode(encoding), "a.txt") == "\ufeff" + WORDS


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "cp1252", "utf-8"])
def test_text_without_a_mark_is_recognised(encoding):
    assert decode(WORDS.encode(encoding), "a.txt") == WORDS


def test_latin_1_is_read_as_such():
    text = "Le ministre a été reçu à Genève, où la séance s'est achevée."
    assert decode(text.encode("latin-1"), "a.txt") == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("gb18030", "双方将于下周再次会晤,讨论制裁问题,发言人在记者会上表示。" * 4),
        ("koi8-r", "Министр заявил, что переговоры продолжатся на следующей неделе в Женеве. " * 4),
        ("cp949", "양측은 다음 주에 다시 만나기로 했다고 대변인이 기자들에게 말했다. " * 4),
    ],
)
def test_old_encodings_of_other_scripts_are_recognised(encoding, text):
    assert decode(text.encode(encoding), "a.txt") == text


def test_the_encoding_that_a_page_declares_is_tried_before_guessing():
    text = "Переговоры"
    assert decode(text.encode("cp1251"), "a.html", declared="windows-1251") == text
    assert decode(text.encode("utf-8"), "a.html", declared="no-such-encoding") == text


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        ("\ufeff \n".encode(), "white space"),
        (b"text with\x00a zero byte", "not text"),
        (hashlib.shake_256(b"rubbish").digest(20_000), "not text"),
        (b"\x01\x02\x03 abc", "not text"),
        (b"\xff\xfe\x00\xd8\x00\xd8", "not text"),  # UTF-16 with half a surrogate pair
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"{\\rtf1 Talks}", "RTF"),
    ],
)
def test_what_is_no_text_is_refused_and_named(data, cause):
    with pytest.raises(NotADocument, match=cause) as caught:
        decode(data, "a.txt")
    assert caught.value.where == "a.txt"
    assert caught.value.remedy


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_utf_8_comes_back_unchanged(text):
    if not text.strip().strip("\ufeff").strip():
        return
    data = ("The envoys met. " + text + "\r\n").encode()
    assert decode(data, "a.txt").encode() == data


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data):
    try:
        text = decode(data, "a.txt")
    except NotADocument:
        return
    text.encode("utf-8")
