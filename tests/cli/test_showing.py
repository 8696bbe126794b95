import json

from dragoman.cli.showing import pieces


def test_in_a_pipe_a_plain_paragraph_and_labelled_lines(docket, dragoman):
    shown = dragoman("show", "s4").stdout
    assert shown.startswith("s4k2  statement\n\nAna Lind said the second round would open in Geneva on 3 May 2021.")
    for line in ("source: Ana Lind", "cue: said", "speaker: Ana Lind", "outlet: Fjord Agency",
                 "published: 4 May 2021 (metadata)", "made by: read from the report by the program",
                 "run: dragoman 0, hand, attributions 1", "decision: accept by A. Desk, 5 May 2021"):  # fmt: skip
        assert f"{line}\n" in shown
    assert "\x1b" not in shown


def test_the_pieces_make_up_the_paragraph(docket):
    cut = pieces(docket.show("s4k2"))
    assert "".join(text for text, _ in cut) == docket.paragraph.text
    assert cut[0] == ("Ana Lind", "bold cyan")
    assert ("said", "bold green") in cut


def test_json_has_selectors_by_position_and_by_quote(docket, dragoman):
    data = json.loads(dragoman("show", "s4", "--json").stdout)
    position, quote = data["targets"][1]["selector"]
    assert docket.document.text[position["start"] : position["end"]] == quote["exact"] == "said"
    assert quote["prefix"].endswith("Ana Lind ")
    assert data["record"]["id"] == docket.statement.id


def test_an_unknown_id_is_one_line_or_one_object(docket, dragoman):
    plain, as_json = dragoman("show", "zz"), dragoman("show", "zz", "--json")
    assert plain.stderr == "dragoman: no record begins with zz (list them with dragoman statements)\n"
    assert json.loads(as_json.stderr) == {
        "error": {
            "code": "not_found", "what": "no record begins with zz", "where": "",
            "remedy": "list them with dragoman statements",
        }
    }  # fmt: skip
    assert plain.exit_code == as_json.exit_code == 1
