"""What people said of labels on printed and broadcast pieces; nobody rewrites or removes it."""

import django.db.models.deletion
from django.db import migrations, models


TABLE = "evidence_labelword"
SQLITE = [
    f"CREATE TRIGGER {TABLE}_refuse_update BEFORE UPDATE ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, 'what was said of a label is never changed'); END",
    f"CREATE TRIGGER {TABLE}_refuse_delete BEFORE DELETE ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, 'what was said of a label is never removed'); END",
]
POSTGRESQL = [
    f"CREATE TRIGGER {TABLE}_refuse_change BEFORE UPDATE OR DELETE ON {TABLE} "
    f"FOR EACH ROW EXECUTE FUNCTION evidence_refuse()",
    f"CREATE TRIGGER {TABLE}_refuse_truncate BEFORE TRUNCATE ON {TABLE} "
    f"FOR EACH STATEMENT EXECUTE FUNCTION evidence_refuse()",
]


def refuse_changes(apps, schema_editor):
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [
        ('evidence', '0004_what_changed_is_found_at_once'),
        ('parties', '0001_initial'),
        ('publications', '0004_label_told_and_where'),
    ]

    operations = [
        migrations.CreateModel(
            name='LabelWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seen', models.BooleanField()),
                ('place', models.CharField(max_length=60)),
                ('other_words', models.CharField(blank=True, max_length=300)),
                ('told_at', models.DateTimeField()),
                ('evidence', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='label_words', to='evidence.evidence')),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='label_words', to='publications.publication')),
                ('told_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.member')),
            ],
            options={
                'ordering': ['publication', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('place', ''), _negated=True), name='label_word_has_place'), models.CheckConstraint(condition=models.Q(('seen', False), ('other_words', ''), _connector='OR'), name='label_word_seen_has_no_other_words')],
            },
        ),
        migrations.RunPython(refuse_changes, migrations.RunPython.noop),
    ]
