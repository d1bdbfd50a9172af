"""Settings. Every deploy-time choice is read from the environment, here and nowhere else.

| variable | what |
|---|---|
| PHOIHOP_DATA | folder of database, papers and evidence; default ``var`` in the checkout |
| PHOIHOP_DATABASE | ``postgresql://user:password@host:port/name``; default SQLite in PHOIHOP_DATA |
| PHOIHOP_SECRET_KEY | signs sessions and links; default: made once, kept in PHOIHOP_DATA |
| PHOIHOP_HOSTS | host names served, comma separated; default: this machine only |
| PHOIHOP_DEBUG | ``1`` shows errors in full; never on a shared machine |
| PHOIHOP_MAIL | ``smtps://user:password@host:port``, or ``smtp+starttls:``, ``smtp:`` |
| PHOIHOP_MAIL_FROM | the sender of letters; default ``phoihop@localhost`` |
| PHOIHOP_ADDRESS | where people reach the pages, for links in letters |
| PHOIHOP_FETCH_ALLOW | addresses inside this network that may be fetched; default: none |
| PHOIHOP_OPERATOR | reference of the organisation that runs this machine; default: neither side |
| PHOIHOP_STAMPS | further time-stamp authorities for evidence, separated by commas |
| PHOIHOP_BROWSER | ``off``, or ``unsandboxed`` inside a container of its own; default: sandboxed |
| PHOIHOP_FETCH_DELAY | seconds between two requests to one server; default: 1 |
| PHOIHOP_TRUST | folder of root certificates and revocation lists; default PHOIHOP_DATA/trust |
| PHOIHOP_TIME | address of the RFC 3161 time-stamp authority; default: none |
"""

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from phoihop.site.secret import secret_key_in

SOURCE_DIR = Path(__file__).resolve().parents[3]
DATA_DIR = Path(os.environ.get("PHOIHOP_DATA") or SOURCE_DIR / "var").resolve()


def sqlite(path: Path) -> dict[str, Any]:
    """SQLite as a server database: readers never wait, writers queue instead of failing."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": 600,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,  # seconds a writer waits for the lock
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }


def postgresql(address: str) -> dict[str, Any]:
    """The connection that ``postgresql://user:password@host:port/name`` names."""
    parts = urlsplit(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        # its compiler works longer on the short queries of a page than they run
        "OPTIONS": {"options": "-c jit=off"},
    }


def mail(address: str) -> dict[str, Any]:
    """Settings of the SMTP server that ``smtp://user:password@host:port`` names."""
    parts = urlsplit(address)
    return {
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or {"smtps": 465, "smtp+starttls": 587}.get(parts.scheme, 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+starttls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
    }


_database = os.environ.get("PHOIHOP_DATABASE", "")
DATABASES = {
    "default": postgresql(_database) if _database else sqlite(DATA_DIR / "phoihop.sqlite3")
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

SECRET_KEY = os.environ.get("PHOIHOP_SECRET_KEY") or secret_key_in(DATA_DIR)
DEBUG = os.environ.get("PHOIHOP_DEBUG", "") == "1"
ALLOWED_HOSTS = [host for host in os.environ.get("PHOIHOP_HOSTS", "").split(",") if host] or [
    "localhost",
    "127.0.0.1",
    "[::1]",
]
REFUSAL_SENTENCE = "phoihop.site.refusals.sentence_for"  # ui.refusals: reports say many at once

ROOMS = [
    "ui",
    "accounts",
    "audit",
    "jobs",
    "papers",
    "notices",
    "parties",
    "press",
    "programmes",
    "sealing",
    "planning",
    "fieldwork",
    "meetings",
    "manuscripts",
    "publications",
    "royalties",
    "evidence",
    "spread",
    "acceptance",
    "ledger",
    "reviews",
    "register",
    "desk",
    "api",
    "demo",
    "site",
]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "csp",
    *(f"phoihop.{room}" for room in ROOMS),  # before allauth: our templates and words come first
    "allauth",
    "allauth.account",
    "allauth.mfa",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "phoihop.ui.middleware.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "phoihop.parties.middleware.ActingMemberMiddleware",
    "phoihop.site.refusals.RefusalMiddleware",
]
ROOT_URLCONF = "phoihop.site.urls"
WSGI_APPLICATION = "phoihop.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "phoihop.ui.context.shell",
                "phoihop.demo.context.ribbon",
            ],
        },
    }
]

AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "phoihop.accounts.adapter.InvitationOnlyAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[Phối hợp] "
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no letters to addresses that have no account
# Failed sign-ins are counted by allauth (5 in 5 minutes per name, 10 a minute per address) in the
# memory of each worker: with N workers somebody who guesses gets at most N times as many.
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Phối hợp"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Tiếng Việt")), ("en", _("English"))]
LANGUAGE_COOKIE_NAME = "phoihop_language"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

STATIC_URL = "/static/"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR / "files"},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True  # served from the source folders: no collectstatic to forget
WHITENOISE_MAX_AGE = 3600
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
EVIDENCE_MOST_BYTES = 20 * 1024 * 1024  # of one file that proves a publication
TESTIMONY_MOST_BYTES = 200 * 1024 * 1024  # of a bundle of captures that a machine brings
PAPER_MOST_BYTES = 60 * 1024 * 1024  # of one signed paper or scan
VERIFY_MOST_BYTES = 20 * 1024 * 1024  # of a file that somebody without an account has checked
VERIFY_MOST_A_MINUTE = 20  # for one address

BUNDLED = [  # evidence.bundling.subjects: who finds what a bundle of evidence is of
    "phoihop.evidence.bundling.subjects.find_programme",
    "phoihop.evidence.bundling.subjects.find_piece",
    "phoihop.acceptance.bundling.find",
    "phoihop.evidence.bundling.subjects.find_instrument",
]
SEALABLES = [  # sealing.kinds: who finds the paper of a reference, to be numbered and signed
    "phoihop.sealing.agreements.find",
    "phoihop.planning.sealables.find",
    "phoihop.fieldwork.sealables.find",
    "phoihop.acceptance.sealables.find",
    "phoihop.reviews.sealables.find",
]
TRUST_DIR = Path(os.environ.get("PHOIHOP_TRUST") or DATA_DIR / "trust")
TIME_AUTHORITY = os.environ.get("PHOIHOP_TIME", "")
TIME_AUTHORITIES = tuple(  # whoever stamps evidence
    dict.fromkeys(filter(None, [TIME_AUTHORITY, *os.environ.get("PHOIHOP_STAMPS", "").split(",")]))
)

FETCH_ALLOW = frozenset(  # "127.0.0.1" or "127.0.0.1:8000"; for one's own test server
    place for place in os.environ.get("PHOIHOP_FETCH_ALLOW", "").split(",") if place
)
FETCH_DELAY_SECONDS = float(os.environ.get("PHOIHOP_FETCH_DELAY") or 1)

OPERATOR = os.environ.get("PHOIHOP_OPERATOR", "")  # whose witness the captures made here are
BROWSER_OFF = os.environ.get("PHOIHOP_BROWSER", "") == "off"
BROWSER_UNSANDBOXED = os.environ.get("PHOIHOP_BROWSER", "") == "unsandboxed"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
SWEEPS = {  # what the worker runs by the clock: command line → seconds
    "clearsessions": 24 * 3600,
    "prune_db_task_results": 24 * 3600,
    "digest": 600,
    "letters send": 60,
    "letters forget": 24 * 3600,
    "press sweep": 600,
    "fieldwork erase": 24 * 3600,
    "publications file": 600,
    "publications consider": 900,
    "evidence look": 900,
    "press compare": 600,
    "spread read": 600,
    "evidence capture-due": 60,
    "evidence stamp-due": 300,
    "press forget": 3600,  # a comparison that holds the index makes it wait for the next turn
}

_mail = os.environ.get("PHOIHOP_MAIL", "")
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if _mail
    else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = DATA_DIR / "mail"
globals().update(mail(_mail) if _mail else {})
DEFAULT_FROM_EMAIL = os.environ.get("PHOIHOP_MAIL_FROM") or "phoihop@localhost"
MAIL_TIMEOUT_SECONDS = 30
PUBLIC_ADDRESS = (os.environ.get("PHOIHOP_ADDRESS") or "http://localhost:8000").rstrip("/")

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],  # no style= in a page: the width of a bar is an attribute of its SVG
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}
