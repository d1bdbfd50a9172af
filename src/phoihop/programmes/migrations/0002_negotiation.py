"""Versions on the table, answers in the making, gates and mandates.

Triggers refuse any change of a version or of a gate: what was offered stays as it was.
"""

from django.db import migrations

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
    dependencies = [("programmes", "0001_initial")]

    operations = [
        migrations.RunPython(refuse_changes, migrations.RunPython.noop),
    ]
