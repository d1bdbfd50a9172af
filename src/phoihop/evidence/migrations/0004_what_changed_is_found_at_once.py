"""The list for today asks who must read or explain something: a few rows among all that is watched."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("evidence", "0003_captures_are_never_rewritten")]

    operations = [
        migrations.AddIndex(
            model_name="pagewatch",
            index=models.Index(
                fields=["publication"], condition=models.Q(state="gone"), name="page_watch_gone"
            ),
        ),
        migrations.AddIndex(
            model_name="watchevent",
            index=models.Index(fields=["kind"], name="watch_event_by_kind"),
        ),
    ]
