"""The settings of production, with the baselines' addresses beside the site's, on loopback."""

import os

from config.settings import *  # noqa: F403

ROOT_URLCONF = "quotes.benchmarking.urls"
ALLOWED_HOSTS = ["127.0.0.1"]
SECURE_SSL_REDIRECT = False
STATIC_ROOT = os.environ["BENCH_STATIC"]
