"""The room where doors are opened, questions answered and good practice is noted."""

from django.apps import AppConfig


class FieldworkConfig(AppConfig):
    name = "phoihop.fieldwork"
