"""brief, export, schema."""

import json

import jsonschema


def test_a_brief_in_three_forms(docket, dragoman):
    text = dragoman("brief", "--as-of", "2021-05-10").stdout
    assert text.startswith("Brief as of 10 May 2021\n\nWhat this rests on\n  1 report from 1 outlet")
    assert "s4k2" in text
    assert not any(line.endswith(" ") for line in text.splitlines())
    assert dragoman("brief", "--format", "markdown").stdout.startswith("# Brief")
    assert json.loads(dragoman("brief", "--format", "json").stdout)["references"][0]["number"] == 1


def test_an_empty_docket_has_no_brief(docket, dragoman):
    docket.empty = True
    result = dragoman("brief")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "nothing to brief on; try dragoman read PATH… to add reports\n"


def test_an_export_fits_the_schema_that_is_printed(docket, dragoman):
    exported = dragoman("export", "--format", "json").stdout
    jsonschema.validate(json.loads(exported), json.loads(dragoman("schema").stdout))
    assert exported == dragoman("export", "--format", "json").stdout


def test_an_export_to_a_file_is_written_at_once(docket, dragoman, tmp_path):
    target = tmp_path / "case.json"
    assert dragoman("export", "--format", "json", "--output", str(target)).exit_code == 0
    assert json.loads(target.read_bytes())["documents"][0]["outlet"] == "Fjord Agency"
    assert [path.name for path in tmp_path.iterdir()] == ["case.json"]


def test_an_export_to_nowhere_is_refused_in_one_line(docket, dragoman, tmp_path):
    target = tmp_path / "missing" / "case.json"
    result = dragoman("export", "--format", "json", "--output", str(target))
    assert result.exit_code == 1
    assert result.stderr == f"dragoman: {target}: No such file or directory (choose another place to write to)\n"


def test_timeml_holds_one_document(docket, dragoman):
    exported = dragoman("export", "--format", "timeml").stdout
    assert "2021-05-04</TIMEX3></DCT>" in exported
    assert "\ufffd[31mNobody [bold]else" in exported
    docket.empty = True
    assert dragoman("export", "--format", "timeml").stderr.endswith("(say which: --document ID)\n")
