"""The tables of this room as first released, their constraints within."""

import django.db.models.deletion
import phoihop.ui.tables
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('papers', '0001_initial'),
        ('parties', '0001_initial'),
        ('planning', '0001_initial'),
        ('programmes', '0001_initial'),
    ]

    operations = [
        phoihop.ui.tables.CreateTables(
            tables=[
                migrations.CreateModel(
                    name='Meeting',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('ref', models.CharField(max_length=30, unique=True)),
                        ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='programmes.programme')),
                        ('kind', models.CharField(max_length=10)),
                        ('title', models.CharField(max_length=300)),
                        ('meets_on', models.DateField()),
                        ('place', models.CharField(blank=True, max_length=200)),
                        ('chair', models.CharField(blank=True, max_length=200)),
                        ('deed', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='planning.deed')),
                        ('previous', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='next_meetings', to='meetings.meeting')),
                        ('state', models.CharField(default='called', max_length=9)),
                        ('called_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.member')),
                        ('recorded_at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['programme', '-meets_on', '-id'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['ceremony', 'conference', 'other', 'planning', 'research', 'review'])), name='meeting_kind_known'), models.CheckConstraint(condition=models.Q(('state__in', ['called', 'cancelled', 'held', 'signed'])), name='meeting_state_known')],
                    },
                ),
                migrations.CreateModel(
                    name='Item',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='meetings.meeting')),
                        ('number', models.PositiveSmallIntegerField()),
                        ('title', models.CharField(max_length=300)),
                        ('carried_from', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='carried_to', to='meetings.item')),
                        ('outcome', models.CharField(blank=True, max_length=7)),
                        ('outcome_words', models.CharField(blank=True, max_length=600)),
                        ('outcome_on', models.DateField(blank=True, null=True)),
                        ('topic', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='items', to='planning.topic')),
                        ('deed', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='items', to='planning.deed')),
                    ],
                    options={
                        'ordering': ['meeting', 'number'],
                        'constraints': [models.UniqueConstraint(fields=('meeting', 'number'), name='item_numbered_once'), models.UniqueConstraint(fields=('meeting', 'carried_from'), name='item_carried_once_into_a_meeting'), models.CheckConstraint(condition=models.Q(('outcome__in', ['', 'deed', 'done', 'dropped', 'topic'])), name='item_outcome_known'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', ''), ('outcome_on__isnull', True)), models.Q(models.Q(('outcome', ''), _negated=True), ('outcome_on__isnull', False)), _connector='OR'), name='item_outcome_has_its_day'), models.CheckConstraint(condition=models.Q(('outcome', 'dropped'), ('outcome_words', ''), _negated=True), name='item_dropped_says_why')],
                    },
                ),
                migrations.CreateModel(
                    name='Finding',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='meetings.meeting')),
                        ('number', models.PositiveSmallIntegerField()),
                        ('question', models.CharField(max_length=400)),
                        ('found', models.TextField()),
                        ('report', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='papers.keptpaper')),
                        ('report_address', models.CharField(blank=True, max_length=1000)),
                        ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.member')),
                        ('recorded_at', models.DateTimeField()),
                        ('topics', models.ManyToManyField(blank=True, related_name='findings', to='planning.topic')),
                    ],
                    options={
                        'ordering': ['meeting', 'number'],
                        'constraints': [models.UniqueConstraint(fields=('meeting', 'number'), name='finding_numbered_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Attendee',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendees', to='meetings.meeting')),
                        ('name', models.CharField(max_length=120)),
                        ('office', models.CharField(blank=True, max_length=200)),
                        ('side', models.CharField(max_length=5)),
                    ],
                    options={
                        'ordering': ['meeting', 'side', 'id'],
                        'constraints': [models.UniqueConstraint(fields=('meeting', 'name'), name='attendee_named_once'), models.CheckConstraint(condition=models.Q(('side__in', ['a', 'b', 'guest'])), name='attendee_side_known')],
                    },
                ),
                migrations.CreateModel(
                    name='MinutesConsent',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consents', to='meetings.meeting')),
                        ('side', models.CharField(max_length=1)),
                        ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.member')),
                        ('recorded_at', models.DateTimeField()),
                        ('minutes_sha256', models.CharField(max_length=64)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('meeting', 'side'), name='minutes_signed_once_a_side'), models.CheckConstraint(condition=models.Q(('side__in', ['a', 'b'])), name='minutes_consent_side_known')],
                    },
                ),
                migrations.CreateModel(
                    name='Revision',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='meetings.item')),
                        ('number', models.PositiveSmallIntegerField()),
                        ('text', models.TextField()),
                        ('side', models.CharField(max_length=1)),
                        ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.member')),
                        ('recorded_at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['item', 'number'],
                        'constraints': [models.UniqueConstraint(fields=('item', 'number'), name='revision_numbered_once'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='revision_says_something')],
                    },
                ),
                migrations.CreateModel(
                    name='RevisionConsent',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('revision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consents', to='meetings.revision')),
                        ('side', models.CharField(max_length=1)),
                        ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.member')),
                        ('recorded_at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('revision', 'side'), name='revision_agreed_once_by_a_side'), models.CheckConstraint(condition=models.Q(('side__in', ['a', 'b'])), name='revision_consent_side_known')],
                    },
                ),
            ],
        ),
    ]
