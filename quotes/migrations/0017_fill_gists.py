"""Writes the gist of every quote that is stored already."""

from django.db import migrations

from quotes.matching.days import span
from quotes.matching.signatures import period_of, written

BATCH = 2_000


def fill(apps, schema_editor):
    """Some thousands at a time, so that memory does not grow with the archive."""
    Quote, Gist = apps.get_model("quotes", "Quote"), apps.get_model("quotes", "Gist")
    wordings = Quote.objects.filter(lifecycle="live", headline=False, speaker__isnull=False)
    wordings = wordings.exclude(kind="indirect").filter(gist__isnull=True).order_by("pk")
    columns = ("pk", "speaker_id", "text", "said_from", "said_to", "published")
    last = 0
    while quotes := list(wordings.filter(pk__gt=last).only(*columns)[:BATCH]):
        last = quotes[-1].pk
        Gist.objects.bulk_create(gist_of(Gist, quote) for quote in quotes)


def gist_of(model, quote):
    """The gist of one quote, as `quotes.deriving.gists` writes it."""
    days = span(quote)
    first, last = days or (None, None)
    return model(
        quote_id=quote.pk,
        speaker_id=quote.speaker_id,
        period=period_of(days),
        first=first,
        last=last,
        ideas=written(quote.text),
    )


class Migration(migrations.Migration):
    """After the table is there; backwards there is nothing to be taken out."""

    dependencies = [("quotes", "0016_gists")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
