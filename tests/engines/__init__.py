"""Tests of the engines, which know no app."""
