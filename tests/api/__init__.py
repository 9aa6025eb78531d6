"""Tests of the base of the API."""
