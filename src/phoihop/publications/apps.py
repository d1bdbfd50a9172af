"""The room of works, publications and their matches."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from phoihop.ui.navigation import Entry, register


class PublicationsConfig(AppConfig):
    name = "phoihop.publications"

    def ready(self) -> None:
        """Put what was published into the loop."""
        register(
            Entry(
                step=40,
                label=_("Đăng và phát"),
                icon="news",
                url_name="publications:list",
                programme_url_name="publications:programme",
            )
        )
