"""How nudges travel to the worker: over Redis, or through files where there is no Redis.

Nothing is lost with a nudge: the jobs are rows of the database, and beat finds the missed ones.
"""

from pathlib import Path


def celery_settings(*, redis_url: str, folder: Path) -> dict[str, object]:
    """Celery's settings; `folder` holds the messages when `redis_url` is empty."""
    options = _redis_options() if redis_url else _file_options(folder)
    return {
        "CELERY_BROKER_URL": redis_url or "filesystem://",
        "CELERY_BROKER_TRANSPORT_OPTIONS": options,
        "CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP": True,
        # A page must not wait for a broker that is down: one try, then beat finds the job.
        "CELERY_BROKER_CONNECTION_TIMEOUT": 2,
        "CELERY_TASK_PUBLISH_RETRY": False,
        "CELERY_TASK_ACKS_LATE": True,
        "CELERY_TASK_REJECT_ON_WORKER_LOST": True,
        "CELERY_TASK_IGNORE_RESULT": True,
        "CELERY_WORKER_PREFETCH_MULTIPLIER": 1,
        "CELERY_WORKER_ENABLE_REMOTE_CONTROL": False,
        "CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS": True,
        "CELERY_ACCEPT_CONTENT": ["json"],
        "CELERY_TASK_SERIALIZER": "json",
        "CELERY_BEAT_SCHEDULE": {
            # What a nudge missed waits no longer than this; an unread message is soon worthless.
            "drain": {
                "task": "etms.work.tasks.drain",
                "schedule": 5,
                "options": {"expires": 5},
            },
            "reconcile the grants": {
                "task": "etms.roles.tasks.reconcile",
                "schedule": 60,
                "options": {"expires": 60},
            },
            "put the daily jobs": {
                "task": "etms.work.tasks.put_daily_jobs",
                "schedule": 600,
                "options": {"expires": 600},
            },
            "put the nightly figures": {
                "task": "reports.tasks.put_nightly",
                "schedule": 600,
                "options": {"expires": 600},
            },
        },
    }


def _redis_options() -> dict[str, object]:
    return {"socket_connect_timeout": 2, "socket_timeout": 10, "visibility_timeout": 600}


def _file_options(folder: Path) -> dict[str, object]:
    return {
        "data_folder_in": str(folder),
        "data_folder_out": str(folder),
        "control_folder": str(folder / "control"),
    }
