"""The worker under test is a real one, on the database and the Redis of this test."""

import time

from django.db import connection


def test_the_worker_gives_a_sign_of_life_in_the_database_of_the_test(worker):
    until = time.monotonic() + 20
    signs = 0
    while not signs and time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM work_heartbeat WHERE process = 'worker'")
            signs = cursor.fetchone()[0]
        time.sleep(0.1)

    assert signs == 1, worker.read_text("utf-8")
