"""The tables of this room as first released, their constraints within."""

import django.db.models.deletion
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
                    name='Counter',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('prefix', models.CharField(max_length=6)),
                        ('year', models.PositiveSmallIntegerField()),
                        ('last', models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('prefix', 'year'), name='counter_once_per_year')],
                    },
                ),
                migrations.CreateModel(
                    name='KeptPaper',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('subject', models.CharField(max_length=80)),
                        ('name', models.CharField(max_length=160)),
                        ('format', models.CharField(max_length=4)),
                        ('sha256', models.CharField(max_length=64)),
                        ('size_bytes', models.PositiveBigIntegerField()),
                        ('made_at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['subject', '-made_at', '-id'],
                        'indexes': [models.Index(fields=['subject'], name='kept_paper_by_subject')],
                        'constraints': [models.UniqueConstraint(fields=('subject', 'name', 'sha256'), name='kept_paper_same_bytes_once'), models.CheckConstraint(condition=models.Q(('format__in', ['docx', 'html', 'jpeg', 'json', 'mp3', 'mp4', 'pdf', 'png', 'warc', 'xlsx', 'xml'])), name='kept_paper_format_known')],
                    },
                ),
                migrations.CreateModel(
                    name='OfficialNumber',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('subject', models.CharField(max_length=80, unique=True)),
                        ('issuer', models.CharField(max_length=60)),
                        ('year', models.PositiveSmallIntegerField()),
                        ('number', models.PositiveIntegerField()),
                        ('notation', models.CharField(max_length=40)),
                        ('issued_on', models.DateField()),
                        ('recorded_by', models.CharField(max_length=60)),
                        ('recorded_at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('issuer', 'year', 'notation', 'number'), name='official_number_once_a_year')],
                    },
                ),
                migrations.CreateModel(
                    name='Sealing',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('subject', models.CharField(max_length=80)),
                        ('way', models.CharField(max_length=8)),
                        ('state', models.CharField(default='open', max_length=10)),
                        ('name', models.CharField(max_length=160)),
                        ('rows_sha256', models.CharField(max_length=64)),
                        ('must_sign', models.JSONField(default=list)),
                        ('begun_by', models.CharField(max_length=60)),
                        ('begun_at', models.DateTimeField()),
                        ('completed_at', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'ordering': ['subject', '-begun_at', '-id'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'set_aside'), _negated=True), fields=('subject',), name='sealing_one_at_a_time'), models.CheckConstraint(condition=models.Q(('state__in', ['complete', 'open', 'set_aside'])), name='sealing_state_known'), models.CheckConstraint(condition=models.Q(('way__in', ['digital', 'scan'])), name='sealing_way_known'), models.CheckConstraint(condition=models.Q(models.Q(('completed_at__isnull', False), ('state', 'complete')), models.Q(('state', 'complete'), _negated=True), _connector='OR'), name='sealing_complete_has_an_instant')],
                    },
                ),
                migrations.CreateModel(
                    name='SealingStage',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('sealing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stages', to='papers.sealing')),
                        ('ordinal', models.PositiveSmallIntegerField()),
                        ('step', models.CharField(max_length=10)),
                        ('field', models.CharField(blank=True, max_length=20)),
                        ('level', models.CharField(blank=True, max_length=10)),
                        ('paper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stages', to='papers.keptpaper')),
                        ('recorded_by', models.CharField(max_length=60)),
                        ('recorded_at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['sealing', 'ordinal'],
                        'constraints': [models.UniqueConstraint(fields=('sealing', 'ordinal'), name='stage_ordinal_once'), models.UniqueConstraint(fields=('sealing', 'step', 'field'), name='stage_step_once_a_field'), models.CheckConstraint(condition=models.Q(('step__in', ['confirmed', 'filled', 'prepared', 'scanned', 'signed'])), name='stage_step_known')],
                    },
                ),
            ],
        ),
    ]
