"""Where in a text a search hits, for showing it. Works on the printed text, not on the index."""

from collections.abc import Iterable, Sequence

from django.db import DEFAULT_DB_ALIAS, connections
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from quotes.search.query import Query, Term
from quotes.search.sections import SECTIONS
from quotes.search.spelling import BORDER
from quotes.search.stems import stem
from quotes.search.words import Word, words

BATCH = 500


def hits(text: str, query: Query) -> list[tuple[int, int]]:
    """Offsets (code points, the end excluded) of what the search finds in a text, in order.

    Words hit in any form of theirs, phrases only as they are written; hits that overlap are one.
    """
    found = words(text)
    spans = sorted(span for term in query.sought for span in spans_of(term, found))
    apart: list[tuple[int, int]] = []
    for start, end in spans:
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def spans_of(term: Term, found: list[Word]) -> Iterable[tuple[int, int]]:
    """Every place where the words of a term stand side by side."""
    form = stem if term.kind == "word" else str
    forms = [form(word.plain) for word in found]
    for variant in term.variants:
        sought = [form(word) for word in variant]
        for first in range(len(forms) - len(sought) + 1):
            if forms[first : first + len(sought)] == sought:
                yield found[first].start, found[first + len(sought) - 1].end


def mark(text: str, query: Query) -> SafeString:
    """The text as HTML, with what the search hits in `<mark>`.

    The text is cut at the hits first and each part escaped by itself, so that no sign in it, of
    whatever kind, can be taken for markup of ours.
    """
    return marked(text, hits(text, query))


def marked(text: str, spans: list[tuple[int, int]]) -> SafeString:
    """The text as HTML with these spans, which are apart and in order, in `<mark>`.

    What stands between the pieces of a quotation in a search row is for the index alone.
    """
    parts, position = [], 0
    for start, end in spans:
        parts.append((text[position:start].replace(BORDER, " "), text[start:end]))
        position = end
    rest = escape(text[position:].replace(BORDER, " "))
    return format_html_join("", "{}<mark>{}</mark>", parts) + rest


def snippet(text: str, query: Query, length: int = 240) -> SafeString:
    """The text as HTML with its hits marked; of a long one, what stands around the first hit.

    Cut at word borders, with an ellipsis where something was left out.

    Args:
        length: how many code points may be shown, the ellipses not counted. A hit is shown whole,
            even one that is longer.
    """
    spans = hits(text, query)
    if len(text) <= length:
        return marked(text, spans)
    start, end = window(text, spans[0] if spans else (0, 0), length)
    inside = [
        (left - start, right - start) for left, right in spans if start <= left < right <= end
    ]
    return format_html(
        "{}{}{}",
        "… " if start else "",
        marked(text[start:end], inside),
        " …" if end < len(text) else "",
    )


def window(text: str, hit: tuple[int, int], length: int) -> tuple[int, int]:
    """Offsets of a part of the text around a hit, with more after it than before it."""
    start = min(max(hit[0] - length // 3, 0), max(len(text) - length, 0), hit[0])
    if start and not text[start - 1].isspace():
        start = next((at + 1 for at in range(start, hit[0]) if text[at].isspace()), hit[0])
    end = max(min(start + length, len(text)), hit[1])
    if end < len(text) and not text[end].isspace():
        least = max(hit[1], start + 1)
        end = next((at for at in range(end, least, -1) if text[at].isspace()), end)
    return start, end


def where_matched(
    quote_ids: Iterable[int],
    query: Query,
    using: str = DEFAULT_DB_ALIAS,
    sections: Sequence[str] = SECTIONS,
) -> dict[int, list[str]]:
    """For each quote that has a search row, which of these sections hold a hit, in their order."""
    ids = list(quote_ids)
    found: dict[int, list[str]] = {}
    for first in range(0, len(ids), BATCH):
        for quote_id, *texts in stored_sections(ids[first : first + BATCH], using):
            pairs = zip(SECTIONS, texts, strict=True)
            found[quote_id] = [
                section for section, text in pairs if section in sections and hits(text, query)
            ]
    return found


def stored_sections(ids: list[int], using: str) -> list[tuple]:
    """The quotes' ids with what of them is searched, in the order of `SECTIONS`."""
    places = ", ".join(["%s"] * len(ids))
    select = f"SELECT quote_id, {', '.join(SECTIONS)} FROM quotes_searchrow"  # noqa: S608
    with connections[using].cursor() as cursor:
        cursor.execute(f"{select} WHERE quote_id IN ({places}) ORDER BY id", ids)
        return cursor.fetchall()
