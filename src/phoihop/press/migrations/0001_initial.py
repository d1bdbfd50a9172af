"""The tables of this room as first released, their constraints within."""

import django.db.models.deletion
import phoihop.ui.tables
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('papers', '0001_initial'),
        ('parties', '0001_initial'),
    ]

    operations = [
        phoihop.ui.tables.CreateTables(
            tables=[
                migrations.CreateModel(
                    name='Site',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('place', models.CharField(max_length=260, unique=True)),
                        ('robots', models.TextField(blank=True)),
                        ('robots_status', models.PositiveSmallIntegerField(default=0)),
                        ('robots_read_at', models.DateTimeField(blank=True, null=True)),
                        ('not_before_at', models.DateTimeField(blank=True, null=True)),
                        ('failures', models.PositiveSmallIntegerField(default=0)),
                    ],
                ),
                migrations.CreateModel(
                    name='FiledWork',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('ref', models.CharField(max_length=30, unique=True)),
                        ('title', models.CharField(max_length=500)),
                        ('outlet_name', models.CharField(blank=True, max_length=200)),
                        ('published_on', models.DateField(blank=True, null=True)),
                        ('text', models.TextField(blank=True)),
                        ('text_sha256', models.CharField(max_length=64)),
                        ('filed_at', models.DateTimeField()),
                        ('compared_at', models.DateTimeField(blank=True, null=True)),
                        ('houses', models.ManyToManyField(related_name='filed_works', to='parties.organisation')),
                    ],
                    options={
                        'ordering': ['id'],
                        'indexes': [models.Index(condition=models.Q(('compared_at__isnull', True)), fields=['id'], name='work_to_compare')],
                    },
                ),
                migrations.CreateModel(
                    name='Outlet',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('ref', models.SlugField(max_length=60, unique=True)),
                        ('name', models.CharField(max_length=200)),
                        ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='outlets', to='parties.organisation')),
                        ('search_key', models.CharField(db_index=True, max_length=200)),
                        ('sort_key', models.CharField(max_length=400)),
                    ],
                    options={
                        'ordering': ['sort_key'],
                    },
                ),
                migrations.CreateModel(
                    name='OutletHost',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('outlet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hosts', to='press.outlet')),
                        ('host', models.CharField(max_length=120, unique=True)),
                        ('canonical_host', models.CharField(max_length=120)),
                        ('from_on', models.DateField(blank=True, null=True)),
                        ('until_on', models.DateField(blank=True, null=True)),
                    ],
                    options={
                        'ordering': ['outlet', 'host'],
                    },
                ),
                migrations.CreateModel(
                    name='OutletName',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('outlet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='names', to='press.outlet')),
                        ('text', models.CharField(max_length=200)),
                        ('search_key', models.CharField(max_length=200, unique=True)),
                    ],
                    options={
                        'ordering': ['outlet', 'text'],
                    },
                ),
                migrations.CreateModel(
                    name='OutletPlace',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('outlet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='press.outlet')),
                        ('province', models.CharField(max_length=40)),
                        ('from_on', models.DateField(blank=True, null=True)),
                        ('until_on', models.DateField(blank=True, null=True)),
                        ('source', models.CharField(blank=True, max_length=300)),
                    ],
                    options={
                        'ordering': ['outlet', 'from_on'],
                    },
                ),
                migrations.CreateModel(
                    name='OutletTenure',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('outlet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tenures', to='press.outlet')),
                        ('kind', models.CharField(max_length=12)),
                        ('from_on', models.DateField(blank=True, null=True)),
                        ('until_on', models.DateField(blank=True, null=True)),
                        ('source', models.CharField(blank=True, max_length=300)),
                    ],
                    options={
                        'ordering': ['outlet', 'from_on'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['aggregator', 'journal', 'magazine', 'newspaper', 'online', 'portal', 'radio', 'television'])), name='outlet_kind_known')],
                    },
                ),
                migrations.CreateModel(
                    name='OutletWatch',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('outlet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='watches', to='press.outlet')),
                        ('reason', models.CharField(max_length=200)),
                        ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.member')),
                        ('set_at', models.DateTimeField()),
                        ('ended_at', models.DateTimeField(blank=True, null=True)),
                        ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.member')),
                    ],
                    options={
                        'ordering': ['outlet', 'id'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('outlet', 'reason'), name='outlet_watched_once_for_a_reason')],
                    },
                ),
                migrations.CreateModel(
                    name='Source',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('outlet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sources', to='press.outlet')),
                        ('index', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='press.source')),
                        ('kind', models.CharField(max_length=8)),
                        ('address', models.CharField(max_length=2000)),
                        ('address_key', models.CharField(max_length=64)),
                        ('active', models.BooleanField(default=True)),
                        ('etag', models.CharField(blank=True, max_length=300)),
                        ('last_modified', models.CharField(blank=True, max_length=300)),
                        ('last_read_at', models.DateTimeField(blank=True, null=True)),
                        ('last_item_at', models.DateTimeField(blank=True, null=True)),
                        ('usual_gap_days', models.FloatField(blank=True, null=True)),
                        ('quiet_since_on', models.DateField(blank=True, null=True)),
                        ('failing_since_at', models.DateTimeField(blank=True, null=True)),
                        ('failures', models.PositiveSmallIntegerField(default=0)),
                        ('problem', models.CharField(blank=True, max_length=60)),
                        ('problem_facts', models.JSONField(blank=True, default=dict)),
                        ('next_due_at', models.DateTimeField()),
                        ('added_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='parties.member')),
                        ('added_at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['outlet', 'id'],
                        'indexes': [models.Index(condition=models.Q(('active', True)), fields=['next_due_at'], name='source_of_outlet_due')],
                        'constraints': [models.UniqueConstraint(fields=('outlet', 'address_key'), name='source_once_an_outlet'), models.CheckConstraint(condition=models.Q(('kind__in', ['feed', 'section', 'sitemap'])), name='source_kind_known')],
                    },
                ),
                migrations.CreateModel(
                    name='FoundPage',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('outlet', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='found_pages', to='press.outlet')),
                        ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='found_pages', to='press.source')),
                        ('road', models.CharField(max_length=9)),
                        ('identity_key', models.CharField(max_length=64, unique=True)),
                        ('address', models.CharField(blank=True, max_length=2000)),
                        ('canonical_address', models.CharField(blank=True, max_length=2000)),
                        ('title', models.CharField(blank=True, max_length=500)),
                        ('published_on', models.DateField(blank=True, null=True)),
                        ('published_precision', models.CharField(default='day', max_length=5)),
                        ('issue', models.CharField(blank=True, max_length=60)),
                        ('page', models.CharField(blank=True, max_length=30)),
                        ('programme', models.CharField(blank=True, max_length=200)),
                        ('minute', models.CharField(blank=True, max_length=5)),
                        ('file_sha256', models.CharField(blank=True, max_length=64)),
                        ('scan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='papers.keptpaper')),
                        ('state', models.CharField(default='found', max_length=16)),
                        ('same_as', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='doubles', to='press.foundpage')),
                        ('found_at', models.DateTimeField()),
                        ('found_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='parties.member')),
                        ('due_at', models.DateTimeField(blank=True, null=True)),
                        ('failures', models.PositiveSmallIntegerField(default=0)),
                        ('problem', models.CharField(blank=True, max_length=60)),
                        ('problem_facts', models.JSONField(blank=True, default=dict)),
                        ('fetched_at', models.DateTimeField(blank=True, null=True)),
                        ('compared_at', models.DateTimeField(blank=True, null=True)),
                        ('text', models.TextField(blank=True)),
                        ('text_until_on', models.DateField(blank=True, null=True)),
                        ('text_sha256', models.CharField(blank=True, max_length=64)),
                        ('words', models.PositiveIntegerField(blank=True, null=True)),
                        ('fingerprints', models.PositiveIntegerField(blank=True, null=True)),
                    ],
                    options={
                        'ordering': ['-id'],
                        'indexes': [models.Index(condition=models.Q(('state', 'found')), fields=['outlet', 'failures', '-due_at', '-id'], name='page_to_fetch'), models.Index(condition=models.Q(('state', 'fetched')), fields=['id'], name='page_to_compare'), models.Index(condition=models.Q(('text_until_on__isnull', False)), fields=['text_until_on'], name='page_to_forget'), models.Index(fields=['outlet', '-id'], name='page_newest_of_outlet')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('road__in', ['broadcast', 'feed', 'list', 'print', 'section', 'sitemap'])), name='page_road_known'), models.CheckConstraint(condition=models.Q(('state__in', ['double', 'failed', 'fetched', 'found', 'kept_fingerprint', 'matched'])), name='page_state_known'), models.CheckConstraint(condition=models.Q(('published_precision__in', ['day', 'month', 'year'])), name='page_precision_known'), models.CheckConstraint(condition=models.Q(('text', ''), ('text_until_on__isnull', False), _connector='OR'), name='page_text_has_an_end'), models.CheckConstraint(condition=models.Q(models.Q(('same_as__isnull', False), ('state', 'double')), models.Q(models.Q(('state', 'double'), _negated=True), ('same_as__isnull', True)), _connector='OR'), name='page_double_of_another')],
                    },
                ),
                migrations.CreateModel(
                    name='PageAlias',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('identity_key', models.CharField(max_length=64, unique=True)),
                        ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='aliases', to='press.foundpage')),
                    ],
                ),
                migrations.CreateModel(
                    name='PageHit',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hits', to='press.foundpage')),
                        ('work', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hits', to='press.filedwork')),
                        ('kind', models.CharField(max_length=13)),
                        ('grade', models.CharField(max_length=8)),
                        ('words', models.PositiveIntegerField()),
                        ('longest_run', models.PositiveIntegerField()),
                        ('share_of_page', models.FloatField()),
                        ('share_of_work', models.FloatField()),
                        ('verified', models.BooleanField(default=True)),
                        ('found_at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['page', '-words'],
                        'constraints': [models.UniqueConstraint(fields=('page', 'work'), name='page_and_work_compared_once'), models.CheckConstraint(condition=models.Q(('share_of_page__gte', 0), ('share_of_page__lte', 1), ('share_of_work__gte', 0), ('share_of_work__lte', 1)), name='hit_shares_are_shares'), models.CheckConstraint(condition=models.Q(('kind__in', ['abridged', 'common_source', 'fragment', 'quotation', 'reprint'])), name='hit_kind_known'), models.CheckConstraint(condition=models.Q(('verified', False), models.Q(('kind', 'fragment'), _negated=True), _connector='OR'), name='hit_that_was_verified_is_no_fragment')],
                    },
                ),
                migrations.CreateModel(
                    name='SweepRun',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('outlet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sweeps', to='press.outlet')),
                        ('worker', models.CharField(blank=True, max_length=200)),
                        ('started_at', models.DateTimeField()),
                        ('beat_at', models.DateTimeField()),
                        ('ended_at', models.DateTimeField(blank=True, null=True)),
                        ('broken_off', models.BooleanField(default=False)),
                        ('sources_read', models.PositiveIntegerField(default=0)),
                        ('pages_found', models.PositiveIntegerField(default=0)),
                        ('pages_fetched', models.PositiveIntegerField(default=0)),
                        ('pages_failed', models.PositiveIntegerField(default=0)),
                        ('problem', models.CharField(blank=True, max_length=60)),
                    ],
                    options={
                        'ordering': ['-id'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('outlet',), name='outlet_swept_by_one')],
                    },
                ),
                migrations.CreateModel(
                    name='WorkHit',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('one', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hits_as_one', to='press.filedwork')),
                        ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hits_as_other', to='press.filedwork')),
                        ('kind', models.CharField(max_length=13)),
                        ('grade', models.CharField(max_length=8)),
                        ('words', models.PositiveIntegerField()),
                        ('longest_run', models.PositiveIntegerField()),
                        ('share_of_one', models.FloatField()),
                        ('share_of_other', models.FloatField()),
                        ('spans', models.JSONField()),
                        ('found_at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['one', '-words'],
                        'constraints': [models.UniqueConstraint(fields=('one', 'other'), name='two_works_compared_once'), models.CheckConstraint(condition=models.Q(('one__lt', models.F('other'))), name='work_hit_older_first'), models.CheckConstraint(condition=models.Q(('kind__in', ['abridged', 'common_source', 'fragment', 'quotation', 'reprint'])), name='work_hit_kind_known'), models.CheckConstraint(condition=models.Q(('share_of_one__gte', 0), ('share_of_one__lte', 1), ('share_of_other__gte', 0), ('share_of_other__lte', 1)), name='work_hit_shares_are_shares')],
                    },
                ),
            ],
        ),
    ]
