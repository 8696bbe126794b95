"""PLOVER event data, as any reader of tab-separated values takes it."""

import csv
import io

import pytest
from export_samples import FORMULA, hostile
from fishery_samples import event, fishery, report, state

from dragoman.outputs.exports import EXPORTS, Material
from dragoman.outputs.exports.plover import OURS, POLECAT
from dragoman.outputs.exports.writing import export_bytes
from dragoman.record.actors import Actor
from dragoman.record.docket import DocketExport
from dragoman.vocabulary.plover import plover_codes


def rows_of(material: Material) -> list[dict[str, str]]:
    written = export_bytes(EXPORTS["plover"], material).decode()
    return list(csv.DictReader(io.StringIO(written, newline=""), delimiter="\t"))


def of_event(words: str, *actors: tuple[Actor, str], **fields) -> dict[str, str]:
    document = report("The envoy of Norway met the army council and the IAEA in Iceland.", "Skerry", None)
    told = event(document, words, *actors, **fields)
    docket = DocketExport(documents=(document,), actors=tuple(a for a, _ in actors), events=(told,))
    [row] = rows_of(Material(docket=docket))
    return row


def named(name: str, **fields) -> Actor:
    document = report("The envoy of Norway met the army council and the IAEA in Iceland.", "Skerry", None)
    start = document.text.index(name)
    return Actor(name=name, mentions=(document.span(start, start + len(name)),), **fields)


def test_a_row_has_polecats_columns_and_ours_behind_them():
    assert tuple(rows_of(Material(docket=fishery()))[0]) == (*POLECAT, *OURS)


def test_a_meeting_has_both_sides_for_actors():
    row = next(r for r in rows_of(Material(docket=fishery())) if r["Event Text"].endswith("on 3 May 2021"))
    assert (row["Event Type"], row["Event Date"], row["Quad Code"]) == ("CONSULT", "2021-05-03", "VERBAL COOPERATION")
    assert (row["Actor Name"], row["Actor Country"], row["Recipient Name"]) == ("Norway;Iceland", "NOR;ISL", "")
    assert (row["Source"], row["Publication Date"], row["Headline"]) == ("Fjord Agency", "2021-05-06", "Cod divided")
    assert row["Story Locations"] == "Norway;Iceland"


def test_what_is_planned_or_denied_is_said_by_the_context():
    rows = {row["Event Text"]: row for row in rows_of(Material(docket=fishery()))}
    assert rows["A second meeting"]["Contexts"] == "future"
    assert rows["A visit to Oslo on 9 May 2021"]["Contexts"] == "negation"


def test_a_range_of_days_is_no_event_date():
    row = next(r for r in rows_of(Material(docket=fishery())) if r["Event Text"].startswith("The two met"))
    assert (row["Event Date"], row["Event Date Earliest"], row["Event Date Latest"]) == ("", "2021-05-03", "2021-05-04")


def test_sectors_by_kind_and_role():
    envoy = named("envoy", kind="person", role="special envoy", country="NOR")
    council = named("army council", kind="body")
    agency = named("IAEA", kind="organisation")
    row = of_event("met", (envoy, "agent"), (council, "recipient"), (agency, "recipient"), issues=("trade", "health"))
    assert (row["Primary Actor Sector"], row["Actor Title"], row["Actor Country"]) == ("GOV", "special envoy", "NOR")
    assert (row["Recipient Sectors"], row["Recipient Country"]) == ("MIL", "IGO")
    assert row["Contexts"] == "economic;disease"


def test_what_is_not_known_is_empty():
    document = report("The envoy of Norway met the army council and the IAEA in Iceland.", "Skerry", None)
    row = of_event("met", (state(document, "Norway", "NOR"), "agent"), place="Iceland")
    empty = ("Actor COW", "Primary Actor Sector", "Latitude", "GeoNames ID", "Wikipedia Actor ID", "Event Mode")
    assert {row[column] for column in (*empty, "Event Date", "Publication Date")} == {""}
    assert (row["Raw Placename"], row["Country"], row["Placename"]) == ("Iceland", "ISL", "")


def test_hostile_words_stay_in_their_cells():
    [row] = rows_of(hostile())
    assert row["Raw Placename"] == f"'{FORMULA}"
    assert row["Source"].startswith("'@")
    assert row["URL"] == "javascript:alert(1)"


@pytest.mark.parametrize(
    ("described", "sectors"),
    [
        ("Foreign Ministry spokesman", ["GOV"]),
        ("former President", []),
        ("Director General of the army police", ["COP", "MIL"]),
        ("Oslo", []),
    ],
)
def test_words_of_sectors(described, sectors):
    assert plover_codes().sectors_of(described) == sectors


def test_every_type_has_a_quad_category_and_a_score():
    codes = plover_codes().types
    assert len(codes) == 16
    assert all((code.score > 0) == code.quad.endswith("COOPERATION") for code in codes.values())
