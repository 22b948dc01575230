"""The speaker's names become a section of the search, filled for the rows that exist."""

from django.db import migrations, models

from quotes.naming import NAMELESS
from quotes.search.spelling import BORDER


def fill(apps, schema_editor):
    """Write the names as `deriving.searchrows` does; it writes them anew with every change."""
    rows = apps.get_model("quotes", "SearchRow").objects.using(schema_editor.connection.alias)
    people = apps.get_model("quotes", "Person").objects.using(schema_editor.connection.alias)
    for person in people.filter(quotes__isnull=False).distinct().iterator():
        names = dict.fromkeys([person.name, *person.names.values_list("name", flat=True)])
        rows.filter(quote__speaker=person).update(speaker=BORDER.join(names))
    unresolved = rows.filter(quote__speaker=None).exclude(quote__speaker_name__in=NAMELESS)
    for row in unresolved.select_related("quote").iterator():
        row.speaker = row.quote.speaker_name
        row.save(update_fields=["speaker"])


class Migration(migrations.Migration):
    dependencies = [("quotes", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="searchrow",
            name="speaker",
            field=models.TextField(
                blank=True, default="", help_text="Every form of the speaker's name."
            ),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
