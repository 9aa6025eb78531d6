"""The invented public service, made in memory from a seed and a day: no database, no clock."""
