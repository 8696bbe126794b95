"""Short ids: as short as can be, never shorter than four, and always found again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_samples import BETTER, LEARNED, RUN, arrive, full_extraction, make_document, small_extraction, write_full

from dragoman.errors import AmbiguousId, BadRequest, NotFound
from dragoman.ledger import Ledger
from dragoman.ledger.ids import shortest


def test_each_short_id_leads_back(ledger: Ledger) -> None:
    extraction = write_full(ledger)
    short = ledger.short_ids()
    for layer, record in extraction.records():
        assert ledger.lookup(short[record.id]) == (layer, record)
        assert ledger.lookup(f" {record.id.upper()} ") == (layer, record)
    document = extraction.document
    assert ledger.lookup(short[document.id]) == ("documents", document)
    assert len(short) == len(list(extraction.records())) + 1


def test_a_few_ids_are_shortened_as_all_are(ledger: Ledger) -> None:
    write_full(ledger)
    for number in range(30):
        document = make_document(f"{number} no answer", title=None)
        ledger.write(arrive(document, f"/{number}"), small_extraction(document, "no answer"), RUN, LEARNED)
    short = ledger.short_ids()
    assert {one: ledger.short_ids({one})[one] for one in short} == short
    assert ledger.short_ids(()) == {}


@given(st.sets(st.text("ab2", min_size=6, max_size=6), max_size=60))
def test_the_shortest_beginning_that_no_other_shares(ids: set[str]) -> None:
    found = shortest(ids)
    assert set(found) == ids
    for id_, short in found.items():
        assert id_.startswith(short)
        assert len(short) >= 4
        assert [other for other in ids if other.startswith(short)] == [id_]
        assert len(short) == 4 or sum(other.startswith(short[:-1]) for other in ids) > 1


def test_an_id_that_begins_like_another_is_ambiguous(ledger: Ledger) -> None:
    text = " ".join(f"word{n}." for n in range(200))
    document = make_document(text)
    phrases = [f"word{n}." for n in range(200)]
    ledger.write(arrive(document), small_extraction(document, *phrases), RUN, LEARNED)
    ids = sorted(s.id for s in ledger.layer("statements"))
    first = min((i[:2] for i in ids), key=lambda p: -sum(i.startswith(p) for i in ids))
    meant = [i for i in ids if i.startswith(first)]
    assert len(meant) > 5
    with pytest.raises(AmbiguousId) as caught:
        ledger.lookup(first)
    assert all(i in caught.value.what for i in meant[:5])
    assert meant[5] not in caught.value.what


@pytest.mark.parametrize(
    "prefix", ["s%", "%%%%", "____", "s_______", "zz99", "'; --", "{{", "s\x00", "ſß", "🙂🙂", "0" * 300]
)
def test_wildcards_and_nonsense_find_nothing(ledger: Ledger, prefix: str) -> None:
    write_full(ledger)
    with pytest.raises(NotFound, match="search"):
        ledger.lookup(prefix)


@pytest.mark.parametrize("prefix", ["", "s", "  s  "])
def test_too_little_is_refused(ledger: Ledger, prefix: str) -> None:
    with pytest.raises(BadRequest):
        ledger.lookup(prefix)


def test_records_of_former_runs_have_no_short_id(ledger: Ledger) -> None:
    write_full(ledger)
    document = make_document()
    better = small_extraction(document, "no answer")
    ledger.write(arrive(document), better, BETTER, LEARNED)
    assert set(ledger.short_ids()) == {document.id, better.statements[0].id}
    with pytest.raises(NotFound):
        ledger.lookup(full_extraction(document).events[0].id)
