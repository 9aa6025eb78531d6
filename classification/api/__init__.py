"""The API of job evaluation: the same rules, for other systems."""
