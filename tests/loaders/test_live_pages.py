"""Live blogs, galleries, AMP pages and stubs of paywalls, as publishers write them in several ways."""

import pytest

LANDED = "The foreign ministers of both states arrived in Muscat on Monday for talks that were to last two days."
AGREED = "An official travelling with one of them said that nothing had been agreed beforehand."
DINNER = "The host's minister told reporters that the two delegations would eat together on Tuesday evening."
SITE = (
    '<meta property="og:site_name" content="Gulf Ledger"><link rel="canonical" href="https://gulfledger.example/live">'
)


def page(body, head=""):
    return f"<!doctype html><html lang='en'><head><title>Talks</title>{head}</head><body>{body}</body></html>".encode()


ARRIVAL, SUPPER = f"<p>{LANDED}</p><p>{AGREED}</p>", f"<p>{DINNER}</p>"
LIVE = '<script type="application/ld+json">{"@type": "LiveBlogPosting"%s}</script>'


def clock(day, tag="time", mark=""):
    return f"<{tag} {mark} datetime='{day}T10:00:00+04:00'>10:00</{tag}>"


def post_in_metadata(key, day, title, text):
    address = f"https://gulfledger.example/live#{key}"
    return f'{{"headline": "{title}", "datePublished": "{day}", "articleBody": "{text}", "url": "{address}"}}'


AMP_LIST = page(
    "<article><h1>Talks live</h1><amp-live-list id='l'><button update>New</button><div items>"
    f"<div id='p2' data-sort-time='20'><p>{clock('2031-02-08')}</p><h2>Dinner</h2>{SUPPER}</div>"
    f"<div id='p1' data-sort-time='10'><p>{clock('2031-02-07')}</p><h2>They land</h2>{ARRIVAL}</div>"
    "</div></amp-live-list></article>",
    SITE + LIVE % "",
)
DATED = "itemprop='datePublished'"
MICRODATA = page(
    "<main itemscope itemtype='https://schema.org/LiveBlogPosting'><h1>Talks</h1>"
    f"<div itemprop='liveBlogUpdate' id='p2'>{clock('2031-02-08', mark=DATED)}<h3>Dinner</h3>{SUPPER}</div>"
    f"<div itemprop='liveBlogUpdate' id='p1'>{clock('2031-02-07', mark=DATED)}<h3>They land</h3>{ARRIVAL}</div></main>",
    SITE,
)
UPDATES = (
    post_in_metadata("p2", "2031-02-08T10:00:00Z", "Dinner", DINNER),
    post_in_metadata("p1", "2031-02-07T09:00:00Z", "They land", f"{LANDED}\\n{AGREED}"),
    '{"headline": "No words"}',
    "7",
)
METADATA = page(f"<div id='app'><p>{LANDED}</p></div>", SITE + LIVE % f', "liveBlogUpdate": [{", ".join(UPDATES)}]')


@pytest.mark.parametrize("data", [AMP_LIST, MICRODATA, METADATA], ids=["AMP", "microdata", "metadata"])
def test_posts_are_told_apart_however_the_page_marks_them(loaded, parts_of, data):
    dinner, landed = loaded(data, "live.html")
    assert [(p, w) for p, w in parts_of(landed) if p != "dateline"] == [
        ("headline", "They land"),
        ("body", LANDED),
        ("body", AGREED),
    ]
    assert [item.document.published.edtf for item in (dinner, landed)] == ["2031-02-08", "2031-02-07"]
    assert landed.page == landed.document.url == "https://gulfledger.example/live#p1"
    assert (landed.document.title, landed.document.outlet) == ("They land", "Gulf Ledger")


SLIDES = page(
    f"<article><h1>In pictures: Muscat</h1><p>{AGREED}</p><div class='slides'>"
    f"<div class='slide'><img src='a'><div class='slide-caption'>{LANDED}</div></div>"
    f"<div class='slide'><img src='b'><div class='slide-caption'>{DINNER}</div></div></div></article>"
)
NUMBERED = page(
    "<main><h1>In pictures: Muscat</h1><ol>"
    f"<li><figure><img src='a'><figcaption>{LANDED}</figcaption></figure></li>"
    f"<li><figure><img src='b'><figcaption>{DINNER}</figcaption></figure></li></ol></main>"
)


@pytest.mark.parametrize("data", [SLIDES, NUMBERED], ids=["slides", "a list"])
def test_galleries_are_read_by_their_legends(arrived, parts_of, data):
    read = parts_of(arrived(data, "gallery.html"))
    assert read[0] == ("headline", "In pictures: Muscat")
    assert [words.removeprefix("- ") for part, words in read if part == "caption"] == [LANDED, DINNER]


