"""What the shell completes besides commands and options: ids and actors of the docket, and issues."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from dragoman.errors import DragomanError

if TYPE_CHECKING:
    from dragoman.ledger import Ledger

MOST = 50
"""Candidates shown at once."""


def record_ids(context: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
    """Ids of documents and current records that begin so."""
    with suppress(DragomanError), _ledger(context) as ledger:
        return [CompletionItem(key, help=layer) for key, layer in ledger.ids_beginning(begun.lower(), MOST)]
    return []


def actor_names(context: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
    """Names of actors, and codes of states, that begin so."""
    with suppress(DragomanError), _ledger(context) as ledger:
        return _beginning(begun, ledger.actor_names())
    return []


def issue_names(context: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:  # noqa: ARG001 - click's signature
    """Issues that begin so."""
    from dragoman.vocabulary.issues import issue_words  # noqa: PLC0415 - reads a file

    return _beginning(begun, issue_words())


def _beginning(begun: str, names: Iterable[str]) -> list[CompletionItem]:
    fitting = (name for name in names if name.casefold().startswith(begun.casefold()))
    return [CompletionItem(name) for name in islice(fitting, MOST)]


def _ledger(context: click.Context) -> Ledger:
    """The docket on the line, or the default one. Raises DragomanError."""
    from dragoman.ledger import Ledger as LedgerFile  # noqa: PLC0415 - quicker to import than all that a docket does

    named = context.params.get("docket_path") or os.environ.get("DRAGOMAN_DOCKET") or "docket.db"
    return LedgerFile.open(str(named))
