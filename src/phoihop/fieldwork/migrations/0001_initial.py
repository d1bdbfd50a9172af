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
                    name='Lead',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('ref', models.CharField(max_length=30, unique=True)),
                        ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='leads', to='programmes.programme')),
                        ('party', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.programmeparty')),
                        ('kind', models.CharField(max_length=8)),
                        ('title', models.CharField(max_length=300)),
                        ('claim', models.TextField()),
                        ('place', models.CharField(blank=True, max_length=200)),
                        ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='leads', to='parties.organisation')),
                        ('theme', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='leads', to='programmes.theme')),
                        ('state', models.CharField(default='private', max_length=9)),
                        ('noted_on', models.DateField()),
                        ('expires_on', models.DateField()),
                        ('topic', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='leads', to='planning.topic')),
                        ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.member')),
                        ('recorded_at', models.DateTimeField()),
                        ('search_key', models.TextField()),
                    ],
                    options={
                        'ordering': ['programme', '-noted_on', '-id'],
                        'indexes': [models.Index(fields=['state', 'expires_on'], name='lead_to_erase_by_day')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['example', 'practice'])), name='lead_kind_known'), models.CheckConstraint(condition=models.Q(('state__in', ['erased', 'offered', 'private', 'taken', 'withdrawn'])), name='lead_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'erased'), _negated=True), models.Q(('claim', ''), ('place', ''), ('search_key', ''), ('title', '')), _connector='OR'), name='lead_erased_holds_nothing')],
                    },
                ),
                migrations.CreateModel(
                    name='LeadPerson',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('lead', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='people', to='fieldwork.lead')),
                        ('name', models.CharField(max_length=120)),
                        ('consented_on', models.DateField(blank=True, null=True)),
                        ('consent_words', models.CharField(blank=True, max_length=300)),
                        ('revoked_on', models.DateField(blank=True, null=True)),
                    ],
                    options={
                        'ordering': ['lead', 'id'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('revoked_on__isnull', True), models.Q(('consent_words', ''), ('name', '')), _connector='OR'), name='lead_person_forgotten_when_revoked')],
                    },
                ),
                migrations.CreateModel(
                    name='LeadSource',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('lead', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sources', to='fieldwork.lead')),
                        ('text', models.CharField(max_length=400)),
                        ('address', models.CharField(blank=True, max_length=2000)),
                        ('coverage', models.BooleanField(default=False)),
                        ('covered_on', models.DateField(blank=True, null=True)),
                        ('verified_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.member')),
                        ('verified_on', models.DateField(blank=True, null=True)),
                    ],
                    options={
                        'ordering': ['lead', 'id'],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('verified_by__isnull', True), ('verified_on__isnull', True)), models.Q(('verified_by__isnull', False), ('verified_on__isnull', False)), _connector='OR'), name='lead_source_verified_by_somebody_on_a_day')],
                    },
                ),
                migrations.CreateModel(
                    name='Pack',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('ref', models.CharField(max_length=30, unique=True)),
                        ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='packs', to='programmes.programme')),
                        ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='packs', to='parties.organisation')),
                        ('title', models.CharField(max_length=300)),
                        ('recorded_at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['programme', 'ref'],
                    },
                ),
                migrations.CreateModel(
                    name='PackVersion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('pack', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='fieldwork.pack')),
                        ('number', models.PositiveSmallIntegerField()),
                        ('issued_on', models.DateField()),
                        ('potential', models.TextField(blank=True)),
                        ('advantages', models.TextField(blank=True)),
                        ('directions', models.TextField(blank=True)),
                        ('change', models.CharField(blank=True, max_length=600)),
                        ('deed', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='pack_versions', to='planning.deed')),
                        ('issued_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.member')),
                        ('recorded_at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['pack', '-number'],
                        'constraints': [models.UniqueConstraint(fields=('pack', 'number'), name='pack_version_numbered_once'), models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='pack_version_from_one'), models.CheckConstraint(condition=models.Q(('number', 1), models.Q(('change', ''), _negated=True), _connector='OR'), name='pack_version_says_what_changed')],
                    },
                ),
                migrations.CreateModel(
                    name='PackUse',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uses', to='fieldwork.packversion')),
                        ('party', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.programmeparty')),
                        ('topic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='packs_used', to='planning.topic')),
                        ('used_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.member')),
                        ('used_at', models.DateTimeField()),
                        ('seen_number', models.PositiveSmallIntegerField()),
                    ],
                    options={
                        'ordering': ['version', 'id'],
                        'constraints': [models.UniqueConstraint(fields=('version', 'topic'), name='pack_used_once_for_a_topic')],
                    },
                ),
                migrations.CreateModel(
                    name='PackFigure',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='fieldwork.packversion')),
                        ('ordinal', models.PositiveSmallIntegerField()),
                        ('label', models.CharField(max_length=200)),
                        ('value', models.CharField(max_length=60)),
                        ('unit', models.CharField(blank=True, max_length=60)),
                        ('as_of_on', models.DateField()),
                        ('source', models.CharField(max_length=300)),
                    ],
                    options={
                        'ordering': ['version', 'ordinal'],
                        'constraints': [models.UniqueConstraint(fields=('version', 'label'), name='pack_figure_labelled_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Question',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('deed', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='question', to='planning.deed')),
                        ('text', models.TextField()),
                        ('sensitive', models.BooleanField(default=False)),
                    ],
                ),
                migrations.CreateModel(
                    name='AnswerFile',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='fieldwork.question')),
                        ('step', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='planning.deedstep')),
                        ('paper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='papers.keptpaper')),
                        ('dated_on', models.DateField()),
                        ('source', models.CharField(max_length=300)),
                    ],
                    options={
                        'ordering': ['question', 'id'],
                        'constraints': [models.UniqueConstraint(fields=('step', 'paper'), name='answer_file_given_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Trip',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('deed', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='trip', to='planning.deed')),
                        ('place', models.CharField(max_length=300)),
                        ('from_on', models.DateField()),
                        ('until_on', models.DateField()),
                        ('purpose', models.TextField()),
                        ('safety', models.TextField(blank=True)),
                        ('hosts', models.ManyToManyField(blank=True, related_name='trips_hosted', to='parties.organisation')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('until_on__gte', models.F('from_on'))), name='trip_ends_after_it_begins')],
                    },
                ),
                migrations.CreateModel(
                    name='TripContact',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('trip', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to='fieldwork.trip')),
                        ('unit', models.CharField(max_length=200)),
                        ('name', models.CharField(max_length=120)),
                        ('phone', models.CharField(blank=True, max_length=40)),
                    ],
                    options={
                        'ordering': ['trip', 'id'],
                    },
                ),
                migrations.CreateModel(
                    name='TripCost',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('trip', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='costs', to='fieldwork.trip')),
                        ('cost', models.CharField(max_length=9)),
                        ('payer', models.CharField(max_length=11)),
                        ('words', models.CharField(blank=True, max_length=300)),
                        ('told_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.member')),
                        ('told_at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['trip', 'told_at', 'id'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('cost__in', ['lodging', 'meals', 'transport'])), name='trip_cost_known'), models.CheckConstraint(condition=models.Q(('payer__in', ['host', 'institution', 'nobody', 'other', 'publisher'])), name='trip_payer_known'), models.CheckConstraint(condition=models.Q(('payer', 'other'), ('words', ''), _negated=True), name='trip_other_payer_named')],
                    },
                ),
                migrations.CreateModel(
                    name='TripEntry',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('trip', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='fieldwork.trip')),
                        ('on', models.DateField()),
                        ('text', models.TextField()),
                        ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.member')),
                        ('recorded_at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['trip', 'on', 'id'],
                    },
                ),
                migrations.CreateModel(
                    name='TripMember',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('trip', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='fieldwork.trip')),
                        ('ordinal', models.PositiveSmallIntegerField()),
                        ('name', models.CharField(max_length=120)),
                        ('office', models.CharField(blank=True, max_length=160)),
                        ('outlet', models.CharField(blank=True, max_length=200)),
                    ],
                    options={
                        'ordering': ['trip', 'ordinal'],
                        'constraints': [models.UniqueConstraint(fields=('trip', 'ordinal'), name='trip_member_has_one_place'), models.UniqueConstraint(fields=('trip', 'name'), name='trip_member_named_once')],
                    },
                ),
                migrations.CreateModel(
                    name='TripNote',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('trip', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='fieldwork.trip')),
                        ('party', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.programmeparty')),
                        ('text', models.TextField()),
                        ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.member')),
                        ('recorded_at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['trip', 'id'],
                    },
                ),
                migrations.CreateModel(
                    name='TripStop',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('trip', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stops', to='fieldwork.trip')),
                        ('on', models.DateField()),
                        ('time', models.TimeField(blank=True, null=True)),
                        ('place', models.CharField(max_length=200)),
                        ('what', models.CharField(max_length=400)),
                    ],
                    options={
                        'ordering': ['trip', 'on', 'time', 'id'],
                    },
                ),
                migrations.CreateModel(
                    name='TripTopic',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('trip', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='topics', to='fieldwork.trip')),
                        ('topic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='trips', to='planning.topic')),
                        ('linked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.member')),
                        ('linked_at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['trip', 'id'],
                        'constraints': [models.UniqueConstraint(fields=('trip', 'topic'), name='trip_and_topic_linked_once')],
                    },
                ),
            ],
        ),
    ]
