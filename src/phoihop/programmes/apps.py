"""The room of what was promised and signed."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "phoihop.programmes"
