"""Undo and redo: which decisions of an author can be taken back, and which undoings."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.record.decisions import Decision


def stacks(made: Iterable[Decision], author: str) -> tuple[list[Decision], list[Decision]]:
    """An author's decisions that can be undone, and those undoings that can be taken back, the next one last."""
    done: list[Decision] = []
    undone: list[Decision] = []
    originals: dict[str, Decision] = {}
    for decision in made:
        target = originals.get(decision.undoes or "")
        if decision.author == author and target is None:
            done.append(decision)
            undone.clear()
        elif target is not None and target in done:
            done.remove(target)
            undone.append(decision)
        elif target is not None and target in undone:
            undone.remove(target)
            done.append(originals[target.undoes or ""])
        if decision.author == author:
            originals[decision.id] = decision
    return done, undone


def in_one_go(stack: list[Decision]) -> list[Decision]:
    """The next decision of a stack with those made at the same moment, the next one first."""
    return [d for d in reversed(stack) if d.at == stack[-1].at] if stack else []
