"""Every setting, from the environment or the clinic's own file; a bad one stops the start with its name."""

import os
import warnings
from email.utils import parseaddr
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from basketweave.science.protocol.scales import LICENSED_SCALES

env = environ.Env()


def home() -> Path:
    """The folder of this one clinic: its database, files, keys and settings."""
    named = os.environ.get("BASKETWEAVE_HOME")
    if not named:
        raise ImproperlyConfigured(
            "BASKETWEAVE_HOME is not set: name the clinic's folder, or make one: basketweave new."
        )
    return Path(named).resolve()


HOME = home()
if (HOME / "clinic.env").exists():
    env.read_env(HOME / "clinic.env")


def read(name: str, kind: str, **default):
    """One setting, or a stop that names it."""
    try:
        return getattr(env, kind)(name, **default)
    except ImproperlyConfigured:
        raise ImproperlyConfigured(f"{name} is not set.") from None
    except (ValueError, KeyError) as fault:
        raise ImproperlyConfigured(f"{name} cannot be read as {kind}: {fault}.") from fault


def demand(name: str, is_good: bool, wish: str) -> None:
    """Stops the start with the setting's name; never with its value, which may hold a password."""
    if not is_good:
        raise ImproperlyConfigured(f"{name} {wish}.")


def secret(name: str) -> str:
    value = read(name, "str")
    demand(name, len(value) >= 32, "is too short: at least 32 characters")
    return value


def flag(name: str, *, default: bool) -> bool:
    """Anything but a plain yes or no would silently be a no: mail without TLS, say."""
    told = read(name, "str", default=str(default)).strip().lower()
    demand(name, told in YES | NO, "is neither true nor false")
    return told in YES


def public_address() -> str:
    name = "BASKETWEAVE_PUBLIC_ADDRESS"
    told = read(name, "str", default="http://127.0.0.1:8000").rstrip("/")
    try:
        parts = urlsplit(told)
        is_whole = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_whole = False
    demand(name, is_whole, "is not an address; write it like https://clinic.example")
    return told


YES, NO = {"true", "yes", "on", "1"}, {"false", "no", "off", "0"}
IS_DEMO = flag("BASKETWEAVE_DEMO", default=False)
DEBUG = flag("BASKETWEAVE_DEBUG", default=False)
SECRET_KEY = secret("BASKETWEAVE_SECRET_KEY")
MASTER_KEY = secret("BASKETWEAVE_MASTER_KEY")  # wraps the patients' keys: 32 bytes as hex
LEDGER_KEY = secret("BASKETWEAVE_LEDGER_KEY")  # seals the ledger
PUBLIC_ADDRESS = public_address()
ALLOWED_HOSTS = read("BASKETWEAVE_HOSTS", "list", default=["127.0.0.1", "localhost"])
demand("BASKETWEAVE_HOSTS", any(ALLOWED_HOSTS) and "*" not in ALLOWED_HOSTS, "must name the hosts, by commas")
IS_BEHIND_TLS = PUBLIC_ADDRESS.startswith("https://")

try:
    if len(bytes.fromhex(MASTER_KEY)) != 32:
        raise ValueError
except ValueError:
    raise ImproperlyConfigured("BASKETWEAVE_MASTER_KEY is not 32 bytes written as 64 hexadecimal digits.") from None

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    # from the ground up: nearest the ground first
    "basketweave.clinic.shell",  # above allauth, whose pages it dresses
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "ninja",
    "basketweave.clinic.face",
    "basketweave.clinic.paper",
    "basketweave.clinic.ledger",
    "basketweave.clinic.vault",
    "basketweave.clinic.post",
    "basketweave.clinic.access",
    "basketweave.clinic.house",
    "basketweave.clinic.people",
    "basketweave.clinic.diary",
    "basketweave.clinic.consult",
    "basketweave.clinic.examine",
    "basketweave.clinic.refer",
    "basketweave.clinic.plan",
    "basketweave.clinic.treat",
    "basketweave.clinic.heal",
    "basketweave.clinic.review",
    "basketweave.clinic.journey",
    "basketweave.clinic.library",
    "basketweave.clinic.demo",
]

MIDDLEWARE = [
    "basketweave.clinic.shell.middleware.RequestLog",
    "basketweave.clinic.shell.middleware.TurnAway",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "basketweave.clinic.access.middleware.ActorMiddleware",
    "basketweave.clinic.access.middleware.ErasedMiddleware",
]

ROOT_URLCONF = "basketweave.clinic.config.urls"
WSGI_APPLICATION = "basketweave.clinic.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "basketweave.clinic.config.navigation.navigation",
            ],
        },
    }
]
FORM_RENDERER = "basketweave.clinic.shell.forms.Renderer"


