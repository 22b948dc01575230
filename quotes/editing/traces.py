"""What the history, the ledger of imports and the admin's log keep of what is suppressed: erased
too, so that it stays told that something was decided, by whom and when, and not what."""

from collections.abc import Iterable

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, Model, OuterRef, Q

from quotes.editing.masking import Marks
from quotes.models import Article, Change, ChangeSet, Quote
from quotes.models.article import Standing
from quotes.models.quote import Lifecycle

GONE = "(taken down)"


def about(quotes: Iterable[Quote | int], article: Article | None = None) -> Q:
    """Which changes are about these quotes, or about this article as a whole."""
    found = Q(quote__in=quotes)
    return found | Q(article=article) if article else found


def erase_article(article: Article) -> None:
    """Leave of an article its address, and of what was decided about it that it was."""
    Article.objects.filter(pk=article.pk).update(
        standing=Standing.SUPPRESSED,
        headline=GONE,
        byline="",
        dateline="",
        url="",
        archived_url="",
        url_basis="unknown",
        basis_note="",
        source_key=article.public_id,
    )
    changes = Change.objects.filter(article=article).exclude(field="suppressed")
    changes.update(before=None, after=None)
    article.overrides.update(value=None, machine_value=None)
    article.import_items.update(name=article.public_id, reason="")
    erase_log([article])


def erase_reasons(which: Q, words: Iterable[Marks]) -> None:
    """Erase why it was decided where all of it was about what is erased; a reason that others
    share loses no more than the words, be they ever so few."""
    sets = ChangeSet.objects.exclude(changes__field="suppressed")
    sets = sets.filter(pk__in=Change.objects.filter(which).values("changeset"))
    others = Change.objects.exclude(quote__lifecycle=Lifecycle.SUPPRESSED)
    others = others.exclude(article__standing=Standing.SUPPRESSED)
    shared = Exists(others.filter(changeset=OuterRef("pk")))
    for one in sets.filter(shared):
        reason = one.reason
        for marks in words:
            reason = marks.cover(reason)
        ChangeSet.objects.filter(pk=one.pk).update(reason=reason)
    sets.filter(~shared).update(reason=GONE)


def erase_log(rows: list[Model]) -> None:
    """Erase by what names the admin's log calls these rows, and what was done to them."""
    kind = ContentType.objects.get_for_model(rows[0])
    named = LogEntry.objects.filter(content_type=kind, object_id__in=[str(one.pk) for one in rows])
    named.update(object_repr=GONE, change_message="")
