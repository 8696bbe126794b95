import hashlib

import pytest

from dragoman.record.arrival import Arrival

FIRST = "The two governments will reopen their trade office in July, an official in Suva said."
SECOND = "No date was named for the talks on fishing."
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Lagoon Wire</title><link>https://lagoon.example</link><language>en-nz</language>
<item><title>Trade office to reopen</title><link>https://lagoon.example/1</link><guid>l-1</guid>
<pubDate>Tue, 07 Jun 2022 23:30:00 +1200</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>{FIRST}</p><script>x()</script><p>{SECOND}</p>]]></content:encoded></item>
<item><title>Talks &amp; tuna</title><description>&lt;p&gt;{SECOND}&lt;/p&gt;</description>
<source url="https://reef.example">Reef Daily</source></item>
<item><guid>l-3</guid></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Lettre du lagon</title>
<entry><title type="text">Two &lt;offices&gt;</title><id>tag:lagoon.example,2022:1</id>
<link rel="self" href="https://lagoon.example/feed"/><link href="https://lagoon.example/a1"/>
<published>2022-06-08T01:00:00Z</published><updated>2022-06-10T01:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{FIRST}</p><p>{SECOND}</p></div></content></entry>
<entry><title>Later</title><summary>{SECOND}</summary></entry></feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Atoll Review</title></channel>
<item><title>Office</title><link>https://atoll.example/1</link><description>{FIRST}</description>
<dc:date>2022-06-09</dc:date></item></rdf:RDF>"""


def test_each_entry_of_an_rss_feed_is_a_document(loaded, parts_of):
    first, second, third = loaded(RSS.encode(), "wire.rss")
    assert parts_of(first) == [("headline", "Trade office to reopen"), ("body", FIRST), ("body", SECOND)]
    document = first.document
    assert (document.outlet, document.url, document.source_id) == ("Lagoon Wire", "https://lagoon.example/1", "l-1")
    assert (document.published.edtf, document.published.basis) == ("2022-06-07", "metadata")
    assert document.id == hashlib.sha256(first.original).hexdigest()
    assert (second.document.title, second.document.outlet) == ("Talks & tuna", "Reef Daily")
    assert second.document.text == f"Talks & tuna\n{SECOND}"
    assert third.error.what == "the entry has no words"
    assert third.location.endswith("wire.rss#3")


def test_an_atom_feed(loaded):
    first, second = loaded(ATOM.encode(), "letter.atom")
    assert first.document.text == f"Two <offices>\n{FIRST}\n{SECOND}"
    assert first.document.url == "https://lagoon.example/a1"
    assert first.document.published.edtf == "2022-06-08"
    assert first.document.language == "fr"
    assert second.document.outlet == "Lettre du lagon"


def test_an_old_rdf_feed_known_by_its_content(loaded):
    [entry] = loaded(RDF.encode(), "feed.cgi")
    assert (entry.document.outlet, entry.document.published.edtf) == ("Atoll Review", "2022-06-09")


def test_an_entry_keeps_its_id_when_the_feed_moves_on(loaded):
    before = loaded(RSS.encode(), "a.rss")[0]
    after = loaded(
        RSS.replace("<item><title>Talks", "<item><title>New</title></item><item><title>Talks").encode(), "b.rss"
    )
    assert before.document.id in {item.document.id for item in after if isinstance(item, Arrival)}


LAUGHS = '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "' + "&a;" * 99 + '"><!ENTITY c "' + "&b;" * 99 + '">]>'


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("", "XML is damaged"),
        ("Talks resumed.", "XML is damaged"),
        (RSS[:400], "XML is damaged"),
        ("<rss><channel/></rss>", "no entries"),
        ("<kml/>", "no feed"),
        ("<rss>" + "<a>" * 100_000, "XML is damaged"),
    ],
)
def test_bad_files_are_refused_in_a_line(refused, text, cause):
    assert cause in refused(text.encode(), "a.xml")


def test_entities_are_neither_expanded_nor_fetched(loaded):
    outside = '<!DOCTYPE r [<!ENTITY c SYSTEM "file:///etc/hostname">]>'
    for doctype in (LAUGHS, outside):
        body = "<rss><channel><item><title>Talks</title><description>&c;</description></item></channel></rss>"
        [entry] = loaded((doctype + body).encode(), "a.xml")
        assert entry.document.text == "Talks"
