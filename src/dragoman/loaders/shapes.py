"""What a single paragraph is by its own shape and words, whatever stands around it."""

from __future__ import annotations

import re

from dragoman.loaders.datelines import UPPER, date_line
from dragoman.loaders.days import MONTH, WEEKDAY
from dragoman.loaders.furniture import furniture
from dragoman.record.document import PartName

LONGEST = 700
"""Characters; what is longer is running text."""

SHORT_LINE = 12
LONG_LINE = 60
HEADLINE = 25
TITLE = 20
QUESTION_WORDS = 15
"""Words."""

NUMBER = r"(?:\d{1,2}[.)] ?|[-*•–] ?)?"
URL = re.compile(r"(?:https?://|www\.)\S+")
COPYRIGHT = re.compile(r"(?:©|\(c\) ?\d{4}|copyright (?:©|\(c\)|\d{4}))|all rights reserved", re.IGNORECASE)
AGENCY_INITIALS = re.compile(r"[a-z]{2,3}(?:/[a-z]{2,4}){1,2}(?: \([^()]{2,60}\))?|[a-z]{2,3} \([^()]{2,60}\)")
FOLLOW = re.compile(
    rf"follow (?:@?[{UPPER}]?[\w.]+ ){{1,4}}on (?:twitter|facebook|instagram|telegram|youtube|threads|bluesky|x)\b",
    re.IGNORECASE,
)
ASKED_TO_PAY = re.compile(
    r"(?:to|want to) (?:continue|keep|go on|read)\b.*\b(?:log in|sign in|sign up|subscri|register|create an account)"
)
SEPARATORS = re.compile(r" ?[|›»•·] ?")
ADDRESSED = re.compile(r"\b(?:we|our|you|your)\b", re.IGNORECASE)
QUOTED = re.compile(r"[\"“”]")

SOURCE = rf"[{UPPER}][\w .,&'’-]{{0,40}}"
SCREEN = r"Screenshot|screenshot|Screengrab|screengrab"
PICTURE = r"[Pp]hoto(?:graph)?|PHOTO|[Ii]mage|[Pp]icture"
CREDIT_IN_BRACKETS = re.compile(
    rf"(?:\({SOURCE}/ ?{SOURCE}(?:/ ?{SOURCE})?\)"
    rf"|[(\[](?:(?:[Ff]ile )?(?:{PICTURE}|{SCREEN}|Courtesy|Credit|Handout)\b[^()\[\]]{{0,120}}"
    rf"|{SOURCE} (?:(?:[Ff]ile |[Pp]ool )?(?:[Pp]hoto|[Ii]mage|[Pp]icture))(?: by [^()]{{0,60}})?)[)\]])$"
)
CREDIT_AT_END = re.compile(
    rf"(?:Image|Photo|Photograph|Picture|Credit)(?: [Cc]redit| by)?s?: ?(?:© ?)?{SOURCE}[^!?]{{0,60}}$"
)
CAPTION_OPENING = re.compile(
    r"[\[(]?(?:(?:FILE|File)(?: (?:PHOTO|[Pp]hoto|[Pp]icture|[Ii]mage))? ?[-–—:]"
    r"|(?:Photo|PHOTO|Picture|Image|Screenshot|Screen ?grab|Graphic)"
    r"(?: (?:taken|captured|provided|by|courtesy|credit|from)\b|:)"
    r"|Photo shows\b|The captured image\b"
    r"|(?:In )?[Tt]his (?:[\w.,]+ ){0,5}(?:photo|photograph|image|picture|screenshot|frame grab|handout)\b"
    r".{0,80}?\b(?:shows?|taken|provided|released|made|captured)\b)"
)
PICTURE_NOTE = re.compile(rf"[\[(](?:File )?(?:{PICTURE})\b[^\])]*[\])]")

BYLINE = re.compile(r"(?:By|BY|Reported by|Reporting by|Story by|Written by|Analysis by|Text by):? (?P<names>.+)")
NAME = rf"(?:[{UPPER}][\w.'’-]*|al|ben|bin|da|de|del|den|der|di|du|el|la|le|ten|van|von)"
NAME_AND_PLACE = re.compile(
    rf"[{UPPER}][\w'’-]+(?: [{UPPER}][\w.'’-]*){{1,2}} in [{UPPER}][\w'’-]+(?: [{UPPER}][\w'’-]+)?"
)
SMALL_WORDS = {"and", "in", "at", "for", "of", "the", "with", "on", "to", "&", "|", "-"}
CALENDAR = re.compile(rf"(?:{WEEKDAY}|{MONTH})(?:\W|$)")

FULL_STOP = re.compile(r"[.!?:;,…][\"'”’»)\]]*(?:\[\d+\])*$")
ABBREVIATED = re.compile(r"\b(?:[A-Z]\.){2,}$")
QUESTION = re.compile(r"\?[\"'”’]?$")
ITEM = re.compile(r"(?:[-*•–]|\(?\d{1,3}[.)]|\([a-z]{1,3}\)|[a-z]\))\s")
TURN = re.compile(rf"(?:Q|A|[{UPPER}][{UPPER}.'’ -]{{1,40}})(?: ?\([^()]{{1,60}}\))?:(?:\s+|$)")


