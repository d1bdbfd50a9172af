"""The tables of this room as first released, their constraints within."""

import phoihop.ui.tables
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        phoihop.ui.tables.CreateTables(
            tables=[
                migrations.CreateModel(
                    name='Beat',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('worker', models.CharField(max_length=64, unique=True)),
                        ('place', models.CharField(max_length=160)),
                        ('beat_at', models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name='Sweep',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('command', models.CharField(max_length=200, unique=True)),
                        ('every_seconds', models.PositiveIntegerField()),
                        ('due_at', models.DateTimeField()),
                        ('last_queued_at', models.DateTimeField(null=True)),
                    ],
                    options={
                        'ordering': ['command'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('every_seconds__gt', 0)), name='jobs_sweep_has_a_rhythm')],
                    },
                ),
            ],
        ),
    ]
