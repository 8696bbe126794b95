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


TALK = """{{short description|Border accord}}
'''Minister Lund''' defended it:
{{blockquote|text=We gave {{nowrap|twelve stations}} and got peace.|author=Lund|source=''Lake Wire''}}
{{Quote|Nobody asked the {{lang|fr|douaniers}}.}} She {{small|smiled}}.<script>alert(1)</script>
<math>x^2</math> {{Infobox|a=b}} {{cite web|title=Ford|url=https://ford.example}}
"""


def test_what_is_quoted_and_lettered_is_kept(arrived, parts_of):
    assert parts_of(arrived(TALK.encode(), "talk.wiki")) == [
        ("body", "Minister Lund defended it:"),
        ("body", "We gave twelve stations and got peace."),
        ("body", "Nobody asked the douaniers. She smiled."),
    ]


SITE = "<siteinfo><sitename>Fordpedia</sitename><base>https://ford.example/wiki/Main_Page</base></siteinfo>"


def revision(day, text, number="7"):
    stamped = f"<id>{number}</id><timestamp>{day}T08:00:00Z</timestamp>"
    return f'<revision>{stamped}<text xml:space="preserve">{text}</text></revision>'


def exported(*pages, site=SITE):
    told = "".join(f"<page><title>{title}</title><ns>0</ns>{''.join(revisions)}</page>" for title, *revisions in pages)
    return f'<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/">{site}{told}</mediawiki>'.encode()


FIRST, SECOND = "The accord was signed at dawn.", "The accord was signed at dawn. It lasted a year."


def test_the_revisions_of_a_page_are_versions_of_it(loaded):
    data = exported(("Ford Accord", revision("2031-04-12", FIRST, "1"), revision("2032-04-12", SECOND, "2")))
    before, after = loaded(data, "export.xml")
    assert (before.document.text, after.document.text) == (FIRST, SECOND)
    assert before.page == after.page == after.document.url == "https://ford.example/wiki/Ford_Accord"
    assert [x.document.published.edtf for x in (before, after)] == ["2031-04-12", "2032-04-12"]
    assert (after.document.title, after.document.outlet, after.document.source_id) == ("Ford Accord", "Fordpedia", "2")


def test_several_pages_of_an_export(loaded):
    data = exported(
        ("Ford Accord", revision("2031-04-12", FIRST)),
        ("Talk:Ford", revision("2031-04-13", "{{archive}}")),
        ("Ada Lund", revision("2031-04-14", "'''Ada Lund''' is a minister.\n\n== Life ==\nShe was born in Upland.")),
        site="",
    )
    accord, lund = loaded(data, "export.xml")
    assert lund.document.text == "Ada Lund is a minister.\nLife\nShe was born in Upland."
    assert accord.document.url is None
    assert accord.page.endswith("export.xml#Ford Accord")


def test_an_export_in_utf_16_and_one_without_words(loaded, refused):
    data = exported(("Übergabe", revision("2031-04-12", FIRST))).decode()
    [found] = loaded(data.encode("utf-16"), "export.xml")
    assert found.document.url == "https://ford.example/wiki/%C3%9Cbergabe"
    assert "no page with words" in refused(exported(("Empty", revision("2031-04-12", "{{stub}}"))), "export.xml")
