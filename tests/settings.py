"""The settings under test: etms.settings, in an environment no demo and no shell has a part in."""

import os

from tests.plugins.run import Run

RUN = Run.of_this_process()
os.environ.pop("DATABASE_OWNER_URL", None)
os.environ.pop("ETMS_DEMO_PASSWORD", None)
os.environ |= {
    "ETMS_MODE": "test",
    "ETMS_VAR": str(RUN.folder / "var"),
    "DATABASE_URL": "postgres://etms_app@127.0.0.1:1/not-started",  # the plugin fills it in
    "REDIS_URL": RUN.redis_url,
}

from etms.settings import *  # noqa: E402, F403  (only now, in that environment)
