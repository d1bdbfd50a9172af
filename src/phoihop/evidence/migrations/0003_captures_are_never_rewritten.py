"""Triggers that let nobody rewrite or remove a capture, a comparison, or a stamp once it is there."""

from django.db import migrations

FROZEN = ("evidence_capture", "evidence_comparison")
STAMPED = "OLD.stamped_at IS NOT NULL"
SQLITE = [
    *(
        f"CREATE TRIGGER {table}_refuse_update BEFORE UPDATE ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'a capture is never changed'); END"
        for table in FROZEN
    ),
    *(
        f"CREATE TRIGGER {table}_refuse_delete BEFORE DELETE ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'a capture is never removed'); END"
        for table in FROZEN
    ),
    *(
        f"CREATE TRIGGER {table}_refuse_replace BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id) "
        f"BEGIN SELECT RAISE(ABORT, 'a capture is never changed'); END"
        for table in FROZEN
    ),
    f"CREATE TRIGGER evidence_timestamp_refuse_update BEFORE UPDATE ON evidence_timestamp "
    f"WHEN {STAMPED} BEGIN SELECT RAISE(ABORT, 'a time stamp is never changed'); END",
    f"CREATE TRIGGER evidence_timestamp_refuse_delete BEFORE DELETE ON evidence_timestamp "
    f"WHEN {STAMPED} BEGIN SELECT RAISE(ABORT, 'a time stamp is never removed'); END",
]
POSTGRESQL = [
    *(
        f"CREATE TRIGGER {table}_refuse_change BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION evidence_refuse()"
        for table in FROZEN
    ),
    *(
        f"CREATE TRIGGER {table}_refuse_truncate BEFORE TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION evidence_refuse()"
        for table in (*FROZEN, "evidence_timestamp")
    ),
    f"CREATE TRIGGER evidence_timestamp_refuse_change BEFORE UPDATE OR DELETE ON evidence_timestamp "
    f"FOR EACH ROW WHEN ({STAMPED}) EXECUTE FUNCTION evidence_refuse()",
]


def refuse_changes(apps, schema_editor):
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("evidence", "0002_proof_is_never_rewritten")]

    operations = [
        migrations.RunPython(refuse_changes, migrations.RunPython.noop),
    ]
