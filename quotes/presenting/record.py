"""One quote as plain values, for files and for the API: what the pages say, in the same words."""

from typing import Any

from quotes.models.quote import QuoteQuerySet
from quotes.presenting.chain import in_words
from quotes.presenting.shown import Shown


def with_topics(quotes: QuoteQuerySet) -> QuoteQuerySet:
    """With what a record tells beyond what a list shows."""
    return quotes.prefetch_related("topics")


def record(shown: Shown, site: str) -> dict[str, Any]:
    """The quote for JSON; `site` is the beginning of every address."""
    quote, speaker = shown.quote, shown.speaker
    return {
        "id": quote.public_id,
        "address": site + shown.url,
        "words": quote.text,
        "in_its_sentence": shown.plain,
        "kind": quote.kind,
        "kind_in_words": shown.kind,
        "headline": quote.headline,
        "language": shown.language,
        "speaker": {
            "name": speaker.name,
            "state": speaker.state,
            "role": speaker.role,
            "as_printed": speaker.as_printed,
            "note": speaker.note,
            "address": site + speaker.url if speaker.url else None,
        },
        "way_it_came": in_words(shown.chain),
        "chain": [
            {
                "name": link.full or link.name,
                "as_printed": link.as_printed,
                "basis": link.basis,
                "stated": link.stated,
                "address": site + link.url if link.url else None,
            }
            for link in shown.chain
        ],
        "outlet": {"name": quote.outlet.name, "slug": quote.outlet.slug},
        "article": {
            "id": quote.article.public_id,
            "headline": quote.article.headline,
            "address": site + quote.article.get_absolute_url(),
        },
        "said": _day(shown.said),
        "published": _day(shown.published),
        "topics": [topic.slug for topic in quote.topics.all()],
        "statement": quote.statement.public_id if quote.statement else None,
        "other_wordings": shown.other_wordings,
        "state": shown.state,
        "state_in_words": shown.state_in_words,
        "notice": shown.notice,
        "notes": shown.notes,
    }


def _day(day: Any) -> dict[str, Any]:
    return {"iso": day.iso or None, "words": day.words, "certainty": day.certainty}
