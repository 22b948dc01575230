import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("quotes", "0020_newest_wordings"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='personname',
            options={'ordering': ['name', 'pk']},
        ),
        migrations.RemoveConstraint(
            model_name='personname',
            name='person_name_once',
        ),
        migrations.AddField(
            model_name='personname',
            name='outlet',
            field=models.ForeignKey(blank=True, help_text='The outlet that prints it so, or the agency through which it came.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='people_named', to='quotes.outlet', verbose_name='only in'),
        ),
        migrations.AddField(
            model_name='personname',
            name='scope',
            field=models.CharField(blank=True, default='', editable=False, max_length=120),
        ),
        migrations.AddField(
            model_name='personname',
            name='since',
            field=models.DateField(blank=True, help_text='Day of publication.', null=True, verbose_name='only from'),
        ),
        migrations.AddField(
            model_name='personname',
            name='until',
            field=models.DateField(blank=True, null=True, verbose_name='only to'),
        ),
        migrations.AddConstraint(
            model_name='personname',
            constraint=models.UniqueConstraint(fields=('person', 'folded', 'scope'), name='person_name_once', violation_error_message='This person has that name already.'),
        ),
        migrations.AddConstraint(
            model_name='personname',
            constraint=models.CheckConstraint(condition=models.Q(('since__isnull', True), ('until__isnull', True), ('since__lte', models.F('until')), _connector='OR'), name='person_name_begins_before_it_ends', violation_error_message='The last day must not come before the first.'),
        ),
    ]
