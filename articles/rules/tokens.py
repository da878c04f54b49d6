"""The pieces of cleaned HTML that rules look at one after the other."""

import re

# A tag of a cleaned body (its end’s stroke, its name, its attributes) or the text up to the next. The
# sanitiser writes “<” and “>” in attributes as references, so that neither ends a tag too early.
TOKEN = re.compile(r"<(/?)([a-z0-9]+)([^<>]*)>|[^<]+")
