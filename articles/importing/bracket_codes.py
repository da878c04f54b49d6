"""WordPress's codes in square brackets, as converters leave them: ``[youtube https://…]``.

A code is known by its name (WordPress's own, or a page builder's prefix) together with an address, a
number or a ``key=value`` behind it; or by its end, ``[/name]``; or by ``key="value"`` alone. “[sic]”,
“[PDF]”, “[video of the event]” and “[quote unquote]” are words.
"""

import re
from html import unescape

from articles.importing import meanings, plain_words
from articles.importing.incoming import Incoming
from articles.importing.meanings import Code
from articles.importing.pieces import Embed, Picture, Words, embed, tweet, video
from articles.rules.wording import say

_NAMES = (
    "youtube|vimeo|dailymotion|slideshare|soundcloud|audio|video|embed|tweet|twitter|instagram|facebook|gist|"
    "scribd|storify|polldaddy|googlemaps|googlevideo|ted|flickr|wpvideo|videopress|gallery|playlist|iframe|"
    "contact-form|contact-form-7|gravityform|caption|wp_caption|nggallery|tableau|prezi|livestream|ustream"
)
# Page builders and collections of codes, each of whose codes begins so.
_BUILDERS = (
    "su|vc|et_pb|fusion|av|mk|nectar|wpv|x_|fl_|tatsu|cs_|dt_|ult|ultimate|wpbr|kc|siteorigin"
)
_CODE = re.compile(
    r"\\?\[(?P<slash>/?)(?P<name>[A-Za-z][\w-]{0,60}+)"
    r"(?P<said>(?:=|[ \t]+|\n[ \t]*)[^\[\]]{0,2000}+)?(?P<alone>/?)\\?\](?![(:])"
)
_KNOWN = re.compile(rf"{_NAMES}", re.IGNORECASE)
_BUILT = re.compile(rf"(?:{_BUILDERS})_?[a-z]\w*", re.IGNORECASE)
_PAIR = re.compile(  # what lies between ends at the next opening: no scan runs past it
    r"\\?\[(caption|wp_caption)\b([^\[\]\n]{0,2000}+)\]"
    r"((?:(?!\[(?:caption|wp_caption)\b).){0,3000}?)\\?\[/\1\\?\]",
    re.IGNORECASE | re.DOTALL,
)
_KEY = re.compile(r"(?:^|\s)[\w-]+=[\"'“”″„&]")
_NUMBERED = re.compile(r"id=\d+\s*/?")
_URL = re.compile(r"(?:https?:)?//[^\s\"'<>\[\]]+", re.IGNORECASE)
_SRC = re.compile(r"src=[\"']([^\"']*)|!\[[^\]]*\]\(([^)\s]+)", re.IGNORECASE)
_ALT = re.compile(r"alt=[\"']([^\"']*)|!\[([^\]]*)\]", re.IGNORECASE)
_MARKUP = re.compile(r"<[^<>]*>|\[?!\[[^\]]*\]\([^)]*\)(?:\]\([^)]*\))?")
_FILM = re.compile(r"(?=.*[\dA-Z_-])[\w-]{11}|[A-Za-z]+\d\w{1,14}")  # the id of a film at YouTube
_ALONE = ("gallery", "playlist")
_LETTERS = {"b": "b", "i": "i", "strong": "b", "em": "i", "u": "u", "s": "s"}
_SOURCE_CODE = ("code", "sourcecode", "php", "css", "javascript", "html", "xml", "sql", "bash")
# What only places the words inside on the page.
_LAYOUT = re.compile(
    rf"{_BUILT.pattern}|one_\w+|two_\w+|three_\w+|columns?|row|section|dropcap|highlight|box|center|span|div|lead",
    re.IGNORECASE,
)
_LONGEST_LABEL = 500


