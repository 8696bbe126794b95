import pytest

from dragoman.loaders import load
from dragoman.settings import Settings

FIRST = "The foreign ministers of both states arrived in Muscat on Monday for talks that were to last two days."
SECOND = "An official travelling with one of them said that nothing had been agreed beforehand."
THIRD = "The host's minister told reporters that the two delegations would eat together on Tuesday evening."
SHARE = '<div class="share"><a href="#">Share</a> <a href="#">Tweet</a></div>'


def post(key, day, clock, title, *paragraphs):
    told = "".join(f"<p>{words}</p>" for words in paragraphs)
    return (
        f'<article id="{key}"><time datetime="{day}T{clock}:00Z">{clock}</time><h2>{title}</h2>{told}{SHARE}</article>'
    )


LIVE = f"""<!DOCTYPE html><html lang="en"><head><title>Muscat talks: live</title>
<meta property="og:site_name" content="Gulf Ledger"><link rel="canonical" href="https://gulfledger.example/live">
<script type="application/ld+json">{{"@type": "LiveBlogPosting", "datePublished": "2022-02-07"}}</script></head>
<body><main><h1>Muscat talks: live</h1><ul><li>Dinner planned</li></ul>
{post("p3", "2022-02-08", "15:00", "Dinner planned", THIRD)}
{post("p2", "2022-02-07", "09:30", "Ministers arrive", FIRST, SECOND)}
{post("p1", "2022-02-07", "08:00", "Good morning")}</main></body></html>"""


def test_each_post_of_a_live_blog_has_its_own_day_and_address(loaded, parts_of):
    dinner, arrival = loaded(LIVE.encode(), "live.html")
    assert parts_of(arrival) == [
        ("dateline", "09:30"),
        ("headline", "Ministers arrive"),
        ("body", FIRST),
        ("body", SECOND),
        ("boilerplate", "Share Tweet"),
    ]
    assert [item.document.published.edtf for item in (dinner, arrival)] == ["2022-02-08", "2022-02-07"]
    assert arrival.document.url == arrival.page == "https://gulfledger.example/live#p2"
    assert (arrival.document.title, arrival.document.outlet) == ("Ministers arrive", "Gulf Ledger")


def test_a_post_stays_the_same_while_the_blog_grows(loaded):
    before = {item.document.id for item in loaded(LIVE.encode(), "live.html")}
    grown = LIVE.replace("<article", post("p4", "2022-02-08", "20:00", "Dinner over", SECOND) + "<article", 1)
    after = {item.document.id for item in loaded(grown.encode(), "live.html")}
    assert len(after) == 3
    assert before < after


def test_a_live_blog_whose_posts_are_not_told_apart_is_one_page(arrived):
    data = (
        f"<html><head><meta name='k' content='LiveBlogPosting'></head><body><p>{FIRST}</p><p>{SECOND}</p></body></html>"
    )
    assert arrived(data.encode(), "live.html").document.text == f"{FIRST}\n{SECOND}"


def test_a_gallery_is_read_by_its_legends(arrived, parts_of):
    figures = "".join(
        f"<figure><img src='a.jpg'><figcaption>{words}</figcaption></figure>" for words in (FIRST, SECOND, THIRD)
    )
    read = parts_of(
        arrived(f"<html><body><h1>In pictures: Muscat</h1><div>{figures}</div></body></html>".encode(), "g.html")
    )
    assert read == [("headline", "In pictures: Muscat"), *(("caption", words) for words in (FIRST, SECOND, THIRD))]


def test_an_amp_page_is_read_and_known_by_its_canonical_address(arrived):
    data = f"""<!doctype html><html ⚡ lang="en"><head><meta charset="utf-8"><title>Talks open in Muscat</title>
    <link rel="canonical" href="https://gulfledger.example/talks"><script async src="v0.js"></script></head><body>
    <amp-sidebar><ul><li>World</li><li>Sport</li></ul></amp-sidebar><article>
    <h1>Talks open in Muscat</h1><amp-img src="a.jpg"></amp-img><p>{FIRST}</p>
    <amp-ad></amp-ad><p>{SECOND}</p><p>{THIRD}</p>
    </article></body></html>"""
    arrival = arrived(data.encode(), "amp.html")
    assert arrival.document.text == f"Talks open in Muscat\n{FIRST}\n{SECOND}\n{THIRD}"
    assert arrival.page == "https://gulfledger.example/talks"


ASKS = [
    "Subscribe to continue reading.",
    "Already a subscriber? Sign in",
    "Unlock this article for $1. Cancel anytime.",
]


def stub(*paragraphs):
    told = "".join(f"<p>{words}</p>" for words in paragraphs)
    asks = "".join(f"<p>{words}</p>" for words in ASKS)
    return f"<html><body><article><h1>Talks open in Muscat</h1>{told}<div>{asks}</div></article></body></html>".encode()


def test_what_a_paywall_asks_is_furniture(arrived, parts_of):
    read = parts_of(arrived(stub(FIRST), "stub.html"))
    assert read == [("headline", "Talks open in Muscat"), ("body", FIRST), *(("boilerplate", words) for words in ASKS)]


def test_a_page_that_is_nothing_but_a_paywall_is_refused(refused):
    assert "no readable text" in refused(stub(), "stub.html")


RESOLUTION = """United Nations                                              S/RES/9901 (2031)

              Security Council
                                                     Distr.: General
                                                     4 March 2031

                      Resolution 9901 (2031)

      The Security Council,

      Noting the letter of the two riparian States of 2 February 2031 in
which they undertook to reopen the gauging stations,

      1.   Decides that the observers shall remain until 31 August 2031;

      2.   Calls upon both Parties to give the observers access to all
gauging stations without delay;

      3.   Decides to remain seized of the matter.

31-04410 (E)
*3104410*
"""


def test_a_resolution_keeps_its_numbered_paragraphs_and_loses_its_frame(arrived, parts_of):
    arrival = arrived(RESOLUTION.encode(), "resolution.txt")
    document = arrival.document
    assert document.text == RESOLUTION
    assert (document.kind, document.title, document.published.edtf) == (
        "resolution",
        "Resolution 9901 (2031)",
        "2031-03-04",
    )
    read = [(part, " ".join(words.split())) for part, words in parts_of(arrival)]
    assert [words[:2] for part, words in read if part == "body"][-3:] == ["1.", "2.", "3."]
    assert [words for part, words in read if part == "boilerplate"] == [
        "United Nations S/RES/9901 (2031)",
        "Distr.: General",
        "31-04410 (E)",
        "*3104410*",
    ]


@pytest.mark.parametrize("letter", ["a", "é", "漢"])
def test_a_page_of_one_endless_line_is_read_or_refused_in_time(tmp_path, letter):
    path = tmp_path / "a.html"
    path.write_text(f"<html><body><p>{letter * 1_000_000}</p></body></html>", encoding="utf-8")
    assert len(list(load([path], Settings()))) == 1
