"""The room where texts by outside authors become pieces."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from phoihop.ui.navigation import Entry, register


class ManuscriptsConfig(AppConfig):
    name = "phoihop.manuscripts"

    def ready(self) -> None:
        """Put the manuscripts into the loop, and the passages of a programme beside them."""
        register(
            Entry(
                step=35,
                label=_("Bản thảo"),
                icon="file-text",
                url_name="manuscripts:list",
                programme_url_name="manuscripts:passages",
            )
        )
