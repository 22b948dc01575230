"""Copy for print: one quote with all that a sub-editor needs to print it honestly."""

import datetime
from collections.abc import Sequence

from django.utils.translation import get_language_info

from quotes.models.quote import Kind
from quotes.presenting import Shown
from quotes.presenting.chain import in_words
from quotes.presenting.dates import day
from quotes.presenting.words import inside_last_mark

# More wordings than these are counted; the statement's page sets them side by side.
MOST_WORDINGS = 3


def for_print(
    shown: Shown,
    *,
    address: str,
    accessed: datetime.date,
    wordings: Sequence[Shown] = (),
    side_by_side: str = "",
) -> str:
    """The citation as lines of text.

    Args:
        address: the permanent address of the quote's page, absolute.
        accessed: the day on which somebody looked it up here.
        wordings: the other wordings of the same statement.
        side_by_side: the address at which they stand beside each other, absolute.
    """
    lines = [
        shown.plain,
        "",
        _line("Kind", shown.kind),
        *(_line("Print", note) for note in shown.notes),
        _line("Speaker", speaker(shown)),
        _line("The way it came", in_words(shown.chain)),
        _line("Outlet", shown.quote.outlet.name),
        _line("Headline", shown.quote.article.headline),
        _line("Said", str(shown.said)),
        _line("Published", str(shown.published)),
        _line("Wording", wording(shown)),
        _line("Text", text(shown)),
        *also_printed(shown, wordings, side_by_side),
        _line("Review", shown.state_in_words),
    ]
    if shown.notice:
        lines.append(_line("Notice", shown.notice))
    if shown.quote.article.url:
        lines.append(_line("Article", shown.quote.article.url))
    lines += [_line("Address", address), _line("Accessed", day(accessed))]
    return "\n".join(lines)


def text(shown: Shown) -> str:
    """Whose text the words are, and what of them is ours."""
    whose = f"the words above are the text of {shown.quote.outlet.name}"
    if shown.quote.kind == Kind.DIRECT and "," in inside_last_mark(shown.quote):
        return f"{whose}, without the comma printed before the last closing mark"
    return whose


def also_printed(shown: Shown, wordings: Sequence[Shown], side_by_side: str) -> list[str]:
    """How other outlets print the same statement, or in how many ways."""
    if not wordings:
        return []
    if len(wordings) > MOST_WORDINGS:
        lines = [_line("Also printed", f"in {len(wordings)} other wordings")]
    else:
        lines = [_also(shown, other) for other in wordings]
    return [*lines, _line("Side by side", side_by_side)] if side_by_side else lines


def _also(shown: Shown, other: Shown) -> str:
    outlet = other.quote.outlet.name
    if other.plain == shown.plain:
        return _line("Also printed in the same words", f"by {outlet}")
    return _line("Also printed as", f"{other.plain} ({outlet})")


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
