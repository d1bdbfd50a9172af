"""The tables of this room as first released, their constraints within."""

import django.db.models.deletion
import phoihop.ui.tables
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('parties', '0001_initial'),
        ('planning', '0001_initial'),
        ('programmes', '0001_initial'),
    ]

    operations = [
        phoihop.ui.tables.CreateTables(
            tables=[
                migrations.CreateModel(
                    name='Review',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('ref', models.CharField(max_length=30, unique=True)),
                        ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='programmes.programme')),
                        ('year', models.PositiveSmallIntegerField()),
                        ('as_of_on', models.DateField()),
                        ('held_on', models.DateField(blank=True, null=True)),
                        ('place', models.CharField(blank=True, max_length=120)),
                        ('deed', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='planning.deed')),
                        ('state', models.CharField(default='prepared', max_length=10)),
                        ('prepared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='parties.member')),
                        ('recorded_at', models.DateTimeField()),
                        ('figures', models.JSONField(blank=True, null=True)),
                        ('figures_known_at', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'ordering': ['programme', '-year'],
                        'constraints': [models.UniqueConstraint(fields=('programme', 'year'), name='review_once_a_year'), models.CheckConstraint(condition=models.Q(('state__in', ['held', 'prepared', 'signed'])), name='review_state_known')],
                    },
                ),
                migrations.CreateModel(
                    name='Lesson',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('ref', models.CharField(max_length=30, unique=True)),
                        ('review', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lessons', to='reviews.review')),
                        ('obligation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='lessons', to='programmes.obligation')),
                        ('evidence', models.CharField(max_length=1000)),
                        ('cause', models.CharField(max_length=1000)),
                        ('proposed_change', models.CharField(max_length=1000)),
                        ('owner_side', models.CharField(max_length=1)),
                        ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='lessons', to='parties.organisation')),
                        ('due_on', models.DateField()),
                        ('state', models.CharField(default='open', max_length=8)),
                        ('outcome', models.CharField(blank=True, max_length=1000)),
                        ('outcome_on', models.DateField(blank=True, null=True)),
                        ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lessons', to='parties.member')),
                        ('recorded_at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['review', 'ref'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['adopted', 'done', 'open', 'rejected'])), name='lesson_state_known'), models.CheckConstraint(condition=models.Q(('owner_side__in', ['a', 'b'])), name='lesson_owner_side_known')],
                    },
                ),
                migrations.CreateModel(
                    name='Proposal',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('review', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='reviews.review')),
                        ('obligation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='programmes.obligation')),
                        ('quantity', models.PositiveIntegerField(blank=True, null=True)),
                        ('unit_price_dong', models.PositiveBigIntegerField(blank=True, null=True)),
                        ('why', models.CharField(max_length=1000)),
                        ('lesson', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='reviews.lesson')),
                        ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='parties.member')),
                        ('recorded_at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['review', 'obligation'],
                        'constraints': [models.UniqueConstraint(fields=('review', 'obligation'), name='proposal_once_per_obligation')],
                    },
                ),
                migrations.CreateModel(
                    name='NextInstrument',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('review', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='next_instruments', to='reviews.review')),
                        ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='followed_by', to='programmes.instrument')),
                        ('instrument', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='follows', to='programmes.instrument')),
                    ],
                    options={
                        'ordering': ['review', 'id'],
                        'constraints': [models.UniqueConstraint(fields=('review', 'source'), name='next_instrument_once_per_paper')],
                    },
                ),
                migrations.CreateModel(
                    name='Cause',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('review', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='causes', to='reviews.review')),
                        ('obligation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='causes', to='programmes.obligation')),
                        ('text', models.CharField(max_length=1000)),
                        ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='causes', to='parties.member')),
                        ('recorded_at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['review', 'obligation', 'id'],
                    },
                ),
                migrations.CreateModel(
                    name='ReviewConsent',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('review', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consents', to='reviews.review')),
                        ('side', models.CharField(max_length=1)),
                        ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='review_consents', to='parties.member')),
                        ('recorded_at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('review', 'side'), name='review_signed_once_a_side'), models.CheckConstraint(condition=models.Q(('side__in', ['a', 'b'])), name='review_consent_side_known')],
                    },
                ),
            ],
        ),
    ]
