"""The room where papers are kept, and where anybody may have a signed one checked."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from phoihop.ui.navigation import Entry, register


class PapersConfig(AppConfig):
    name = "phoihop.papers"

    def ready(self) -> None:
        """Put the check of signatures beside the loop."""
        register(
            Entry(step=130, label=_("Kiểm tra chữ ký"), icon="shield-check",
                  url_name="papers:verify")
        )  # fmt: skip
