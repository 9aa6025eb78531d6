"""One settings file; what differs between places comes from the environment."""

import json
import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from etms import broker

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("ETMS_VAR", BASE_DIR / "var"))


def _environment() -> dict[str, str]:
    """The environment; a running demo lends its own when no database is named in it."""
    running = VAR_DIR / "demo.json"
    if "DATABASE_URL" in os.environ or "ETMS_MODE" in os.environ or not running.exists():
        return dict(os.environ)
    return json.loads(running.read_text("utf-8")) | dict(os.environ)


ENV = _environment()
MODE = ENV.get("ETMS_MODE", "production")
if MODE not in {"production", "demo", "test"}:
    raise ImproperlyConfigured("ETMS_MODE is one of production, demo and test.")
PRODUCTION, DEMO = MODE == "production", MODE == "demo"


def _needed(name: str, otherwise: str = "") -> str:
    value = ENV.get(name, "" if PRODUCTION else otherwise)
    if not value:
        raise ImproperlyConfigured(f"{name} is not set; ETMS does not start without it.")
    return value


def _database(url: str) -> dict:
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        # Prepared by the server once a connection has asked it a few times: planning was half of
        # a page's time in the database.
        "OPTIONS": {
            "connect_timeout": 5,
            "server_side_binding": True,
            "prepare_threshold": 3,
        },
    }


SECRET_KEY = _needed("SECRET_KEY", "not a secret: for tests and the demo only, never for real use")
SECRET_KEY_FALLBACKS = ENV.get("SECRET_KEY_FALLBACKS", "").split()
# Signs receipts, which people verify years later; earlier keys only verify.
ETMS_SIGNING_KEY = _needed("ETMS_SIGNING_KEY", "not a secret: for tests and the demo only")
ETMS_SIGNING_KEY_FALLBACKS = ENV.get("ETMS_SIGNING_KEY_FALLBACKS", "").split()
DEBUG = False
ALLOWED_HOSTS = ENV.get(
    "ALLOWED_HOSTS", "" if PRODUCTION else "127.0.0.1 localhost testserver"
).split()
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS is not set; ETMS does not start without names.")
CSRF_TRUSTED_ORIGINS = ENV.get("CSRF_TRUSTED_ORIGINS", "").split()

# The application signs in as a role that owns nothing; only migrate uses the owner's.
DATABASES = {"default": _database(_needed("DATABASE_URL", "postgres://etms_app@127.0.0.1/etms"))}
DATABASE_OWNER = _database(ENV["DATABASE_OWNER_URL"]) if ENV.get("DATABASE_OWNER_URL") else None
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.usersessions",
    "guardian",
    "rest_framework",
    "knox",
    "drf_spectacular",
    "django_htmx",
    "template_partials",
    "etms",
    "etms.trace",
    "etms.accounts",
    "etms.directory",
    "etms.roles",
    "etms.cycles",
    "etms.answers",
    "etms.learning",
    "etms.committees",
    "etms.packages",
    "etms.work",
    "classification",
    "performance",
    "talent",
    "reports",
]
if not PRODUCTION:
    INSTALLED_APPS.append("demo")

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "etms.accounts.middleware.headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "etms.work.middleware.request_log",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "etms.accounts.middleware.session_limits",
    "etms.accounts.middleware.language",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "etms.accounts.middleware.SignInFirst",
    "django_htmx.middleware.HtmxMiddleware",
    "etms.accounts.middleware.no_store",
    "etms.trace.middleware.transaction",
    "etms.work.middleware.method_page",
]

ROOT_URLCONF = "etms.urls"
WSGI_APPLICATION = "etms.wsgi.application"
FORM_RENDERER = "etms.forms.Renderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["etms.templatetags.etms"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "etms.navigation.context",
                "etms.work.context.unread",
            ],
        },
    }
]

if DEMO:
    TEMPLATES[0]["OPTIONS"]["context_processors"].append("demo.context.demo_people")

# Accounts and sign-in
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["etms.accounts.backends.OneHash"]
PASSWORD_HASHERS = (
    ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if MODE == "test"
    else ["etms.accounts.hashers.Argon2"]
)
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "work:home"
ACCOUNT_ADAPTER = "etms.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "etms.accounts.forms.SignInForm",
    "reset_password": "etms.accounts.forms.ResetForm",
    "reset_password_from_key": "etms.accounts.forms.NewPasswordForm",
    "change_password": "etms.accounts.forms.ChangePasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*"]
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[ETMS-SGTC] "
ACCOUNT_USER_DISPLAY = "etms.accounts.queries.display_name"
ACCOUNT_RATE_LIMITS = {
    # By address generously, since a whole department may come from one; by account strictly.
    "login": "300/m/ip",
    "login_failed": "100/m/ip,5/5m/key",
    "reset_password": "60/m/ip,5/h/key",
    "reset_password_from_key": "60/m/ip",
    "change_password": "5/m/user",
}
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60
USERSESSIONS_TRACK_ACTIVITY = False
# How many proxies stand before the application; a wrong number makes one bucket of all clients.
ALLAUTH_TRUSTED_PROXY_COUNT = int(ENV.get("TRUSTED_PROXIES", "0"))

