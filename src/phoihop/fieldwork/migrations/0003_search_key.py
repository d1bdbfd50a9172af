"""A folded column to search questions by; what is there already gets its own.

The column is added in place, the same on either database: Django would make the table anew on
SQLite, and lose its triggers.
"""

import re
import unicodedata

from django.db import migrations, models


def folded(text):
    """Words without marks, as the program folds Vietnamese on the day of this migration."""
    bare = unicodedata.normalize("NFKD", text.casefold()).replace("đ", "d")
    kept = "".join(one for one in bare if unicodedata.category(one) not in ("Mn", "Me", "Cf"))
    return " ".join(re.findall(r"[^\W_]+", kept))


def fill(apps, schema_editor):
    rows = apps.get_model("fieldwork", "Question").objects.select_related("deed")
    for row in rows.iterator(chunk_size=500):
        type(row).objects.filter(pk=row.pk).update(search_key=folded(f"{row.deed.title} {row.text}"))


class Migration(migrations.Migration):
    dependencies = [("fieldwork", "0002_what_was_issued_stays")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    "ALTER TABLE fieldwork_question ADD COLUMN search_key text DEFAULT '' NOT NULL"
                ),
            ],
            state_operations=[
                migrations.AddField(
                    model_name="question", name="search_key", field=models.TextField(db_default="")
                ),
            ],
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
