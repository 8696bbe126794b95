"""What is wrong in a policy file is one error, at its line and column; nothing passes in silence."""

from pathlib import Path

import jsonschema
import pytest
import yaml
from records_by_hand import Case

from dragoman.errors import BadPolicy, UnreadableInput
from dragoman.outputs.json import json_value_bytes
from dragoman.policy.reading import parse_policy, read_policy
from dragoman.policy.schema import policy_schema
from dragoman.policy.starting import new_policy

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "samples").glob("**/policy*.yaml"))
HEAD = "policy: x\nparties: {us: USA, them: [JPN, KOR]}\nissues: {fish: [fish], aid: [aid]}\n"

BAD = {
    "": "1:1: the file is empty",
    "- a": "1:1: a policy is keys with values",
    "policy: x\nrules: []\nplicy: y": "3:1: a policy has no key `plicy` (did you mean `policy`?)",
    "policy: x\npolicy: y\nrules: []": "2:1: `policy` stands here twice",
    "policy: &a x\nrules: []": "1:9: anchors and aliases are not taken",
    "a: &a [x]\nb: [*a, *a]": "1:4: anchors and aliases are not taken",
    "policy: !!python/object/apply:os.system [ls]\nrules: []": "1:9: tags are not taken",
    "policy: x\n\trules: []": "2:1: this is no YAML",
    "policy: [x\nrules: []": "2:6: this is no YAML",
    "policy: x\n---\npolicy: y": "3:1: a second document begins here",
    "[" * 200: "1:25: nested more than 24 levels deep",
    "policy: x\nparties: {us: QQQ}\nrules: []": "2:15: no state has the code QQQ",
    "policy: x\nscope: {from: 2021-05-02, to: 2021-05-01}\nrules: []": "2:31: scope ends",
    "policy: x\nscope: {from: soon}\nrules: []": "2:15: from takes a day, not 'soon'",
}
BAD_RULES = {
    "absence: {event: {by: we}}": "no party is called 'we'",
    "absence: {event: {by: uss}}": "did you mean us?",
    "absence: {event: {type: CONSLT}}": "did you mean CONSULT?",
    "absence: {event: {typ: CONSULT}}": "did you mean `type`?",
    "absence: {event: {about: fosh}}": "no issue is called 'fosh' (did you mean fish?)",
    "absence: {event: {}}": "event is an empty pattern",
    "absence: {event: [a]}": "event takes keys with values, not a list",
    "absence: {event: {between: [us]}}": "between takes at least two parties",
    "absence: {event: {by: {each: them}}}": "`each` cannot stand in event of absence",
    "absence: {event: {by: us, contact: {from: us}}}": "`contact` stands alone in its pattern",
    "absence: {event: {by: us}}, existence: {event: {by: us}}": "a rule has one template",
    "from: 2021-05-02, to: 2021-05-01, absence: {event: {by: us}}": "before it begins",
    "from: 2022-01-01, existence: {event: {by: us}, by: 2021-12-31}": "before it begins",
    "response: {event: {by: us}, then: {by: them}, within: soon}": "within takes a term, not 'soon'",
    "exactly: {event: {by: us}, times: -1}": "times takes a number",
    "not-coexistence: [{by: us}]": "not-coexistence takes two patterns",
    "reviewed: maybe, absence: {event: {by: us}}": "reviewed takes true or false",
    "sources: 0, absence: {event: {by: us}}": "sources: 0 asks for nothing",
    "wording: {issue: fish, by: us}": "wording says neither what to use nor what not",
    "nothing: {event: {by: us}}": "a rule has no key `nothing`",
    "from: 2021-01-01": "the rule has no template",
}


@pytest.mark.parametrize("text", BAD)
def test_a_bad_file_is_one_error_with_line_and_column(text):
    with pytest.raises(BadPolicy) as caught:
        parse_policy(text.encode(), "p.yaml")
    assert str(caught.value).startswith(f"p.yaml:{BAD[text]}")
    assert caught.value.remedy


@pytest.mark.parametrize("rule", BAD_RULES)
def test_a_bad_rule_is_told_at_its_place(rule):
    with pytest.raises(BadPolicy) as caught:
        parse_policy(f"{HEAD}rules:\n  - {{id: a, stated: b, {rule}}}\n".encode(), "p.yaml")
    assert BAD_RULES[rule] in str(caught.value)
    assert caught.value.where.startswith("p.yaml:5:")


def test_precedence_in_a_circle_names_the_rules():
    def rule(name: str, before: str, event: str) -> str:
        return f"  - {{id: {name}, stated: s, precedence: {{before: {{by: {before}}}, event: {{by: {event}}}}}}}\n"

    with pytest.raises(BadPolicy, match="precedence in a circle: 'a', 'b'"):
        parse_policy(f"{HEAD}rules:\n{rule('a', 'us', 'them')}{rule('b', 'them', 'us')}".encode())


def test_a_rule_is_named_once():
    rule = "  - {id: a, stated: s, absence: {event: {by: us}}}\n"
    with pytest.raises(BadPolicy, match="a rule is called 'a' already"):
        parse_policy(f"{HEAD}rules:\n{rule}{rule}".encode())


def test_ten_megabytes_and_what_is_no_text_are_refused_at_once(tmp_path):
    huge = tmp_path / "huge.yaml"
    huge.write_bytes(b"policy: x\n" + b"# filler line\n" * 750_000)
    with pytest.raises(BadPolicy, match=r"huge\.yaml:\d+:\d+: the file goes on beyond 256 KiB"):
        read_policy(str(huge))
    with pytest.raises(BadPolicy, match=r":2:3: the file is not UTF-8"):
        parse_policy(b"policy: x\nab\xff")
    with pytest.raises(UnreadableInput):
        read_policy(str(tmp_path / "none.yaml"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.parent.name)
def test_the_samples_are_read_and_follow_the_published_schema(path):
    assert read_policy(str(path)).rules
    jsonschema.validate(_plain(path), policy_schema())


def _plain(path):
    """The file with days as words, as editors see them."""

    class Days(yaml.SafeLoader):
        yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's name and shape
            first: [(tag, shape) for tag, shape in found if tag != "tag:yaml.org,2002:timestamp"]
            for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
        }

    return yaml.load(path.read_text(encoding="utf-8"), Loader=Days)  # noqa: S506 - a safe loader


def test_the_published_schema_is_current():
    published = (ROOT / "docs" / "policy.schema.json").read_bytes()
    assert published == json_value_bytes(policy_schema()), "run `make docs`"


def test_a_started_policy_can_be_checked_as_it_stands():
    case = Case()
    case.report("Norland wrote to Sweland about the fish trade.", "2021-03-12").contact("Norland", "Sweland")
    text = new_policy(case.docket(), {"trade: goods": ["trade", "yes"], "fish": ["fish"]})
    policy = parse_policy(text.encode())
    assert set(policy.parties.values()) >= {("NOR",), ("SWE",)}
    assert policy.issues["fish"] == ("fish",)
