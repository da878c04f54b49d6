"""In English: as the paper writes them, and the hour as on a clock of twenty-four."""

DATE_FORMAT = "F j, Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "F j, Y, H:i"
