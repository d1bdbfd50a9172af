"""The tables of this room as first released, their constraints within."""

import django.db.models.deletion
import django.db.models.expressions
import phoihop.ui.tables
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('parties', '0001_initial'),
        ('programmes', '0001_initial'),
        ('publications', '0001_initial'),
        ('spread', '0001_initial'),
    ]

    operations = [
        phoihop.ui.tables.CreateTables(
            tables=[
                migrations.CreateModel(
                    name='Record',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('ref', models.CharField(max_length=30, unique=True)),
                        ('instrument', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acceptances', to='programmes.instrument')),
                        ('starts_on', models.DateField()),
                        ('ends_on', models.DateField()),
                        ('accepted_on', models.DateField()),
                        ('place', models.CharField(blank=True, max_length=120)),
                        ('state', models.CharField(default='drawn_up', max_length=10)),
                        ('net_dong', models.PositiveBigIntegerField(default=0)),
                        ('vat_dong', models.PositiveBigIntegerField(default=0)),
                        ('gross_dong', models.PositiveBigIntegerField(default=0)),
                        ('rows_sha256', models.CharField(max_length=64)),
                        ('drawn_up_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acceptances', to='parties.member')),
                        ('recorded_at', models.DateTimeField()),
                        ('frozen_at', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'ordering': ['-accepted_on', '-ref'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'drawn_up')), fields=('instrument',), name='acceptance_one_open_record_per_instrument'), models.CheckConstraint(condition=models.Q(('state__in', ['drawn_up', 'frozen', 'withdrawn'])), name='acceptance_state_known'), models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='acceptance_period_in_order'), models.CheckConstraint(condition=models.Q(('gross_dong', django.db.models.expressions.CombinedExpression(models.F('net_dong'), '+', models.F('vat_dong')))), name='acceptance_gross_is_net_and_tax'), models.CheckConstraint(condition=models.Q(models.Q(('frozen_at__isnull', False), ('state', 'frozen')), models.Q(models.Q(('state', 'frozen'), _negated=True), ('frozen_at__isnull', True)), _connector='OR'), name='acceptance_frozen_has_an_instant')],
                    },
                ),
                migrations.CreateModel(
                    name='Entry',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='acceptance.record')),
                        ('ordinal', models.PositiveIntegerField()),
                        ('work', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acceptance_entries', to='publications.work')),
                        ('publication', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acceptance_entries', to='publications.publication')),
                        ('match', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acceptance_entries', to='publications.match')),
                        ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acceptance_entries', to='programmes.line')),
                        ('extra', models.BooleanField(default=False)),
                        ('unit_price_dong', models.PositiveBigIntegerField()),
                        ('amount_dong', models.PositiveBigIntegerField()),
                        ('evidence_level', models.CharField(max_length=10)),
                        ('evidence_ref', models.CharField(blank=True, max_length=30)),
                        ('evidence_sha256', models.CharField(blank=True, max_length=64)),
                        ('published_on', models.DateField()),
                        ('released', models.BooleanField(default=False)),
                        ('cofunding', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='spread.cofunding')),
                    ],
                    options={
                        'ordering': ['record', 'ordinal'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('cofunding__isnull', True), ('extra', False), ('released', False)), fields=('work',), name='work_accepted_once_in_the_whole_house'), models.UniqueConstraint(condition=models.Q(('released', False)), fields=('cofunding',), name='cofunding_used_once'), models.UniqueConstraint(fields=('record', 'ordinal'), name='entry_ordinal_once'), models.UniqueConstraint(fields=('record', 'work'), name='work_once_in_a_record'), models.CheckConstraint(condition=models.Q(models.Q(('amount_dong', 0), ('extra', True)), models.Q(('amount_dong', models.F('unit_price_dong')), ('extra', False)), _connector='OR'), name='entry_amount_is_the_unit_price_or_nothing')],
                    },
                ),
                migrations.CreateModel(
                    name='Correction',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='correction', to='acceptance.entry')),
                        ('annex', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='programmes.annex')),
                        ('on', models.DateField()),
                        ('reason', models.CharField(max_length=1000)),
                        ('amount_dong', models.PositiveBigIntegerField()),
                        ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='parties.member')),
                        ('recorded_at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['on', 'id'],
                    },
                ),
                migrations.CreateModel(
                    name='PaymentRequest',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payment_requests', to='acceptance.record')),
                        ('amount_dong', models.PositiveBigIntegerField()),
                        ('requested_on', models.DateField()),
                        ('due_on', models.DateField(blank=True, null=True)),
                        ('reference', models.CharField(blank=True, max_length=120)),
                        ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payment_requests', to='parties.member')),
                        ('recorded_at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['requested_on', 'id'],
                    },
                ),
                migrations.CreateModel(
                    name='Payment',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='acceptance.record')),
                        ('amount_dong', models.PositiveBigIntegerField()),
                        ('paid_on', models.DateField()),
                        ('reference', models.CharField(blank=True, max_length=120)),
                        ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='parties.member')),
                        ('recorded_at', models.DateTimeField()),
                        ('confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='confirmed_payments', to='parties.member')),
                        ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'ordering': ['paid_on', 'id'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('amount_dong__gt', 0)), name='payment_is_some_money')],
                    },
                ),
                migrations.CreateModel(
                    name='Confirmation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='confirmations', to='acceptance.record')),
                        ('side', models.CharField(max_length=1)),
                        ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='confirmations', to='parties.member')),
                        ('rows_sha256', models.CharField(max_length=64)),
                        ('recorded_at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['recorded_at'],
                        'constraints': [models.UniqueConstraint(fields=('record', 'side'), name='record_confirmed_once_a_side'), models.CheckConstraint(condition=models.Q(('side__in', ['a', 'b'])), name='confirmation_side_known')],
                    },
                ),
                migrations.CreateModel(
                    name='Event',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='acceptance.entry')),
                        ('kind', models.CharField(max_length=12)),
                        ('on', models.DateField()),
                        ('text', models.CharField(max_length=1000)),
                        ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acceptance_events', to='parties.member')),
                        ('recorded_at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['on', 'id'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['corrected', 'moved', 'taken_down', 'withdrawn'])), name='acceptance_event_kind_known')],
                    },
                ),
            ],
        ),
    ]