# guardian keeps derived grants only, and only etms/access.py speaks to it (docs/decisions).
ANONYMOUS_USER_NAME = None
GUARDIAN_MONKEY_PATCH_USER = False
SILENCED_SYSTEM_CHECKS = ["guardian.W001"]

# Sessions and counters live in the database: pages and sign-in work without Redis.
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_IDLE_SECONDS = 30 * 60
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "__Host-etms-session" if PRODUCTION else "etms-session"
CSRF_COOKIE_NAME = "__Host-etms-csrf" if PRODUCTION else "etms-csrf"
CSRF_COOKIE_HTTPONLY = False  # htmx reads it from the page, never from the cookie
CSRF_USE_SESSIONS = False
CSRF_FAILURE_VIEW = "etms.accounts.views.too_old"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "etms_counters",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # beyond it Django throws counters away
    }
}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Transport and content security
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None
)
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

# Two languages
USE_I18N = USE_TZ = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("fr", _("French"))]
LANGUAGE_COOKIE_NAME = "etms-language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = PRODUCTION
FORMAT_MODULE_PATH = "etms.formats"
# Named here too, because the catalogues of packages would win over those of our apps.
LOCALE_PATHS = [*BASE_DIR.glob("*/locale"), *BASE_DIR.glob("etms/*/locale")]
TIME_ZONE = "America/Toronto"

# Static files come from packages and from build/, which the set-up fills.
STATIC_URL = "static/"
STATIC_ROOT = Path(ENV.get("STATIC_ROOT", BASE_DIR / "build" / "static"))
STATICFILES_DIRS = [BASE_DIR / "static", ("fonts", BASE_DIR / "build" / "fonts")]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if MODE != "test"
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = MODE == "test"
# Every client of a test sets the middleware up anew: let it find a file when it is asked for one,
# and not look through all of them each time.
WHITENOISE_AUTOREFRESH = MODE == "test"

# Mail: a relay in production, files in the demo, memory in the tests
EMAIL_BACKEND = {
    "production": "django.core.mail.backends.smtp.EmailBackend",
    "demo": "django.core.mail.backends.filebased.EmailBackend",
    "test": "django.core.mail.backends.locmem.EmailBackend",
}[MODE]
EMAIL_FILE_PATH = VAR_DIR / "mail"
EMAIL_HOST = ENV.get("EMAIL_HOST", "localhost")
EMAIL_PORT = int(ENV.get("EMAIL_PORT", "25"))
EMAIL_USE_TLS = ENV.get("EMAIL_USE_TLS", "1" if PRODUCTION else "") == "1"
EMAIL_TIMEOUT = 10
EMAIL_HOST_USER = ENV.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = ENV.get("EMAIL_HOST_PASSWORD", "")
DEFAULT_FROM_EMAIL = ENV.get("MAIL_FROM", "etms-sgtc@localhost")
SITE_URL = _needed("SITE_URL", "http://127.0.0.1:8000").rstrip("/")  # links in mails

# The API
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "etms.api.tokens.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["etms.api.parsers.Json"],
    "DEFAULT_SCHEMA_CLASS": "etms.api.schema.Schema",
    "DEFAULT_METADATA_CLASS": None,
    "EXCEPTION_HANDLER": "etms.api.refusals.answer_to",
    "URL_FORMAT_OVERRIDE": None,
}
REST_KNOX = {"TOKEN_TTL": None, "AUTO_REFRESH": False, "AUTH_HEADER_PREFIX": "Token"}
SPECTACULAR_SETTINGS = {
    "TITLE": "ETMS",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVE_PERMISSIONS": ["rest_framework.permissions.IsAuthenticated"],
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "etms.api.schema.describe_refusals",
    ],
}

# Jobs: the database is the queue, Redis carries nudges only
REDIS_URL = ENV.get("REDIS_URL", "")
locals().update(broker.celery_settings(redis_url=REDIS_URL, folder=VAR_DIR / "nudges"))

LOGGING_CONFIG = None  # etms/work/logs.py
LOG_LEVEL = ENV.get("LOG_LEVEL", "INFO")
ETMS_DEMO_PASSWORD = ENV.get("ETMS_DEMO_PASSWORD", "")
