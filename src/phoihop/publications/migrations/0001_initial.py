"""The tables of this room as first released, their constraints within."""

import django.db.models.deletion
import phoihop.ui.tables
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('manuscripts', '0001_initial'),
        ('parties', '0001_initial'),
        ('planning', '0001_initial'),
        ('press', '0001_initial'),
        ('programmes', '0001_initial'),
    ]

    operations = [
        phoihop.ui.tables.CreateTables(
            tables=[
                migrations.CreateModel(
                    name='FoundReach',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('programme', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='found_reach', to='programmes.programme')),
                        ('compared_at', models.DateTimeField(blank=True, null=True)),
                        ('page', models.PositiveBigIntegerField(default=0)),
                    ],
                ),
                migrations.CreateModel(
                    name='ImportBatch',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('ref', models.CharField(max_length=30, unique=True)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='imports', to='parties.organisation')),
                        ('instrument', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='imports', to='programmes.instrument')),
                        ('file_name', models.CharField(max_length=255)),
                        ('file_sha256', models.CharField(max_length=64)),
                        ('headings', models.JSONField(default=dict)),
                        ('rows', models.PositiveIntegerField()),
                        ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='imports', to='parties.member')),
                        ('recorded_at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['-recorded_at', '-id'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('instrument__isnull', True)), fields=('organisation', 'file_sha256'), name='list_without_instrument_imported_once'), models.UniqueConstraint(condition=models.Q(('instrument__isnull', False)), fields=('organisation', 'file_sha256', 'instrument'), name='list_of_an_instrument_imported_once')],
                    },
                ),
                migrations.CreateModel(
                    name='ThemePhrase',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('theme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='phrase_edits', to='programmes.theme')),
                        ('phrase', models.CharField(max_length=120)),
                        ('phrase_key', models.CharField(max_length=120)),
                        ('wanted', models.BooleanField()),
                        ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.member')),
                        ('set_at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['theme', 'phrase_key'],
                        'constraints': [models.UniqueConstraint(fields=('theme', 'phrase_key'), name='theme_phrase_set_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Work',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('ref', models.CharField(max_length=30, unique=True)),
                        ('title', models.CharField(max_length=500)),
                        ('author_line', models.CharField(blank=True, max_length=300)),
                        ('genre', models.CharField(blank=True, max_length=16)),
                        ('language', models.CharField(default='vi', max_length=8)),
                        ('by_institution', models.BooleanField(default=False)),
                        ('body', models.TextField(blank=True)),
                        ('words', models.PositiveIntegerField(blank=True, null=True)),
                        ('body_sha256', models.CharField(blank=True, db_index=True, max_length=64)),
                        ('merged_into', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='absorbed', to='publications.work')),
                        ('recorded_at', models.DateTimeField()),
                        ('title_key', models.CharField(db_index=True, max_length=500)),
                        ('search_key', models.TextField()),
                        ('themes', models.ManyToManyField(blank=True, related_name='works', to='programmes.theme')),
                        ('held_by', models.ManyToManyField(related_name='works', to='parties.organisation')),
                    ],
                    options={
                        'ordering': ['ref'],
                        'indexes': [models.Index(condition=models.Q(('merged_into__isnull', False)), fields=['merged_into'], name='work_merged_into')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('genre__in', ['', 'article', 'conference', 'interview', 'news_item', 'photo', 'reportage', 'special_issue', 'special_page', 'talk_show', 'theory_article', 'video'])), name='work_genre_known'), models.CheckConstraint(condition=models.Q(('merged_into__isnull', True), models.Q(('merged_into', models.F('id')), _negated=True), _connector='OR'), name='work_not_merged_into_itself')],
                    },
                ),
                migrations.CreateModel(
                    name='Publication',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('ref', models.CharField(max_length=30, unique=True)),
                        ('work', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='publications', to='publications.work')),
                        ('outlet', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='publications', to='press.outlet')),
                        ('title', models.CharField(max_length=500)),
                        ('published_on', models.DateField(blank=True, null=True)),
                        ('published_precision', models.CharField(default='day', max_length=5)),
                        ('address', models.CharField(blank=True, max_length=2000)),
                        ('canonical_address', models.CharField(blank=True, max_length=2000)),
                        ('identity_key', models.CharField(blank=True, max_length=64, null=True, unique=True)),
                        ('article_key', models.CharField(blank=True, db_index=True, max_length=64)),
                        ('issue', models.CharField(blank=True, max_length=60)),
                        ('page', models.CharField(blank=True, max_length=30)),
                        ('broadcast_title', models.CharField(blank=True, max_length=200)),
                        ('broadcast_minute', models.CharField(blank=True, max_length=12)),
                        ('disclosure', models.CharField(default='unknown', max_length=12)),
                        ('recorded_at', models.DateTimeField()),
                        ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='publications', to='parties.member')),
                    ],
                    options={
                        'ordering': ['-published_on', '-id'],
                        'indexes': [models.Index(fields=['-published_on', '-id'], name='publication_newest_first')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('published_precision__in', ['day', 'month', 'year'])), name='publication_precision_known'), models.CheckConstraint(condition=models.Q(('disclosure__in', ['advertising', 'coordinated', 'none', 'sponsored', 'unknown'])), name='publication_disclosure_known'), models.UniqueConstraint(condition=models.Q(('issue', ''), _negated=True), fields=('outlet', 'issue', 'page', 'work'), name='publication_once_per_printed_page')],
                    },
                ),
                migrations.CreateModel(
                    name='Origin',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('publication', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='origin', to='publications.publication')),
                        ('manuscript', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='publication_link', to='manuscripts.manuscript')),
                        ('linked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='linked_origins', to='parties.member')),
                        ('linked_at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['-linked_at', '-id'],
                    },
                ),
                migrations.CreateModel(
                    name='LabelCheck',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('publication', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='label_checks', to='publications.publication')),
                        ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='label_checks', to='programmes.programme')),
                        ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='label_checks', to='programmes.instrument')),
                        ('state', models.CharField(max_length=11)),
                        ('kind', models.CharField(blank=True, max_length=12)),
                        ('other_words', models.CharField(blank=True, max_length=300)),
                        ('wording_sha256', models.CharField(max_length=64)),
                        ('page_sha256', models.CharField(max_length=64)),
                        ('present_at', models.DateTimeField(blank=True, null=True)),
                        ('since_at', models.DateTimeField()),
                        ('checked_at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['publication', 'programme'],
                        'constraints': [models.UniqueConstraint(fields=('publication', 'programme'), name='label_of_publication_checked_once'), models.CheckConstraint(condition=models.Q(('state__in', ['hidden', 'lost', 'missing', 'other_words', 'present'])), name='label_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'lost'), _negated=True), ('present_at__isnull', False), _connector='OR'), name='label_lost_was_present')],
                    },
                ),
                migrations.CreateModel(
                    name='ImportRow',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('batch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='report', to='publications.importbatch')),
                        ('number', models.PositiveIntegerField()),
                        ('outcome', models.CharField(max_length=8)),
                        ('code', models.CharField(blank=True, max_length=60)),
                        ('facts', models.JSONField(default=dict)),
                        ('title', models.CharField(blank=True, max_length=500)),
                        ('publication', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='publications.publication')),
                    ],
                    options={
                        'ordering': ['batch', 'number'],
                        'constraints': [models.UniqueConstraint(fields=('batch', 'number'), name='import_row_once'), models.CheckConstraint(condition=models.Q(('outcome__in', ['grouped', 'known', 'proposed', 'refused', 'stored'])), name='import_row_outcome_known')],
                    },
                ),
                migrations.CreateModel(
                    name='FoundProposal',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='proposals', to='press.foundpage')),
                        ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='found_proposals', to='programmes.programme')),
                        ('state', models.CharField(default='proposed', max_length=8)),
                        ('reasons', models.JSONField(default=list)),
                        ('score', models.FloatField(default=0)),
                        ('has_sentences', models.BooleanField(default=True)),
                        ('proposed_at', models.DateTimeField()),
                        ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decided_found', to='parties.member')),
                        ('decided_at', models.DateTimeField(blank=True, null=True)),
                        ('publication', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='found_as', to='publications.publication')),
                    ],
                    options={
                        'ordering': ['-score', '-id'],
                        'indexes': [models.Index(condition=models.Q(('state', 'proposed')), fields=['programme', '-score', '-id'], name='found_proposal_waiting')],
                        'constraints': [models.UniqueConstraint(fields=('page', 'programme'), name='page_proposed_once_a_programme'), models.CheckConstraint(condition=models.Q(('state__in', ['proposed', 'refused', 'taken_up'])), name='found_proposal_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('decided_by__isnull', True), ('state', 'proposed')), models.Q(models.Q(('state', 'proposed'), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='found_proposal_decided_by_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('publication__isnull', False), ('state', 'taken_up')), models.Q(models.Q(('state', 'taken_up'), _negated=True), ('publication__isnull', True)), _connector='OR'), name='found_proposal_taken_up_is_a_publication')],
                    },
                ),
                migrations.CreateModel(
                    name='Match',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('work', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='matches', to='publications.work')),
                        ('publication', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='matches', to='publications.publication')),
                        ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='matches', to='programmes.programme')),
                        ('obligation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='matches', to='programmes.obligation')),
                        ('line', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='matches', to='programmes.line')),
                        ('topic', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='matches', to='planning.topic')),
                        ('deed', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='matches', to='planning.deed')),
                        ('state', models.CharField(default='proposed', max_length=9)),
                        ('reasons', models.JSONField(default=list)),
                        ('score', models.FloatField(default=0)),
                        ('proposed_at', models.DateTimeField()),
                        ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decided_matches', to='parties.member')),
                        ('decided_at', models.DateTimeField(blank=True, null=True)),
                        ('held_since', models.DateTimeField(blank=True, null=True)),
                        ('removed_at', models.DateTimeField(blank=True, null=True)),
                        ('removal_reason', models.CharField(blank=True, max_length=600)),
                    ],
                    options={
                        'ordering': ['programme', '-score', 'id'],
                        'indexes': [models.Index(condition=models.Q(('state', 'proposed')), fields=['programme'], name='match_waiting_for_decision'), models.Index(condition=models.Q(('held_since__isnull', True), ('state', 'confirmed')), fields=['programme', 'decided_at'], name='match_waiting_for_acceptance')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'confirmed')), fields=('work', 'programme'), name='work_fulfils_one_line_of_a_programme'), models.UniqueConstraint(condition=models.Q(('line__isnull', False), models.Q(('state', 'removed'), _negated=True)), fields=('work', 'obligation', 'line'), name='match_of_work_and_line_once'), models.UniqueConstraint(condition=models.Q(('line__isnull', True), models.Q(('state', 'removed'), _negated=True)), fields=('work', 'obligation'), name='match_of_work_and_obligation_once'), models.CheckConstraint(condition=models.Q(('state__in', ['confirmed', 'proposed', 'refused', 'removed'])), name='match_state_known'), models.CheckConstraint(condition=models.Q(('state', 'proposed'), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='match_decided_has_a_person_and_a_time'), models.CheckConstraint(condition=models.Q(('held_since__isnull', True), ('state', 'confirmed'), _connector='OR'), name='match_counted_on_stays_confirmed'), models.CheckConstraint(condition=models.Q(models.Q(('removed_at__isnull', False), ('state', 'removed')), models.Q(models.Q(('state', 'removed'), _negated=True), ('removed_at__isnull', True)), _connector='OR'), name='match_removed_has_a_time')],
                    },
                ),
                migrations.CreateModel(
                    name='Grouping',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('one', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='groupings', to='publications.work')),
                        ('other', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='groupings_as_other', to='publications.work')),
                        ('reason', models.CharField(max_length=30)),
                        ('share', models.FloatField(default=1)),
                        ('state', models.CharField(default='proposed', max_length=9)),
                        ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='parties.member')),
                        ('decided_at', models.DateTimeField(blank=True, null=True)),
                        ('recorded_at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['-share', 'id'],
                        'indexes': [models.Index(condition=models.Q(('state', 'proposed')), fields=['-share', 'id'], name='grouping_waiting')],
                        'constraints': [models.UniqueConstraint(fields=('one', 'other'), name='grouping_of_two_works_once'), models.CheckConstraint(condition=models.Q(('one__lt', models.F('other'))), name='grouping_older_work_first'), models.CheckConstraint(condition=models.Q(('state__in', ['different', 'proposed', 'same'])), name='grouping_state_known')],
                    },
                ),
            ],
        ),
    ]
