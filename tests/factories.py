"""Plain functions that make stored rows for tests; every argument has a sensible default."""

import datetime
import itertools

from quotes.models import (
    Article,
    ArticleVersion,
    Outlet,
    OutletName,
    Person,
    PersonName,
    Quote,
    QuoteSource,
    QuoteTopic,
    Reading,
    SearchRow,
    Statement,
    Topic,
)
from quotes.models.naming import address, free_slug

counter = itertools.count(1)
DAY = datetime.date(2024, 3, 5)


def make_outlet(name: str | None = None, **fields) -> Outlet:
    """An outlet that is also found under its own name."""
    name = name or f"Outlet {next(counter)}"
    outlet = Outlet.objects.create(name=name, slug=free_slug(name, Outlet.objects), **fields)
    OutletName.objects.create(outlet=outlet, name=name)
    return outlet


def make_person(name: str | None = None, **fields) -> Person:
    """A person who is also found under the own name."""
    name = name or f"Ada Speaker{next(counter)}"
    person = Person.objects.create(name=name, slug=free_slug(name, Person.objects), **fields)
    PersonName.objects.create(person=person, name=name, origin="import")
    return person


def make_topic(name: str | None = None, **fields) -> Topic:
    """A topic."""
    name = name or f"Topic {next(counter)}"
    return Topic.objects.create(name=name, slug=free_slug(name, Topic.objects), **fields)


def make_article(text: str = "", outlet: Outlet | None = None, **fields) -> Article:
    """An article with one captured text."""
    number = next(counter)
    fields.setdefault("source_key", f"article-{number}")
    fields.setdefault("headline", f"Headline {number}")
    fields.setdefault("published", DAY)
    fields.setdefault("published_basis", "given" if fields["published"] else "unknown")
    article = Article.objects.create(
        public_id=address(number, fields["source_key"]), outlet=outlet or make_outlet(), **fields
    )
    ArticleVersion.objects.create(
        article=article, number=1, text=text or f"{fields['headline']}\n\n", sha256="0" * 64
    )
    return article


def make_quote(text: str = "We will build the bridge.", article: Article | None = None, **fields):
    """A quote whose words stand in its article's text, with its search row.

    Without an article, one is made around the words; `speaker` may be a Person, `sources` a list
    of outlets (outermost first), `topic_list` a list of topics.
    """
    speaker = fields.pop("speaker", None)
    name = fields.pop("speaker_name", speaker.name if speaker else "")
    sources, topics = fields.pop("sources", []), fields.pop("topic_list", [])
    if article is None:
        article = make_article(
            f"A headline\n\n“{text}” {name or 'nobody'} said.", fields.pop("outlet", None)
        )
    version = article.current
    start = max(version.text.find(text), 0)
    fields.setdefault("kind", "direct")
    fields.setdefault(
        "speaker_kind", speaker.kind if speaker else "anonymous" if name else "unknown"
    )
    fields.setdefault("speaker_as_printed", name)
    quote = Quote.objects.create(
        public_id=address("quote", next(counter)),
        article=article,
        version=version,
        outlet=article.outlet,
        published=article.published,
        text=text,
        start=start,
        end=start + len(text),
        pieces=[[start, start + len(text)]],
        speaker=speaker,
        speaker_name=name,
        **fields,
    )
    for position, outlet in enumerate(sources):
        QuoteSource.objects.create(
            quote=quote, position=position, outlet=outlet, as_printed=outlet.name
        )
    for topic in topics:
        QuoteTopic.objects.create(quote=quote, topic=topic, matched=["words"])
    SearchRow.objects.create(quote=quote, words=text, headline=article.headline, speaker=name)
    return quote


def make_quote_in(text: str, *pieces: str, **fields) -> Quote:
    """A quote whose pieces stand in this order in the text of an article of its own."""
    article = make_article(text, fields.pop("outlet", None), **fields.pop("article", {}))
    spans, position = [], 0
    for piece in pieces:
        start = text.index(piece, position)
        position = start + len(piece)
        spans.append([start, position])
    quote = make_quote(" ".join(pieces), article=article, **fields)
    quote.start, quote.end, quote.pieces = spans[0][0], spans[-1][1], spans
    quote.save()
    return quote


def make_reading(quote: Quote, confidence: float = 0.9) -> Reading:
    """The first reading of a quote: it says what the quote shows."""
    return Reading.objects.create(
        quote=quote,
        number=1,
        version=quote.version,
        engine="test",
        rule="test",
        confidence=confidence,
        values={
            "type": quote.kind,
            "text": quote.text,
            "start": quote.start,
            "end": quote.end,
            "fragments": quote.pieces,
            "headline": quote.headline,
            "speaker_text": quote.speaker_name,
            "speaker_kind": quote.speaker_kind,
            "speaker_as_printed": quote.speaker_as_printed,
            "role": quote.role,
        },
    )


def make_statement(*quotes: Quote) -> Statement:
    """A statement whose wordings are these quotes."""
    statement = Statement.objects.create(public_id=address("statement", next(counter)))
    for quote in quotes:
        quote.statement = statement
        quote.save()
    return statement
