"""What the health checks of docker-compose.yml run: `health.py web`, `worker` or `beat`."""

import http.client
import os
import sys

import psycopg

SILENT_SECONDS = 90


def web() -> bool:
    """The web server answers; it wants to be called by a name it knows."""
    connection = http.client.HTTPConnection("127.0.0.1", 8000, timeout=5)
    connection.request("GET", "/healthz", headers={"Host": os.environ["ALLOWED_HOSTS"].split()[0]})
    return connection.getresponse().status == 200


def sign_of_life(process: str) -> bool:
    """The process wrote its heartbeat of late."""
    with psycopg.connect(os.environ["DATABASE_URL"], connect_timeout=5) as database:
        silence = "now() - interval '1 second' * %s"
        query = f"SELECT count(*) FROM work_heartbeat WHERE process = %s AND at > {silence}"
        return database.execute(query, [process, SILENT_SECONDS]).fetchone()[0] > 0


if __name__ == "__main__":
    asked = sys.argv[1]
    sys.exit(0 if (web() if asked == "web" else sign_of_life(asked)) else 1)
