import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.loaders.parts import divide

BODY = "The envoys of both countries met on Monday and agreed to meet again next week, an official said."


def parts(text, **options):
    return [(part.part, text[part.start : part.end]) for part in divide(text, **options)]


def only(line, above="Envoys to meet again"):
    """What a line between a headline and two paragraphs of running text is."""
    found = {words: part for part, words in parts(f"{above}\n\n{BODY}\n\n{line}\n\n{BODY}")}
    return found[line]


def test_a_wire_story():
    text = (
        "Envoys to meet again\n\nBy Jane Roe and Kim Su-mi\nHarbour Wire\nMay 1, 2021\n\n"
        f"GENEVA, May 1 (Harbour Wire) -- {BODY}\r\n\r\n\u201cIt is a start,\u201d one of them said.\n"
    )
    assert parts(text) == [
        ("headline", "Envoys to meet again"),
        ("byline", "By Jane Roe and Kim Su-mi"),
        ("byline", "Harbour Wire"),
        ("dateline", "May 1, 2021"),
        ("dateline", "GENEVA, May 1 (Harbour Wire) --"),
        ("body", BODY),
        ("body", "“It is a start,” one of them said."),
    ]


def test_lines_are_paragraphs_where_nothing_else_divides_them():
    text = f"{BODY}\n{BODY * 2}\n{BODY}"
    assert [words for _, words in parts(text)] == [BODY, BODY * 2, BODY]


def test_hard_wrapped_text_is_joined():
    text = (
        "Envoys to meet again\n\n"
        "The envoys of both countries met on Monday in Geneva and agreed to\n"
        "meet again next week, an official said. Neither side spoke of any\n"
        "progress.\n"
        "Their next meeting is to be held at the same place, according to a\n"
        "diplomat from one of the two countries, who asked not to be named.\n"
    )
    found = parts(text)
    assert [part for part, _ in found] == ["headline", "body", "body"]
    assert found[1][1].endswith("progress.")


def test_a_title_over_two_lines_is_one_headline():
    text = f"JOINT STATEMENT\non the meeting of the envoys\n\n{BODY}"
    assert parts(text)[0] == ("headline", "JOINT STATEMENT\non the meeting of the envoys")


@pytest.mark.parametrize(
    "line",
    [
        "1. Skip to content",
        "Skip to main menu",
        "Home | World | Politics | Sport",
        "https://harbourwire.example/a/17",
        "Read more",
        "Follow Jane Roe on Twitter",
        "© 2021 Harbour Wire. All rights reserved.",
        "We and our partners use cookies. You can change your choice at any time.",
        "ab/cd (AFP, AP)",
        "Advertisement",
    ],
)
def test_furniture_of_the_page_is_boilerplate(line):
    assert only(line) == "boilerplate"


def test_a_menu_of_single_lines_is_boilerplate():
    text = f"Home\nWorld\nPolitics\nSport\nWeather\n\nEnvoys to meet again\n\n{BODY}"
    assert [part for part, _ in parts(text)] == ["boilerplate"] * 5 + ["headline", "body"]


def test_other_articles_are_boilerplate_until_the_text_goes_on():
    text = f"{BODY}\n\nMost read\n\nFerry talks in Oslo resume\n\nThe lake that vanished\n\n{BODY}"
    assert [part for part, _ in parts(text)] == ["body", *["boilerplate"] * 3, "body"]


@pytest.mark.parametrize(
    "line",
    [
        "We use words the other side can live with, and so do you, the envoy wrote to his colleague in March.",
        "\u201cWe use cookies,\u201d the minister told you and us.",
        "Share prices in Seoul fell after the announcement.",
        "By Friday the envoys had left.",
        "By May the review was to be finished.",
        "Read the statement aloud, the envoy told his colleague, and you will hear what is missing from it.",
        "Follow-up talks were put off.",
        "Copyright law was not on the agenda.",
        "Most voters want talks, according to a poll (Harbour/Lantern).",
        "A picture of the two was shown on state television, and it made a stir.",
        "Foreign Ministry spokeswoman Jane Roe said:",
        "- a verified halt to the tests",
        "3. The two sides will inform each other.",
    ],
)
def test_ordinary_sentences_are_body(line):
    assert only(line) == "body"


