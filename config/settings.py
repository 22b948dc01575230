"""Settings: what the environment may say is in README; everything else is decided here."""

import datetime
import sys
from pathlib import Path

from csp.constants import NONE, SELF

from config import env

BASE_DIR = Path(__file__).resolve().parent.parent
TESTING = "pytest" in sys.modules

DEBUG = env.boolean("DEBUG", default=False)
LOCAL = DEBUG or TESTING
SECRET_KEY = env.secret(
    "SECRET_KEY",
    fallback="on-your-own-computer-only-this-key-is-public" if LOCAL else None,
)
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"] if DEBUG else [])
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS", [])

INSTALLED_APPS = [
    "quotes",
    "config.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django_filters",
    "axes",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "quotes.middleware.BusyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Readers go on while an import writes (WAL); a writer takes its lock at once and waits its turn
# (IMMEDIATE), because one that reads first and writes later fails when somebody was faster.
# A connection serves the requests of its thread for a while: to open one, SQLite reads the whole
# schema, which takes as long as to answer, and it begins with nothing in memory. A file that is put
# in the place of another one is seen when the connection's time is over.
SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": BASE_DIR / "on-the-record.sqlite3",
    "CONN_MAX_AGE": 60,
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    },
}
DATABASES = {"default": env.database("DATABASE_URL", SQLITE)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
# Five wrong passwords for one name from one address: then that pair waits. A name alone never
# waits, or anybody could keep an editor out; nor does an address, which a whole desk may share.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = datetime.timedelta(minutes=15)
# What the page says of the time to wait stays true, however often somebody tries meanwhile.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "quotes.admin.lockout.locked_out"
AXES_CLIENT_IP_CALLABLE = "quotes.visitors.address_of"
# Who signed in from where is kept no longer than the throttle needs it.
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
# On your own computer the files are served from where they stand, and nothing is collected.
STATIC_ROOT = None if LOCAL else BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if LOCAL
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}
WHITENOISE_USE_FINDERS = LOCAL

# No inline script or style anywhere, the admin included: what is not a file of ours does not run.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 60 * 60  # a long day at the desk
CSRF_COOKIE_HTTPONLY = True

# Only then does a header say how a request came and from where; anybody can write one.
BEHIND_PROXY = env.boolean("BEHIND_PROXY", default=False)

if not LOCAL:
    SECURE_SSL_REDIRECT = env.boolean("SECURE_SSL_REDIRECT", default=True)
    SECURE_HSTS_SECONDS = env.integer("SECURE_HSTS_SECONDS", 31_536_000)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    if BEHIND_PROXY:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    # Whoever asks for another host gets a 400; a traceback for each would drown the log.
    "loggers": {"django.security.DisallowedHost": {"handlers": ["quiet"], "propagate": False}},
    "handlers": {
        "quiet": {"class": "logging.NullHandler"},
        "console": {"class": "logging.StreamHandler"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}

# How old the figures may be that tell how much is held; 0 counts for each page.
FIGURES_SECONDS = env.integer("FIGURES_SECONDS", 0 if TESTING else 60)
# How much memory a process may fill with pages that are given again until something is written.
# Whoever changes a template wants to see it.
PAGES_MEGABYTES = env.integer("PAGES_MEGABYTES", 0 if LOCAL else 16)

# "Best match first" ranks so many of the newest matches; ranking them all has no upper bound.
SEARCH_RANKED = env.integer("SEARCH_RANKED", 10_000)
# So many seconds a question of each kind may keep the database busy; longer is too broad.
QUERY_SECONDS = {
    "list": env.integer("LIST_SECONDS", 4),
    "search": env.integer("SEARCH_SECONDS", 4),
    "count": env.integer("COUNT_SECONDS", 2),
    "panel": env.integer("PANEL_SECONDS", 4),
    "comparison": env.integer("COMPARISON_SECONDS", 4),
    "coverage": env.integer("COVERAGE_SECONDS", 4),
    "file": env.integer("FILE_SECONDS", 8),
}

# Whom a reader writes to when something is wrong; shown on the About page.
CONTACT = env.words("CONTACT", [""])[0]
