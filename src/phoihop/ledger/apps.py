"""The room where everything promised is counted."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from phoihop.ui.navigation import Entry, register


class LedgerConfig(AppConfig):
    name = "phoihop.ledger"

    def ready(self) -> None:
        """Put the ledger into the loop."""
        register(
            Entry(
                step=70,
                label=_("Sổ nghĩa vụ"),
                icon="notebook",
                url_name=None,
                programme_url_name="ledger:programme",
            )
        )
