"""What may be the name of a tag."""

import unicodedata

from articles.rules import cleaning
from articles.rules.refusals import NotFit
from articles.rules.wording import say

LONGEST = 100
# Marks that turn the direction of the text around them: a name with one shows as another (Unicode TR 36).
_TURNING = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def fit_name(name: str, *, field: str = "tags") -> str:
    """The name as it is stored. Raises ``NotFit`` at ``field`` with what is wrong with it."""
    clean = cleaning.clean_line(name)
    shown = clean[:40] + ("…" if len(clean) > 40 else "")
    if wrong := _what_is_wrong(name, clean, shown):
        raise NotFit(wrong, field=field)
    return clean


def _what_is_wrong(name: str, clean: str, shown: str) -> str:
    if _TURNING & set(name):
        return say(
            "The tag “%(name)s” holds invisible signs that turn the direction of the text: "
            "type it anew.",
            name=shown,
        )
    if "\x00" in name:
        return say("The tag “%(name)s” holds a sign that no text has: type it anew.", name=shown)
    if not clean:
        return say("A tag needs a name.")
    if len(clean) > LONGEST:
        return say(
            "The tag “%(name)s” has %(count)s characters; the longest allowed is %(longest)s.",
            name=shown,
            count=len(clean),
            longest=LONGEST,
        )
    if "<" in clean or ">" in clean:
        return say("The tag “%(name)s” holds “<” or “>”: a tag is plain words.", name=shown)
    if not any(unicodedata.category(sign)[0] in "LN" for sign in clean):
        return say("The tag “%(name)s” has no letter and no number in it.", name=shown)
    return ""