def database() -> dict:
    """SQLite in the clinic's folder, or PostgreSQL by BASKETWEAVE_DATABASE=postgres://…"""
    try:
        warnings.filterwarnings("ignore", message="Engine not recognized")  # it would print the password
        found = env.db_url("BASKETWEAVE_DATABASE", default=f"sqlite:///{HOME / 'clinic.sqlite3'}")
    except ValueError:  # a port that is no number, say; the address itself may hold a password
        found = {}
    demand("BASKETWEAVE_DATABASE", "ENGINE" in found, "is not an address; write it like postgres://user@host:5432/name")
    if "sqlite" in found["ENGINE"]:
        found["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",  # with WAL: sixteen writers, no "database is locked"
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000;",
        }
    elif "postgresql" in found["ENGINE"]:
        found.setdefault("OPTIONS", {})["pool"] = {"min_size": 1, "max_size": 8, "timeout": 20}
    else:
        raise ImproperlyConfigured("BASKETWEAVE_DATABASE names neither sqlite nor postgres.")
    return found


DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ATOMIC_REQUESTS = False  # each action is its own transaction

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "basketweave.clinic.access.sign_in.ClinicAdapter"  # nobody signs up: staff are invited
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no mail to an address that anybody typed; the page says the same in any case
MFA_ADAPTER = "basketweave.clinic.access.second_factors.SealedSecrets"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # staff are invited by the owner, who vouches for the address
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_BEHIND_TLS
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "journey:board"
LOGOUT_REDIRECT_URL = "account_login"
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if IS_BEHIND_TLS else 0  # else all the world's failed sign-ins count as our proxy's

# Who may do what comes from the rooms above `access`; they are named here, so that the arrow holds.
BASKETWEAVE_ROLES_OF = "basketweave.clinic.people.queries.roles_of"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("de", _("German")), ("es", _("Spanish")), ("ar", _("Arabic"))]
USE_I18N = True
FORMAT_MODULE_PATH = "basketweave.clinic.config.formats"
USE_TZ = True
TIME_ZONE = "UTC"  # every page shows the site's own time; nothing is shown in this one
ZoneInfo(TIME_ZONE)

STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": HOME / "files"}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 600
PHOTOGRAPH_MAX_BYTES = 40_000_000
PHOTOGRAPH_MAX_PIXELS = 100_000_000

# Scales whose owners ask for a licence are offered once the clinic says that it holds one.
SCALE_LICENCES = frozenset(filter(None, read("BASKETWEAVE_SCALE_LICENCES", "list", default=[])))
demand(
    "BASKETWEAVE_SCALE_LICENCES",
    {scale.id for scale in LICENSED_SCALES} >= SCALE_LICENCES,
    "names a scale that needs no licence or that is not there",
)


def is_there(dotted: str) -> bool:
    module, _dot, name = dotted.rpartition(".")
    try:
        return bool(name and module and find_spec(module))
    except (ImportError, ValueError):
        return False


EMAIL_BACKEND = read(
    "BASKETWEAVE_EMAIL_BACKEND", "str", default="basketweave.clinic.post.mail.FolderBackend"
)  # files by message id in HOME/mail; a real clinic names SMTP
demand("BASKETWEAVE_EMAIL_BACKEND", is_there(EMAIL_BACKEND), "names no mail backend that is there")
EMAIL_HOST = read("BASKETWEAVE_SMTP_HOST", "str", default="localhost")
EMAIL_PORT = read("BASKETWEAVE_SMTP_PORT", "int", default=587)
demand("BASKETWEAVE_SMTP_PORT", 0 < EMAIL_PORT < 65536, "is not the number of a port")
EMAIL_HOST_USER = read("BASKETWEAVE_SMTP_USER", "str", default="")
EMAIL_HOST_PASSWORD = read("BASKETWEAVE_SMTP_PASSWORD", "str", default="")
EMAIL_USE_TLS = flag("BASKETWEAVE_SMTP_TLS", default=True)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = read("BASKETWEAVE_MAIL_FROM", "str", default="clinic@localhost")
demand("BASKETWEAVE_MAIL_FROM", all(parseaddr(DEFAULT_FROM_EMAIL)[1].partition("@")), "is not an e-mail address")

SESSION_COOKIE_NAME = "basketweave_session"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "basketweave.clinic.shell.views.stale_form"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_BEHIND_TLS
SECURE_SSL_REDIRECT = IS_BEHIND_TLS
SECURE_HSTS_SECONDS = 31_536_000 if IS_BEHIND_TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_BEHIND_TLS
SECURE_HSTS_PRELOAD = IS_BEHIND_TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_BEHIND_TLS else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"  # "no-referrer" turns the Origin of our own forms into null
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_TRUSTED_ORIGINS = [PUBLIC_ADDRESS]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",  # shared by the workers: rate limits count there
        "LOCATION": "shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

LOG_LEVEL = read("BASKETWEAVE_LOG_LEVEL", "str", default="INFO").upper()
demand(
    "BASKETWEAVE_LOG_LEVEL",
    LOG_LEVEL in ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"),
    "is none of DEBUG, INFO, WARNING, ERROR, CRITICAL",
)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "basketweave.clinic.shell.logs.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    "loggers": {"django.server": {"handlers": [], "propagate": False}},
}
SILENCED_SYSTEM_CHECKS: list[str] = []
