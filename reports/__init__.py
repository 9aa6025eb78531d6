"""Reports: aggregates over the apps, suppressed before they leave."""
