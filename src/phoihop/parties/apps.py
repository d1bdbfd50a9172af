"""The room of those who cooperate."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from phoihop.ui.navigation import Entry, register


class PartiesConfig(AppConfig):
    name = "phoihop.parties"

    def ready(self) -> None:
        """Put the page of partners into the sidebar, beside the loop."""
        register(Entry(step=100, label=_("Đối tác"), icon="building", url_name="parties:list"))
