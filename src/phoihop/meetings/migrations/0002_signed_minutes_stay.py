"""Triggers: words once written stay, and a meeting whose minutes are signed is held fast.

Of a signed meeting people may still tell what became of an item and which pieces came of a
finding; a signature is taken back only while the other side has not signed.
"""

from django.db import migrations

NEVER = ["meetings_revision", "meetings_revisionconsent"]
# What hangs on a meeting → the way from its row to the meeting's number.
OF_A_MEETING = {
    "meetings_attendee": "{}.meeting_id",
    "meetings_finding": "{}.meeting_id",
    "meetings_revision": "(SELECT meeting_id FROM meetings_item WHERE id = {}.item_id)",
    "meetings_revisionconsent": "(SELECT item.meeting_id FROM meetings_revision revision"
    " JOIN meetings_item item ON item.id = revision.item_id WHERE revision.id = {}.revision_id)",
    "meetings_minutesconsent": "{}.meeting_id",
}
MEETING = ["ref", "programme_id", "kind", "title", "meets_on", "place", "chair", "state"]
ITEM = ["meeting_id", "number", "title", "carried_from_id"]
SAID = "signed minutes are never changed or removed"


def signed(meeting):
    return f"EXISTS (SELECT 1 FROM meetings_meeting WHERE id = {meeting} AND state = 'signed')"


def changed(columns, different):
    return "(" + " OR ".join(f"OLD.{one} {different} NEW.{one}" for one in columns) + ")"


def cases():
    """Table, verb, and when it is refused; ``{differ}`` is the comparison of the database."""
    for table in NEVER:
        yield table, "UPDATE", "1 = 1"
        yield table, "DELETE", "1 = 1"
    for table, way in OF_A_MEETING.items():
        yield table, "INSERT", signed(way.format("NEW"))
        if table not in NEVER:
            yield table, "UPDATE", signed(way.format("OLD"))
            yield table, "DELETE", signed(way.format("OLD"))
    yield "meetings_meeting", "UPDATE", f"OLD.state = 'signed' AND {changed(MEETING, '{differ}')}"
    yield "meetings_meeting", "DELETE", "OLD.state = 'signed'"
    yield "meetings_item", "INSERT", signed("NEW.meeting_id")
    yield (
        "meetings_item",
        "UPDATE",
        f"{changed(ITEM, '{differ}')} AND {signed('OLD.meeting_id')}",
    )
    yield "meetings_item", "DELETE", signed("OLD.meeting_id")


def sqlite():
    for table, verb, when in cases():
        yield (
            f"CREATE TRIGGER {table}_refuse_{verb.lower()} BEFORE {verb} ON {table} "
            f"WHEN {when.replace('{differ}', 'IS NOT')} "
            f"BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
        )
    for table in NEVER:
        yield (
            f"CREATE TRIGGER {table}_refuse_replace BEFORE INSERT ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id) "
            f"BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
        )


def postgresql():
    """A trigger's WHEN may not look into other tables there, so each has a function of its own."""
    for table, verb, when in cases():
        name = f"{table}_refuse_{verb.lower()}"
        asked = when.replace("{differ}", "IS DISTINCT FROM")
        row = "OLD" if verb == "DELETE" else "NEW"
        yield (
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF {asked} THEN RAISE EXCEPTION '{SAID}' USING ERRCODE = 'restrict_violation'; "
            f"END IF; RETURN {row}; END $$"
        )
        yield (
            f"CREATE TRIGGER {name} BEFORE {verb} ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {name}()"
        )


def refuse_changes(apps, schema_editor):
    vendors = {"sqlite": sqlite, "postgresql": postgresql}
    for statement in vendors[schema_editor.connection.vendor]():
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_initial")]

    operations = [
        migrations.RunPython(refuse_changes, migrations.RunPython.noop),
    ]
