"""How a statement becomes a sentence. Each example: text, source, cue, words, subject, the sentence."""

import pytest

from dragoman.outputs.wording import finite, telling, tells_truly

OWN_SENTENCES = [
    ("Envoy Lind said the talks would resume in May.", "Envoy Lind", "said", "the talks would resume in May",
     "Ana Lind said the talks would resume in May."),
    ("She told reporters on Monday that no date was set.", "She", "told", "that no date was set",
     "Ana Lind told reporters on Monday that no date was set."),
    ("Lind, the ministry's envoy, has urged all sides to wait.", "Lind", "has urged", "all sides to wait",
     "Ana Lind, the ministry's envoy, has urged all sides to wait."),
    ("Lind, who said that time was short, left early.", "Lind", "said", "that time was short",
     "Ana Lind said that time was short."),
    ("The head of the mission, Lind, called on both to stop.", "Lind", "called on", "both to stop",
     "Ana Lind called on both to stop."),
]  # fmt: skip

TEMPLATES = [
    ("The talks would resume in May, Lind said.", "Lind", "said", "The talks would resume in May",
     "The talks would resume in May, Ana Lind said."),
    ("The talks are over, according to Lind.", "Lind", "according to", "The talks are over",
     "The talks are over, according to Ana Lind."),
    ("According to Lind, the talks are over.", "Lind", "According to", "the talks are over",
     "According to Ana Lind, the talks are over."),
    ("The Courier, citing Lind, wrote that the talks are over.", "Lind", "citing", "that the talks are over",
     "According to Ana Lind, the talks are over."),
    ("Lind spoke, adding that no date was set.", "Lind", "adding", "that no date was set",
     "Ana Lind spoke, adding that no date was set."),
    ("Lind, adding that no date was set, left.", "Lind", "adding", "that no date was set",
     "Ana Lind added that no date was set."),
    ("Lind's claim that the talks are over was doubted.", "Lind's", "claim", "that the talks are over",
     "Ana Lind, as reported — “that the talks are over”."),
    ("We heard Lind announce that the talks are over.", "Lind", "announce", "that the talks are over",
     "Ana Lind, as reported — “that the talks are over”."),
]  # fmt: skip


@pytest.mark.parametrize("example", OWN_SENTENCES + TEMPLATES)
def test_indirect_words_read_as_english(a_document, a_statement, example):
    text, source, cue, words, sentence = example
    document = a_document(text)
    runs = telling(a_statement(document, source, cue, words), "Ana Lind", text, 200)
    assert "".join(run.text for run in runs) == sentence


@pytest.mark.parametrize(
    "example",
    [
        ("“We will wait,” Lind said.", "Lind", "said", "“We will wait,”", "Ana Lind said: “We will wait.”"),
        ('Lind told a briefing: "We will wait."', "Lind", "told", '"We will wait."',
         "Ana Lind told a briefing: “We will wait.”"),
        ('"Will you wait?" she asked.', "she", "asked", '"Will you wait?"', "Ana Lind asked: “Will you wait?”"),
        ('"They said \'soon\' and "later" to us," Lind said.', "Lind", "said",
         '"They said \'soon\' and "later" to us,"',
         "Ana Lind said: “They said 'soon' and ‘later’ to us.”"),
        ("LIND: We will wait.", "LIND", None, "We will wait.", "Ana Lind: “We will wait.”"),
        ("We, he went on, will wait.", "We", None, "will wait.", "Ana Lind: “will wait.”"),
    ],
)  # fmt: skip
def test_quotations_are_quoted_once(a_document, a_statement, example):
    text, source, cue, words, sentence = example
    document = a_document(text)
    runs = telling(a_statement(document, source, cue, words, mode="direct"), "Ana Lind", text, 200)
    assert "".join(run.text for run in runs) == sentence


def test_an_interrupted_quotation_is_put_together(a_document, a_statement):
    document = a_document('"Waiting is no delay," Lind said. "It is the first step."')
    said = a_statement(document, "Lind", "said", '"Waiting is no delay,"', '"It is the first step."', mode="direct")
    runs = telling(said, "Ana Lind", document.text, 200)
    assert "".join(r.text for r in runs) == "Ana Lind said: “Waiting is no delay. It is the first step.”"


def test_a_paraphrase_is_never_passed_off_as_a_quotation(a_document, a_statement):
    document = a_document("His denial of any such meeting was firm.")
    said = a_statement(document, "His", "denial", "of any such meeting", force="deny")
    assert "".join(r.text for r in telling(said, "Oslo", document.text, 200)) == (
        "Oslo, denying, as reported — “of any such meeting”."
    )


def test_a_negated_statement_is_told_only_with_its_not(a_document, a_statement):
    document = a_document("Lind did not say that talks had failed.")
    said = a_statement(document, "Lind", "say", "that talks had failed", negated=True)
    assert tells_truly(said, document.text)
    runs = telling(said, "Ana Lind", document.text, 200)
    assert "".join(r.text for r in runs) == "Ana Lind did not say that talks had failed."
    assert not tells_truly(a_statement(document, None, "say", "that talks had failed", negated=True), document.text)


def test_long_words_are_cut_and_say_so(a_document, a_statement):
    text = "Lind said that " + "the road is long and " * 20 + "steep."
    document = a_document(text)
    runs = telling(a_statement(document, "Lind", "said", text[10:-1]), "Ana Lind", text, 60)
    assert "".join(r.text for r in runs).endswith(" …")
    assert sum(len(r.text) for r in runs) < 85


@pytest.mark.parametrize(
    ("cue", "verb"),
    [("saying", "said"), ("told", "said"), ("warned", "warned"), ("denying", "denied"), ("has urged", "has urged"),
     ("noting", "noted"), ("claim", None), ("to say", None), ("according to", None), (":", None), ("", None)],
)  # fmt: skip
def test_only_verbs_follow_a_name(cue, verb):
    assert finite(cue) == verb


def test_a_description_is_small_inside_a_sentence(a_document, a_statement):
    document = a_document("The road is open, according to one envoy.")
    said = a_statement(document, "one envoy", "according to", "The road is open")
    runs = telling(said, "One envoy", document.text, 200)
    assert "".join(r.text for r in runs) == "The road is open, according to one envoy."
