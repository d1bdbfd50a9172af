"""Versions on the table, answers in the making, gates and mandates.

Triggers refuse any change of a version or of a gate: what was offered stays as it was.
"""

import django.db.models.deletion
from django.db import migrations, models

SQLITE = [
    f"""
    CREATE TRIGGER {table}_refuse_{verb} BEFORE {verb} ON {table}
    BEGIN SELECT RAISE(ABORT, '{table}: what was offered stays as it was'); END
    """
    for table in ("programmes_version", "programmes_gatepassed")
    for verb in ("update", "delete")
]
POSTGRESQL = [
    """
    CREATE FUNCTION programmes_offered_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'what was offered stays as it was'
             USING ERRCODE = 'restrict_violation'; END $$
    """,
    *(
        f"""
        CREATE TRIGGER {table}_refuse_change BEFORE UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION programmes_offered_refuse()
        """
        for table in ("programmes_version", "programmes_gatepassed")
    ),
]


def refuse_changes(apps, schema_editor):
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [
        ('parties', '0001_initial'),
        ('programmes', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='GateRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_on', models.DateField()),
                ('apart', models.BooleanField()),
                ('recorded_at', models.DateTimeField()),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gate_rules', to='parties.member')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gate_rules', to='parties.organisation')),
            ],
            options={
                'ordering': ['from_on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('offered_at', models.DateTimeField()),
                ('statement', models.JSONField()),
                ('sha256', models.CharField(max_length=64)),
                ('reason_code', models.CharField(blank=True, max_length=12)),
                ('reason', models.CharField(blank=True, max_length=1000)),
                ('annex', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='programmes.annex')),
                ('instrument', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='programmes.instrument')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='parties.member')),
                ('party', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='programmes.programmeparty')),
                ('programme', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='programmes.programme')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='GatePassed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('gate', models.CharField(max_length=8)),
                ('passed_at', models.DateTimeField()),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gates', to='parties.member')),
                ('party', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gates', to='programmes.programmeparty')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gates', to='programmes.version')),
            ],
            options={
                'ordering': ['passed_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Counter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('begun_at', models.DateTimeField()),
                ('statement', models.JSONField()),
                ('reason_code', models.CharField(max_length=12)),
                ('reason', models.CharField(max_length=1000)),
                ('annex', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='programmes.annex')),
                ('instrument', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='programmes.instrument')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='counters', to='parties.member')),
                ('party', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='counters', to='programmes.programmeparty')),
                ('programme', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='programmes.programme')),
                ('answers', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='counters', to='programmes.version')),
            ],
        ),
        migrations.CreateModel(
            name='Mandate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=30, unique=True)),
                ('capacity', models.CharField(max_length=4)),
                ('given_by_title', models.CharField(max_length=300)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('paper', models.CharField(max_length=300)),
                ('paper_on', models.DateField()),
                ('source', models.CharField(blank=True, max_length=400)),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('ended_by', models.CharField(blank=True, max_length=300)),
                ('recorded_at', models.DateTimeField()),
                ('given_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='mandates_given', to='parties.person')),
                ('holder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mandates', to='parties.person')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mandates_recorded', to='parties.member')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mandates', to='parties.organisation')),
            ],
            options={
                'ordering': ['organisation', 'holder', 'from_on', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('capacity__in', ['kt', 'tl', 'tm', 'tuq'])), name='mandate_capacity_is_given'), models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='mandate_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(models.Q(('capacity', 'tuq'), _negated=True), ('until_on__isnull', False), _connector='OR'), name='mandate_tuq_has_an_end'), models.CheckConstraint(condition=models.Q(('given_by__isnull', True), models.Q(('given_by', models.F('holder')), _negated=True), _connector='OR'), name='mandate_not_given_to_oneself'), models.CheckConstraint(condition=models.Q(('ended_on__isnull', True), models.Q(('ended_by', ''), _negated=True), _connector='OR'), name='mandate_ended_by_a_paper')],
            },
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('annex__isnull', True), ('instrument__isnull', True), ('programme__isnull', False)), models.Q(('annex__isnull', True), ('instrument__isnull', False), ('programme__isnull', True)), models.Q(('annex__isnull', False), ('instrument__isnull', True), ('programme__isnull', True)), _connector='OR'), name='version_of_exactly_one_paper'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.CheckConstraint(condition=models.Q(('reason_code', ''), models.Q(('reason_code__in', ['basis', 'dates', 'obligation', 'other', 'party', 'price', 'quantity', 'theme', 'wording']), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='version_reason_known'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.UniqueConstraint(fields=('programme', 'number'), name='version_once_per_programme'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.UniqueConstraint(fields=('instrument', 'number'), name='version_once_per_instrument'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.UniqueConstraint(fields=('annex', 'number'), name='version_once_per_annex'),
        ),
        migrations.AddConstraint(
            model_name='gatepassed',
            constraint=models.UniqueConstraint(fields=('version', 'party', 'gate'), name='gate_passed_once'),
        ),
        migrations.AddConstraint(
            model_name='gatepassed',
            constraint=models.CheckConstraint(condition=models.Q(('gate__in', ['approved', 'checked', 'prepared'])), name='gate_known'),
        ),
        migrations.AddConstraint(
            model_name='counter',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('annex__isnull', True), ('instrument__isnull', True), ('programme__isnull', False)), models.Q(('annex__isnull', True), ('instrument__isnull', False), ('programme__isnull', True)), models.Q(('annex__isnull', False), ('instrument__isnull', True), ('programme__isnull', True)), _connector='OR'), name='counter_of_exactly_one_paper'),
        ),
        migrations.AddConstraint(
            model_name='counter',
            constraint=models.CheckConstraint(condition=models.Q(('reason_code__in', ['basis', 'dates', 'obligation', 'other', 'party', 'price', 'quantity', 'theme', 'wording']), models.Q(('reason', ''), _negated=True)), name='counter_says_why'),
        ),
        migrations.AddConstraint(
            model_name='counter',
            constraint=models.UniqueConstraint(fields=('programme', 'party'), name='counter_once_per_programme'),
        ),
        migrations.AddConstraint(
            model_name='counter',
            constraint=models.UniqueConstraint(fields=('instrument', 'party'), name='counter_once_per_instrument'),
        ),
        migrations.AddConstraint(
            model_name='counter',
            constraint=models.UniqueConstraint(fields=('annex', 'party'), name='counter_once_per_annex'),
        ),
        migrations.RunPython(refuse_changes, migrations.RunPython.noop),
    ]
