"""The values that the query string may hold. A bad one gets a message that says what to write."""

import calendar
import datetime
import re
import unicodedata
from collections.abc import Sequence

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import Promise

from quotes.exceptions import QuerySyntaxError
from quotes.search import Query, parse

SLUG = re.compile(r"[-\w]{1,90}", re.ASCII)
UNPRINTABLE = frozenset({"Cc", "Cs"})
MOST_VALUES = 20
LONGEST_SHOWN = 40
DATE = re.compile(r"([0-9]{4})(?:-([0-9]{1,2}))?(?:-([0-9]{1,2}))?")


def printable(value: str) -> str:
    """The value with a sign in place of what no page can print: NUL, controls, lone surrogates."""
    return "".join(
        "\ufffd" if unicodedata.category(letter) in UNPRINTABLE else letter
        for letter in " ".join(value.splitlines())
    )


def short(value: str) -> str:
    """A value as a message repeats it: not too long."""
    return value if len(value) <= LONGEST_SHOWN else value[:LONGEST_SHOWN] + "…"


class SeveralField(forms.Field):
    """A parameter that may be repeated; each value widens the choice."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: list[str] | None) -> list:
        """The values, each once, in the order in which they were given."""
        values = list(dict.fromkeys(filter(None, value or [])))
        if len(values) > MOST_VALUES:
            raise ValidationError(f"Choose {MOST_VALUES} at most; {len(values)} were given.")
        return values


class RowsField(SeveralField):
    """Rows of a table by the slugs that stand in their addresses."""

    def __init__(self, *, model: type[models.Model], noun: str, **options) -> None:
        self.model, self.noun = model, noun
        super().__init__(**options)

    def to_python(self, value: list[str] | None) -> list[models.Model]:
        """The rows; every slug must have one."""
        slugs = super().to_python(value)
        for slug in slugs:
            if not SLUG.fullmatch(slug):
                raise ValidationError(self._unknown(slug))
        found = {row.slug: row for row in self.model.objects.filter(slug__in=slugs)}
        for slug in slugs:
            if slug not in found:
                raise ValidationError(self._unknown(slug))
        return list(dict.fromkeys(standing(found[slug]) for slug in slugs))

    def _unknown(self, slug: str) -> str:
        return f"This database has no {self.noun} “{short(slug)}”: choose one from the list."


def standing(row: models.Model) -> models.Model:
    """The row itself, or for a merged person the one that took the place."""
    seen = set()
    while getattr(row, "merged_into", None) and row.pk not in seen:
        seen.add(row.pk)
        row = row.merged_into
    return row


class NamesField(SeveralField):
    """Some of a few fixed values."""

    def __init__(
        self, *, choices: Sequence[tuple[str, str | Promise]], noun: str, **options
    ) -> None:
        self.names, self.noun = [name for name, _ in choices], noun
        super().__init__(**options)

    def to_python(self, value: list[str] | None) -> list[str]:
        """The values, if every one is among the choices."""
        values = super().to_python(value)
        for name in values:
            if name not in self.names:
                *others, last = self.names
                raise ValidationError(
                    f"“{short(name)}” is no {self.noun}: write {', '.join(others)} or {last}."
                )
        return values


class DayField(forms.Field):
    """A day, a month or a year; `last` says at which end of it a range begins or stops."""

    def __init__(self, *, last: bool, **options) -> None:
        self.last = last
        super().__init__(**options)

    def to_python(self, value: str | None) -> datetime.date | None:
        """The first or the last day of what was written."""
        raw = (value or "").strip()
        if not raw:
            return None
        found = DATE.fullmatch(raw)
        try:
            if found is None:
                raise ValueError
            return self._day(*(int(part) if part else None for part in found.groups()))
        except ValueError:
            raise ValidationError(
                f"“{short(raw)}” is no date: write a day as 2014-06-15, a month as 2014-06 "
                "or a year as 2014."
            ) from None

    def _day(self, year: int, month: int | None, day: int | None) -> datetime.date:
        month_meant = month or (12 if self.last else 1)
        if not 1 <= month_meant <= 12 or year == 0 or day == 0 or month == 0:
            raise ValueError
        end = calendar.monthrange(year, month_meant)[1]
        return datetime.date(year, month_meant, day or (end if self.last else 1))


class WordsField(forms.Field):
    """What somebody searches for, read into a tree."""

    def to_python(self, value: str | None) -> Query | None:
        """The tree of the search, None when there are no words."""
        raw = (value or "").strip()
        if not raw:
            return None
        try:
            return parse(raw)
        except QuerySyntaxError as error:
            raise ValidationError(f"This search cannot be read. {error}") from error
