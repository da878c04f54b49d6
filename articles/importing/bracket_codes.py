"""WordPress's codes in square brackets, as converters leave them: ``[youtube https://…]``.

Only names that WordPress and its common plugins know, and only with an address, a number or a
``key=value`` behind them: “[sic]”, “[PDF]” and “[video of the event]” are words.
"""

import re
from html import unescape

from articles.importing.incoming import Incoming
from articles.importing.pieces import Embed, Picture, embed, tweet, video

_NAMES = (
    "youtube|vimeo|dailymotion|slideshare|soundcloud|audio|video|embed|tweet|twitter|instagram|facebook|gist|"
    "scribd|storify|polldaddy|googlemaps|googlevideo|ted|flickr|wpvideo|videopress|gallery|playlist|iframe|"
    "contact-form|contact-form-7|gravityform|caption|wp_caption|nggallery|tableau|prezi|livestream|ustream"
)
_CODE = re.compile(
    rf"\\?\[({_NAMES})(?:(?:=|[ \t]+)([^\[\]\n]{{0,2000}}))?\\?\](?![(\[:])", re.IGNORECASE
)
_PAIR = re.compile(  # what lies between ends at the next opening: no scan runs past it
    r"\\?\[(caption|wp_caption|embed)\b([^\[\]\n]{0,2000}+)\]"
    r"((?:(?!\[(?:caption|wp_caption|embed)\b).){0,3000}?)\\?\[/\1\\?\]",
    re.IGNORECASE | re.DOTALL,
)
_CLOSE = re.compile(rf"\\?\[/(?:{_NAMES})\\?\]", re.IGNORECASE)
_URL = re.compile(r"(?:https?:)?//[^\s\"'<>\[\]]+", re.IGNORECASE)
_SRC = re.compile(r"src=[\"']([^\"']*)|!\[[^\]]*\]\(([^)\s]+)", re.IGNORECASE)
_ALT = re.compile(r"alt=[\"']([^\"']*)|!\[([^\]]*)\]", re.IGNORECASE)
_MARKUP = re.compile(r"<[^<>]*>|\[?!\[[^\]]*\]\([^)]*\)(?:\]\([^)]*\))?")
_ALONE = ("gallery", "playlist")


def take(text: str, taken, incoming: Incoming) -> str:
    """``text`` with a stand-in (of ``taken``) for each code; what is left out is noted."""
    if "[" not in text:
        return text
    if "[/" in text:
        text = _PAIR.sub(lambda match: _pair(match, taken, incoming), text)
    text = _CODE.sub(lambda match: _code(match, taken, incoming), text)
    return _CLOSE.sub("", text) if "[/" in text else text


def _pair(match: re.Match, taken, incoming: Incoming) -> str:
    inside = match[3]
    if match[1].lower() == "embed":
        piece = embed(unescape(inside).strip("\n <>"))
        return taken.put(piece) if piece else inside
    src, alt = _SRC.search(inside), _ALT.search(inside)
    caption = " ".join(_MARKUP.sub("", taken.stand_in.sub("", inside)).split())
    if src or not taken.stand_in.search(inside):
        picture = Picture(
            src[1] or src[2] if src else "", alt[1] or alt[2] or "" if alt else "", caption
        )
        incoming.note(picture.note())
    elif caption:
        incoming.note(f"The caption “{caption}” was left out with its picture.")
    return ""


def _code(match: re.Match, taken, incoming: Incoming) -> str:
    name = match[1].lower()
    said = _plain(taken.stand_in.sub("", match[2] or ""))
    if not _is_code(name, said):
        return match[0]
    piece = _piece(name, said)
    if piece is None:
        incoming.note(f"The code {match[0][:100]} is not known here and was left out.")
        return ""
    return taken.put(piece)


def _plain(said: str) -> str:
    # Converters turn quotation marks to typographic ones and escape underscores.
    return re.sub("[“”″„]", '"', unescape(said)).replace("\\_", "_").rstrip("\\/ ")


def _is_code(name: str, said: str) -> bool:
    words = said.split(" ")
    return (
        "//" in said
        or "=" in said
        or (said == "" and name in _ALONE)
        or (len(words) == 1 and said.isdecimal())
    )


def _piece(name: str, said: str) -> Embed | None:
    url = _URL.search(said)
    number = re.search(r"(?:^|\bid=\"?)(\d+)", said)
    if url:
        return embed(url[0].split("&w=")[0])
    if name == "vimeo" and number:
        return video("vimeo", number[1])
    if name in ("tweet", "twitter") and number:
        return tweet("", number[1])
    if name == "slideshare" and number:
        return Embed(
            f"https://www.slideshare.net/slideshow/embed_code/{number[1]}", "Slides on SlideShare"
        )
    return None
