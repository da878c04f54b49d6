"""How long things may be, in characters: one place for forms, actions, importers and columns."""

HEADLINE = 300
STANDFIRST = 1_000
AUTHOR_NOTE = 1_000
BODY = 2_000_000
NAME = 120
DESCRIPTION = 2_000
ADDRESS = 500
DEEPEST_SECTION = 5
