"""The settings of a test run: the program's own, on a data folder that nobody else uses."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="phoihop-tests-"))
os.environ["PHOIHOP_DATA"] = str(FOLDER)  # before the settings are read; sub-processes inherit it
os.environ.setdefault("PHOIHOP_SECRET_KEY", "of a test run, secret to nobody")
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)

from phoihop.site.settings import *  # noqa: E402, F403
from phoihop.site.settings import DATABASES  # noqa: E402

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # a file, as in service: threads and processes meet the locks they meet there
    DATABASES["default"]["TEST"] = {"NAME": str(FOLDER / "test.sqlite3")}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick; no secrets here
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
