"""The desk: what belongs to no single room, for one person at a time."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from phoihop.desk.rules import REFUSED
from phoihop.desk.wording import TASKS
from phoihop.notices import kinds
from phoihop.parties.wording import ROLES
from phoihop.ui.navigation import Entry, register


class DeskConfig(AppConfig):
    name = "phoihop.desk"

    def ready(self) -> None:
        """Put the day's work at the head of the loop, the trail beside it, kinds into letters."""
        register(Entry(step=10, label=_("Việc hôm nay"), icon="home", url_name="desk:today"))
        register(
            Entry(
                step=110,
                label=_("Nhật ký"),
                icon="history",
                url_name=None,
                programme_url_name="desk:trail",
                action="audit.verify",
            )
        )
        for task, label in TASKS.items():
            kinds.register(task.value, label)
        kinds.register(REFUSED, _("Việc vừa bị từ chối"))
        for role, words in ROLES.items():
            kinds.register_role(role.value, words)
