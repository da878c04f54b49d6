"""What a shortcode means in an article, by its name and what is said in it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from articles.importing import plain_text, plain_words
from articles.importing.incoming import Incoming
from articles.importing.pieces import (
    Address,
    Embed,
    Picture,
    Piece,
    Quote,
    Words,
    embed,
    tweet,
    video,
)
from articles.rules.wording import Sentence, say

Resolve = Callable[[str], str | None]

QUOTED = r'"(?:[^"\\{}]|\\.|\{(?!\{[<%])|\}(?!\}))*+"|`(?:[^`{}]|\{(?!\{[<%])|\}(?!\}))*+`'
_ARGUMENT = re.compile(
    rf"(?:([\w-]++)\s*+(?:=\s*+|:\s++(?=[\"'])))?({QUOTED}|'[^'{{}}]*+'|[^\s\"`=,]++)", re.DOTALL
)
_PICTURE = re.compile(
    r"(?:legacy-)?(?:img|image|figure|picture|photo)(?:-[\w-]+)?|[\w-]*[-_](?:img|image|figure)"
)
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?)$", re.IGNORECASE)
_BUTTON = re.compile(r"[\w-]*(?:button|btn|cta)[\w-]*|link|href|download|card-link")
_INCLUDES = frozenset(("include", "include_relative", "include_cached", "render", "partial"))
_CODE_INSIDE = frozenset(("highlight", "code", "codeblock", "mermaid", "plantuml", "graphviz"))
_LINKS = frozenset(
    ("ref", "relref", "tmp", "link", "legacy-file", "file", "asset-static", "post_url", "baseurl")
)
_KEEP_INSIDE = plain_text.words(
    "box note notice alert card callout accordion raw details div span column columns row center hint "
    "admonition message panel tip warning info important caution tab tabs expand collapse spoiler aside "
    "infobox factbox toggle section rawhtml html unsafe pageinfo summary block cards steps timeline"
)
_NOTHING = ("toc", "clear", "clearfix", "more")  # they place things on the page, and say nothing
_TITLED_FIRST = plain_text.words("details expand collapse spoiler accordion toggle tab summary")
_TITLES = ("title", "summary", "heading", "header", "label", "caption", "name")
_WORDS = ("text", "content", "title", "label", "name", "caption", "heading")
_ADDRESSES = ("href", "url", "link", "relref", "ref", "to", "src", "file")
_POSTS = ("tweet", "x", "twitter", "x-simple", "tweet_simple", "twitter_simple")
_POST = re.compile(r"^\d+$|//(?:\w+\.)?(?:twitter|x)\.com/")
FENCE = "\n```\n"
_KIND = re.compile(r"[a-z0-9_-]+")  # {{< notice warning >}}: a style, no title


@dataclass(eq=False)
class Code:
    """One shortcode as it stands in the text; ``mate`` is its other end."""

    start: int
    end: int
    name: str
    said: str
    closing: bool = False
    shown: bool = False  # as it is written, not carried out
    mate: "Code | None" = None
    cite: str = ""  # of a quotation: who said it


def is_button(name: str) -> bool:
    """True for the names that themes give to links made to look like buttons."""
    return bool(_BUTTON.fullmatch(name))


class Meaning:
    """One code and what is needed to say what it means."""

    def __init__(self, code: Code, taken, incoming: Incoming, resolve: Resolve, line: int):
        self.code, self.name, self.line = code, code.name, line
        self.taken, self.incoming, self.resolve = taken, incoming, resolve
        self.named, self.rest = arguments(code.said.rstrip("/- "))
        if self.name in _INCLUDES and self.rest:  # {% include button.html url="…" %}
            self.name = PurePosixPath(self.rest.pop(0)).stem.lower()

    def markdown(self, label: str, before: str) -> str:
        """What stands in the text instead. ``before`` is what stands before the code on its line."""
        if self.name in _CODE_INSIDE:
            return FENCE if before.strip() or not self.code.closing else FENCE[1:]
        if self.code.mate and "quote" in self.name:
            return self._quotation(before)
        if self.code.closing:
            return ""
        if self.name in _KEEP_INSIDE or self.code.mate:
            return self._opening(label, before)
        if self.name in _NOTHING:
            return ""
        if self.name in _LINKS and not self._has_label():
            return self.taken.put(self._address((self.rest or [*self.named.values()] or [""])[0]))
        return self._put(self._piece(label))

    def _has_label(self) -> bool:
        return self.name == "link" and any(
            self.named.get(key) for key in ("text", "title", "label")
        )

    def _quotation(self, before: str) -> str:
        """A quotation with its words between two codes."""
        if not self.code.closing:
            said = self.named or {"author": " ".join(w for w in self.rest if not _is_address(w))}
            self.code.mate.cite = plain_words.of(
                _first(said, ("cite", "author", "by", "source", "name"))
            )
            return apart("<blockquote>", before)
        cite = self.code.cite
        return apart(
            (f"<p><cite>{self.taken.put(Words(cite))}</cite></p>\n\n" if cite else "")
            + "</blockquote>",
            before,
        )

    def _opening(self, label: str, before: str) -> str:
        """The beginning of something with words inside: its title, or the link that it is."""
        if label and self.name in ("link", "href") and (href := self._href()):
            piece = self._linked(href, label)  # a link inside the text
            address, words = self.taken.put(piece), self.taken.put(Words(label))
            return f'<a href="{address}">{words}</a>'
        if label or is_button(self.name):
            return self._put(self._piece(label))
        if self.name not in _KEEP_INSIDE and _PICTURE.fullmatch(self.name):
            return self._put(self._piece(""))
        title, href = self._title(), self._href()
        self._note_the_rest(Words(f"{title} {href}"))
        if self.name not in _KEEP_INSIDE:
            self._note(
                say(
                    "Line %(line)s: the shortcode “%(name)s” is not known here; the words inside were kept."
                )
            )
        if href:
            return self.taken.put(self._linked(href, title))
        return apart(f"**{self.taken.put(Words(title))}**", before) if title else ""

    def _title(self) -> str:
        given = _first(self.named, _TITLES)
        if not given and self.name in _TITLED_FIRST:
            given = self.rest[0] if self.rest else ""
        if not given:
            given = next((said for said in self.rest if not _KIND.fullmatch(said)), "")
        return "" if _is_address(given) else plain_words.of(given)

    def _href(self) -> str:
        return next(
            (given for key in _ADDRESSES if _is_address(given := self.named.get(key, ""))),
            next((given for given in self.rest if _is_address(given)), ""),
        )

    def _put(self, piece: Piece | None) -> str:
        if piece is None:
            self._note_left_out()
            piece = Words("")
        elif isinstance(piece, Picture):
            self.incoming.note(piece.note())
        else:
            self._note_the_rest(piece)
        return self.taken.put(piece)

    def _piece(self, label: str) -> Piece | None:
        first = self.named.get("id") or (self.rest[0] if self.rest else "")
        source = self.named.get("src") or self.named.get("file") or self.named.get("link", "")
        if _PICTURE.fullmatch(self.name) or _PICTURE_FILE.search(source):
            return self._picture(
                source or _first(self.named, ("url", "image_path", "path")) or first
            )
        words = label or plain_words.of(_first(self.named, _WORDS))
        played = _player(self.name, self.named, self.rest, first)
        if played:
            return played
        if "quote" in self.name and words:
            # Its words are Markdown still: they are rendered where the quotation stands.
            return Quote(
                _first(self.named, _WORDS), _first(self.named, ("cite", "author", "source", "by"))
            )
        href = self._href()
        if href:
            return self._linked(href, words or self._other_words(href))
        if is_button(self.name):
            words = words or self._other_words("")
        return Words(words) if words else None

    def _other_words(self, href: str) -> str:
        return " ".join(plain_words.of(said) for said in self.rest if said != href)

    def _picture(self, src: str) -> Picture:
        src = next((said for said in self.rest if _PICTURE_FILE.search(said)), src)
        caption = _first(self.named, ("caption", "title", "description"))
        credit = _first(self.named, ("attr", "credit", "source", "copyright"))
        whole = f"{caption} ({credit})" if caption and credit else caption or credit
        return Picture(src, self.named.get("alt", ""), whole)

    def _linked(self, href: str, words: str) -> Piece:
        """A link to a page of this site or outside; the words alone where there is no such page."""
        if not href.startswith(("/", "#")) and "://" in href:
            return embed(href, words) or Words(words or href)
        found = self.resolve(href.partition("#")[0])
        if not found:
            self.incoming.note(
                say("The link to %(address)s leads to no page known here.", address=href)
            )
        if found or href.startswith("/"):
            return Embed(found or href, words or href)
        return Words(words or href)

    def _address(self, ref: str) -> Address:
        path, _, fragment = ref.strip().partition("#")
        found = self.resolve(path) if path else None
        if not found:
            self.incoming.note(
                say(
                    "Line %(line)s: the link to %(address)s leads to no page here; its words were kept.",
                    line=str(self.line),
                    address=ref,
                )
            )
            return Address("")
        return Address(f"{found}#{fragment}" if fragment else found)

    def _note(self, sentence: Sentence) -> None:
        self.incoming.note(sentence.filled(line=str(self.line), name=self.name))

    def _note_left_out(self) -> None:
        said = [
            words for words in [*self.named.values(), *self.rest] if " " in words or "://" in words
        ]
        if said:
            self._note(say("Line %(line)s: the shortcode “%(name)s” (%(said)s) is not known here and was left "
                           "out.", said="; ".join(said)[:500]))  # fmt: skip
        else:
            self._note(
                say("Line %(line)s: the shortcode “%(name)s” is not known here and was left out.")
            )

    def _note_the_rest(self, piece: Piece) -> None:
        """Words that stood in the code and are not shown."""
        shown = " ".join(str(value) for value in vars(piece).values())
        for said in [*self.named.values(), *self.rest]:
            if " " in said.strip() and plain_words.of(said) not in shown and said not in shown:
                self._note(say("Line %(line)s: the words “%(said)s” of the shortcode “%(name)s” were left out.",
                               said=said))  # fmt: skip


def arguments(written: str) -> tuple[dict[str, str], list[str]]:
    """What is said in a code: by lower-case name, and without one."""
    named, rest = {}, []
    for match in _ARGUMENT.finditer(written):
        raw = match[2]
        value = raw[1:-1] if raw[0] in "\"`'" and len(raw) > 1 and raw[-1] == raw[0] else raw
        value = re.sub(r"\\(.)", r"\1", value) if raw[0] == '"' else value
        if match[1]:
            named[match[1].lower()] = value
        else:
            rest.append(value)
    return named, rest


def _player(name: str, named: dict[str, str], rest: list[str], first: str) -> Embed | None:
    """A film, a post or a piece of code that another site shows."""
    if name in _POSTS:
        post = first or named.get("url", "")
        return tweet(named.get("user", ""), post) if name != "x" or _POST.search(post) else None
    site = f"{name} {named.get('provider', '')}".lower()
    found = next((site_name for site_name in ("youtube", "vimeo") if site_name in site), "")
    given = first or named.get("url", "") or named.get("video", "") or named.get("src", "")
    if found and given:
        return video(found, given, named.get("title", ""))
    if name == "gist" and rest:
        return Embed(f"https://gist.github.com/{'/'.join(rest[:2])}", "Code on GitHub")
    if name.startswith("instagram") and first and "/" not in first:
        return Embed(f"https://www.instagram.com/p/{first}/", "Post on Instagram")
    return None


def _first(named: dict[str, str], keys: tuple[str, ...]) -> str:
    return next((named[key] for key in keys if named.get(key)), "")


def _is_address(given: str) -> bool:
    given = given.strip()
    return (
        given.startswith(("http://", "https://", "/", "mailto:"))
        and " " not in given
        and len(given) > 1
    )


def apart(markdown: str, before: str) -> str:
    """``markdown`` as a block of its own, in the list or quotation in whose line it stands."""
    if before.strip(" \t>"):
        return f"\n\n{markdown}\n\n"
    lines = ["", *markdown.split("\n"), "", ""]
    return f"\n{before}".join(lines)
