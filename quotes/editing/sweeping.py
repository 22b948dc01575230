"""Looks through every column of every table for words that must not be there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.db.models import CharField, Field, JSONField, Model, Q, TextField
from django.db.models.functions import Cast

from quotes.editing.masking import Marks, tokens
from quotes.models import SearchRow

# Made anew from the quotes whenever these change.
DERIVED = {SearchRow}


@dataclass(frozen=True)
class Row:
    """One stored value that holds the words."""

    model: type[Model]
    pk: int
    column: str
    value: Any


def rows_with(sought: Sequence[tuple[Marks, str]]) -> Iterator[Row]:
    """Every stored value in which these words stand; each pair is marks and the words."""
    if not sought:
        return
    for model in [*apps.get_app_config("quotes").get_models(), LogEntry]:
        if model in DERIVED:
            continue
        for column in model._meta.concrete_fields:
            if is_text(column):
                yield from values_with(model, column, sought)


def is_text(column: Field) -> bool:
    """Whether words can stand in a column; what is chosen from a list, or hashed, has none."""
    if isinstance(column, JSONField | TextField):
        return column.name != "marks"
    return isinstance(column, CharField) and not column.choices and (column.max_length or 0) > 16


def values_with(
    model: type[Model], column: Field, sought: Sequence[tuple[Marks, str]]
) -> Iterator[Row]:
    """The values of one column in which the words stand."""
    rows = model._base_manager.annotate(as_text=Cast(column.name, TextField()))
    rows = rows.filter(telling_words([words for _, words in sought]))
    for pk, value in rows.values_list("pk", column.name).iterator():
        if any(holds(marks, value) for marks, _ in sought):
            yield Row(model, pk, column.name, value)


def holds(marks: Marks, value: Any) -> bool:
    """Whether a value would lose words if it were covered."""
    return marks.cover(value) != value


def telling_words(texts: Sequence[str]) -> Q:
    """A condition that every value with a run of these words meets, so that few are looked at.

    JSON may be stored with escapes, so only plain letters are asked for.
    """
    asked = Q()
    for text in texts:
        plain = [word for word, _, _ in tokens(text) if word.isascii()]
        if len(plain) < len(tokens(text)):
            return Q()
        window = Marks.of(text).window
        for start in range(len(plain) - window + 1):
            asked |= Q(as_text__icontains=max(plain[start : start + window], key=len))
    return asked
