from dataclasses import replace
from datetime import date

import pytest
from fishery_samples import fishery
from lxml import etree

from dragoman.outputs.plots.picture import MEANINGS, Lane, Mark, Picture
from dragoman.outputs.plots.timeline import timeline

drawing = pytest.importorskip("dragoman.outputs.plots.drawing", reason="pictures are an extra")


def test_the_same_picture_gives_the_same_bytes():
    for form in ("svg", "png"):
        assert drawing.draw(timeline(fishery()), form) == drawing.draw(timeline(fishery()), form)


def test_svg_keeps_words_as_words():
    tree = etree.fromstring(drawing.draw(timeline(fishery()), "svg"))
    texts = {"".join(text.itertext()).strip() for text in tree.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Norway", "Iceland", "happened", "planned", "denied or called off", "1 undated left out"} <= texts


def test_png_is_png():
    assert drawing.draw(timeline(fishery()), "png").startswith(b"\x89PNG")


def test_what_documents_say_is_neither_markup_nor_mathematics():
    hostile = "<script>alert(1)</script> costs $x^2$ & $5 to $7 {\\frac{1}{2}} 核"
    mark = Mark(first=date(2021, 5, 3), last=date(2021, 5, 3), shape="actual", label=hostile)
    page = drawing.draw(
        Picture(title=hostile, lanes=(Lane(name=hostile, marks=(mark,)),), notes=(hostile,)), "svg"
    ).decode()
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "$x^2$" in page


def test_every_kind_of_mark_has_a_form_of_its_own_or_another_filling():
    assert set(drawing.FORMS) == set(MEANINGS)
    timeline_kinds = ("actual", "planned", "offered", "demanded", "conditional", "hypothetical", "negated", "state")
    forms = {(drawing.FORMS[kind][0], drawing.FORMS[kind][2]) for kind in timeline_kinds}
    assert len(forms) == len(timeline_kinds)


def test_every_kind_of_mark_can_be_drawn():
    day = date(2021, 5, 3)
    marks = tuple(
        Mark(
            first=day,
            last=date(2021, 5, 9),
            shape=shape,
            stack=5,
            until=date(2021, 5, 20),
            end="answered",
            open_before=True,
        )
        for shape in MEANINGS
    )
    marks += tuple(replace(mark, last=day, until=None, end=None, open_after=True) for mark in marks)
    assert drawing.draw(Picture(title="x", lanes=(Lane(name="a", below="b", marks=marks),)), "svg")


def test_a_users_own_settings_are_left_alone():
    mpl = drawing.mpl
    before = dict(mpl.rcParams)
    drawing.draw(timeline(fishery()), "svg")
    assert dict(mpl.rcParams) == before
