"""What stood on a page and was retracted: the page says so, and does not count it."""

from quotes.models import Article, Quote, Statement, StatementAlias, TakeDown
from quotes.models.quote import Lifecycle, QuoteQuerySet
from quotes.presenting.shown import Shown, present_all, ready


def retracted_from(statement: Statement) -> list[Shown]:
    """The wordings that this statement lost so; also those of statements that became this one."""
    former = StatementAlias.objects.filter(quote__statement=statement)
    addresses = [statement.public_id, *former.values_list("public_id", flat=True)]
    placed = TakeDown.objects.standing().filter(kind=TakeDown.Kind.RETRACT, statement__in=addresses)
    return told(Quote.objects.filter(pk__in=placed.values("quote")))


def retracted_in(article: Article) -> list[Shown]:
    """The quotations of an article that were retracted."""
    return told(Quote.objects.filter(article=article, headline=False))


def told(quotes: QuoteQuerySet) -> list[Shown]:
    return present_all(ready(quotes.filter(lifecycle=Lifecycle.RETRACTED).oldest()))
