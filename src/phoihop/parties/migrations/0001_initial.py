"""The tables of this room as first released, their constraints within."""

import django.db.models.deletion
import phoihop.ui.tables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        phoihop.ui.tables.CreateTables(
            tables=[
                migrations.CreateModel(
                    name='Person',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('ref', models.SlugField(max_length=60, unique=True)),
                        ('full_name', models.CharField(max_length=120)),
                        ('search_key', models.CharField(db_index=True, max_length=120)),
                        ('sort_key', models.CharField(max_length=300)),
                        ('work_email', models.EmailField(blank=True, max_length=254)),
                        ('work_phone', models.CharField(blank=True, max_length=30)),
                    ],
                    options={
                        'ordering': ['sort_key'],
                    },
                ),
                migrations.CreateModel(
                    name='Organisation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('ref', models.SlugField(max_length=60, unique=True)),
                        ('kind', models.CharField(max_length=12)),
                        ('paper_profile', models.CharField(default='decree-30', max_length=12)),
                    ],
                    options={
                        'ordering': ['ref'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('paper_profile__in', ['decree-30', 'party'])), name='organisation_paper_profile_known'), models.CheckConstraint(condition=models.Q(('kind__in', ['institution', 'other', 'publisher', 'unit'])), name='organisation_kind_known')],
                    },
                ),
                migrations.CreateModel(
                    name='Member',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('ref', models.SlugField(max_length=60, unique=True)),
                        ('user', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='member', to=settings.AUTH_USER_MODEL)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='parties.organisation')),
                        ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='parties.person')),
                        ('display_name', models.CharField(max_length=120)),
                        ('active', models.BooleanField(default=True)),
                    ],
                    options={
                        'ordering': ['ref'],
                    },
                ),
                migrations.CreateModel(
                    name='MemberRole',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='role_rows', to='parties.member')),
                        ('role', models.CharField(max_length=14)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('member', 'role'), name='member_role_once'), models.CheckConstraint(condition=models.Q(('role__in', ['accountant', 'administrator', 'auditor', 'author', 'clerk', 'editor', 'leader', 'officer', 'reporter'])), name='member_role_known')],
                    },
                ),
                migrations.CreateModel(
                    name='OrganisationName',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='names', to='parties.organisation')),
                        ('text', models.CharField(max_length=300)),
                        ('kind', models.CharField(max_length=8)),
                        ('from_on', models.DateField(blank=True, null=True)),
                        ('until_on', models.DateField(blank=True, null=True)),
                        ('source', models.CharField(blank=True, max_length=300)),
                        ('search_key', models.CharField(db_index=True, max_length=300)),
                        ('sort_key', models.CharField(max_length=600)),
                    ],
                    options={
                        'ordering': ['organisation', 'kind', 'from_on'],
                        'constraints': [models.UniqueConstraint(fields=('organisation', 'kind', 'text'), name='organisation_name_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['alias', 'official', 'short'])), name='organisation_name_kind_known'), models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('from_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='organisation_name_ends_after_it_begins')],
                    },
                ),
                migrations.CreateModel(
                    name='OrganisationParent',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parents', to='parties.organisation')),
                        ('parent', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='children', to='parties.organisation')),
                        ('from_on', models.DateField(blank=True, null=True)),
                        ('until_on', models.DateField(blank=True, null=True)),
                        ('source', models.CharField(blank=True, max_length=300)),
                    ],
                    options={
                        'ordering': ['organisation', 'from_on'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('organisation', models.F('parent')), _negated=True), name='organisation_not_its_own_parent'), models.UniqueConstraint(condition=models.Q(('until_on__isnull', True)), fields=('organisation',), name='organisation_one_parent_at_present')],
                    },
                ),
                migrations.CreateModel(
                    name='Appointment',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='appointments', to='parties.person')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='parties.organisation')),
                        ('title', models.CharField(max_length=300)),
                        ('from_on', models.DateField(blank=True, null=True)),
                        ('until_on', models.DateField(blank=True, null=True)),
                        ('source', models.CharField(blank=True, max_length=300)),
                    ],
                    options={
                        'ordering': ['organisation', 'from_on'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('from_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='appointment_ends_after_it_begins')],
                    },
                ),
                migrations.CreateModel(
                    name='Succession',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(max_length=8)),
                        ('predecessor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='successions', to='parties.organisation')),
                        ('successor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='origins', to='parties.organisation')),
                        ('on', models.DateField()),
                        ('source', models.CharField(blank=True, max_length=300)),
                    ],
                    options={
                        'ordering': ['on', 'predecessor'],
                        'constraints': [models.UniqueConstraint(fields=('predecessor', 'successor', 'on'), name='succession_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['absorb', 'merge', 'rename', 'split', 'transfer'])), name='succession_kind_known')],
                    },
                ),
            ],
        ),
    ]
