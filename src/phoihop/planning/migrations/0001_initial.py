"""The tables of this room as first released, their constraints within."""

import django.db.models.deletion
import phoihop.ui.tables
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('papers', '0001_initial'),
        ('parties', '0001_initial'),
        ('programmes', '0001_initial'),
    ]

    operations = [
        phoihop.ui.tables.CreateTables(
            tables=[
                migrations.CreateModel(
                    name='CalendarImport',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('ref', models.CharField(max_length=30, unique=True)),
                        ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='calendar_imports', to='programmes.programme')),
                        ('party', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='calendar_imports', to='programmes.programmeparty')),
                        ('name', models.CharField(max_length=200)),
                        ('sha256', models.CharField(max_length=64)),
                        ('events', models.JSONField()),
                        ('left_out', models.JSONField()),
                        ('brought_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.member')),
                        ('recorded_at', models.DateTimeField()),
                        ('taken_at', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'ordering': ['-recorded_at', '-id'],
                    },
                ),
                migrations.CreateModel(
                    name='Deed',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('ref', models.CharField(max_length=30, unique=True)),
                        ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deeds', to='programmes.programme')),
                        ('obligation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deeds', to='programmes.obligation')),
                        ('title', models.CharField(max_length=300)),
                        ('note', models.TextField(blank=True)),
                        ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='deeds', to='parties.organisation')),
                        ('due_on', models.DateField(blank=True, null=True)),
                        ('party_b', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='deeds', to='programmes.programmeparty')),
                        ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deeds', to='parties.member')),
                        ('last_step', models.CharField(max_length=16)),
                        ('ended', models.BooleanField(default=False)),
                        ('recorded_at', models.DateTimeField()),
                        ('search_key', models.TextField()),
                    ],
                    options={
                        'ordering': ['programme', 'due_on', 'ref'],
                        'indexes': [models.Index(fields=['ended', 'due_on'], name='deed_open_by_due_day')],
                    },
                ),
                migrations.CreateModel(
                    name='DeedStep',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('deed', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='planning.deed')),
                        ('step', models.CharField(max_length=16)),
                        ('on', models.DateField()),
                        ('recorded_at', models.DateTimeField()),
                        ('side', models.CharField(max_length=1)),
                        ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='parties.member')),
                        ('note', models.CharField(blank=True, max_length=1000)),
                        ('address', models.CharField(blank=True, max_length=1000)),
                        ('paper', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='papers.keptpaper')),
                        ('late_days', models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        'ordering': ['deed', 'recorded_at', 'id'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('step__in', ['answered', 'insufficient']), _negated=True), fields=('deed', 'step', 'side'), name='deed_step_taken_once_by_a_side')],
                    },
                ),
                migrations.CreateModel(
                    name='LeadTimeSetting',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('party', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lead_times', to='programmes.programmeparty')),
                        ('genre', models.CharField(max_length=16)),
                        ('start_days', models.PositiveSmallIntegerField()),
                        ('draft_days', models.PositiveSmallIntegerField()),
                        ('editor_days', models.PositiveSmallIntegerField()),
                        ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.member')),
                        ('recorded_at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['party', 'genre'],
                        'constraints': [models.UniqueConstraint(fields=('party', 'genre'), name='lead_time_once'), models.CheckConstraint(condition=models.Q(('genre__in', ['article', 'conference', 'interview', 'news_item', 'photo', 'reportage', 'special_issue', 'special_page', 'talk_show', 'theory_article', 'video'])), name='lead_time_genre_known'), models.CheckConstraint(condition=models.Q(('draft_days__gte', models.F('editor_days')), ('start_days__gte', models.F('draft_days'))), name='lead_time_in_its_order')],
                    },
                ),
                migrations.CreateModel(
                    name='OwnDay',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='own_days', to='programmes.programme')),
                        ('party', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='own_days', to='programmes.programmeparty')),
                        ('name', models.CharField(max_length=200)),
                        ('calendar', models.CharField(max_length=5)),
                        ('month', models.PositiveSmallIntegerField()),
                        ('day', models.PositiveSmallIntegerField()),
                        ('first_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('source', models.CharField(max_length=300)),
                        ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.member')),
                        ('recorded_at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['programme', 'month', 'day'],
                        'constraints': [models.UniqueConstraint(fields=('programme', 'calendar', 'month', 'day', 'name'), name='own_day_once'), models.CheckConstraint(condition=models.Q(('calendar__in', ['civil', 'lunar'])), name='own_day_calendar_known'), models.CheckConstraint(condition=models.Q(('day__range', (1, 31)), ('month__range', (1, 12))), name='own_day_is_a_day')],
                    },
                ),
                migrations.CreateModel(
                    name='Topic',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('ref', models.CharField(max_length=30, unique=True)),
                        ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='topics', to='programmes.programme')),
                        ('obligation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='topics', to='programmes.obligation')),
                        ('line', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='topics', to='programmes.line')),
                        ('title', models.CharField(max_length=300)),
                        ('note', models.TextField(blank=True)),
                        ('genre', models.CharField(blank=True, max_length=16)),
                        ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='topics', to='parties.organisation')),
                        ('assignee', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='topics', to='parties.person')),
                        ('due_on', models.DateField(blank=True, null=True)),
                        ('party', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='topics', to='programmes.programmeparty')),
                        ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='topics', to='parties.member')),
                        ('state', models.CharField(default='private', max_length=8)),
                        ('recorded_at', models.DateTimeField()),
                        ('search_key', models.TextField()),
                        ('themes', models.ManyToManyField(blank=True, related_name='topics', to='programmes.theme')),
                    ],
                    options={
                        'ordering': ['programme', 'due_on', 'ref'],
                        'indexes': [models.Index(fields=['programme', 'state', 'due_on'], name='topic_by_state_and_day'), models.Index(fields=['programme', 'due_on'], name='topic_by_day')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['agreed', 'done', 'dropped', 'in_work', 'offered', 'private'])), name='topic_state_known'), models.CheckConstraint(condition=models.Q(('genre__in', ['', 'article', 'conference', 'interview', 'news_item', 'photo', 'reportage', 'special_issue', 'special_page', 'talk_show', 'theory_article', 'video'])), name='topic_genre_known')],
                    },
                ),
                migrations.CreateModel(
                    name='Assignment',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('ref', models.CharField(max_length=30, unique=True)),
                        ('topic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='planning.topic')),
                        ('party', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='programmes.programmeparty')),
                        ('assignee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='parties.member')),
                        ('task', models.CharField(default='write', max_length=10)),
                        ('deadline_on', models.DateField()),
                        ('fee_dong', models.PositiveBigIntegerField(blank=True, null=True)),
                        ('rights', models.TextField(blank=True)),
                        ('disclosure', models.TextField(blank=True)),
                        ('note', models.CharField(blank=True, max_length=1000)),
                        ('instead_of', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='handed_to', to='planning.assignment')),
                        ('offered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offered_assignments', to='parties.member')),
                        ('offered_on', models.DateField()),
                        ('recorded_at', models.DateTimeField()),
                        ('state', models.CharField(default='offered', max_length=11)),
                        ('answered_on', models.DateField(blank=True, null=True)),
                        ('answered_at', models.DateTimeField(blank=True, null=True)),
                        ('reason', models.CharField(blank=True, max_length=8)),
                        ('reason_note', models.CharField(blank=True, max_length=600)),
                    ],
                    options={
                        'ordering': ['deadline_on', 'ref'],
                        'indexes': [models.Index(fields=['assignee', 'state', 'deadline_on'], name='assignment_by_person'), models.Index(fields=['party', 'state', 'deadline_on'], name='assignment_by_party')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['confirmed', 'offered'])), fields=('topic', 'assignee', 'task'), name='assignment_open_once_a_person_and_task'), models.CheckConstraint(condition=models.Q(('state__in', ['confirmed', 'delivered', 'handed_over', 'offered', 'refused', 'withdrawn'])), name='assignment_state_known'), models.CheckConstraint(condition=models.Q(('task__in', ['edit', 'film', 'photograph', 'write'])), name='assignment_task_known'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'refused'), _negated=True), ('reason__in', ['busy', 'conflict', 'deadline', 'fee', 'other', 'rights', 'subject']), _connector='OR'), name='assignment_refused_with_a_reason'), models.CheckConstraint(condition=models.Q(('deadline_on__gte', models.F('offered_on'))), name='assignment_deadline_after_the_offer')],
                    },
                ),
                migrations.CreateModel(
                    name='TopicStep',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('topic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='planning.topic')),
                        ('step', models.CharField(max_length=10)),
                        ('on', models.DateField()),
                        ('recorded_at', models.DateTimeField()),
                        ('member', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='parties.member')),
                        ('reason', models.CharField(blank=True, max_length=600)),
                    ],
                    options={
                        'ordering': ['topic', 'recorded_at', 'id'],
                    },
                ),
                migrations.CreateModel(
                    name='CalendarEntry',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='calendar_entries', to='programmes.programme')),
                        ('party', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='calendar_entries', to='programmes.programmeparty')),
                        ('brought', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='planning.calendarimport')),
                        ('uid', models.CharField(max_length=300)),
                        ('title', models.CharField(max_length=300)),
                        ('place', models.CharField(blank=True, max_length=300)),
                        ('starts_on', models.DateField()),
                        ('ends_on', models.DateField()),
                        ('shared', models.BooleanField(default=False)),
                    ],
                    options={
                        'ordering': ['programme', 'starts_on', 'title'],
                        'indexes': [models.Index(fields=['programme', 'starts_on'], name='calendar_entry_by_day')],
                        'constraints': [models.UniqueConstraint(fields=('party', 'uid', 'starts_on'), name='calendar_entry_once'), models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='calendar_entry_ends_after_it_begins')],
                    },
                ),
            ],
        ),
    ]
