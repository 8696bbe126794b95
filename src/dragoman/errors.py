"""Everything Dragoman raises on purpose.

Catch `DragomanError` to catch all of it. Each error says *what* was wrong, *where*, and the *remedy*; the command
line, and later REST and MCP, print the same three (see `DragomanError.as_dict`).

DragomanError
├── InputError                 something handed in cannot be used
│   ├── UnreadableInput        missing, forbidden, too large, or not a file
│   ├── NotADocument           empty, binary, or without any readable text
│   ├── BadDate                a date that is not EDTF
│   ├── BadPolicy              a policy file that does not say what it must, at a line and column
│   └── BadRequest             options that contradict each other or name nothing
├── SpanMismatch               words that are not in the text at that place (law 1)
├── DocketError                the docket as a file
│   ├── NotADocket             not SQLite, or SQLite that is not a docket
│   ├── NewerDocket            written by a later version of Dragoman
│   └── DocketWriteFailed      disk full, locked, read-only
├── ExtractionFailed           a step failed on a document, the others go on
├── NotFound                   no record with that id
├── NotReady                   asked for before it is worked out; it is being worked on
├── StaleEdit                  somebody else decided on the record meanwhile
├── AmbiguousId                several records begin with that prefix
├── OutputFailed               the output could not be written
├── LanguageModelMissing       no English model is installed
└── TrainedModelMissing        files of a trained model are missing or damaged
"""

from __future__ import annotations


class DragomanError(Exception):
    """Base of all errors: what was wrong, where, and what to do about it."""

    code = "error"

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        """One line: `where: what (remedy)`."""
        line = f"{self.where}: {self.what}" if self.where else self.what
        line = f"{line} ({self.remedy})" if self.remedy else line
        return " ".join(line.split())

    def as_dict(self) -> dict[str, dict[str, str]]:
        """The one shape every door shows: `{"error": {"code", "what", "where", "remedy"}}`."""
        return {"error": {"code": self.code, "what": self.what, "where": self.where, "remedy": self.remedy}}


class InputError(DragomanError):
    """Something handed in cannot be used."""

    code = "input"


class UnreadableInput(InputError):
    """The path is missing, forbidden, too large, or not a regular file."""

    code = "unreadable"


class NotADocument(InputError):
    """The bytes hold no readable text."""

    code = "not_a_document"


class BadDate(InputError):
    """A date that is not EDTF (ISO 8601-2)."""

    code = "bad_date"


class BadPolicy(InputError):
    """A policy file that does not say what it must; `where` holds line and column."""

    code = "bad_policy"


class BadRequest(InputError):
    """Options that contradict each other or name nothing."""

    code = "bad_request"


class SpanMismatch(DragomanError):
    """Words that do not stand in the text at that place."""

    code = "span_mismatch"


class DocketError(DragomanError):
    """The docket file cannot be used."""

    code = "docket"


class NotADocket(DocketError):
    """Not an SQLite file, or one that holds something else."""

    code = "not_a_docket"


class NewerDocket(DocketError):
    """Written by a later version of Dragoman."""

    code = "newer_docket"


class DocketWriteFailed(DocketError):
    """The disk is full, or the docket is locked or read-only."""

    code = "docket_write_failed"


class ExtractionFailed(DragomanError):
    """A step failed on one document."""

    code = "extraction_failed"


class NotFound(DragomanError):
    """Nothing has that id."""

    code = "not_found"


class NotReady(DragomanError):
    """What was asked for is being worked out."""

    code = "not_ready"


class StaleEdit(DragomanError):
    """Somebody else decided on the record since it was shown."""

    code = "stale_edit"


class AmbiguousId(DragomanError):
    """Several records begin with that prefix."""

    code = "ambiguous_id"


class OutputFailed(DragomanError):
    """The output could not be written."""

    code = "output_failed"


class LanguageModelMissing(DragomanError):
    """No English model for spaCy is installed."""

    code = "language_model_missing"


class TrainedModelMissing(DragomanError):
    """Files of a trained model are missing or damaged."""

    code = "trained_model_missing"
