"""In English, at the desk: a day as hours are planned, and the hour as on a clock of twenty-four."""

DATE_FORMAT = "j F Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y, H:i"

# Readers' pages
PAPER_DAY = "F j, Y"
PAPER_WEEKDAY = "l, F j, Y"