def take(text: str, taken, incoming: Incoming) -> str:
    """``text`` with a stand-in (of ``taken``) for each code; what is left out is noted."""
    if "[" not in text:
        return text
    if "[/" in text:
        text = _PAIR.sub(lambda match: _pair(match, taken, incoming), text)
    return _Reading(text, taken, incoming).all()


def _pair(match: re.Match, taken, incoming: Incoming) -> str:
    """A picture with its caption."""
    inside = match[3]
    src, alt = _SRC.search(inside), _ALT.search(inside)
    caption = " ".join(_MARKUP.sub("", taken.plain(inside)).split())
    if src or not taken.stand_in.search(inside):
        picture = Picture(
            src[1] or src[2] if src else "", alt[1] or alt[2] or "" if alt else "", caption
        )
        incoming.note(picture.note())
    elif caption:
        incoming.note(
            say("The caption “%(caption)s” was left out with its picture.", caption=caption)
        )
    return ""


class _Reading:
    """One way through the codes, each exchanged for what it means."""

    def __init__(self, text: str, taken, incoming: Incoming):
        self.text, self.taken, self.incoming = text, taken, incoming

    def all(self) -> str:
        codes = [self._code(match) for match in _CODE.finditer(self.text)]
        _pair_up(codes)
        out, position = [], 0
        for code in codes:
            if code.start < position or not self._is_code(code):
                continue
            out.append(self.text[position : code.start])
            meaning, position = self._meaning(code)
            out.append(meaning)
        return "".join([*out, self.text[position:]])

    def _code(self, match: re.Match) -> Code:
        said = _plain(self.taken.plain(match["said"] or "").strip().removeprefix("="))
        name = match["name"].lower()
        # “[a][b]” is a link of Markdown, whatever stands in it, unless the second is an end.
        linked = self.text[match.end() : match.end() + 1] == "[" and not self._code_follows(match)
        return Code(match.start(), match.end(), name, said, bool(match["slash"]), shown=linked)

    def _code_follows(self, match: re.Match) -> bool:
        follows = self.text[match.end() + 1 : match.end() + 2] == "/"
        return follows or bool(_BUILT.fullmatch(match["name"]) or _KEY.search(match["said"] or ""))

    def _is_code(self, code: Code) -> bool:
        if code.shown and not code.mate and not code.closing:
            return False
        name, said = code.name, code.said
        if code.closing:
            return bool(code.mate) or bool(_KNOWN.fullmatch(name) or _BUILT.fullmatch(name))
        if code.mate:
            return not said or "=" in said or "//" in said
        if _KNOWN.fullmatch(name):
            return _says_something(name, said)
        if _BUILT.fullmatch(name) and "_" in name:
            return True
        return bool(_KEY.search(f" {said}") or _NUMBERED.fullmatch(said))

    def _meaning(self, code: Code) -> tuple[str, int]:
        """What stands in the text instead of ``code``, and where the text goes on."""
        name = code.name
        if name in _LETTERS and code.mate:
            return f"<{'/' if code.closing else ''}{_LETTERS[name]}>", code.end
        if name in _SOURCE_CODE and code.mate:
            return "\n```\n", code.end
        if "quote" in name and code.mate:
            return self._quotation(code), code.end
        if code.closing:
            return "", code.end
        inside = self._inside(code)
        piece = self._piece(code, inside)
        if isinstance(piece, Embed) and name == "url":  # a link inside the text
            end = code.mate.end if inside and code.mate else code.end
            address = self.taken.put(piece)
            return f'<a href="{address}">{self.taken.put(Words(piece.label))}</a>', end
        if piece is not None:
            return self.taken.put(piece), code.mate.end if inside and code.mate else code.end
        return self._unknown(code), code.end

    def _inside(self, code: Code) -> str:
        """The words between a code and its end, where they are its address or its label."""
        if not code.mate or not (_KNOWN.fullmatch(code.name) or _is_link(code.name)):
            return ""
        inside = self.text[code.end : code.mate.start]
        return (
            unescape(self.taken.plain(inside)).strip("\n <>")
            if len(inside) < _LONGEST_LABEL
            else ""
        )

    def _piece(self, code: Code, inside: str) -> Embed | Words | None:
        named, _ = meanings.arguments(code.said)
        if _is_link(code.name):
            href = named.get("url") or named.get("link") or named.get("href") or code.said or inside
            words = plain_words.of(inside) or named.get("text") or named.get("title") or ""
            return embed(href.strip("\"' "), words) or (Words(words) if words else None)
        if not _KNOWN.fullmatch(code.name):
            return None
        title = named.get("title", "")
        return _shown_elsewhere(code.name, code.said) or (embed(inside, title) if inside else None)

    def _quotation(self, code: Code) -> str:
        before = self.text[max(0, code.start - 200) : code.start].rpartition("\n")[2]
        if not code.closing:
            named, _ = meanings.arguments(code.said)
            said = next(
                (named[key] for key in ("author", "cite", "name", "source", "by") if key in named),
                "",
            )
            code.mate.cite = plain_words.of(said or (code.said.strip("\"'") if not named else ""))
            return meanings.apart("<blockquote>", before)
        cite = self.taken.put(Words(code.cite)) if code.cite else ""
        said = f"<p><cite>{cite}</cite></p>\n\n" if cite else ""
        return meanings.apart(f"{said}</blockquote>", before)

    def _unknown(self, code: Code) -> str:
        """Left out with a note, but for its title and the words up to its end."""
        named, _ = meanings.arguments(code.said)
        title = plain_words.of(named.get("title") or named.get("heading") or "")
        written = self.taken.plain(self.text[code.start : code.end])[:300]
        if not code.mate:
            self.incoming.note(
                say("The code %(code)s is not known here and was left out.", code=written)
            )
        elif not _LAYOUT.fullmatch(code.name):
            self.incoming.note(say("The code %(code)s is not known here and was left out; the words inside "
                                   "were kept.", code=written))  # fmt: skip
        if not title or not code.mate:
            return ""
        before = self.text[max(0, code.start - 200) : code.start].rpartition("\n")[2]
        return meanings.apart(f"**{self.taken.put(Words(title))}**", before)


