"""A quote in few words: the title of its page, the name of a link to it."""

from quotes.models.quote import Kind, Quote
from quotes.presenting.surroundings import narration
from quotes.presenting.words import BREAK, MARKED, apart, evidence, in_sentence, plain

LENGTH = 80
REPORT_LENGTH = 160
SHORTEST = 20  # characters of a further piece that are worth showing


def title(quote: Quote) -> str:
    """The beginning of what was said; of reported words, of the sentence that reports them."""
    if quote.kind == Kind.INDIRECT:
        return _report(quote)
    opens, closes = ("“", "”") if quote.kind in MARKED else ("", "")
    shown, left = [], LENGTH
    for words in apart(quote):
        if shown and left < SHORTEST:
            return f"{BREAK.join(shown)}{BREAK.rstrip()}"
        shown.append(f"{opens}{shorten(words, left)}{closes}")
        left -= len(words)
    return BREAK.join(shown)


def shorten(words: str, limit: int) -> str:
    """The words, cut between two of them where they are long."""
    if len(words) <= limit:
        return words
    return (words[:limit].rpartition(" ")[0] or words[:limit]).rstrip(",;:") + " …"


def _report(quote: Quote) -> str:
    """The sentence; the verb that reports stays in it, wherever the sentence is cut."""
    whole = plain(in_sentence(quote))
    begins = shorten(whole, REPORT_LENGTH)
    verb = _verb(quote)
    if verb in begins:
        return f"Reported: {begins}"
    if quote.cue_start < quote.start:
        return f"Reported: {shorten(whole, whole.find(verb) + len(verb) + LENGTH)}"
    told = shorten(whole[whole.rfind(verb) :], LENGTH)
    return f"Reported: {begins.removesuffix(' …')}{BREAK}{told}"


def _verb(quote: Quote) -> str:
    """The words that attribute it, where the captured text still holds them; else nothing."""
    if evidence(quote) is None or quote.cue_start is None:
        return ""
    return narration(quote.version.text[quote.cue_start : quote.cue_end])
