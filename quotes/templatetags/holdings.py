"""What the frame of every page needs."""

from django import template
from django.utils.safestring import mark_safe

from quotes.presenting.holdings import Holdings
from quotes.presenting.holdings import counted as in_words
from quotes.presenting.holdings import holdings as held
from quotes.search import Query, mark

register = template.Library()


@register.simple_tag
def holdings() -> Holdings:
    """What the database holds: `{% holdings as held %}{{ held }}`."""
    return held()


@register.simple_tag(takes_context=True)
def current(context: template.Context, address: str) -> str:
    """Mark the entry of the navigation under which this page stands."""
    request = context.get("request")
    path = getattr(request, "path", "")
    if path == address:
        return mark_safe(' aria-current="page"')
    return mark_safe(' aria-current="true"') if address and path.startswith(address) else ""


@register.filter
def counted(number: int, nouns: str | tuple[str, str]) -> str:
    """A number with its noun: `{{ n|counted:"person,people" }}`, or with a pair of nouns."""
    one, many = nouns if isinstance(nouns, tuple) else nouns.partition(",")[::2]
    return in_words(number, one, many)


@register.filter
def hits(text: str, query: Query | None) -> str:
    """A text with what a search hits in it marked: `{{ part.text|hits:shown.query }}`."""
    return mark(text, query) if query else text
