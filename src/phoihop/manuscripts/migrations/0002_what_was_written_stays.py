"""Triggers: a version, a step, a decision made, a passage shown and a report stay as they were.

What may still change is told column by column: a caption, who decides a draft, the one note on a
passage. Everything else of the row is held fast.
"""

from django.db import migrations

NEVER = ["manuscripts_version", "manuscripts_manuscriptstep"]
# table → from when on, and the columns that then hold
HELD = {
    "manuscripts_manuscriptfile": [
        (
            "OLD.version_id IS NOT NULL",
            ["manuscript_id", "version_id", "paper_id", "kind", "ordinal", "name", "text", "marks"],
        ),
    ],
    "manuscripts_decision": [
        (
            "1 = 1",
            ["manuscript_id", "version_id", "verdict", "reason", "words", "author_due_on",
             "drafted_by_id", "drafted_at"],
        ),
        ("OLD.decided_at IS NOT NULL", ["decided_at", "decided_by_id", "override_reason"]),
        ("OLD.ended_at IS NOT NULL", ["decided_at", "ended_at", "ended_by_id", "ended_why"]),
    ],
    "manuscripts_passage": [
        (
            "1 = 1",
            ["ref", "manuscript_id", "version_id", "programme_id", "start", "end", "text",
             "question", "shown_by_id", "shown_at", "due_on"],
        ),
        ("OLD.noted_at IS NOT NULL", ["note_kind", "note", "noted_by_id", "noted_at"]),
        ("OLD.outcome <> ''", ["outcome", "outcome_words", "decided_by_id", "decided_at"]),
    ],
    "manuscripts_reviewtask": [
        ("OLD.done_at IS NOT NULL", ["round_id", "reviewer_id", "done_at", "recommendation", "report"]),
    ],
}  # fmt: skip
LEFT = {  # table → the rows that nobody removes
    "manuscripts_manuscriptfile": "OLD.version_id IS NOT NULL",
    "manuscripts_decision": "1 = 1",
    "manuscripts_passage": "1 = 1",
    "manuscripts_reviewtask": "OLD.done_at IS NOT NULL",
}
SAID = "what was written of a manuscript is never changed or removed"


def changed(columns, different):
    return "(" + " OR ".join(f'OLD."{one}" {different} NEW."{one}"' for one in columns) + ")"


def sqlite():
    refuse = f"BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
    for table in NEVER:
        for verb in ("update", "delete"):
            yield f"CREATE TRIGGER {table}_refuse_{verb} BEFORE {verb} ON {table} {refuse}"
        yield (
            f"CREATE TRIGGER {table}_refuse_replace BEFORE INSERT ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id) {refuse}"
        )
    for table, parts in HELD.items():
        for place, (since, columns) in enumerate(parts, start=1):
            yield (
                f"CREATE TRIGGER {table}_refuse_change_{place} BEFORE UPDATE ON {table} "
                f"WHEN {since} AND {changed(columns, 'IS NOT')} {refuse}"
            )
    for table, which in LEFT.items():
        yield (
            f"CREATE TRIGGER {table}_refuse_delete BEFORE DELETE ON {table} WHEN {which} {refuse}"
        )
        gone = which.replace("OLD.", "was.")
        yield (
            f"CREATE TRIGGER {table}_refuse_replace BEFORE INSERT ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {table} AS was WHERE was.id = NEW.id AND {gone}) {refuse}"
        )


def postgresql():
    refuse = "FOR EACH ROW {} EXECUTE FUNCTION manuscripts_refuse()"
    yield (
        "CREATE FUNCTION manuscripts_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{SAID}' USING ERRCODE = 'restrict_violation'; END $$"
    )
    for table in NEVER:
        yield (
            f"CREATE TRIGGER {table}_refuse_change BEFORE UPDATE OR DELETE ON {table} "
            + refuse.format("")
        )
    for table, parts in HELD.items():
        for place, (since, columns) in enumerate(parts, start=1):
            when = f"WHEN ({since} AND {changed(columns, 'IS DISTINCT FROM')})"
            yield (
                f"CREATE TRIGGER {table}_refuse_change_{place} BEFORE UPDATE ON {table} "
                + refuse.format(when)
            )
    for table, which in LEFT.items():
        yield (
            f"CREATE TRIGGER {table}_refuse_delete BEFORE DELETE ON {table} "
            + refuse.format(f"WHEN ({which})")
        )
    for table in (*NEVER, *LEFT):
        yield (
            f"CREATE TRIGGER {table}_refuse_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION manuscripts_refuse()"
        )


def refuse_changes(apps, schema_editor):
    vendors = {"sqlite": sqlite, "postgresql": postgresql}
    for statement in vendors[schema_editor.connection.vendor]():
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("manuscripts", "0001_initial")]

    operations = [
        migrations.RunPython(refuse_changes, migrations.RunPython.noop),
    ]
