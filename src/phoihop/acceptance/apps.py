"""The room where deliveries are accepted and settled."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from phoihop.ui.navigation import Entry, register


class AcceptanceConfig(AppConfig):
    name = "phoihop.acceptance"

    def ready(self) -> None:
        """Put acceptance into the loop."""
        register(
            Entry(
                step=60,
                label=_("Nghiệm thu"),
                icon="clipboard-check",
                url_name=None,
                programme_url_name="acceptance:records",
            )
        )
