"""What stands between marks and yet is nobody's words, and what is not the article at all."""

import re

from .lexicon.en import roles
from .marks import Marked

# Lines of the page around an article: forms, menus, counters.
FURNITURE = re.compile(
    r"(?:leave a (?:reply|comment)|your e-?mail address|required fields|sign up (?:for|to)|"
    r"get e-?mail updates|subscribe|follow us|share (?:this|on)|click here|read more|"
    r"continue reading|related (?:news|articles|stories|posts|topics)|advertisement|comments?$|"
    r"please wait|add to favorites|log ?in|all rights reserved|copyright|sources?:|"
    r"posted (?:by|in)|"
    r"filed under|tags?:|find .{1,30} on your tv|facebook|twitter|newsletter|photo(?:graph)? by|"
    r"image(?:\s|:)|loading|print this|e-?mail this|cookie)",
    re.IGNORECASE,
)
TAG = re.compile(r"</?[a-z][a-z0-9]{0,10}(?:\s[^<>]{0,200})?/?>", re.IGNORECASE)
DETERMINER = re.compile(r"(?:^|[\s(])(?:a|an|the|one|some|several|two|unnamed|another)\s$", re.I)
NAME_END = re.compile(r"[A-Z][\w.’'-]{0,30}\s$")
NAME_START = re.compile(r"\s[A-Z]\w")
LONG = 6  # words in a label at most


def is_furniture(line: str) -> bool:
    """Whether a line belongs to the page and not to the article ("Leave a Reply")."""
    return bool(FURNITURE.match(line.strip()[:200]))


def is_label(text: str, marked: Marked) -> bool:
    """Whether the marks stand around a description of a source, or a nickname.

    A “senior harbour official” said; John “Jack” Quill. Both are part of the sentence around them:
    their marks are passed over, and the description can be a speaker. “Officials” alone, or “the
    official said”, is left to the other rules: a determiner must stand before the marks.
    """
    if len(marked.parts) > 1:
        return False
    inner = text[marked.start : marked.end]
    if len(inner) > 80 or inner[-1:] in ",.!?":
        return False
    spoken = inner.lower().split()
    if not spoken or len(spoken) > LONG:
        return False
    (outer_start, outer_end) = marked.outer[0]
    before, after = text[max(outer_start - 40, 0) : outer_start], text[outer_end : outer_end + 3]
    nickname = len(spoken) <= 2 and inner[0].isupper()
    if nickname and NAME_END.search(before) and NAME_START.match(after):
        return True
    return _is_role(spoken[-1]) and len(spoken) > 1 and bool(DETERMINER.search(before))


def _is_role(word: str) -> bool:
    return word in roles.ROLES or (word.endswith("s") and word[:-1] in roles.ROLES)
