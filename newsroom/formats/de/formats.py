"""In German, where Django has no form of its own."""

PAPER_WEEKDAY = "l, j. F Y"
