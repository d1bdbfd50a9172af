"""A word index over works, and short indexes of the matches that wait for people.

SQLite: FTS5 over the folded text and the title as printed; the text itself stays in the table of
works alone. Triggers keep the two together, so no way of writing a work can forget to.
PostgreSQL: two GIN indexes over ``simple`` vectors of the same columns.
"""

from django.db import migrations

NEW = "INSERT INTO publications_work_words(rowid, title, search_key) VALUES (NEW.id, NEW.title, NEW.search_key)"
OLD = (
    "INSERT INTO publications_work_words(publications_work_words, rowid, title, search_key)"
    " VALUES ('delete', OLD.id, OLD.title, OLD.search_key)"
)
SQLITE = [
    """
    CREATE VIRTUAL TABLE publications_work_words USING fts5(
        title, search_key, content='publications_work', content_rowid='id',
        tokenize='unicode61 remove_diacritics 0', prefix='2 3'
    )
    """,
    f"CREATE TRIGGER publications_work_words_new AFTER INSERT ON publications_work BEGIN {NEW}; END",
    f"CREATE TRIGGER publications_work_words_old AFTER DELETE ON publications_work BEGIN {OLD}; END",
    f"""
    CREATE TRIGGER publications_work_words_changed AFTER UPDATE OF title, search_key
    ON publications_work BEGIN {OLD}; {NEW}; END
    """,
    "INSERT INTO publications_work_words(publications_work_words) VALUES ('rebuild')",
]
POSTGRESQL = [
    """
    CREATE INDEX publications_work_words ON publications_work
    USING gin (to_tsvector('simple', search_key))
    """,
    """
    CREATE INDEX publications_work_title_words ON publications_work
    USING gin (to_tsvector('simple', lower(title)))
    """,
]
SQLITE_BACK = [
    "DROP TRIGGER publications_work_words_new",
    "DROP TRIGGER publications_work_words_old",
    "DROP TRIGGER publications_work_words_changed",
    "DROP TABLE publications_work_words",
]
POSTGRESQL_BACK = [
    "DROP INDEX publications_work_words",
    "DROP INDEX publications_work_title_words",
]


def index_words(apps, schema_editor):
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def forget_words(apps, schema_editor):
    statements = {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK}
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("publications", "0001_initial")]

    operations = [
        migrations.RunPython(index_words, forget_words),
    ]
