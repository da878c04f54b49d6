"""Tables for spreadsheet programs."""

# What begins so is a formula to a program that opens the file (OWASP, “CSV injection”).
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def cell(value) -> str:
    """The text of a value as no program takes it for a formula: one that looks so begins with an apostrophe."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_BEGINS_A_FORMULA) else text
