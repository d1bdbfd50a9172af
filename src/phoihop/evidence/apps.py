"""The room where proof that a publication appeared is kept."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from phoihop.ui.navigation import Entry, register


class EvidenceConfig(AppConfig):
    name = "phoihop.evidence"

    def ready(self) -> None:
        """Put evidence into the loop."""
        register(
            Entry(
                step=50,
                label=_("Minh chứng"),
                icon="fingerprint",
                url_name=None,
                programme_url_name="evidence:list",
            )
        )
