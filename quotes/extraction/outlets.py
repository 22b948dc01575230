"""Names of agencies, papers and broadcasters."""

from .lexicon.en.outlets import AGENCIES, MEDIA_WORDS
from .mentions import BODY, NAME, Mention


def is_outlet(mention: Mention) -> bool:
    """Whether a name is that of an agency, a paper, a broadcaster."""
    if mention.kind not in (NAME, BODY) and mention.words[0].lower() != "the":
        return False
    spoken = [word.lower().strip(".") for word in mention.words]
    if any(word in AGENCIES for word in spoken):
        return True
    capital = any(word[0].isupper() for word in mention.words)
    return capital and (spoken[-1] in MEDIA_WORDS or _end(mention) > mention.last)


def _end(mention: Mention) -> int:
    """The token after the name with the small words that belong to it ("Norland | news agency")."""
    words, end = mention.paragraph.words, mention.last
    while end < min(len(words), mention.last + 2) and words[end] in MEDIA_WORDS:
        end += 1
    return end


def printed_outlet(mention: Mention) -> str:
    """The name as printed, without a small article before it."""
    words = mention.paragraph.words[mention.first : _end(mention)]
    if words and words[0] in ("the", "a", "an"):
        words = words[1:]
    return " ".join(words).replace(" 's", "'s").replace(" ’s", "’s")