@pytest.mark.parametrize(
    "line",
    [
        "Envoys at the door of the hotel on March 12, 2021. (Harbour/Lantern)",
        "Envoys leave by the side door. Photo: J. Roe/Harbour Wire",
        "One envoy called the other \u201ca patient man.\u201dImage: Jane Roe/HW",
        "[Photo released by the ministry]",
        "This photo provided by the ministry shows the envoys at table.",
        "The captured image shows an envoy at the side door.",
        "An envoy speaks in Geneva. (Screenshot from the ministry's channel)",
        "FILE - Envoys of both countries in Geneva, March 12, 2021.",
    ],
)
def test_legends_are_captions_even_as_full_sentences(line):
    assert only(line) == "caption"


def test_the_line_above_a_legend_belongs_to_it():
    text = f"{BODY}\n\nThe two envoys at the hotel.\nThey had not met before.Image: Jane Roe/HW\n\n{BODY}"
    assert [part for part, _ in parts(text)] == ["body", "caption", "caption", "body"]


@pytest.mark.parametrize("line", ["What the envoys left out", "Why did the talks fail?", "SIXTY PERCENT"])
def test_subheads_are_headlines(line):
    assert only(line) == "headline"


def test_questions_in_a_transcript_are_body():
    text = (
        "Briefing\n\nMS. ROE: Good day.\n\nQUESTION: Where are they?\n\nWhere?\n\nMS. ROE: In Geneva.\n\nQUESTION: Why?"
    )
    assert [part for part, _ in parts(text)] == ["headline"] + ["body"] * 5


@pytest.mark.parametrize(
    ("opening", "rest"),
    [
        ("GENEVA --", "The envoys met."),
        ("NEW HARBOUR, N.Y. _", "The envoys met."),
        ("GENEVA, March 18, 2021 (Lantern Press) \u2014", "The envoys met."),
        ("GENEVA (Harbour Wire) -", "The envoys met."),
        ("Geneva, 18 March (Harbour Wire) \u2013", "The envoys met."),
        ("GENEVA, March\xa018 (HW) --", "\u201cAt last,\u201d said an envoy."),
    ],
)
def test_a_dateline_is_a_part_of_its_own(opening, rest):
    assert parts(f"{opening} {rest}\n\n{BODY}")[:2] == [("dateline", opening), ("body", rest)]


@pytest.mark.parametrize(
    "line",
    [
        "NATO -- the alliance of thirty states -- welcomed it.",
        "UPDATE -- The envoys have left.",
        "The envoys - both of them - met.",
        "ASIA-PACIFIC states welcomed it.",
        "QUESTION -- Where?",
    ],
)
def test_a_dash_alone_makes_no_dateline(line):
    assert all(part != "dateline" for part, _ in parts(f"{line}\n\n{BODY}"))


def test_a_dateline_on_its_own_line():
    assert [part for part, _ in parts(f"\nGENEVA, August 7 (Harbour Wire) --\n\n{BODY}\n")] == ["dateline", "body"]


def test_a_single_line_is_body():
    assert parts("Talks resumed in Geneva") == [("body", "Talks resumed in Geneva")]


def test_markup_outranks_the_shape_of_a_line():
    assert parts(f"{BODY}\n{BODY}x", lines_are_paragraphs=True, known={BODY: "caption"})[0][0] == "caption"


def test_a_byte_order_mark_and_odd_spaces_lie_outside_the_parts():
    text = f"\ufeff\r\n\r\n \xa0{BODY}\xa0\r\n"
    assert parts(text) == [("body", BODY)]


LINES = st.sampled_from(
    [BODY, "", "GENEVA -- The envoys met.", "By Jane Roe", "May 1, 2021", "Home", "World", "Why?", "QUESTION: Who?"]
)


@given(st.lists(LINES | st.text(max_size=40), max_size=12), st.sampled_from(["\n", "\r\n", "\n\n", "\u2028"]))
def test_parts_cover_all_that_is_not_blank_in_order(lines, newline):
    text = newline.join(lines)
    found = divide(text)
    end = 0
    for part in found:
        assert not text[end : part.start].replace("\ufeff", "").strip()
        assert part.end > part.start >= end
        assert text[part.start : part.end] == text[part.start : part.end].strip()
        end = part.end
    assert not text[end:].replace("\ufeff", "").strip()


@pytest.mark.parametrize(
    "piece", [BODY + "\n\n", "GENEVA, ", "(Photo ", "A.", "By Jane Roe, ", "Home\nWorld\n", "Who? "]
)
def test_a_megabyte_is_divided_in_linear_time(piece):
    text = piece * (1_000_000 // len(piece))
    start = time.process_time()
    divide(text)
    assert time.process_time() - start < 5
