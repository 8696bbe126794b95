"""`dragoman review`: what each key comes to, and that it wants a terminal."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dragoman.cli.review import record_text, screen
from dragoman.cli.review_listing import with_new
from dragoman.cli.review_session import Session
from dragoman.docket import Docket
from dragoman.editions import Editions
from dragoman.ledger import Ledger
from dragoman.record.actors import Actor
from dragoman.record.arrival import Arrival, Run
from dragoman.record.docket import Extraction
from dragoman.record.document import Document, Published, content_id
from dragoman.record.happenings import Event, Participant
from dragoman.record.query import Query
from dragoman.record.statements import Statement

TEXT = "Ora Finch met Lev Dahl in Pell. Dahl said the ferry would run on Mondays. \x1b[31mRed.\n"


class Answers:
    """Answers in the order of the questions."""

    def __init__(self) -> None:
        self.given: list[str | int | None] = []
        self.asked: list[list[str]] = []

    def ask(self, question: str, given: str = "") -> str:
        answer = self.given.pop(0)
        return given if answer is None else str(answer)

    def choose(self, question: str, choices: list[str]) -> int | None:
        self.asked.append(choices)
        answer = self.given.pop(0)
        return choices.index(answer) if isinstance(answer, str) else answer


def extraction() -> Extraction:
    day = Published(date(2022, 6, 1), date(2022, 6, 1), basis="metadata")
    d = Document(id=content_id(TEXT.encode()), text=TEXT, outlet="Pell Gazette", published=day)
    finch = Actor(name="Ora Finch", kind="person", mentions=(d.span(0, 9),))
    dahl = Actor(name="Lev Dahl", kind="person", mentions=(d.span(14, 22),))
    met = Event(
        type="CONSULT", act="meet", evidence=(d.span(0, 30),),
        participants=tuple(Participant(actor=a.id, role="participant", mention=a.mentions[0]) for a in (finch, dahl)),
    )  # fmt: skip
    said = Statement(
        document=d.id, source=d.span(32, 36), cue=d.span(37, 41), content=(d.span(42, 72),), speaker=dahl.id
    )
    return Extraction(document=d, actors=(finch, dahl), events=(met,), statements=(said,))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found, one = tmp_path / "pell.db", extraction()
    arrival = Arrival(document=one.document, original=TEXT.encode(), location="pell.txt", page="pell")
    with Ledger.open(found, create=True) as ledger:
        run = Run(program="dragoman test", analyser="by hand", steps=("by hand 1",))
        ledger.write(arrival, one, run, datetime(2022, 6, 2, tzinfo=UTC))
    return found


@pytest.fixture
def file(path: Path):
    with Docket.open(path) as opened:
        yield opened


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def session(file: Docket, answers: Answers) -> Session:
    return Session(file, "A. Desk", answers, query=Query())


def press(session: Session, answers: Answers, key: str, *given: str | int | None) -> str:
    answers.given = list(given)
    session.press(key)
    return session.told


def test_one_after_another_in_the_order_of_reading(session: Session, answers: Answers, file: Docket) -> None:
    assert (session.position, session.waiting) == ((1, 2), 2)
    assert session.current().layer == "events"
    assert press(session, answers, "a") == "accepted"
    assert session.current().layer == "statements"
    assert press(session, answers, "R", "misheard") == "rejected"
    assert session.current() is None
    assert [(d.verb, d.reason) for d in file.review.history()] == [("accept", None), ("reject", "misheard")]
    assert "nothing is waiting" in press(session, answers, "a")
    assert "Everything is decided on" in screen(session)


def test_undo_and_redo_go_back_to_the_record(session: Session, answers: Answers) -> None:
    press(session, answers, "a")
    press(session, answers, "u")
    assert (session.position, session.waiting) == ((1, 2), 2)
    press(session, answers, "U")
    assert session.waiting == 1
    assert press(session, answers, "U") == "nothing left to redo"


def test_it_goes_on_where_it_was_left(session: Session, answers: Answers, file: Docket) -> None:
    press(session, answers, "n")
    press(session, answers, "a")
    assert Session(file, "A. Desk", answers, query=Query()).position == (1, 2)
    press(session, answers, "u")
    press(session, answers, "q")
    assert session.finished


def test_fields_and_words_are_corrected(session: Session, answers: Answers, file: Docket) -> None:
    press(session, answers, "e", "act: meet", "talk")
    press(session, answers, "e", "when: ", "2022-05")
    press(session, answers, "e", "evidence: Ora Finch met Lev Dahl in Pell", "met Lev Dahl")
    found = file.events()[0].record
    assert (found.act, found.when.edtf, found.evidence[0].text) == ("talk", "2022-05", "met Lev Dahl")
    assert "does not say that" in press(session, answers, "e", "evidence: met Lev Dahl", "met nobody")
    assert "not done" in press(session, answers, "e", "when: 2022-05", "soon")
    assert press(session, answers, "e", None) == ""
    press(session, answers, "n")
    press(session, answers, "e", "speaker: " + file.statements()[0].record.speaker, "Ora Finch")
    assert file.statements()[0].speaker.name == "Ora Finch"


def test_a_second_record_is_split_off(session: Session, answers: Answers, file: Docket) -> None:
    press(session, answers, "n")
    assert "written" in press(session, answers, "s", "would run on Mondays")
    assert [x.record.content[0].text for x in file.statements()][1:] == ["would run on Mondays"]
    assert session.current().record.content[0].text == "would run on Mondays"
    assert session.position == (3, 3)


def test_actors_are_merged(session: Session, answers: Answers, file: Docket) -> None:
    assert press(session, answers, "m", "Ora Finch", "lev", "Lev Dahl (person)") == "merged"
    assert len(file.export().joins) == 1
    assert press(session, answers, "m", "Ora Finch", "nobody") == "nobody of that name"


def test_only_the_record_at_hand_is_read(file: Docket, answers: Answers, monkeypatch: pytest.MonkeyPatch) -> None:
    file.editions.make()
    monkeypatch.setattr(Docket, "export", lambda *_: pytest.fail("the whole docket was read"))
    session = Session(file, "A. Desk", answers, query=Query())
    assert "CONSULT meet: Ora Finch, Lev Dahl" in screen(session)
    for key in ("a", "u", "n", "p"):
        press(session, answers, key)
    assert session.position == (1, 2)


def test_filters_narrow_what_one_goes_through(file: Docket, answers: Answers) -> None:
    def number(layer: str = "", **query: str) -> int:
        return Session(file, "A. Desk", answers, layer=layer, query=Query(**query)).position[1]  # type: ignore[arg-type]

    assert (number(), number("events"), number("contacts")) == (2, 1, 0)
    assert (number(actor="Finch"), number("events", actor="Finch"), number("statements", actor="Finch")) == (1, 1, 0)
    assert (number(actor="Dahl"), number(actor="Nobody"), number(issue="ferry")) == (2, 0, 1)


def test_what_comes_to_a_listing_stands_behind_what_it_follows() -> None:
    assert with_new(["b", "d"], ["a", "b", "c", "d", "e"]) == ["a", "b", "c", "d", "e"]
    assert with_new(["b", "gone", "d"], ["b", "c", "d"]) == ["b", "c", "gone", "d"]
    assert with_new([], ["a"]) == ["a"]


def test_a_docket_that_is_not_laid_out_yet_is_laid_out_first(
    file: Docket, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.editions.PATIENCE", -1.0)
    monkeypatch.setattr(Editions, "_make_meanwhile", lambda *_: None)
    assert Session(file, "A. Desk", answers, query=Query()).position == (1, 2)
    assert Session(file, "A. Desk", answers, query=Query(as_of=date(2022, 5, 1))).position == (0, 0)


def test_comments_help_and_unknown_keys(session: Session, answers: Answers, file: Docket) -> None:
    assert press(session, answers, "c", "ask Pell") == "kept"
    assert file.review.rulings() == {}
    told = press(session, answers, "?")
    assert "a  accept" in told
    assert "decisions by: A. Desk" in told
    assert "attribution: model" in told
    assert "is no key" in press(session, answers, "z")


def test_somebody_elses_decision_is_not_run_over(session: Session, answers: Answers, file: Docket, monkeypatch) -> None:
    record = session.current().record.id
    versions = file.review.versions()
    file.review.decide(record, "accept", author="B. Other")
    monkeypatch.setattr("dragoman.reviewing.Review.versions", lambda self: versions)
    assert "meanwhile" in press(session, answers, "r")
    assert file.events()[0].record.id == record


def test_what_a_report_says_does_not_steer_the_terminal(session: Session) -> None:
    shown = session.current()
    text = record_text(shown, "1 of 2", session.names()).plain
    assert "\x1b" not in text
    assert "Ora Finch met Lev Dahl" in text
    assert "CONSULT meet: Ora Finch, Lev Dahl" in text


def test_without_a_terminal_it_says_so(dragoman, path: Path) -> None:
    result = dragoman("review", "--docket", str(path))
    assert result.exit_code == 1
    assert "no terminal" in result.stderr
    assert "dragoman desk" in result.stderr


def test_keys_on_a_real_terminal(path: Path) -> None:
    screen_end, person = pty.openpty()
    command = [sys.executable, "-c", "from dragoman.cli.main import main; main()", "review", "--docket", str(path)]
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "100"}
    program = subprocess.Popen(command, stdin=person, stdout=person, stderr=person, env=environment)
    try:
        seen = read_until(screen_end, "q quit")
        seen += read_until(screen_end, "q quit", b"a")
        seen += read_until(screen_end, "1 decided now, 1 waiting", b"q")
        assert program.wait(20) == 0
    finally:
        program.kill()
        program.wait()
    assert "1 of 2, 2 waiting" in seen
    assert "2 of 2, 1 waiting" in seen
    assert "Ora Finch met Lev Dahl" in seen
    os.close(screen_end)
    os.close(person)


def read_until(terminal: int, words: str, key: bytes = b"") -> str:
    """What the program writes until it has written some words. A key pressed before the program listens is lost: it is
    pressed again where nothing comes of it."""
    seen, deadline = b"", time.monotonic() + 60
    while words.encode() not in seen:
        assert time.monotonic() < deadline, seen.decode(errors="replace")
        if key and not seen:
            time.sleep(0.2)
            os.write(terminal, key)
        if select.select([terminal], [], [], 5)[0]:
            seen += os.read(terminal, 65536)
    return seen.decode(errors="replace")
