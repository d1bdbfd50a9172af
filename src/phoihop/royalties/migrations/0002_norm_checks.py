"""Who of a publisher held which norm against which paper."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('parties', '0001_initial'),
        ('royalties', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='NormCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=11)),
                ('from_on', models.DateField()),
                ('facts_sha256', models.CharField(max_length=64)),
                ('document', models.CharField(max_length=300)),
                ('checked_on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('checked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='norm_checks', to='parties.member')),
                ('publisher', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='norm_checks', to='parties.organisation')),
            ],
            options={
                'ordering': ['publisher', 'kind', 'from_on', 'id'],
                'constraints': [models.UniqueConstraint(fields=('publisher', 'facts_sha256'), name='norm_checked_once_by_a_publisher'), models.CheckConstraint(condition=models.Q(('kind__in', ['base_salary', 'table', 'tax'])), name='norm_check_kind_known'), models.CheckConstraint(condition=models.Q(('document', ''), _negated=True), name='norm_check_names_the_document')],
            },
        ),
    ]
