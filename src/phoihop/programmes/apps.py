"""The room of what was promised and signed."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from phoihop.ui.navigation import Entry, register


class ProgrammesConfig(AppConfig):
    name = "phoihop.programmes"

    def ready(self) -> None:
        """Put the step of this room into the sidebar, and beside the loop who may sign."""
        register(
            Entry(
                step=20,
                label=_("Ký kết"),
                icon="signature",
                url_name="programmes:list",
                programme_url_name="programmes:paper",
            )
        )
        register(
            Entry(
                step=105,
                label=_("Thẩm quyền ký"),
                icon="certificate",
                url_name="programmes:mandates",
                programme_url_name=None,
            )
        )
