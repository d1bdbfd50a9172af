"""Triggers: the report of a reviewer from outside stays as it was given, as those of members do."""

from django.db import migrations

TABLE = "manuscripts_outsidereview"
HELD = ["round_id", "number", "name", "done_at", "recommendation", "report"]
SAID = "what was written of a manuscript is never changed or removed"


def changed(different):
    return "(" + " OR ".join(f'OLD."{one}" {different} NEW."{one}"' for one in HELD) + ")"


def sqlite():
    refuse = f"BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
    yield (
        f"CREATE TRIGGER {TABLE}_refuse_change BEFORE UPDATE ON {TABLE} "
        f"WHEN OLD.done_at IS NOT NULL AND {changed('IS NOT')} {refuse}"
    )
    yield (
        f"CREATE TRIGGER {TABLE}_refuse_delete BEFORE DELETE ON {TABLE} "
        f"WHEN OLD.done_at IS NOT NULL {refuse}"
    )
    yield (
        f"CREATE TRIGGER {TABLE}_refuse_replace BEFORE INSERT ON {TABLE} WHEN EXISTS "
        f"(SELECT 1 FROM {TABLE} AS was WHERE was.id = NEW.id AND was.done_at IS NOT NULL) {refuse}"
    )


def postgresql():
    refuse = "EXECUTE FUNCTION manuscripts_refuse()"
    since = "OLD.done_at IS NOT NULL"
    yield (
        f"CREATE TRIGGER {TABLE}_refuse_change BEFORE UPDATE ON {TABLE} FOR EACH ROW "
        f"WHEN ({since} AND {changed('IS DISTINCT FROM')}) {refuse}"
    )
    yield (
        f"CREATE TRIGGER {TABLE}_refuse_delete BEFORE DELETE ON {TABLE} FOR EACH ROW "
        f"WHEN ({since}) {refuse}"
    )
    yield (
        f"CREATE TRIGGER {TABLE}_refuse_truncate BEFORE TRUNCATE ON {TABLE} "
        f"FOR EACH STATEMENT {refuse}"
    )


def refuse_changes(apps, schema_editor):
    vendors = {"sqlite": sqlite, "postgresql": postgresql}
    for statement in vendors[schema_editor.connection.vendor]():
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("manuscripts", "0004_for_assignment")]

    operations = [
        migrations.RunPython(refuse_changes, migrations.RunPython.noop),
    ]
