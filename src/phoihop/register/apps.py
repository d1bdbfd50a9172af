"""The public register of signed programmes, for everybody to read."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "phoihop.register"
