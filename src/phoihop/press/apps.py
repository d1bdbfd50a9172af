"""The room of the press: outlets, and later what is found in them."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from phoihop.ui.navigation import Entry, register


class PressConfig(AppConfig):
    name = "phoihop.press"

    def ready(self) -> None:
        """Put the outlets beside the loop."""
        register(
            Entry(step=105, label=_("Cơ quan báo chí"), icon="broadcast", url_name="press:outlets")
        )
