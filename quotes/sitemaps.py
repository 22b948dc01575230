"""Every public page, for search engines: an index, and parts of so many numbers of rows each.

A part is a stretch of the rows' own numbers. So the index asks for the highest number and counts
nothing, no part is looked for behind all the others, and a page stands in the same part for ever.
"""

from functools import cached_property

from django.contrib.sitemaps import Sitemap
from django.core.paginator import Page, Paginator
from django.db.models import Max, QuerySet
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


class Stretches(Paginator):
    """Rows cut by their numbers; a stretch whose rows are not shown is empty."""

    @cached_property
    def num_pages(self) -> int:
        highest = self.object_list.model._base_manager.aggregate(highest=Max("pk"))["highest"]
        return -(-(highest or 1) // self.per_page)

    def page(self, number: int | str) -> Page:
        number = self.validate_number(number)
        end = number * self.per_page
        rows = self.object_list.filter(pk__gt=end - self.per_page, pk__lte=end)
        return self._get_page(rows, number, self)


class Rows(Sitemap):
    """One page a row."""

    def __init__(self, rows: QuerySet) -> None:
        self.rows = rows

    @property
    def paginator(self) -> Stretches:
        return Stretches(self.rows.order_by("pk"), PART)


SITEMAPS = {
    "pages": Pages,
    "people": Rows(Person.objects.current()),
    "outlets": Rows(Outlet.objects.all()),
    "topics": Rows(Topic.objects.all()),
    "articles": Rows(Article.objects.filter(standing=Standing.SHOWN).only("public_id")),
    "quotes": Rows(Quote.objects.shown().only("public_id")),
    "statements": Rows(several_wordings()),
}
