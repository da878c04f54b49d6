"""Shortcodes: Hugo's ``{{< name … >}}``, Jekyll's ``{% name … %}``, WordPress's ``[youtube …]``.

They are taken out before the Markdown is rendered; a stand-in (letters and digits, so that Markdown
leaves it alone, in code and addresses too) keeps the place of each that means something here, and is
exchanged in the rendered HTML. Known to nobody: taken out and noted, the words between kept.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from articles.importing import bracket_codes, plain_text
from articles.importing.incoming import Incoming
from articles.importing.pieces import Address, Embed, Picture, Piece, Quote, Words, tweet, video

Resolve = Callable[[str], str | None]

# A quoted value may hold anything but the opening or the end of a shortcode, and nothing is tried twice
# (the possessive ++ and *+): a page of nothing but openings takes no longer than its length.
_QUOTED = r'"(?:[^"\\{}]|\\.|\{(?!\{[<%])|\}(?!\}))*+"|`(?:[^`{}]|\{(?!\{[<%])|\}(?!\}))*+`'
_CODE = re.compile(
    r"\{\{([<%])\s*+(/\*)?+\s*+(/?+)\s*+([\w./-]*+)"  # sign, a comment's opening, closing or not, name
    rf"((?:{_QUOTED}|[^\"`>%{{]|[>%](?!\}}\}})|\{{(?!\{{[<%])|[\"`])*+)"  # its arguments
    r"[>%]\}\}",
    re.DOTALL,
)
_LIQUID = re.compile(
    r"\{%-?\s*+(/?)(\w++)([^{}%\n]{0,1000}+)%\}"
    r"|\{\{-?\s*+(?:site|page|content|include|post)\b[^{}\n]{0,300}+\}\}"
)
_LEFT_OPEN = re.compile(r"\{\{[<%][ \t]*+[/\w.-]*+|[>%]\}\}")
_OPENING = re.compile(r"\{{2,}(?=[<%]|&lt;)")
_ARGUMENT = re.compile(rf"(?:([\w-]++)\s*+=\s*+)?({_QUOTED}|[^\s\"`=]++)", re.DOTALL)
_PICTURE = re.compile(
    r"(?:legacy-)?(?:img|image|figure|picture|photo)(?:-[\w-]+)?|[\w-]*-(?:img|image|figure)"
)
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?)$", re.IGNORECASE)
_LINKS = frozenset(
    ("ref", "relref", "tmp", "link", "legacy-file", "file", "asset-static", "post_url", "baseurl")
)
_KEEP_INSIDE = plain_text.words(
    "box note notice alert card callout accordion raw details div span column columns row center"
)


@dataclass
class Taken:
    """The text with stand-ins, and the pieces they stand for."""

    text: str
    mark: str
    pieces: list[Piece] = field(default_factory=list)

    @property
    def stand_in(self) -> re.Pattern[str]:
        return re.compile(rf"{self.mark}(\d+)x")

    def put(self, piece: Piece) -> str:
        """Keeps ``piece`` and gives its stand-in."""
        self.pieces.append(piece)
        return f"{self.mark}{len(self.pieces) - 1}x"

    def words_of(self, stand_in: re.Match) -> str:
        """What a stand-in says where there can be nothing but words."""
        piece = self.pieces[int(stand_in[1])]
        return piece.text if isinstance(piece, Words) else ""


def take(text: str, incoming: Incoming, resolve: Resolve, *, first_line: int = 1) -> Taken:
    """Takes every shortcode out of ``text``; what is lost by it is noted, with its line in the file."""
    mark = "newsroomstandin"
    while mark in text:
        mark += "q"
    taken = Taken("", mark)
    lines = _Lines(text, first_line)

    def hugo(match: re.Match) -> str:
        if match[2]:  # {{</* … */>}} is a shortcode to be shown, not one to be carried out
            return taken.put(Words(re.sub(r"/\*\s*|\s*\*/", " ", match[0])))
        return _meaning(
            match[3], match[4].lower(), match[5], taken, incoming, resolve, lines.of(match.start())
        )

    text = _CODE.sub(hugo, text)
    if "{%" in text or "{{" in text:
        lines = _Lines(text, first_line)
        text = _LIQUID.sub(lambda match: _liquid(match, taken, incoming, resolve, lines), text)
        lines = _Lines(text, first_line)
        text = _LEFT_OPEN.sub(lambda match: _left_open(match, incoming, lines), text)
    taken.text = bracket_codes.take(text, taken, incoming)
    return taken


def without(text: str, incoming: Incoming) -> str:
    """A line of front matter without its shortcodes; pictures in it are noted as left out."""
    if not any(sign in text for sign in ("{{", "{%", "[")):
        return text
    taken = take(text, incoming, lambda ref: None)
    return defused(taken.stand_in.sub("", taken.text))


def defused(text: str) -> str:
    """``text``, or HTML, without openings: those that came about because what stood inside was taken."""
    return _OPENING.sub("", text) if "{{" in text else text


class _Lines:
    """Line numbers for positions asked for in rising order."""

    def __init__(self, text: str, first: int):
        self.text, self.position, self.line = text, 0, first

    def of(self, position: int) -> int:
        self.line += self.text.count("\n", self.position, position)
        self.position = position
        return self.line


def _left_open(match: re.Match, incoming: Incoming, lines: _Lines) -> str:
    incoming.note(
        f"Line {lines.of(match.start())}: the shortcode sign {match[0].strip()} was left out."
    )
    return ""


def _liquid(
    match: re.Match, taken: Taken, incoming: Incoming, resolve: Resolve, lines: _Lines
) -> str:
    line = lines.of(match.start())
    if not match[2]:
        return (
            ""  # {{ site.baseurl }}: the site's own address, which stands before every path anyway
        )
    name = match[2].lower()
    closing = name.startswith("end")
    return _meaning(
        "/" if closing else match[1],
        name.removeprefix("end"),
        match[3],
        taken,
        incoming,
        resolve,
        line,
    )


def _meaning(
    slash: str,
    name: str,
    written: str,
    taken: Taken,
    incoming: Incoming,
    resolve: Resolve,
    line: int,
) -> str:
    """What stands in the text instead of one shortcode. What was taken out inside it is left out."""
    name, written = (taken.stand_in.sub("", words) for words in (name, written))
    if name == "highlight":
        return "\n```\n"
    if slash or name in _KEEP_INSIDE:
        return ""
    named, rest = _arguments(written.rstrip("/- "))
    if name in _LINKS:
        return taken.put(_address((rest or [*named.values()] or [""])[0], incoming, resolve, line))
    piece = _piece(name, named, rest)
    if piece is None:
        incoming.note(f"Line {line}: the shortcode “{name}” is not known here and was left out.")
        return taken.put(Words(""))
    if isinstance(piece, Picture):
        incoming.note(piece.note())
    return taken.put(piece)


def _arguments(written: str) -> tuple[dict[str, str], list[str]]:
    named, rest = {}, []
    for match in _ARGUMENT.finditer(written):
        raw = match[2]
        value = raw[1:-1] if raw[0] in '"`' and len(raw) > 1 else raw
        value = re.sub(r"\\(.)", r"\1", value) if raw[0] == '"' else value
        if match[1]:
            named[match[1].lower()] = value
        else:
            rest.append(value)
    return named, rest


def _address(ref: str, incoming: Incoming, resolve: Resolve, line: int) -> Address:
    path, _, fragment = ref.strip().partition("#")
    found = resolve(path) if path else None
    if not found:
        incoming.note(f"Line {line}: the link to {ref} leads to no page here; its words were kept.")
        return Address("")
    return Address(f"{found}#{fragment}" if fragment else found)


def _piece(name: str, named: dict[str, str], rest: list[str]) -> Piece | None:
    first = named.get("id") or (rest[0] if rest else "")
    source = named.get("src") or named.get("file") or named.get("link", "")
    if _PICTURE.fullmatch(name) or _PICTURE_FILE.search(source):
        return Picture(source or first, named.get("alt", ""), named.get("caption", ""))
    if name in ("tweet", "x", "twitter"):
        return tweet(named.get("user", ""), first or named.get("url", ""))
    if name in ("youtube", "vimeo") and first:
        return video(name, first, named.get("title", ""))
    words = (
        named.get("text") or named.get("content") or named.get("title") or named.get("label") or ""
    )
    if "quote" in name and words:
        return Quote(words, named.get("cite") or named.get("author", ""))
    address = named.get("href") or named.get("url") or source or (rest[0] if rest else "")
    if address.startswith(("http://", "https://")):
        return Embed(address, words)
    return Words(words) if words else None
