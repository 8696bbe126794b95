from datetime import date

from dragoman.outputs.happenings import act_of, event_lines, events_table, process_lines, processes_table
from dragoman.record.actors import Actor
from dragoman.record.dates import DateRange
from dragoman.record.docket import DocketExport
from dragoman.record.happenings import Event, Participant, Process


def docket(a_document) -> DocketExport:
    page = a_document("Peru asked Chile. Peru met Chile. The review of Peru ended.", outlet="Fjord Agency")
    peru = Actor(name="Peru", kind="state", country="PER", mentions=(page.span(0, 4),))
    chile = Actor(name="Chile", kind="state", country="CHL", mentions=(page.span(11, 16),))
    asked = Event(
        type="REQUEST",
        act="ask",
        evidence=(page.span(0, 16),),
        participants=(
            Participant(actor=peru.id, role="agent", mention=page.span(0, 4)),
            Participant(actor=chile.id, role="recipient", mention=page.span(11, 16)),
        ),
        when=DateRange.day(date(2021, 5, 3)),
    )
    met = Event(
        type="CONSULT", act="meet", count=2, evidence=(page.span(18, 32),), when=DateRange.day(date(2021, 5, 1))
    )
    ended = Process(evidence=(page.span(34, 58),), actor=peru.id, name="review", state="completed")
    return DocketExport(documents=(page,), actors=(peru, chile), events=(asked, met), processes=(ended,))


def short(export: DocketExport) -> dict[str, str]:
    return {r.id: r.id[:4] for r in (*export.events, *export.processes)}


def test_events_stand_in_order_of_their_days_with_both_sides(a_document):
    export = docket(a_document)
    (met, asked) = events_table(event_lines(export, short(export))).rows
    assert met[0] == "1 May 2021"
    assert met[2] == "CONSULT meet ×2"
    assert asked[:6] == ("3 May 2021", "Peru", "REQUEST ask", "Chile", "actual", "Peru asked Chile")


def test_an_event_without_an_act_shows_its_type(a_document):
    page = a_document("They met.")
    assert act_of(Event(type="CONSULT", evidence=(page.span(0, 8),))) == "CONSULT"


def test_a_process_shows_whose_it_is_and_its_state(a_document):
    export = docket(a_document)
    (row,) = processes_table(process_lines(export, short(export))).rows
    assert row[:3] == ("review", "Peru", "completed")
