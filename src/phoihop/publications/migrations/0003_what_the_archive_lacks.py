"""A short index of works as the archive knows them: which of them it lacks is asked often."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("publications", "0002_search_and_what_waits"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="work",
            index=models.Index(
                fields=["id", "ref", "body_sha256"],
                condition=models.Q(("merged_into__isnull", True)),
                name="work_as_the_archive_knows_it",
            ),
        ),
    ]
