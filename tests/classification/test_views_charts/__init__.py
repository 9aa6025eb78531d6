"""The guide charts: pages, choices, points, amounts, and what never leaves."""
