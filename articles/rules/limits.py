"""How long things may be, in characters, how many there may be, and between which days a paper appears:
one place for forms, actions, importers and columns."""

from datetime import date

HEADLINE = 300
STANDFIRST = 1_000
AUTHOR_NOTE = 1_000
CORRECTION = 5_000
BODY = 2_000_000
UNFINISHED = BODY + 20_000  # a story and all that stands around it, before any rule
NAME = 120
CAPTION = 2_000
CREDIT = 200
ALTERNATIVE = 500
RELATED = 6  # stories chosen to stand beside another
DESCRIPTION = 2_000
ADDRESS = 500
DEEPEST_SECTION = 5
LANGUAGE = 20
# No paper is older; and a day's neighbours must exist in every time zone.
FIRST_DAY, LAST_DAY = date(1600, 1, 1), date(9998, 12, 31)
