"""Doors to job descriptions and evaluations."""
