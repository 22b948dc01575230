"""An editor decides an article's outlet, date or address, each with what it rests on.

An import writes these once, when the article is new; what is decided here stands for good.
"""

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.utils import timezone

from quotes.cleaning import clean
from quotes.deriving import refresh
from quotes.editing.history import Author, Decision, decide, stand_in
from quotes.editing.recompute import recompute_article
from quotes.editing.takedown import is_frozen
from quotes.exceptions import DecisionError, StaleDecision
from quotes.importing.storing import read_version
from quotes.models import Article, ArticleOverride, Change, ChangeSet, Outlet
from quotes.models.article import Basis
from quotes.models.locking import writing
from quotes.presenting.decided import article_fact

Value = dict[str, Any]
OUTLET, PUBLISHED, URL = (field.value for field in ArticleOverride.Field)
LONGEST_ADDRESS = Article._meta.get_field("url").max_length


@writing()
def decide_article(
    article: Article,
    values: Mapping[str, Value],
    *,
    author: Author,
    reason: str,
    seen: Mapping[str, Value] | None = None,
    **stamp: Any,
) -> ChangeSet:
    """Decide facts about an article in one changeset; its quotes follow.

    `values` have the forms of `shown`. `seen` is what the editor looked at: where somebody else
    decided one of these facts since, StaleDecision says both values and nothing is written.
    DecisionError where there is no reason, where a value does not fit, and where it stands already.
    `stamp` goes to `decide`.
    """
    article = free(article)
    checked = {name: CHECKS[name](article, value) for name, value in values.items()}
    for name, was in (seen or {}).items():
        if name in checked and shown(article, name) != was:
            raise StaleDecision(
                f"Somebody else changed the {name} while you were looking. It is now "
                f"{article_fact(shown(article, name))}; you wrote {article_fact(checked[name])}. "
                "Nothing of yours was saved: look again, and decide then."
            )
    decision = decide(author, reason, **stamp)
    for name, value in checked.items():
        now = shown(article, name)
        standing = article.overrides.standing().filter(field=name).first()
        if value == now and standing is not None and not standing.withdrawn:
            continue
        write(
            article,
            ArticleOverride(
                article=article,
                field=name,
                value=value,
                # No import changes an article that is stored: what it gave stands until now.
                machine_value=standing.machine_value if standing else now,
                change=decision.record(name, now, value, article=article),
            ),
        )
    if not decision.changes:
        raise DecisionError("That stands already: nothing was changed.")
    follow(article, checked)
    return decision.changeset


def free(article: Article) -> Article:
    """The article as it is now, if nothing of it is out of sight."""
    article = Article.objects.select_related("outlet").get(pk=article.pk)
    if is_frozen(article):
        raise DecisionError("Something of this article is held back: lift that first.")
    return article


def shown(article: Article, name: str) -> Value:
    """What an article shows of a fact, in the form in which a decision keeps it."""
    if name == OUTLET:
        return outlet_value(article.outlet, article.outlet_basis)
    if name == URL:
        return {"url": article.url, "basis": str(article.url_basis)}
    date = article.published.isoformat() if article.published else None
    return {"date": date, "basis": str(article.published_basis)}


def outlet_value(outlet: Outlet, basis: str) -> Value:
    return {"outlet": outlet.slug, "name": outlet.name, "basis": str(basis)}


def check_outlet(article: Article, value: Value) -> Value:
    outlet = Outlet.objects.filter(slug=value.get("outlet")).first()
    if outlet is None:
        raise DecisionError(f"No outlet here has the address {value.get('outlet')!r}.")
    twin = Article.objects.filter(outlet=outlet, source_key=article.source_key)
    if other := twin.exclude(pk=article.pk).first():
        raise DecisionError(f"{outlet} has this article already: {other}.")
    return outlet_value(outlet, checked_basis(value, known=True))


def check_published(article: Article, value: Value) -> Value:
    try:
        date = datetime.date.fromisoformat(value["date"]) if value.get("date") else None
    except (TypeError, ValueError) as error:
        raise DecisionError("A date is written as year, month and day: 2024-03-05.") from error
    if date is not None and not datetime.date(1600, 1, 1) <= date <= timezone.localdate():
        raise DecisionError(f"No article was published on {date}: it is in the future, or too old.")
    basis = checked_basis(value, known=date is not None)
    return {"date": date.isoformat() if date else None, "basis": basis}


def check_url(article: Article, value: Value) -> Value:
    url = clean(str(value.get("url") or "")).strip()
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise DecisionError(f"“{url}” is no address.") from error
    if url and (parts.scheme not in ("http", "https") or not parts.hostname):
        raise DecisionError("An address begins with https:// or http:// and names a site.")
    if len(url) > LONGEST_ADDRESS:
        raise DecisionError(f"An address has at most {LONGEST_ADDRESS} characters.")
    return {"url": url, "basis": checked_basis(value, known=bool(url))}


def checked_basis(value: Value, *, known: bool) -> str:
    """What a fact rests on: a fact that is not known rests on nothing."""
    basis = value.get("basis")
    if basis not in Basis.values:
        raise DecisionError(f"{basis!r} is no basis: {', '.join(Basis.values)}.")
    return str(basis) if known else Basis.UNKNOWN.value


CHECKS: dict[str, Callable[[Article, Value], Value]] = {
    OUTLET: check_outlet,
    PUBLISHED: check_published,
    URL: check_url,
}


def write(article: Article, override: ArticleOverride) -> None:
    """Let a decision stand, and the article show it."""
    former = article.overrides.standing().filter(field=override.field).first()
    stand_in(former, override)
    value = override.machine_value if override.withdrawn else override.value
    setattr(article, f"{override.field}_basis", value["basis"])
    if override.field == OUTLET:
        article.outlet = Outlet.objects.get(slug=value["outlet"])
    elif override.field == URL:
        article.url = value["url"]
    else:
        article.published = datetime.date.fromisoformat(value["date"]) if value["date"] else None
    article.save(update_fields=[override.field, f"{override.field}_basis"])


def follow(article: Article, names: Iterable[str]) -> None:
    """Let the quotes show the outlet and the date; “on Monday” is counted from it anew."""
    if PUBLISHED in names:
        read_version(article.current)
    recompute_article(article)
    refresh(article.quotes.values_list("pk", flat=True))


def take_back(changes: Iterable[Change], decision: Decision) -> set[int]:
    """Let what stood before these changes stand again. See `undo`."""
    for change in changes:
        article = free(change.article)
        restore(article, change.articleoverride, decision)
        follow(article, [change.field])
    return set()


def restore(article: Article, undone: ArticleOverride, decision: Decision) -> None:
    """Let what stood before one decision stand again; before the first, what the import gave."""
    standing = article.overrides.standing().get(field=undone.field)
    if undone.stands_for != standing.stands_for:
        raise DecisionError(
            f"A later decision about the {undone.field} of this article stands on top of this "
            "one: take that one back first."
        )
    former = undone.stood_before()
    left = former is None or former.withdrawn
    after = undone.machine_value if left else former.value
    now = shown(article, undone.field)
    change = decision.record(undone.field, now, after, article=article)
    override = ArticleOverride(
        article=article,
        field=undone.field,
        value=None if left else former.value,
        withdrawn=left,
        machine_value=undone.machine_value,
        restores=former,
        change=change,
    )
    CHECKS[undone.field](article, after)
    write(article, override)
