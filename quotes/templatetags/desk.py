"""What the admin's own pages show beside the stock ones: the queue, and saved filters."""

from typing import Any

from django import template

from quotes.admin.savedfilters import filtering, links_of
from quotes.editing import roles
from quotes.editing.queue import KINDS, MOST_COUNTED
from quotes.presenting import limits

register = template.Library()
register.filter("where", limits.where)


@register.inclusion_tag("admin/_waiting.html", takes_context=True)
def waiting(context: dict[str, Any]) -> dict[str, Any]:
    """What waits for this editor, by kind, the worst first; nothing for who may not decide."""
    user = context["request"].user
    if not user.has_perm(roles.DECIDE):
        return {"rows": []}
    rows = [(kind, kind.count(user)) for kind in KINDS]
    return {"rows": rows, "most": MOST_COUNTED, "any": any(count for _, count in rows)}


@register.inclusion_tag("admin/_saved_filters.html", takes_context=True)
def saved_filters(context: dict[str, Any], changelist: Any) -> dict[str, Any]:
    """The filters that this editor saved of a list, and what to save of the one that stands."""
    request, table = context["request"], changelist.opts.model_name
    return {
        "links": links_of(request.user, table),
        "table": table,
        "query": filtering(request.GET),
    }
