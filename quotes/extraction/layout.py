"""Headlines and body: which line of an article is which."""

from .document import Paragraph

SMALL = frozenset("PMDHwWUAtobICZr'")
WIDEST = 160  # characters in a headline that has a quotation
LONGEST = 24  # tokens in a headline
NO_END = frozenset(".:,;-E")


def headlines(paragraphs: list[Paragraph]) -> list[bool]:
    """For each line, whether it is a headline, of the article or of a section.

    A headline is short, ends without a full stop, and either stands above the first line that has
    one or is set in title case ("Harbour Board: New Crane Is “Safe”").
    """
    found, body = [], False
    for paragraph in paragraphs:
        found.append(_is_short(paragraph) and (not body or _is_titled(paragraph)))
        body = body or paragraph.tags.endswith(".")
    return found


def _is_short(paragraph: Paragraph) -> bool:
    """Whether a line has the length and the end of a headline; one of speech alone has not."""
    tags = paragraph.tags
    if not tags or len(tags) > LONGEST or tags[-1] in NO_END or "S" in tags[-3:]:
        return False
    quoted = "Q" in tags or "E" in tags
    return not (quoted and paragraph.end - paragraph.start > WIDEST) and not set(tags) <= set(
        "QE.,"
    )


def _is_titled(paragraph: Paragraph) -> bool:
    """Whether nearly every word that may have a capital has one."""
    pairs = zip(paragraph.words, paragraph.tags, strict=True)
    words = [word for word, tag in pairs if tag not in SMALL and word[0].isalpha()]
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.8 * len(words)
