"""The fields of a quote that editors decide, one small module a kind: `FIELDS` is their table."""

from quotes.editing.fields import bounds, passages, said, sources, speaker, switches, topics
from quotes.editing.fields.field import Field
from quotes.exceptions import DecisionError

__all__ = ["FIELDS", "Field", "field_called"]

FIELDS: dict[str, Field] = {
    field.name: field
    for field in (
        speaker.FIELD,
        passages.ROLE,
        passages.AUDIENCE,
        passages.KIND,
        said.FIELD,
        sources.FIELD,
        topics.FIELD,
        bounds.BOUNDS,
        bounds.MISSED,
        switches.NOT_A_QUOTATION,
        switches.FIRST,
    )
}


def field_called(name: str) -> Field:
    """The field of this name. DecisionError where editors decide no such field."""
    if name not in FIELDS:
        raise DecisionError(f"{name!r} is no field: write one of {', '.join(FIELDS)}.")
    return FIELDS[name]
