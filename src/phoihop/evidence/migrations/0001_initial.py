"""The tables of this room as first released, their constraints within."""

import django.db.models.deletion
import django.db.models.functions.comparison
import phoihop.ui.tables
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('papers', '0001_initial'),
        ('parties', '0001_initial'),
        ('publications', '0001_initial'),
    ]

    operations = [
        phoihop.ui.tables.CreateTables(
            tables=[
                migrations.CreateModel(
                    name='Evidence',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('ref', models.CharField(max_length=30, unique=True)),
                        ('publication', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='publications.publication')),
                        ('level', models.CharField(max_length=10)),
                        ('text', models.TextField(blank=True)),
                        ('text_sha256', models.CharField(blank=True, max_length=64)),
                        ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='papers.keptpaper')),
                        ('captured_at', models.DateTimeField()),
                        ('recorded_at', models.DateTimeField()),
                        ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='parties.member')),
                    ],
                    options={
                        'ordering': ['publication', 'captured_at', 'id'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('level__in', ['link', 'none', 'page_file', 'sealed', 'text'])), name='evidence_level_known'), models.CheckConstraint(condition=models.Q(('level__in', ['link', 'sealed']), models.Q(('level', 'text'), models.Q(('text_sha256', ''), _negated=True)), models.Q(('file__isnull', False), ('level', 'page_file')), _connector='OR'), name='evidence_has_what_its_level_says'), models.UniqueConstraint(models.F('publication'), models.F('level'), models.F('text_sha256'), django.db.models.functions.comparison.Coalesce('file', 0), name='evidence_same_proof_once')],
                    },
                ),
                migrations.CreateModel(
                    name='PageWatch',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('publication', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='page_watch', to='publications.publication')),
                        ('place', models.CharField(max_length=260)),
                        ('address', models.CharField(max_length=2000)),
                        ('state', models.CharField(default='new', max_length=5)),
                        ('text', models.TextField(blank=True)),
                        ('text_sha256', models.CharField(blank=True, max_length=64)),
                        ('shown_at', models.CharField(blank=True, max_length=2000)),
                        ('claimed', models.CharField(blank=True, max_length=2000)),
                        ('etag', models.CharField(blank=True, max_length=300)),
                        ('last_modified', models.CharField(blank=True, max_length=300)),
                        ('looks', models.PositiveIntegerField(default=0)),
                        ('absent_looks', models.PositiveIntegerField(default=0)),
                        ('absent_since_at', models.DateTimeField(blank=True, null=True)),
                        ('failures', models.PositiveSmallIntegerField(default=0)),
                        ('problem', models.CharField(blank=True, max_length=60)),
                        ('problem_facts', models.JSONField(blank=True, default=dict)),
                        ('begun_at', models.DateTimeField()),
                        ('looked_at', models.DateTimeField(blank=True, null=True)),
                        ('changed_at', models.DateTimeField(blank=True, null=True)),
                        ('next_due_at', models.DateTimeField()),
                        ('held_until_at', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'ordering': ['id'],
                        'indexes': [models.Index(fields=['next_due_at', 'place'], name='page_watch_due')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['gone', 'new', 'there'])), name='page_watch_state_known')],
                    },
                ),
                migrations.CreateModel(
                    name='Seal',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('evidence', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='seal', to='evidence.evidence')),
                        ('sha256', models.CharField(max_length=64)),
                        ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seals', to='parties.member')),
                        ('sealed_at', models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name='TimeStamp',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('evidence', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='time_stamps', to='evidence.evidence')),
                        ('authority', models.CharField(max_length=300)),
                        ('token', models.BinaryField(blank=True, default=b'')),
                        ('stamped_at', models.DateTimeField(blank=True, null=True)),
                        ('trusted', models.BooleanField(default=False)),
                        ('tries', models.PositiveSmallIntegerField(default=0)),
                        ('due_at', models.DateTimeField()),
                        ('problem', models.CharField(blank=True, max_length=60)),
                        ('problem_facts', models.JSONField(blank=True, default=dict)),
                    ],
                    options={
                        'ordering': ['id'],
                        'indexes': [models.Index(condition=models.Q(('stamped_at__isnull', True)), fields=['due_at'], name='time_stamp_due')],
                        'constraints': [models.UniqueConstraint(fields=('evidence', 'authority'), name='stamped_once_each')],
                    },
                ),
                migrations.CreateModel(
                    name='WatchEvent',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('watch', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='evidence.pagewatch')),
                        ('ordinal', models.PositiveIntegerField()),
                        ('kind', models.CharField(max_length=16)),
                        ('at', models.DateTimeField()),
                        ('until_at', models.DateTimeField()),
                        ('looks', models.PositiveIntegerField(default=1)),
                        ('status', models.PositiveSmallIntegerField(default=0)),
                        ('address', models.CharField(blank=True, max_length=2000)),
                        ('facts', models.JSONField(blank=True, default=dict)),
                        ('passages', models.JSONField(blank=True, default=list)),
                        ('before_sha256', models.CharField(blank=True, max_length=64)),
                        ('after_sha256', models.CharField(blank=True, max_length=64)),
                        ('warc_sha256', models.CharField(blank=True, max_length=64)),
                        ('warc_bytes', models.PositiveIntegerField(default=0)),
                        ('on', models.DateField(blank=True, null=True)),
                        ('reason', models.CharField(blank=True, max_length=600)),
                        ('paper', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='papers.keptpaper')),
                        ('noted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='watch_events', to='parties.member')),
                    ],
                    options={
                        'ordering': ['watch', 'ordinal'],
                        'constraints': [models.UniqueConstraint(fields=('watch', 'ordinal'), name='watch_event_ordinal_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['back', 'edited', 'first', 'gone', 'label_back', 'label_lost', 'moved', 'removed_by_order', 'unchanged', 'withdrawn'])), name='watch_event_kind_known'), models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['removed_by_order', 'withdrawn']), ('noted_by__isnull', False), ('on__isnull', False), ('paper__isnull', False)), models.Q(models.Q(('kind__in', ['removed_by_order', 'withdrawn']), _negated=True), ('noted_by__isnull', True), ('paper__isnull', True)), _connector='OR'), name='watch_event_told_by_people_has_their_paper'), models.CheckConstraint(condition=models.Q(('kind__in', ['unchanged', 'removed_by_order', 'withdrawn']), models.Q(('warc_sha256', ''), _negated=True), _connector='OR'), name='watch_event_seen_has_its_archive_file')],
                    },
                ),
                migrations.CreateModel(
                    name='ChangesRead',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('event', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reads', to='evidence.watchevent')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.organisation')),
                        ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.member')),
                        ('at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('event', 'organisation'), name='change_read_by_a_house')],
                    },
                ),
                migrations.CreateModel(
                    name='WitnessKey',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='witness_keys', to='parties.organisation')),
                        ('public_hex', models.CharField(max_length=64, unique=True)),
                        ('fingerprint', models.CharField(max_length=64, unique=True)),
                        ('label', models.CharField(max_length=120)),
                        ('registered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.member')),
                        ('registered_at', models.DateTimeField()),
                        ('revoked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.member')),
                        ('revoked_at', models.DateTimeField(blank=True, null=True)),
                        ('void_from', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'ordering': ['organisation', 'registered_at', 'id'],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('revoked_at__isnull', True), ('revoked_by__isnull', True), ('void_from__isnull', True)), models.Q(('revoked_at__isnull', False), ('revoked_by__isnull', False), ('void_from__isnull', False)), _connector='OR'), name='witness_key_revoked_whole')],
                    },
                ),
                migrations.CreateModel(
                    name='Capture',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('evidence', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='capture', to='evidence.evidence')),
                        ('publication', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='captures', to='publications.publication')),
                        ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='captures', to='parties.organisation')),
                        ('side', models.CharField(blank=True, max_length=1)),
                        ('key', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='evidence.witnesskey')),
                        ('key_fingerprint', models.CharField(max_length=64)),
                        ('testimony_sha256', models.CharField(blank=True, max_length=64)),
                        ('address', models.CharField(max_length=2000)),
                        ('final_address', models.CharField(max_length=2000)),
                        ('claimed_at', models.DateTimeField()),
                        ('skew_seconds', models.IntegerField(blank=True, null=True)),
                        ('words_sha256', models.CharField(max_length=64)),
                        ('certificate_sha256', models.CharField(blank=True, max_length=64)),
                        ('tls_version', models.CharField(blank=True, max_length=20)),
                        ('missing', models.JSONField(default=list)),
                        ('machine', models.CharField(blank=True, max_length=64)),
                        ('network', models.CharField(blank=True, max_length=64)),
                        ('parts', models.JSONField(default=list)),
                    ],
                    options={
                        'ordering': ['id'],
                        'indexes': [models.Index(fields=['publication', 'words_sha256'], name='capture_by_words')],
                    },
                ),
                migrations.CreateModel(
                    name='CaptureOrder',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('publication', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='capture_orders', to='publications.publication')),
                        ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.member')),
                        ('asked_at', models.DateTimeField()),
                        ('state', models.CharField(default='waiting', max_length=8)),
                        ('tries', models.PositiveSmallIntegerField(default=0)),
                        ('due_at', models.DateTimeField()),
                        ('problem', models.CharField(blank=True, max_length=60)),
                        ('problem_facts', models.JSONField(blank=True, default=dict)),
                        ('capture', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='evidence.capture')),
                    ],
                    options={
                        'ordering': ['id'],
                        'indexes': [models.Index(fields=['state', 'due_at'], name='capture_order_due')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['done', 'failed', 'waiting'])), name='capture_order_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'done'), _negated=True), ('capture__isnull', False), _connector='OR'), name='capture_order_done_has_capture'), models.UniqueConstraint(condition=models.Q(('state', 'waiting')), fields=('publication',), name='capture_ordered_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Comparison',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('publication', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comparisons', to='publications.publication')),
                        ('one', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='evidence.capture')),
                        ('other', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comparisons', to='evidence.capture')),
                        ('one_witness_because', models.CharField(blank=True, max_length=12)),
                        ('agrees', models.BooleanField()),
                        ('share', models.FloatField()),
                        ('passages', models.JSONField(default=list)),
                        ('compared_at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(fields=('one', 'other'), name='comparison_once_a_pair'), models.CheckConstraint(condition=models.Q(('one_witness_because__in', ['', 'no_side', 'same_key', 'same_machine', 'same_network', 'same_side'])), name='comparison_reason_known')],
                    },
                ),
            ],
        ),
    ]
