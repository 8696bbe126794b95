"""Undoing and redoing, one author's decisions apart from another's."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dragoman.record.decisions import Decision
from dragoman.reviewing.stacks import in_one_go, stacks

NOON = datetime(2021, 5, 4, 12, tzinfo=UTC)


def played(moves: str, author: str = "A. Desk") -> list[Decision]:
    """Decisions by moves: `d` decides, `u` undoes, `r` redoes; a move that cannot be made is passed over."""
    made: list[Decision] = []
    for number, move in enumerate(moves):
        at = NOON + timedelta(minutes=number)
        done, undone = stacks(made, author)
        if move == "d":
            made.append(Decision(record=f"s{number}", verb="accept", author=author, at=at))
        elif taken := {"u": done, "r": undone}[move]:
            made.append(replace(taken[-1], at=at, undoes=taken[-1].id))
    return made


def counts(moves: str) -> tuple[int, int]:
    done, undone = stacks(played(moves), "A. Desk")
    return len(done), len(undone)


def test_what_was_undone_can_be_done_again() -> None:
    assert counts("ddu") == (1, 1)
    assert counts("ddur") == (2, 0)
    assert counts("dduurrr") == (2, 0)


def test_a_new_decision_ends_what_can_be_redone() -> None:
    assert counts("ddud") == (2, 0)


def test_nobody_undoes_what_another_decided() -> None:
    assert stacks(played("dd", author="B. Other"), "A. Desk") == ([], [])


@given(st.text(alphabet="dur", max_size=20))
def test_it_goes_as_with_two_stacks(moves: str) -> None:
    done = undone = 0
    for move in moves:
        if move == "d":
            done, undone = done + 1, 0
        elif move == "u" and done:
            done, undone = done - 1, undone + 1
        elif move == "r" and undone:
            done, undone = done + 1, undone - 1
    assert counts(moves) == (done, undone)


def test_what_was_decided_in_one_go_is_taken_back_in_one_go() -> None:
    alone, *several = played("ddd")
    together = [replace(d, at=NOON + timedelta(hours=1)) for d in several]
    done, _ = stacks([alone, *together], "A. Desk")
    assert in_one_go(done) == together[::-1]
    assert in_one_go([alone]) == [alone]
    assert in_one_go([]) == []
