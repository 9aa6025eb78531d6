"""Dates, times and numbers as the Government of Canada writes them, in both languages."""
