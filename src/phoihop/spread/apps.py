"""The room where it is seen how a piece travelled, and whether it was sold before."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from phoihop.ui.navigation import Entry, register


class SpreadConfig(AppConfig):
    name = "phoihop.spread"

    def ready(self) -> None:
        """Put spread into the loop, between proof and acceptance."""
        register(
            Entry(
                step=55,
                label=_("Lan tỏa"),
                icon="sitemap",
                url_name=None,
                programme_url_name="spread:programme",
            )
        )
