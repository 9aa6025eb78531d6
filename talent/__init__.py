"""Talent management: questionnaires, talent map, calibration, succession."""