def _pair_up(codes: list[Code]) -> None:
    waiting: dict[str, list[Code]] = {}
    for code in codes:
        if not code.closing:
            waiting.setdefault(code.name, []).append(code)
        elif waiting.get(code.name):
            code.mate = waiting[code.name].pop()
            code.mate.mate = code


def _plain(said: str) -> str:
    # Converters turn quotation marks to typographic ones and escape underscores.
    return re.sub("[“”″„]", '"', unescape(said)).replace("\\_", "_").rstrip("\\/ ")


def _is_link(name: str) -> bool:
    return name == "url" or "button" in name


def _says_something(name: str, said: str) -> bool:
    words = said.split(" ")
    return (
        "//" in said
        or "=" in said
        or (said == "" and name in _ALONE)
        or (len(words) == 1 and said.isdecimal())
        or (name == "youtube" and bool(_FILM.fullmatch(said)))
    )


def _shown_elsewhere(name: str, said: str) -> Embed | None:
    url = _URL.search(said)
    number = re.search(r"(?:^|\bid=\"?)(\d+)", said)
    film = re.fullmatch(r"(?:id=)?\"?([\w-]+)\"?", said)
    if url:
        return embed(url[0].split("&w=")[0])
    if name == "youtube" and film:
        return video("youtube", film[1])
    if name == "vimeo" and number:
        return video("vimeo", number[1])
    if name in ("tweet", "twitter") and number:
        return tweet("", number[1])
    if name == "slideshare" and number:
        return Embed(
            f"https://www.slideshare.net/slideshow/embed_code/{number[1]}", "Slides on SlideShare"
        )
    return None
