"""How nudges travel: over Redis with short waits, or through files."""

import pytest
from celery import Celery

from etms.broker import celery_settings


def test_without_redis_the_messages_are_files(tmp_path):
    settings = celery_settings(redis_url="", folder=tmp_path)

    assert settings["CELERY_BROKER_URL"] == "filesystem://"
    assert settings["CELERY_BROKER_TRANSPORT_OPTIONS"]["data_folder_in"] == str(tmp_path)


@pytest.mark.parametrize("url", ["", "redis://:secret@127.0.0.1:1/0"])
def test_a_task_is_acknowledged_late_one_at_a_time_and_is_json(tmp_path, url):
    settings = celery_settings(redis_url=url, folder=tmp_path)

    assert settings["CELERY_TASK_ACKS_LATE"] is True
    assert settings["CELERY_WORKER_PREFETCH_MULTIPLIER"] == 1
    assert settings["CELERY_ACCEPT_CONTENT"] == ["json"]
    assert settings["CELERY_TASK_PUBLISH_RETRY"] is False


def test_a_message_goes_through_a_file_and_comes_back(tmp_path):
    (tmp_path / "control").mkdir()
    app = Celery("trial", set_as_current=False)
    app.config_from_object(celery_settings(redis_url="", folder=tmp_path), namespace="CELERY")

    app.send_task("nudge", kwargs={"job": 1})

    with app.connection_for_read() as connection, connection.SimpleQueue("celery") as queue:
        assert queue.get(timeout=5).payload[1] == {"job": 1}


def test_a_message_reaches_the_real_redis(redis_url, tmp_path):
    app = Celery("trial", set_as_current=False)
    app.config_from_object(
        celery_settings(redis_url=redis_url, folder=tmp_path), namespace="CELERY"
    )

    app.send_task("nudge", kwargs={"job": 2}, queue="trial")

    with app.connection_for_read() as connection, connection.SimpleQueue("trial") as queue:
        assert queue.get(timeout=5).payload[1] == {"job": 2}
