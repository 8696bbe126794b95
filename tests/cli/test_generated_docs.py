"""The reference pages follow the code: `make docs` writes both."""

from pathlib import Path

import pytest
from cogapp import Cog

from dragoman.outputs.json import json_value_bytes
from dragoman.record.schema import docket_schema

DOCS = Path(__file__).parents[2] / "docs"
REMEDY = "is not what the code says; run `make docs`"


def test_the_command_reference_is_current(capsys):
    assert Cog().main(["cog", "--check", str(DOCS / "cli.md")]) == 0, f"docs/cli.md {REMEDY}"


def test_the_manual_page_is_current(capsys):
    assert Cog().main(["cog", "--check", str(DOCS / "dragoman.1")]) == 0, f"docs/dragoman.1 {REMEDY}"


def test_the_table_of_exports_is_current(capsys):
    assert Cog().main(["cog", "--check", str(DOCS / "exporting.md")]) == 0, f"docs/exporting.md {REMEDY}"


def test_the_published_schema_is_current():
    if (DOCS / "docket.schema.json").read_bytes() != json_value_bytes(docket_schema()):
        pytest.fail(f"docs/docket.schema.json {REMEDY}")
