"""The settings of a program that a test starts: the service's own, on that test's database."""

import os

from phoihop.site.settings import *  # noqa: F403
from phoihop.site.settings import DATABASES

DATABASES["default"]["NAME"] = os.environ["TEST_DATABASE"]
