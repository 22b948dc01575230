"""Headlines and body: which line of an article is which."""

from .document import Paragraph

SMALL = frozenset("PMDHwWUAtobICZr'")
LONGEST = 24  # words in a headline


def is_headline(paragraph: Paragraph, paragraphs: list[Paragraph]) -> bool:
    """Whether a line is a headline, of the article or of a section.

    A headline is short, ends without a full stop, and either opens the article or is set in title
    case ("Harbour Board: New Crane Is “Safe”"). A line of speech ends in a mark or a stop.
    """
    tags = paragraph.tags
    if not tags or len(tags) > LONGEST or tags[-1] in ".:,;-E" or "S" in tags[-3:]:
        return False
    if set(tags) <= set("QE.,"):
        return False
    if paragraph.index == 0 or not any(p.tags.endswith(".") for p in paragraphs[: paragraph.index]):
        return True
    words = [
        w for w, t in zip(paragraph.words, tags, strict=True) if t not in SMALL and w[0].isalpha()
    ]
    capital = sum(word[0].isupper() for word in words)
    return bool(words) and capital >= 0.8 * len(words)
