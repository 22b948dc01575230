"""What goes into the matching of quotations and what comes out of it."""

from dataclasses import dataclass
from datetime import date

# The levels, strongest first. Only the first two join quotations without an editor.
WORDS, STATEMENT, POINT = "words", "statement", "point"
JOINING = (WORDS, STATEMENT)


@dataclass(frozen=True, slots=True)
class Utterance:
    """A quotation as the matching sees it.

    Attributes:
        key: what names the quotation; any string, unique among those matched together.
        text: the printed words, without the marks around them.
        speaker: an identity (a person's slug), never a printed name; None when the speaker
            is unknown or anonymous.
        said_from, said_to: the days between which it was said, both included; None when unknown.
        published: the day it was published; None when unknown.
        sentence: the sentence (or sentences) in which it is printed, marks and narration included.
        headline: whether it stands in a headline.
        article: what names the article; empty when unknown.
        fragments: how many pieces `text` joins.
        kind: "direct", "partial", "block" or "indirect".
        speaker_kind: "person", "organisation", "group", "document" or "anonymous".
    """

    key: str
    text: str
    speaker: str | None
    said_from: date | None
    said_to: date | None
    published: date | None
    sentence: str = ""
    headline: bool = False
    article: str = ""
    fragments: int = 1
    kind: str = "direct"
    speaker_kind: str = "person"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two quotations that may be one statement.

    Attributes:
        a, b: the keys, `a` before `b` in the order of strings.
        level: "words" (the same, typography aside), "statement" (translated, cut or worded
            otherwise) or "point" (for an editor to decide; never joins).
        score: 0 to 1, how much of what the shorter one says is in the other.
        reason: a sentence for an editor.
        short: those of the two keys whose text is short. Such a piece may hang on a longer
            quotation but not link two of them, so `groups` needs to know; whoever stores a pair
            without it fills it in again with `is_short(text)`.
    """

    a: str
    b: str
    level: str
    score: float
    reason: str
    short: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a word-level difference.

    Attributes:
        op: "equal", "replace", "insert" (only in other) or "delete" (only in base).
        base, other: the printed characters on each side, white space included; the bases of all
            pieces joined give the base text exactly, the others the other text.
        trivial: whether the difference is one of typography or spelling that a page may fold.
    """

    op: str
    base: str
    other: str
    trivial: bool = False
