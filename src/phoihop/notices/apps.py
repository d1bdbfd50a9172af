"""The room of notices."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from phoihop.ui.navigation import Entry, register


class NoticesConfig(AppConfig):
    name = "phoihop.notices"

    def ready(self) -> None:
        """Put one's own choices beside the loop."""
        label = _("Thư báo và lịch")
        register(Entry(step=120, label=label, icon="bell", url_name="notices:choices"))
