"""Builders of the things that tests talk about; each write stands under an act."""
