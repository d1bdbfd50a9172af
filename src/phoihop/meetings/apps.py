"""The room where both sides meet and write down what they agreed."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from phoihop.ui.navigation import Entry, register


class MeetingsConfig(AppConfig):
    name = "phoihop.meetings"

    def ready(self) -> None:
        """Put meetings into the loop, behind field work."""
        register(
            Entry(
                step=36,
                label=_("Họp và biên bản"),
                icon="users",
                url_name=None,
                programme_url_name="meetings:list",
            )
        )
