"""What the outlet's own print shows of how it treated the words, in words."""

from quotes.matching import printed_signs
from quotes.models.quote import Kind, Quote

SIGNS = {
    "cut": "An ellipsis is printed: the outlet left words out.",
    "altered": "Square brackets are printed: the words in them are the outlet’s own.",
    "unclear": "Round brackets are printed: whose words they hold is unclear.",
}
FRAGMENT = "A fragment: the outlet quotes only a part of the sentence."


def sign_notes(quote: Quote) -> list[str]:
    """What printed brackets and ellipses say; nothing where none are printed."""
    return [SIGNS[sign] for sign in printed_signs(quote.text)]


def printed_notes(quote: Quote) -> list[str]:
    """The same, and first whether it is a fragment, for where the kind is not told."""
    return [FRAGMENT, *sign_notes(quote)] if quote.kind == Kind.PARTIAL else sign_notes(quote)
