"""The room where papers get their number and their signatures."""

from django.apps import AppConfig


class SealingConfig(AppConfig):
    name = "phoihop.sealing"
