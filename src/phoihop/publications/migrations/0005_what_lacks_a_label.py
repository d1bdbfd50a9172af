"""The list for today asks for the few publications that want a label, among all that were checked."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("publications", "0004_label_told_and_where")]

    operations = [
        migrations.AddIndex(
            model_name="labelcheck",
            index=models.Index(fields=["state"], name="label_check_by_state"),
        ),
    ]
