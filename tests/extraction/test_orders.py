from __future__ import annotations

from happenings_reading import read


def ends(text: str, english) -> list[tuple[str, str]]:
    """What came before what, as acts and states."""
    found = read(text, english)
    told = {e.id: e.act or "" for e in found.events} | {p.id: p.state for p in found.processes}
    return [(told[o.before], told[o.after]) for o in found.orders]


def test_after_a_process_ends(english):
    text = "Norway will visit Peru after its fishing review is completed."
    assert ends(text, english) == [("completed", "visit")]


def test_before_an_event(english):
    assert ends("Peru briefed Chile before it signed the accord with Norway.", english) == [("brief", "sign")]


def test_the_words_are_the_clause(english):
    text = "Norway will visit Peru after its fishing review is completed."
    (order,) = read(text, english).orders
    assert order.evidence[0].text == text.rstrip(".")


def test_before_or_after_tells_no_order(english):
    assert ends("Norway will visit Peru either before or after the talks with Chile.", english) == []
