"""Links a quotation in a headline to the quotation in the body that it repeats."""

from collections import defaultdict
from collections.abc import Sequence

from quotes.matching.headlines import repeated_in
from quotes.models import Quote


def link_headlines(quotes: Sequence[Quote]) -> None:
    """Link the headline pieces of the articles that these quotes stand in."""
    by_article: dict[int, list[Quote]] = defaultdict(list)
    articles = {quote.article_id for quote in quotes}
    for quote in Quote.objects.live().filter(article__in=articles).order_by("start"):
        by_article[quote.article_id].append(quote)
    for together in by_article.values():
        bodies = [quote for quote in together if not quote.headline]
        for piece in (quote for quote in together if quote.headline):
            found = repeated_in(piece.text, [body.text for body in bodies])
            Quote.objects.filter(pk=piece.pk).update(
                body_quote=None if found is None else bodies[found]
            )
