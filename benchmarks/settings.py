"""The settings of the demo, with the floor's addresses and a counter of queries."""

from etms.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.urls"
MIDDLEWARE = ["benchmarks.floor.count_queries", *MIDDLEWARE]  # noqa: F405
