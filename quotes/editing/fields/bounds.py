"""Where the words begin and end. Offsets are decided, never words: what stands there is printed."""

from itertools import pairwise
from typing import Any

from quotes.editing.fields.field import Field, Values, no_reading
from quotes.editing.masking import is_covered
from quotes.exceptions import DecisionError
from quotes.importing.remap import shared_blocks
from quotes.models import ArticleVersion, Override, Quote

Pieces = list[list[int]]
MOST = 50


def check(quote: Quote, value: Any) -> dict:
    """{"pieces": [[start, end], …]}: offsets in the text of the quote's version, half open."""
    pieces = value.get("pieces") if isinstance(value, dict) else None
    return {"version": quote.version.number, "pieces": check_pieces(quote.version.text, pieces)}


def check_pieces(text: str, pieces: Any) -> Pieces:
    """Refuse what does not lie in the text, is empty, covered, or not in order."""
    try:
        found = [[int(start), int(end)] for start, end in pieces or ()]
    except (TypeError, ValueError) as error:
        raise DecisionError("Each piece is a pair of whole numbers: its start and end.") from error
    if not found or len(found) > MOST:
        raise DecisionError(f"A quotation has one piece, and at most {MOST}.")
    for start, end in found:
        if not 0 <= start < end <= len(text):
            raise DecisionError(f"{start} to {end} does not lie in the article’s text.")
        if text[start:end].strip() != text[start:end]:
            raise DecisionError("A piece begins and ends with a printed word, not with a blank.")
        if is_covered(text[start:end]):
            raise DecisionError(
                "Words there are held back or erased: mark none of them, or lift the hold first."
            )
    for (_, end), (start, _) in pairwise(found):
        if start < end:
            raise DecisionError("The pieces must stand in the order of the text, none in another.")
    return found


def machine(values: Values) -> str | None:
    """The words that were read: offsets move with the text, and are no other reading by that."""
    return values.get("text")


def shown(quote: Quote) -> dict:
    return {"version": quote.version.number, "pieces": quote.pieces}


def place(quote: Quote, decision: Override, version: ArticleVersion) -> bool:
    """Give a quote the bounds that an editor decided, in the text of this version.

    Where the text has changed, they are followed to the same words in it. Returns whether the
    words stand there; where they do not, the quote stays in the text in which it was decided.
    """
    former = version
    if decision.value["version"] != version.number:
        former = quote.article.versions.get(number=decision.value["version"])
    pieces = followed(decision.value["pieces"], former.text, version.text)
    found = pieces is not None
    quote.version = version if found else former
    quote.pieces = pieces if found else decision.value["pieces"]
    quote.start, quote.end = quote.pieces[0][0], quote.pieces[-1][1]
    quote.text = " ".join(quote.version.text[start:end] for start, end in quote.pieces)
    return found


def followed(pieces: Pieces, before: str, after: str) -> Pieces | None:
    """Where the same words stand in a later text: through a diff, else where they stand once."""
    if before == after:
        return pieces
    blocks = shared_blocks(before, after)
    moved = [[landed(start, blocks), landed(end - 1, blocks)] for start, end in pieces]
    if all(start is not None and last is not None for start, last in moved):
        ends = [[start, last + 1] for start, last in moved]
        if same_words(pieces, before, ends, after):
            return ends
    return found_once(pieces, before, after)


def landed(offset: int, blocks: list[tuple[int, int, int]]) -> int | None:
    """Where a character of the earlier text stands in the later one, if it does."""
    for start, there, size in blocks:
        if start <= offset < start + size:
            return there + offset - start
    return None


def same_words(pieces: Pieces, before: str, ends: Pieces, after: str) -> bool:
    """Whether both texts hold the same words at these places."""
    return [before[slice(*piece)] for piece in pieces] == [after[slice(*end)] for end in ends]


def found_once(pieces: Pieces, before: str, after: str) -> Pieces | None:
    """Where the later text prints all of it, from the first piece to the last, exactly once."""
    first, last = pieces[0][0], pieces[-1][1]
    whole = before[first:last]
    if after.count(whole) != 1:
        return None
    shift = after.index(whole) - first
    return [[start + shift, end + shift] for start, end in pieces]


BOUNDS = Field(Override.Field.BOUNDS.value, "place of the words", check, machine, shown)
MISSED = Field(
    Override.Field.MISSED.value, "place of the words", check, no_reading, shown, column=False
)