STUBS = {
    "in its heading": (
        "<div class='wall'><h3>This article is for subscribers</h3><p>Start your free trial to read on.</p>"
        "<ul><li>Unlimited access</li><li>Cancel anytime</li></ul><button>Subscribe now</button></div>"
    ),
    "in its text": (
        "<p>To read the rest of this article, please log in or create an account.</p>"
        "<p>You have 0 free articles left this month.</p>"
    ),
    "in a list": "<ul><li>Already a subscriber? Sign in</li><li>Unlock this article for $1.</li></ul>",
}


@pytest.mark.parametrize("asks", STUBS.values(), ids=STUBS)
def test_what_a_paywall_asks_is_furniture_wherever_it_stands(arrived, parts_of, asks):
    data = page(f"<article><h1>Talks open</h1><p>{LANDED}</p>{asks}</article>")
    read = parts_of(arrived(data, "stub.html"))
    assert [words for part, words in read if part == "body"] == [LANDED]
    assert {part for part, _ in read[2:]} == {"boilerplate"}


@pytest.mark.parametrize(
    "asks",
    [
        "<p>You've reached your limit of free articles.</p><p>Subscribe to read on. Have an account? Log in.</p>",
        STUBS["in its heading"],
        STUBS["in its text"],
    ],
)
def test_a_page_that_only_asks_is_refused(refused, asks):
    data = page(f"<article><h1>Talks open</h1>{asks}</article>")
    assert "no readable text" in refused(data, "stub.html")


def test_an_amp_story_and_an_amp_page_with_a_list_are_read(arrived):
    story = page(
        "<amp-story standalone><amp-story-page id='a'><amp-story-grid-layer><h1>Talks open</h1>"
        f"<p>{LANDED}</p></amp-story-grid-layer></amp-story-page><amp-story-page id='b'><amp-story-grid-layer>"
        f"<p>{AGREED}</p><p>{DINNER}</p></amp-story-grid-layer></amp-story-page></amp-story>"
    )
    plain = page(
        f"<article><h1>Talks open</h1><p>{LANDED}</p><amp-ad></amp-ad>"
        f"<p>{AGREED}</p><ul><li>{DINNER}</li></ul></article>"
    )
    for data in (story, plain):
        text = arrived(data, "amp.html").document.text
        assert -1 < text.find(LANDED) < text.find(AGREED) < text.find(DINNER)


UN_PAGE = page(
    "<p>United Nations</p><p>S/RES/9902 (2031)</p><p>Distr.: General</p><p>4 March 2031</p>"
    "<h1>Resolution 9902 (2031)</h1>"
    "<p><em>The Security Council</em>,</p><p><em>Recalling</em> its resolution 9901 (2031) on the gauging stations,</p>"
    "<p>1. <em>Decides</em> to extend the mandate of the observers until 31 August 2031;</p>"
    "<p>2. <em>Requests</em> the Secretary-General to report every sixty days, including on:</p>"
    "<p>(a) The access given to the observers;</p><p>(b) The state of the stations;</p>"
    "<p>3. <em>Decides</em> to remain seized of the matter.</p>"
)
LETTER = """Letter dated 5 March 2031 from the Chargé d'affaires a.i. of the Permanent
Mission of Upland to the United Nations addressed to the President of the
Security Council

S/2031/188

     1.   I have the honour to refer to the note of 2 February 2031, by which both
riparian States undertook to reopen the gauging stations.

     2.   My Government has since received no reply. It asks that:

          (a)  the observers be given access to all stations;

          (b)  the Council be informed every month.
"""


def test_a_resolution_off_the_web_keeps_its_numbers(arrived, parts_of):
    arrival = arrived(UN_PAGE, "res.html")
    assert (arrival.document.kind, arrival.document.published.edtf) == ("resolution", "2031-03-04")
    read = parts_of(arrival)
    assert [words[:3] for part, words in read if part == "body"][-5:] == ["1. ", "2. ", "(a)", "(b)", "3. "]
    assert [w for p, w in read if p == "boilerplate"] == ["United Nations", "S/RES/9902 (2031)", "Distr.: General"]


def test_a_letter_circulated_as_a_paper_is_dated_and_titled_by_its_first_words(arrived, parts_of):
    arrival = arrived(LETTER.encode(), "letter.txt")
    document = arrival.document
    assert document.text == LETTER
    assert document.title.startswith(
        "Letter dated 5 March 2031 from the Chargé d'affaires a.i. of the Permanent Mission"
    )
    assert (document.published.edtf, document.published.basis) == ("2031-03-05", "text")
    assert document.published.evidence[0].text.startswith("Letter dated 5 March 2031")
    assert [words[:3] for part, words in parts_of(arrival) if part == "body"] == ["1. ", "2. ", "(a)", "(b)"]
