"""Triggers: a check of a norm, a statement that is paid and its entries are never rewritten."""

from django.db import migrations

SAID = "what was paid or checked is never changed or removed"
PAID = "EXISTS (SELECT 1 FROM royalties_statement WHERE id = OLD.statement_id AND state = 'paid')"
WHEN = {
    "royalties_normcheck": "1 = 1",
    "royalties_statement": "OLD.state = 'paid'",
    "royalties_royalty": PAID,
}
SQLITE = [
    f"CREATE TRIGGER {table}_refuse_{verb} BEFORE {verb} ON {table} WHEN {when} "
    f"BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
    for table, when in WHEN.items()
    for verb in ("update", "delete")
]
POSTGRESQL = [
    statement
    for table, when in WHEN.items()
    for statement in (
        f"CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {when} THEN RAISE EXCEPTION '{SAID}' USING ERRCODE = 'restrict_violation'; END IF; "
        f"IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$",
        f"CREATE TRIGGER {table}_refuse_change BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_refuse()",
    )
]


def refuse_changes(apps, schema_editor):
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("royalties", "0002_norm_checks")]

    operations = [
        migrations.RunPython(refuse_changes, migrations.RunPython.noop),
    ]
