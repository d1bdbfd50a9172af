"""Triggers that let nobody rewrite or remove a proof or a seal, whatever the code does."""

from django.db import migrations

SQLITE = [
    """
    CREATE TRIGGER evidence_evidence_refuse_update BEFORE UPDATE ON evidence_evidence
    BEGIN SELECT RAISE(ABORT, 'evidence is never changed'); END
    """,
    """
    CREATE TRIGGER evidence_evidence_refuse_delete BEFORE DELETE ON evidence_evidence
    BEGIN SELECT RAISE(ABORT, 'evidence is never removed'); END
    """,
    """
    CREATE TRIGGER evidence_evidence_refuse_replace BEFORE INSERT ON evidence_evidence
    WHEN EXISTS (SELECT 1 FROM evidence_evidence WHERE id = NEW.id OR ref = NEW.ref)
    BEGIN SELECT RAISE(ABORT, 'evidence is never changed'); END
    """,
    """
    CREATE TRIGGER evidence_seal_refuse_update BEFORE UPDATE ON evidence_seal
    BEGIN SELECT RAISE(ABORT, 'a seal is never changed'); END
    """,
    """
    CREATE TRIGGER evidence_seal_refuse_delete BEFORE DELETE ON evidence_seal
    BEGIN SELECT RAISE(ABORT, 'a seal is never removed'); END
    """,
    """
    CREATE TRIGGER evidence_seal_refuse_replace BEFORE INSERT ON evidence_seal
    WHEN EXISTS (SELECT 1 FROM evidence_seal WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'a seal is never changed'); END
    """,
    # INSERT OR REPLACE of a seal of the same evidence removes the old row without a DELETE, and
    # must not be mistaken for an honest second seal, which the unique constraint refuses.
    """
    CREATE TRIGGER evidence_seal_refuse_second BEFORE INSERT ON evidence_seal
    WHEN EXISTS (SELECT 1 FROM evidence_seal WHERE evidence_id = NEW.evidence_id)
    BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: evidence_seal.evidence_id'); END
    """,
]
POSTGRESQL = [
    """
    CREATE FUNCTION evidence_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'evidence and seals are never changed or removed'
             USING ERRCODE = 'restrict_violation'; END $$
    """,
    *(
        f"""
        CREATE TRIGGER {table}_refuse_change BEFORE UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION evidence_refuse()
        """
        for table in ("evidence_evidence", "evidence_seal")
    ),
    *(
        f"""
        CREATE TRIGGER {table}_refuse_truncate BEFORE TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION evidence_refuse()
        """
        for table in ("evidence_evidence", "evidence_seal")
    ),
]


def refuse_changes(apps, schema_editor):
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("evidence", "0001_initial")]

    operations = [
        migrations.RunPython(refuse_changes, migrations.RunPython.noop),
    ]
