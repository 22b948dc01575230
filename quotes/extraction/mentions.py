"""Mentions: the noun phrases of a paragraph that could be somebody who speaks.

A small chunker over the tags. It finds names ("Gen. Ada Quill"), pronouns ("she"), descriptions
with a noun for a person or body at their head ("a senior official", "the board"), and, last, any
other noun phrase with a determiner ("the poll"), which speaks only where a cue says so.
"""

import re
from dataclasses import dataclass

from .document import Paragraph
from .lexicon.en import names, roles

NAME, PRONOUN, ROLE, BODY, THING = "name", "pronoun", "role", "body", "thing"

# Repeats are bounded, so that no pattern can go over the same tags again and again. The first line
# passes over the tags that begin no mention, before each alternative is tried in vain.
MENTION = re.compile(
    r"(?=[NTDRaxOd#gPMw])(?:"
    r"(?P<name>(?:N{1,4}(?=T{1,4}N))?T{0,4}N(?:k{0,2}N){0,7})(?!'[xaNRO])"
    r"|(?P<the>DT{0,4}N(?:k{0,2}N){0,7})(?![NTxaRO'#-])"
    r"|(?P<owned>(?:D?[TNRax]{0,5}[NRTOd]|[D#x])'(?:[xaNgVT#-]){0,5}[RO](?:[xaT]?[RO]){0,2})"
    r"|(?P<title>D?T{1,3})(?![NR'])"
    r"|(?P<head>[D#](?:[xaNVgd#RrLT-]|'){0,6}?[RO](?:[xNT]?[RO]){0,2}(?![RON]))"
    r"|(?P<bare>[aNg#x]{0,3}?[RO](?:[RO]){0,2})"
    r"|(?P<pronoun>[PMw])"
    r"|(?P<some>[D#](?=[rU]{0,2}[SB]))"
    r"|(?P<thing>[D#][xaNg#]{0,5}[xLN])"
    r"|(?P<whose>N'))"
)


@dataclass(slots=True)
class Mention:
    """A noun phrase: tokens [first, last) of a paragraph, its kind and the token of its head."""

    paragraph: Paragraph
    first: int
    last: int
    kind: str
    number: int = 0  # its place among the mentions of the paragraph

    @property
    def words(self) -> list[str]:
        """The words of the mention, as printed."""
        return self.paragraph.words[self.first : self.last]

    @property
    def head(self) -> str:
        """The last word: the surname of a name, the head noun of a description."""
        return self.paragraph.words[self.last - 1]

    @property
    def span(self) -> tuple[int, int]:
        """Where the mention stands in the text."""
        return self.paragraph.span(self.first, self.last)


SHORTEST_CUT = 3  # words in a name of which the first may belong to a role before it
GIVEN = names.MALE | names.FEMALE
KINDS = {
    "name": NAME, "the": NAME, "whose": NAME, "pronoun": PRONOUN, "title": ROLE, "thing": THING,
}  # fmt: skip


def find_mentions(paragraph: Paragraph) -> list[Mention]:
    """The mentions of a paragraph, in order, none inside another.

    "Foreign Ministry spokeswoman Ada Quill told reporters" gives the description "Foreign Ministry
    spokeswoman" and the name "Ada Quill" as two mentions that touch.
    """
    tags = paragraph.tags
    mentions: list[Mention] = []
    for found in MENTION.finditer(tags):
        group = found.lastgroup
        first, last = found.span()
        kind = KINDS.get(group) or (ROLE if tags[last - 1] == "R" else BODY)
        if kind == NAME:
            if group == "whose":
                last -= 1
            elif last - first >= SHORTEST_CUT:
                cut = _cut(paragraph, first, last)
                if cut > first:
                    mentions.append(Mention(paragraph, first, cut, NAME, len(mentions)))
                    first = cut
        mentions.append(Mention(paragraph, first, last, kind, len(mentions)))
    return mentions


def _cut(paragraph: Paragraph, first: int, last: int) -> int:
    """Where a name begins that touches the place or body of its role; `first` if nowhere.

    "head of the Harbour Council | Ada Quill", "Governor of Norland | Ada Quill".
    """
    if paragraph.tags[max(first - 1, 0)] not in "oDR":
        return first
    spoken = [word.lower() for word in paragraph.words[first:last]]
    if spoken[-1] in roles.BODY_NAMES or spoken[-1] in roles.STATES:
        return first
    for cut in range(len(spoken) - 2, 0, -1):
        if spoken[cut - 1] in roles.BODY_NAMES or spoken[cut - 1] in roles.STATES:
            return first + cut
    titled = paragraph.tags[max(first - 2, 0)] in "TR"
    return first + 1 if len(spoken) == 3 and (titled or spoken[0] in PORTFOLIOS) else first


PORTFOLIOS = frozenset(
    "state defense defence education treasury labor labour commerce energy justice finance health "
    "transport agriculture interior homeland parliament staff culture environment".split()
)


def is_body_name(words: list[str]) -> bool:
    """Whether a name is that of a body: a ministry, a paper, a state.

    >>> is_body_name(["State", "Department"]), is_body_name(["Ada", "Quill"])
    (True, False)
    """
    last = words[-1].lower()
    if len(words) == 1 and words[0].isupper() and 1 < len(last) < 7:
        return True  # "HNA"
    if len(words) > 1 and words[0].lower() in GIVEN:  # "Jordan Guardian" is somebody
        return False
    return last in roles.BODY_NAMES or last in roles.STATES or words[0].lower() in roles.STATES
