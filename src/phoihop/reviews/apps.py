"""The room of the yearly review."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from phoihop.ui.navigation import Entry, register


class ReviewsConfig(AppConfig):
    name = "phoihop.reviews"

    def ready(self) -> None:
        """Put the review into the loop."""
        register(
            Entry(
                step=80,
                label=_("Tổng kết"),
                icon="report",
                url_name=None,
                programme_url_name="reviews:list",
            )
        )
