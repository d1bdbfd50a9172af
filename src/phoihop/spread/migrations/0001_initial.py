"""The tables of this room as first released, their constraints within."""

import django.db.models.deletion
import phoihop.ui.tables
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('parties', '0001_initial'),
        ('press', '0001_initial'),
        ('programmes', '0001_initial'),
        ('publications', '0001_initial'),
    ]

    operations = [
        phoihop.ui.tables.CreateTables(
            tables=[
                migrations.CreateModel(
                    name='CopyMarks',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('hit', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='marks', to='press.pagehit')),
                        ('byline', models.BooleanField(blank=True, null=True)),
                        ('source_line', models.BooleanField(blank=True, null=True)),
                        ('label', models.BooleanField(blank=True, null=True)),
                        ('credited', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='press.outlet')),
                        ('read_at', models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name='Cofunding',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('ref', models.CharField(max_length=30, unique=True)),
                        ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cofundings', to='programmes.instrument')),
                        ('work', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cofundings', to='publications.work')),
                        ('reason', models.CharField(max_length=16)),
                        ('words', models.CharField(max_length=1000)),
                        ('covers', models.JSONField()),
                        ('state', models.CharField(default='proposed', max_length=9)),
                        ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.member')),
                        ('proposed_at', models.DateTimeField()),
                        ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.member')),
                        ('decided_at', models.DateTimeField(blank=True, null=True)),
                        ('decision_words', models.CharField(blank=True, max_length=1000)),
                        ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.member')),
                        ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'ordering': ['-proposed_at', '-id'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ('agreed', 'proposed'))), fields=('instrument', 'work'), name='one_live_cofunding_of_a_piece'), models.CheckConstraint(condition=models.Q(('state__in', ['agreed', 'proposed', 'refused', 'withdrawn'])), name='cofunding_state_known'), models.CheckConstraint(condition=models.Q(('reason__in', ['joint_order', 'new_material', 'not_the_same', 'reprint_ordered'])), name='cofunding_reason_known'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'agreed'), _negated=True), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='cofunding_agreed_by_somebody')],
                    },
                ),
                migrations.CreateModel(
                    name='DeclaredCopy',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('ref', models.CharField(max_length=30, unique=True)),
                        ('work', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='declared_copies', to='publications.work')),
                        ('kind', models.CharField(max_length=11)),
                        ('outlet', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='declared_copies', to='press.outlet')),
                        ('outlet_name', models.CharField(max_length=200)),
                        ('title', models.CharField(blank=True, max_length=500)),
                        ('address', models.CharField(blank=True, max_length=2000)),
                        ('address_key', models.CharField(blank=True, max_length=64)),
                        ('place', models.CharField(blank=True, max_length=120)),
                        ('published_on', models.DateField(blank=True, null=True)),
                        ('published_precision', models.CharField(default='day', max_length=5)),
                        ('language', models.CharField(default='vi', max_length=8)),
                        ('permission', models.CharField(default='unknown', max_length=9)),
                        ('permission_words', models.CharField(blank=True, max_length=300)),
                        ('declared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.member')),
                        ('declared_at', models.DateTimeField()),
                        ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.member')),
                        ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'ordering': ['published_on', 'id'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True), models.Q(('address_key', ''), _negated=True)), fields=('work', 'address_key'), name='copy_declared_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['abridged', 'common_source', 'quotation', 'reprint', 'translation'])), name='copy_kind_known'), models.CheckConstraint(condition=models.Q(('permission__in', ['permitted', 'refused', 'unknown'])), name='copy_permission_known'), models.CheckConstraint(condition=models.Q(models.Q(('address', ''), _negated=True), models.Q(('place', ''), _negated=True), _connector='OR'), name='copy_stands_somewhere')],
                    },
                ),
                migrations.CreateModel(
                    name='TermsOfWork',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('work', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reprint_terms', to='publications.work')),
                        ('terms', models.CharField(max_length=11)),
                        ('words', models.CharField(blank=True, max_length=300)),
                        ('from_on', models.DateField()),
                        ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.member')),
                        ('set_at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['work', 'from_on', 'id'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('terms__in', ['free', 'on_request', 'reserved', 'with_source'])), name='reprint_terms_known')],
                    },
                ),
            ],
        ),
    ]
