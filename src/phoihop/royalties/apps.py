"""The room where a publisher reckons what it owes its authors."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from phoihop.ui.navigation import Entry, register


class RoyaltiesConfig(AppConfig):
    name = "phoihop.royalties"

    def ready(self) -> None:
        """Beside the loop: it is the publisher's own."""
        register(
            Entry(
                step=105,
                label=_("Nhuận bút"),
                icon="coin",
                url_name="royalties:list",
                action="royalty.draw_up",
            )
        )
