"""Copy for print: one quote with all that a sub-editor needs to print it honestly."""

import datetime

from django.utils.translation import get_language_info

from quotes.presenting import Shown
from quotes.presenting.chain import in_words
from quotes.presenting.dates import day


def for_print(shown: Shown, *, address: str, accessed: datetime.date) -> str:
    """The citation as lines of text.

    Args:
        address: the permanent address of the quote's page, absolute.
        accessed: the day on which somebody looked it up here.
    """
    lines = [
        shown.plain,
        "",
        _line("Kind", shown.kind),
        _line("Speaker", speaker(shown)),
        _line("The way it came", in_words(shown.chain)),
        _line("Outlet", shown.quote.outlet.name),
        _line("Headline", shown.quote.article.headline),
        _line("Said", str(shown.said)),
        _line("Published", str(shown.published)),
        _line("Wording", wording(shown)),
        _line("Review", shown.state_in_words),
    ]
    if shown.notice:
        lines.append(_line("Notice", shown.notice))
    if shown.quote.article.url:
        lines.append(_line("Article", shown.quote.article.url))
    lines += [_line("Address", address), _line("Accessed", day(accessed))]
    return "\n".join(lines)


def speaker(shown: Shown) -> str:
    """Who spoke, in which role, and how the article prints it where that differs."""
    printed = shown.speaker.as_printed
    words = str(shown.speaker)
    return f"{words} (printed as “{printed}”)" if shown.speaker.printed_otherwise else words


def wording(shown: Shown) -> str:
    """In which language the words are held, and that the original is not."""
    return (
        f"{language(shown.language)} wording as printed by {shown.quote.outlet.name}; "
        "original not held"
    )


def language(tag: str) -> str:
    """The English name of a language, or its tag where we know no name."""
    try:
        return get_language_info(tag)["name"].partition(" (")[0]
    except KeyError:
        return f"[{tag}]"


def _line(label: str, words: str) -> str:
    return f"{label}: {words}"
