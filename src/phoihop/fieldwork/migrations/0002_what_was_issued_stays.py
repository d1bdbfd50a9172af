"""Triggers: an issued pack, an answer's file, a log and who paid a cost are never rewritten.

Leads are left out on purpose: they are erased when their time or a consent ends. So are a
reporter's own notes.
"""

from django.db import migrations

FROZEN = [
    "fieldwork_packversion",
    "fieldwork_packfigure",
    "fieldwork_answerfile",
    "fieldwork_tripentry",
    "fieldwork_tripcost",
]
SAID = "what was issued or told of the field is never changed or removed"
SQLITE = [
    *(
        f"CREATE TRIGGER {table}_refuse_{verb} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
        for table in FROZEN
        for verb in ("update", "delete")
    ),
    *(
        f"CREATE TRIGGER {table}_refuse_replace BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id) "
        f"BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
        for table in FROZEN
    ),
]
POSTGRESQL = [
    "CREATE FUNCTION fieldwork_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{SAID}' USING ERRCODE = 'restrict_violation'; END $$",
    *(
        f"CREATE TRIGGER {table}_refuse_change BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION fieldwork_refuse()"
        for table in FROZEN
    ),
    *(
        f"CREATE TRIGGER {table}_refuse_truncate BEFORE TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION fieldwork_refuse()"
        for table in FROZEN
    ),
]


def refuse_changes(apps, schema_editor):
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("fieldwork", "0001_initial")]

    operations = [
        migrations.RunPython(refuse_changes, migrations.RunPython.noop),
    ]
