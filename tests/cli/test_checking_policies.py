"""`check`, `plan` and `policy` over a docket of one letter."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date

import pytest

from dragoman.cli import context
from dragoman.errors import BadRequest
from dragoman.outputs.queries import select
from dragoman.outputs.verdicts import CitedReport
from dragoman.policy.asking import Held, draft_report, plan
from dragoman.policy.reading import read_policy
from dragoman.policy.starting import new_policy
from dragoman.record.actors import Actor
from dragoman.record.dates import DateRange
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document, Published
from dragoman.record.happenings import Contact
from dragoman.record.query import Query

TEXT = "Norway wrote <b>to Sweden</b> about herring on 10 March 2021. Nobody answered."
RULES = """\
policy: <i>Harbour talks</i>
parties: {norway: NOR, sweden: SWE}
issues: {fish: [herring]}
rules:
  - id: answered
    stated: letters are answered within a week
    response:
      event: {contact: {from: norway, to: sweden}}
      then: {reply: {from: sweden, to: norway}}
      within: 7 days
  - {id: words, stated: as agreed, wording: {issue: fish, by: norway, use: fair share, not: catch}}
"""


def letter() -> DocketExport:
    march = date(2021, 3, 12)
    document = Document(id="d" * 64, text=TEXT, published=Published(march, march, basis="given"), outlet="<Fjord>")
    actors = tuple(
        Actor(name=name, kind="state", country=code, mentions=(document.span(at, at + 6),))
        for name, code, at in (("Norway", "NOR", 0), ("Sweden", "SWE", TEXT.index("Sweden")))
    )
    contact = Contact(
        evidence=(document.span(0, 29),), initiator=actors[0].id, target=actors[1].id,
        when=DateRange.day(date(2021, 3, 10)),
    )  # fmt: skip
    return DocketExport(documents=(document,), actors=actors, contacts=(contact,))


@dataclass
class LetterDocket:
    """What the commands ask of a docket."""

    docket: DocketExport = field(default_factory=letter)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def check(self, policy, *, as_of=None, what_if=()):
        rules, known = read_policy(str(policy)), select(self.docket, Query(as_of=as_of))
        report = Held(rules, known, as_of=as_of, what_if=what_if).report()
        return CitedReport(report, {d.id: d for d in known.documents}, {known.contacts[0].id: "c3ab"})

    def plan(self, policy, *, as_of=None):
        return plan(read_policy(str(policy)), self.docket, as_of=as_of)

    def check_draft(self, policy, draft, *, by=None, as_of=None):
        if by == "nobody":
            raise BadRequest("the policy has no party 'nobody'", where="--by", remedy="one of: norway, sweden")
        document = self.docket.documents[0]
        return draft_report([document.span(0, len(TEXT))], read_policy(str(policy)), self.docket, as_of=as_of, by=by)

    def new_policy(self):
        return new_policy(self.docket, {"fish": ["herring"]})


@pytest.fixture
def rules(tmp_path, monkeypatch):
    monkeypatch.setattr(context, "open_docket", lambda *_, **__: LetterDocket())
    path = tmp_path / "policy.yaml"
    path.write_text(RULES)
    return str(path)


def test_a_table_and_details_with_who_must_act(dragoman, rules):
    ran = dragoman("check", rules)
    assert ran.exit_code == 0
    assert "answered  awaited" in ran.output
    assert "Next: Sweden, a reply from Sweden to Norway by 17 March 2021" in " ".join(ran.output.split())
    assert "Against: 10 March 2021, Norway, Sweden: “Norway wrote <b>to Sweden</b>”" in " ".join(ran.output.split())


def test_exit_code_1_where_a_rule_is_broken_for_good_on_the_record(dragoman, rules):
    ran = dragoman("check", rules, "--what-if", "2021-04-01 Sweden meets Norway", "--brief")
    assert ran.exit_code == 1
    assert "Changed by it: answered" in ran.output


def test_days_stand_side_by_side(dragoman, rules):
    ran = dragoman("check", rules, "--as-of", "2021-03-12", "--as-of", "2021-03-20", "--csv")
    assert ran.exit_code == 1
    assert ran.output.splitlines()[0] == "rule,as of 12 March 2021,as of 20 March 2021"
    assert ran.output.splitlines()[1].startswith("answered,awaited (world:")


def test_json_holds_the_verdicts(dragoman, rules):
    answered, words = json.loads(dragoman("check", rules, "--json").output)
    assert answered["rule"] == "answered"
    assert answered["outcomes_reported"] == ["awaited"]
    assert answered["next_act"] == {"actor": "Sweden", "act": "a reply from Sweden to Norway", "by": "2021-03-17"}
    assert words["outcomes_reported"] == ["not_triggered"]
    assert answered["contra"][0]["spans"][0]["text"] == "Norway wrote <b>to Sweden</b>"


def test_the_page_escapes_what_documents_and_policies_say_and_forbids_scripts(dragoman, rules, tmp_path):
    page = tmp_path / "verdicts.html"
    assert dragoman("check", rules, "--html", str(page)).exit_code == 0
    html = page.read_text()
    assert "default-src 'none'" in html.replace("&#x27;", "'")
    assert "&lt;b&gt;to Sweden" in html
    assert "<b>" not in html
    assert "<i>" not in html
    assert "<script" not in html


def test_a_plan_says_what_is_permitted_and_due(dragoman, rules):
    ran = dragoman("plan", rules)
    assert ran.exit_code == 0
    assert "Due: Sweden, a reply from Sweden to Norway by 17 March 2021 (answered)" in ran.output
    assert json.loads(dragoman("plan", rules, "--json").output)["acts"][0]["status"] == "permitted"


def test_a_draft_with_the_wrong_words_gives_exit_code_1(dragoman, rules, tmp_path):
    ran = dragoman("check", rules, "--draft", "draft.txt")
    assert ran.exit_code == 0
    assert "1 want a second look" in ran.output
    assert dragoman("check", rules, "--draft", "draft.txt", "--by", "nobody").exit_code == 1


def test_a_bad_policy_is_one_line_and_exit_code_2(dragoman, rules, tmp_path):
    bad = tmp_path / "bad.yaml"
    bad.write_text("policy: x\nrules: []\nplicy: y\n")
    for command in (("check", str(bad)), ("plan", str(bad))):
        ran = dragoman(*command)
        assert ran.exit_code == 2
        assert ran.stderr.count("\n") == 1
        assert "bad.yaml:3:1: a policy has no key `plicy`" in ran.stderr


def test_a_policy_file_is_started_and_its_schema_printed(dragoman, rules):
    assert "norway: NOR" in dragoman("policy", "new").output
    assert json.loads(dragoman("policy", "schema").output)["title"] == "Dragoman policy, version 1"
