"""The tests: one folder per app or part, on real PostgreSQL and Redis."""
