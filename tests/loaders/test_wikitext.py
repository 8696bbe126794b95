import time

import pytest

PAGE = """{{Infobox treaty|name=Ford Accord|date={{Start date|2031|4|12}}}}
The '''Ford Accord''' was signed by envoys of [[Upland]] and of the [[Lowland Republic|Lowlands]] at dawn.<ref>Lake
Wire, 13 April 2031</ref> <!-- check the day -->

== Terms ==
[[File:Ford.jpg|thumb|The ford, seen from [[Upland]]]]
# Patrols stay away from the ford.<ref name="lw" />
# Both sides answer within an hour, as [https://ford.example/text the text] says.

{| class="wikitable"
! Day !! Step
|-
| 12 April || Signing
|}

=== After the signing ===
Neither side &ldquo;denied&rdquo; it.
[[Category:Treaties]] __NOTOC__
"""


def test_an_article_loses_its_marks_and_keeps_its_words(arrived, parts_of):
    assert parts_of(arrived(PAGE.encode(), "accord.wiki")) == [
        ("body", "The Ford Accord was signed by envoys of Upland and of the Lowlands at dawn."),
        ("headline", "Terms"),
        ("body", "Patrols stay away from the ford."),
        ("body", "Both sides answer within an hour, as the text says."),
        ("headline", "After the signing"),
        ("body", "Neither side “denied” it."),
    ]


def test_a_stub(arrived):
    document = arrived(b"= Ford Accord =\nSigned at dawn by both captains.\n", "stub.mediawiki").document
    assert (document.title, document.text) == ("Ford Accord", "Ford Accord\nSigned at dawn by both captains.")


@pytest.mark.parametrize("text", ["", "{{Infobox|a=b}}\n[[Category:Treaties]]", "== Terms ==\n"])
def test_a_page_without_words_is_refused(refused, text):
    assert refused(text.encode(), "a.wiki")


@pytest.mark.parametrize("mark", ["{{", "[[", "<ref>", "<!--", "{|\n", "''", "<a ", "==", "[http://a.example "])
def test_marks_that_never_close_take_bounded_time(loaded, mark):
    begun = time.monotonic()
    assert loaded((mark * 50_000 + "words").encode(), "a.wiki")
    assert time.monotonic() - begun < 5