UN_MARKING = re.compile(
    r"(?:United Nations )?(?:A|E|S|ST|CD|CCPR|CERD|DP|TD|UNEP)(?:/[A-Z\d][\w.*-]*){1,6}(?: \((?:1[89]|2[01])\d\d\))?"
    r"|United Nations"
    r"|Distr\.: ?(?:General|Limited|Restricted)|Original: ?(?:Arabic|Chinese|English|French|Russian|Spanish)"
    r"|\d\d-\d{5} \([A-Z]\)(?: [\d ]+)?|\*\d{7}\*|Please recycle\W*"
)
"""What stands around a paper of the United Nations: its symbol, its distribution, the number of its print."""


UN_LETTER = re.compile(
    rf"(?:Identical letters|Letter|Note verbale) dated (?P<day>\d{{1,2}} {MONTH} (?:19|20)\d\d)"
    r" (?:from|addressed)\b.{10,}"
)
"""The title of a letter that is circulated as a paper of the United Nations, and its day."""


def shape(line: str) -> PartName | None:
    """Furniture, caption, byline or date line, by its own words; None for what may be headline or body.

    `line` is a paragraph on one line with single spaces.
    """
    if len(line) > LONGEST:
        return None
    words = line.split()
    if is_furniture(line, words):
        return "boilerplate"
    if is_caption(line, words):
        return "caption"
    if is_byline(line):
        return "byline"
    if UN_LETTER.fullmatch(line):
        return "headline"
    return "dateline" if date_line(line) else None


def is_furniture(line: str, words: list[str]) -> bool:
    """Skip links, menus, share buttons, banners, copyright lines, bare addresses, desk initials."""
    known = furniture()
    lowered = re.sub(rf"^{NUMBER}", "", line.lower())
    bare = lowered.strip(" .:!>»›[]()-–—")
    if bare in known.lines or bare in known.other_articles or URL.fullmatch(line) or AGENCY_INITIALS.fullmatch(line):
        return True
    if UN_MARKING.fullmatch(line) or (len(words) <= 2 * SHORT_LINE and ASKED_TO_PAY.match(lowered)):
        return True
    if len(words) <= SHORT_LINE and (lowered.startswith(known.openings) or FOLLOW.match(lowered)):
        return True
    if len(words) > LONG_LINE or QUOTED.search(line):
        return False
    if COPYRIGHT.match(line) or (COPYRIGHT.search(line) and len(words) <= 2 * SHORT_LINE):
        return True
    return _is_menu(line) or bool(known.notices.search(lowered) and ADDRESSED.search(line))


def _is_menu(line: str) -> bool:
    words = line.lower().split()
    if len(words) > 1 and all(word in furniture().menu for word in words):
        return True
    pieces = [piece for piece in SEPARATORS.split(line) if piece]
    return len(pieces) > 2 and all(len(p) <= 30 and len(p.split()) <= 4 and p[-1] not in ".!?" for p in pieces)


def is_caption(line: str, words: list[str]) -> bool:
    """A picture's legend, known by its credit or by how it opens."""
    if len(words) > 2 * LONG_LINE:
        return False
    if CAPTION_OPENING.match(line) or PICTURE_NOTE.fullmatch(line) or CREDIT_AT_END.search(line[-160:]):
        return True
    credit = CREDIT_IN_BRACKETS.search(line[-200:])
    if credit is None:
        return False
    # Behind a finished sentence, or a fragment: a poll named at the end of a sentence has its full stop behind it.
    legend = line[: len(line) - len(credit[0])].rstrip()
    return not legend or FULL_STOP.search(legend) is not None or ". " not in legend


def is_byline(line: str) -> bool:
    """Whether the line says who wrote it: "By Jane Roe and Kim Su-mi, Harbour Wire"."""
    found = BYLINE.fullmatch(line)
    if found is None or CALENDAR.match(found["names"]):
        return False
    words = re.split(r"[ ,]+", found["names"].strip(" ."))
    if len(words) > HEADLINE - 10 or not words[0][:1].isupper():
        return False
    named = sum(re.fullmatch(NAME, word) is not None for word in words)
    return named + sum(word in SMALL_WORDS for word in words) == len(words) and (line[-1] != "." or named == len(words))


def is_running(line: str) -> bool:
    """Whether the line reads as running text: a sentence, an item of a list, a turn of speech, or simply long."""
    if len(line) > LONGEST or ITEM.match(line) or is_turn(line):
        return True
    if len(line.split()) > (QUESTION_WORDS if is_question(line) else HEADLINE):
        return True
    abbreviated = ABBREVIATED.search(line) is not None and len(line.split()) <= SHORT_LINE - 4
    return FULL_STOP.search(line) is not None and not is_question(line) and not abbreviated


def is_turn(line: str) -> bool:
    """Whether somebody begins to speak: "QUESTION: ...", "MS. ROE: ..."."""
    if not TURN.match(line[:120]):
        return False
    return line.split(":", maxsplit=1)[0] not in furniture().labels


def is_title_case(line: str) -> bool:
    """Whether nearly all longer words are capitalised, as in headlines that end in a full stop."""
    longer = [word for word in re.findall(r"[^\W\d_][\w'’-]*", line) if len(word) > 3]
    sentences = len(re.findall(r"[.!?] [A-Z]", re.sub(r"\b(?:[A-Z]\.)+", "", line)))
    capitals = sum(word[0].isupper() for word in longer)
    return len(longer) > 2 and sentences == 0 and capitals >= 0.8 * len(longer)


def is_question(line: str) -> bool:
    """Whether the line is a question and nothing quoted."""
    return QUESTION.search(line) is not None and not QUOTED.search(line)
