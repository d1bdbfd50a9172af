"""Annexes to programmes: themes that move to other documents, an early end; documents that end."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('parties', '0001_initial'),
        ('programmes', '0003_two_witnesses'),
    ]

    operations = [
        migrations.CreateModel(
            name='DocumentEnd',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=10)),
                ('on', models.DateField()),
                ('source', models.CharField(max_length=400)),
                ('recorded_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['recorded_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='ThemeChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ordinal', models.PositiveSmallIntegerField()),
                ('leaves_class', models.CharField(blank=True, max_length=300)),
                ('open_class', models.CharField(blank=True, max_length=300)),
                ('clause', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'ordering': ['annex', 'ordinal'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='annex',
            name='annex_reason_known',
        ),
        migrations.AddField(
            model_name='annex',
            name='balance',
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name='annex',
            name='balance_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='annex',
            name='ends_early_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='annex',
            name='programme',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='annexes', to='programmes.programme'),
        ),
        migrations.AddField(
            model_name='instrument',
            name='issuer',
            field=models.CharField(blank=True, max_length=1),
        ),
        migrations.AddField(
            model_name='programme',
            name='ended_early_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name='annex',
            name='instrument',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='annexes', to='programmes.instrument'),
        ),
        migrations.AddConstraint(
            model_name='annex',
            constraint=models.CheckConstraint(condition=models.Q(('reason_code__in', ['document_superseded', 'early_end', 'less_work', 'mistake', 'more_work', 'other', 'price', 'substitution'])), name='annex_reason_known'),
        ),
        migrations.AddConstraint(
            model_name='annex',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('instrument__isnull', False), ('programme__isnull', True)), models.Q(('instrument__isnull', True), ('programme__isnull', False)), _connector='OR'), name='annex_to_a_programme_or_to_an_instrument'),
        ),
        migrations.AddConstraint(
            model_name='annex',
            constraint=models.CheckConstraint(condition=models.Q(('ends_early_on__isnull', True), ('programme__isnull', False), _connector='OR'), name='annex_only_to_a_programme_ends_it'),
        ),
        migrations.AddConstraint(
            model_name='instrument',
            constraint=models.CheckConstraint(condition=models.Q(('issuer', ''), models.Q(('issuer__in', ['a', 'b']), ('kind__in', ['plan', 'yearly_programme'])), _connector='OR'), name='instrument_issued_by_one_side_is_no_agreement'),
        ),
        migrations.AddConstraint(
            model_name='programme',
            constraint=models.CheckConstraint(condition=models.Q(('ended_early_on__isnull', True), models.Q(('ended_early_on__gte', models.F('starts_on')), ('ended_early_on__lte', models.F('ends_on'))), _connector='OR'), name='programme_ends_early_inside_its_days'),
        ),
        migrations.AddField(
            model_name='documentend',
            name='by_document',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ended', to='programmes.referencedocument'),
        ),
        migrations.AddField(
            model_name='documentend',
            name='document',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ends', to='programmes.referencedocument'),
        ),
        migrations.AddField(
            model_name='documentend',
            name='member',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='document_ends', to='parties.member'),
        ),
        migrations.AddField(
            model_name='themechange',
            name='annex',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='theme_changes', to='programmes.annex'),
        ),
        migrations.AddField(
            model_name='themechange',
            name='document',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='taken_by', to='programmes.referencedocument'),
        ),
        migrations.AddField(
            model_name='themechange',
            name='leaves_document',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='left_by', to='programmes.referencedocument'),
        ),
        migrations.AddField(
            model_name='themechange',
            name='theme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='programmes.theme'),
        ),
        migrations.AddConstraint(
            model_name='documentend',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['in_force', 'repealed', 'superseded'])), name='document_end_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='documentend',
            constraint=models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='document_end_says_where'),
        ),
        migrations.AddConstraint(
            model_name='documentend',
            constraint=models.CheckConstraint(condition=models.Q(('by_document__isnull', True), models.Q(('by_document', models.F('document')), _negated=True), _connector='OR'), name='document_not_ended_by_itself'),
        ),
        migrations.AddConstraint(
            model_name='themechange',
            constraint=models.UniqueConstraint(fields=('annex', 'ordinal'), name='theme_change_ordinal_once'),
        ),
        migrations.AddConstraint(
            model_name='themechange',
            constraint=models.CheckConstraint(condition=models.Q(('leaves_document__isnull', False), models.Q(('leaves_class', ''), _negated=True), ('document__isnull', False), models.Q(('open_class', ''), _negated=True), _connector='OR'), name='theme_change_changes_something'),
        ),
    ]
