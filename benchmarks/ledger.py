"""What the ledger costs a write: the same statement on a content table and on a bare copy of it.

python -m benchmarks.ledger, called by bin/bench ledger; the copy is thrown away.
"""

import argparse
import os
import statistics
import time

import psycopg

ROUNDS, WRITES = 7, 400
ACT = "SELECT audit.open_act('demo.load', NULL, NULL, 'bench', '', NULL, NULL, now())"
UPDATE = "UPDATE {table} SET given_name = given_name || 'x' WHERE id = %s"
INSERT = (
    "INSERT INTO {table} (given_name, family_name, first_official_language,"
    " correspondence_language) VALUES ('A', 'B', 'en', 'en')"
)


def _each(database: psycopg.Connection, sql: str, rows: list[int] | None) -> float:
    """Milliseconds a write, in one transaction that is rolled back."""
    with database.transaction(force_rollback=True):
        database.execute(ACT)
        begin = time.perf_counter()
        for row in rows if rows is not None else range(WRITES):
            database.execute(sql, [row] if rows is not None else None)
        return (time.perf_counter() - begin) * 1000 / WRITES


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("--port", "--seconds", "--web"):
        parser.add_argument(name)
    parser.parse_args()
    owner = psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True)
    application = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)
    _copy(owner)
    rows = [
        r[0] for r in owner.execute("SELECT id FROM bench_bare ORDER BY id LIMIT %s", [WRITES])
    ]
    print(f"Median of {ROUNDS} rounds of {WRITES} writes, in milliseconds a write:")
    for label, sql, keys in (("UPDATE", UPDATE, rows), ("INSERT", INSERT, None)):
        found: dict[str, list[float]] = {"bench_bare": [], "directory_person": []}
        for _ in range(ROUNDS):
            for table, times in found.items():
                times.append(_each(application, sql.format(table=table), keys))
        bare, kept = (statistics.median(times) for times in found.values())
        print(f"  {label}: bare {bare:.3f}, with the ledger {kept:.3f}, cost {kept - bare:.3f}")
    act = _act(application)
    print(f"  opening an act: {act:.3f}, once a service")
    owner.execute("DROP TABLE public.bench_bare")


def _copy(owner: psycopg.Connection) -> None:
    """A bare copy of the table, with its indexes and without its trigger."""
    names = "id, given_name, family_name, first_official_language, correspondence_language"
    owner.execute("DROP TABLE IF EXISTS bench_bare")
    owner.execute("CREATE TABLE bench_bare (LIKE directory_person INCLUDING ALL)")
    owner.execute(
        f"INSERT INTO bench_bare ({names}) OVERRIDING SYSTEM VALUE "
        f"SELECT {names} FROM directory_person"
    )
    owner.execute(
        "SELECT setval(pg_get_serial_sequence('bench_bare', 'id'), max(id)) FROM bench_bare"
    )
    owner.execute("ANALYZE bench_bare")


def _act(database: psycopg.Connection) -> float:
    with database.transaction(force_rollback=True):
        begin = time.perf_counter()
        for _ in range(WRITES):
            database.execute(ACT)
        return (time.perf_counter() - begin) * 1000 / WRITES


if __name__ == "__main__":
    main()
