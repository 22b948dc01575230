"""Suppression: words are erased wherever they are stored, and a tombstone without them stays.

`survey` finds every place and changes nothing: the editor reads its list first. `suppress` covers
the words there, in captured texts as in readings and decisions, so that no page, dump or copy of
this database holds them from then on; what the history proves, it proves by digests.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Q

from quotes.deriving import refresh
from quotes.editing.history import Author, decide
from quotes.editing.masking import Marks, Span, cover, covered, merged
from quotes.editing.places import places_of, standing_in
from quotes.editing.sweeping import Row, rows_with
from quotes.editing.traces import GONE, about, erase_article, erase_log, erase_reasons
from quotes.editing.verifying import erased, key
from quotes.editing.withholding import forget, held_texts, in_headline
from quotes.exceptions import DecisionError
from quotes.models import (
    Article,
    ArticleVersion,
    Change,
    ChangeSet,
    Erasing,
    Flag,
    LeadPair,
    Override,
    Quote,
    QuoteSource,
    QuoteTopic,
    Reading,
    Report,
    TakeDown,
    WordingPair,
)
from quotes.models.article import Standing
from quotes.models.chain import digest_of_change, digest_of_changeset
from quotes.models.locking import writing
from quotes.models.quote import Lifecycle, Review, SpeakerKind

HISTORY = (ChangeSet, Change)


@dataclass
class Survey:
    """Where the words stand: quotes, places in captured texts, and rows that repeat them."""

    quotes: dict[int, Quote] = field(default_factory=dict)
    texts: dict[int, list[Span]] = field(default_factory=dict)
    headlines: dict[int, list[Span]] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    marks: list[Marks] = field(default_factory=list)

    def lines(self) -> list[tuple[str, str]]:
        """Each place as an editor reads it: of what kind it is, and which one."""
        versions = ArticleVersion.objects.filter(pk__in=self.texts).select_related("article")
        articles = Article.objects.filter(pk__in=self.headlines)
        return [
            *(("quote", f"{one.public_id}, {one.outlet}") for one in self.quotes.values()),
            *(("text", f"{one.article.public_id}, version {one.number}") for one in versions),
            *(("headline", one.public_id) for one in articles),
            *((row.model._meta.verbose_name, f"row {row.pk}, {row.column}") for row in self.rows),
        ]


def survey(quote: Quote) -> Survey:
    """Every place at which the words of a quote stand, here and in other articles."""
    start = [quote, *quote.headline_pieces.all(), *([quote.body_quote] if quote.body_quote else [])]
    return _survey(start, places_of(start), everywhere=True)


def survey_article(article: Article) -> Survey:
    """Every place at which the words of an article stand. Other outlets' texts are their own."""
    texts = {version.pk: [(0, len(version.text))] for version in article.versions.all()}
    found = _survey(list(article.quotes.all()), texts, everywhere=False)
    found.headlines = {article.pk: [(0, len(article.headline))]}
    return found


def _survey(quotes: list[Quote], texts: dict[int, list[Span]], *, everywhere: bool) -> Survey:
    words = {text for quote in quotes for text in texts_of(quote)}
    found = Survey(texts=texts, marks=[Marks.of(text) for text in sorted(words)])
    telling = [(marks, text) for marks, text in zip(found.marks, sorted(words), strict=True)]
    telling = [(marks, text) for marks, text in telling if marks.telling]
    elsewhere = held_texts() if everywhere else {}
    for row in rows_with(telling):
        if everywhere and row.model is ArticleVersion:
            elsewhere.setdefault(row.pk, row.value)
        elif everywhere or not is_outlets_own(row):
            found.rows.append(row)
    for pk, text in elsewhere.items():
        spans = [span for marks, _ in telling for span in marks.places(text)]
        if spans:
            found.texts[pk] = merged([*found.texts.get(pk, []), *spans])
    for quote in [*quotes, *standing_in(found.texts)]:
        found.quotes.setdefault(quote.pk, quote)
    for quote in list(found.quotes.values()):
        spans = list(in_headline(quote.article.headline, [quote]))
        if spans:
            known = found.headlines.get(quote.article_id, [])
            found.headlines[quote.article_id] = merged([*known, *spans])
    return found


def is_outlets_own(row: Row) -> bool:
    """Whether a row holds what an outlet printed, shown or held back."""
    printed = row.model in (Article, ArticleVersion, Quote, Reading)
    return printed or (row.model is TakeDown and row.column == "withheld")


def texts_of(quote: Quote) -> Iterator[str]:
    """The words of a quote, as shown and as they were ever read."""
    yield quote.text
    for values in quote.readings.values_list("values", flat=True):
        yield values["text"]


@writing()
def suppress(quote: Quote, *, author: Author, code: str, **stamp) -> TakeDown:
    """Erase the words of a quote everywhere. Nothing of it can be restored."""
    quote = Quote.objects.select_related("article", "outlet", "body_quote").get(pk=quote.pk)
    if quote.lifecycle == Lifecycle.SUPPRESSED:
        raise DecisionError("This quote is suppressed already.")
    return _erase(survey(quote), author, code, stamp, quote=quote)


@writing()
def suppress_article(article: Article, *, author: Author, code: str, **stamp) -> TakeDown:
    """Erase a whole article with all its quotes. Its address says that it is gone."""
    article = Article.objects.get(pk=article.pk)
    if article.standing == Standing.SUPPRESSED:
        raise DecisionError("This article is suppressed already.")
    found = survey_article(article)
    return _erase(found, author, code, stamp, article=article)


