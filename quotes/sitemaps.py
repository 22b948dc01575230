"""Every public page, for search engines: an index, and parts of so many addresses each."""

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse

from quotes.comparing import several_wordings
from quotes.models import Article, Outlet, Person, Quote, Topic
from quotes.models.article import Standing

PART = 5_000


class Pages(Sitemap):
    """The pages that are about everything."""

    def items(self) -> list[str]:
        return ["home", "quotes", "people", "outlets", "topics", "statements", "about", "api"]

    def location(self, item: str) -> str:
        return reverse(f"quotes:{item}")


class Rows(Sitemap):
    """One page a row, in an order that new rows do not change."""

    limit = PART

    def __init__(self, rows: QuerySet) -> None:
        self.rows = rows

    def items(self) -> QuerySet:
        return self.rows.all()


SITEMAPS = {
    "pages": Pages,
    "people": Rows(Person.objects.current().order_by("pk")),
    "outlets": Rows(Outlet.objects.order_by("pk")),
    "topics": Rows(Topic.objects.order_by("pk")),
    "articles": Rows(
        Article.objects.filter(standing=Standing.SHOWN).only("public_id").order_by("pk")
    ),
    "quotes": Rows(Quote.objects.shown().only("public_id").order_by("pk")),
    "statements": Rows(several_wordings().order_by("pk")),
}
