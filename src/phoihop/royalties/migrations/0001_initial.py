"""The tables of this room as first released, their constraints within."""

import django.db.models.deletion
import django.db.models.expressions
import phoihop.ui.tables
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('manuscripts', '0001_initial'),
        ('parties', '0001_initial'),
        ('publications', '0001_initial'),
    ]

    operations = [
        phoihop.ui.tables.CreateTables(
            tables=[
                migrations.CreateModel(
                    name='Payee',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('publisher', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payees', to='parties.organisation')),
                        ('name', models.CharField(max_length=120)),
                        ('office', models.CharField(blank=True, max_length=300)),
                        ('member', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='payees', to='parties.member')),
                        ('sort_key', models.CharField(max_length=300)),
                    ],
                    options={
                        'ordering': ['sort_key', 'id'],
                        'constraints': [models.UniqueConstraint(fields=('publisher', 'name', 'office'), name='payee_once'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='payee_has_a_name')],
                    },
                ),
                migrations.CreateModel(
                    name='Statement',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('ref', models.CharField(max_length=30, unique=True)),
                        ('payee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='royalties.payee')),
                        ('year', models.PositiveSmallIntegerField()),
                        ('month', models.PositiveSmallIntegerField()),
                        ('state', models.CharField(default='drawn_up', max_length=8)),
                        ('gross_dong', models.PositiveBigIntegerField()),
                        ('tax_dong', models.PositiveBigIntegerField()),
                        ('net_dong', models.PositiveBigIntegerField()),
                        ('tax_percent', models.DecimalField(decimal_places=2, max_digits=5)),
                        ('tax_from_dong', models.PositiveBigIntegerField()),
                        ('tax_source', models.CharField(max_length=300)),
                        ('due_on', models.DateField()),
                        ('drawn_up_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='drawn_up_statements', to='parties.member')),
                        ('drawn_up_at', models.DateTimeField()),
                        ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='approved_statements', to='parties.member')),
                        ('approved_at', models.DateTimeField(blank=True, null=True)),
                        ('paid_on', models.DateField(blank=True, null=True)),
                        ('paid_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='paid_statements', to='parties.member')),
                    ],
                    options={
                        'ordering': ['-year', '-month', 'payee__sort_key', '-id'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['approved', 'drawn_up', 'paid', 'void'])), name='statement_state_known'), models.CheckConstraint(condition=models.Q(('gross_dong', django.db.models.expressions.CombinedExpression(models.F('net_dong'), '+', models.F('tax_dong')))), name='statement_adds_up'), models.CheckConstraint(condition=models.Q(('month__gte', 1), ('month__lte', 12)), name='statement_month_of_a_year'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'paid'), _negated=True), ('paid_on__isnull', False), _connector='OR'), name='statement_paid_on_a_day')],
                    },
                ),
                migrations.CreateModel(
                    name='Royalty',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('ref', models.CharField(max_length=30, unique=True)),
                        ('payee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='royalties', to='royalties.payee')),
                        ('publication', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='royalties', to='publications.publication')),
                        ('manuscript', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='royalties', to='manuscripts.manuscript')),
                        ('published_on', models.DateField()),
                        ('group', models.CharField(max_length=5)),
                        ('unit_dong', models.PositiveBigIntegerField()),
                        ('coefficient', models.DecimalField(decimal_places=2, max_digits=5)),
                        ('multiplier', models.DecimalField(decimal_places=2, default=1, max_digits=4)),
                        ('multiplier_reason', models.CharField(blank=True, max_length=300)),
                        ('share_percent', models.PositiveSmallIntegerField(default=100)),
                        ('gross_dong', models.PositiveBigIntegerField()),
                        ('source', models.CharField(max_length=300)),
                        ('statement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='royalties', to='royalties.statement')),
                        ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='royalties', to='parties.member')),
                        ('recorded_at', models.DateTimeField()),
                        ('removed_at', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'ordering': ['published_on', 'id'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('removed_at__isnull', True)), fields=('publication', 'payee'), name='royalty_once_for_an_author_and_a_publication'), models.CheckConstraint(condition=models.Q(('group__in', ['long', 'media', 'short'])), name='royalty_group_known'), models.CheckConstraint(condition=models.Q(('multiplier', 1), models.Q(('multiplier_reason', ''), _negated=True), _connector='OR'), name='royalty_multiplied_for_a_reason'), models.CheckConstraint(condition=models.Q(('removed_at__isnull', True), ('statement__isnull', True), _connector='OR'), name='royalty_removed_is_on_no_statement')],
                    },
                ),
            ],
        ),
    ]
