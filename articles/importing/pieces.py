"""What a shortcode can mean in an article."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, quote, urlsplit

from articles.rules.wording import Sentence, in_a_row, say


@dataclass(frozen=True)
class Picture:
    """A picture that is not brought in; ``note`` tells the editor what it was."""

    src: str
    alt: str = ""
    caption: str = ""

    def note(self) -> Sentence:
        caption = [say("caption: %(caption)s", caption=self.caption)] if self.caption else []
        said = [self.alt, *caption] if self.alt else caption
        address = self.src or say("without an address")
        if not said:
            return say("Picture %(address)s was left out.", address=address)
        return say(
            "Picture %(address)s (%(said)s) was left out.", address=address, said=in_a_row(said)
        )


@dataclass(frozen=True)
class Address:
    """The address of another article, for a link; empty if there is none."""

    href: str


@dataclass(frozen=True)
class Embed:
    """Something from elsewhere that was shown in the page: here it is a link."""

    href: str
    label: str = ""


@dataclass(frozen=True)
class Quote:
    """A quotation set apart, and who said it. Both are Markdown."""

    text: str
    cite: str = ""


@dataclass(frozen=True)
class Words:
    """Plain words."""

    text: str


@dataclass(frozen=True)
class Raised:
    """The number of a footnote."""

    text: str


Piece = Picture | Address | Embed | Quote | Words | Raised

_ID = re.compile(r"[\w-]+")
_FRAME = re.compile(
    r"(?:www\.)?(youtube(?:-nocookie)?\.com/embed|youtu\.be|player\.vimeo\.com/video)/([\w-]+)",
    re.IGNORECASE,
)
_SITES = {"youtube.com": "Video on YouTube", "youtu.be": "Video on YouTube", "vimeo.com": "Video on Vimeo",
          "slideshare.net": "Slides on SlideShare", "soundcloud.com": "Sound on SoundCloud"}  # fmt: skip


def video(site: str, given: str, title: str = "") -> Embed:
    """A video by its id or address at YouTube or Vimeo."""
    if "/" in given or "." in given:
        return embed(given, title)
    name = quote(given, safe="")
    href = (
        f"https://www.youtube.com/watch?v={name}"
        if site == "youtube"
        else f"https://vimeo.com/{name}"
    )
    return Embed(href, title or label_of(href))


def tweet(user: str, given: str) -> Embed | None:
    """A tweet by its number or its address."""
    if "/" in given:
        return embed(given, "Post on Twitter")
    number = given if given.isdecimal() else ""
    if not number:
        return None
    user = user if _ID.fullmatch(user) else ""
    return Embed(
        f"https://twitter.com/{user or 'i/web'}/status/{number}",
        f"Post by @{user}" if user else "Post on Twitter",
    )


def embed(address: str, label: str = "") -> Embed | None:
    """A link to what a player at ``address`` showed: the page of the film rather than its frame."""
    address = f"https:{address}" if address.startswith("//") else address.strip()
    if not address.lower().startswith(("http://", "https://")):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    frame = _FRAME.match(f"{parts.netloc}{parts.path}")
    if frame:
        return video("vimeo" if "vimeo" in frame[1].lower() else "youtube", frame[2], label)
    number = parse_qs(parts.query).get("v", [""])[0].partition("?")[0]
    if parts.netloc.lower().endswith("youtube.com") and _ID.fullmatch(number):
        return video("youtube", number, label)
    return Embed(address, label or label_of(address))


def label_of(address: str) -> str:
    """Words for a link that has none: what it leads to, by its site, or else the site's name."""
    host = urlsplit(address).netloc.lower().removeprefix("www.")
    return next(
        (words for site, words in _SITES.items() if host == site or host.endswith("." + site)), host
    )
