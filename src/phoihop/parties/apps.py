"""The room of those who cooperate."""

from django.apps import AppConfig


class PartiesConfig(AppConfig):
    name = "phoihop.parties"
