"""In Japanese, where Django has no form of its own."""

PAPER_WEEKDAY = "Y年n月j日(l)"
