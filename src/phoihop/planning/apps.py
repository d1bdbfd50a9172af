"""The room where work is planned and duties are done."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from phoihop.ui.navigation import Entry, register


class PlanningConfig(AppConfig):
    name = "phoihop.planning"

    def ready(self) -> None:
        """Put the plan into the loop."""
        register(
            Entry(
                step=30,
                label=_("Kế hoạch"),
                icon="calendar",
                url_name=None,
                programme_url_name="planning:board",
            )
        )
