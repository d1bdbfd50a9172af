"""The room that every page stands on."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "phoihop.ui"
