"""The room where doors are opened, questions answered and good practice is noted."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from phoihop.ui.navigation import Entry, register


class FieldworkConfig(AppConfig):
    name = "phoihop.fieldwork"

    def ready(self) -> None:
        """Put field work into the loop, behind the plan."""
        register(
            Entry(
                step=35,
                label=_("Tác nghiệp"),
                icon="map-pin",
                url_name=None,
                programme_url_name="fieldwork:overview",
            )
        )
