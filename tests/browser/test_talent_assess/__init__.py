"""Assessing and placing in Chromium."""