def _erase(found: Survey, author: Author, code: str, stamp: dict, **subject) -> TakeDown:
    if code not in TakeDown.Code.values:
        raise DecisionError("Choose why: the tombstone keeps one of the reasons that are offered.")
    decision = decide(author, f"Suppressed: {TakeDown.Code(code).label}.", **stamp)
    change = decision.record("suppressed", None, "suppressed", **subject)
    which = about(found.quotes, subject.get("article"))
    superseded = TakeDown.objects.standing().exclude(kind=TakeDown.Kind.SUPPRESS)
    superseded.filter(quote__in=found.quotes).update(note="")
    forget(found.texts, found.headlines, found.quotes.values())
    placed = TakeDown.objects.create(
        kind=TakeDown.Kind.SUPPRESS,
        code=code,
        former={quote.public_id: "suppressed" for quote in found.quotes.values()},
        marks=known_by(found, **subject),
        digests=digests_of(found, which),
        change=change,
        **subject,
    )
    # The triggers of the history let these changes through, and no others, while the row stands.
    permit = Erasing.objects.create(takedown=placed)
    cover_texts(found)
    erase_quotes(list(found.quotes.values()))
    if "article" in subject:
        erase_article(subject["article"])
    erase_reasons(which, found.marks)
    erase_rows(found)
    permit.delete()
    articles = set(
        ArticleVersion.objects.filter(pk__in=found.texts).values_list("article", flat=True)
    )
    articles |= set(found.headlines) | {quote.article_id for quote in found.quotes.values()}
    refresh(Quote.objects.filter(article__in=articles).values_list("pk", flat=True))
    return placed


def digests_of(found: Survey, which: Q) -> dict[str, str]:
    """What the rows of the history say that are about to be erased, for the proof of its chain."""
    repeated = {model: [row.pk for row in found.rows if row.model is model] for model in HISTORY}
    changes = Change.objects.filter(which | Q(pk__in=repeated[Change]))
    changes = changes.select_related("changeset", "quote", "person", "article")
    sets = ChangeSet.objects.filter(Q(changes__in=changes) | Q(pk__in=repeated[ChangeSet]))
    told = {one.public_id: digest_of_changeset(one) for one in sets.distinct()}
    told |= {key(change): digest_of_change(change) for change in changes}
    # What was erased in part already was told by the tombstone before.
    return told | {name: known for name, known in erased().items() if name in told}


def known_by(found: Survey, **subject) -> dict:
    """By what an import knows again what was erased: a text by its hash, words by their marks."""
    if "article" in subject:
        return {"texts": list(subject["article"].versions.values_list("sha256", flat=True))}
    return {"words": [marks.as_json() for marks in found.marks]}


def cover_texts(found: Survey) -> None:
    """Cover the words in captured texts and headlines."""
    for version in ArticleVersion.objects.filter(pk__in=found.texts):
        text = cover(version.text, found.texts[version.pk])
        ArticleVersion.objects.filter(pk=version.pk).update(text=text)
    for article in Article.objects.filter(pk__in=found.headlines):
        headline = cover(article.headline, found.headlines[article.pk])
        Article.objects.filter(pk=article.pk).update(headline=headline)


def erase_quotes(quotes: list[Quote]) -> None:
    """Leave of these quotes their addresses and their places."""
    for quote in quotes:
        Quote.objects.filter(pk=quote.pk).update(
            lifecycle=Lifecycle.SUPPRESSED,
            review=Review.MACHINE,
            text=covered(quote.text),
            speaker=None,
            speaker_name="",
            speaker_kind=SpeakerKind.UNKNOWN,
            speaker_as_printed="",
            role="",
            cue="",
            audience="",
            said_words="",
            body_quote=None,
            stands_first=False,
        )
        for reading in quote.readings.all():
            kept = {key: reading.values[key] for key in ("start", "end", "fragments", "type")}
            values = kept | {"text": covered(reading.values["text"])}
            Reading.objects.filter(pk=reading.pk).update(values=values, reason="")
    of_these = {"quote__in": quotes}
    Change.objects.filter(**of_these).exclude(field="suppressed").update(before=None, after=None)
    Override.objects.filter(**of_these).update(value=None, machine_value=None, person=None)
    Flag.objects.filter(**of_these).update(seen=None, read=None)
    Report.objects.filter(**of_these).update(words="")
    Report.objects.filter(**of_these).exclude(answer="").update(answer=GONE)
    QuoteSource.objects.filter(**of_these).delete()
    QuoteTopic.objects.filter(**of_these).delete()
    pair = Q(first__in=quotes) | Q(second__in=quotes)
    LeadPair.objects.filter(pair).delete()
    WordingPair.objects.filter(pair).delete()
    if quotes:
        erase_log(quotes)


def erase_rows(found: Survey) -> None:
    """Cover the words in the rows that repeat them."""
    for row in found.rows:
        fresh = row.model._base_manager.filter(pk=row.pk).values_list(row.column, flat=True).first()
        for marks in found.marks:
            if marks.telling:
                fresh = marks.cover(fresh)
        row.model._base_manager.filter(pk=row.pk).update(**{row.column: fresh})


def without_suppressed(text: str, article: Article | None) -> str:
    """A text that comes in, the words covered that were suppressed in it or anywhere."""
    for placed in TakeDown.objects.suppressions().select_related("quote"):
        own = article is not None and placed.quote and placed.quote.article_id == article.pk
        for stored in placed.marks.get("words", ()):
            marks = Marks.read(stored)
            if own or marks.telling:
                text = cover(text, marks.places(text))
    return text


def is_suppressed_whole(sha256: str) -> bool:
    """Whether this very text is one of an article that was taken down for good."""
    gone = TakeDown.objects.suppressions().filter(article__isnull=False)
    return any(sha256 in marks.get("texts", ()) for marks in gone.values_list("marks", flat=True))
