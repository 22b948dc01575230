"""Cues: the words that introduce somebody's words, each with the mention that is its source.

"Quill, who chairs the board, said on Monday that": the cue is "said" and its source "Quill", found
by walking left from the verb over adverbs, auxiliaries, appositions, relatives and prepositional
phrases. Nothing here looks at quotations; the same cues serve indirect speech.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from .document import Paragraph
from .lexicon.en.cues import LISTENER_VERBS
from .mentions import BODY, NAME, PRONOUN, ROLE, THING, Mention
from .verbs import VERBS

ACCORDING, NOUN = "according", "noun"
CUES = re.compile(r"[SBGAL]")
MARKS = re.compile(r"[SBGAL.]")  # tags of cues, and the ends of sentences
LOOK_BACK = 24  # mentions, or cues, that are gone back over
CLAUSE = 60  # tokens within which a verb finds a subject that it shares
REACH = 30  # tokens that an apposition or a relative clause may hold
CLIMB = 4  # prepositional phrases that may hang on a source ("the head of the office of ...")


@dataclass(slots=True)
class Cue:
    """A cue at token `at` of a paragraph.

    `base` is the verb ("say"), `strength` its class in the lexicon, `tag` its form; `source` is
    the mention that it belongs to and `link` the way that was found, None and "" when there is
    none.
    """

    at: int
    base: str
    strength: str
    tag: str
    source: Mention | None = None
    link: str = ""
    length: int = 1


class CueFinder:
    """Finds the cues of one paragraph and the source of each."""

    def __init__(self, paragraph: Paragraph, mentions: list[Mention]):
        self.paragraph, self.mentions = paragraph, mentions
        self.tags = paragraph.tags
        self.cues: list[Cue] = []
        self.sources: set[int] = set()  # of the finite verbs so far

    def find(self) -> list[Cue]:
        """The cues in order."""
        if not CUES.search(self.tags):
            return self.cues
        self.ending = {mention.last: mention for mention in self.mentions}
        self.starting = {mention.first: mention for mention in self.mentions}
        self.firsts = [mention.first for mention in self.mentions]
        waiting: list[Cue] = []  # participles that open a sentence: their source comes later
        for found in MARKS.finditer(self.tags):
            cue = self._cue(found.start(), found[0]) if found[0] != "." else None
            if cue is not None:
                self._add(cue, waiting)
            elif found[0] == ".":
                waiting.clear()
        return self.cues

    def _add(self, cue: Cue, waiting: list[Cue]) -> None:
        self.cues.append(cue)
        if cue.source is None:
            if cue.tag == "G":
                waiting.append(cue)
        elif cue.tag in "SB":
            self.sources.add(id(cue.source))
            self._give(waiting, cue)
            waiting.clear()

    @staticmethod
    def _give(waiting: list[Cue], cue: Cue) -> None:
        """ "Reiterating that ..., Quill said": the participle has the source of the verb."""
        for earlier in waiting:
            earlier.source, earlier.link = cue.source, "fronted"

    def _cue(self, at: int, tag: str) -> Cue | None:
        if tag == "A":
            return self._according(at)
        if tag == "L":
            return self._noun(at)
        verb = VERBS.get(self.paragraph.words[at].lower())
        if verb is None or self._is_noun(at):
            return None
        cue = Cue(at, verb.base, verb.strength, tag)
        if tag == "G":
            self._participle(cue)
        else:
            self._finite(cue)
        return cue

    def _finite(self, cue: Cue) -> None:
        """The subject right after a verb that follows a quotation, else left of it, else right."""
        after = self._right(cue.at, cue.base)
        if after is not None and self._follows_quotation(cue.at):
            cue.source, cue.link = after, "inverted"
            return
        cue.source, cue.link = self._left(cue.at)
        if cue.source is None and after is not None:
            cue.source, cue.link = after, "inverted"

    def _is_noun(self, at: int) -> bool:
        """Whether a form like "reports" is a plural noun: "Eastern reports of", "the claims"."""
        word = self.paragraph.words[at].lower()
        if not word.endswith("s") or self.tags[at] != "S":
            return False
        before = self.tags[at - 1 : at] if at else ""
        after = self.tags[at + 1 : at + 2]
        return after == "o" or (before != "" and before in "DaVSGI'o#" and after not in ("H", ":"))

    def _according(self, at: int) -> Cue | None:
        """ "according to Quill"."""
        if self.tags[at + 1 : at + 2] != "t":
            return None
        source = self.starting.get(at + 2)
        return Cue(at, ACCORDING, ACCORDING, "A", source, "according" if source else "", 2)

    def _noun(self, at: int) -> Cue | None:
        """ "a statement by Quill that", "Quill's warning that", "her words"."""
        cue = Cue(at, self.paragraph.words[at].lower(), NOUN, "L")
        if self.tags[at + 1 : at + 2] == "b" or self.paragraph.words[at + 1 : at + 2] == ["from"]:
            cue.source, cue.link = self.starting.get(at + 2), "noun by"
        else:
            start = at - 1
            while start > at - 4 and start > 0 and self.tags[start] in "aNxd#":
                start -= 1
            if self.tags[start] == "'" and start >= 0:
                cue.source, cue.link = self.ending.get(start), "noun of"
        if cue.source is None:
            cue.link = ""
        return cue

    def _participle(self, cue: Cue) -> None:
        """ "Quill declined, adding that": the source of the last cue, or the subject, or beside."""
        before = self.tags[cue.at - 1 : cue.at] if cue.at else ""
        beside = self.ending.get(cue.at)
        if beside is not None and beside.kind != THING and self._stands_apart(beside):
            cue.source, cue.link = beside, "absolute"
            return
        for earlier in reversed(self.cues[-LOOK_BACK:]):
            if cue.at - earlier.at > CLAUSE or "." in self.tags[earlier.at : cue.at]:
                break
            if earlier.source is not None and earlier.strength != NOUN:
                cue.source, cue.link = earlier.source, "participle"
                return
        if before and before not in ".,EZ-:(":
            cue.source, cue.link = self._left(cue.at)
        elif before == ",":
            cue.source = self.subject(cue.at)
            cue.link = "subject" if cue.source else ""

    def _stands_apart(self, mention: Mention) -> bool:
        """ "with Quill saying", ", Quill adding": a clause of its own."""
        before = self.paragraph.words[mention.first - 1].lower() if mention.first else ","
        return before in ("with", ",", ";")

    def subject(self, at: int) -> Mention | None:
        """The first mention of the sentence of token `at` that is followed by a verb."""
        initials = self.paragraph.initials
        start = initials[max(bisect_right(initials, at) - 1, 0)] if initials else 0
        index = bisect_left(self.firsts, start)
        for mention in self.mentions[index : index + LOOK_BACK]:
            if mention.last >= at:
                break
            before = self.tags[mention.first - 1] if mention.first else ""
            if self.tags[mention.last] in "SUVBrw," and (not before or before not in "IotbSV"):
                return mention
        return None

    def _left(self, at: int) -> tuple[Mention | None, str]:
        """The subject to the left of the verb at `at`, and how it was reached."""
        tags, i = self.tags, at - 1
        while i >= 0 and tags[i] in "rU":
            i -= 1
        if i > 0 and tags[i] == "t" and tags[i - 1] in "SVBUx":  # "went on to say"
            i -= 1
            while i >= 0 and tags[i] in "rUSVBIx":
                i -= 1
        if i < 0:
            return None, ""
        tag = tags[i]
        if i + 1 in self.ending:
            found = self._outside(self._climb(self.ending[i + 1]))
            return found, "relative" if tag == "w" else "subject"
        if tag == ",":
            return self._over_comma(i)
        if tag in ")-":
            return self._over_bracket(i, "(" if tag == ")" else "-")
        if tag == "C":
            return self._conjoined(i)
        return self._near(i)

    def _climb(self, mention: Mention) -> Mention:
        """From "the board" in "a spokesman for the board said" to "a spokesman"."""
        for _ in range(CLIMB):
            if mention.first < 2:
                return mention
            before = self.tags[mention.first - 1]
            if before == "C":  # "Quill of the Globe and Mail"
                left = self.ending.get(mention.first - 1)
                if left is not None and left.first and self.tags[left.first - 1] in "Io":
                    mention, before = left, self.tags[left.first - 1]
            if before not in "Io":
                return mention
            above = self.ending.get(mention.first - 1)
            if above is None or above.kind == PRONOUN:
                return mention
            mention = above
        return mention

    def _over_comma(self, comma: int) -> tuple[Mention | None, str]:
        """ "Quill, who chairs the board, said": the mention before the opening comma."""
        name = self.ending.get(comma)
        if name is not None and name.kind == NAME and self.tags[name.first - 1 : name.first] == ",":
            above = self.ending.get(name.first - 1)
            if above is not None and self._climb(above).kind == ROLE:
                return name, "apposition"  # "The head of the board, Ada Quill, said"
        i = comma - 1
        while i > 0 and comma - i < REACH and self.tags[i] not in ".;:QE":
            if self.tags[i] == "," and i in self.ending:
                mention = self._named(self._climb(self.ending[i]))
                if mention.kind in (NAME, ROLE, BODY, PRONOUN) and not self._is_object(mention):
                    return mention, "apposition"
            i -= 1
        if comma in self.ending and self.ending[comma].kind == NAME:
            return self.ending[comma], "comma"
        return None, ""

    def _named(self, mention: Mention) -> Mention:
        """From "a baker from Norland" back to "Ada Quill, a baker from Norland, said"."""
        for _ in range(2):
            above = self.ending.get(mention.first - 1)
            if above is None or above.kind != NAME or self.tags[mention.first - 1] != ",":
                break
            mention = above
        return mention

    def _is_object(self, mention: Mention) -> bool:
        """Whether a verb stands right before: "who chairs the board"."""
        return mention.first > 0 and self.tags[mention.first - 1] in "UVSBG"

    def _outside(self, mention: Mention) -> Mention:
        """From "the board" in "critics who praised the board said" out to "critics"."""
        if not self._is_object(mention):
            return mention
        low = max(mention.first - REACH, 0)
        relative = max(self.tags.rfind("w", low, mention.first), -1)
        if relative < 0 or set(self.tags[relative : mention.first]) & set(",.;:QE"):
            return mention
        above = self.ending.get(relative)
        return self._climb(above) if above else mention

    def _over_bracket(self, closing: int, opener: str) -> tuple[Mention | None, str]:
        """ "Quill (D-Ohio) said", "Quill — the elder — said"."""
        i = closing - 1
        while i > 0 and closing - i < REACH and self.tags[i] not in ".QE":
            if self.tags[i] == opener:
                before = i - 1 if self.tags[i - 1] == "," else i
                found = self.ending.get(before)
                return (self._climb(found), "apposition") if found else (None, "")
            i -= 1
        return None, ""

    def _conjoined(self, at: int) -> tuple[Mention | None, str]:
        """The subject of the verb before: "Quill praised the board and said"."""
        index = bisect_left(self.firsts, at)
        for mention in reversed(self.mentions[max(index - LOOK_BACK, 0) : index]):
            if mention.last < at - CLAUSE or "." in self.tags[mention.last : at]:
                break
            if id(mention) in self.sources or self._governs(mention):
                return mention, "conjoined"
        return None, ""

    def _governs(self, mention: Mention) -> bool:
        """Whether a verb follows the mention, and no preposition stands before it."""
        before = self.tags[mention.first - 1] if mention.first else ""
        after = self.tags[mention.last : mention.last + 1]
        return after != "" and after in "SUVBr" and (not before or before not in "IotbSV")

    def _near(self, i: int) -> tuple[Mention | None, str]:
        """ "Quill on Monday said": a mention within a few words, nothing else in between."""
        low = max(i - 6, 0)
        while i >= low and self.tags[i] in "dI#Dxr'ao":
            if i + 1 in self.ending and self.ending[i + 1].kind != THING:
                mention = self._climb(self.ending[i + 1])
                return mention, "near"
            i -= 1
        if i >= low and i + 1 in self.ending:
            return self._climb(self.ending[i + 1]), "near"
        return None, ""

    def _follows_quotation(self, at: int) -> bool:
        """Whether the verb stands behind a quotation: “...,” said Quill."""
        before = self.tags[max(at - 2, 0) : at]
        return before[-1:] in ("Q", "E") or before in ("Q,", "E,")

    def _right(self, at: int, base: str) -> Mention | None:
        """The mention straight after the verb, where the verb may stand before its subject."""
        if base in LISTENER_VERBS or self.tags[at] not in "SB":
            return None
        i = at + 1
        while i < len(self.tags) and self.tags[i] in "r":
            i += 1
        found = self.starting.get(i)
        before = self.tags[at - 1] if at else "."
        if found is None or before not in "QE,.":
            return None
        return found
