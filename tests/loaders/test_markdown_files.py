import pytest

FIRST = "The ferry line will open again on 1 June, the two ministries said in a joint note."
NOTE = f"""---
title: A ferry for two shores
date: 2023-05-12
outlet: Strait Letter
url: https://straitletter.example/ferry
---
# A ferry for two shores

{FIRST[:30]}
{FIRST[30:]}

## What is open

- The fares, *said one official*, are [not settled](https://straitletter.example/fares).
- Nor is the flag.

> "We shall see," the minister said.

<script>alert("no")</script>

| Day | Step |
|-----|------|
| 12 May | The note is signed. |
"""


def test_a_newsletter_with_settings_on_top(arrived, parts_of):
    arrival = arrived(NOTE.encode(), "letter.md")
    document = arrival.document
    assert parts_of(arrival) == [
        ("headline", "A ferry for two shores"),
        ("body", FIRST),
        ("headline", "What is open"),
        ("body", "The fares, said one official, are not settled."),
        ("body", "Nor is the flag."),
        ("body", '"We shall see," the minister said.'),
        ("headline", "Day Step"),
        ("body", "12 May The note is signed."),
    ]
    assert (document.title, document.outlet, document.url) == (
        "A ferry for two shores",
        "Strait Letter",
        "https://straitletter.example/ferry",
    )
    assert (document.published.edtf, document.published.basis) == ("2023-05-12", "metadata")
    assert arrival.conversion.startswith("markdown-it-py ")


def test_a_plain_note_without_settings(arrived):
    document = arrived(f"Ferry to sail again\n===\n\n{FIRST}\n".encode(), "note.markdown").document
    assert document.text == f"Ferry to sail again\n{FIRST}"
    assert not document.published.known


def test_a_list_of_numbered_provisions(arrived):
    text = "# Joint declaration\n\n1. The Parties shall open the port.\n2. The Parties shall keep it open.\n"
    document = arrived(text.encode(), "declaration.md").document
    assert document.text.endswith("1. The Parties shall open the port.\n2. The Parties shall keep it open.")
    assert document.kind == "communique"


@pytest.mark.parametrize(
    "front", ["title: [1, 2", "date: soon", "- a\n- b", "title: &a [*a]", "url: javascript:alert(1)"]
)
def test_settings_that_say_nothing_do_no_harm(arrived, front):
    document = arrived(f"---\n{front}\n---\n{FIRST}\n".encode(), "a.md").document
    assert document.text == FIRST
    assert (document.published.known, document.url) == (False, None)


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("", "empty"),
        ("---\n---\n", "no words"),
        ("<script>x</script>", "no words"),
        ("\0\0", "not text"),
        ("a " * 1_000_001, "characters of Markdown"),
    ],
)
def test_files_without_words_are_refused(refused, text, cause):
    assert cause in refused(text.encode(), "a.md")


@pytest.mark.parametrize("hostile", ["> " * 20_000 + "x", "[" * 50_000, "*a " * 30_000, "![" * 20_000])
def test_deep_nesting_ends_in_bounded_time(loaded, hostile):
    [found] = loaded(f"{FIRST}\n\n{hostile}".encode(), "a.md")
    assert found


LONG = "Both captains agreed that no patrol would cross the ford before the commission had met.\n\n" * 5


@pytest.mark.parametrize("mark", ["\x01", "\x0c", "\uffff", "&#1;", "&#xffff;", "\x1b[31m"])
def test_controls_in_a_numbered_list_do_no_harm(arrived, mark):
    text = arrived(f"{LONG}1. Patrols stay away.\n2. {mark}Envoys meet.\n".encode(), "a.md").document.text
    assert [line[:3] for line in text.splitlines()][-2:] == ["1. ", "2. "]
