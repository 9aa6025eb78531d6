"""Canadian French: 22 novembre 2026, 14 h 05, 1 234,50 (with no-break spaces)."""

# The h is escaped: Django 5.2's own fr_CA prints the hour twice (ticket 36543).
DATE_FORMAT = "j\xa0F\xa0Y"
TIME_FORMAT = "H\xa0\\h\xa0i"
DATETIME_FORMAT = "j\xa0F\xa0Y, H\xa0\\h\xa0i"
YEAR_MONTH_FORMAT = "F\xa0Y"
MONTH_DAY_FORMAT = "j\xa0F"
SHORT_DATE_FORMAT = "Y-m-d"
SHORT_DATETIME_FORMAT = "Y-m-d H\xa0\\h\xa0i"
FIRST_DAY_OF_WEEK = 0

# The first of each is what native date and time fields send and expect.
DATE_INPUT_FORMATS = ["%Y-%m-%d"]
TIME_INPUT_FORMATS = ["%H:%M", "%H:%M:%S"]
DATETIME_INPUT_FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"]

DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "\xa0"
NUMBER_GROUPING = 3
