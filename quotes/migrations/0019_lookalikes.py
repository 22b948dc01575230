from django.db import migrations, models

from quotes.lookalikes import skeleton

BATCH = 1000


def fill(apps, schema_editor):
    """By what names are compared; `propose_merges` then compares them."""
    names = apps.get_model("quotes", "PersonName").objects.only("name").order_by("pk")
    last = 0
    while some := list(names.filter(pk__gt=last)[:BATCH]):
        for name in some:
            name.skeleton = skeleton(name.name)
        names.bulk_update(some, ["skeleton"])
        last = some[-1].pk


class Migration(migrations.Migration):
    dependencies = [
        ("quotes", "0018_few_among_many"),
    ]

    operations = [
        migrations.AddField(
            model_name="personname",
            name="skeleton",
            field=models.CharField(
                blank=True,
                editable=False,
                default="",
                help_text="By what names that look or sound alike are found.",
                max_length=80,
            ),
            preserve_default=False,
        ),
        migrations.AddIndex(
            model_name="personname",
            index=models.Index(fields=["skeleton", "id"], name="person_name_skeleton"),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
