"""What the admin's front page shows of the queue."""

from typing import Any

from django import template

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
